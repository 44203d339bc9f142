"""Where a paragraph starts, by leading, indent, width, type, numbers and sentence ends.

Patterns served: paragraphs set apart by space or by an indent, or by neither; double-spaced text;
hanging indents of lists; centred titles of several lines; paragraphs that go on in the next column
or on the next page; false numbers at the start of a line ("2022.").
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from data.intake.lexicon import markers
from data.intake.pdf.page_lines import PageLine

_WIDER = 1.28  # of the usual leading
_USUAL = 1.25  # of the size, where nothing tells the leading
_INDENT = 0.8  # ems
_SAME_SIZE = 0.08
_OFTEN = 3
_MOSTLY = 0.6
_CAPITAL = 1.35  # of a usual letter's width
_ENDS = tuple(".!?:;。！？：；…")
_CLOSING = "”’\"'」』）)]*†0123456789 "
_LONGEST_LABEL = 30
_CJK = "\u2e80"


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document is set: leadings by size, and usual indents, in points.

    `indented` tells whether first lines are.
    """

    leadings: Mapping[int, float]
    indented: bool = False
    indents: frozenset[int] = frozenset()

    def is_apart(self, before: PageLine, line: PageLine) -> bool:
        """Tell whether a line stands farther below the one before than lines usually do."""
        if line.first:
            return True
        usual = self.leadings.get(round(line.size), _USUAL * line.size)
        return not 0 <= before.base - line.base <= _WIDER * usual

    def starts(self, before: Sequence[PageLine], line: PageLine) -> bool:
        """Tell whether `line` starts a paragraph, where `before` are the lines of the last one."""
        last = before[-1]
        if last.turned or line.turned or _differ(last, line):
            return True
        if line.first:
            return self._starts_over(last, line)
        if self.is_apart(last, line):
            return True
        if self.is_centred(last) or self.is_centred(line):
            return self._starts_centred(last, line)
        return (
            self._is_listed(last, line)
            or self._is_indented(before, line)
            or self._is_short(last, line)
        )

    def is_centred(self, line: PageLine) -> bool:
        """Tell whether a line stands in the middle of its column, and not at a usual indent."""
        left, right = line.left - line.edges[0], line.edges[1] - line.right
        middle = min(left, right) > 1.5 * line.size and abs(left - right) < line.size
        return middle and round(left) not in self.indents

    def _starts_centred(self, last: PageLine, line: PageLine) -> bool:
        """Tell whether a centred line starts anew: the one before had room for all of it."""
        if self.is_centred(last) != self.is_centred(line):
            left, right = last.left - last.edges[0], last.edges[1] - last.right
            if abs(left - right) < last.size and is_full(last, line) and not ends(last):
                return False
            return abs(last.left - line.left) > 0.5 * line.size
        room = last.edges[1] - last.edges[0]
        return (last.right - last.left) + (line.right - line.left) + line.size < room

    def _starts_over(self, last: PageLine, line: PageLine) -> bool:
        """Tell whether a column's first line starts a paragraph."""
        if self.is_centred(last) or self.is_centred(line) or self._is_listed(last, line):
            return True
        if not ends(last):
            return self._is_short(last, line)
        is_set_in = line.left - line.edges[0] > _INDENT * line.size
        return is_set_in or not self.indented or self._ended_early(last, line)

    def _ended_early(self, last: PageLine, line: PageLine) -> bool:
        """Tell whether a line is short; in the middle of a sentence it must be so by far.

        So it must where paragraphs start with an indent, and the next line has none.
        """
        words = 1.0 if ends(last) else 2.0
        if self.indented and line.left - line.edges[0] <= _INDENT * line.size:
            words *= 4
        return not is_full(last, line, words)

    def _is_listed(self, last: PageLine, line: PageLine) -> bool:
        """Tell whether a line starts with a bullet, or with a number that is none of a sentence."""
        if line.sign:
            return True
        marker, _ = markers.split(line.text)
        if not marker:
            return False
        return markers.is_bullet(marker) or ends(last) or self._ended_early(last, line)

    def _is_indented(self, before: Sequence[PageLine], line: PageLine) -> bool:
        """Tell whether a line is set in or out as a first one is, after a sentence or early end."""
        last = before[-1]
        step = (line.left - last.left) / max(line.size, 1.0)
        if abs(step) <= _INDENT or not (ends(last) or self._ended_early(last, line)):
            return False
        if len(before) > 1:
            return True
        return step > 0 and not markers.split(last.text)[0]

    def _is_short(self, last: PageLine, line: PageLine) -> bool:
        """Tell whether the line before ended early, and not in the middle of a sentence.

        A label starts a line of a record, wherever the one before ended with room for it.
        """
        if _has_label(line.text) and not is_full(last, line):
            return True
        return self._ended_early(last, line) and (ends(last) or not line.text[0].islower())


def setting_of(columns: Sequence[Sequence[PageLine]]) -> Setting:
    """Return how a document is set."""
    distances: dict[int, Counter[float]] = {}
    starts: Counter[int] = Counter()
    indents = steps = 0
    for column in columns:
        starts.update(round(line.left - line.edges[0]) for line in column)
        for before, line in pairwise(column):
            if abs(before.size - line.size) <= _SAME_SIZE * line.size:
                distance = round(2 * (before.base - line.base)) / 2
                distances.setdefault(round(line.size), Counter())[distance] += 1
            if ends(before) and not is_full(before, line):
                steps += 1
                indents += line.left - line.edges[0] > _INDENT * line.size
    leadings = {size: _leading(size, found) for size, found in distances.items()}
    often = max(_OFTEN, starts.total() // 100)
    usual = {
        near + place for place, count in starts.items() if count >= often for near in (-1, 0, 1)
    }
    return Setting(leadings, indented=indents * 2 > steps, indents=frozenset(usual))


def is_full(line: PageLine, following: PageLine, words: float = 1.0) -> bool:
    """Tell whether the next line's first word would not have gone into a line, `words` times."""
    text = following.text
    each = (following.right - following.left) / max(len(text), 1)
    word = text[0] if text[0] >= _CJK else text.split(" ", 1)[0]
    width = each * sum(_CAPITAL if letter.isupper() else 1.0 for letter in word)
    return line.edges[1] - line.right < words * (width + 0.25 * following.size)


def ends(line: PageLine) -> bool:
    """Tell whether a sentence ends with a line; signs of notes behind it do not count."""
    return line.text.rstrip(_CLOSING).endswith(_ENDS)


def _has_label(text: str) -> bool:
    """Tell whether a text starts with one or two words and a colon, as "Decision: kept" does."""
    label, colon, rest = text[:_LONGEST_LABEL].partition(":")
    return bool(colon and label[:1].isupper() and label.count(" ") <= 1 and rest[:1] == " ")


def _leading(size: int, found: Counter[float]) -> float:
    """Return the usual leading: the smallest that is not rare."""
    most = max(found.values())
    usual = [
        distance
        for distance, count in found.items()
        if count * 4 >= most and distance >= 0.8 * size
    ]
    return min(usual, default=_USUAL * size)


def _differ(last: PageLine, line: PageLine) -> bool:
    """Tell whether two lines are of different type: one larger, or one strong as a whole."""
    if not any(abs(a - b) <= _SAME_SIZE * max(a, b) for a in last.sizes for b in line.sizes):
        return True
    if last.strong == line.strong:
        return False
    return not (last.bits[-1].strong and line.bits[0].strong)
