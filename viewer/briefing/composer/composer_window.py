"""The window in which a briefing is composed."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStatusBar,
    QVBoxLayout,
    QWidget,
)

from data.annotation import Label
from data.briefing.briefing import Briefing, Depth
from data.briefing.piece_making import PieceState
from data.briefing.profile import Profile
from data.briefing.wording.verb_choice import USUAL_CHOICE
from viewer.briefing.composer.briefings_dialog import BriefingName
from viewer.briefing.composer.composer_bar import ComposerBar
from viewer.briefing.composer.composer_menus import insert_menu, piece_menu
from viewer.briefing.composer.page_pane import PagePane
from viewer.briefing.composer.piece_card import PieceFindings, cards
from viewer.briefing.composer.piece_list import PieceList
from viewer.briefing.composer.source_panel import SourcePanel
from viewer.briefing.composer.title_form import TitleForm
from viewer.briefing.profiles.office_button import OfficeButton
from viewer.briefing.profiles.template_menu import TemplateMenu
from viewer.look.appearance import Appearance
from viewer.look.theme import LINK_INSET
from viewer.session.briefing_session import BriefingSession
from viewer.session.catalogue import tr, trn
from viewer.session.jobs import Jobs
from viewer.widgets.dialog_host import present
from viewer.widgets.literal_text import plain_label, tool_tip, window_title
from viewer.widgets.menus import pop_up
from viewer.widgets.window_manners import Manners

_SIZE = QSize(1440, 900)
_LEAST = QSize(900, 560)
_SHARES = (320, 540, 530)
_HINT_FOR = 6000


class ComposerWindow(QWidget):
    """Places sources, pieces and pages beside each other; what is done, others do."""

    closed = Signal()
    reading_requested = Signal()
    """The reading window is wanted."""
    insert_requested = Signal(object)
    """The kind of an own piece that is to be put in behind the current one."""
    export_requested = Signal(str)
    """The name of the format in which the briefing is wanted."""
    copies_requested = Signal()
    """Numbered copies are wanted, one for each recipient of the profile."""
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
        self._unprinted: frozenset[str] = frozenset()
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
        self.bar = ComposerBar(self)
        """What stands above."""
        self.templates = TemplateMenu(self)
        self._count = plain_label(parent=self, name="secondary")
        self.office = OfficeButton(self)
        self._portions: tuple[str, ...] = ()
        self.verbs = USUAL_CHOICE
        """Which verbs of commitment the office of the briefing goes by."""
        self._status = QStatusBar(self)
        self._lay_out()
        self._connect()
        self.show_briefing(session.briefing)
        self.pieces.setFocus()

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
        self.bar.show_briefing(briefing)
        counted = trn("{count} piece", "{count} pieces", len(briefing.pieces))
        to_see = trn("{count} to look at", "{count} to look at", len(self._cautions))
        self._count.setText(f"{counted} · {to_see}" if self._cautions else counted)
        self._count.setToolTip(tool_tip("\n".join(dict.fromkeys(self._cautions.values()))))
        self.sources.show_used(briefing.used_annotations())
        found = PieceFindings(self._states, self._costs, self._cautions, self._unprinted)
        self.pieces.shows_commitments = briefing.depth is Depth.COMMITMENTS
        self.pieces.show_cards(cards(briefing, self._labels, found))

    def show_found(self, states: Mapping[str, PieceState], costs: Mapping[str, str]) -> None:
        """Show what became of the pieces, and what each costs."""
        self._states, self._costs = states, costs
        self.show_briefing(self._session.briefing)

    def show_cautions(self, cautions: Mapping[str, str], unprinted: frozenset[str]) -> None:
        """Show what is to be looked at, by the ids of pieces; under "" is what is of none.

        `unprinted` are the pieces that are not on the pages.
        """
        if (cautions, unprinted) != (self._cautions, self._unprinted):
            self._cautions, self._unprinted = cautions, unprinted
            self.show_briefing(self._session.briefing)

    def show_office(self, profile: Profile | None, usual: tuple[str, ...]) -> None:
        """Offer what an office's profile has; where there is none, the usual markings."""
        self._portions = profile.markings if profile else ()
        self.verbs = profile.verbs if profile else USUAL_CHOICE
        self.title.offer_markings(profile.markings if profile else usual)
        self.office.show_office(self._session.briefing, profile)
        self.bar.offer_copies(has_recipients=bool(profile and profile.recipients))

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
        column.addWidget(self.bar)
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
        self._fill_status()

    def _middle(self) -> QWidget:
        middle = QWidget(self)
        middle.setObjectName("briefingPane")
        middle.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        middle.setMinimumWidth(320)
        insert = QPushButton(tr("Insert ▾"), middle)
        insert.setAccessibleName(tr("Insert"))
        insert.setObjectName("link")
        insert.setMenu(insert_menu(insert, self.insert_requested.emit))
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 12 - LINK_INSET, 0)
        head.addWidget(plain_label(tr("BRIEFING"), middle, name="section"))
        head.addStretch(1)
        head.addWidget(self._count)
        head.addSpacing(8)
        for widget in (self.templates, insert):
            head.addWidget(widget)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.title)
        column.addWidget(self.pieces, 1)
        return middle

    def _connect(self) -> None:
        self._session.changed.connect(self.show_briefing)
        self._session.failed.connect(self.show_failure)
        self.bar.depths.depth_requested.connect(self._session.set_depth)
        self.bar.reading_requested.connect(self.reading_requested)
        self.bar.rename_requested.connect(self._rename)
        self.bar.print_requested.connect(self.print_requested)
        self.bar.export_requested.connect(self.export_requested)
        self.bar.copies_requested.connect(self.copies_requested)
        self.title.title_changed.connect(self._session.set_title)
        self.title.marking_changed.connect(self._session.set_marking)
        self.title.bottom_line_changed.connect(self._session.set_bottom_line)
        self.pieces.move_requested.connect(self._session.move)
        self.pieces.remove_requested.connect(self._remove)
        self.pieces.insert_requested.connect(self._offer_pieces)
        self.pieces.menu_requested.connect(self._offer_piece)
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
        pop_up(insert_menu(self, self.insert_requested.emit), place)

    def _offer_piece(self, piece_id: str, place: QPoint) -> None:
        piece = self._session.briefing.piece(piece_id)
        if piece is not None:
            self.pieces.finish()
            pop_up(piece_menu(piece, self.pieces, self._portions, self._labels), place)

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

    def _fill_status(self) -> None:
        self._status.addPermanentWidget(self.office)
        self._status.addPermanentWidget(
            plain_label(tr("Every change is saved at once"), self, name="last")
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is being written, and give up what is under way."""
        self.commit()
        self.pages.stop()
        super().closeEvent(event)
        self.closed.emit()
