"""Find text in a document: words, whole words or a regular expression."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import (
    QRegularExpression,
    QRegularExpressionMatch,
    QRegularExpressionMatchIterator,
)

from viewer.reading.highlights import Mark, Marks

MOST = 2_000
"""Hits that are counted and marked; a search stops there and says so."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for, and how."""

    text: str
    match_case: bool = False
    whole_words: bool = False
    regular_expression: bool = False


@dataclass(frozen=True, slots=True)
class Hits:
    """Where a query stands, as (start, end) in code points; `error` says what is wrong with it."""

    ranges: tuple[tuple[int, int], ...] = ()
    complete: bool = True
    error: str = ""


def find(query: Query, text: str) -> Hits:
    """Return where `query` stands in `text`, in order.

    The matching is PCRE's, which gives up on an expression that would take for ever instead of
    freezing the window.
    """
    if not query.text:
        return Hits()
    expression = QRegularExpression(_pattern(query))
    options = (
        QRegularExpression.PatternOption.UseUnicodePropertiesOption
        | QRegularExpression.PatternOption.MultilineOption
    )
    if not query.match_case:
        options |= QRegularExpression.PatternOption.CaseInsensitiveOption
    expression.setPatternOptions(options)
    if not expression.isValid():
        return Hits(error=f"Not a regular expression: {expression.errorString()}")
    matches = _each(expression.globalMatch(text))
    spans = ((match.capturedStart(), match.capturedEnd()) for match in matches)
    ranges = list(islice(((start, end) for start, end in spans if start < end), MOST + 1))
    return Hits(_code_points(text, ranges[:MOST]), complete=len(ranges) <= MOST)


class Search:
    """A search that the reader walks through: its hits, and which of them is current."""

    def __init__(self, query: Query | None = None, text: str = "", place: int = 0) -> None:
        """Find `query` in `text`; the first hit at or after `place` is current."""
        self.hits = find(query, text) if query else Hits()
        self.marks = Marks(Mark("", start, end) for start, end in self.hits.ranges)
        self.index = self.marks.next_from(place)

    @property
    def current(self) -> Mark | None:
        """The hit that the reader is at, or None where there is none."""
        return self.marks[self.index] if self.index is not None else None

    def step(self, steps: int) -> None:
        """Make the next hit current, or with -1 the one before, round the ends."""
        if self.index is not None:
            self.index = (self.index + steps) % len(self.marks)


def _each(matches: QRegularExpressionMatchIterator) -> Iterator[QRegularExpressionMatch]:
    while matches.hasNext():
        yield matches.next()


def _pattern(query: Query) -> str:
    pattern = query.text if query.regular_expression else QRegularExpression.escape(query.text)
    return rf"\b(?:{pattern})\b" if query.whole_words else pattern


def _code_points(text: str, ranges: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Turn ranges in UTF-16 units into ranges in code points."""
    astral = [match.start() for match in re.finditer("[\U00010000-\U0010ffff]", text)]
    # A pair's first unit stands as many units further on as there are pairs before it.
    units = [start + before for before, start in enumerate(astral)]
    return tuple(
        (start - bisect_left(units, start), end - bisect_left(units, end)) for start, end in ranges
    )
