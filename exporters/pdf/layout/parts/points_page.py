"""The analyst's own page: bottom line in a box, headed parts, tables, and what closes it."""

from collections.abc import Sequence
from dataclasses import replace

from data.briefing.content import Content, Part, PartKind
from exporters.pdf.layout.block_runs import spaced
from exporters.pdf.layout.composed import Composed, SideColumns
from exporters.pdf.layout.composition import Composer
from exporters.pdf.layout.flow import Flow
from exporters.pdf.layout.parts.glossary_entries import glossary_entries
from exporters.pdf.layout.parts.part_entries import columns_of, composed_entry
from exporters.pdf.layout.tables.composed_tables import compose_own
from exporters.pdf.layout.tagged_elements import Element, Role
from exporters.pdf.text import style
from exporters.pdf.text.glyph_classes import is_cjk
from exporters.pdf.text.page_grid import Grid
from exporters.pdf.text.style import FIRST_BASELINE, TextStyle
from exporters.pdf.text.text_lines import fill
from exporters.phrases import (
    DISTRIBUTED_TO,
    closing_parts,
    is_of_pieces,
    leading,
    place_of_part,
    recipients,
)

_BOX_LEFT, _BOX_RIGHT = 10.0, 4.0
_BOX_HEAD, _BOX_TEXT, _BOX_FOOT = 18.0, 18.0, 11.0
_BOX_RULE = 1.2
_BOX_ABOVE = 10.0
_AFTER_BOX = 28.0
_AFTER_PARTS = 10.0
"""Between a box, or else more, and the contents of the text that follows."""
_RULE_ABOVE = 29.0
_HEAD_BELOW_RULE = 18.0
_HEAD_BELOW = 17.0
_FIRST_HEAD = 22.0
_NUMBERED_ABOVE, _NUMBERED_BELOW = 32.0, 20.0
_NUMBERED_FIRST = 36.0
_NUMBERED_AFTER_BOX = 42.0
_NUMBER_APART = 4.0
_KEPT = 80.0
"""A rule and a head want so much of the sheet below them."""
_DISTRIBUTION_ABOVE = 20.0
_DISTRIBUTION = TextStyle("Sans-Regular", 8.5, 12.5)
_DISTRIBUTION_HEAD = TextStyle("Sans-SemiBold", 8.5, 12.5, style.ACCENT)


def set_parts(flow: Flow, content: Content) -> None:
    """Place the parts one after the other, but for those that close the handout."""
    grid = flow.grid.with_column
    columns = columns_of(flow.composer, grid, content.parts)
    closing = closing_parts(content)
    before: Part | None = None
    boxed = False
    for index, part in enumerate(content.parts[: len(content.parts) - len(closing)]):
        if part.breaks:
            flow.begin_sheet()
        blocks = _blocks(flow.composer, grid, part, columns, place_of_part(index))
        boxed = part.kind is PartKind.BOTTOM_LINE and _box(flow, grid, blocks)
        if not boxed:
            _begin(flow, part, before)
        for block in blocks:
            flow.add(block)
        flow.settle()
        if boxed:
            flow.y += _BOX_FOOT
        before = part
    if before is not None and content.sections:
        flow.y += _AFTER_PARTS if boxed else _AFTER_BOX


def set_closing(flow: Flow, content: Content) -> None:
    """Place what closes a handout: its sources and who gets it.

    On a page of pieces they stand at the foot of the last sheet, as far as there is room.
    """
    flow.settle()
    grid = flow.grid.with_column
    columns = columns_of(flow.composer, grid, content.parts)
    groups = [_blocks(flow.composer, grid, part, columns, "") for part in closing_parts(content)]
    if content.distribution:
        names = _distribution(flow.composer, grid, content.distribution)
        if groups:
            groups[-1].append(names)
        else:
            groups = [[names]]
    if not groups:
        return
    flow.y = max(flow.y, flow.notes.lowest)
    if is_of_pieces(content) and not content.sections:
        _sink(flow, groups)
    for blocks in groups:
        _rule_above(flow)
        for block in blocks:
            flow.add(block)
        flow.settle()


def _sink(flow: Flow, groups: Sequence[Sequence[Composed]]) -> None:
    """Go down as far as what closes the handout still has room; know how much is left above."""
    depth = sum(_RULE_ABOVE + _HEAD_BELOW_RULE + _depth(blocks) for blocks in groups)
    top = flow.notes.bottom - depth
    if not flow.at_top and flow.y <= top:
        flow.spare = top - flow.y
        flow.y = top


def _depth(blocks: Sequence[Composed]) -> float:
    """Return how far the last baseline of blocks stands below the first."""
    depth = below = 0.0
    for index, block in enumerate(blocks):
        if index:
            depth += below or block.above
        depth += (len(block.lines) - 1) * block.leading
        below = block.below
    return depth


