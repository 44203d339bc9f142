"""Blocks of the content, broken into lines and ready to be placed on sheets."""

from collections.abc import Mapping, Sequence
from typing import Any

from data.briefing.content import Content, ContentBlock, Highlight, Note, Section
from data.document import BlockKind, SpanKind
from data.messages import ENGLISH, Words
from exporters.pdf.layout.block_runs import ROLES, faced, portioned, runs_of, spaced, style_of
from exporters.pdf.layout.composed import Composed, Tab
from exporters.pdf.layout.tagged_elements import Element, Role
from exporters.pdf.text import style
from exporters.pdf.text.fonts import FontBook
from exporters.pdf.text.glyph_classes import clean
from exporters.pdf.text.hyphenation import Hyphenator
from exporters.pdf.text.ink_runs import Ink, Line, Run, runs
from exporters.pdf.text.justification import justified
from exporters.pdf.text.page_grid import Grid
from exporters.pdf.text.style import TextStyle
from exporters.pdf.text.text_lines import balanced, fill
from exporters.text_pieces import FootnotePlaces, PassageWords

_PARAGRAPH_GAP = 7.0
_ROW_GAP = 3.0
_LIST_INDENT = 14.0
_QUOTATION_INDENT = 14.0
_EMPTY = Line((), 0.0)
LEAD_LIMIT = 700
"""A lead of more characters is set like the text that follows."""


