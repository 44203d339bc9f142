"""A last look into a finished file for text that must stay at the desk.

Content is compiled from what its reader may see, so there is nothing to be found. Should a
mistake ever let a private note through, no file is written. The look is into what the file says,
not into its bytes: its format is asked for every text, and a file that it cannot open is refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import normalize

from data.errors import ExportError
from data.messages import said
from exporters.writing_formats import WritingFormat

SHORTEST = 12
"""Bytes of letters and digits that a line of private text must have to be looked for."""

_PIECE = 40
_AT_ONCE = 50_000
"""Characters that are folded at once, so that no other thread waits for long."""
_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())
_NO_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Private:
    """Texts that must not be in a file, but where one of the `open` texts says the same."""

    texts: tuple[str, ...]
    open: tuple[str, ...] = ()


def refuse(content: bytes, kind: WritingFormat, private: Private) -> None:
    """Look for lines of private texts in a finished file of that format.

    Raises:
        ExportError: one was found, and the message does not repeat it; or the format cannot say
            what the file holds.
    """
    wanted = {part for text in private.texts for line in text.splitlines() for part in _parts(line)}
    if not wanted:
        return
    told = b"\n".join(folded(text) for text in kind.texts(content))
    found = [part for part in wanted if part in told]
    known = b"\n".join(folded(text) for text in private.open) if found else b""
    if any(part not in known for part in found):
        raise ExportError(
            said(
                "The handout would have shown a private note, so nothing was written; "
                "this is a fault of the program. Please report it."
            )
        )


def folded(text: str) -> bytes:
    """Return a text's letters and digits without case, so that line breaks do not matter.

    Nor does what a format leaves out, puts in or composes: marks of direction, soft hyphens,
    accents, forms of letters.
    """
    if not text.isascii():
        starts = range(0, len(text), _AT_ONCE)
        text = "".join(_letters(text[start : start + _AT_ONCE]) for start in starts)
    return text.casefold().encode("utf-8", "replace").translate(None, _SIGNS)


def _letters(text: str) -> str:
    return normalize("NFC", _NO_LETTERS.sub("", normalize("NFKD", text)))


def _parts(line: str) -> Iterator[bytes]:
    """Yield a line, or pieces of a long one, because what crosses a page is not in one piece."""
    whole = folded(line)
    count = max(1, len(whole) // _PIECE)
    for number in range(count):
        start = number * _PIECE
        part = whole[start : start + _PIECE] if number < count - 1 else whole[start:]
        if len(part) >= SHORTEST:
            yield part
