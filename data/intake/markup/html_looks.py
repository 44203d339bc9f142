"""How the elements of a web page set their text apart: its size, and what else can be seen."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from data.intake.markup.html_frames import Attributes, classes, style
from data.intake.stream import Piece

_USUAL = 16.0
"""A browser's size of text, in pixels."""

_STEPS = (10.0, 13.0, 16.0, 18.0, 24.0, 32.0, 48.0)
_WORDS = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0,
    "x-large": 24.0, "xx-large": 32.0, "xxx-large": 48.0,
}  # fmt: skip
_UNITS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "rem": _USUAL}
_SIZE = re.compile(
    r"font-size\s*+:\s*+(?:(\d{1,4}(?:\.\d{1,4})?)\s*+(px|pt|pc|rem|em|%)|([a-z-]{4,9}))"
)
_STEP = re.compile(r"\s*+([+-]?)([0-9])")
_ALIGNED = re.compile(r"text-align\s*+:\s*+([a-z]{4,7})")
_FACE = re.compile(r"font-family\s*+:\s*+[\"']?([\w -]{1,40})")
_COLOUR = re.compile(r"(?<![\w-])color\s*+:\s*+([#\w]{1,20})")
_FACES = (_FACE, _COLOUR)
_FACTORS = {"big": 1.2, "larger": 1.2, "small": 1 / 1.2, "smaller": 1 / 1.2}


def size(tag: str, attributes: Attributes, around: float) -> float:
    """Return the size of an element's text in pixels, 0 where it is as usual.

    `around` is that of the text around it.
    """
    step = _STEP.match(attributes.get("size") or "") if tag == "font" else None
    if step is not None:
        place = int(step[2]) if not step[1] else 3 + int(f"{step[1]}{step[2]}")
        return _STEPS[min(max(place, 1), 7) - 1]
    return (around or _USUAL) * _FACTORS[tag] if tag in _FACTORS else _styled(attributes, around)


def _styled(attributes: Attributes, around: float) -> float:
    own = style(attributes)
    found = _SIZE.search(own) if own else None
    if found is None:
        return around
    word, unit = found[3], found[2]
    if word:
        return _WORDS.get(word, _FACTORS.get(word, 0.0) * (around or _USUAL)) or around
    usual = (around or _USUAL) * (0.01 if unit == "%" else 1.0)
    return float(found[1]) * _UNITS.get(unit, usual) or around


def aligned(attributes: Attributes) -> str:
    """Return how an element's lines stand: "center", "right"; "" where it does not say."""
    own = style(attributes)
    found = _ALIGNED.search(own) if own else None
    return found[1] if found else (attributes.get("align") or "").lower()[:10]


def look(tag: str, attributes: Attributes) -> str:
    """Return what can be compared of how an element sets its text apart."""
    if not attributes:
        return tag
    own = style(attributes)
    said = [
        *sorted(classes(attributes)),
        *(f"{name}={value[:20]}" for name in ("face", "color") if (value := attributes.get(name))),
        *(found[1].strip() for pattern in _FACES if own and (found := pattern.search(own))),
        aligned(attributes),
    ]
    return ".".join((tag, *filter(None, said)))


def in_shares(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with sizes in shares of that which most letters have, not in pixels."""
    if not any(piece.size for piece in pieces):
        return list(pieces)
    letters: Counter[float] = Counter()
    for piece in pieces:
        letters[piece.size or _USUAL] += len(piece.text)
    usual = letters.most_common(1)[0][0]
    return [
        replace(piece, size=round(piece.size / usual, 2)) if piece.size else piece
        for piece in pieces
    ]
