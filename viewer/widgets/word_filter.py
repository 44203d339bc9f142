"""Which of many things the user wants to see, by words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Filter:
    """Plain words, all of which must occur, spelt in any way that `data.text.folding` calls one."""

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
    """Return a text as the filter compares it; most often there is no filter."""
    from data.text.folding import folded as fold  # not at start-up

    return fold(text) if text else ""
