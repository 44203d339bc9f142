"""Endnotes: one after the other behind the text, each with some words of its passage."""

from dataclasses import replace

from data.briefing.content import Note
from data.citation import on_page
from exporters.frame.citation_phrases import quotation_marks
from exporters.pdf.layout.composed import Composed, Tab
from exporters.pdf.layout.composition import Composer
from exporters.pdf.layout.notes.placement import LEADING, Placement
from exporters.pdf.layout.sheets import Sheet
from exporters.pdf.layout.tagged_elements import Element, Role
from exporters.pdf.text import style
from exporters.pdf.text.ink_runs import Ink, Run, runs
from exporters.phrases import place_of_note
from exporters.text_pieces import PassageWords

_HEAD_ABOVE = 40.0
_HEAD_BELOW = 17.0
_APART = 4.0
_INDENT = 14.0
_WORDS, _SIGNS = 56, 28
"""At most so many characters are quoted of a passage, and of one without spaces."""


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
        space = self._composer.runs("\xa0 ", style.NOTE_TEXT)
        label = [*self._label(note, aside), *space, *self._passage(note)]
        return Composed(
            self._element(note),
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

    def _element(self, note: Note) -> Element:
        """Return the element of a note, which is read where it stands."""
        element = super()._element(note)
        element.caller = None
        words = self._composer.passages.get(note.number)
        if words is not None and not words.own:
            element.quoted = self._composer.language(words.language, of_source=True)
        return element

    def _passage(self, note: Note) -> list[Run]:
        """Return the first words of a note's passage between quotation marks."""
        words = self._composer.passages.get(note.number)
        if words is None:
            return []
        opening, closing = quotation_marks(self._words)
        said = f"{opening}{_shortened(words)}{closing}"
        chosen = style.NOTE_TEXT if words.own else replace(style.NOTE_TEXT, face="Serif-Regular")
        ink = Ink(chosen, quoted=not words.own)
        quoted = runs(
            self._composer.book, said, ink, of_source=not words.own, language=words.language
        )
        return [*quoted, *self._composer.runs("\xa0 ", style.NOTE_TEXT)]


def _shortened(words: PassageWords) -> str:
    """Return as many whole words of a passage as name it."""
    text = " ".join(words.text.split())
    if len(text) <= _SIGNS or (len(text) <= _WORDS and " " in text):
        return f"{text}…" if words.goes_on else text
    cut = text[: _WORDS + 1].rpartition(" ")[0] or text[:_SIGNS]
    return f"{cut.rstrip(' ,;:.')}…"
