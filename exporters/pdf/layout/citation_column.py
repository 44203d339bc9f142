"""The column of citations beside the text; one that has several rows makes room for itself."""

import re
from dataclasses import replace
from typing import Final, NamedTuple

from data.citation import parted
from exporters.frame.citation_phrases import spoken_citation
from exporters.pdf.layout.composed import Composed, SideColumns
from exporters.pdf.layout.composition import Composer
from exporters.pdf.layout.sheets import Sheet
from exporters.pdf.layout.tagged_elements import Element, Role
from exporters.pdf.layout.taken_areas import Area
from exporters.pdf.text import style
from exporters.pdf.text.glyph_classes import CJK
from exporters.pdf.text.ink_runs import Line
from exporters.pdf.text.style import FIRST_BASELINE, TextStyle
from exporters.pdf.text.text_lines import fill

_LEADING: Final = 13 / 12
"""Between the rows of a citation, in shares of their size."""
_ROUNDING = 1e-6
_ROOM_FOR_ROWS = 40.0
"""A citation with so much room names its document, and its rows need not be small."""
_PARTS = re.compile(r"(?<=[ 、])|(?<=[条項])(?=第)|(?<=[\w)])(?=\()")
"""Where a citation may be parted."""
_LAST_COMMA = re.compile("(.*)(?:, |、).*")
_ABOVE, _BELOW = 0.75, 0.25
"""How far a row reaches from its baseline, in shares of its leading."""


class CitationRows(NamedTuple):
    """The rows of a citation, `leading` points apart."""

    lines: list[Line]
    leading: float

    @property
    def height(self) -> float:
        """From the first baseline to the last."""
        return (len(self.lines) - 1) * self.leading


_NONE = CitationRows([], 0.0)


class CitationColumn:
    """Sets citations beside the first lines of blocks, and never one upon another."""

    def __init__(self, composer: Composer, usual: SideColumns) -> None:
        self._composer = composer
        self._usual = usual
        self.end = 0.0
        """The highest baseline on this sheet that a further citation may have."""

    def turn(self) -> None:
        """Begin a sheet."""
        self.end = 0.0

    def of(self, block: Composed) -> CitationRows:
        """Return a block's citation as it fits the column."""
        if not block.citation:
            return _NONE
        columns = block.columns or self._usual
        lines = citation_lines(self._composer, block.citation, columns.citation_room)
        size = next((part.run.ink.style.size for line in lines for part in line.segments), 0.0)
        return CitationRows(lines, round(size * _LEADING, 2))

    def is_past(self, cited: CitationRows, first: float) -> bool:
        """Tell whether a citation would run off the sheet, and the next one has room for it."""
        last = self._composer.grid.last_baseline
        return first + cited.height > last >= FIRST_BASELINE + cited.height

    def draw(self, sheet: Sheet, block: Composed, cited: CitationRows, y: float) -> None:
        """Draw a citation from its first baseline on."""
        composer = self._composer
        x = (block.columns or self._usual).citation_x
        element = Element(
            Role.CITATION,
            parent=block.element.beside if block.cells else block.element,
            spoken=spoken_citation(block.citation, composer.words),
            language=composer.own_language,
        )
        rows = [(line, x, y + number * cited.leading) for number, line in enumerate(cited.lines)]
        sheet.text(element, rows)
        for line, left, baseline in rows:
            above, below = _ABOVE * cited.leading, _BELOW * cited.leading
            sheet.taken.take(Area(left, baseline - above, left + line.width, baseline + below))
        self.end = y + len(rows) * cited.leading


def citation_lines(composer: Composer, citation: str, room: float) -> list[Line]:
    """Return a citation on one line, smaller where that is enough, else on several."""
    line = composer.line(citation, style.CITATION)
    if line.width <= room:
        return [line]
    smaller = replace(style.CITATION, size=max(6.0, style.CITATION.size * room / line.width))
    line = composer.line(citation, smaller)
    if line.width <= room + _ROUNDING:
        return [line]
    small = _rows(composer, citation, smaller, room)
    if room < _ROOM_FOR_ROWS:
        return small
    document = parted(citation)[0] or _before_place(citation)
    comma, place = citation[len(document) :][:1], citation[len(document) + 1 :].strip()
    rows = [composer.line(part, style.CITATION) for part in (f"{document}{comma}", place)]
    if document and max(line.width for line in rows) <= room:
        return rows
    large = _rows(composer, citation, style.CITATION, room)
    return large if len(large) <= len(small) else small


def _rows(composer: Composer, citation: str, chosen: TextStyle, room: float) -> list[Line]:
    rows: list[Line] = []
    said = ""
    for part in _PARTS.split(citation):  # kanji break within a part where it is too wide
        longer = composer.line(f"{said}{part}".rstrip(), chosen)
        if rows and longer.width <= room:
            said, rows[-1] = f"{said}{part}", longer
            continue
        said, line = part, composer.line(part.rstrip(), chosen)
        if line.width <= room or not CJK.search(part):
            rows.append(line)
            continue
        broken = fill(composer.runs(part.rstrip(), chosen), room)
        said = "".join(segment.text for segment in broken[-1].segments)
        rows += broken
    return rows


def _before_place(citation: str) -> str:
    """Return what stands before the last comma, which is no comma of a topic's title."""
    found = _LAST_COMMA.fullmatch(citation)
    return found[1] if found and not set("“「") & set(citation) else ""
