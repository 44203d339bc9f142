"""Tables that a plain text sets in columns, parted by wide blanks or tabs.

Patterns served: rows of one table, right under each other, with as many cells and a column in
common. Lines that end in page numbers are no table but a list of contents, and stay as they are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from data.document import BlockKind
from data.intake.plain.set_lines import TextLine, in_columns
from data.intake.stream import Piece

_LEAST = 2


def told(pieces: list[Piece], lines: Mapping[int, TextLine]) -> list[Piece]:
    """Return the pieces with rows of tables declared as such, their cells parted by tabs.

    `lines` are those with columns that are a piece each, by the numbers of the pieces.
    """
    run: list[int] = []
    for number in (*lines, -1):
        follows = run and number == run[-1] + 1 and not pieces[number].gap
        if not (follows and in_columns(lines[run[-1]], lines[number])):
            if len(run) >= _LEAST and not _are_contents([lines[n] for n in run]):
                for row in run:
                    pieces[row] = _row(pieces[row], lines[row])
            run = []
        run.append(number)
    return pieces


def _row(piece: Piece, line: TextLine) -> Piece:
    text = "\t".join(cell.text for cell in line.cells)
    return replace(piece, text=text, marker="", hint=BlockKind.TABLE_ROW)


def _are_contents(rows: Sequence[TextLine]) -> bool:
    """Tell whether the last cells are numbers that never fall: those of pages."""
    last = [row.cells[-1].text for row in rows]
    if any(len(row.cells) != _LEAST for row in rows) or not all(map(str.isdecimal, last)):
        return False
    return all(int(before) <= int(after) for before, after in pairwise(last))
