"""Runs to segments and lines: what stands on one height, with what is raised in it.

Patterns served: words drawn one by one, footnote signs raised in or before a word, ordinals and
formulas, cells of a table on one height.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from data.intake.pdf.page_stream import TextRun

_BLANKS = re.compile(r"\s+")
_NEAREST, _FARTHEST = -0.5, 0.9  # between two runs of one segment, in ems
_LEVEL, _RAISED, _SMALL = 0.15, 0.75, 0.86
_NO_BULLETS = "\"'“‘«([{$€£¥<\ufffd"
_CELL_GAP = 1.8  # in ems
_SIGN = 4  # characters of the longest footnote sign
_RAISED_TEXT = 12  # characters: several signs in a row


@dataclass(frozen=True, slots=True)
class Bit:
    """A stretch of a line in one look; `text` may start or end with one blank."""

    text: str
    strong: bool = False
    emphasis: bool = False
    raised: bool = False
    target: str = ""
    size: float = 0.0
    look: str = ""
    names: tuple[str, ...] = ()


@dataclass(slots=True)
class LineSegment:
    """Runs that follow each other closely on one height; lengths in points, as in Run.

    A `row` is one of a table that is known as such: its cells, some perhaps empty, with the places
    where their columns start.
    """

    left: float
    right: float
    base: float
    size: float
    turned: bool = False
    bits: list[Bit] = field(default_factory=list)
    row: tuple[tuple[Bit, ...], ...] = ()
    starts: tuple[float, ...] = ()

    @property
    def text(self) -> str:
        """The text, with a blank at either end perhaps."""
        return "".join(bit.text for bit in self.bits)


@dataclass(frozen=True)
class PageLine:
    """A line of one column: cells from left to right; lengths in points, as in Run.

    `edges` are the column's; `first` tells that it is the column's first line, and `is_row` that it
    is a row of a table, whatever is beside it.
    """

    cells: tuple[tuple[Bit, ...], ...]
    starts: tuple[float, ...]
    right: float
    base: float
    size: float
    turned: bool = False
    edges: tuple[float, float] = (0.0, 0.0)
    first: bool = False
    page: int = 0
    is_row: bool = False

    @property
    def left(self) -> float:
        """Where the line starts."""
        return self.starts[0]

    @cached_property
    def bits(self) -> tuple[Bit, ...]:
        """All that stands in the line, with a blank between cells."""
        found = list(self.cells[0])
        for cell in self.cells[1:]:
            found += [Bit(" "), *cell]
        return tuple(found)

    @cached_property
    def text(self) -> str:
        """The line's text without outer space."""
        return _BLANKS.sub(" ", "".join(bit.text for bit in self.bits)).strip()

    @cached_property
    def sign(self) -> str:
        """The one sign that stands apart before the line's text, as bullets do; "" for none."""
        first = "".join(bit.text for bit in self.cells[0]).strip()
        if len(self.cells) != 2 or len(first) != 1 or first.isalnum() or first in _NO_BULLETS:
            return ""
        return first

    @cached_property
    def sizes(self) -> frozenset[float]:
        """The sizes of what is no sign: words of another type may stand in a line."""
        found = {bit.size for bit in self.bits if len(bit.text.strip()) > 2 and not bit.raised}
        return frozenset(found or {self.size})

    @cached_property
    def strong(self) -> bool:
        """Tell whether all of it is strong."""
        return all(bit.strong for bit in self.bits if bit.text.strip())


def segments_of(runs: Iterable[TextRun]) -> list[LineSegment]:
    """Return the segments that a page's runs make, in the order in which they are drawn."""
    found: list[LineSegment] = []
    for run in runs:
        text = _BLANKS.sub(" ", run.text)
        last = found[-1] if found else None
        how = _joins(last, run) if last is not None and not run.turned else ""
        raised = how == "raised" and len(text.strip()) <= _RAISED_TEXT
        look = run.strong, run.emphasis, raised
        bit = Bit(text, *look, run.target, run.size, run.look, run.names)
        if last is None or not how:
            found.append(LineSegment(run.left, run.right, run.base, run.size, run.turned, [bit]))
            continue
        if how == "above":
            last.bits = [_lifted(before) for before in last.bits]
            last.base, last.size = run.base, run.size
        last.bits.append(bit)
        last.left, last.right = min(last.left, run.left), max(last.right, run.right)
    return found


