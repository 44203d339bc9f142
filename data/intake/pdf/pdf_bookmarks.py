"""What the bookmarks of a PDF say of its outline.

Patterns served: titles with the number of their section before them, or parted by line ends.
Bookmarks of pages and files ("Page 3", "annex.pdf") are told as all others are.
"""

from collections.abc import Iterator, Sequence

from data.intake.stream import OutlineEntry

_UNKNOWN = "\ufffd"


def entries(bookmarks: Sequence[str]) -> Iterator[OutlineEntry]:
    """Yield what bookmarks name; each is its depth, from 1, a tab, and its title."""
    for bookmark in bookmarks:
        depth, _, title = bookmark.partition("\t")
        text = " ".join("".join(filter(_is_printed, " ".join(title.split()))).split())
        if text:
            yield OutlineEntry(text, max(1, int(depth)))


def _is_printed(letter: str) -> bool:
    return letter == " " or (letter.isprintable() and letter != _UNKNOWN)
