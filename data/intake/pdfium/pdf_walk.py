"""A document, page by page, as it is told to `data.intake.pdf`.

Each is told as an object whose "tell" names it: "document", "page", "end", or "refusal" with a
reason. Lengths are whole hundredths of a point.
"""

from collections.abc import Callable
from ctypes import byref
from dataclasses import dataclass, field
from functools import partial
from typing import TypeAlias

from data.intake.pdfium import (
    bookmarks,
    field_runs,
    links,
    page_picture,
    rules,
    scanned,
    textless,
)
from data.intake.pdfium.calls import Box, Handle, PdfiumCalls, string
from data.intake.pdfium.form_fields import FormFields, PageField
from data.intake.pdfium.frame import Frame
from data.intake.pdfium.link_places import LinkPlace
from data.intake.pdfium.links import PdfLink
from data.intake.pdfium.page_picture import DrawnPage
from data.intake.pdfium.text_page import PageRun, TextPage

Tell: TypeAlias = Callable[..., None]
Show: TypeAlias = Callable[[int, Callable[[], DrawnPage | None]], None]
"""Takes a page, by its number from 0, that may show letters of which its text tells nothing.

The page can be drawn meanwhile.
"""

MAX_PAGES = 2_000
MAX_TEXT_BYTES = 16 * 2**20

_PASSWORD, _SECURITY = 4, 5
_AS_SHOWN, _FAILED = 0, 0
"""FLAT_NORMALDISPLAY, FLATTEN_FAIL (fpdf_flatten.h)."""
_FARTHEST = 10**7
"""Hundredths of a point; what lies farther out is nowhere on a page."""


def tell_all(content: bytes, tell: Tell, show: Show | None = None) -> None:
    """Tell what the PDF `content` holds, or why it cannot be read.

    A page that may hold letters which nothing tells is shown before it is told.
    """
    calls = PdfiumCalls()
    calls.fonts.wanted.clear()
    document = calls.open(content, len(content), None)
    if not document:
        locked = calls.last_error() in {_PASSWORD, _SECURITY}
        tell(tell="refusal", reason="protected" if locked else "damaged")
        return
    pages = calls.count_pages(document)
    if not 0 < pages <= MAX_PAGES:
        tell(tell="refusal", reason="pages" if pages > 0 else "damaged")
        return
    tell(
        tell="document",
        pages=pages,
        title=string(lambda *buffer: calls.meta_text(document, b"Title", *buffer), "utf-16-le"),
        language=string(lambda *buffer: calls.language(document, *buffer), "utf-16-le", 128),
        bookmarks=bookmarks.of_document(calls, document),
    )
    fields = FormFields(calls, document)
    left = MAX_TEXT_BYTES
    walk = _Walk(calls, document, fields, tell, show)
    for number in range(pages):
        left -= walk.tell_page(number)
        if left < 0:
            tell(tell="refusal", reason="text")
            break
    else:
        tell(tell="end", fonts=list(calls.fonts.wanted), places=walk.places())
    fields.close()


@dataclass(frozen=True, slots=True)
class _Walk:
    """Tells the pages of one document; `frames` are those of the pages that were told."""

    calls: PdfiumCalls
    document: Handle
    fields: FormFields
    tell: Tell
    show: Show | None
    frames: dict[int, Frame] = field(default_factory=dict)
    wanted: dict[LinkPlace, None] = field(default_factory=dict)

    def places(self) -> list[str]:
        """Return the places that links lead to, each as it is told; those of no page are none."""
        known = (place for place in self.wanted if place.page in self.frames)
        return [place.told(self.frames[place.page]) for place in known]

    def tell_page(self, number: int) -> int:
        """Tell a page; return the bytes of its text. One that cannot be loaded holds none."""
        calls = self.calls
        page = calls.load_page(self.document, number)
        text = calls.load_text(page) if page else 0
        if not text:
            self.tell(
                tell="page",
                state="damaged",
                width=0,
                height=0,
                runs=[],
                links=[],
                looks=[],
                rules=[],
            )
            return 0
        frame = self.frames[number] = _frame(calls, page)
        targets = links.of_page(calls, self.document, page)
        self.wanted.update((link.place, None) for link in targets if link.place)
        runs = list(TextPage(calls, text, frame, targets).runs())
        found = self.fields.of_page(page)
        state = "text" if runs else textless.state_of(calls, page, has_fields=bool(found))
        calls.close_text(text)
        if found and calls.flatten(page, _AS_SHOWN) != _FAILED:
            calls.close_page(page)
            page = calls.load_page(self.document, number)
            runs = self._with_fields(page, runs, found, frame)
            state = "text" if runs else state
        show = self.show
        if page and show and scanned.may_hold_letters(calls, page, state, runs, frame):
            show(number, partial(page_picture.drawn, calls, page, frame.size))
        lines = [_ruled(ends, frame) for ends in rules.of_page(calls, page)] if page else []
        calls.close_page(page)
        return self._tell_runs(state, runs, frame, targets, lines)

    def _with_fields(
        self, page: Handle, own: list[PageRun], found: list[PageField], frame: Frame
    ) -> list[PageRun]:
        """Return the runs of a page onto which its fields were drawn."""
        text = self.calls.load_text(page) if page else 0
        if not text:
            return own
        targets = links.of_page(self.calls, self.document, page)
        runs = list(TextPage(self.calls, text, frame, targets).runs())
        self.calls.close_text(text)
        return list(field_runs.joined(runs, own, found, frame))

    def _tell_runs(
        self,
        state: str,
        runs: list[PageRun],
        frame: Frame,
        targets: list[PdfLink],
        lines: list[str],
    ) -> int:
        width, height = map(_hundredths, frame.size)
        looks = {look: place for place, look in enumerate({run.style.look: 0 for run in runs})}
        written = [_written(run, looks[run.style.look]) for run in runs]
        self.tell(
            tell="page",
            state=state,
            width=width,
            height=height,
            runs=written,
            links=[link.target for link in targets],
            looks=list(looks),
            rules=lines,
        )
        return sum(len(line.encode()) for line in written)


def _frame(calls: PdfiumCalls, page: Handle) -> Frame:
    box = Box()
    calls.page_box(page, byref(box))
    return Frame(box.left, box.bottom, box.right, box.top, calls.rotation(page) % 4)


def _ruled(ends: rules.Ends, frame: Frame) -> str:
    """Return a line as four numbers: its left, lower, right and upper end as the page is shown."""
    (x1, y1), (x2, y2) = frame.point(*ends[:2]), frame.point(*ends[2:])
    places = min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
    return " ".join(str(_hundredths(place)) for place in places)


def _written(run: PageRun, look_number: int) -> str:
    """Return a run as its numbers, a tab, and its text."""
    style = run.style
    look = style.strong + 2 * style.emphasis + 4 * style.oblique + 8 * style.quarter
    lengths = [_hundredths(length) for length in (run.left, run.right, run.base, style.size)]
    return " ".join(map(str, (*lengths, look, run.link, look_number))) + "\t" + run.text


def _hundredths(length: float) -> int:
    """Return a length in hundredths of a point; what is none, or far off the page, is cut."""
    if length != length:  # noqa: PLR0124  # not a number
        return 0
    return int(max(-_FARTHEST, min(_FARTHEST, round(max(-1e6, min(1e6, length)) * 100))))
