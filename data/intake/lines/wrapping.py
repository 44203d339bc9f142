"""What lines have in common in all formats: signs, rules, and how they are joined.

Patterns served: text wrapped at a fixed width; rules and end marks; compounds that a line ends in.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

_NARROW, _WIDE = 30, 120
_MOSTLY, _FEW = 0.6, 8
_SIGN = re.compile(r"#{2,6}(?=\s*[^\s#])|#(?=\s+[^\s#])")
_RULE_SIGNS = "-*_=~#+.\\"
_RULE = re.compile(r"[-*_=~#+.\\ ]{3,}|[*#_]")
SENTENCE_END = tuple(".!?:;。！？：；") + tuple(
    f"{end}{quote}" for end in ".!?" for quote in "”’\"')"
)


class WrappedLine(NamedTuple):
    """A line without outer space, and by how many characters it is set in; "" if it is blank."""

    indent: int
    text: str


def sign(text: str) -> str:
    """Return the heading sign that a line starts with ("##"), or ""."""
    match = _SIGN.match(text) if text.startswith("#") else None
    return match.group() if match else ""


def is_rule(text: str) -> bool:
    """Tell whether a line is a rule or an end mark: "-----", "***", "###"."""
    return text[0] in _RULE_SIGNS and _RULE.fullmatch(text) is not None


def wrap_width(lines: Sequence[WrappedLine]) -> int:
    """Return the width that the text was wrapped at, in characters; 0 if it was not.

    It was if most of the lines that another one follows directly are full: the first word of the
    next line would not have gone into them. Beside lines that are longer, a few are not enough.
    """
    pairs = [
        (len(line.text), first_word(following.text))
        for line, following in pairwise(lines)
        if following.text and 0 < len(line.text) <= _WIDE
    ]
    lengths = sorted(length for length, _ in pairs)
    width = lengths[-1 - len(lengths) // 20] if lengths else 0
    full = sum(length + 1 + word > width for length, word in pairs)
    wholly = max(len(line.text) for line in lines) <= _WIDE
    enough = full >= (1 if wholly else _FEW) and full >= _MOSTLY * len(pairs)
    return width if enough and width >= _NARROW else 0


def join(lines: Iterable[str]) -> str:
    """Join the lines of a paragraph: with a blank, but none inside a word or between kana."""
    parts: list[str] = []
    for line in lines:
        if parts and not closes_up(parts[-1], line):
            parts.append(" ")
        parts.append(line)
    return "".join(parts)


def first_word(text: str) -> int:
    """Return how many characters must stay together at the start of a line."""
    if is_cjk(text[0]):
        return 1
    end = text.find(" ", 0, _WIDE)
    return end if end >= 0 else min(len(text), _WIDE)


def closes_up(before: str, after: str) -> bool:
    """Tell whether no blank belongs between two lines: inside a word, and between kana.

    Nothing belongs between a line and one without text.
    """
    if not before or not after:
        return True
    if is_cjk(before[-1]) and is_cjk(after[0]):
        return True
    return before[-1] == "-" and len(before) > 1 and before[-2].isalpha() and after[0].isalpha()


def is_cjk(letter: str) -> bool:
    """Tell whether a letter belongs to a script that is written without blanks."""
    return (
        "\u2e80" <= letter <= "\u9fff"
        or "\uf900" <= letter <= "\ufaff"
        or "\uff00" <= letter <= "\uffef"
        or letter >= "\U00020000"
    )
