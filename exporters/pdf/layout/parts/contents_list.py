"""The list of topics with their pages, on a page at most: the deepest levels leave first."""

from typing import NamedTuple

from data.annotation import Label
from data.briefing.content import ContentBlock, Section
from data.document import BlockKind
from exporters.pdf.layout.block_runs import faced
from exporters.pdf.layout.composition import Composer
from exporters.pdf.layout.flow import Flow
from exporters.pdf.layout.opening_page import PITCH, keep_clear, set_key
from exporters.pdf.layout.sheets import Link, Sheet
from exporters.pdf.layout.single_line import fitted
from exporters.pdf.layout.tagged_elements import Element, Role
from exporters.pdf.text import style
from exporters.pdf.text.ink_runs import Line
from exporters.pdf.text.style import FIRST_BASELINE
from exporters.pdf.text.text_lines import fill
from exporters.phrases import CONTENTS

_HEAD_BELOW = 15.0
_INDENT = 12.0
_PAGE_WIDTH = 22.0
"""What the page of an entry takes."""
_NOTE_APART = 10.0

Listed = tuple[tuple[str, Section], ...]
"""Topics, each with its place."""


class _Entry(NamedTuple):
    """One topic: its place, its number (where that hangs), and its title from `x` on."""

    place: str
    section: Section
    number: Line | None
    lines: list[Line]
    x: float


def set_contents(flow: Flow, listed: Listed, labels: tuple[Label, ...]) -> None:
    """Place the contents with the key to `labels` beside them, as far as either is wanted."""
    if not listed:
        keep_clear(flow, set_key(flow, flow.sheet, flow.y + 22, labels))
        return
    sheet, grid = flow.sheet, flow.grid
    beside = grid.notes_beside or (labels and not grid.is_narrow)
    page_x = grid.contents_page_x if beside else grid.gutter_x
    entries, left_out = _folded(flow, listed, page_x)
    y = flow.reserve(22, _HEAD_BELOW + PITCH)
    flow.y = y
    _set_head(flow, y, left_out)
    sheet, contents = flow.sheet, Element(Role.CONTENTS)
    for number, entry in enumerate(entries):
        kept = PITCH if number == len(entries) - 2 else 0.0  # the last entry is not left alone
        gap = PITCH if number else _HEAD_BELOW
        _set_entry(flow, contents, entry, page_x, flow.reserve(gap, _depth(entry), kept))
    last = set_key(flow, sheet, y, labels)
    if sheet is flow.sheet:
        keep_clear(flow, last)


def _depth(entry: _Entry) -> float:
    """Return how far the last line of an entry stands below its first."""
    return PITCH * (len(entry.lines) - 1)


def _folded(flow: Flow, listed: Listed, page_x: float) -> tuple[list[_Entry], int]:
    """Return as many levels as one sheet has room for, and how many topics are left out for that.

    The first level is never left out.
    """
    room = flow.grid.last_baseline - FIRST_BASELINE - _HEAD_BELOW
    entries = [_entry(flow.composer, *item, page_x) for item in listed]
    deepest, first = (bound(entry.section.level for entry in entries) for bound in (max, min))
    while deepest > first and sum(PITCH + _depth(entry) for entry in entries) > room:
        entries = [entry for entry in entries if entry.section.level < deepest]
        deepest -= 1
    return entries, len(listed) - len(entries)


def _set_head(flow: Flow, y: float, left_out: int) -> None:
    composer, x = flow.composer, flow.grid.text_x
    head = composer.line(composer.words(CONTENTS), style.KICKER)
    placed = [(head, x, y)]
    if left_out:
        said = composer.words.trn(
            "without {count} topic of a deeper level",
            "without {count} topics of deeper levels",
            left_out,
        )
        left = x + head.width + _NOTE_APART
        room = max(flow.grid.contents_page_x, flow.grid.text_right) - left
        placed.append((fitted(composer, said, style.NOTE_ASIDE, room), left, y))
    flow.sheet.text(Element(Role.KEY), placed)


def _entry(composer: Composer, place: str, section: Section, page_x: float) -> _Entry:
    grid = composer.grid
    number = composer.line(section.number, style.CONTENTS_NUMBER)
    x = grid.text_x + _INDENT * (section.level - 1)
    hangs = number.width <= grid.text_x - grid.number_x - 4
    before = [] if hangs else composer.runs(f"{section.number}\xa0 ", style.CONTENTS_NUMBER)
    heading = section.heading or ContentBlock(BlockKind.HEADING, section.title, "")
    title = composer.runs(
        section.title, faced(heading, style.CONTENTS_TITLE),
        of_source=not heading.own, language=heading.language,
    )  # fmt: skip
    lines = fill([*before, *title], page_x - 4 * style.MM - x)
    return _Entry(place, section, number if hangs else None, lines, x)


def _set_entry(flow: Flow, contents: Element, entry: _Entry, page_x: float, y: float) -> None:
    """Place one topic; its page follows when it is known."""
    composer, grid, section = flow.composer, flow.grid, entry.section
    heading = section.heading or ContentBlock(BlockKind.HEADING, section.title, "")
    holder = Element(Role.CONTENTS, section.level, contents)
    language = composer.language(heading.language, of_source=not heading.own)
    element = Element(Role.LINK, parent=holder, language=language)
    if entry.number is not None:
        flow.sheet.text(element, [(entry.number, grid.number_x, y)])
    placed = [(line, entry.x, y + n * PITCH) for n, line in enumerate(entry.lines)]
    flow.sheet.text(element, placed)
    last = flow.y

    def page(sheet: Sheet) -> None:
        line = composer.line(str(flow.places[entry.place]), style.CONTENTS_PAGE)
        sheet.text(element, [(line, page_x, last)])

    flow.sheet.later(element, page)
    flow.sheet.links.append(
        Link(
            grid.number_x,
            y - 9.5,
            page_x + _PAGE_WIDTH,
            last + 4,
            entry.place,
            section.title,
            element,
            internal=True,
        )
    )
