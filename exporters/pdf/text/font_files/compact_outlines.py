"""Outlines of the Compact Font Format: whether their glyphs are numbered one by one.

Adobe Technical Note 5176: a header, the index of names, that of top dictionaries, and, where the
dictionary's operator 15 points to, the charset: the identifier of each glyph.
"""

_CHARSET, _ROS = (15,), (12, 30)
_RANGES_OF_MANY = 2


def is_numbered(table: bytes) -> bool:
    """Tell whether each glyph's identifier is its number, in a font whose glyphs have no names.

    A part of it then has the numbers of the whole as identifiers. What is damaged has none.
    """
    try:
        entries = _top(table)
        start = entries[_CHARSET][0]
        if _ROS not in entries or table[start] != _RANGES_OF_MANY:
            return False
        glyphs = _count(table, entries[(17,)][0])
        first, left = (int.from_bytes(table[start + at : start + at + 2], "big") for at in (1, 3))
    except (LookupError, ValueError):
        return False
    return first == 1 and left == glyphs - 2


def _top(table: bytes) -> dict[tuple[int, ...], list[int]]:
    """Return the operands of the first top dictionary, by operator."""
    _, at = _element(table, table[2])
    (start, stop), _ = _element(table, at)
    found: dict[tuple[int, ...], list[int]] = {}
    operands: list[int] = []
    while start < stop:
        first = table[start]
        if first <= 21:
            size = 2 if first == 12 else 1
            found[tuple(table[start : start + size])] = operands
            operands, start = [], start + size
            continue
        value, start = _number(table, start)
        operands.append(value)
    return found


def _number(table: bytes, at: int) -> tuple[int, int]:
    """Return an operand and where the next begins; of a real number, only where it ends counts."""
    first = table[at]
    if first == 30:
        while table[at + 1] & 15 != 15 and table[at + 1] >> 4 != 15:
            at += 1
        return 0, at + 2
    if first in {28, 29}:
        size = 2 if first == 28 else 4
        return int.from_bytes(table[at + 1 : at + 1 + size], "big", signed=True), at + 1 + size
    if first <= 246:
        return first - 139, at + 1
    more = table[at + 1] + 108
    return ((first - 247) * 256 + more if first <= 250 else -(first - 251) * 256 - more), at + 2


def _count(table: bytes, at: int) -> int:
    return int.from_bytes(table[at : at + 2], "big")


def _element(table: bytes, at: int) -> tuple[tuple[int, int], int]:
    """Return where the first element of an index begins and ends, and where the index ends."""
    count, size = _count(table, at), table[at + 2]
    if not count or size not in {1, 2, 3, 4}:
        raise ValueError("an index of nothing")
    offsets = [
        int.from_bytes(table[at + 3 + size * n : at + 3 + size * (n + 1)], "big")
        for n in (0, 1, count)
    ]
    before = at + 2 + size * (count + 1)
    return (before + offsets[0], before + offsets[1]), before + offsets[2]
