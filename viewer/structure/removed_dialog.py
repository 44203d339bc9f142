"""The removed text: what stands outside the text that is read, and what of it can come back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from data.citation import CitationIndex
from data.document import Document, Furniture, FurnitureKind
from data.messages import counted, said
from viewer.look.appearance import Appearance
from viewer.session.catalogue import told, tr
from viewer.session.document_session import DocumentSession
from viewer.widgets.dialog_parts import button, plain, row_of
from viewer.widgets.row_list import RowList
from viewer.widgets.row_model import Row
from viewer.widgets.window_manners import Dialog

_ABOUT = said("Found in the source and kept, but not part of the text that is read.")
_EMPTY = said("Nothing was taken out: all of the source is in the text.")
_HOW = said("With Edit ▸ Structure ▸ Take Out of the Text you take a passage out yourself.")
_KINDS = {
    FurnitureKind.MASTHEAD: said("Masthead"),
    FurnitureKind.REPEATED_TITLE: said("Repeated title"),
    FurnitureKind.CAPTION: said("Caption"),
    FurnitureKind.NAVIGATION: said("Link or contents"),
    FurnitureKind.RUNNING_HEAD: said("Running head"),
    FurnitureKind.PAGE_NUMBER: said("Page number"),
    FurnitureKind.END_MARK: said("End mark"),
    FurnitureKind.IMAGE: said("Image"),
    FurnitureKind.PAGE_FRAME: said("Page frame"),
    FurnitureKind.FRONT_MATTER: said("Front matter"),
    FurnitureKind.MARKUP: said("Mark-up"),
    FurnitureKind.TAKEN_OUT: said("Passage taken out by you"),
}


class RemovedTextDialog(Dialog):
    """Shows pieces of furniture by kind, what the user took out first."""

    put_back_requested = Signal(object)
    """The numbers of the pieces that are to be in the text again."""

    def __init__(
        self, session: DocumentSession, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Removed Text"))
        self._document = session.document
        self._numbers: tuple[int, ...] = ()
        self._list = RowList(tr("Removed text"), appearance, 2, self)
        self._about = plain(name="headline")
        self._how = plain(name="secondary")
        self._all = button("", self._ask_all)
        self._put_back = button(tr("&Put Back into the Text"), self._ask, primary=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self._about)
        column.addWidget(self._list, 1)
        column.addWidget(self._how)
        column.addStretch(0)  # takes the room of the list where that is hidden
        close = button(tr("Close"), self.reject)
        column.addLayout(row_of(self._all, right=(close, self._put_back)))
        self._list.current_changed.connect(self._enable)
        self._list.chosen.connect(lambda _: self._ask())
        self.set_session(session)
        self.setMinimumWidth(460)
        if session.document.furniture:
            self.resize(640, 520)

    def set_session(self, session: DocumentSession) -> None:
        """Show the pieces of another document, or of this one after a correction."""
        document = session.document
        place = self._list.current or 0
        self._document = document
        self._numbers = _by_kind(document)
        rows = [_row(document.furniture[number], session) for number in self._numbers]
        self._list.rows.set_rows(rows)
        if rows:
            self._list.set_current(min(place, len(rows) - 1))
        self._list.setHidden(not rows)
        count = len(rows)
        pieces = counted(
            "{count} piece of text outside the text",
            "{count} pieces of text outside the text",
            count,
        )
        self._about.setText(told(pieces if count else _EMPTY))
        self._how.setText(f"{told(_ABOUT)} {told(_HOW)}" if count else told(_HOW))
        self._enable()

    def _alike(self) -> tuple[int, ...]:
        """Return the numbers of the pieces of the current one's kind."""
        current = self._current()
        if current is None:
            return ()
        kind = self._document.furniture[current].kind
        return tuple(one for one in self._numbers if self._document.furniture[one].kind is kind)

    def _current(self) -> int | None:
        """Return the number of the current piece."""
        row = self._list.current
        return None if row is None else self._numbers[row]

    def _enable(self) -> None:
        alike = self._alike()
        is_own = bool(alike) and self._is_taken(alike[0])
        self._all.setText(
            tr("Put &All of Yours Back") if is_own else tr("Put &All of This Kind Back")
        )
        self._all.setVisible(len(alike) > 1)
        self._put_back.setVisible(bool(self._numbers))
        self._put_back.setEnabled(self._current() is not None)

    def _ask(self) -> None:
        number = self._current()
        if number is not None:
            self.put_back_requested.emit((number,))

    def _ask_all(self) -> None:
        self.put_back_requested.emit(self._alike())

    def _is_taken(self, number: int) -> bool:
        return self._document.furniture[number].kind is FurnitureKind.TAKEN_OUT


def _by_kind(document: Document) -> tuple[int, ...]:
    """Return the numbers of all pieces, those of one kind together, the user's own first."""
    order = {kind: place for place, kind in enumerate(FurnitureKind)}
    order[FurnitureKind.TAKEN_OUT] = -1
    pieces = document.furniture
    return tuple(sorted(range(len(pieces)), key=lambda number: order[pieces[number].kind]))


def _row(piece: Furniture, session: DocumentSession) -> Row:
    return Row(
        head=told(_KINDS[piece.kind]),
        aside=_where(piece, session.document, session.citations),
        text=" ".join(piece.text.split()),
        is_quote=True,
    )


def _where(piece: Furniture, document: Document, citations: CitationIndex) -> str:
    if piece.before == len(document.blocks):
        return tr("at the end")
    if piece.before == 0:
        return tr("at the beginning")
    if piece.before == document.title_block:
        return tr("before the title")
    return tr("before {citation}", citation=str(citations.of_block(piece.before)))
