"""A page drawn in grey, for who reads the letters on it."""

import ctypes
import math
from ctypes import c_void_p
from typing import NamedTuple

from data.intake.pdfium.calls import Handle, PdfiumCalls

_DPI = 200
"""More dots an inch are read no better (300: the same letters, twice the time)."""
_MOST_PIXELS = 8_000_000
"""A3 at that resolution; larger pages are drawn smaller."""
_GREY, _WHITE = 1, 0xFFFFFFFF
_WITH_NOTES, _IN_GREY = 0x01, 0x08
"""FPDFBitmap_Gray; FPDF_ANNOT, FPDF_GRAYSCALE (fpdfview.h)."""


class DrawnPage(NamedTuple):
    """A page's `pixels`, one byte each, row by row from the top; so many of them to a point."""

    width: int
    height: int
    pixels: bytes
    scale: float


def drawn(calls: PdfiumCalls, page: Handle, size: tuple[float, float]) -> DrawnPage | None:
    """Return a page of this size in points as it is shown, drawn; None if it cannot be."""
    width, height = (max(length, 1.0) for length in size)
    scale = min(_DPI / 72, math.sqrt(_MOST_PIXELS / (width * height)))
    across, down = max(round(width * scale), 1), max(round(height * scale), 1)
    if across * down > 2 * _MOST_PIXELS:  # a strip that is endless and has hardly any width
        return None
    pixels = ctypes.create_string_buffer(across * down)
    place = ctypes.cast(pixels, c_void_p)
    bitmap = calls.make_bitmap(across, down, _GREY, place, across)
    if not bitmap:
        return None
    calls.fill(bitmap, 0, 0, across, down, _WHITE)
    calls.draw(bitmap, page, 0, 0, across, down, 0, _WITH_NOTES | _IN_GREY)
    calls.drop_bitmap(bitmap)
    return DrawnPage(across, down, pixels.raw, scale)