def rows_of(segments: Sequence[LineSegment]) -> list[list[LineSegment]]:
    """Return the segments by height, from the top, and on each height from the left."""
    rows: list[list[LineSegment]] = []
    base = size = 0.0
    for segment in sorted(segments, key=lambda item: (-item.base, item.left)):
        how = _relation(base, size, segment.base, segment.size) if rows else ""
        if how == "above" and sum(len(item.text) for item in rows[-1]) > _SIGN:
            how = ""
        if segment.turned or not how or rows[-1][-1].turned:
            rows.append([segment])
            base, size = segment.base, segment.size
            continue
        if how == "above":
            _lift(rows[-1])
        if how == "above" or segment.size > size:
            base, size = segment.base, segment.size
        rows[-1].append(segment)
    return [sorted(row, key=lambda item: item.left) for row in rows]


def line_of(row: Sequence[LineSegment]) -> PageLine:
    """Return the line that the segments on one height make."""
    cells: list[list[Bit]] = []
    starts: list[float] = []
    right = float("-inf")
    size = _main_size(row)
    for segment in row:
        if segment.row:
            cells += map(list, segment.row)
            starts += segment.starts
            right = segment.right
            continue
        if not cells or segment.left - right > _CELL_GAP * max(size, 1.0):
            cells.append([])
            starts.append(segment.left)
        elif not _touches(cells[-1][-1].text, segment, right):
            cells[-1].append(Bit(" "))
        cells[-1] += segment.bits
        right = max(right, segment.right)
    main = max(row, key=lambda item: len(item.text))
    whole = tuple(map(tuple, cells))
    is_row = any(segment.row for segment in row)
    return PageLine(whole, tuple(starts), right, main.base, size, turned=main.turned, is_row=is_row)


def _touches(before: str, segment: LineSegment, right: float) -> bool:
    """Tell whether a segment goes on in the word before: a sign raised behind it."""
    sign = segment.bits[0].raised or before[-1:] == " "
    return sign or segment.left - right < 0.1 * max(segment.size, 1.0)


def _main_size(row: Sequence[LineSegment]) -> float:
    """Return the size that most letters of a row have."""
    letters: dict[float, int] = {}
    for segment in row:
        for bit in segment.bits:
            letters[bit.size] = letters.get(bit.size, 0) + len(bit.text)
    return max(letters, key=lambda size: letters[size])


def _joins(segment: LineSegment, run: TextRun) -> str:
    """Tell how a run goes on in a segment: "" if it does not, else as `_relation`."""
    em = max(segment.size, run.size, 1.0)
    if segment.turned or not _NEAREST <= (run.left - segment.right) / em <= _FARTHEST:
        return ""
    how = _relation(segment.base, segment.size, run.base, run.size)
    return "" if how == "above" and len(segment.text.strip()) > _SIGN else how


def _relation(base: float, size: float, other_base: float, other_size: float) -> str:
    """Tell how the second stands to the first: "level", "raised" or "lowered"; "" for apart.

    It is "above" if the first turns out to be raised beside the second.
    """
    em = max(size, other_size, 1.0)
    rise = (other_base - base) / em
    if abs(rise) <= _LEVEL and not (other_size < _SMALL * size and rise > _LEVEL / 2):
        return "level"
    if other_size < _SMALL * size and abs(rise) < _RAISED:
        return "raised" if rise > 0 else "lowered" if rise > -0.4 else ""
    return "above" if size < _SMALL * other_size and 0 < -rise < _RAISED else ""


def _lifted(bit: Bit) -> Bit:
    return replace(bit, raised=True)


def _lift(row: Iterable[LineSegment]) -> None:
    for segment in row:
        segment.bits = [_lifted(bit) for bit in segment.bits]
