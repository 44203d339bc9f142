"""Blocks of the content, broken into lines and ready to be placed on sheets."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from data.annotation import Label
from data.briefing.content import Content, ContentBlock, Highlight, Note, Section
from data.document import BlockKind
from data.messages import ENGLISH, Words
from exporters.pdf.layout.block_runs import ROLES, runs_of, spaced, style_of
from exporters.pdf.layout.tagged_elements import Element, Role
from exporters.pdf.text import style
from exporters.pdf.text.fonts import FontBook
from exporters.pdf.text.glyph_classes import clean
from exporters.pdf.text.hyphenation import Hyphenator
from exporters.pdf.text.ink_runs import Ink, Line, Run, runs
from exporters.pdf.text.justification import justified
from exporters.pdf.text.style import Grid, TextStyle
from exporters.pdf.text.text_lines import balanced, fill

_PARAGRAPH_GAP = 7.0
_ROW_GAP = 3.0
_LIST_INDENT = 14.0
_QUOTATION_INDENT = 14.0
_EMPTY = Line((), 0.0)
LEAD_LIMIT = 700
"""A lead of more characters is set like the text that follows."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A label's letter beside the line where a passage starts."""

    line: int
    label: Label


@dataclass(frozen=True, slots=True)
class Beside:
    """A label's letter and a line of ours in the right-hand column."""

    label: Label | None
    line: Line


@dataclass(frozen=True, slots=True)
class ComposedCell:
    """A cell of a table's row: its lines from the row's first baseline on, each with its x."""

    element: Element
    lines: list[tuple[Line, float]]
    highlights: tuple[Highlight, ...] = ()


@dataclass(frozen=True, slots=True)
class Composed:
    """Lines that belong together, `x` points from the left edge.

    `hung` are lines beside the first one, each with its x. `notes` are margin notes with the number
    of the line that each belongs to. `above` and `below` are baseline distances to the neighbours;
    a `below` of 0 leaves the distance to what follows. A heading is `kept` with what follows. A
    table's row has `cells` in place of a text of its own, with as many `lines`, all empty, as the
    longest of them; `head` is the row that is repeated above it at the top of a sheet. What is
    `whole` is not parted where a sheet has room for it.
    """

    element: Element
    lines: list[Line]
    leading: float
    size: float
    x: float
    above: float
    below: float = 0.0
    kept: bool = False
    place: str = ""
    citation: str = ""
    hung: tuple[tuple[Line, float], ...] = ()
    highlights: tuple[Highlight, ...] = ()
    tabs: tuple[Tab, ...] = ()
    remarks: tuple[int, ...] = ()
    notes: tuple[tuple[int, Note], ...] = ()
    ruled: bool = False
    bulleted: bool = False
    beside: Beside | None = None
    cells: tuple[ComposedCell, ...] = ()
    head: "Composed | None" = None
    whole: bool = False


