"""The cells of a row onto a sheet, and the rule below them."""

from exporters.pdf.layout import highlight_marks
from exporters.pdf.layout.composed import Composed, ComposedCell, RowRule
from exporters.pdf.layout.sheets import Sheet
from exporters.pdf.layout.tagged_elements import ARTIFACT, Role
from exporters.pdf.text import style
from exporters.pdf.text.ink_runs import Line
from exporters.pdf.text.style import FIRST_BASELINE

_Placed = list[tuple[Line, float, float]]


def draw_cells(
    sheet: Sheet,
    block: Composed,
    start: int,
    stop: int,
    first: float,
    *,
    again: bool = False,
    begins: bool = False,
) -> None:
    """Draw a row's cells and the rule below it; each cell is in the file, if only as empty.

    A head that stands there `again` is for eyes alone, and so is what goes on from above beside a
    row that `begins` a sheet.
    """
    for cell in block.cells:
        element = ARTIFACT if again else cell.element
        placed = _placed(block, cell, start, stop, first, begins=begins)
        if cell.highlights and not again:
            highlight_marks.paint(sheet, placed, block.type, cell.highlights)
        if placed:
            sheet.text(element, placed)
        elif start == 0 and not again:
            sheet.empty(element)
    for cell in block.again if begins else ():
        sheet.text(ARTIFACT, _placed(block, cell, 0, len(cell.lines), first, begins=True))
    if stop == len(block.lines):
        y = first + (stop - start - 1) * block.leading + block.rule_below
        is_head = block.cells[0].element.role is Role.HEAD_CELL
        for rule in block.rules or (RowRule(block.x, block.right, is_head),):
            colour = style.GREY if rule.is_strong else style.HAIRLINE
            width = 0.8 if rule.is_strong else style.RULE_WIDTH
            sheet.rule([(rule.left, y), (rule.right, y)], colour, width)


def repeat_head(sheet: Sheet, head: Composed) -> float:
    """Draw a table's head again at the top of a sheet, where it is not read; return where it ends.

    That is the baseline of its last line.
    """
    y = FIRST_BASELINE
    for number, row in enumerate(head.headed):
        y += row.above if number else 0.0
        draw_cells(sheet, row, 0, len(row.lines), y, again=True)
        y += (len(row.lines) - 1) * row.leading
    return y


def _placed(
    block: Composed, cell: ComposedCell, start: int, stop: int, first: float, *, begins: bool
) -> _Placed:
    """Return the lines of a cell, none above the first baseline of a row that begins a sheet.

    The last ones of a row may stand between its own last line and the next row.
    """
    end = None if stop == len(block.lines) else stop
    top = first + (max(0.0, cell.drop) if begins else cell.drop)
    return [
        (line, x, top + number * block.leading)
        for number, (line, x) in enumerate(cell.lines[start:end])
    ]
