"""Endnotes: one after the other behind the text."""

from data.briefing.content import Note
from data.citation import on_page
from exporters.pdf.layout.composed import Composed, Tab
from exporters.pdf.layout.composition import Composer
from exporters.pdf.layout.notes.placement import LEADING, Placement
from exporters.pdf.layout.sheets import Sheet
from exporters.pdf.layout.tagged_elements import Element, Role
from exporters.pdf.text import style
from exporters.phrases import place_of_note

_HEAD_ABOVE = 40.0
_HEAD_BELOW = 17.0
_APART = 4.0
_INDENT = 14.0


class Endnotes(Placement):
    """Notes that are kept until the text is over."""

    def __init__(self, composer: Composer, sheet: Sheet, places: dict[str, int]) -> None:
        super().__init__(composer, sheet, places)
        self._kept: list[tuple[Note, str]] = []

    def blocks(self) -> list[Composed]:
        """Return the notes with their head, each with citation and page of its passage."""
        if not self._kept:
            return []
        line = self._composer.line(self._words.tr("Notes"), style.KICKER)
        head = Composed(
            Element(Role.HEADING, 1), [line], style.KICKER.leading, style.KICKER.size,
            self._grid.text_x, above=_HEAD_ABOVE, below=_HEAD_BELOW, kept=True,
        )  # fmt: skip
        return [head, *(self._block(note, aside) for note, aside in self._kept)]

    def _add(self, note: Note, baseline: float, *, lowest: float, aside: str) -> None:
        del baseline, lowest
        self._kept.append(
            (note, aside or self._words.tr("page {page}", page=str(self._sheet.number)))
        )

    def _block(self, note: Note, aside: str) -> Composed:
        number = self._composer.line(str(note.number), style.NOTE_NUMBER)
        indent = max(_INDENT, number.width + 5)
        label = [*self._label(note, aside), *self._composer.runs("\xa0 ", style.NOTE_TEXT)]
        return Composed(
            self._element(),
            self._text(note, self._grid.measure - indent, label),
            LEADING,
            style.NOTE_TEXT.size,
            self._grid.text_x + indent,
            above=LEADING + _APART,
            place=place_of_note(note.number),
            citation=self._words(on_page(note.citation, note.page)),
            hung=((number, self._grid.text_x),),
            tabs=() if note.label.is_none else (Tab(0, note.label),),
        )
