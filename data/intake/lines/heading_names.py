"""What links in a Markdown file call its headings by: what they say, as programs write it.

Patterns served: "[Terms](#terms-of-reference)", "[Scope](#scope-1)" where a heading says the same
as one before it.
"""

from collections import Counter
from unicodedata import category

from data.intake.lines.rich_text import named

_KEPT = "-_ "


class HeadingNames:
    """Gives each heading of a file its name, as GitHub does."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def of(self, heading: str) -> str:
        """Return the name of the next heading; "" where it has none."""
        kept = "".join(
            letter
            for letter in heading.strip().lower()
            if letter in _KEPT or category(letter)[0] in "LNM"
        )
        slug = kept.replace(" ", "-")
        times = self._given[slug]
        self._given[slug] += 1
        return named(f"{slug}-{times}" if times else slug)
