"""What a query matches in a part of a text.

Words are found as `data.text.folding` says what is the same text. A regular expression is
looked for in the text as it stands, and within one paragraph.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QRegularExpression

from viewer.session.catalogue import tr

if TYPE_CHECKING:
    from data.text.folding import Folded

SLICE = 4_096
"""Code points that are looked through at once, or little more: some milliseconds."""
_PATIENCE = "(*LIMIT_MATCH=50000)"
"""Steps that an expression may take from one place on: within a millisecond it gives up."""


class PageHits:
    """The starts and ends of hits, in order; hundreds of thousands take little room.

    What would overlap a hit before it, and what is empty, is none. They are not `whole` where an
    expression gave up in a paragraph, in which it may match more.
    """

    def __init__(self) -> None:
        self.starts = array("q")
        self.ends = array("q")
        self.whole = True

    def add(self, start: int, end: int) -> None:
        """Add a hit, in code points of the text."""
        if start < end and (not self.ends or start >= self.ends[-1]):
            self.starts.append(start)
            self.ends.append(end)

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, number: int) -> tuple[int, int]:
        return self.starts[number], self.ends[number]

    def first_from(self, place: int) -> int:
        """Return the number of the first hit that starts at or after a place."""
        return bisect_left(self.starts, place)


@dataclass(frozen=True, slots=True)
class PageQuery:
    """What is looked for, and how.

    Matching the case is matching the accents as well. Width, quotation marks, hyphens and blanks
    never matter, but to a regular expression.
    """

    text: str
    match_case: bool = False
    whole_words: bool = False
    regular_expression: bool = False


class MatchPart:
    """Some paragraphs of a text, from `start` on, and their foldings once these were needed."""

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.start = start

    @cached_property
    def loosely(self) -> "Folded":
        from data.text.folding import fold  # not at start-up

        return fold(self.text)

    @cached_property
    def exactly(self) -> "Folded":
        from data.text.folding import fold  # not at start-up

        return fold(self.text, exact=True)


class SearchedText:
    """A text in parts, so that each step of a search is short; its foldings are kept."""

    def __init__(self, text: str = "") -> None:
        self.parts: list[MatchPart] = []
        start = 0
        while start < len(text) or not self.parts:
            end = text.find("\n", start + SLICE)
            end = len(text) if end < 0 else end + 1
            self.parts.append(MatchPart(text[start:end], start))
            start = end
        self._starts = [part.start for part in self.parts]

    def part_at(self, offset: int) -> int:
        """Return the number of the part that holds an offset."""
        return max(0, bisect_right(self._starts, offset) - 1)


Finder: TypeAlias = Callable[[MatchPart], PageHits]


class ExpressionError(Exception):
    """What is looked for is no regular expression; the text says why."""


def finder(query: PageQuery) -> Finder | None:
    """Return what finds a query in a part, in order; None where that can be found nowhere.

    Raises:
        ExpressionError: the query's regular expression is none.
    """
    from data.text.folding import folded, pattern_of  # not at start-up

    if query.regular_expression:
        expression = _expression(query)
        if not expression.isValid():
            why = expression.errorString()
            raise ExpressionError(tr("Not a regular expression: {reason}", reason=why))
        return lambda part: _matched(expression, part)
    exact = query.match_case
    sought = folded(query.text, exact=exact)
    if not sought:
        return None
    pattern = re.compile(pattern_of(sought, whole=query.whole_words))
    return lambda part: _found(pattern, part.exactly if exact else part.loosely, part.start)


def _found(pattern: re.Pattern[str], text: "Folded", start: int) -> PageHits:
    hits = PageHits()
    for match in pattern.finditer(text.text):
        # A sign that folds to several letters is one hit of any of them.
        first, end = text.span(*match.span())
        hits.add(start + first, start + end)
    return hits


def _expression(query: PageQuery) -> QRegularExpression:
    """Return the query's expression.

    It is PCRE's, which gives up on one that would take for ever instead of freezing the window;
    by itself only after seconds, in a long text.
    """
    pattern = query.text
    if query.whole_words and QRegularExpression(pattern).isValid():
        pattern = rf"(?<!\w)(?:{pattern})(?!\w)"
    expression = QRegularExpression(_PATIENCE + pattern)
    options = QRegularExpression.PatternOption.UseUnicodePropertiesOption
    if not query.match_case:
        options |= QRegularExpression.PatternOption.CaseInsensitiveOption
    expression.setPatternOptions(options)
    return expression


def _matched(expression: QRegularExpression, part: MatchPart) -> PageHits:
    """Return what an expression matches in the paragraphs of a part."""
    hits = PageHits()
    start = part.start
    for text in part.text.split("\n"):
        pairs = _pairs(text)
        matches = expression.globalMatch(text)
        while matches.hasNext():
            match = matches.next()
            first, end = match.capturedStart(), match.capturedEnd()
            # Qt counts UTF-16 units, of which a sign beyond the first 65,536 takes two.
            first, end = first - bisect_left(pairs, first), end - bisect_left(pairs, end)
            hits.add(start + first, start + end)
        hits.whole &= matches.isValid()
        start += len(text) + 1
    return hits


def _pairs(text: str) -> list[int]:
    """Return where the signs that take two UTF-16 units stand, in these units."""
    if text.isascii():
        return []
    astral = [match.start() for match in re.finditer("[\U00010000-\U0010ffff]", text)]
    return [start + before for before, start in enumerate(astral)]
