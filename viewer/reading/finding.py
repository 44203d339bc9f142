"""Find text in a document: words, whole words or a regular expression.

Words are found as `data.folding` says what is the same text. A regular expression is looked for in
the text as it stands, and within one paragraph.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from PySide6.QtCore import QRegularExpression

from viewer.reading.highlights import Mark

if TYPE_CHECKING:
    from data.folding import Folded

SLICE = 65_536
"""Code points that are looked through at once, or little more: some milliseconds."""
_Ranges = list[tuple[int, int]]
_Finder = Callable[["_Part"], _Ranges]


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for, and how.

    Matching the case is matching the accents as well. Width, quotation marks, hyphens and blanks
    never matter, but to a regular expression.
    """

    text: str
    match_case: bool = False
    whole_words: bool = False
    regular_expression: bool = False


class _Part:
    """Some paragraphs of a text, from `start` on, and their foldings once these were needed."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.start = start

    @cached_property
    def loosely(self) -> "Folded":
        from data.folding import fold  # not at start-up

        return fold(self.text)

    @cached_property
    def exactly(self) -> "Folded":
        from data.folding import fold  # not at start-up

        return fold(self.text, exact=True)


class SearchedText:
    """A text in parts, so that each step of a search is short; its foldings are kept."""

    def __init__(self, text: str = "") -> None:
        self.parts: list[_Part] = []
        start = 0
        while start < len(text) or not self.parts:
            end = text.find("\n", start + SLICE)
            end = len(text) if end < 0 else end + 1
            self.parts.append(_Part(text[start:end], start))
            start = end
        self._starts = [part.start for part in self.parts]

    def part_at(self, offset: int) -> int:
        """Return the number of the part that holds an offset."""
        return max(0, bisect_right(self._starts, offset) - 1)


class Search:
    """A search that goes on part by part, from the reader's place to the end and round.

    It has what it found in the document's order, without what would overlap. The first hit at or
    after the place is current; as long as it is not known, none is.
    """

    def __init__(
        self, query: Query | None = None, text: SearchedText | None = None, place: int = 0
    ) -> None:
        self.is_asked = query is not None and bool(query.text)
        self.error = ""
        self._text = text or SearchedText()
        self._found: list[_Ranges | None] = [None] * len(self._text.parts)
        self._place = place
        self._steps = 0
        self._at: tuple[int, int] | None = None
        first = self._text.part_at(place)
        # The part of the place comes once more at the end: what stands in it before the place.
        self._order = [*range(first, len(self._found)), *range(first + 1)]
        self._next = 0
        self._finder = self._made(query) if query and query.text else None
        if self._finder is None:
            self._found, self._next = [[] for _ in self._found], len(self._order)

    @property
    def is_complete(self) -> bool:
        """Whether all of the text was looked through."""
        return self._next >= len(self._order)

    @property
    def current(self) -> Mark | None:
        """The hit that the reader is at, or None where there is none, or none yet."""
        if self._at is None:
            return None
        return Mark("", *self._ranges(self._at[0])[self._at[1]])

    @property
    def index(self) -> int | None:
        """The number of the current hit, from 0; None while what is before it is not counted."""
        if self._at is None or not self.is_complete:
            return None
        return self._before[self._at[0]] + self._at[1]

    def __len__(self) -> int:
        return sum(len(ranges) for ranges in self._found if ranges)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        for ranges in self._found:
            yield from ranges or ()

    def overlapping(self, start: int, end: int) -> list[Mark]:
        """Return the hits, as far as they are known, that share a code point with a passage."""
        marks = []
        for part in range(self._text.part_at(start), self._text.part_at(end) + 1):
            ranges = self._ranges(part)
            first = bisect_right(ranges, start, key=lambda span: span[1])
            last = bisect_left(ranges, end, key=lambda span: span[0])
            marks += [Mark("", *span) for span in ranges[first:last]]
        return marks

    def advance(self) -> None:
        """Look through one more part."""
        if self._finder is None or self.is_complete:
            return
        number = self._order[self._next]
        if self._found[number] is None:
            self._found[number] = self._finder(self._text.parts[number])
        self._next += 1
        if self._at is None:
            self._start(number)
        self._settle()

    def step(self, steps: int) -> None:
        """Make the next hit current, or with -1 the one before, round the ends.

        Where that is not known yet, it becomes so as the search advances.
        """
        self._steps += steps
        self._settle()

    def seek(self, place: int, steps: int) -> None:
        """Make the first hit at or after a place current, or with -1 the last one before it.

        As long as not all are known, it is the one beside the current hit.
        """
        if not self.is_complete or not len(self):
            self.step(steps)
            return
        number = self._text.part_at(place)
        at = bisect_left(self._ranges(number), place, key=lambda span: span[0])
        self._at = (number, at - 1)
        self._steps = 1
        if steps < 0:
            self._at, self._steps = (number, at), -1
        self._settle()

    def _start(self, number: int) -> None:
        """Begin at the first hit of the part that was just looked through, if it has one."""
        ranges, place = self._ranges(number), self._place
        at = 0 if self._next > 1 else bisect_left(ranges, place, key=lambda span: span[0])
        if at < len(ranges):
            self._at = (number, at)

    def _settle(self) -> None:
        """Go as many hits on as were asked for, as far as the parts on the way are known."""
        while self._at is not None and self._steps:
            step = 1 if self._steps > 0 else -1
            at = self._neighbour(*self._at, step)
            if at is None:
                return
            self._at = at
            self._steps -= step

    def _neighbour(self, part: int, number: int, step: int) -> tuple[int, int] | None:
        """Return the hit beside one, round the ends; None where it is not known yet."""
        number += step
        for _ in range(len(self._found) + 1):
            if self._found[part] is None:
                return None
            if 0 <= number < len(self._ranges(part)):
                return part, number
            part = (part + step) % len(self._found)
            number = 0 if step > 0 else len(self._ranges(part)) - 1
        return None

    def _ranges(self, part: int) -> _Ranges:
        return self._found[part] or []

    @cached_property
    def _before(self) -> list[int]:
        """How many hits there are before each part; asked for once all are known."""
        return list(accumulate((len(ranges or ()) for ranges in self._found), initial=0))

    def _made(self, query: Query) -> _Finder | None:
        """Return what finds a query in a part; None where that can be found nowhere."""
        if query.regular_expression:
            expression = _expression(query)
            if not expression.isValid():
                self.error = f"Not a regular expression: {expression.errorString()}"
                return None
            return lambda part: _matched(expression, part)
        from data.folding import folded, pattern_of  # not at start-up

        exact = query.match_case
        sought = folded(query.text, exact=exact)
        if not sought:
            return None
        pattern = re.compile(pattern_of(sought, whole=query.whole_words))
        return lambda part: _found(pattern, part.exactly if exact else part.loosely, part.start)


def _found(pattern: re.Pattern[str], text: "Folded", start: int) -> _Ranges:
    ranges: _Ranges = []
    done = -1
    for match in pattern.finditer(text.text):
        first, end = text.span(*match.span())
        if first >= done:  # a sign that folds to several letters is one hit of any of them
            ranges.append((start + first, start + end))
            done = end
    return ranges


def _expression(query: Query) -> QRegularExpression:
    """Return the query's expression.

    It is PCRE's, which gives up on one that would take for ever instead of freezing the window.
    """
    expression = QRegularExpression(query.text)
    if query.whole_words and expression.isValid():
        expression.setPattern(rf"(?<!\w)(?:{query.text})(?!\w)")
    options = QRegularExpression.PatternOption.UseUnicodePropertiesOption
    if not query.match_case:
        options |= QRegularExpression.PatternOption.CaseInsensitiveOption
    expression.setPatternOptions(options)
    return expression


def _matched(expression: QRegularExpression, part: _Part) -> _Ranges:
    """Return what an expression matches in the paragraphs of a part, but for empty matches."""
    ranges: _Ranges = []
    start = part.start
    for text in part.text.split("\n"):
        matches = expression.globalMatch(text)
        spans: _Ranges = []
        while matches.hasNext():
            match = matches.next()
            spans.append((match.capturedStart(), match.capturedEnd()))
        spans = [span for span in spans if span[0] < span[1]]
        ranges += [(start + first, start + end) for first, end in _code_points(text, spans)]
        start += len(text) + 1
    return ranges


def _code_points(text: str, ranges: _Ranges) -> _Ranges:
    """Turn ranges in UTF-16 units into ranges in code points."""
    if not ranges or text.isascii():
        return ranges
    astral = [match.start() for match in re.finditer("[\U00010000-\U0010ffff]", text)]
    # A pair's first unit stands as many units further on as there are pairs before it.
    units = [start + before for before, start in enumerate(astral)]
    return [
        (start - bisect_left(units, start), end - bisect_left(units, end)) for start, end in ranges
    ]
