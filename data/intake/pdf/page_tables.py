"""Rows of tables: lines next to each other with several cells that start or end in line.

What stands between lines is known already (`ruled_tables`). Patterns served: columns of words,
aligned at the left; columns of numbers, aligned at the right; cells of several lines, where the
rows stand farther from each other, or where a line goes on in a later column alone.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from data.intake.lexicon import markers
from data.intake.pdf.page_lines import Bit, PageLine

_NEAR = 4.0  # points
_TIGHT = 0.85  # of the distance between two rows
_REACH = 4
"""So many lines below a row the next one is looked for, if those between are parts of cells."""
_WIDEST = 1.7  # ems between two lines of a cell


def with_rows(lines: Sequence[PageLine]) -> list[PageLine]:
    """Return the lines, those made one that are a row of a table."""
    rows = _rows_among(lines)
    if not rows:
        return list(lines)
    gaps = _gaps(lines, rows)
    found: list[PageLine] = []
    last: PageLine | None = None
    for number, line in enumerate(lines):
        if (
            last is not None
            and found[-1].is_row
            and _continues(found[-1], last, line, gaps[number])
        ):
            found[-1] = _joined(found[-1], line)
        else:
            found.append(replace(line, is_row=number in rows))
        last = line
    return found


def _rows_among(lines: Sequence[PageLine]) -> frozenset[int]:
    """Return the numbers of the lines that have cells as the lines beside them have."""
    found = {number for number, line in enumerate(lines) if line.is_row}
    for number, line in enumerate(lines):
        if line.is_row or not _has_cells(line):
            continue
        for other in range(number + 1, min(number + 1 + _REACH, len(lines))):
            if _has_cells(lines[other]) and _in_line(line, lines[other]):
                found |= {number, other}
                break
            if not _is_part(line, lines[other]):
                break
    return frozenset(found)


def _gaps(lines: Sequence[PageLine], rows: frozenset[int]) -> list[float]:
    """Return for each line how far the row below it is from the line above that.

    Below the last row, it is how far that one is from the line above it.
    """
    starts = sorted(rows)
    gaps = [lines[start - 1].base - lines[start].base if start else 0.0 for start in starts]
    return [
        gaps[min(bisect_right(starts, number), len(starts) - 1)] for number in range(len(lines))
    ]


def _continues(row: PageLine, last: PageLine, line: PageLine, gap: float) -> bool:
    """Tell whether a line goes on in the cells of a row, of which `last` is the last line.

    A row between lines is whole. `gap` is that between two rows.
    """
    distance = last.base - line.base
    if line.turned or line.is_row or last.is_row or not 0 < distance <= _WIDEST * line.size:
        return False
    if not _is_part(row, line):
        return False
    if distance < _TIGHT * gap:
        return True
    return len(line.cells) == 1 and line.left > row.starts[0] + _NEAR and not _is_number(line)


def _is_part(row: PageLine, line: PageLine) -> bool:
    """Tell whether each cell of a line starts where one of a row does, and is no wider."""
    if len(line.cells) >= len(row.cells) and line.left <= row.starts[0] + _NEAR:
        return False
    ends = [*row.starts[1:], float("inf")]
    for number, start in enumerate(line.starts):
        places = [n for n, place in enumerate(row.starts) if abs(place - start) <= _NEAR]
        if not places:
            return False
        is_last = number == len(line.starts) - 1
        if is_last and line.right > ends[places[0]]:
            return False
    return True


def _is_number(line: PageLine) -> bool:
    return not any(map(str.isalpha, line.text))


def _joined(row: PageLine, line: PageLine) -> PageLine:
    """Return a row with what a line adds to its cells."""
    cells = list(row.cells)
    for start, cell in zip(line.starts, line.cells, strict=True):
        number = min(range(len(cells)), key=lambda n: abs(row.starts[n] - start))
        cells[number] = (*cells[number], Bit(" "), *cell)
    return replace(row, cells=tuple(cells), right=max(row.right, line.right))


def _has_cells(line: PageLine) -> bool:
    """Tell whether a line has cells, and not only a marker that stands apart."""
    if len(line.cells) < 2 or line.turned:
        return False
    return len(line.cells) > 2 or not _is_marker(line)


def _is_marker(line: PageLine) -> bool:
    text = "".join(bit.text for bit in line.cells[0]).strip()
    return bool(line.sign) or markers.split(f"{text} x")[0] == text


def _in_line(line: PageLine, other: PageLine) -> bool:
    """Tell whether a cell behind the first starts where one of the other line does, or ends so."""
    starts = any(abs(a - b) <= _NEAR for a in line.starts[1:] for b in other.starts[1:])
    return starts or abs(line.right - other.right) <= _NEAR
