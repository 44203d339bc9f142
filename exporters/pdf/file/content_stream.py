"""The last steps on a sheet's content stream: into the page's space, without colour or grey."""

import re

from data.basis.colours import encoded, luminance
from exporters.pdf.text.page_grid import Grid

_COLOUR = re.compile(rb"^(2 Tr )?([\d.]+) ([\d.]+) ([\d.]+) (rg|RG)(?= |$)", re.MULTILINE)
"""A colour at the start of a line, which no string's text can be: strings start with a bracket."""


_WHITE_FROM, _LIGHTEST_LINE = 0.3, 0.9
"""The luminance from which what is filled, or a line, is white where there is no grey."""


def in_page_space(stream: bytes, grid: Grid, number: int) -> bytes:
    """Return the stream of the sheet with that number, scaled and moved from its binding."""
    shift = grid.shift(number)
    if grid.scale == 1 and not shift:
        return stream
    return f"{grid.scale:g} 0 0 {grid.scale:g} {shift * grid.scale:.2f} 0 cm\n".encode() + stream


def greyed(stream: bytes) -> bytes:
    """Return the stream with each colour as the grey of its luminance."""
    return _COLOUR.sub(_grey, stream)


def blackened(stream: bytes) -> bytes:
    """Return the stream with each colour as black, or as white where that is nearer."""
    return _COLOUR.sub(_black, stream)


def _black(match: re.Match[bytes]) -> bytes:
    before, red, green, blue, operator = match.groups()
    lightness = luminance((float(red), float(green), float(blue)))
    level = int(lightness > (_WHITE_FROM if operator == b"rg" else _LIGHTEST_LINE))
    return (before or b"") + f"{level} {'g' if operator == b'rg' else 'G'}".encode()


def _grey(match: re.Match[bytes]) -> bytes:
    before, red, green, blue, operator = match.groups()
    level = encoded(luminance((float(red), float(green), float(blue))))
    return (before or b"") + f"{level:.3f} {'g' if operator == b'rg' else 'G'}".encode()
