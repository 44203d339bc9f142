"""Tables: runs of table rows, and the cells that the text of each row falls into.

A row's text is plain: its cells stand between bars ("| a | b |", which a row with empty cells at
its ends needs) or are parted by tabs. A row of level 1 belongs to the head of its table.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_BAR = re.compile(r"(?<!\\)\|")
_ESCAPED = r"\\|"
_RULE = re.compile(r":?-{2,}:?|:?-+:|:-+")
_NUMBER = re.compile(
    r"[(△▲−–+-]*+\s*+[$€£¥￥]?+\s*+\d[\d,.\u2009\u202f ]*+\s*+(?:%|％|bn|m|k|円|億円|兆円)?\)?"
    r"|[-–—…]",
)
_MOSTLY = 0.8


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a cell's text stands in its row, in code points; an empty one has no length."""

    start: int
    end: int


def cells(text: str) -> tuple[Cell, ...]:
    """Return the cells of a row's text in order, without the space around them."""
    bars = [match.start() for match in _BAR.finditer(text)]
    if len(bars) > 1 and (bars[0], bars[-1]) == (0, len(text) - 1):
        edges = [(left + 1, right) for left, right in pairwise(bars)]
    else:
        tabs = [place for place, sign in enumerate(text) if sign == "\t"]
        edges = list(zip((0, *(tab + 1 for tab in tabs)), (*tabs, len(text)), strict=True))
    return tuple(_trimmed(text, start, end) for start, end in edges)


def row(values: Sequence[str]) -> str:
    """Return the text of a row with these cells; "" where all of them are empty."""
    said = [" ".join(value.split()) for value in values]
    if not any(said):
        return ""
    if said[0] and said[-1] and not (said[0][0] == said[-1][-1] == "|"):
        return "\t".join(said)
    return f"| {' | '.join(_BAR.sub(_ESCAPED, value) for value in said)} |"


def shown(cell: str) -> str:
    """Return what a reader sees of a cell: a bar without what escapes it."""
    return cell.replace("\\|", "|")


def is_rule(text: str) -> bool:
    """Tell whether a row only draws the line under a table's head: "| --- | :--: |"."""
    if not text.startswith("|"):
        return False
    found = [text[cell.start : cell.end] for cell in cells(text)]
    return bool(found) and all(map(_RULE.fullmatch, found))


def is_numeric(values: list[str]) -> bool:
    """Tell whether a column holds numbers, nearly throughout; empty cells do not count."""
    said = [value for value in values if value]
    numbers = sum(1 for value in said if _NUMBER.fullmatch(value))
    return bool(said) and numbers >= _MOSTLY * len(said)


def _trimmed(text: str, start: int, end: int) -> Cell:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Cell(start, end)
