"""What a query matches in a part of a text.

Words are found as `data.text.folding` says what is the same text. A regular expression is
looked for in the text as it stands, and within one paragraph.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QRegularExpression

from data.text.exactness import Exact
from viewer.session.catalogue import tr
from viewer.system.word_boundaries import WordBoundaries

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

    Of what is `exact` (`Exact`) only the letter case matters to a regular expression.
    """

    text: str
    exact: int = Exact.NOTHING
    whole_words: bool = False
    regular_expression: bool = False


class MatchPart:
    """Some paragraphs of a text, from `start` on, and their folding as it was last asked for."""

    def __init__(self, text: str, start: int = 0) -> None:
        self.text = text
        self.start = start
        self._exact = -1
        self._folded: Folded | None = None

    def folded(self, exact: int) -> "Folded":
        """Return the folding, which is kept for the next search that is as exact."""
        if self._folded is None or self._exact != exact:
            from data.text.folding import fold  # not at start-up

            self._exact, self._folded = exact, fold(self.text, exact=exact)
        return self._folded


class SearchedText:
    """A text in parts, so that each step of a search is short; its foldings are kept.

    It may be but a stretch of the text, of whole paragraphs, from `start` to `stop`.
    """

    def __init__(self, text: str = "", start: int = 0, stop: int | None = None) -> None:
        self.parts: list[MatchPart] = []
        stop = len(text) if stop is None else stop
        while start < stop or not self.parts:
            end = text.find("\n", start + SLICE, stop)
            end = stop if end < 0 else end + 1
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
    exact = int(query.exact)
    sought = folded(query.text, exact=exact)
    if not sought:
        return None
    pattern = re.compile(pattern_of(sought, whole=query.whole_words))
    words = WordBoundaries() if query.whole_words else None
    return lambda part: _found(pattern, part.folded(exact), part.start, words)


def _found(
    pattern: re.Pattern[str], text: "Folded", start: int, words: WordBoundaries | None
) -> PageHits:
    hits = PageHits()
    for match in pattern.finditer(text.text) if words is None else _whole(pattern, text, words):
        # A sign that folds to several letters is one hit of any of them.
        first, end = text.span(*match.span())
        hits.add(start + first, start + end)
    return hits


def _whole(
    pattern: re.Pattern[str], text: "Folded", words: WordBoundaries
) -> Iterator[re.Match[str]]:
    """Yield the matches that begin and end where words do, in writing without spaces as well."""
    match = pattern.search(text.text)
    while match is not None:
        is_whole = all(_parts_words(text.text, place, words) for place in match.span())
        if is_whole:
            yield match
        match = pattern.search(text.text, match.end() if is_whole else match.start() + 1)


def _parts_words(text: str, place: int, words: WordBoundaries) -> bool:
    """Tell whether a word may begin or end at a place; signs are asked for that need no spaces."""
    from data.text.folding import is_unspaced  # not at start-up

    if not (0 < place < len(text) and is_unspaced(text[place - 1]) and is_unspaced(text[place])):
        return True
    first = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    return words.is_at(text[first : end if end >= 0 else None], place - first)


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
    if not query.exact & Exact.CASE:
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
