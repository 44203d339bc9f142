"""Lines that were read in the picture of a page, as runs of text like those of any other page.

A picture tells no type: a line's size is reckoned from the heights of its words and the letters in
them, and sizes that differ no more than such a reckoning does are one.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

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


class ScaledPage:
    """A page that was read, and how many of its picture's pixels make a point."""

    def __init__(self, read: RecognisedPage, scale: float) -> None:
        self.read, self.scale = read, scale
        self.sizes = [_size(line) / scale for line in read.lines]

    def as_page(self, usual: float) -> PdfPage:
        """Return it as a page of text; `usual` is the size of the document's running text."""
        height = self.read.height / self.scale
        runs = [
            run
            for line, size in zip(self.read.lines, self.sizes, strict=True)
            for run in self._runs(line, _stepped(size, usual), height)
        ]
        return PdfPage(self.read.width / self.scale, height, tuple(runs))

    def _runs(self, line: RecognisedLine, size: float, height: float) -> Iterator[TextRun]:
        if not line.is_upright:
            yield self._downwards(line, height)
            return
        base = height - median(map(_base, line.words)) / self.scale
        for word, (text, blank) in zip(line.words, line.parts, strict=True):
            left, right = word.left / self.scale, max(word.right, word.left) / self.scale
            yield TextRun(text + blank, left, right, base, size)

    def _downwards(self, line: RecognisedLine, height: float) -> TextRun:
        """Return a line that runs downwards as one run, from the foot of its first letter."""
        left = min(word.left for word in line.words) / self.scale
        right = max(word.right for word in line.words) / self.scale
        top = height - min(word.top for word in line.words) / self.scale
        size = right - left
        return TextRun(line.text, left, right, top - size * _WIDE_ABOVE, size)


def usual_size(pages: Iterable[ScaledPage]) -> float:
    """Return the size, in points, that most letters on some pages have."""
    weighted = sorted(
        (size, len(line.text))
        for page in pages
        for size, line in zip(page.sizes, page.read.lines, strict=True)
    )
    half = sum(letters for _, letters in weighted) / 2
    for size, letters in weighted:
        half -= letters
        if half <= 0:
            return round(size * 2) / 2 or _USUAL
    return _USUAL


def _stepped(size: float, usual: float) -> float:
    """Return the step next to a size, from the usual one."""
    if size <= 0:
        return usual
    return round(usual * _STEP ** round(math.log(size / usual, _STEP)), 1)


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


def _has(text: Sequence[str], letters: frozenset[str]) -> bool:
    return not letters.isdisjoint(text)
