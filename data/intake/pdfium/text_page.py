"""A page's text as runs: stretches of one line in one style, with their places.

PDFium gives each character's place in one call each, which is slow for whole pages. It is asked
only where a run can end: where another text object begins, or where PDFium infers a blank.
"""

from collections.abc import Iterator
from ctypes import byref, c_double
from dataclasses import dataclass, field
from typing import NamedTuple

from data.intake.pdfium import links
from data.intake.pdfium.calls import Box, Handle, PdfiumCalls
from data.intake.pdfium.frame import Frame
from data.intake.pdfium.links import PdfLink
from data.intake.pdfium.type_styles import TypeStyle, TypeStyles

_HYPHENS = frozenset({0x02, 0xFFFE})
"""What PDFium gives for a hyphen at the end of a line."""

_UNKNOWN = "\ufffd"
_CJK, _NARROW = "\u2e80", "\uff61"
_AHEAD = 12
"""If a letter so far ahead belongs to a text object, all letters up to it do."""
_FARTHEST, _NEAREST = 0.9, -0.4  # between two words of one run, in ems


@dataclass(slots=True)
class PageRun:
    """A stretch of text: from `left` to `right`, on the baseline `base`, in points.

    The origin is the page's lower left corner where it is turned so that the text runs to the
    right, as the style tells. `link` counts from 1; `first` and `last` are the numbers of its
    letters on the page, below 0 where they are not known.
    """

    style: TypeStyle
    left: float
    base: float
    right: float
    link: int
    parts: list[str] = field(default_factory=list)
    first: int = -1
    last: int = -1

    @property
    def text(self) -> str:
        """The text, with blanks as they came; the run may end with one."""
        joined = "".join(self.parts)
        return joined.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


class RunPlace(NamedTuple):
    """Where a character stands, as the page is read: see Run."""

    left: float
    base: float
    link: int


class PlacedLetter(NamedTuple):
    """A letter of a run, from `left` to `right` in points; an inferred blank has no width."""

    text: str
    left: float
    right: float


class TextPage:
    """The text of one page of a document, while PDFium holds it."""

    def __init__(
        self, calls: PdfiumCalls, text: Handle, frame: Frame, targets: list[PdfLink]
    ) -> None:
        self._calls, self._text, self._links = calls, text, targets
        self._frames = [frame.turned(quarters) for quarters in range(4)]
        self._styles = TypeStyles(calls, text, frame)

    def runs(self) -> Iterator[PageRun]:
        """Yield the runs in the order in which the page draws them."""
        run: PageRun | None = None
        last = current = 0
        blank = unsure = False
        for index, end, item, letter in self._letters():
            if letter <= " ":
                blank = True
                unsure = unsure or not item or bool(self._links)
                continue
            if run is None or unsure or item != current:
                if run is not None:
                    run.right, run.last = self._right(run, last), last
                follows = self._continued(run, index, item or current, blank=blank)
                if run is not None and follows is not run:
                    yield run
                run, current = follows, item
            elif blank:
                run.parts.append(" ")
            run.parts.append(letter)
            last, blank, unsure = end, False, False
        if run is not None:
            run.right, run.last = self._right(run, last), last
            yield run

    def letters(self, run: PageRun) -> list[PlacedLetter]:
        """Return a run's letters and blanks, in order; none where the page does not know them."""
        found: list[PlacedLetter] = []
        across = self._frames[run.style.quarter].across
        for index in range(run.first, run.last + 1) if run.first >= 0 else ():
            drawn = bool(self._calls.object_of(self._text, index))
            letter = letter_of(self._calls.unicode(self._text, index), drawn=drawn)
            if letter > " ":
                found.append(PlacedLetter(letter, *across(self._box(index))))
            elif found[-1].text != " ":
                found.append(
                    PlacedLetter(" ", *(across(self._box(index)) if drawn else (0.0, 0.0)))
                )
        same = "".join(letter.text for letter in found) == "".join(run.parts).rstrip(" ")
        return found if same else []

    def _letters(self) -> Iterator[tuple[int, int, Handle, str]]:
        """Yield letters, several at once where they are of one text object for certain.

        With them come the numbers of the first and the last one, and their object; 0 where PDFium
        inferred it.
        """
        unicode, object_of, text = self._calls.unicode, self._calls.object_of, self._text
        count, known = self._calls.count_chars(text), -1
        index = last = 0
        while index < count:
            code = unicode(text, index)
            if not 32 < code < 127:
                item = object_of(text, index) or 0
                yield index, index, item, letter_of(code, drawn=item != 0)
                index += 1
                continue
            item = last if index <= known else object_of(text, index) or 0
            ahead, stop = index + _AHEAD, index + 1
            if index > known and item == last and ahead < count and object_of(text, ahead) == item:
                known = ahead
            letters, last = chr(code), item
            while stop <= known and 32 < (code := unicode(text, stop)) < 127:
                letters += chr(code)
                stop += 1
            yield index, stop - 1, item, letters
            index = stop

    def _continued(self, run: PageRun | None, index: int, item: Handle, *, blank: bool) -> PageRun:
        """Return the run that the character belongs to: the one before, or a new one."""
        style = self._styles.of_char(index, item)
        place = self._place(index, self._frames[style.quarter])
        if run is not None and _follows(run, style, place):
            if blank:
                run.parts.append(" ")
            return run
        if run is not None and blank:
            run.parts.append(" ")
        return PageRun(style, place.left, place.base, place.left, place.link, first=index)

    def _place(self, index: int, frame: Frame) -> RunPlace:
        x, y = c_double(), c_double()
        self._calls.origin(self._text, index, byref(x), byref(y))
        box = self._box(index)
        link = 0
        if self._links:
            middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
            link = links.number_at(self._links, *middle)
        left, _ = frame.across(box)
        _, base = frame.point(x.value, y.value)
        return RunPlace(left, base, link)

    def _right(self, run: PageRun, index: int) -> float:
        return self._frames[run.style.quarter].across(self._box(index))[1]

    def _box(self, index: int) -> Box:
        box = Box()
        self._calls.loose_box(self._text, index, byref(box))
        return box


def _follows(run: PageRun, style: TypeStyle, place: RunPlace) -> bool:
    if style != run.style or place.link != run.link:
        return False
    em = max(style.size, 1.0)
    wide = len(run.parts) > 2 and all(_CJK <= part < _NARROW for part in run.parts[:3])
    downwards = wide and run.right - run.left <= 2.2 * em
    near = not downwards and _NEAREST <= (place.left - run.right) / em <= _FARTHEST
    return near and abs(place.base - run.base) <= 0.05 * em


def letter_of(code: int, *, drawn: bool) -> str:
    """Return a character fit for a text: " " for all white space, "�" for what has no meaning.

    `drawn` tells that the page draws it, and that PDFium does not only infer it.
    """
    if code == 0:
        return _UNKNOWN if drawn else " "
    if code in _HYPHENS:
        return "-"
    if code > 0x10FFFF:
        return _UNKNOWN
    letter = chr(code)
    if letter.isspace():
        return " "
    return _UNKNOWN if letter < " " or "\x7f" <= letter < "\xa0" else letter
