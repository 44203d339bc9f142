"""The column of citations beside the text; one that has several rows makes room for itself."""

from typing import Final, NamedTuple

from exporters.frame.citation_phrases import spoken_citation
from exporters.pdf.layout.composed import Composed, SideColumns
from exporters.pdf.layout.composition import Composer
from exporters.pdf.layout.sheets import Sheet
from exporters.pdf.layout.tagged_elements import Element, Role
from exporters.pdf.layout.taken_areas import Area
from exporters.pdf.text.ink_runs import Line
from exporters.pdf.text.style import FIRST_BASELINE

_LEADING: Final = 13 / 12
"""Between the rows of a citation, in shares of their size."""
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
        lines = self._composer.citation(block.citation, columns.citation_room)
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
            parent=block.element,
            spoken=spoken_citation(block.citation, composer.words),
            language=composer.own_language,
        )
        rows = [(line, x, y + number * cited.leading) for number, line in enumerate(cited.lines)]
        sheet.text(element, rows)
        for line, left, baseline in rows:
            above, below = _ABOVE * cited.leading, _BELOW * cited.leading
            sheet.taken.take(Area(left, baseline - above, left + line.width, baseline + below))
        self.end = y + len(rows) * cited.leading
