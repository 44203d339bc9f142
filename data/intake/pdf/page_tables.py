"""Rows of tables: lines next to each other with several cells that start or end in line.

What stands between lines is known already (`ruled_tables`). Patterns served: columns of words,
aligned at the left; columns of numbers, aligned at the right.
"""

from collections.abc import Sequence
from itertools import pairwise

from data.intake.lexicon import markers
from data.intake.pdf.page_lines import Bit, PageLine

_NEAR = 4.0  # points


def rows_among(lines: Sequence[PageLine]) -> frozenset[int]:
    """Return the numbers of the lines that are rows of a table."""
    found = {number for number, line in enumerate(lines) if line.is_row}
    for number, (line, following) in enumerate(pairwise(lines)):
        if _is_row(line) and _is_row(following) and _in_line(line, following):
            found |= {number, number + 1}
    return frozenset(found)


def _is_row(line: PageLine) -> bool:
    """Tell whether a line has cells, and not only a marker that stands apart."""
    if len(line.cells) < 2 or line.turned:
        return False
    return len(line.cells) > 2 or not _is_marker(line.cells[0])


def _is_marker(cell: Sequence[Bit]) -> bool:
    text = "".join(bit.text for bit in cell).strip()
    return markers.split(f"{text} x")[0] == text


def _in_line(line: PageLine, other: PageLine) -> bool:
    """Tell whether a cell behind the first starts where one of the other line does, or ends so."""
    starts = any(abs(a - b) <= _NEAR for a in line.starts[1:] for b in other.starts[1:])
    return starts or abs(line.right - other.right) <= _NEAR
