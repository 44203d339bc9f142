"""Where words may be divided at a line's end, from the patterns that TeX uses."""

import re
from collections.abc import Callable, Iterable

SOFT_HYPHEN = "\xad"
"""Drawn as a hyphen, read as none, so that the extracted word is whole (ISO 32000-2, 14.8.2)."""

_BEFORE, _AFTER = 3, 3
"""At least so many letters stay, and as many go."""
_NAMES = 9
"""A word with a capital that has so many letters is seldom a name."""
_CAPITALISED = ("de", "lb")
"""Languages that write all their nouns with capitals."""
_WORD = re.compile(r"[^\w]*([^\W\d_]{6,})\W*")


class Hyphenator:
    """Divides words of one language; abbreviations stay whole.

    So do words with a capital of fewer than `least_noun` letters, most of which are names.
    """

    def __init__(self, positions: Callable[[str], Iterable[int]], least_noun: int = _NAMES) -> None:
        self._positions = positions
        self._least_noun = least_noun
        self._known: dict[str, tuple[int, ...]] = {}

    @classmethod
    def of(cls, language: str) -> "Hyphenator | None":
        """Return a hyphenator for a language tag (BCP 47), or None where no patterns are known."""
        import pyphen  # noqa: PLC0415  # seldom wanted, and its patterns are large

        known = pyphen.language_fallback(language.replace("-", "_"))
        if known is None:
            return None
        patterns = pyphen.Pyphen(lang=known, left=_BEFORE, right=_AFTER)
        least = 0 if known.startswith(_CAPITALISED) else _NAMES
        return cls(
            lambda word: (int(place) for place in patterns.positions(word) if place.data is None),
            least,
        )

    def splits(self, piece: str) -> tuple[int, ...]:
        """Return where a word, with the signs around it, may be cut, the last place first."""
        found = self._known.get(piece)
        if found is None:
            found = self._known[piece] = self._found(piece)
        return found

    def _found(self, piece: str) -> tuple[int, ...]:
        match = _WORD.fullmatch(piece)
        if match is None or not match.group(1)[1:].islower():
            return ()
        if match.group(1)[0].isupper() and len(match.group(1)) < self._least_noun:
            return ()
        return tuple(
            sorted((match.start(1) + at for at in self._positions(match.group(1))), reverse=True)
        )
