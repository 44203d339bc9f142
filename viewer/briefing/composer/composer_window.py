"""The window in which a briefing is composed."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QStatusBar,
    QVBoxLayout,
    QWidget,
)

from data.annotation import Label
from data.briefing.briefing import Briefing
from data.briefing.piece_making import PieceState
from data.briefing.pieces import PieceKind
from exporters import formats
from viewer.briefing.composer.briefings_dialog import BriefingName
from viewer.briefing.composer.depth_bar import DepthBar
from viewer.briefing.composer.page_pane import PagePane
from viewer.briefing.composer.piece_card import PieceFindings, cards
from viewer.briefing.composer.piece_list import PieceList
from viewer.briefing.composer.source_panel import SourcePanel
from viewer.briefing.composer.template_menu import TemplateMenu
from viewer.briefing.composer.title_form import TitleForm
from viewer.look.appearance import Appearance
from viewer.session.briefing_session import BriefingSession
from viewer.session.catalogue import told, tr, trn
from viewer.session.jobs import Jobs
from viewer.widgets.dialog_host import present
from viewer.widgets.literal_text import caption, plain_label, tool_tip, window_title
from viewer.widgets.menus import pop_up
from viewer.widgets.window_manners import Manners

_SIZE = QSize(1440, 900)
_LEAST = QSize(900, 560)
_SHARES = (320, 540, 530)
_HINT_FOR = 6000
INSERTED = (
    PieceKind.HEADING,
    PieceKind.TEXT,
    PieceKind.PRESS_LINE,
    PieceKind.TABLE,
    PieceKind.PAGE_BREAK,
)
"""What the author puts in of his own, in the order of the menu."""


class ComposerWindow(QWidget):
    """Places sources, pieces and pages beside each other; what is done, others do."""

    closed = Signal()
    reading_requested = Signal()
    """The reading window is wanted."""
    insert_requested = Signal(object)
    """The kind of an own piece that is to be put in behind the current one."""
    export_requested = Signal(str)
    """The name of the format in which the briefing is wanted."""
    print_requested = Signal()

    def __init__(
        self,
        session: BriefingSession,
        labels: tuple[Label, ...],
        jobs: Jobs,
        appearance: Appearance,
    ) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self._session = session
        self._labels = labels
        self._states: Mapping[str, PieceState] = {}
        self._costs: Mapping[str, str] = {}
        self._cautions: Mapping[str, str] = {}
        self.setObjectName("composer")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(_LEAST)
        self.resize(_SIZE)
        Manners(self)
        self.sources = SourcePanel(labels, appearance, self)
        self.title = TitleForm(self)
        self.pieces = PieceList(appearance, self)
        self.pages = PagePane(jobs, appearance, self)
        self._depths = DepthBar(self)
        self.templates = TemplateMenu(self)
        self._name = QPushButton(self)
        self._about = plain_label(parent=self, name="secondary")
        self._count = plain_label(parent=self, name="secondary")
        self._export = QPushButton(tr("Export"), self)
        self._status = QStatusBar(self)
        self._lay_out()
        self._connect()
        self.show_briefing(session.briefing)

    @property
    def labels(self) -> tuple[Label, ...]:
        """The user's labels."""
        return self._labels

    @property
    def session(self) -> BriefingSession:
        """The briefing that is shown."""
        return self._session

    def show_briefing(self, briefing: Briefing) -> None:
        """Show a briefing as it is now."""
        self.setWindowTitle(window_title(tr("{name} — Briefing Viewer", name=briefing.name)))
        self._name.setText(caption(briefing.name, 60))
        documents = len(briefing.document_ids)
        counted = trn("{count} document", "{count} documents", documents)
        self._about.setText(tr("{counted} · saved", counted=counted))
        counted = trn("{count} piece", "{count} pieces", len(briefing.pieces))
        to_see = trn("{count} to look at", "{count} to look at", len(self._cautions))
        self._count.setText(f"{counted} · {to_see}" if self._cautions else counted)
        self._count.setToolTip(tool_tip("\n".join(self._cautions.values())))
        self._depths.show_depth(briefing.depth)
        self.sources.show_used(briefing.used_annotations())
        found = PieceFindings(self._states, self._costs, self._cautions)
        self.pieces.show_cards(cards(briefing, self._labels, found))

    def show_found(
        self,
        states: Mapping[str, PieceState],
        costs: Mapping[str, str],
        cautions: Mapping[str, str],
    ) -> None:
        """Show what became of the pieces, what each costs, and what is to be looked at.

        `cautions` are sentences by the ids of pieces; under "" is what is of none.
        """
        self._states, self._costs, self._cautions = states, costs, cautions
        self.show_briefing(self._session.briefing)

    def tell(self, text: str) -> None:
        """Say in one line what was done, for a while."""
        self._status.showMessage(text, _HINT_FOR)

    def show_failure(self, text: str) -> None:
        """Say in one line what could not be done; it stays until something else is said."""
        self._status.showMessage(text)

    def come_forward(self) -> None:
        """Show the window before all others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def commit(self) -> None:
        """Keep what is being written."""
        self.pieces.finish()
        self.title.commit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar())
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        for widget in (self.sources, self._middle(), self.pages):
            split.addWidget(widget)
        split.setSizes(list(_SHARES))
        for place, share in enumerate((2, 4, 4)):
            split.setStretchFactor(place, share)
        self.sources.setMinimumWidth(220)
        self.pages.setMinimumWidth(260)
        column.addWidget(split, 1)
        self._status.setSizeGripEnabled(False)
        column.addWidget(self._status)
        self._tell_privacy()

    def _bar(self) -> QWidget:
        bar = QWidget(self)
        bar.setObjectName("composerBar")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        back = QPushButton(tr("‹ Reading"), bar)
        back.clicked.connect(self.reading_requested)
        self._name.setObjectName("briefingName")
        self._name.setFlat(True)
        self._name.setAccessibleName(tr("Rename the briefing"))
        self._name.clicked.connect(self._rename)
        printing = QPushButton(tr("Print…"), bar)
        printing.clicked.connect(self.print_requested)
        self._export.setObjectName("primary")
        menu = QMenu(self._export)
        for known in formats():
            menu.addAction(
                caption(f"{told(known.title)} ({known.suffixes[0]})"),
                partial(self.export_requested.emit, known.name),
            )
        self._export.setMenu(menu)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(10)
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(self._name)
        row.addWidget(self._about)
        row.addStretch(1)
        row.addWidget(self._depths)
        row.addSpacing(6)
        row.addWidget(printing)
        row.addWidget(self._export)
        return bar

    def _middle(self) -> QWidget:
        middle = QWidget(self)
        middle.setObjectName("briefingPane")
        middle.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        middle.setMinimumWidth(320)
        insert = QPushButton(tr("Insert"), middle)
        insert.setObjectName("link")
        insert.setMenu(self._insert_menu(insert))
        head = QHBoxLayout()
        head.setContentsMargins(16, 10, 16, 0)
        head.addWidget(plain_label(tr("BRIEFING"), middle, name="section"))
        head.addStretch(1)
        for widget in (self._count, self.templates, insert):
            head.addWidget(widget)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.title)
        column.addWidget(self.pieces, 1)
        return middle

    def _insert_menu(self, parent: QWidget) -> QMenu:
        names = {
            PieceKind.HEADING: tr("&Heading"),
            PieceKind.TEXT: tr("Own &Text"),
            PieceKind.PRESS_LINE: tr("&Press Line"),
            PieceKind.TABLE: tr("T&able of Notes"),
            PieceKind.PAGE_BREAK: tr("Page &Break"),
        }
        menu = QMenu(parent)
        for kind in INSERTED:
            menu.addAction(names[kind], partial(self.insert_requested.emit, kind))
        return menu

    def _connect(self) -> None:
        self._session.changed.connect(self.show_briefing)
        self._session.failed.connect(self.show_failure)
        self._depths.depth_requested.connect(self._session.set_depth)
        self.title.title_changed.connect(self._session.set_title)
        self.title.marking_changed.connect(self._session.set_marking)
        self.title.bottom_line_changed.connect(self._session.set_bottom_line)
        self.pieces.move_requested.connect(self._session.move)
        self.pieces.remove_requested.connect(self._remove)
        self.pieces.insert_requested.connect(self._offer_pieces)
        for keys, act in self._shortcuts().items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(act)

    def _shortcuts(self) -> dict[str, Callable[[], object]]:
        return {
            "Ctrl+Z": self._undo,
            "Ctrl+Shift+Z": self._redo,
            "Ctrl+Y": self._redo,
            "Ctrl+P": self.print_requested.emit,
            "Ctrl+W": self.close,
            "Ctrl+F": self.sources.focus_search,
        }

    def _offer_pieces(self, place: QPoint) -> None:
        pop_up(self._insert_menu(self), place)

    def _remove(self, ids: list[str]) -> None:
        row = self.pieces.pieces.row_of(ids[0])
        if self._session.remove(ids):
            left = self.pieces.pieces.rowCount()
            name = self.pieces.pieces.id_at(min(row, left - 1)) if left else ""
            self.pieces.choose([name] if name else [])
            self.tell(tr("Taken out; Ctrl+Z brings it back"))

    def _rename(self) -> None:
        dialog = BriefingName(self._session.briefing.name, tr("Rename Briefing"), self)
        dialog.named.connect(self._session.rename)
        present(dialog)

    def _undo(self) -> None:
        self.commit()
        name = self._session.undo()
        if name:
            self.tell(tr("Undone: {change}", change=name))

    def _redo(self) -> None:
        self.commit()
        name = self._session.redo()
        if name:
            self.tell(tr("Redone: {change}", change=name))

    def _tell_privacy(self) -> None:
        hint = plain_label(tr("Every change is saved at once"), self)
        self._status.addPermanentWidget(hint)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is being written, and give up what is under way."""
        self.commit()
        self.pages.stop()
        super().closeEvent(event)
        self.closed.emit()
