"""The cells of a row onto a sheet, and the rule below them."""

from exporters.pdf.layout import highlight_marks
from exporters.pdf.layout.composed import Composed
from exporters.pdf.layout.sheets import Sheet
from exporters.pdf.layout.tagged_elements import ARTIFACT, Role
from exporters.pdf.text import style


def draw_cells(
    sheet: Sheet, block: Composed, start: int, stop: int, first: float, *, again: bool = False
) -> None:
    """Draw a row's cells and the rule below it; each cell is in the file, if only as empty.

    A head that stands there `again` is for eyes alone.
    """
    for cell in block.cells:
        element = ARTIFACT if again else cell.element
        placed = [
            (line, x, first + number * block.leading)
            for number, (line, x) in enumerate(cell.lines[start:stop])
        ]
        if cell.highlights and not again:
            highlight_marks.paint(sheet, placed, block.type, cell.highlights)
        if placed:
            sheet.text(element, placed)
        elif start == 0 and not again:
            sheet.empty(element)
    if stop == len(block.lines):
        y = first + (stop - start - 1) * block.leading + block.rule_below
        is_head = block.cells[0].element.role is Role.HEAD_CELL
        colour, width = (style.GREY, 0.8) if is_head else (style.HAIRLINE, style.RULE_WIDTH)
        sheet.rule([(block.x, y), (block.right, y)], colour, width)
