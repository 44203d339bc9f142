"""Tables: rows with cells of given paragraphs, the head repeated on each page, no row parted."""

from collections.abc import Sequence
from dataclasses import dataclass

from data.text import table_rows

_LEAST = 4
_A_LETTER, _BESIDE = 105, 160
"""How wide a letter is at most, and what stands beside the text of a cell, in twips."""
_MOST = 60
"""Cells of more letters are wrapped, and ask for no more width."""


@dataclass(frozen=True, slots=True)
class MarkupCell:
    """A cell: what it says, by which its column gets its width, and its paragraphs.

    It covers so many `columns`. `join` is "restart" where it covers cells below, and "continue" in
    the place of each of these.
    """

    text: str
    paragraphs: str
    columns: int = 1
    join: str = ""


def table(
    rows: Sequence[Sequence[MarkupCell]],
    *,
    heads: int,
    measure: int,
    style: str = "RuledTable",
    columns: Sequence[int] = (),
) -> str:
    """Return a table that is `measure` twips wide, of whose rows the first `heads` are its head.

    `columns` are the columns' widths in twips; without them they follow from what the cells say.
    """
    count = max(map(_width, rows), default=0)
    if not count:
        return ""
    widths = list(columns) or _widths(rows, count, measure)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    said = "".join(_row(row, widths, is_head=place < heads) for place, row in enumerate(rows))
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{said}</w:tbl>"
    )


def numeric_columns(rows: Sequence[Sequence[MarkupCell]]) -> frozenset[int]:
    """Return the columns that hold numbers, which are set at the right."""
    said = enumerate(_said(rows, max(map(_width, rows), default=0)))
    return frozenset(place for place, texts in said if table_rows.is_numeric(texts))


def _width(row: Sequence[MarkupCell]) -> int:
    """Return how many columns a row has."""
    return sum(cell.columns for cell in row)


def _said(rows: Sequence[Sequence[MarkupCell]], count: int) -> list[list[str]]:
    """Return what the cells say that are in each column alone."""
    found: list[list[str]] = [[] for _ in range(count)]
    for row in rows:
        column = 0
        for cell in row:
            if cell.columns == 1 and cell.join != "continue":
                found[column].append(cell.text)
            column += cell.columns
    return found


def _row(row: Sequence[MarkupCell], widths: Sequence[int], *, is_head: bool) -> str:
    """Return a row; columns behind its last cell stay empty."""
    made, column = "", 0
    for cell in row:
        width = sum(widths[column : column + cell.columns])
        made += f"<w:tc><w:tcPr>{_ways(cell, width)}</w:tcPr>{cell.paragraphs}</w:tc>"
        column += cell.columns
    missing = len(widths) - column
    after = f'<w:gridAfter w:val="{missing}"/>' if missing else ""
    after += f'<w:wAfter w:w="{sum(widths[column:])}" w:type="dxa"/>' if missing else ""
    ways = f"{after}<w:cantSplit/>{'<w:tblHeader/>' if is_head else ''}"
    return f"<w:tr><w:trPr>{ways}</w:trPr>{made}</w:tr>"


def _ways(cell: MarkupCell, width: int) -> str:
    """Return how wide a cell is, and what it covers."""
    wide = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    joined = f'<w:vMerge w:val="{cell.join}"/>' if cell.join else ""
    return f'<w:tcW w:w="{width}" w:type="dxa"/>{wide}{joined}'


def _widths(rows: Sequence[Sequence[MarkupCell]], count: int, measure: int) -> list[int]:
    """Return the columns' widths in twips, by what they say: `measure` together.

    Where there is room, each is as wide as its longest word, and what is left goes by its text.
    """
    said = _said(rows, count)
    least = [max(map(_longest_word, texts), default=0) * _A_LETTER + _BESIDE for texts in said]
    wanted = [max((min(_MOST, letters(text)) for text in texts), default=0) or 1 for texts in said]
    if sum(least) > measure:
        least = [0] * count
    left = measure - sum(least)
    widths = [have + left * more // sum(wanted) for have, more in zip(least, wanted, strict=True)]
    widths[-1] += measure - sum(widths)
    return widths


def _longest_word(text: str) -> int:
    """Return how wide the longest word is; eastern text is broken anywhere."""
    words = text.split()
    return max((len(word) for word in words if letters(word) == len(word)), default=_LEAST)


def letters(text: str) -> int:
    """Return how wide a text is, in Latin letters: eastern ones are twice as wide."""
    return (
        len(text)
        if text.isascii()
        else len(text) + sum("\u2e80" <= one <= "\uffdc" for one in text)
    )
