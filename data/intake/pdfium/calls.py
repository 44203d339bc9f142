"""PDFium's functions as the worker calls them: with plain integers for handles, which is faster.

PDFium's headers (fpdf_text.h, fpdf_edit.h, fpdf_doc.h) say what each takes and returns.
"""

import ctypes
from collections.abc import Callable
from ctypes import POINTER, byref, c_double, c_float, c_int, c_uint, c_ulong, c_void_p
from typing import Any, TypeAlias

import pypdfium2_raw as raw  # type: ignore[import-untyped]

from data.intake.pdfium import substitute_font

Handle: TypeAlias = int
"""The address of one of PDFium's objects; 0 for none."""


class Matrix(ctypes.Structure):
    """Scale, turn and place of a text: FS_MATRIX."""

    _fields_ = [(name, c_float) for name in "abcdef"]


class Box(ctypes.Structure):
    """A rectangle in the page's own points: FS_RECTF."""

    _fields_ = [(name, c_float) for name in ("left", "top", "right", "bottom")]


class PdfiumCalls:
    """The functions of a loaded PDFium."""

    def __init__(self) -> None:
        raw.FPDF_InitLibrary()
        self.fonts = substitute_font.set_up()
        text = (c_void_p, c_int)
        self.unicode = _typed(raw.FPDFText_GetUnicode, c_uint, *text)
        self.object_of = _typed(raw.FPDFText_GetTextObject, c_void_p, *text)
        self.origin = _typed(
            raw.FPDFText_GetCharOrigin, c_int, *text, POINTER(c_double), POINTER(c_double)
        )
        self.loose_box = _typed(raw.FPDFText_GetLooseCharBox, c_int, *text, POINTER(Box))
        self.matrix = _typed(raw.FPDFText_GetMatrix, c_int, *text, POINTER(Matrix))
        self.font_size = _typed(raw.FPDFText_GetFontSize, c_double, *text)
        self.font_weight = _typed(raw.FPDFText_GetFontWeight, c_int, *text)
        self.font_info = _typed(
            raw.FPDFText_GetFontInfo, c_ulong, *text, c_void_p, c_ulong, POINTER(c_int)
        )
        self.render_mode = _typed(raw.FPDFTextObj_GetTextRenderMode, c_int, c_void_p)
        self.font_of = _typed(raw.FPDFTextObj_GetFont, c_void_p, c_void_p)
        self.count_chars = _typed(raw.FPDFText_CountChars, c_int, c_void_p)
        self.load_text = _typed(raw.FPDFText_LoadPage, c_void_p, c_void_p)
        self.close_text = _typed(raw.FPDFText_ClosePage, None, c_void_p)
        self.load_page = _typed(raw.FPDF_LoadPage, c_void_p, c_void_p, c_int)
        self.close_page = _typed(raw.FPDF_ClosePage, None, c_void_p)
        self.count_objects = _typed(raw.FPDFPage_CountObjects, c_int, c_void_p)
        self.object_at = _typed(raw.FPDFPage_GetObject, c_void_p, c_void_p, c_int)
        self.object_type = _typed(raw.FPDFPageObj_GetType, c_int, c_void_p)
        self.count_in_form = _typed(raw.FPDFFormObj_CountObjects, c_int, c_void_p)
        self.object_in_form = _typed(raw.FPDFFormObj_GetObject, c_void_p, c_void_p, c_ulong)
        self._take_annotations()
        self._take_bitmaps()
        self._take_drawings()
        self._take_bookmarks()
        self.rotation = _typed(raw.FPDFPage_GetRotation, c_int, c_void_p)
        self.page_box = _typed(raw.FPDF_GetPageBoundingBox, c_int, c_void_p, POINTER(Box))
        self.next_link = _typed(
            raw.FPDFLink_Enumerate, c_int, c_void_p, POINTER(c_int), POINTER(c_void_p)
        )
        self.link_box = _typed(raw.FPDFLink_GetAnnotRect, c_int, c_void_p, POINTER(Box))
        self.link_action = _typed(raw.FPDFLink_GetAction, c_void_p, c_void_p)
        self._take_places()
        self.action_type = _typed(raw.FPDFAction_GetType, c_ulong, c_void_p)
        self.action_uri = _typed(
            raw.FPDFAction_GetURIPath, c_ulong, c_void_p, c_void_p, c_void_p, c_ulong
        )
        self.open = _typed(raw.FPDF_LoadMemDocument64, c_void_p, c_void_p, c_ulong, c_void_p)
        self.last_error = _typed(raw.FPDF_GetLastError, c_ulong)
        self.count_pages = _typed(raw.FPDF_GetPageCount, c_int, c_void_p)
        self.meta_text = _typed(
            raw.FPDF_GetMetaText, c_ulong, c_void_p, ctypes.c_char_p, c_void_p, c_ulong
        )
        self.language = _typed(raw.FPDFCatalog_GetLanguage, c_ulong, c_void_p, c_void_p, c_ulong)

    def _take_places(self) -> None:
        place, number, real = c_void_p, POINTER(c_int), POINTER(c_float)
        self.link_place = _typed(raw.FPDFLink_GetDest, place, c_void_p, c_void_p)
        self.action_place = _typed(raw.FPDFAction_GetDest, place, c_void_p, c_void_p)
        self.page_of_place = _typed(raw.FPDFDest_GetDestPageIndex, c_int, c_void_p, place)
        self.point_of_place = _typed(
            raw.FPDFDest_GetLocationInPage, c_int, place, number, number, number, real, real, real
        )
        self.view_of_place = _typed(
            raw.FPDFDest_GetView, c_ulong, place, POINTER(c_ulong), POINTER(c_float)
        )

    def _take_bitmaps(self) -> None:
        box = (c_int, c_int, c_int, c_int)
        self.make_bitmap = _typed(
            raw.FPDFBitmap_CreateEx, c_void_p, c_int, c_int, c_int, c_void_p, c_int
        )
        self.fill = _typed(raw.FPDFBitmap_FillRect, c_int, c_void_p, *box, c_ulong)
        self.draw = _typed(raw.FPDF_RenderPageBitmap, None, c_void_p, c_void_p, *box, c_int, c_int)
        self.drop_bitmap = _typed(raw.FPDFBitmap_Destroy, None, c_void_p)

    def _take_drawings(self) -> None:
        path, real = c_void_p, POINTER(c_float)
        self.bounds = _typed(raw.FPDFPageObj_GetBounds, c_int, path, real, real, real, real)
        self.object_matrix = _typed(raw.FPDFPageObj_GetMatrix, c_int, path, POINTER(Matrix))
        self.draw_mode = _typed(
            raw.FPDFPath_GetDrawMode, c_int, path, POINTER(c_int), POINTER(c_int)
        )
        self.count_points = _typed(raw.FPDFPath_CountSegments, c_int, path)
        self.point = _typed(raw.FPDFPath_GetPathSegment, c_void_p, path, c_int)
        self.point_place = _typed(raw.FPDFPathSegment_GetPoint, c_int, c_void_p, real, real)
        self.point_kind = _typed(raw.FPDFPathSegment_GetType, c_int, c_void_p)
        self.closes = _typed(raw.FPDFPathSegment_GetClose, c_int, c_void_p)
        number = POINTER(c_uint)
        self.colour = _typed(
            raw.FPDFPageObj_GetFillColor, c_int, c_void_p, number, number, number, number
        )

    def _take_bookmarks(self) -> None:
        bookmark = (c_void_p, c_void_p)
        self.first_bookmark = _typed(raw.FPDFBookmark_GetFirstChild, c_void_p, *bookmark)
        self.next_bookmark = _typed(raw.FPDFBookmark_GetNextSibling, c_void_p, *bookmark)
        self.bookmark_title = _typed(
            raw.FPDFBookmark_GetTitle, c_ulong, c_void_p, c_void_p, c_ulong
        )

    def _take_annotations(self) -> None:
        self.count_annotations = _typed(raw.FPDFPage_GetAnnotCount, c_int, c_void_p)
        self.annotation_at = _typed(raw.FPDFPage_GetAnnot, c_void_p, c_void_p, c_int)
        self.annotation_type = _typed(raw.FPDFAnnot_GetSubtype, c_int, c_void_p)
        self.close_annotation = _typed(raw.FPDFPage_CloseAnnot, None, c_void_p)
        self.annotation_flags = _typed(raw.FPDFAnnot_GetFlags, c_int, c_void_p)
        self.annotation_box = _typed(raw.FPDFAnnot_GetRect, c_int, c_void_p, POINTER(Box))
        self.annotation_text = _typed(
            raw.FPDFAnnot_GetStringValue, c_ulong, c_void_p, ctypes.c_char_p, c_void_p, c_ulong
        )
        self.form_type = _typed(raw.FPDF_GetFormType, c_int, c_void_p)
        self.open_form = _typed(raw.FPDFDOC_InitFormFillEnvironment, c_void_p, c_void_p, c_void_p)
        self.close_form = _typed(raw.FPDFDOC_ExitFormFillEnvironment, None, c_void_p)
        self.show_form = _typed(raw.FORM_OnAfterLoadPage, None, c_void_p, c_void_p)
        self.hide_form = _typed(raw.FORM_OnBeforeClosePage, None, c_void_p, c_void_p)
        self.field_type = _typed(raw.FPDFAnnot_GetFormFieldType, c_int, c_void_p, c_void_p)
        self.field_value = _typed(
            raw.FPDFAnnot_GetFormFieldValue, c_ulong, c_void_p, c_void_p, c_void_p, c_ulong
        )
        self.is_marked = _typed(raw.FPDFAnnot_IsChecked, c_int, c_void_p, c_void_p)
        self.flatten = _typed(raw.FPDFPage_Flatten, c_int, c_void_p, c_int)


def string(fill: Callable[[Any, int], int], encoding: str, longest: int = 4096) -> str:
    """Return what `fill(buffer, length)` writes and ends with a zero; "" if it is too long."""
    buffer = ctypes.create_string_buffer(longest)
    length = fill(byref(buffer), longest)
    if not 0 < length <= longest:
        return ""
    return buffer.raw[:length].decode(encoding, "replace").rstrip("\0")


def _typed(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:  # noqa: ANN401  # ctypes
    """Return a function of the library under a signature of ours; the original stays as it is."""
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, c_void_p).value or 0)
