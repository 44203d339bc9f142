"""Tables drawn with dashes and bars, as converters of Word files write them, to tables with bars.

Patterns served: columns over dashes, with or without a head, one line a row or rows of several
lines between blank ones; grids of "+---+", with or without a head; letters that are twice as wide.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from data.intake.markdown import code_fences
from data.text.fixed_pitch import columns_of_letter

_COLUMNS = re.compile(r"[ ]{0,8}-{3,}+(?:[ ]+-{3,}+)+[ ]*")
_RULE = re.compile(r"[ ]{0,8}-{8,}+[ ]*")
_GRID = re.compile(r"[ ]{0,3}\+(?:[-=:]++\+)+[ ]*")
_HEAD_LINES = 12
_Row = list[str]


def with_bars(text: str) -> str:
    """Return a text in which drawn tables are tables with bars; all else stays as it is."""
    if "-" * 2 not in text or not ("+--" in text or _may_have_columns(text)):
        return text
    lines = text.split("\n")
    is_code = code_fences.inside(lines)
    written: list[str] = []
    place = 0
    while place < len(lines):
        table, end = ([], 0) if is_code[place] else _table(lines, place)
        written += ["", *table, ""] if table else [lines[place]]
        place = end if table else place + 1
    return "\n".join(written)


def _may_have_columns(text: str) -> bool:
    return "-- -" in text or "--  -" in text


def _table(lines: Sequence[str], start: int) -> tuple[list[str], int]:
    """Return the table that starts at a line, and where it ends; no lines where none does."""
    line = lines[start]
    if "--" in line and _GRID.fullmatch(line):
        return _grid(lines, start)
    if "--" in line and _RULE.fullmatch(line):
        head = _next_columns(lines, start + 1)
        if head:
            return _framed(lines, start, head)
    if "--" in line and _COLUMNS.fullmatch(line):
        return _framed(lines, start, start)
    if line.strip() and start + 1 < len(lines) and "--" in lines[start + 1]:
        above = lines[start - 1].strip() if start else ""
        if _COLUMNS.fullmatch(lines[start + 1]) and not above:
            return _simple(lines, start)
    return [], start + 1


def _next_columns(lines: Sequence[str], start: int) -> int:
    """Return where the columns of a table's head are drawn; 0 where no head ends so soon."""
    for place in range(start + 1, min(len(lines), start + _HEAD_LINES)):
        if not lines[place - 1].strip():
            return 0
        if _COLUMNS.fullmatch(lines[place]):
            return place
    return 0


def _simple(lines: Sequence[str], start: int) -> tuple[list[str], int]:
    """Return a table whose rows are lines, up to a blank one."""
    starts = _starts(lines[start + 1])
    end = start + 2
    while end < len(lines) and lines[end].strip() and not _COLUMNS.fullmatch(lines[end]):
        end += 1
    rows = [_cut(line, starts) for line in lines[start + 2 : end]]
    closed = end < len(lines) and _COLUMNS.fullmatch(lines[end]) is not None
    return _written(_cut(lines[start], starts), rows), end + closed


def _framed(lines: Sequence[str], first: int, columns: int) -> tuple[list[str], int]:
    """Return a table that ends with the dashes it begins with; blank lines part its long rows."""
    starts = _starts(lines[columns])
    frame = lines[first].strip()
    end = columns + 1
    while end < len(lines) and lines[end].strip() != frame:
        if _RULE.fullmatch(lines[end]) or _COLUMNS.fullmatch(lines[end]):
            return [], end
        end += 1
    if end == len(lines):
        return [], end
    body = [_cut(line, starts) if line.strip() else [] for line in lines[columns + 1 : end]]
    rows = _joined(body) if [] in body else body
    head = _joined([_cut(line, starts) for line in lines[first + 1 : columns]])
    return _written(head[0] if head else [], rows), end + 1


def _grid(lines: Sequence[str], start: int) -> tuple[list[str], int]:
    edges = [place for place, sign in enumerate(lines[start]) if sign == "+"]
    rows: list[_Row] = []
    open_lines: list[_Row] = []
    head: _Row = []
    end = start + 1
    while end < len(lines) and lines[end].lstrip()[:1] in {"|", "+"}:
        line = lines[end]
        if _GRID.fullmatch(line):
            rows += _joined(open_lines)
            open_lines = []
            if "=" in line and len(rows) == 1 and not head:
                head, rows = rows[0], []
        else:
            columns = _columns_of(line, edges)
            open_lines.append(columns)
        end += 1
    return _written(head, rows + _joined(open_lines)), end


def _columns_of(line: str, edges: Sequence[int]) -> _Row:
    """Return the cells of a grid's line; a cell over several columns is one cell."""
    by_place = dict(zip(_places(line), line, strict=True))
    cells, cell = [], ""
    for start, end in pairwise(edges):
        cell += "".join(by_place.get(place, "") for place in range(start + 1, end))
        if by_place.get(end, "") in {"|", "+"}:
            cells.append(cell.strip())
            cell = ""
        else:
            cell += by_place.get(end, "")
    cell += "".join(sign for place, sign in by_place.items() if place > edges[-1])
    return [*cells, cell.strip()] if cell.strip() else cells


def _starts(columns: str) -> list[int]:
    return [match.start() for match in re.finditer(r"-++", columns)]


def _cut(line: str, starts: Sequence[int]) -> _Row:
    cells = [""] * len(starts)
    column = 0
    for sign, place in zip(line, _places(line), strict=True):
        while column + 1 < len(starts) and place >= starts[column + 1]:
            column += 1
        cells[column] += sign
    return [cell.strip() for cell in cells]


def _places(line: str) -> list[int]:
    """Return the column that each letter stands in; eastern ones take up two."""
    places, place = [], 0
    for sign in line:
        places.append(place)
        place += columns_of_letter(sign)
    return places


def _joined(lines: Sequence[_Row]) -> list[_Row]:
    """Return rows of which each is written over several lines, up to a blank one."""
    rows: list[_Row] = []
    is_open = False
    for line in lines:
        if not line:
            is_open = False
        elif is_open and len(rows[-1]) == len(line):
            rows[-1] = [f"{one} {other}".strip() for one, other in zip(rows[-1], line, strict=True)]
        else:
            rows.append(line)
            is_open = True
    return rows


def _written(head: _Row, rows: Sequence[_Row]) -> list[str]:
    """Return a table with bars; nothing where the rows hold nothing."""
    count = max(map(len, [head, *rows]))
    if not rows or not count:
        return []
    lines = [[*row, *[""] * (count - len(row))] for row in (head, *rows)]
    shown = ["| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines]
    return [shown[0], "|" + "---|" * count, *shown[1:]]
