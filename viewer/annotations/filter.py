"""Which annotations the user wants to see."""

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Filter:
    """Plain words, all of which must occur; case and width of letters do not matter."""

    words: tuple[str, ...] = ()

    @classmethod
    def parse(cls, typed: str) -> "Filter":
        """Return the filter for what was typed; space parts the words."""
        return cls(tuple(folded(typed).split()))

    def __bool__(self) -> bool:
        return bool(self.words)

    def matches(self, haystack: str) -> bool:
        """Whether every word occurs in `haystack`, which is `folded` already."""
        return all(word in haystack for word in self.words)


def folded(text: str) -> str:
    """Return `text` as it is compared: compatible forms alike (Unicode, UAX #15), case folded."""
    return unicodedata.normalize("NFKC", text).casefold()
