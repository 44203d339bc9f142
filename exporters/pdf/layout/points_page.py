"""The analyst's own page: bottom line in a box, points, background, press line, source."""

from data.briefing.content import Entry, Part, PartKind
from data.citation import on_page
from exporters.pdf.layout.composition import Beside, Composed
from exporters.pdf.layout.flow import Flow
from exporters.pdf.layout.glossary_entries import glossary_entries
from exporters.pdf.layout.single_line import shortened
from exporters.pdf.layout.tagged_elements import Element, Role
from exporters.pdf.text import style
from exporters.pdf.text.style import TextStyle
from exporters.pdf.text.text_lines import fill

_BOX_LEFT, _BOX_RIGHT = 10.0, 4.0
_BOX_HEAD, _BOX_TEXT, _BOX_FOOT = 18.0, 18.0, 11.0
_BOX_RULE = 1.2
_BOX_ABOVE = 10.0
_AFTER_BOX = 28.0
_RULE_ABOVE = 29.0
_HEAD_BELOW_RULE = 18.0
_HEAD_BELOW = 17.0
_FIRST_HEAD = 22.0
_TAB_X = 13.2
"""From a label's tab to what stands after it."""
_KEPT = 80.0
"""A rule and a head want so much of the sheet below them."""

_BOTTOM_LINE = TextStyle("Sans-Medium", 12, 16.5)
_POINT = TextStyle("Sans-Regular", 10.5, 14.5)
_PRESS_LINE = TextStyle("Sans-Medium", 10.5, 14)
_SOURCE = TextStyle("Sans-Regular", 8.5, 12.5)
_DIGEST = TextStyle("Sans-Regular", 7.5, 12.5, style.GREY)
_APART = {PartKind.POINTS: 6.5, PartKind.BACKGROUND: 4.5, PartKind.PRESS_LINE: 4.5}
_ROLES = {PartKind.POINTS: Role.LIST_ITEM, PartKind.BACKGROUND: Role.QUOTATION}


def set_parts(flow: Flow, parts: tuple[Part, ...]) -> None:
    """Place the parts one after the other, with rules between them."""
    before: Part | None = None
    for part in parts:
        head = _head(flow, part)
        entries = _entries(flow, part)
        boxed = part.kind is PartKind.BOTTOM_LINE and _box(flow, [head, *entries])
        if not boxed:
            _begin(flow, before)
        for block in (head, *entries):
            flow.add(block)
        flow.settle()
        if boxed:
            flow.y += _BOX_FOOT
        before = part


def _begin(flow: Flow, before: Part | None) -> None:
    """Make way for a part's head, with a rule above it where a part without a box came before."""
    if before is None:
        flow.leave(_FIRST_HEAD)
        return
    if before.kind is PartKind.BOTTOM_LINE:
        flow.leave(_AFTER_BOX)
        return
    grid, y = flow.grid, flow.y + _RULE_ABOVE
    if y + _KEPT > flow.notes.bottom:
        flow.turn()
        return
    flow.sheet.rule([(grid.text_x, y), (grid.right, y)], style.HAIRLINE, style.RULE_WIDTH)
    flow.y = y
    flow.leave(_HEAD_BELOW_RULE)


def _box(flow: Flow, blocks: list[Composed]) -> bool:
    """Draw the box under the bottom line; return False where it would not fit on the sheet."""
    grid, top = flow.grid, flow.y + _BOX_ABOVE
    bottom = top + _BOX_HEAD + _BOX_FOOT
    for index, block in enumerate(blocks):
        if index:
            bottom += _BOX_TEXT if index == 1 else block.above
        bottom += (len(block.lines) - 1) * block.leading
    if bottom > flow.notes.bottom:
        return False
    left, right = grid.text_x - _BOX_LEFT, grid.text_right + _BOX_RIGHT
    flow.sheet.box(left, top, right - left, bottom - top, style.BOX)
    flow.sheet.rule([(left, top), (right, top)], style.ACCENT, _BOX_RULE)
    flow.y = top
    flow.leave(_BOX_HEAD)
    return True


def _head(flow: Flow, part: Part) -> Composed:
    line = flow.composer.line(flow.composer.words(part.title), style.KICKER)
    boxed = part.kind is PartKind.BOTTOM_LINE
    return Composed(
        Element(Role.HEADING, 1), [line], style.KICKER.leading, style.KICKER.size,
        flow.grid.text_x, above=_FIRST_HEAD, below=_BOX_TEXT if boxed else _HEAD_BELOW, kept=True,
    )  # fmt: skip


def _entries(flow: Flow, part: Part) -> list[Composed]:
    if part.kind is PartKind.GLOSSARY:
        return glossary_entries(flow, part)
    return [_entry(flow, part, index) for index in range(len(part.entries))]


def _entry(flow: Flow, part: Part, index: int) -> Composed:
    composer, grid, entry = flow.composer, flow.grid, part.entries[index]
    chosen = _style(part, index)
    quoted = entry.quoted or part.kind is PartKind.PRESS_LINE
    said = composer.words(entry.text)
    runs = composer.runs(f"{said}”" if quoted else said, chosen, of_source=entry.quoted)
    language = composer.source_language if entry.quoted else ""
    if entry.lead_in:
        runs = [*composer.runs(f"{composer.words(entry.lead_in)} ", _lead_in(part, chosen)), *runs]
    mark = composer.line("“", chosen)
    return Composed(
        Element(_ROLES.get(part.kind, Role.PARAGRAPH), 1, language=language),
        fill(runs, grid.measure),
        chosen.leading,
        chosen.size,
        grid.text_x,
        above=chosen.leading + _APART.get(part.kind, 4.0 if chosen is _POINT else 0.0),
        citation=composer.words(on_page(entry.citation, entry.page)),
        hung=((mark, grid.text_x - mark.width),) if quoted else (),
        bulleted=part.kind is PartKind.POINTS,
        beside=_beside(flow, part, entry),
    )


def _style(part: Part, index: int) -> TextStyle:
    """Return the style of an entry: in the source's words always a serif."""
    entry = part.entries[index]
    if part.kind is PartKind.BACKGROUND:
        return style.BODY
    if part.kind is PartKind.SOURCE:
        return _DIGEST if index else _SOURCE
    if part.kind is PartKind.BOTTOM_LINE:
        chosen = _POINT if index or entry.lead_in else _BOTTOM_LINE
    else:
        chosen = _PRESS_LINE if part.kind is PartKind.PRESS_LINE else _POINT
    if not entry.quoted:
        return chosen
    return chosen.faced("Serif-Medium" if chosen.face == "Sans-Medium" else "Serif-Regular")


def _lead_in(part: Part, chosen: TextStyle) -> TextStyle:
    return chosen.faced("Sans-SemiBold") if part.kind is PartKind.POINTS else chosen


def _beside(flow: Flow, part: Part, entry: Entry) -> Beside | None:
    """Return the label's tab and the aside in the right-hand column; background has neither."""
    if part.kind is PartKind.BACKGROUND or not (entry.label or entry.aside):
        return None
    room = flow.grid.right - flow.grid.notes_x - (_TAB_X if entry.label else 0)
    aside = flow.composer.words(entry.aside)
    return Beside(entry.label, shortened(flow.composer, aside, style.KEY_NAME, room))
