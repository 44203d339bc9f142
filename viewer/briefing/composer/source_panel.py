"""What a briefing can be made of: the documents of the library, and their passages."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from data.annotation import Label
from data.library.records import ShelfEntry
from viewer.briefing.composer.passage_model import PassageModel
from viewer.look.appearance import Appearance
from viewer.look.theme import Theme
from viewer.services.briefings.source_reader import FoundPassage
from viewer.session.catalogue import tr, trn
from viewer.widgets.chips import CHIP, draw_chip
from viewer.widgets.literal_text import plain_label, tool_tip
from viewer.widgets.menus import pop_up
from viewer.widgets.row_delegate import RowDelegate
from viewer.widgets.row_list import RowList, show_focus_when_empty
from viewer.widgets.row_model import Row

_LINES = 2
_LEAST = 40
"""Pixels of the list of documents, where there is none yet."""
_AROUND_CHIP = 5
"""Pixels between the edge of a label's button and its chip."""
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class PassageList(QListView):
    """Passages that are dragged into the briefing, or put there with Enter."""

    chosen = Signal()
    """The selected passages are to be put in."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.passages = PassageModel(self)
        self.setObjectName("choices")
        self.setAccessibleName(tr("Passages and notes"))
        self.setModel(self.passages)
        show_focus_when_empty(self)
        self.setItemDelegate(RowDelegate(appearance, _LINES, self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.doubleClicked.connect(lambda _index: self.chosen.emit())

    @property
    def selected(self) -> list[FoundPassage]:
        """The selected passages, in their order."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [found for row in rows if (found := self.passages.passage(row)) is not None]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the selected passages in with Enter."""
        if event.key() in _ENTER:
            self.chosen.emit()
        else:
            super().keyPressEvent(event)


