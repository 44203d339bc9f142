"""The pages of a PDF as pictures, drawn by PDFium in the worker thread of `viewer.session.jobs`."""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtGui import QImage

from data.errors import ExportError
from data.messages import said

POINTS = 72
"""Points in an inch."""


@contextmanager
def opened(pdf: bytes) -> Iterator[Any]:
    """Open a PDF for the time of a `with`, so that PDFium frees it on the thread that used it.

    Raises:
        ExportError: if these bytes are no PDF.
    """
    import pypdfium2  # 60 ms, not before pages are wanted

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise ExportError(
            said("The pages cannot be shown; export the handout and open the file instead.")
        ) from error
    try:
        yield document
    finally:
        document.close()


def sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Return the width and height of each page, in points."""
    with opened(pdf) as document:
        return tuple(document.get_page_size(number) for number in range(len(document)))


def picture(pdf: bytes, number: int, width: int) -> QImage:
    """Return page `number`, counted from 0, on white and `width` pixels wide."""
    with opened(pdf) as document:
        page = document[number]
        # half a pixel less, as PDFium rounds sizes up
        return strip(page, (width - 0.5) / page.get_width())


def strip(
    page: Any,  # noqa: ANN401  # pypdfium2 has no types
    scale: float,
    rows: range | None = None,
    *,
    grey: bool = False,
) -> QImage:
    """Return the pixel rows `rows` of a page, by default all of them, on white.

    `scale` is in pixels a point.
    """
    crop = (0.0, 0.0, 0.0, 0.0)
    if rows is not None:
        # half a pixel less, as PDFium's cuts are rounded up
        below, above = height(page, scale) - rows.stop, rows.start
        crop = (0.0, max(0.0, below - 0.5) / scale, 0.0, max(0.0, above - 0.5) / scale)
    bitmap = page.render(scale=scale, crop=crop, grayscale=grey, prefer_bgrx=True)
    kind = QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB32
    image = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, kind).copy()
    bitmap.close()
    return image


def height(page: Any, scale: float) -> int:  # noqa: ANN401  # pypdfium2 has no types
    """Return how many pixel rows a page has."""
    return math.ceil(float(page.get_height()) * scale)
