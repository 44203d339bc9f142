"""How many columns of a fixed pitch a text takes (Unicode Standard Annex 11)."""

from __future__ import annotations

from unicodedata import combining, east_asian_width


def columns_of(text: str) -> int:
    """Return how many columns a text takes: kanji, kana and hangul two each, marks none."""
    return len(text) if text.isascii() else sum(map(columns_of_letter, text))


def columns_of_letter(letter: str) -> int:
    """Return how many columns a letter takes: 0, 1 or 2."""
    if combining(letter):
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1
