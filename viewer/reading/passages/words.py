"""The words of a text: found around a place, whatever the writing."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from viewer.reading.positions import code_points, utf16_length
from viewer.system.word_boundaries import WordBoundaries

if TYPE_CHECKING:
    from collections.abc import Sequence

_REACH = 120
"""Code points on either side of a place that are looked at: more than the longest word has."""


class TextWords:
    """Finds the words of one text; places are code points of it.

    Apostrophes within a word are part of it. In writing without spaces words are those of ICU's
    dictionaries; where there is no ICU, each sign is one.
    """

    def __init__(self, text: str, boundaries: WordBoundaries | None = None) -> None:
        self.text = text
        self._boundaries = boundaries or WordBoundaries()

    def at(self, place: int) -> tuple[int, int] | None:
        """Return the word that the character at `place` is part of, or None."""
        text = self.text
        if not 0 <= place < len(text) or text[place].isspace():
            return None
        start = end = place
        while start > max(0, place - _REACH) and not text[start - 1].isspace():
            start -= 1
        while end < min(len(text), place + _REACH) and not text[end].isspace():
            end += 1
        ends = self._ends(text[start:end])
        number = bisect_right(ends, place - start)
        first, last = start + ends[number - 1], start + ends[number]
        return (first, last) if any(map(str.isalnum, text[first:last])) else None

    def around(self, place: int) -> tuple[int, int] | None:
        """Return the word that `place` is in the midst of, or None."""
        found = self.at(place)
        return found if found is not None and found[0] < place else None

    def from_place(self, place: int) -> tuple[int, int] | None:
        """Return the first word that ends after `place`, or None."""
        for at in range(place, len(self.text)):
            if self.text[at].isalnum() and (found := self.at(at)) is not None:
                return found
        return None

    def before(self, place: int) -> tuple[int, int] | None:
        """Return the last word that begins before `place`, or None."""
        for at in range(min(place, len(self.text)) - 1, -1, -1):
            if self.text[at].isalnum() and (found := self.at(at)) is not None:
                return found
        return None

    def _ends(self, run: str) -> Sequence[int]:
        """Return where parts of a text without spaces begin and end, its own ends among them."""
        places = self._boundaries.places(run)
        return sorted(places) if places is not None else _parts(run)


def _parts(run: str) -> list[int]:
    """Return where Qt parts a text: words with spaces between them, and every kanji."""
    from PySide6.QtCore import QTextBoundaryFinder  # where there is no ICU

    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Word, run)
    found, units = {0}, 0
    while 0 <= (units := finder.toNextBoundary()) < utf16_length(run):
        found.add(code_points(run, units))
    return sorted({*found, len(run)})
