"""What may stand before a text: bullets and numbers, and how numbers count.

Patterns served: bullets ("•", "- ", "* "), numbers ("1.", "1)", "(1)", "1.2", full-width "１．"),
letters ("A.", "(a)") and Roman numerals ("II.", "(iv)").
"""

import re
from collections.abc import Sequence

_BULLETS = "•‣◦▪▫●○■□◆◇·∙⁃"
_BULLET = re.compile(rf"(?:[{_BULLETS}](?=\s|\w)|[*+\-–—](?=\s))\s*(?=\S)")
_NUMBER = re.compile(
    r"(?:\d{1,3}(?:\.\d{1,2}){0,3}[.．)）]|\d{1,3}(?:\.\d{1,2}){1,3}"
    r"|[(（](?:\d{1,3}|[a-z]|[ivxlc]{1,6})[)）]"
    r"|[IVXLC][IVXLCivxlc]{0,6}\.|[A-Z][.)]|[a-z][.)])(?=\s)\s*(?=\S)"
)
_FIRST = frozenset("*+-–—(（ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" + _BULLETS)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_PUNCTUATION = "().)（）．"

Reading = tuple[str, int]
"""One way to read a number: its style ("(a)", "I.", "1.1."), and its value in that style."""


def split(line: str) -> tuple[str, str]:
    """Return a line's marker and the rest; the marker is "" where there is none."""
    if not line or not (line[0] in _FIRST or line[0].isdigit()):
        return "", line
    match = _BULLET.match(line) or _NUMBER.match(line)
    return (match.group().rstrip(), line[match.end() :]) if match else ("", line)


def is_bullet(marker: str) -> bool:
    """Tell whether a marker is a bullet, which counts nothing."""
    return bool(marker) and not any(map(str.isalnum, marker))


def is_item(style: str) -> bool:
    """Tell whether a style counts the items of a list ("(a)", "1)") and not paragraphs ("1.")."""
    return style.endswith((")", "）")) or style[:1] in {"a", "i"}


def readings(marker: str) -> list[Reading]:
    """Return every way to read a marker as a number; "I." is a Roman one, and a ninth letter."""
    core = marker.strip(_PUNCTUATION)
    before = marker[: len(marker) - len(marker.lstrip(_PUNCTUATION))]
    after = marker[len(marker.rstrip(_PUNCTUATION)) :]
    if core[:1].isdigit():
        *parents, last = core.split(".")
        prefix = "".join(f"{int(part)}." for part in parents)
        return [(f"{before}{prefix}1{after}", int(last))]
    found = []
    if core and set(core.lower()) <= set(_ROMAN):
        found.append((f"{before}{'I' if core[0].isupper() else 'i'}{after}", _roman(core.lower())))
    if len(core) == 1:
        letter = "A" if core.isupper() else "a"
        found.append((f"{before}{letter}{after}", ord(core) - ord(letter) + 1))
    return found


def sequences(markers: Sequence[str]) -> list[str]:
    """Return the style in which each marker counts; "" where it is in no sequence.

    Numbers of a style that go up by 1 are a sequence: two that start at 1, or any three. Numbers
    of other styles, and text, may stand between them; from the third on, one may be missing.
    False numbers ("2022." at the start of a line) have no neighbours and fall out.
    """
    runs: list[_Run] = []
    current: dict[str, _Run] = {}
    for position, marker in enumerate(markers):
        if not marker or is_bullet(marker):
            continue
        options = readings(marker)
        following = [style for style, value in options if _follows(current.get(style), value)]
        for style, value in options:
            if following and style != following[0]:
                continue
            if not following:
                current[style] = _Run(style, value)
                runs.append(current[style])
            current[style].members.append(position)
            current[style].value = value
    styles = [""] * len(markers)
    for run in runs:
        if len(run.members) >= (2 if run.start == 1 else 3):
            for position in run.members:
                styles[position] = run.style
    return styles


class _Run:
    """Numbers of one style, each one more than the one before."""

    def __init__(self, style: str, start: int) -> None:
        self.style = style
        self.start = self.value = start
        self.members: list[int] = []


def _follows(run: _Run | None, value: int) -> bool:
    if run is None:
        return False
    return value == run.value + 1 or (value == run.value + 2 and len(run.members) > 2)


def _roman(letters: str) -> int:
    values = [_ROMAN[letter] for letter in letters]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)
