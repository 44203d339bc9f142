"""Entries of a glossary: abbreviations in a column, what they stand for beside them."""

from data.briefing.content import Entry, Part
from exporters.pdf.layout.composed import Composed
from exporters.pdf.layout.composition import Composer
from exporters.pdf.layout.tagged_elements import Element, Role
from exporters.pdf.text.ink_runs import Line
from exporters.pdf.text.page_grid import Grid
from exporters.pdf.text.style import TextStyle
from exporters.pdf.text.text_lines import fill

_LONG = TextStyle("Sans-Regular", 9.5, 13)
_SHORT = _LONG.faced("Sans-SemiBold")
_GAP = 12.0
_APART = 3.0
_WIDEST = 0.3
"""Of the measure: a wider abbreviation opens its entry, as a lead-in does."""


def glossary_entries(composer: Composer, grid: Grid, part: Part) -> list[Composed]:
    """Compose entries whose `lead_in` is an abbreviation, whose text is what it stands for."""
    widest = _WIDEST * grid.measure
    shorts = [composer.line(composer.words(one.lead_in), _SHORT) for one in part.entries]
    column = max((line.width for line in shorts if line.width <= widest), default=0.0)
    return [
        _entry(composer, grid, entry, short, column)
        for entry, short in zip(part.entries, shorts, strict=True)
    ]


def _entry(composer: Composer, grid: Grid, entry: Entry, short: Line, column: float) -> Composed:
    runs = composer.runs(composer.words(entry.text), _LONG)
    fits = short.width <= column
    if not fits:
        runs = [*composer.runs(f"{composer.words(entry.lead_in)} ", _SHORT), *runs]
    indent = column + _GAP if column else 0.0
    return Composed(
        Element(Role.LIST_ITEM, 1),
        fill(runs, grid.measure - indent),
        _LONG.leading,
        _LONG.size,
        grid.text_x + indent,
        above=_LONG.leading + _APART,
        hung=((short, grid.text_x),) if fits else (),
    )