class Composer:
    """Composes blocks for one page set-up with one set of fonts, our words in one language.

    `source_language` is that of the document where it is another one, else empty; `footnotes` are
    the places of its own, `passages` the words that notes hang on, by number. With `signs_notes`
    each says who wrote it and when; where it `is_indexed`, passages can be led to.
    """

    def __init__(
        self,
        book: FontBook,
        grid: Grid,
        notes: tuple[Note, ...],
        *,
        justified: bool = False,
        hyphenator: Hyphenator | None = None,
        words: Words = ENGLISH,
        source_language: str = "",
        footnotes: FootnotePlaces | None = None,
        passages: Mapping[int, PassageWords] | None = None,
        signs_notes: bool = False,
        is_indexed: bool = False,
    ) -> None:
        self.book = book
        self.grid = grid
        self.words = words
        self.source_language = source_language
        self._footnotes = footnotes
        self.passages = passages or {}
        self.signs_notes = signs_notes
        self.is_indexed = is_indexed
        self._justified = justified
        self._hyphenator = hyphenator
        self._notes = {note.number: note for note in notes}

    @property
    def own_language(self) -> str:
        """The language of our words within the document's, where that is another, else nothing."""
        return self.words.language if self.source_language else ""

    def line(self, text: str, chosen: TextStyle) -> Line:
        """Return `text` on one line, however long."""
        lines = fill(self.runs(text, chosen), float("inf"))
        return lines[0] if lines else _EMPTY

    def runs(
        self, text: str, chosen: TextStyle, *, of_source: bool = False, language: str = ""
    ) -> list[Run]:
        """Return `text` as runs in one style; `language` is its own where it is another."""
        return runs(self.book, text, Ink(chosen), of_source=of_source, language=language)

    def _words_of(
        self, block: ContentBlock, chosen: TextStyle, extra: tuple[int, ...] = ()
    ) -> list[Run]:
        return runs_of(self.book, block, chosen, extra, self._footnotes)

    def language(self, named: str, *, of_source: bool) -> str:
        """Return the language of words that may name one, where that is not the handout's own."""
        if not named:
            return self.source_language if of_source else ""
        return "" if named == self.words.language else clean(named)

    def heading(self, section: Section, heading: ContentBlock, place: str) -> list[Composed]:
        """Return a topic's heading; a number too long for its column stands above it."""
        chosen = style.heading_style(section.level)
        text = spaced(faced(heading, chosen.text), heading.text, heading.spans)
        language = self._language_of(heading)
        pieces = [
            *self.portion(heading, text),
            *self._words_of(heading, text, section.notes),
        ]
        lines = fill(pieces, self.grid.measure) or [_EMPTY]
        number = self.line(section.number, chosen.number)
        fits = number.width <= self.grid.text_x - self.grid.number_x - 4
        element = Element(
            Role.HEADING,
            section.level,
            highlights=heading.highlights,
            language=language,
        )
        own = Composed(
            element, lines, text.leading, text.size, self.grid.text_x,
            above=chosen.above if fits else text.leading,
            below=chosen.below,
            kept=True,
            place=place,
            hung=((number, self.grid.number_x),) if fits and section.number else (),
            piece_id=heading.piece_id or section.piece_id,
            **self._annotated(heading, lines, section.notes),
        )  # fmt: skip
        if fits:
            return [own]
        above = self.line(section.number, style.KICKER)
        kicker = Composed(
            element, [above], 11, 8.5, self.grid.text_x, chosen.above, text.leading, kept=True,
            piece_id=own.piece_id,
        )  # fmt: skip
        return [kicker, own]

    def title(self, content: Content, size: float, leading: float) -> Composed:
        """Return the document's title in a size, with lines of even length."""
        block = content.title_block or ContentBlock(BlockKind.HEADING, content.title, "")
        usual = TextStyle("Serif-Medium", size, leading, tracking=-0.12)
        chosen = spaced(usual, content.title, block.spans)
        is_read = any(span.kind is SpanKind.RUBY for span in block.spans)
        pieces = self._words_of(block, chosen, content.document_notes)
        lines = balanced(pieces, self.grid.right - self.grid.text_x)
        annotated = self._annotated(block, lines, content.document_notes) | {"notes": ()}
        return Composed(
            Element(Role.TITLE, highlights=block.highlights, language=self.source_language), lines,
            chosen.leading, size, self.grid.text_x, above=chosen.leading if is_read else leading,
            place=self.place_of(block),
            **annotated,
        )  # fmt: skip

    def lead(self, block: ContentBlock, citation: str) -> Composed:
        """Return a lead paragraph, large and with lines of even length."""
        text = spaced(style.LEAD, block.text, block.spans)
        language = self._language_of(block)
        pieces = [*self.portion(block, text), *self._words_of(block, text)]
        lines = balanced(pieces, self.grid.measure) or [_EMPTY]
        return Composed(
            Element(Role.PARAGRAPH, highlights=block.highlights, language=language),
            lines,
            text.leading, text.size, self.grid.text_x,
            above=text.leading + _PARAGRAPH_GAP,
            citation=citation,
            place=self.place_of(block),
            piece_id=block.piece_id,
            **self._annotated(block, lines),
        )  # fmt: skip

    def block(self, block: ContentBlock, citation: str) -> Composed:
        """Return a block of the text, set as its kind asks."""
        if block.kind is BlockKind.HEADING:
            section = Section("", block.level, block, ())
            return self.heading(section, block, self.place_of(block))[-1]
        text = style_of(block)
        x, hung, prefix = self._marker(block, text)
        measure = self.grid.text_right - x
        if block.kind is BlockKind.QUOTATION:
            measure -= _QUOTATION_INDENT
        language = self._language_of(block)
        pieces = [*self.portion(block, text), *prefix, *self._words_of(block, text)]
        hyphenator = None if block.own or block.language else self._hyphenator
        lines = fill(pieces, measure, hyphenator, justified=self._justified) or [_EMPTY]
        if self._justified:
            lines = justified(lines, measure)
        rows = block.kind in {BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.FOOTNOTE}
        element = Element(
            ROLES[block.kind],
            block.level,
            marker=block.marker,
            highlights=block.highlights,
            language=language,
        )
        return Composed(
            element, lines, text.leading, text.size, x,
            above=text.leading + (_ROW_GAP if rows else _PARAGRAPH_GAP),
            citation=citation,
            place=self.place_of(block),
            hung=hung,
            piece_id=block.piece_id,
            ruled=block.kind is BlockKind.TABLE_ROW,
            **self._annotated(block, lines),
        )  # fmt: skip

    def place_of(self, block: ContentBlock) -> str:
        """Return the name of a block's place, where a mark or a link leads to it."""
        return self._footnotes.of(block) if self._footnotes else ""

    def _language_of(self, block: ContentBlock) -> str:
        return self.language(block.language, of_source=not block.own)

    def portion(self, block: ContentBlock, chosen: TextStyle) -> list[Run]:
        """Return the mark before a block of how it is to be handled."""
        within = self.words.language if self._language_of(block) else ""
        return portioned(self.book, block.portion, chosen, within)

    def _marker(
        self, block: ContentBlock, text: TextStyle
    ) -> tuple[float, tuple[tuple[Line, float], ...], list[Run]]:
        """Return where the text starts, the marker hung beside it, and one set before it."""
        x = self.grid.text_x
        if block.kind is BlockKind.QUOTATION:
            return x + _QUOTATION_INDENT, (), []
        if block.kind is BlockKind.LIST_ITEM:
            x += _LIST_INDENT * (max(block.level, 1) - 1)
            if not block.marker:
                return x + _LIST_INDENT, (), []
        if not clean(block.marker):
            return x, (), []
        marker = self.line(block.marker, text)
        if block.kind is BlockKind.PARAGRAPH:
            if marker.width <= 18:
                return x, ((marker, self.grid.number_x),), []
            return x, (), self.runs(f"{block.marker} ", text)
        return x + max(_LIST_INDENT, marker.width + 5), ((marker, x),), []

    def _annotated(
        self, block: ContentBlock, lines: list[Line], extra: tuple[int, ...] = ()
    ) -> dict[str, Any]:
        return self._noted(block.highlights, _opening(block.highlights, lines), extra)

    def annotated_cells(
        self, cells: Sequence[tuple[tuple[Highlight, ...], list[Line]]]
    ) -> dict[str, Any]:
        """Return the tabs and notes of a row, from each cell's highlights and lines."""
        opening = [pair for highlights, lines in cells for pair in _opening(highlights, lines)]
        return self._noted((), opening, ())

    def _noted(
        self,
        highlights: tuple[Highlight, ...],
        opening: list[tuple[int, Highlight]],
        extra: tuple[int, ...],
    ) -> dict[str, Any]:
        notes = [(0, self._notes[number]) for number in extra if number in self._notes]
        notes += [
            (line, self._notes[item.note]) for line, item in opening if item.note in self._notes
        ]
        return {
            "highlights": highlights,
            "remarks": tuple(number for number in extra if number in self._notes),
            "tabs": tuple(
                Tab(line, item.label, item.annotation_id)
                for line, item in opening
                if not item.label.is_none
            ),
            "notes": tuple(sorted(notes, key=lambda pair: (pair[0], pair[1].number))),
        }


def _opening(highlights: tuple[Highlight, ...], lines: list[Line]) -> list[tuple[int, Highlight]]:
    """Return the highlights that start in these lines, each with the number of its first one."""
    firsts: dict[int, int] = {}
    for number, line in enumerate(lines):
        for segment in line.segments:
            for index in segment.run.ink.highlights:
                firsts.setdefault(index, number)
    return [(firsts.get(index, 0), item) for index, item in enumerate(highlights) if item.opens]
