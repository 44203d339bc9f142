"""Where links lead inside a document: a page, and perhaps a place on it."""

from ctypes import byref, c_float, c_int, c_ulong
from typing import NamedTuple

from data.intake.pdfium.calls import Handle, PdfiumCalls
from data.intake.pdfium.frame import Frame

_ACTION_GOTO = 1
_MOST_NUMBERS = 4
_TOPS = {3: 0, 5: 3, 7: 0}
"""Views that show a page from a height on (FitH, FitR, FitBH), and which number that is."""
_FARTHEST = 10**5


class LinkPlace(NamedTuple):
    """A page, by its number from 0, and a place in its own points where one is named."""

    page: int
    x: float | None = None
    y: float | None = None

    @property
    def target(self) -> str:
        """What links lead to it by."""
        return "#" + " ".join(f"{part:g}" for part in self if part is not None)

    def told(self, frame: Frame) -> str:
        """Return its name, its page, and how far from the left and from below it is, in points.

        `frame` is that of the page, which is told as it is read.
        """
        x = frame.left if self.x is None else self.x
        y = frame.top if self.y is None else self.y
        left, base = frame.point(x, y)
        return f"{self.target[1:]}\t{self.page} {left:.2f} {base:.2f}"


def of_link(calls: PdfiumCalls, document: Handle, link: Handle) -> LinkPlace | None:
    """Return where a link leads in its own document; None for any other link."""
    place = calls.link_place(document, link)
    action = None if place else calls.link_action(link)
    if action and calls.action_type(action) == _ACTION_GOTO:
        place = calls.action_place(document, action)
    page = calls.page_of_place(document, place) if place else -1
    if page < 0:
        return None
    return LinkPlace(page, *map(_near, _point(calls, place)))


def _point(calls: PdfiumCalls, place: Handle) -> tuple[float | None, float | None]:
    has_x, has_y, has_zoom = c_int(0), c_int(0), c_int(0)
    x, y, zoom = c_float(), c_float(), c_float()
    flags, values = (byref(has_x), byref(has_y), byref(has_zoom)), (byref(x), byref(y), byref(zoom))
    if calls.point_of_place(place, *flags, *values):
        return x.value if has_x.value else None, y.value if has_y.value else None
    count, numbers = c_ulong(0), (c_float * _MOST_NUMBERS)()
    top = _TOPS.get(calls.view_of_place(place, byref(count), numbers))
    return None, numbers[top] if top is not None and top < count.value else None


def _near(length: float | None) -> float | None:
    """Return a length that may be on a page; None for none."""
    return length if length is not None and abs(length) < _FARTHEST else None