def _begin(flow: Flow, part: Part, before: Part | None) -> None:
    """Make way for a part, with a rule above its head where a part without a box came before."""
    if flow.at_top:
        return
    if part.number:
        _begin_numbered(flow, before)
    elif before is None:
        flow.leave(_FIRST_HEAD if _has_head(part) else _NUMBERED_FIRST)
    elif before.kind is PartKind.BOTTOM_LINE:
        flow.leave(_AFTER_BOX)
    elif _has_head(part):
        _rule_above(flow)


def _begin_numbered(flow: Flow, before: Part | None) -> None:
    if before is None:
        flow.leave(_NUMBERED_FIRST)
    elif before.kind is PartKind.BOTTOM_LINE or before.table is not None:
        flow.leave(_NUMBERED_AFTER_BOX)


def _rule_above(flow: Flow) -> None:
    """Draw a rule below what stands on the sheet, or turn to the next one."""
    if flow.at_top:
        return
    grid, y = flow.grid, flow.y + _RULE_ABOVE
    kept = _HEAD_BELOW_RULE if flow.spare is not None else _KEPT
    if y + kept > flow.notes.bottom:
        flow.turn()
        return
    flow.sheet.rule([(grid.text_x, y), (grid.right, y)], style.HAIRLINE, style.RULE_WIDTH)
    flow.y = y
    flow.leave(_HEAD_BELOW_RULE)


def _box(flow: Flow, grid: Grid, blocks: Sequence[Composed]) -> bool:
    """Draw the box under the bottom line; return False where it would not fit on the sheet."""
    top = FIRST_BASELINE - _BOX_HEAD if flow.at_top else flow.y + _BOX_ABOVE
    bottom = top + _BOX_HEAD + _BOX_FOOT + _depth(blocks)
    if bottom > flow.notes.bottom:
        return False
    left, right = grid.text_x - _BOX_LEFT, grid.text_right + _BOX_RIGHT
    flow.sheet.box(left, top, right - left, bottom - top, style.BOX)
    flow.sheet.rule([(left, top), (right, top)], style.ACCENT, _BOX_RULE)
    flow.y = top
    flow.leave(_BOX_HEAD)
    return True


def _blocks(
    composer: Composer, grid: Grid, part: Part, columns: SideColumns, place: str
) -> list[Composed]:
    """Return a part's head, its entries and its table."""
    if part.kind is PartKind.GLOSSARY:
        blocks = glossary_entries(composer, grid, part)
    else:
        count = len(part.entries)
        blocks = [composed_entry(composer, grid, part, n, columns) for n in range(count)]
    if _has_head(part):
        numbered = bool(part.number)
        head = (
            _numbered_head(composer, grid, part, place) if numbered else _head(composer, grid, part)
        )
        least = blocks[0].leading if blocks else 0.0
        blocks.insert(0, replace(head, below=max(head.below, least)))
    if part.table is not None:
        rows = compose_own(composer, part.table)
        blocks += [replace(row, piece_id=row.piece_id or part.piece_id) for row in rows]
    return blocks


def _has_head(part: Part) -> bool:
    return bool(part.number or part.title)


def _head(composer: Composer, grid: Grid, part: Part) -> Composed:
    line = composer.line(composer.words(part.title), style.KICKER)
    boxed = part.kind is PartKind.BOTTOM_LINE
    return Composed(
        Element(Role.HEADING, 1), [line], style.KICKER.leading, style.KICKER.size,
        grid.text_x, above=_FIRST_HEAD, below=_BOX_TEXT if boxed else _HEAD_BELOW, kept=True,
        piece_id=part.piece_id,
    )  # fmt: skip


def _numbered_head(composer: Composer, grid: Grid, part: Part, place: str) -> Composed:
    """Return the head of a part as a topic has one, a number too long for its column before it."""
    chosen = style.heading_style(1)
    title = composer.words(part.title)
    face = chosen.text.of_author if is_cjk(title) else chosen.text  # Mincho would be the source's
    text = spaced(face, title)
    number = composer.line(part.number, chosen.number)
    fits = number.width <= grid.text_x - grid.number_x - _NUMBER_APART
    before = [] if fits else composer.runs(f"{part.number}\xa0 ", chosen.number)
    return Composed(
        Element(Role.HEADING, 1),
        fill([*before, *composer.runs(title, text)], grid.measure) or [number],
        text.leading, text.size, grid.text_x,
        above=_NUMBERED_ABOVE,
        below=_NUMBERED_BELOW,
        kept=True,
        place=place,
        hung=((number, grid.number_x),) if fits else (),
        piece_id=part.piece_id,
    )  # fmt: skip


def _distribution(composer: Composer, grid: Grid, names: tuple[str, ...]) -> Composed:
    """Return who gets the handout, in one paragraph."""
    head = composer.runs(leading(composer.words(DISTRIBUTED_TO)), _DISTRIBUTION_HEAD)
    listed = composer.runs(recipients(names, composer.words), _DISTRIBUTION)
    return Composed(
        Element(Role.PARAGRAPH), fill([*head, *listed], grid.right - grid.text_x),
        _DISTRIBUTION.leading, _DISTRIBUTION.size, grid.text_x, above=_DISTRIBUTION_ABOVE,
    )  # fmt: skip
