"""Lines that were read in the picture of a page, as runs of text like those of any other page.

A picture tells no type. A line's size is reckoned from the heights of its words and the letters in
them, and sizes that differ no more than such a reckoning does are one. Bold is what has thicker
strokes: measured on three papers, those of plain lines are 0.08 to 0.11 of the size, 0.093 mostly,
and of bold ones 0.12 to 0.17.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import replace
from statistics import median
from typing import NamedTuple

from data.intake.pdf.page_stream import PdfPage, TextRun
from data.intake.recognition.page_reading import RecognisedPage
from data.intake.recognition.recognised_words import RecognisedLine, RecognisedWord

_TALL = frozenset("bdfhijkltABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789()[]{}/|!?&%$§£€\"'“”‘’")
_DEEP = frozenset("gjpqyQ,;()[]{}/|§")
_ABOVE, _MIDDLE, _BELOW = 0.69, 0.48, 0.21
"""Of an em: a capital's height, that of a letter as low as “x”, and how deep a “p” goes."""
_WIDE, _WIDE_ABOVE, _WIDE_BELOW = "\u2e80", 0.84, 0.08
_STEP = 1.25
"""From one size to the next; what is nearer is the same."""
_USUAL = 11.0
_LONG, _SEVERAL, _STEEPEST = 6, 3, 0.15
"""Words in a line, and such lines, that tell how a page lies; it lies no steeper than 8 degrees."""
_UNKNOWN = "\ufffd"
_BOLD = 1.25
"""Of the usual strokes."""


class ScannedType(NamedTuple):
    """The type of a line: its size in points, the width of its strokes in ems, and its length."""

    size: float
    stroke: float
    letters: int

    def beside(self, usual: "ScannedType") -> tuple[float, bool]:
        """Return its size, and whether it is bold, as set against the usual type."""
        steps = round(math.log(self.size / usual.size, _STEP)) if self.size > 0 else 0
        is_bold = usual.stroke > 0 and self.stroke >= _BOLD * usual.stroke
        return round(usual.size * _STEP**steps, 1), is_bold


class ScaledPage:
    """A page that was read, and how many of its picture's pixels make a point."""

    def __init__(self, read: RecognisedPage, scale: float) -> None:
        self.read, self.scale = read, scale
        self.slope = _slope(read.lines)
        self.types = [
            ScannedType(_size(line) / scale, width / max(_size(line), 1), len(line.text))
            for line, width in zip(read.lines, read.strokes, strict=True)
        ]

    def beside(self, page: PdfPage, usual: ScannedType) -> PdfPage:
        """Return it as a page of text, with what the page has of text itself.

        `usual` is the type of the document's running text.
        """
        height = self.read.height / self.scale
        runs = [
            run
            for line, own in zip(self.read.lines, self.types, strict=True)
            for run in self._runs(line, own.beside(usual), height)
        ]
        turned = self.read.quarters
        own = [
            replace(run, quarter=(run.quarter - turned) % 4)
            for run in page.runs
            if run.text.replace(_UNKNOWN, "").strip()
        ]
        seen = [run for run in runs if not any(_is_over(run, other) for other in own)]
        return PdfPage(self.read.width / self.scale, height, (*own, *seen))

    def _runs(
        self, line: RecognisedLine, look: tuple[float, bool], height: float
    ) -> Iterator[TextRun]:
        if not line.is_upright:
            yield self._downwards(line, height)
            return
        foot = median(_base(word) - self.slope * word.left for word in line.words)
        base, aside = height - foot / self.scale, self.slope * foot
        for word, (text, blank) in zip(line.words, line.parts, strict=True):
            left = (word.left + aside) / self.scale
            right = (max(word.right, word.left) + aside) / self.scale
            yield TextRun(text + blank, left, right, base, look[0], strong=look[1])

    def _downwards(self, line: RecognisedLine, height: float) -> TextRun:
        """Return a line that runs downwards as one run, from the foot of its first letter."""
        left = min(word.left for word in line.words) / self.scale
        right = max(word.right for word in line.words) / self.scale
        top = height - min(word.top for word in line.words) / self.scale
        size = right - left
        return TextRun(line.text, left, right, top - size * _WIDE_ABOVE, size)


def _slope(lines: Iterable[RecognisedLine]) -> float:
    """Return by how many pixels a line goes down in one to the right: a page may lie askew."""
    slopes = [
        (_base(line.words[-1]) - _base(line.words[0])) / (line.words[-1].left - line.words[0].left)
        for line in lines
        if len(line.words) >= _LONG and line.words[-1].left > line.words[0].left
    ]
    slope = median(slopes) if len(slopes) >= _SEVERAL else 0.0
    return slope if abs(slope) < _STEEPEST else 0.0


def _is_over(run: TextRun, own: TextRun) -> bool:
    """Tell whether a word of the picture is what a run of the page's own text draws there."""
    middle = (run.left + run.right) / 2
    level = abs(run.base - own.base) <= max(run.size, own.size) / 2
    return level and own.quarter == 0 and own.left <= middle <= own.right


def usual_type(pages: Iterable[ScaledPage]) -> ScannedType:
    """Return the type that most letters on some pages have."""
    types = [one for page in pages for one in page.types]
    size = _usual((one.size, one.letters) for one in types)
    stroke = _usual((one.stroke, one.letters) for one in types)
    return ScannedType(round(size * 2) / 2 or _USUAL, stroke, 0)


def _usual(weighted: Iterable[tuple[float, int]]) -> float:
    """Return the value in the middle of all letters; 0 for none."""
    values = sorted(weighted)
    half = sum(letters for _, letters in values) / 2
    for value, letters in values:
        half -= letters
        if half <= 0:
            return value
    return 0.0


def _size(line: RecognisedLine) -> float:
    """Return the size of a line's type in pixels; that of its words which tell most surely."""
    telling = [word for word in line.words if any(map(str.isalnum, word.text))] or line.words
    sizes: list[float] = []
    for word in telling:
        up, down = _extent(word.text)
        sizes += [(word.bottom - word.top) / (up + down)] * min(len(word.text), 20)
    return median(sizes)


def _base(word: RecognisedWord) -> float:
    """Return where a word's letters stand, from the top of the picture."""
    up, down = _extent(word.text)
    return word.bottom - (word.bottom - word.top) * down / (up + down)


def _extent(text: str) -> tuple[float, float]:
    """Return how high, and how deep, some letters go, in ems."""
    if any(letter >= _WIDE for letter in text):
        return _WIDE_ABOVE, _WIDE_BELOW
    tall, deep = _has(text, _TALL), _has(text, _DEEP)
    return (_ABOVE if tall else _MIDDLE), (_BELOW if deep else 0.0)


def _has(text: str, letters: frozenset[str]) -> bool:
    return not letters.isdisjoint(text)
