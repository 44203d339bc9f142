"""The links of a page: where they lie, and where they lead."""

from ctypes import byref, c_int, c_void_p
from typing import NamedTuple

from data.intake.pdfium import link_places
from data.intake.pdfium.calls import Box, Handle, PdfiumCalls, string
from data.intake.pdfium.link_places import LinkPlace

_MOST = 500
_ACTION_URI = 3
_SCHEMES = ("http://", "https://", "mailto:")
_LONGEST = 2000


class PdfLink(NamedTuple):
    """A rectangle on the page, in its own points, and its target; `place` if that is inside."""

    left: float
    bottom: float
    right: float
    top: float
    target: str
    place: LinkPlace | None = None


def of_page(calls: PdfiumCalls, document: Handle, page: Handle) -> list[PdfLink]:
    """Return the page's links to the web, to mail addresses and to places in the document."""
    place, link, found = c_int(0), c_void_p(), []
    for _ in range(_MOST):
        if not calls.next_link(page, byref(place), byref(link)):
            break
        target, box = _target(calls, document, link.value or 0), Box()
        inside = None if target else link_places.of_link(calls, document, link.value or 0)
        target = inside.target if inside else target
        if target and calls.link_box(link, byref(box)):
            low, high = sorted((box.bottom, box.top))
            left, right = sorted((box.left, box.right))
            found.append(PdfLink(left, low, right, high, target, inside))
    return found


def number_at(links: list[PdfLink], x: float, y: float) -> int:
    """Return the number of the link at a point, counted from 1; 0 for none."""
    for number, link in enumerate(links, 1):
        if link.left <= x <= link.right and link.bottom <= y <= link.top:
            return number
    return 0


def _target(calls: PdfiumCalls, document: Handle, link: Handle) -> str:
    action = calls.link_action(link)
    if not action or calls.action_type(action) != _ACTION_URI:
        return ""
    target = string(lambda *buffer: calls.action_uri(document, action, *buffer), "utf-8", _LONGEST)
    fit = target.isprintable() and " " not in target and "\ufffd" not in target
    return target if fit and target.lower().startswith(_SCHEMES) else ""
