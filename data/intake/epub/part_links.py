"""Links between the parts of an e-book: what each place is called in the book as a whole."""

from collections.abc import Mapping
from urllib.parse import unquote

from data.intake.epub.epub_package import inside
from data.intake.lines import rich_text


class PartLinks:
    """What the places of one part are called, and where its links lead.

    A place is called by the number of its part and its name there; "" is where a part begins.
    """

    def __init__(self, part: str, numbers: Mapping[str, int]) -> None:
        """Know the part by its name among the `numbers` of all, which have small letters."""
        self._part, self._numbers = part, numbers

    def place(self, name: str) -> str:
        """Return what a place of the part is called in the book."""
        return f"{self._numbers[self._part.lower()]}#{name}"

    def leads(self, address: str) -> str:
        """Return where a link of the part leads: to an address, or to a place in the book."""
        path, _, name = address.partition("#")
        if ":" in path:
            return rich_text.target(address)
        folder = self._part.rpartition("/")[0]
        part = inside(folder, unquote(path)) if path.strip() else self._part
        number = self._numbers.get(part.lower())
        called = rich_text.named(unquote(name))
        return "" if number is None or (name and not called) else f"#{number}#{called}"
