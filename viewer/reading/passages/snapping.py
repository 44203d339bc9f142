"""Passages as they are drawn by hand: from word to word, whatever letter the pointer is at."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from viewer.reading.passages.words import TextWords

_SLIP, _LONG = 1, 3
"""Of a word of so many letters at least, one that was touched at its edge was not meant."""


class End(Enum):
    """One of the two ends of a passage."""

    START = "start"
    END = "end"


def drawn(words: TextWords, anchor: tuple[int, int], place: int) -> tuple[int, int]:
    """Return the words from an anchor to a place: start and end, equal where there is none.

    The anchor is where drawing began: a place twice, or a passage that is kept. Words are taken
    whole of which more than the last letter was touched; space at the ends is left out.
    """
    low, high = min(anchor[0], place), max(anchor[1], place)
    is_open = anchor[0] == anchor[1]
    start = _start(words, low, high) if is_open or place < anchor[0] else low
    end = _end(words, low, high) if is_open or place > anchor[1] else high
    start, end = trimmed(words.text, start, end)
    return (start, end) if start < end else (place, place)


def drawn_by(
    words: TextWords, passage: tuple[int, int], end: End, place: int, *, letters: bool = False
) -> tuple[int, int]:
    """Return a passage with one end drawn to a place; at least one word, or letter, is left."""
    start, last = passage
    if letters:
        return (min(place, last - 1), last) if end is End.START else (start, max(place, start + 1))
    if end is End.START:
        first, _ = trimmed(words.text, _start(words, place, last), last)
        least = words.before(last)
        return min(first, least[0] if least else start), last
    _, first = trimmed(words.text, start, _end(words, start, place))
    least = words.from_place(start)
    return start, max(first, least[1] if least else last)


def stepped(words: TextWords, passage: tuple[int, int], end: End, steps: int) -> tuple[int, int]:
    """Return a passage with one end a word further on, or with -1 back; the same if it cannot."""
    start, last = passage
    if end is End.END:
        found = words.from_place(last) if steps > 0 else _before_last(words, last)
        place = found[1] if found else last
        return (start, place) if place > start else passage
    found = words.before(start) if steps < 0 else _after_first(words, start)
    place = found[0] if found else start
    return (place, last) if place < last else passage


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a passage without the space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _before_last(words: TextWords, last: int) -> tuple[int, int] | None:
    """Return the word before the one that a passage ends with."""
    final = words.before(last)
    return words.before(final[0]) if final else None


def _after_first(words: TextWords, start: int) -> tuple[int, int] | None:
    """Return the word after the one that a passage begins with."""
    first = words.from_place(start)
    return words.from_place(first[1]) if first else None


def _start(words: TextWords, low: int, high: int) -> int:
    word = words.around(low)
    if word is None:
        return low
    slipped = word[1] - low <= _SLIP and word[1] - word[0] >= _LONG
    return word[1] if slipped and high > word[1] else word[0]


def _end(words: TextWords, low: int, high: int) -> int:
    word = words.around(high)
    if word is None:
        return high
    slipped = high - word[0] <= _SLIP and word[1] - word[0] >= _LONG
    return word[0] if slipped and low < word[0] else word[1]
