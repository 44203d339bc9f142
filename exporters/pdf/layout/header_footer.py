"""What stands on every sheet: header and footer."""

from dataclasses import replace

from data.briefing.content import Briefing
from data.errors import ExportError
from exporters.pdf.layout import watermark
from exporters.pdf.layout.composition import Composer, shortened
from exporters.pdf.layout.sheets import Sheet
from exporters.pdf.layout.tagged_elements import Element, Role
from exporters.pdf.text import style
from exporters.pdf.text.ink_runs import Line
from exporters.pdf.text.style import Grid, TextStyle
from exporters.phrases import short_hash, source_of

_SMALLEST = 4.5
"""The size below which what must not be cut is refused."""
_APART = 8.0


def frame(sheet: Sheet, composer: Composer, briefing: Briefing, total: int, mark: str = "") -> None:
    """Put watermark, header and footer on a sheet, now that the number of pages is known."""
    body, sheet.pieces = sheet.pieces, []
    if mark:
        watermark.lay(sheet, composer, mark)
    grid = sheet.grid
    beside = grid.right - grid.notes_x
    room = grid.notes_x - grid.text_x - _APART
    marking = _fitted(composer, briefing.marking, style.MARKING, room, "marking")
    header, footer = Element(Role.HEADER), Element(Role.FOOTER)
    sheet.text(header, [(marking, grid.text_x, 35.0)])
    if briefing.copy:
        copy = _fitted(composer, f"Copy {briefing.copy}", style.COPY, beside, "copy's name")
        sheet.text(header, [(copy, grid.notes_x, 35.0)])
    _rule(sheet, 43.4)
    sheet.pieces += body
    _rule(sheet, grid.from_foot(783))
    source = shortened(composer, source_of(briefing), style.FOOTER, room)
    short = f"SHA-256 {short_hash(briefing.source_sha256)}"
    digest = _fitted(composer, short, style.FOOTER, beside, "source's hash")
    page = composer.line(f"Page {sheet.number} of {total}", style.PAGE_NUMBER)
    upper, lower = grid.from_foot(796), grid.from_foot(813)
    sheet.text(footer, [(source, grid.text_x, upper), (digest, grid.notes_x, upper)])
    sheet.text(footer, [(marking, grid.text_x, lower), (page, grid.notes_x, lower)])


def _rule(sheet: Sheet, y: float) -> None:
    grid: Grid = sheet.grid
    sheet.rule([(grid.number_x, y), (grid.right, y)], style.HAIRLINE, style.RULE_WIDTH)


def _fitted(composer: Composer, text: str, chosen: TextStyle, room: float, name: str) -> Line:
    """Return `text`, which is called `name`, on one line, never cut, smaller where it is long.

    Raises:
        ExportError: it would be too small to read.
    """
    line = composer.line(text, chosen)
    if line.width <= room:
        return line
    scale = room / line.width
    if chosen.size * scale < _SMALLEST:
        raise ExportError(f"The {name} is too long for the page's header; shorten it.")
    smaller = replace(chosen, size=chosen.size * scale, tracking=chosen.tracking * scale)
    return composer.line(text, smaller)
