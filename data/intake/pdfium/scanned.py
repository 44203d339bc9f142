"""Which pages may show letters that their text does not tell.

Patterns served: scans; text drawn as outlines; fonts whose letters nobody knows; scans that a court
or an archive has stamped with a line of text at the head or the foot.
"""

from collections.abc import Sequence
from ctypes import byref, c_float

from data.intake.pdfium.calls import Handle, PdfiumCalls
from data.intake.pdfium.frame import Frame
from data.intake.pdfium.text_page import PageRun

TEXTLESS = frozenset({"picture", "drawing", "unread"})
"""States of pages without text, but with what may be letters."""

_UNKNOWN = "\ufffd"
_IMAGE, _FORM = 3, 5
"""FPDF_PAGEOBJ_IMAGE, FPDF_PAGEOBJ_FORM (fpdf_edit.h)."""
_MOST_OBJECTS = 200
"""A scan is one picture, or a few strips."""
_COVERED = 0.7
"""Of the page's area: a picture that is larger is the page."""
_EDGE = 0.1
"""Of the page's height at either end: stamps stand there, and the titles of slides do not."""
_LONGEST_STAMP = 400


def may_hold_letters(
    calls: PdfiumCalls, page: Handle, state: str, runs: Sequence[PageRun], frame: Frame
) -> bool:
    """Tell whether a page is worth a look at its picture, by its state and its text."""
    if state in TEXTLESS:
        return True
    if state != "text":
        return False
    known = [run for run in runs if run.text.replace(_UNKNOWN, "").strip()]
    if not known:
        return True
    return _are_stamps(known, frame) and _is_covered(calls, page, frame)


def _are_stamps(runs: Sequence[PageRun], frame: Frame) -> bool:
    if sum(len(run.text) for run in runs) > _LONGEST_STAMP:
        return False
    return all(_is_at_edge(run, frame) for run in runs)


def _is_at_edge(run: PageRun, frame: Frame) -> bool:
    height = frame.turned(run.style.quarter).size[1]
    return not _EDGE * height < run.base < (1 - _EDGE) * height


def _is_covered(calls: PdfiumCalls, page: Handle, frame: Frame) -> bool:
    """Tell whether pictures cover a page, also such as a form of it draws."""
    whole = (frame.right - frame.left) * (frame.top - frame.bottom)
    area = 0.0
    for number in range(min(calls.count_objects(page), _MOST_OBJECTS)):
        drawn = calls.object_at(page, number)
        if drawn and _is_picture(calls, drawn):
            area += _area(calls, drawn)
    return bool(area >= _COVERED * whole > 0)


def _is_picture(calls: PdfiumCalls, drawn: Handle) -> bool:
    kind = calls.object_type(drawn)
    if kind != _FORM:
        return bool(kind == _IMAGE)
    inside = range(min(calls.count_in_form(drawn), _MOST_OBJECTS))
    return any(calls.object_type(calls.object_in_form(drawn, one)) == _IMAGE for one in inside)


def _area(calls: PdfiumCalls, drawn: Handle) -> float:
    left, bottom, right, top = (c_float() for _ in range(4))
    if not calls.bounds(drawn, byref(left), byref(bottom), byref(right), byref(top)):
        return 0.0
    return abs((right.value - left.value) * (top.value - bottom.value))
