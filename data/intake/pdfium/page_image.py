"""A page drawn in its colours, as it is printed, for who looks at it beside its text."""

import ctypes
import math
from ctypes import byref, c_void_p
from typing import NamedTuple

from data.intake.pdfium.calls import Box, PdfiumCalls
from data.intake.pdfium.frame import Frame

MOST_PIXELS = 12_000_000
"""A3 at 250 dots an inch; what would be more is drawn smaller."""
_COLOURED, _WHITE = 3, 0xFFFFFFFF
_WITH_NOTES = 0x01
"""FPDFBitmap_BGRx; FPDF_ANNOT (fpdfview.h)."""
PIXEL = 4
"""Bytes of one: blue, green, red, and one that says nothing."""


class PageImage(NamedTuple):
    """A page's `pixels`, row by row from the top; `pages` is how many the document has."""

    width: int
    height: int
    pixels: bytes
    pages: int


def shown(content: bytes, number: int, width: int) -> PageImage | None:
    """Return page `number` of a PDF, from 1, `width` pixels wide; None if it cannot be drawn."""
    calls = PdfiumCalls()
    document = calls.open(content, len(content), None)
    pages = calls.count_pages(document) if document else 0
    page = calls.load_page(document, number - 1) if 0 < number <= pages else 0
    if not page:
        return None
    box = Box()
    calls.page_box(page, byref(box))
    frame = Frame(box.left, box.bottom, box.right, box.top, calls.rotation(page) % 4)
    wide, high = (max(length, 1.0) for length in frame.size)
    scale = min(width / wide, math.sqrt(MOST_PIXELS / (wide * high)))
    across, down = max(round(wide * scale), 1), max(round(high * scale), 1)
    if across * down > 2 * MOST_PIXELS:  # a strip that is endless and has hardly any width
        return None
    pixels = ctypes.create_string_buffer(PIXEL * across * down)
    place = ctypes.cast(pixels, c_void_p)
    bitmap = calls.make_bitmap(across, down, _COLOURED, place, PIXEL * across)
    if not bitmap:
        return None
    calls.fill(bitmap, 0, 0, across, down, _WHITE)
    calls.draw(bitmap, page, 0, 0, across, down, 0, _WITH_NOTES)
    calls.drop_bitmap(bitmap)
    return PageImage(across, down, pixels.raw, pages)
