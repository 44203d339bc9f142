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
    """A cell: what it says, by which its column gets its width, and its paragraphs."""

    text: str
    paragraphs: str


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
    count = max(map(len, rows), default=0)
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
    count = max(map(len, rows), default=0)
    values = [[row[place].text for row in rows if place < len(row)] for place in range(count)]
    return frozenset(place for place, said in enumerate(values) if table_rows.is_numeric(said))


def _row(row: Sequence[MarkupCell], widths: Sequence[int], *, is_head: bool) -> str:
    """Return a row; columns behind its last cell stay empty."""
    missing = len(widths) - len(row)
    after = f'<w:gridAfter w:val="{missing}"/>' if missing else ""
    after += f'<w:wAfter w:w="{sum(widths[len(row) :])}" w:type="dxa"/>' if missing else ""
    ways = f"{after}<w:cantSplit/>{'<w:tblHeader/>' if is_head else ''}"
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell.paragraphs}</w:tc>'
        for cell, width in zip(row, widths, strict=False)
    )
    return f"<w:tr><w:trPr>{ways}</w:trPr>{cells}</w:tr>"


def _widths(rows: Sequence[Sequence[MarkupCell]], count: int, measure: int) -> list[int]:
    """Return the columns' widths in twips, by what they say: `measure` together.

    Where there is room, each is as wide as its longest word, and what is left goes by its text.
    """
    said = [[row[place].text for row in rows if place < len(row)] for place in range(count)]
    least = [max(map(_longest_word, texts)) * _A_LETTER + _BESIDE for texts in said]
    wanted = [max(min(_MOST, letters(text)) for text in texts) or 1 for texts in said]
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
