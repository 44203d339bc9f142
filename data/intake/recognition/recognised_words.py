"""What Tesseract tells of a picture, understood: lines of words with their places and certainty."""

from collections.abc import Sequence
from dataclasses import dataclass

from data.intake.recognition import RecognitionError

_COLUMNS = 12
_WORD = "5"
_WIDE = "\u2e80"
_UNSURE = 60.0
_FARTHEST = 100_000
"""Pixels; no picture has so many in a row."""
_MOST = 20_000
"""Words on one page, at most: a page of a newspaper has 8,000."""


@dataclass(frozen=True, slots=True)
class RecognisedWord:
    """A word, its box in pixels from the upper left corner, and its certainty, 0 to 100."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    certainty: float

    @property
    def is_wide(self) -> bool:
        """Tell whether it ends in a letter that is written without blanks beside it."""
        return self.text[-1] >= _WIDE

    @property
    def is_unsure(self) -> bool:
        """Tell whether it may well be another word."""
        return self.certainty < _UNSURE


@dataclass(frozen=True, slots=True)
class RecognisedLine:
    """Words that stand beside each other, in their order; at least one."""

    words: tuple[RecognisedWord, ...]

    @property
    def text(self) -> str:
        """Its words, with blanks where its script has them."""
        return "".join(map("".join, self.parts))

    @property
    def parts(self) -> list[tuple[str, str]]:
        """Its words, each with the blank that follows it."""
        found = []
        for word, following in zip(self.words, (*self.words[1:], None), strict=True):
            together = following is None or (word.is_wide and following.text[0] >= _WIDE)
            found.append((word.text, "" if together else " "))
        return found

    @property
    def is_upright(self) -> bool:
        """Tell whether it is wider than it is high, or too short to tell."""
        letters = sum(len(word.text) for word in self.words)
        width = max(word.right for word in self.words) - min(word.left for word in self.words)
        height = max(word.bottom for word in self.words) - min(word.top for word in self.words)
        return letters <= 2 or width >= height


def lines_of(table: str) -> tuple[RecognisedLine, ...]:
    """Return the lines of a table as Tesseract writes it (its manual, "TSV").

    Raises:
        RecognitionError: it is no such table.
    """
    lines: dict[tuple[str, ...], list[RecognisedWord]] = {}
    head, *rows = table.split("\n")
    if head.count("\t") != _COLUMNS - 1 or len(rows) > 2 * _MOST:
        raise RecognitionError("table")
    for row in rows:
        cells = row.split("\t", _COLUMNS - 1)
        if cells[0] != _WORD or len(cells) != _COLUMNS:
            continue
        word = _word(cells)
        if word is not None:
            lines.setdefault(tuple(cells[1:5]), []).append(word)
    return tuple(RecognisedLine(tuple(words)) for words in lines.values())


def certainty_of(lines: Sequence[RecognisedLine]) -> float:
    """Return the mean certainty of all letters, 0 to 100; 0 for no letters."""
    words = [word for line in lines for word in line.words]
    letters = sum(len(word.text) for word in words)
    return sum(len(word.text) * word.certainty for word in words) / letters if letters else 0.0


def facts_of(told: str) -> dict[str, str]:
    """Return lines of "name: value" as names and values."""
    pairs = (line.partition(":") for line in told.split("\n"))
    return {name.strip(): value.strip() for name, _, value in pairs if value.strip()}


def _word(cells: Sequence[str]) -> RecognisedWord | None:
    try:
        left, top, width, height = map(int, cells[6:10])
        certainty = min(max(float(cells[10]), 0.0), 100.0)
    except ValueError:
        raise RecognitionError("table") from None
    if not (min(left, top, width, height) >= 0 and max(left, top, width, height) <= _FARTHEST):
        raise RecognitionError("table")
    text = "".join(letter for letter in cells[11].strip() if letter.isprintable())
    text = " ".join(text.split())
    if not text or certainty != certainty:  # noqa: PLR0124  # not a number
        return None
    return RecognisedWord(text, left, top, left + width, top + height, certainty)
