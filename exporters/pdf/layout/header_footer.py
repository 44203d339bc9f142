"""What stands on every sheet: header and footer."""

from data.briefing.content import Content
from data.errors import ExportError
from data.messages import Message, said
from exporters.options import PageSetup
from exporters.pdf.layout import watermark
from exporters.pdf.layout.composition import Composer
from exporters.pdf.layout.sheets import Sheet
from exporters.pdf.layout.single_line import fitted, shortened
from exporters.pdf.layout.tagged_elements import Element, Role
from exporters.pdf.text import style
from exporters.pdf.text.ink_runs import Line
from exporters.pdf.text.style import TextStyle
from exporters.phrases import copy_line, short_hash, source_of

_SMALLEST = 4.5
"""The size below which what must not be cut is refused."""
_APART = 8.0
_MARKING_TOO_LONG = said("The marking is too long for the page's header; shorten it.")
_COPY_TOO_LONG = said("The copy's name is too long for the page's header; shorten it.")
_FOOT_TOO_LONG = said("The page is too narrow for its footer; choose another paper.")


def frame(sheet: Sheet, composer: Composer, content: Content, total: int, setup: PageSetup) -> None:
    """Put watermark, header and footer on a sheet, now that the number of pages is known."""
    body, sheet.pieces = sheet.pieces, []
    if setup.watermark:
        watermark.lay(sheet, composer, setup.watermark, outlined=setup.black_and_white)
    grid = sheet.grid
    beside = grid.right - grid.notes_x
    room = grid.notes_x - grid.text_x - _APART
    words = composer.words
    marking = _fitted(composer, content.marking, style.MARKING, room, _MARKING_TOO_LONG)
    header, footer = Element(Role.HEADER), Element(Role.FOOTER)
    sheet.text(header, [(marking, grid.text_x, 35.0)])
    if content.copy:
        copy = _fitted(composer, copy_line(content, words), style.COPY, beside, _COPY_TOO_LONG)
        sheet.text(header, [(copy, grid.notes_x, 35.0)])
    _rule(sheet, 43.4)
    sheet.pieces += body
    _rule(sheet, grid.from_foot(783))
    source = shortened(composer, source_of(content, words), style.FOOTER, room)
    short = f"SHA-256 {short_hash(content.source_sha256)}" if content.source_sha256 else ""
    digest = _fitted(composer, short, style.FOOTER, beside, _FOOT_TOO_LONG)
    counted = words.tr("Page {page} of {pages}", page=str(sheet.number), pages=str(total))
    page = _fitted(composer, counted, style.PAGE_NUMBER, beside, _FOOT_TOO_LONG)
    upper, lower = grid.from_foot(796), grid.from_foot(813)
    sheet.text(footer, [(source, grid.text_x, upper), (digest, grid.notes_x, upper)])
    sheet.text(footer, [(marking, grid.text_x, lower), (page, grid.notes_x, lower)])


def _rule(sheet: Sheet, y: float) -> None:
    grid = sheet.grid
    sheet.rule([(grid.number_x, y), (grid.right, y)], style.HAIRLINE, style.RULE_WIDTH)


def _fitted(composer: Composer, text: str, chosen: TextStyle, room: float, fault: Message) -> Line:
    """Return `text` on one line, never cut, smaller where it is long.

    Raises:
        ExportError: with that fault, where it would be too small to read.
    """
    width = composer.line(text, chosen).width
    if width and chosen.size * room / width < _SMALLEST:
        raise ExportError(fault)
    return fitted(composer, text, chosen, room)
