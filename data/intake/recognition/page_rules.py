"""Level lines in a picture, taken out of it: what stands on a line is read badly.

Patterns served: underlined headings and sentences, struck words, forms, ruled tables.
"""

import re

from data.intake.recognition import PagePicture

_DARK = 128
_IS_DARK = bytes(grey < _DARK for grey in range(256))
_SHORTEST = 130
"""Pixels in a row, of 200 to an inch; the stroke of “一” in a title of 40 points has 100."""
_THICKEST = 7
"""Pixels: what goes on farther up and down is no line but an area or a picture."""
_RULE = re.compile(b"\x01{%d,}+" % _SHORTEST)
_LIGHT = 0.5
"""Of a line's length, above and below it: letters stand there, and no area."""


def without_rules(picture: PagePicture) -> PagePicture:
    """Return a picture without its level lines; those that lie askew are in pieces, and go too."""
    width, height, pixels = picture
    dark = pixels.translate(_IS_DARK)
    found = []
    for match in _RULE.finditer(dark):
        start, end = match.span()
        while start // width != (end - 1) // width:  # it goes on at the left of the next row
            stop = (start // width + 1) * width
            found.append((start, stop))
            start = stop
        found.append((start, end))
    kept = bytearray(pixels)
    for start, end in found:
        if end - start >= _SHORTEST and _is_thin(dark, start, end, width, height):
            kept[start:end] = b"\xff" * (end - start)
    return PagePicture(width, height, bytes(kept))


def _is_thin(dark: bytes, start: int, end: int, width: int, height: int) -> bool:
    """Tell whether what is dark in a row from `start` to `end` is mostly light above and below."""
    row = start // width
    for other in (row - _THICKEST, row + _THICKEST):
        if 0 <= other < height:
            place = (other - row) * width
            if sum(dark[start + place : end + place]) > _LIGHT * (end - start):
                return False
    return True
