"""What stands on a page that gives no text, so that only what is there is said of it."""

from collections.abc import Iterator

from data.intake.pdfium.calls import Handle, PdfiumCalls

_TEXT, _IMAGE, _FORM = 1, 3, 5
"""FPDF_PAGEOBJ_TEXT, FPDF_PAGEOBJ_IMAGE, FPDF_PAGEOBJ_FORM (fpdf_edit.h)."""
_FREE_TEXT, _WIDGET = 3, 20
"""FPDF_ANNOT_FREETEXT, FPDF_ANNOT_WIDGET (fpdf_annot.h)."""
_MOST = 2_000
"""So many objects of a page, and of a form on it, are looked at."""


def state_of(calls: PdfiumCalls, page: Handle) -> str:
    """Return the state of a page without letters, by the first of these that it has.

    "unread" is text whose letters are not known, "fields" are form fields or comments on the page,
    "picture" an image, "drawing" lines and areas alone, "empty" nothing.
    """
    kinds = set(_kinds(calls, page))
    if _TEXT in kinds:
        return "unread"
    if _has_fields(calls, page):
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


def _has_fields(calls: PdfiumCalls, page: Handle) -> bool:
    for number in range(min(calls.count_annotations(page), _MOST)):
        annotation = calls.annotation_at(page, number)
        if not annotation:
            continue
        kind = calls.annotation_type(annotation)
        calls.close_annotation(annotation)
        if kind in {_FREE_TEXT, _WIDGET}:
            return True
    return False
