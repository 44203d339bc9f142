"""A word or two in grey across the page, behind everything else."""

from dataclasses import replace
from math import atan2, cos, hypot, sin

from exporters.pdf.layout.composition import Composer
from exporters.pdf.layout.sheets import Sheet, SheetPiece
from exporters.pdf.layout.tagged_elements import Element, Role
from exporters.pdf.text.style import INK, TextStyle
from exporters.pdf.text.text_state import rgb

_COLOUR = "#E9EAED"
_LARGEST = 110.0
_SHARE = 0.72
"""How much of the sheet's diagonal the words fill."""
_CAP_HEIGHT = 0.698


def lay(sheet: Sheet, composer: Composer, text: str, *, outlined: bool = False) -> None:
    """Draw a watermark along the rising diagonal; call it before anything else is drawn.

    One that is `outlined` has thin edges and no grey.
    """
    grid = sheet.grid
    unit = composer.line(text, TextStyle("Sans-SemiBold", 1.0, 1.0, _COLOUR)).width
    if not unit:
        return
    size = min(_LARGEST, _SHARE * hypot(grid.width, grid.height) / unit)
    line = composer.line(text, TextStyle("Sans-SemiBold", size, size, _COLOUR))
    flat = Sheet(sheet.number, replace(grid, is_mirrored=False))
    flat.text(
        Element(Role.WATERMARK), [(line, -line.width / 2, grid.height + _CAP_HEIGHT * size / 2)]
    )
    angle = atan2(grid.height, grid.width)
    across, up = cos(angle), sin(angle)
    turn = f"{across:.4f} {up:.4f} {-up:.4f} {across:.4f}"
    edges = f"{rgb(INK)} RG 0.3 w 1 Tr\n" if outlined else ""
    middle = f"{grid.width / 2:.2f} {grid.height / 2:.2f}"
    for piece in flat.pieces:
        sheet.pieces.append(
            SheetPiece(piece.element, f"q {turn} {middle} cm\n{edges}{piece.operations}\nQ")
        )
