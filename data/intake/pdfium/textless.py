"""What stands on a page that gives no text, so that only what is there is said of it."""

from collections.abc import Iterator

from data.intake.pdfium.calls import Handle, PdfiumCalls

_TEXT, _IMAGE, _FORM = 1, 3, 5
"""FPDF_PAGEOBJ_TEXT, FPDF_PAGEOBJ_IMAGE, FPDF_PAGEOBJ_FORM (fpdf_edit.h)."""
_MOST = 2_000
"""So many objects of a page, and of a form on it, are looked at."""


def state_of(calls: PdfiumCalls, page: Handle, *, has_fields: bool) -> str:
    """Return the state of a page without letters, by the first of these that it has.

    "unread" is text whose letters are not known, "fields" are form fields that are empty,
    "picture" an image, "drawing" lines and areas alone, "empty" nothing.
    """
    kinds = set(_kinds(calls, page))
    if _TEXT in kinds:
        return "unread"
    if has_fields:
        return "fields"
    if _IMAGE in kinds:
        return "picture"
    return "drawing" if kinds else "empty"


def _kinds(calls: PdfiumCalls, page: Handle) -> Iterator[int]:
    """Yield the kinds of what is drawn on a page, and in the forms that it draws itself."""
    for number in range(min(calls.count_objects(page), _MOST)):
        drawn = calls.object_at(page, number)
        kind = calls.object_type(drawn) if drawn else 0
        yield kind
        if kind == _FORM:
            for inner in range(min(calls.count_in_form(drawn), _MOST)):
                yield calls.object_type(calls.object_in_form(drawn, inner))
