"""Room around East Asian letters: beside Western ones, and that which brackets and commas bring.

After Requirements for Japanese Text Layout (W3C, 3.1 and 3.2). A bracket or comma as wide as a
letter has half of its width free: that is room between it and what it does not belong to, which a
line's start and end do without, and of which two neighbours have one.
"""

import re

from exporters.pdf.text.glyph_classes import EAST_ASIAN

OPENING = frozenset("（〔［｛〈《「『【〘〖")
CLOSING = frozenset("）〕］｝〉》」』】〙〗、，。．")
FIXED = frozenset("。．")
"""What ends a sentence keeps its room in lines of even length."""
HALF, QUARTER = 0.5, 0.25
"""In shares of the size."""
WIDE = 900
"""What is so wide, in thousandths of the size, has room of its own."""
_LETTER = re.compile(
    "[\u3005-\u3007\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff]"
)
_WESTERN = re.compile("[0-9A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff]")
_BESIDE = re.compile(f"[{EAST_ASIAN}]")


def is_east_asian(text: str) -> bool:
    """Tell whether there are letters in a text that have room around them."""
    return not text.isascii() and _BESIDE.search(text) is not None


def quarter(before: str, after: str) -> float:
    """Return what stands between two signs, in shares of the size: a quarter where one is Western.

    Hangul has spaces of its own.
    """
    if _LETTER.match(before):
        return QUARTER if _WESTERN.match(after) else 0.0
    return QUARTER if _WESTERN.match(before) and _LETTER.match(after) else 0.0


def shared(text: str, wide: frozenset[str]) -> list[int]:
    """Return after which signs of a text two neighbours' room is but one, by place.

    `wide` are the brackets and commas that have room.
    """
    return [
        at
        for at in range(len(text) - 1)
        if text[at + 1] in wide
        and text[at] in wide
        and (text[at] in CLOSING or text[at + 1] in OPENING)
    ]


def giving(text: str, wide: frozenset[str]) -> list[int]:
    """Return after which signs of a text is room that a line of even length may take, by place."""
    return [
        at
        for at, sign in enumerate(text)
        if sign in wide
        and sign in CLOSING
        and sign not in FIXED
        and text[at + 1 : at + 2] not in wide & CLOSING
    ]
