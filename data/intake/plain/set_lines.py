"""The lines of a plain text, each with where it begins and ends and where its columns stand."""

import re
from typing import NamedTuple

from data.intake.lexicon import blanks
from data.intake.lines import wrapping

_TAB = 4
_CELL = re.compile(r"\S++(?: {1,2}+\S++)*+")
_SHORT_CELL = 6
"""A first cell so short is a number or a bullet in front of a text, however wide the blank."""
_LETTERS = re.compile(r"[^\W\d_](?: [^\W\d_])*+")
_SHORTEST_SPACED = 4
_WORD_END = re.compile(r" {2,}+")
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]+"
)
"""Signs that are as wide as two letters where each letter is as wide as another."""
_ALONE = "[\u2e80-\ua4cf\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]"
"""Those of them between which a line may end; Korean has blanks between its words."""
_BREAK = re.compile(f" |{_ALONE}")
_LONGEST_WORD = 120
_LAST_SIGNS = frozenset(end[-1] for end in wrapping.SENTENCE_END)
_OPENING = "*_“\"‘'([«„"


class Column(NamedTuple):
    """What stands between wide blanks in a line: its first and last column, and its text."""

    start: int
    end: int
    text: str


class TextLine(NamedTuple):
    """A line without outer blanks, "" where it is blank.

    `indent` is the column of its first letter and `right` that behind its last one, counted from
    0; signs of Chinese, Japanese and Korean are two columns wide. `word` is how many columns must
    stay together at its start. `ended` tells that it ends a sentence, or a clause that stands for
    itself, and `small` that it begins with a small letter; marks of emphasis and quotation apart.
    `cells` are the parts between wide blanks, none where there is only one. `spaced` tells that
    its letters stood apart ("M I N U T E S").
    """

    indent: int
    right: int
    text: str
    word: int = 0
    ended: bool = False
    small: bool = False
    cells: tuple[Column, ...] = ()
    spaced: bool = False


BLANK = TextLine(0, 0, "")


def of(text: str) -> tuple[list[TextLine], list[int]]:
    """Return the lines of a text, and the numbers of those that start pages after the first."""
    lines: list[TextLine] = []
    starts: list[int] = []
    for page in text.split("\f"):
        if lines:
            starts.append(len(lines))
        lines += map(tidy, page.splitlines())
    return lines, starts


def tidy(raw: str) -> TextLine:
    """Return a line of the source with its runs of blanks made one."""
    text = raw.strip()
    if not text:
        return BLANK
    if "\t" in raw:
        raw = raw.rstrip().expandtabs(_TAB)
        indent = len(raw) - len(raw.lstrip())
        right = len(raw)
    else:
        indent = 0 if raw[0] == text[0] else len(raw) - len(raw.lstrip())
        right = indent + len(text)
    spaced = False
    cells: tuple[Column, ...] = ()
    if "  " in text or "\t" in text or "\x1f" in text or text[1:2] == text[3:4] == " ":
        closed = _closed(text) if text[1:2] == text[3:4] == text[5:6] == " " else ""
        spaced = bool(closed)
        if not spaced and ("   " in text or "\t" in text):
            cells = _cells(raw)
        text = closed or blanks.collapsed(text)
    if text.isascii():
        end = text.find(" ", 0, _LONGEST_WORD)
        word = end if end >= 0 else min(len(text), _LONGEST_WORD)
    else:
        right += sum(map(len, _WIDE.findall(text)))
        word = _first_word(text)
    first = text[0]
    if first in _OPENING:
        first = text.lstrip(_OPENING)[:1]
    last = text if text[-1] not in "*_" else text.rstrip("*_") or text
    ended = last[-1] in _LAST_SIGNS and last.endswith(wrapping.SENTENCE_END)
    return TextLine(indent, right, text, word, ended, first.islower(), cells, spaced)


def _first_word(text: str) -> int:
    """Return how many columns stay together at the start of a line: a word, or a wide sign."""
    match = _BREAK.search(text, 0, _LONGEST_WORD)
    if match is None:
        return min(len(text), _LONGEST_WORD)
    return match.start() or 2


def in_columns(line: TextLine, other: TextLine) -> bool:
    """Tell whether two lines are rows of one table: as many cells, and a column in common."""
    if len(line.cells) != len(other.cells) or not line.cells:
        return False
    return any(
        abs(one.start - two.start) <= 1 or abs(one.end - two.end) <= 1
        for one, two in zip(line.cells[1:], other.cells[1:], strict=True)
    )


def _cells(raw: str) -> tuple[Column, ...]:
    found = [
        Column(match.start(), match.end(), blanks.collapsed(match.group()))
        for match in _CELL.finditer(raw)
    ]
    if len(found) > 1 and len(found[0].text) < _SHORT_CELL and not found[0].text.isalpha():
        found[:2] = [
            Column(found[0].start, found[1].end, f"{found[0].text} {found[1].text}"),
        ]
    return tuple(found) if len(found) > 1 else ()


def _closed(text: str) -> str:
    """Return letters that stand apart as words, or "" where a line is not of such throughout."""
    parts = _WORD_END.split(text)
    if not all(_LETTERS.fullmatch(part) for part in parts):
        return ""
    words = [part.replace(" ", "") for part in parts]
    return " ".join(words) if max(map(len, words)) >= _SHORTEST_SPACED else ""