class Composer:
    """Composes blocks for one page set-up with one set of fonts, our words in one language.

    `source_language` is that of the document where it is another one, else empty.
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
    ) -> None:
        self.book = book
        self.grid = grid
        self.words = words
        self.source_language = source_language
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

    def citation(self, citation: str) -> list[Line]:
        """Return a citation on one line, smaller where that is enough, else on several."""
        room = self.grid.gutter_measure
        line = self.line(citation, style.CITATION)
        if line.width <= room:
            return [line]
        smaller = replace(style.CITATION, size=max(6.0, style.CITATION.size * room / line.width))
        if line.width <= room:
            return [line]
        rows: list[Line] = []
        said = ""
        for part in citation.split(" "):  # kanji would break within a part, too
            longer = self.line(f"{said} {part}".lstrip(), smaller)
            if rows and longer.width <= room:
                said, rows[-1] = f"{said} {part}", longer
            else:
                said = part
                rows.append(self.line(part, smaller))
        return rows

    def runs(self, text: str, chosen: TextStyle, *, of_source: bool = False) -> list[Run]:
        """Return `text` as runs in one style."""
        return runs(self.book, text, Ink(chosen), of_source=of_source)

    def heading(self, section: Section, heading: ContentBlock, place: str) -> list[Composed]:
        """Return a topic's heading; a number too long for its column stands above it."""
        chosen = style.heading_style(section.level)
        text = spaced(chosen.text, heading.text)
        pieces = runs_of(self.book, heading, text, section.notes)
        lines = fill(pieces, self.grid.measure) or [_EMPTY]
        number = self.line(section.number, chosen.number)
        fits = number.width <= self.grid.text_x - self.grid.number_x - 4
        element = Element(
            Role.HEADING,
            section.level,
            highlights=heading.highlights,
            language=self.source_language,
        )
        own = Composed(
            element, lines, text.leading, text.size, self.grid.text_x,
            above=chosen.above if fits else text.leading,
            below=chosen.below,
            kept=True,
            place=place,
            hung=((number, self.grid.number_x),) if fits and section.number else (),
            **self._annotated(heading, lines, section.notes),
        )  # fmt: skip
        if fits:
            return [own]
        above = self.line(section.number, style.KICKER)
        kicker = Composed(
            element, [above], 11, 8.5, self.grid.text_x, chosen.above, text.leading, kept=True
        )
        return [kicker, own]

    def title(self, content: Content, size: float, leading: float) -> Composed:
        """Return the document's title in a size, with lines of even length."""
        chosen = spaced(TextStyle("Serif-Medium", size, leading, tracking=-0.12), content.title)
        block = content.title_block or ContentBlock(BlockKind.HEADING, content.title, "")
        pieces = runs_of(self.book, block, chosen, content.document_notes)
        lines = balanced(pieces, self.grid.right - self.grid.text_x)
        annotated = self._annotated(block, lines, content.document_notes) | {"notes": ()}
        return Composed(
            Element(Role.TITLE, highlights=block.highlights, language=self.source_language), lines,
            chosen.leading, size, self.grid.text_x, above=leading,
            **annotated,
        )  # fmt: skip

    def lead(self, block: ContentBlock, citation: str) -> Composed:
        """Return a lead paragraph, large and with lines of even length."""
        text = spaced(style.LEAD, block.text)
        lines = balanced(runs_of(self.book, block, text), self.grid.measure) or [_EMPTY]
        return Composed(
            Element(Role.PARAGRAPH, highlights=block.highlights, language=self.source_language),
            lines,
            text.leading, text.size, self.grid.text_x,
            above=text.leading + _PARAGRAPH_GAP,
            citation=citation,
            **self._annotated(block, lines),
        )  # fmt: skip

    def block(self, block: ContentBlock, citation: str) -> Composed:
        """Return a block of the text, set as its kind asks."""
        if block.kind is BlockKind.HEADING:
            return self.heading(Section("", block.level, block, ()), block, "")[-1]
        text = style_of(block)
        x, hung, prefix = self._marker(block, text)
        measure = self.grid.text_right - x
        if block.kind is BlockKind.QUOTATION:
            measure -= _QUOTATION_INDENT
        pieces = [*prefix, *runs_of(self.book, block, text)]
        lines = fill(pieces, measure, self._hyphenator) or [_EMPTY]
        if self._justified:
            lines = justified(lines, measure)
        rows = block.kind in {BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.FOOTNOTE}
        element = Element(
            ROLES[block.kind],
            block.level,
            marker=block.marker,
            highlights=block.highlights,
            language=self.source_language,
        )
        return Composed(
            element, lines, text.leading, text.size, x,
            above=text.leading + (_ROW_GAP if rows else _PARAGRAPH_GAP),
            citation=citation,
            hung=hung,
            ruled=block.kind is BlockKind.TABLE_ROW,
            **self._annotated(block, lines),
        )  # fmt: skip

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
                Tab(line, item.label) for line, item in opening if not item.label.is_none
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
