"""What an office sets above the first page: its logo, its name in weight, its address."""

from data.briefing.content import Letterhead, Logo
from data.briefing.pictures.vector_picture import PaintedPath, VectorPicture
from data.errors import ExportError
from data.messages import said
from exporters.logo_pictures import Raster, drawing_of, raster_of
from exporters.pdf.layout.flow import Flow
from exporters.pdf.layout.sheets import SheetPiece
from exporters.pdf.layout.tagged_elements import Element, Role
from exporters.pdf.text import style
from exporters.pdf.text.ink_runs import Line
from exporters.pdf.text.style import TextStyle
from exporters.pdf.text.text_lines import balanced, fill
from exporters.pdf.text.text_state import rgb
from exporters.phrases import logo_text

_TOP = 56.0
"""Where the letterhead begins, below the rule under the marking."""
_LOGO_HEIGHT, _LOGO_WIDTH = 40.0, 150.0
_BESIDE_LOGO = 12.0
_APART = 14.0
_RULE_BELOW = 14.0
_ASCENT = 0.78
_DOTS = 6.0
"""Pixels a point that are printed at most: 432 to the inch."""
_DEEPEST = 1 / 3
"""The share of the sheet that a letterhead may take."""

_NAME = TextStyle("Sans-SemiBold", 12, 15)
_ADDRESS = TextStyle("Sans-Regular", 7.5, 10, style.GREY)
_TOO_LONG = said("The letterhead takes more than a third of the page; shorten its address.")


def set_letterhead(flow: Flow, letterhead: Letterhead | None, *, grey: bool) -> None:
    """Place a letterhead above what follows, where there is one.

    Raises:
        ExportError: it is too long for the page.
        FormatError: its logo is no picture.
    """
    if letterhead is None:
        return
    grid, composer = flow.grid, flow.composer
    address = [
        line
        for text in letterhead.address
        for line in fill(composer.runs(text, _ADDRESS), grid.right - grid.notes_x)
    ]
    size = _set_logo(flow, letterhead, grey=grey) if letterhead.logo else (0.0, 0.0)
    x = grid.text_x + (size[0] + _BESIDE_LOGO if size[0] else 0.0)
    room = (grid.notes_x if address else grid.right) - _APART - x
    name = balanced(composer.runs(letterhead.name, _NAME), room)
    height = max(size[1], _height(name, _NAME), _height(address, _ADDRESS))
    if height > _DEEPEST * grid.height:
        raise ExportError(_TOO_LONG)
    for lines, chosen, left in ((name, _NAME, x), (address, _ADDRESS, grid.notes_x)):
        _set_lines(flow, lines, chosen, left, height)
    y = _TOP + height + _RULE_BELOW
    flow.sheet.rule([(grid.text_x, y), (grid.right, y)], style.HAIRLINE, style.RULE_WIDTH)
    flow.y = y


def _height(lines: list[Line], chosen: TextStyle) -> float:
    return chosen.leading * (len(lines) - 1) + chosen.size if lines else 0.0


def _set_lines(flow: Flow, lines: list[Line], chosen: TextStyle, x: float, height: float) -> None:
    """Place lines in the middle of the letterhead's height."""
    first = _TOP + (height - _height(lines, chosen)) / 2 + chosen.size * _ASCENT
    placed = [(line, x, first + number * chosen.leading) for number, line in enumerate(lines)]
    flow.sheet.text(Element(Role.DETAIL), placed)


def _set_logo(flow: Flow, letterhead: Letterhead, *, grey: bool) -> tuple[float, float]:
    """Draw the logo; return its width and height."""
    logo = letterhead.logo
    if logo is None:
        return 0.0, 0.0
    drawing = drawing_of(logo)
    raster = None if drawing else _raster(logo, flow.grid.scale, grey=grey)
    shape: tuple[float, float] = (1.0, 1.0)
    if drawing:
        shape = drawing.width, drawing.height
    elif raster:
        shape = raster.width, raster.height
    scale = min(_LOGO_HEIGHT / shape[1], _LOGO_WIDTH / shape[0])
    width, height = shape[0] * scale, shape[1] * scale
    grid, left = flow.grid, flow.grid.text_x
    area = grid.area(flow.sheet.number, left, _TOP, left + width, _TOP + height)
    spoken = logo_text(letterhead.name, flow.composer.words)
    element = Element(Role.FIGURE, spoken=spoken, area=area)
    if raster:
        flow.sheet.picture(element, raster, (left, _TOP), (width, height))
    elif drawing:
        foot = grid.height - _TOP
        x = grid.across(left, width)
        begin = f"q {scale:.6f} 0 0 {-scale:.6f} {x:.2f} {foot:.2f} cm"
        flow.sheet.pieces.append(SheetPiece(element, f"{begin}\n{_operations(drawing)}\nQ"))
    return width, height


def _raster(logo: Logo, scale: float, *, grey: bool) -> Raster:
    box = round(_LOGO_WIDTH * scale * _DOTS), round(_LOGO_HEIGHT * scale * _DOTS)
    return raster_of(logo, box, grey=grey)


def _operations(drawing: VectorPicture) -> str:
    """Return a drawing's operations, which stay within its edges."""
    edges = f"0 0 {drawing.width:.4f} {drawing.height:.4f} re W n"
    return "\n".join((edges, *map(_shape, drawing.shapes)))


def _shape(shape: PaintedPath) -> str:
    """Return a shape's operations, each colour at the start of its line."""
    paint = shape.paint
    operations = [f"{rgb(paint.fill)} rg"] if paint.fill else []
    if paint.stroke:
        operations += [
            f"{rgb(paint.stroke)} RG",
            f"{paint.width:.4f} w {paint.cap} J {paint.join} j",
        ]
        operations.append("4 M [] 0 d")
    for operator, numbers in shape.segments:
        operations.append(" ".join((*(f"{number:.4f}" for number in numbers), operator)))
    if paint.stroke:
        operations.append(("B*" if paint.even_odd else "B") if paint.fill else "S")
    else:
        operations.append("f*" if paint.even_odd else "f")
    return "\n".join(operations)
