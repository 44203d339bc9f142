"""The review of annotations that come over from another edition: old and new side by side."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from data.anchors.anchoring import AnchorState
from data.anchors.carry_over import Carried, CarriedTally, attached
from data.annotation import Anchor, Label
from data.citation import CitationIndex
from data.document import Document
from viewer.library.passage_view import PassageView
from viewer.look.appearance import Appearance
from viewer.session.catalogue import told, tr
from viewer.widgets.dialog_parts import button, plain, row_of
from viewer.widgets.row_list import RowList
from viewer.widgets.row_model import Row
from viewer.widgets.window_manners import Dialog

_SURE = frozenset({AnchorState.EXACT, AnchorState.MOVED})


class CarryReview(Dialog):
    """Shows where each annotation would stand; the user decides on those that are not sure."""

    carried = Signal(object)
    """The annotations as they are to be in this edition; notes on the whole may be left out."""

    def __init__(
        self,
        found: Sequence[Carried],
        editions: tuple[Document, Document],
        labels: Sequence[Label],
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Carry Over Annotations"))
        # What needs the user comes first.
        self._found = sorted(found, key=lambda one: one.state in _SURE)
        self._places = [one.place if one.state in _SURE else None for one in self._found]
        self._old, self._new = editions
        self._labels = {label.id: label for label in labels}
        self._left: set[int] = set()
        self._told = plain(name="headline")
        self._why = plain(name="secondary")
        self._list = RowList(tr("Annotations"), appearance, 1, self)
        self._before = PassageView(tr("In the other edition"), appearance)
        self._after = PassageView(tr("In this edition"), appearance)
        self._accept = button(tr("&Accept This Passage"), self._accept_guess)
        self._adjust = button(
            tr("Attach to &Selection"), lambda: self._decide(self._after.selected)
        )
        self._leave = button(tr("&Leave Unattached"), lambda: self._decide(None, leaves=True))
        self._carry = button(tr("&Carry Over"), self._finish, primary=True)
        self._lay_out()
        self._list.rows.set_rows([self._row(number) for number in range(len(self._found))])
        self._list.current_changed.connect(self._show_current)
        self._after.selectionChanged.connect(self._enable)
        self._list.set_current(0)
        self._show_current()
        self._tell()

    def _lay_out(self) -> None:
        texts = QHBoxLayout()
        texts.setSpacing(16)
        sides = (tr("OTHER EDITION"), self._before), (tr("THIS EDITION"), self._after)
        for title, text in sides:
            side = QVBoxLayout()
            side.setSpacing(5)
            side.addWidget(plain(title, "section"))
            side.addWidget(text)
            texts.addLayout(side)
        about = plain(
            tr(
                "Where the passage is not the right one, select another in this edition. What is "
                "left unattached stays in the annotation list with its quote, and can be given a "
                "place there. One step of undo takes all of this back."
            ),
            "secondary",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self._told)
        column.addWidget(self._list, 3)
        column.addWidget(self._why)
        column.addLayout(texts, 2)
        column.addLayout(row_of(self._accept, self._adjust, self._leave))
        column.addWidget(about)
        column.addLayout(row_of(right=(button(tr("Cancel"), self.reject), self._carry)))
        self.setMinimumSize(600, 540)
        self.resize(860, 680)

    def _show_current(self) -> None:
        number = self._list.current
        if number is None:
            return
        one = self._found[number]
        doubt, (gone, come) = one.found.doubt, one.found.changed
        place = self._places[number]
        is_proposal = place is None or place == one.place
        text, passage = self._original(one.origin.anchor)
        self._before.show_text(text, passage, gone if text == self._old.text else ())
        self._after.show_text(self._new.text, place or one.place, come if is_proposal else ())
        self._why.setText(told(doubt.value) if doubt else self._where(number))
        self._enable()

    def _where(self, number: int) -> str:
        """Return what there is to say of an annotation that is not in doubt."""
        if self._found[number].origin.anchor is None:
            return tr("It is a note on the whole document.")
        return tr("Its sentence stands there in the same words.")

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
        has_passage, is_left = one.origin.anchor is not None, number in self._left
        is_other = one.place is not None and place != one.place
        self._accept.setEnabled(is_other if has_passage else is_left)
        self._adjust.setEnabled(has_passage and self._after.selected is not None)
        self._leave.setEnabled(not is_left)

    def _accept_guess(self) -> None:
        number = self._list.current
        if number is not None:
            self._decide(self._found[number].place)

    def _decide(self, place: tuple[int, int] | None, *, leaves: bool = False) -> None:
        number = self._list.current
        if number is None:
            return
        self._places[number] = place
        self._left.discard(number)
        if leaves:
            self._left.add(number)
        self._list.rows.replace_row(number, self._row(number))
        following = number + 1 < len(self._found) and self._found[number + 1].state not in _SURE
        if following:
            self._list.set_current(number + 1)
        self._show_current()
        self._tell()

    def _tell(self) -> None:
        """Say what would become of the annotations as they are now."""
        open_ones = [
            one
            for number, one in enumerate(self._found)
            if self._places[number] is None and number not in self._left and one.origin.anchor
        ]
        to_review = sum(1 for one in open_ones if one.place)
        left, lost = len(self._left), len(open_ones) - to_review
        tally = CarriedTally(len(self._found) - left - len(open_ones), to_review, left, lost)
        self._told.setText(told(tally.in_words()))

    def _finish(self) -> None:
        index = CitationIndex(self._new)
        pairs = zip(self._found, self._places, strict=True)
        items = tuple(
            attached(one.annotation, place, self._new, index)
            for number, (one, place) in enumerate(pairs)
            if one.origin.anchor or number not in self._left
        )
        self.accept()
        self.carried.emit(items)

    def _row(self, number: int) -> Row:
        one = self._found[number]
        item = one.annotation
        label = self._labels.get(item.label_id)
        words = " ".join(item.anchor.exact.split()) if item.anchor else ""
        quote = f"“{words}”" if item.anchor else tr("Whole document")
        is_open = self._places[number] is None and number not in self._left
        return Row(
            head=label.name if label else tr("Annotation"),
            aside=self._said(number),
            text=" ".join(f"{quote} {item.note_words}".split()),
            label=label,
            is_alarming=one.origin.anchor is not None and is_open,
        )

    def _said(self, number: int) -> str:
        """Return in a few words what becomes of an annotation."""
        one, place = self._found[number], self._places[number]
        was, now = one.origin.anchor, one.annotation.anchor
        if was is None or now is None:
            return tr("left out") if number in self._left else tr("carried over")
        if number in self._left:
            return tr("left unattached")
        if place is None:
            return tr("to review") if one.place else tr("no passage found")
        if place != one.place:
            return tr("attached by you")
        if one.state not in _SURE:
            return tr("accepted")
        is_same = was.citation == now.citation
        return tr("found") if is_same else tr("found, now {citation}", citation=now.citation)


class DocumentChooser(Dialog):
    """Lets the user choose one of several things that are listed."""

    chosen = Signal(int)
    """The number of the row."""

    def __init__(
        self, about: str, rows: Sequence[Row], appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Carry Over Annotations"))
        self._list = RowList(tr("Documents"), appearance, 1, self)
        self._list.rows.set_rows(rows)
        choose = button(tr("&Choose"), self._choose, primary=True)
        choose.setEnabled(bool(rows))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        none = tr("No other document in the library has annotations.")
        column.addWidget(plain(about if rows else none))
        column.addWidget(self._list, 1)
        column.addLayout(row_of(right=(button(tr("Cancel"), self.reject), choose)))
        self.setMinimumSize(400, 300)
        self.resize(620, 440)
        self._list.chosen.connect(lambda _: self._choose())
        if rows:
            self._list.set_current(0)

    def _choose(self) -> None:
        number = self._list.current
        if number is not None:
            self.accept()
            self.chosen.emit(number)