class SourcePanel(QWidget):
    """Lists documents and the passages of the one that is chosen, or what was searched for."""

    document_chosen = Signal(str)
    """The id of the document whose passages are wanted."""
    search_changed = Signal(str)
    """What is looked for in all documents; empty for nothing."""
    passages_chosen = Signal(list)
    """Pairs of ids of documents and annotations that are to be put in."""
    document_wanted = Signal(str)
    """The id of a document that is to be put in as a whole, with its notes."""
    open_requested = Signal(str, str)
    """A document, and an annotation in it, that are to be shown where they stand."""

    def __init__(
        self, labels: tuple[Label, ...], appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._labels = labels
        self._entries: list[ShelfEntry] = []
        self.setObjectName("sourcePanel")
        self._field = QLineEdit(self)
        self._field.setPlaceholderText(tr("Search passages and notes"))
        self._field.setAccessibleName(tr("Search passages and notes"))
        self._field.setClearButtonEnabled(True)
        self._documents = RowList(tr("Documents"), appearance, 0, self)
        self.list = PassageList(appearance, self)
        """The passages."""
        self._unused = QCheckBox(tr("Not yet used"), self)
        self._buttons = {label.id: self._button(label) for label in labels}
        self._count = plain_label(parent=self, name="secondary")
        appearance.follow(self._colour)
        self._lay_out()
        self._field.textChanged.connect(lambda text: self.search_changed.emit(text.strip()))
        self._documents.current_changed.connect(self._choose)
        self.list.chosen.connect(self._put_in)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)
        self._documents.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._documents.customContextMenuRequested.connect(self._show_document_menu)
        self._unused.toggled.connect(self._filter)

    @property
    def text(self) -> str:
        """What is looked for in all documents; empty for nothing."""
        return self._field.text().strip()

    @property
    def document_id(self) -> str:
        """The id of the chosen document; empty for none."""
        number = self._documents.current
        return self._entries[number].id if number is not None else ""

    def show_documents(self, entries: Sequence[ShelfEntry], chosen: str = "") -> None:
        """List documents, with one of them chosen."""
        self._entries = list(entries)
        rows = [Row(entry.title, str(entry.annotations or "")) for entry in entries]
        self._documents.rows.set_rows(rows)
        numbers = [n for n, entry in enumerate(entries) if entry.id == chosen] or [0]
        if rows:
            self._documents.set_current(numbers[0])
        # What few documents do not need is the passages'.
        needed = max(len(rows), 1) * max(self._documents.sizeHintForRow(0), 0)
        self._documents.setMaximumHeight(max(needed, _LEAST) + 2 * self._documents.frameWidth())

    def show_passages(self, passages: Sequence[FoundPassage], *, of_many: bool = False) -> None:
        """List passages; `of_many` documents, as a search finds them."""
        self.list.passages.set_passages(passages, self._labels, of_many=of_many)
        self._count.setText(trn("{count} passage", "{count} passages", len(passages)))

    def focus_search(self) -> None:
        """Let the user type what is looked for."""
        self._field.setFocus()
        self._field.selectAll()

    def show_used(self, used: frozenset[str]) -> None:
        """Show which annotations the briefing has."""
        self.list.passages.set_used(used)

    def _choose(self) -> None:
        if self.document_id:
            self.document_chosen.emit(self.document_id)

    def _put_in(self) -> None:
        pairs = [_ids(passage) for passage in self.list.selected]
        if pairs:
            self.passages_chosen.emit(pairs)

    def _filter(self) -> None:
        only = frozenset(name for name, button in self._buttons.items() if button.isChecked())
        self.list.passages.set_filter(only, hides_used=self._unused.isChecked())

    def _button(self, label: Label) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("labelButton")
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setIconSize(QSize(CHIP, CHIP))
        button.setAccessibleName(label.name)
        button.setToolTip(tool_tip(tr("Only {label}", label=label.name)))
        button.toggled.connect(self._filter)
        return button

    def _colour(self, theme: Theme) -> None:
        for label in self._labels:
            ratio = self.devicePixelRatioF()
            picture = QPixmap(QSize(round(CHIP * ratio), round(CHIP * ratio)))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            with QPainter(picture) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                draw_chip(painter, picture.rect().topLeft().toPointF(), label, theme)
            self._buttons[label.id].setIcon(QIcon(picture))

    def _show_menu(self, point: QPoint) -> None:
        passages = self.list.selected
        if not passages:
            return
        menu = QMenu(self)
        menu.addAction(tr("&Put in Briefing"), self._put_in)
        if len(passages) == 1:
            ids = _ids(passages[0])
            menu.addAction(tr("&Show in Document"), lambda: self.open_requested.emit(*ids))
        pop_up(menu, self.list.viewport().mapToGlobal(point))

    def _show_document_menu(self, point: QPoint) -> None:
        name = self.document_id
        if name:
            menu = QMenu(self)
            menu.addAction(
                tr("Put in Whole &Document with Its Notes"), lambda: self.document_wanted.emit(name)
            )
            pop_up(menu, self._documents.viewport().mapToGlobal(point))

    def _lay_out(self) -> None:
        chips = QHBoxLayout()
        chips.setSpacing(2)
        chips.setContentsMargins(14 - _AROUND_CHIP, 0, 14, 0)
        for button in self._buttons.values():
            chips.addWidget(button)
        chips.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setContentsMargins(14, 0, 14, 0)
        head.addWidget(plain_label(tr("SOURCES"), self, name="section"))
        head.addStretch(1)
        head.addWidget(self._count)
        column.addLayout(head)
        box = QVBoxLayout()
        box.setContentsMargins(14, 0, 14, 0)
        box.setSpacing(6)
        box.addWidget(self._field)
        column.addLayout(box)
        column.addLayout(chips)
        box = QVBoxLayout()
        box.setContentsMargins(14, 0, 14, 6)
        box.addWidget(self._unused)
        column.addLayout(box)
        column.addWidget(self._documents, 1)
        column.addWidget(self.list, 3)
        hint = plain_label(
            tr(
                "Only what stands in the middle goes out, private notes too where you put them "
                "there."
            ),
            self,
            name="secondary",
        )
        hint.setWordWrap(True)
        hint.setContentsMargins(14, 4, 14, 8)
        column.addWidget(hint)


def _ids(passage: FoundPassage) -> tuple[str, str]:
    return passage.annotation.document_id, passage.annotation.id
