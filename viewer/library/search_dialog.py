"""The library's dialog: all documents, and search across them and their annotations."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from data.annotation import Label
from data.library.records import Hit, ShelfEntry
from data.messages import Forms, Message, said
from data.text.query import HELP
from viewer.look.appearance import Appearance
from viewer.session.catalogue import told, tr, trn
from viewer.session.jobs import Job
from viewer.widgets.dialog_parts import button, plain, row_of
from viewer.widgets.menus import pop_up
from viewer.widgets.row_list import RowList
from viewer.widgets.row_model import Row
from viewer.widgets.window_manners import Dialog

_PLACES = (
    (said("Everywhere"), ""),
    (said("In annotations"), "in:notes"),
    (said("In documents"), "in:text"),
)
_HITS = (
    said("Nothing was found."),
    Forms("{count} hit", "{count} hits"),
    Forms("{count} hit and more", "{count} hits and more"),
)
_DOCUMENTS = (
    said("No document is in the library."),
    Forms("{count} document", "{count} documents"),
    Forms("{count} document and more", "{count} documents and more"),
)
"""What is said of none, of some, and of some where there are more."""
_KEYS_OF_LIST = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_LINES_OF_HIT = 2
"""What of the text around a hit is shown; of a document, there is one line to show."""


class FoundRow(NamedTuple):
    """A part of what was looked for, whether there is more, and what is to be said of it."""

    entries: Sequence[ShelfEntry | Hit]
    more: bool
    remarks: tuple[Message | str, ...] = ()


class LibraryFinder(Protocol):
    """Looks for things in the background; the job finishes with a Found."""

    def __call__(self, text: str, offset: int) -> Job:
        """Look for what `text` asks for, or for an empty text list all documents."""


class LibraryDialog(Dialog):
    """Lists the documents that were opened; as soon as something is typed, what matches it."""

    wanted = Signal(object)
    """The ShelfEntry or the Hit that is to be opened."""
    remove_requested = Signal(str)
    """The id of the document that is to go to the trash; `drop` is called once it is there."""

    def __init__(
        self,
        find: LibraryFinder,
        labels: tuple[Label, ...],
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Library"))
        self._find = find
        self._labels = {label.id: label for label in labels}
        self._entries: list[ShelfEntry | Hit] = []
        self._job: Job | None = None
        self._is_awaited = False
        self._field = QLineEdit(self)
        self._field.setPlaceholderText(tr("Search documents and annotations"))
        self._field.setAccessibleName(tr("Search documents and annotations"))
        self._field.setClearButtonEnabled(True)
        self._place = QComboBox(self)
        self._place.setAccessibleName(tr("Where to search"))
        for name, words in _PLACES:
            self._place.addItem(told(name), words)
        self._list = RowList(tr("Documents and hits"), appearance, 1, self)
        self._count = plain(name="secondary")
        self._remarks = plain(name="failure")
        self._remarks.hide()
        self._open = button(tr("&Open"), self._choose, primary=True)
        self._remove = button(tr("&Delete Document…"), self._ask_removal)
        self._has_more = False
        self._lay_out()
        self._field.textChanged.connect(self._search)
        self._field.installEventFilter(self)
        self._place.currentIndexChanged.connect(self._search)
        self._list.chosen.connect(lambda _: self._choose())
        self._list.current_changed.connect(self._enable)
        self._list.installEventFilter(self)
        self._list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._list.customContextMenuRequested.connect(self._show_menu)
        self._list.rows.more_wanted.connect(self._search_on)
        self._search()

    @property
    def text(self) -> str:
        """What is looked for, as it is asked of the library; empty for the list of documents."""
        words = self._field.text().strip()
        # The place stands first, where no open quotation mark takes it in.
        return f"{self._place.currentData()} {words}".strip() if words else ""

    def drop(self, document_id: str) -> None:
        """Show no more of a document that is gone; what stood behind it becomes current."""
        self._give_up()
        place = self._list.current or 0
        ahead = sum(1 for entry in self._entries[:place] if document_of(entry) == document_id)
        self._entries = [entry for entry in self._entries if document_of(entry) != document_id]
        self._list.rows.set_rows([self._row(entry) for entry in self._entries], more=self._has_more)
        if self._entries:
            self._list.set_current(min(place - ahead, len(self._entries) - 1))
        self._tell(more=self._has_more)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._field, 1)
        top.addWidget(self._place)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(plain(told(HELP), "secondary"))
        column.addWidget(self._remarks)
        column.addWidget(self._list, 1)
        column.addWidget(self._count)
        column.addLayout(row_of(self._remove, right=(button(tr("Close"), self.reject), self._open)))
        self.setMinimumSize(460, 420)
        self.resize(760, 640)

    def _search(self) -> None:
        self._start(0, self._show)

    def _search_on(self) -> None:
        self._start(len(self._entries), self._add)

    def _start(self, offset: int, show: Callable[[FoundRow], None]) -> None:
        """Look anew; of an earlier search that is not finished nothing is shown."""
        self._give_up()
        job = self._find(self.text, offset)
        job.finished.connect(lambda found: show(found) if job is self._job else None)
        job.failed.connect(lambda message: self._fail(message) if job is self._job else None)
        self._job = job

    def _give_up(self) -> None:
        self._is_awaited = False
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _show(self, found: FoundRow) -> None:
        self._job = None
        self._entries = list(found.entries)
        self._remarks.setText("\n".join(map(told, found.remarks)))
        self._remarks.setVisible(bool(found.remarks))
        self._list.set_lines(_LINES_OF_HIT if self.text else 1)
        self._list.rows.set_rows([self._row(entry) for entry in found.entries], more=found.more)
        if found.entries:
            self._list.set_current(0)
            self._list.scrollToTop()
        self._tell(more=found.more)
        if self._is_awaited:
            self._choose()

    def _add(self, found: FoundRow) -> None:
        self._job = None
        self._entries += found.entries
        self._list.rows.add_rows([self._row(entry) for entry in found.entries], more=found.more)
        self._tell(more=found.more)

    def _fail(self, message: str) -> None:
        self._count.setText(message)

    def _tell(self, *, more: bool) -> None:
        """Say how much there is."""
        self._has_more = more
        count = len(self._entries)
        nothing, some, some_of_more = _HITS if self.text else _DOCUMENTS
        shown = (some_of_more if more else some).of(count)
        self._count.setText(told(shown if count else nothing))
        self._enable()

    def _enable(self) -> None:
        for made in (self._open, self._remove):
            made.setEnabled(self._list.current is not None)

    def _choose(self) -> None:
        """Open what is current; while a search is under way, the first thing that it finds."""
        self._is_awaited = self._job is not None
        number = None if self._is_awaited else self._list.current
        if number is not None:
            entry = self._entries[number]
            self.accept()
            self.wanted.emit(entry)

    def _ask_removal(self) -> None:
        number = self._list.current
        if number is not None and self._job is None:
            self.remove_requested.emit(document_of(self._entries[number]))

    def _show_menu(self, point: QPoint) -> None:
        if not self._list.indexAt(point).isValid():
            return
        menu = QMenu(self._list)
        menu.setAccessibleName(tr("Document"))
        menu.addAction(tr("Open\tReturn"), self._choose)
        menu.addAction(tr("Delete Document…\tDel"), self._ask_removal)
        pop_up(menu, self._list.viewport().mapToGlobal(point))

    def _row(self, entry: ShelfEntry | Hit) -> Row:
        if isinstance(entry, Hit):
            label = self._labels.get(entry.label_id) if entry.annotation_id else None
            return Row(
                head=entry.title,
                aside=entry.citation or tr("whole document"),
                text=entry.excerpt,
                label=label,
                matches=entry.matches,
                is_quote=entry.annotation_id is None,
            )
        aside = trn(
            "{count} annotation, opened {date}",
            "{count} annotations, opened {date}",
            entry.annotations,
            date=f"{entry.opened.astimezone():%Y-%m-%d}",
        )
        where = " · ".join(part for part in (entry.date, entry.source_name) if part)
        return Row(head=entry.title, aside=aside, text=where)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys move through the list while the field has the focus.

        The Delete key is the list's, too, where the field has nothing to delete.
        """
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_plain = event.modifiers() in _PLAIN and not event.isAutoRepeat()
            is_deletion = event.key() == Qt.Key.Key_Delete and is_plain
            if is_deletion and (watched is self._list or not self._field.text()):
                self._ask_removal()
                return True
            if watched is self._field and event.key() in _KEYS_OF_LIST:
                self._list.keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)

    def done(self, result: int) -> None:
        """Close, and give up what is being looked for."""
        self._give_up()
        super().done(result)


def document_of(entry: ShelfEntry | Hit) -> str:
    """Return the id of the document that is listed, or in which something was found."""
    return entry.document_id if isinstance(entry, Hit) else entry.id
