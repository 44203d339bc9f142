"""The review of annotations that come over from another edition: old and new side by side."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from data.anchoring import AnchorState
from data.annotation import Anchor, Annotation, Label
from data.carrying import Carried, accept, in_words
from data.citation import CitationIndex
from data.document import Document
from viewer.library.parts import button, plain, row_of
from viewer.library.passage import PassageView
from viewer.library.rows import Row, RowList
from viewer.manners import Dialog
from viewer.theme import Theme

_SURE = frozenset({AnchorState.EXACT, AnchorState.MOVED})


class CarryReview(Dialog):
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
        self._places = [one.place if one.state in _SURE else None for one in self._found]
        self._old, self._new = editions
        self._labels = {label.id: label for label in labels}
        self._told = plain(in_words(found), "headline")
        self._list = RowList("Annotations", theme, 1, self)
        self._before = PassageView("In the other edition", theme)
        self._after = PassageView("In this edition", theme)
        self._accept = button("&Accept This Passage", self._accept_guess)
        self._adjust = button("Attach to &Selection", lambda: self._decide(self._after.selected))
        self._leave = button("&Leave Unattached", lambda: self._decide(None))
        self._carry = button("&Carry Over", self._finish, primary=True)
        self._lay_out()
        self._list.rows.set_rows([self._row(number) for number in range(len(self._found))])
        self._list.current_changed.connect(self._show_current)
        self._after.selectionChanged.connect(self._enable)
        self._list.set_current(0)
        self._show_current()

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        self._list.set_theme(theme)
        self._before.set_theme(theme)
        self._after.set_theme(theme)

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
            "Where the passage is not the right one, select another in this edition. What is left "
            "unattached stays in the annotation list with its quote, and can be given a place "
            "there. One step of undo takes all of this back.",
            "secondary",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self._told)
        column.addWidget(self._list, 3)
        column.addLayout(texts, 2)
        column.addLayout(row_of(self._accept, self._adjust, self._leave))
        column.addWidget(about)
        column.addLayout(row_of(right=(button("Cancel", self.reject), self._carry)))
        self.setMinimumSize(600, 540)
        self.resize(860, 680)

    def _show_current(self) -> None:
        number = self._list.current
        if number is None:
            return
        one = self._found[number]
        anchor = one.origin.anchor
        self._before.show_text(*self._original(anchor))
        self._after.show_text(self._new.text, self._places[number] or one.place)
        self._enable()

    def _original(self, anchor: Anchor | None) -> tuple[str, tuple[int, int] | None]:
        """Return the other edition and the passage in it, or the quote alone if it is not there."""
        if anchor is None:
            return self._old.text, None
        place = anchor.start, anchor.end
        if self._old.text[slice(*place)] == anchor.exact:
            return self._old.text, place
        start = len(anchor.prefix)
        quote = f"{anchor.prefix}{anchor.exact}{anchor.suffix}"
        return quote, (start, start + len(anchor.exact))

    def _enable(self) -> None:
        number = self._list.current
        if number is None:
            return
        one, place = self._found[number], self._places[number]
        has_passage = one.origin.anchor is not None
        self._accept.setEnabled(has_passage and one.place is not None and place != one.place)
        self._adjust.setEnabled(has_passage and self._after.selected is not None)
        # What is surely found would be found again as soon as the document is opened.
        self._leave.setEnabled(one.state not in _SURE and place is not None)

    def _accept_guess(self) -> None:
        number = self._list.current
        if number is not None:
            self._decide(self._found[number].place)

    def _decide(self, place: tuple[int, int] | None) -> None:
        number = self._list.current
        if number is None:
            return
        self._places[number] = place
        self._list.rows.replace_row(number, self._row(number))
        following = number + 1 < len(self._found) and self._found[number + 1].state not in _SURE
        if following:
            self._list.set_current(number + 1)
        self._show_current()

    def _finish(self) -> None:
        index = CitationIndex(self._new)
        pairs = zip(self._found, self._places, strict=True)
        items = tuple(self._decided(one, place, index) for one, place in pairs)
        self.accept()
        self.carried.emit(items)

    def _decided(
        self, one: Carried, place: tuple[int, int] | None, index: CitationIndex
    ) -> Annotation:
        return (
            one.annotation if place is None else accept(one._replace(place=place), self._new, index)
        )

    def _row(self, number: int) -> Row:
        one = self._found[number]
        item = one.annotation
        label = self._labels.get(item.label_id)
        place = self._places[number]
        if place is not None and place != one.place:
            said = "attached by you"
        elif one.state in _SURE:
            said = "found" if one.state is AnchorState.EXACT else "found elsewhere"
        elif place is not None:
            said = "accepted"
        else:
            said = "to review" if one.place else "no passage found"
        quote = f"“{' '.join(item.anchor.exact.split())}”" if item.anchor else "Whole document"
        return Row(
            head=label.name if label else "Annotation",
            aside=said,
            text=" ".join(f"{quote} {item.note}".split()),
            label=label,
            is_alarming=one.state not in _SURE and place is None,
        )


class DocumentChooser(Dialog):
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
        self.setMinimumSize(400, 300)
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
