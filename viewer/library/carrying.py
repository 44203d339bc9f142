"""The review of annotations that come over from another edition: old and new side by side."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QFont, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from data.anchoring import AnchorState
from data.annotation import Anchor, Label
from data.carrying import Carried, accept, in_words
from data.citation import CitationIndex
from data.document import Document
from viewer.library.parts import button, plain, row_of
from viewer.library.rows import Row, RowList
from viewer.theme import Theme

_AROUND = 200
_WHOLE = "The whole document."
_SURE = frozenset({AnchorState.EXACT, AnchorState.MOVED})


class CarryReview(QDialog):
    """Shows where each annotation would stand; the user decides on those that are not sure."""

    carried = Signal(object)
    """The annotations as they are to be in this edition."""

    def __init__(
        self,
        found: Sequence[Carried],
        editions: tuple[Document, Document],
        labels: Sequence[Label],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Carry Over Annotations")
        # What needs the user comes first.
        self._found = sorted(found, key=lambda one: one.state in _SURE)
        self._taken = [one.state in _SURE for one in self._found]
        self._old, self._new = editions
        self._labels = {label.id: label for label in labels}
        self._told = plain(in_words(found), "headline")
        self._list = RowList("Annotations", theme, 1, self)
        self._before = _Passage("In the other edition", theme)
        self._after = _Passage("In this edition", theme)
        self._accept = button("&Accept This Passage", lambda: self._decide(taken=True))
        self._leave = button("&Leave Unattached", lambda: self._decide(taken=False))
        self._carry = button("&Carry Over", self._finish, primary=True)
        self._lay_out()
        self._list.rows.set_rows([self._row(number) for number in range(len(self._found))])
        self._list.current_changed.connect(self._show_current)
        self._list.set_current(0)
        self._show_current()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        self._list.set_theme(theme)
        self._before.theme = self._after.theme = theme
        self._show_current()

    def _lay_out(self) -> None:
        texts = QHBoxLayout()
        texts.setSpacing(16)
        for title, text in (("OTHER EDITION", self._before), ("THIS EDITION", self._after)):
            side = QVBoxLayout()
            side.setSpacing(5)
            side.addWidget(plain(title, "section"))
            side.addWidget(text)
            texts.addLayout(side)
        about = plain(
            "What is left unattached stays in the annotation list with its quote; select a passage "
            "and choose Annotate ▸ Attach to Selection to give it a place. "
            "One step of undo takes all of this back.",
            "secondary",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self._told)
        column.addWidget(self._list, 3)
        column.addLayout(texts, 2)
        column.addLayout(row_of(self._accept, self._leave))
        column.addWidget(about)
        column.addLayout(row_of(right=(button("Cancel", self.reject), self._carry)))
        self.resize(860, 680)

    def _show_current(self) -> None:
        number = self._list.current
        if number is None:
            return
        one = self._found[number]
        anchor = one.origin.anchor
        if anchor is None:
            self._before.show_words(_WHOLE)
            self._after.show_words(_WHOLE)
        else:
            self._before.show_passage(*self._original(anchor))
            if one.place:
                self._after.show_passage(*_around(self._new, one.place))
            else:
                self._after.show_words("Nothing like it was found.")
        is_open = one.state not in _SURE and one.place is not None
        self._accept.setEnabled(is_open and not self._taken[number])
        self._leave.setEnabled(is_open and self._taken[number])

    def _original(self, anchor: Anchor) -> tuple[str, str, str]:
        """Return the passage as the other edition has it, or as it was when it was annotated."""
        if self._old.text[anchor.start : anchor.end] == anchor.exact:
            return _around(self._old, (anchor.start, anchor.end))
        return anchor.prefix, anchor.exact, anchor.suffix

    def _decide(self, *, taken: bool) -> None:
        number = self._list.current
        if number is None:
            return
        self._taken[number] = taken
        self._list.rows.replace_row(number, self._row(number))
        following = number + 1 < len(self._found) and self._found[number + 1].state not in _SURE
        if following:
            self._list.set_current(number + 1)
        self._show_current()

    def _finish(self) -> None:
        index = CitationIndex(self._new)
        items = tuple(
            accept(one, self._new, index) if taken else one.annotation
            for one, taken in zip(self._found, self._taken, strict=True)
        )
        self.accept()
        self.carried.emit(items)

    def _row(self, number: int) -> Row:
        one = self._found[number]
        item = one.annotation
        label = self._labels.get(item.label_id)
        if one.state in _SURE:
            said = "found" if one.state is AnchorState.EXACT else "found elsewhere"
        elif self._taken[number]:
            said = "accepted"
        else:
            said = "to review" if one.place else "no passage found"
        quote = f"“{' '.join(item.anchor.exact.split())}”" if item.anchor else "Whole document"
        return Row(
            head=label.name if label else "Annotation",
            aside=said,
            text=" ".join(f"{quote} {item.note}".split()),
            label=label,
            is_alarming=one.state not in _SURE and not self._taken[number],
        )


class DocumentChooser(QDialog):
    """Lets the user choose one of several things that are listed."""

    chosen = Signal(int)
    """The number of the row."""

    def __init__(
        self, about: str, rows: Sequence[Row], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Carry Over Annotations")
        self._list = RowList("Documents", theme, 1, self)
        self._list.rows.set_rows(rows)
        choose = button("&Choose", self._choose, primary=True)
        choose.setEnabled(bool(rows))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        none = "No other document in the library has annotations."
        column.addWidget(plain(about if rows else none))
        column.addWidget(self._list, 1)
        column.addLayout(row_of(right=(button("Cancel", self.reject), choose)))
        self.resize(620, 440)
        self._list.chosen.connect(lambda _: self._choose())
        if rows:
            self._list.set_current(0)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        self._list.set_theme(theme)

    def _choose(self) -> None:
        number = self._list.current
        if number is not None:
            self.accept()
            self.chosen.emit(number)


class _Passage(QPlainTextEdit):
    """Shows a passage, marked, with some of the text on either side."""

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setReadOnly(True)
        self.setAccessibleName(name)

    def show_passage(self, before: str, passage: str, after: str) -> None:
        """Show a passage between what stands before and after it."""
        self.setPlainText(f"{before}{passage}{after}")
        cursor = QTextCursor(self.document())
        start = _utf16_length(before)
        cursor.setPosition(start)
        cursor.setPosition(start + _utf16_length(passage), QTextCursor.MoveMode.KeepAnchor)
        mark = QTextEdit.ExtraSelection()
        mark.cursor = cursor
        mark.format.setFontWeight(QFont.Weight.Bold)
        mark.format.setBackground(QColor(self.theme.selection))
        mark.format.setForeground(QColor(self.theme.ink))
        self.setExtraSelections([mark])
        end = QTextCursor(self.document())
        end.setPosition(cursor.selectionEnd())
        self.setTextCursor(end)

    def show_words(self, words: str) -> None:
        """Show something that is no passage."""
        self.setExtraSelections([])
        self.setPlainText(words)


def _utf16_length(text: str) -> int:
    """Return the length of a text as Qt counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _around(document: Document, place: tuple[int, int]) -> tuple[str, str, str]:
    """Return a passage between some of the text on either side."""
    start, end = place
    before = document.text[max(0, start - _AROUND) : start]
    after = document.text[end : end + _AROUND]
    lead = "…" if start > _AROUND else ""
    tail = "…" if end + _AROUND < len(document.text) else ""
    return lead + before, document.text[start:end], after + tail
