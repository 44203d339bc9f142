"""The straight lines that a page draws: borders of tables, and lines under words."""

from collections.abc import Iterator
from ctypes import byref, c_float, c_int
from itertools import pairwise

from data.intake.pdfium.calls import Handle, Matrix, PdfiumCalls

_PATH = 2
"""FPDF_PAGEOBJ_PATH (fpdf_edit.h)."""
_MOST_OBJECTS, _MOST_RULES, _MOST_POINTS = 5_000, 2_000, 400
_THICKEST, _SHORTEST = 2.5, 5.0
"""Points: what is thinner and longer is a line, and not an area or a dot."""
_MOVE = 2
"""FPDF_SEGMENT_MOVETO (fpdf_edit.h)."""

Ends = tuple[float, float, float, float]


def of_page(calls: PdfiumCalls, page: Handle) -> list[Ends]:
    """Return level and upright lines, by left, bottom, right and top in the page's own points."""
    found: list[Ends] = []
    for number in range(min(calls.count_objects(page), _MOST_OBJECTS)):
        drawn = calls.object_at(page, number)
        if drawn and calls.object_type(drawn) == _PATH:
            found += _of_path(calls, drawn)
            if len(found) >= _MOST_RULES:
                break
    return found[:_MOST_RULES]


def _of_path(calls: PdfiumCalls, path: Handle) -> Iterator[Ends]:
    left, bottom, right, top = (c_float() for _ in range(4))
    if not calls.bounds(path, byref(left), byref(bottom), byref(right), byref(top)):
        return
    ends = left.value, bottom.value, right.value, top.value
    if _is_rule(ends):
        yield ends
        return
    fill, stroke = c_int(), c_int()
    calls.draw_mode(path, byref(fill), byref(stroke))
    if stroke.value and calls.count_points(path) <= _MOST_POINTS:
        yield from filter(_is_rule, _strokes(calls, path))


def _is_rule(ends: Ends) -> bool:
    left, bottom, right, top = ends
    thin, long = sorted((right - left, top - bottom))
    return thin <= _THICKEST and long >= _SHORTEST


def _strokes(calls: PdfiumCalls, path: Handle) -> Iterator[Ends]:
    """Yield the boxes around the strokes from point to point, whatever curve is between them."""
    matrix, x, y = Matrix(), c_float(), c_float()
    if not calls.object_matrix(path, byref(matrix)):
        return
    points: list[tuple[float, float, bool]] = []
    start = 0
    for number in range(calls.count_points(path)):
        point = calls.point(path, number)
        calls.point_place(point, byref(x), byref(y))
        begins = calls.point_kind(point) == _MOVE
        start = len(points) if begins else start
        points.append(
            (
                matrix.a * x.value + matrix.c * y.value + matrix.e,
                matrix.b * x.value + matrix.d * y.value + matrix.f,
                begins,
            )
        )
        if calls.closes(point):
            points.append((*points[start][:2], False))
    for (x1, y1, _), (x2, y2, begins) in pairwise(points):
        if not begins:
            yield min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
