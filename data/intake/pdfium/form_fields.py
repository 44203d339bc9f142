"""Form fields and free text on a page: their values, which are no part of the page's own text."""

import ctypes
from collections.abc import Iterator
from ctypes import byref
from typing import NamedTuple

import pypdfium2_raw as raw  # type: ignore[import-untyped]

from data.intake.pdfium.calls import Box, Handle, PdfiumCalls, string

_FREE_TEXT, _WIDGET = 3, 20
"""FPDF_ANNOT_FREETEXT, FPDF_ANNOT_WIDGET (fpdf_annot.h)."""
_BUTTON, _CHECK, _RADIO = 1, 2, 3
"""FPDF_FORMFIELD_PUSHBUTTON, FPDF_FORMFIELD_CHECKBOX, FPDF_FORMFIELD_RADIOBUTTON."""
_UNSEEN = 2 | 32
"""The flags of what is hidden or not shown (PDF 32000-1, 12.5.3)."""
_MOST = 2_000
"""So many annotations of a page are looked at."""
_LONGEST = 2**16
MARKED, UNMARKED = "☒", "☐"


class PageField(NamedTuple):
    """A field or a free text: its box in the page's own points, and what stands in it.

    `stands_for` tells that the text stands for what is drawn in the box: a mark, or nothing for the
    caption of a button. Other text is drawn there, if the file says how.
    """

    box: Box
    text: str
    stands_for: bool = False


class FormFields:
    """The fields of one document."""

    def __init__(self, calls: PdfiumCalls, document: Handle) -> None:
        self._calls, self._form = calls, 0
        if calls.form_type(document):
            self._info = raw.FPDF_FORMFILLINFO()
            self._info.version = 2
            self._form = calls.open_form(document, ctypes.addressof(self._info)) or 0

    def close(self) -> None:
        """Let PDFium forget the fields."""
        if self._form:
            self._calls.close_form(self._form)

    def of_page(self, page: Handle) -> list[PageField]:
        """Return the fields of a page that are shown, empty ones too."""
        if not self._calls.count_annotations(page):
            return []
        if self._form:
            self._calls.show_form(page, self._form)
        found = list(self._on(page))
        if self._form:
            self._calls.hide_form(page, self._form)
        return found

    def _on(self, page: Handle) -> Iterator[PageField]:
        calls = self._calls
        for number in range(min(calls.count_annotations(page), _MOST)):
            annotation = calls.annotation_at(page, number)
            if not annotation:
                continue
            kind = calls.annotation_type(annotation)
            if kind in {_FREE_TEXT, _WIDGET} and not calls.annotation_flags(annotation) & _UNSEEN:
                box = Box()
                calls.annotation_box(annotation, byref(box))
                yield self._field(annotation, kind, box)
            calls.close_annotation(annotation)

    def _field(self, annotation: Handle, kind: int, box: Box) -> PageField:
        if kind == _FREE_TEXT:
            return PageField(box, self._entry(annotation, b"Contents"))
        what = self._calls.field_type(self._form, annotation) if self._form else 0
        if what in {_CHECK, _RADIO}:
            is_marked = self._calls.is_marked(self._form, annotation)
            return PageField(box, MARKED if is_marked else UNMARKED, stands_for=True)
        if what == _BUTTON:
            return PageField(box, "", stands_for=True)
        value = string(
            lambda *buffer: self._calls.field_value(self._form, annotation, *buffer),
            "utf-16-le",
            _LONGEST,
        )
        return PageField(box, value or self._entry(annotation, b"V"))

    def _entry(self, annotation: Handle, name: bytes) -> str:
        """Return what the annotation itself says: for fields that stand in no form, too."""
        calls = self._calls
        return string(
            lambda *buffer: calls.annotation_text(annotation, name, *buffer), "utf-16-le", _LONGEST
        )
