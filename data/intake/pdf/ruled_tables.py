"""Tables between lines: each row made one segment, with its cells, however many lines they have.

Patterns served: a grid of lines or of boxes; lines between rows and columns without a frame; cells
of several lines, and empty ones. A box around text is no table, nor is a page laid out in a grid.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from data.intake.lines import wrapping
from data.intake.pdf.page_lines import Bit, LineSegment, rows_of
from data.intake.pdf.page_stream import Rule

_SAME, _TOUCH = 2.0, 3.0  # points
_FEWEST = 2  # rows and columns
_LONGEST = 12  # lines of a cell
_MOST = 400  # lines on a page


class _Line(NamedTuple):
    """A level or an upright line: where it is, and from where to where it runs."""

    place: float
    start: float
    end: float


class _Grid(NamedTuple):
    """Where the lines between rows are, from the bottom, and those between columns."""

    heights: list[float]
    places: list[float]

    def cell(self, segment: LineSegment) -> tuple[int, int] | None:
        """Return the row from the top and the column of a segment; None if it is outside."""
        row = bisect_right(self.heights, segment.base + 0.2 * segment.size)
        inner = min(_SAME, (segment.right - segment.left) / 2)
        column = bisect_right(self.places, segment.left + inner)
        if not (0 < row < len(self.heights) and 0 < column < len(self.places)):
            return None
        return len(self.heights) - row, column - 1


def with_rows(segments: Sequence[LineSegment], rules: Sequence[Rule]) -> list[LineSegment]:
    """Return the segments, those in each row of a table made one."""
    left = list(segments)
    for grid in _grids(rules):
        cells: dict[tuple[int, int], list[LineSegment]] = {}
        for segment in left:
            cell = None if segment.turned or segment.row else grid.cell(segment)
            if cell is not None:
                cells.setdefault(cell, []).append(segment)
        if _is_table(cells):
            inside = {id(segment) for found in cells.values() for segment in found}
            left = [segment for segment in left if id(segment) not in inside]
            left += _rows(cells, grid)
    return left


def _is_table(cells: dict[tuple[int, int], list[LineSegment]]) -> bool:
    """Tell whether several rows have several cells, and none holds a text of its own."""
    filled: dict[int, int] = {}
    for row, _ in cells:
        filled[row] = filled.get(row, 0) + 1
    if sum(count >= _FEWEST for count in filled.values()) < _FEWEST:
        return False
    return all(len(rows_of(found)) <= _LONGEST for found in cells.values())


def _rows(cells: dict[tuple[int, int], list[LineSegment]], grid: _Grid) -> Iterable[LineSegment]:
    for row in sorted({row for row, _ in cells}):
        found = {column: cells[row, column] for column in range(len(grid.places))
                 if (row, column) in cells}  # fmt: skip
        inside = [segment for column in found.values() for segment in column]
        made = tuple(_cell(found.get(column, ())) for column in range(max(found) + 1))
        main = max(inside, key=lambda segment: len(segment.text))
        yield LineSegment(
            left=min(segment.left for segment in inside),
            right=max(segment.right for segment in inside),
            base=max(segment.base for segment in inside),
            size=main.size,
            bits=[bit for cell in made for bit in cell],
            row=made,
            starts=tuple(grid.places[: len(made)]),
        )


def _cell(segments: Sequence[LineSegment]) -> tuple[Bit, ...]:
    """Return what stands in a cell, its lines joined."""
    bits: list[Bit] = []
    for row in rows_of(segments):
        for segment in row:
            if bits:
                joined = wrapping.join((bits[-1].text.rstrip()[-1:], segment.text.lstrip()[:1]))
                bits.append(Bit(joined[1:-1]))
            bits += segment.bits
    return tuple(bit for bit in bits if bit.text)


def _grids(rules: Sequence[Rule]) -> Iterable[_Grid]:
    """Yield the grids that lines make which touch each other."""
    level = _merged(
        _Line((rule.bottom + rule.top) / 2, rule.left, rule.right)
        for rule in rules
        if rule.right - rule.left >= rule.top - rule.bottom
    )
    upright = _merged(
        _Line((rule.left + rule.right) / 2, rule.bottom, rule.top)
        for rule in rules
        if rule.right - rule.left < rule.top - rule.bottom
    )
    if not upright or not level or len(level) + len(upright) > _MOST:
        return
    for rows, columns in _connected(level, upright):
        places = _distinct(
            [line.place for line in columns] + [end for line in rows for end in line[1:]]
        )
        heights = _distinct(
            [line.place for line in rows] + [end for line in columns for end in line[1:]]
        )
        if min(len(places), len(heights)) > _FEWEST:
            yield _Grid(heights, places)


def _connected(
    level: Sequence[_Line], upright: Sequence[_Line]
) -> Iterable[tuple[list[_Line], list[_Line]]]:
    """Yield the groups of lines that touch, directly or by others."""
    left = set(range(len(upright)))
    known: set[int] = set()
    for first in range(len(level)):
        if first in known:
            continue
        rows, columns, new = [first], list[int](), [first]
        known.add(first)
        while new:
            line = level[new.pop()]
            touching = [number for number in left if _touch(line, upright[number])]
            left.difference_update(touching)
            columns += touching
            for number in touching:
                others = [
                    other
                    for other in range(len(level))
                    if other not in known and _touch(level[other], upright[number])
                ]
                known.update(others)
                rows += others
                new += others
        yield [level[number] for number in rows], [upright[number] for number in columns]


def _touch(level: _Line, upright: _Line) -> bool:
    return (
        upright.start - _TOUCH <= level.place <= upright.end + _TOUCH
        and level.start - _TOUCH <= upright.place <= level.end + _TOUCH
    )


def _merged(lines: Iterable[_Line]) -> list[_Line]:
    """Return lines, those made one that run on in each other or beside each other."""
    found: list[_Line] = []
    for line in sorted(lines):
        for number in range(len(found) - 1, -1, -1):
            last = found[number]
            if line.place - last.place > _SAME:
                found.append(line)
                break
            if line.start <= last.end + _TOUCH and last.start <= line.end + _TOUCH:
                found[number] = _Line(
                    last.place, min(last.start, line.start), max(last.end, line.end)
                )
                break
        else:
            found.append(line)
    return found


def _distinct(values: Iterable[float]) -> list[float]:
    """Return values in their order, those left out that are nearly the one before."""
    ordered = sorted(values)
    return ordered[:1] + [b for a, b in pairwise(ordered) if b - a > _TOUCH]
