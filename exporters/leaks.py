"""A last look into a finished file for text that must stay at the desk.

A briefing is compiled from what its reader may see, so there is nothing to be found. Should a
mistake ever let a private note through, no file is written. The look is into what the file says,
not into its bytes: its format is asked for every text, and a file that it cannot open is refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from data.errors import ExportError
from data.messages import said
from exporters.writing_formats import WritingFormat

SHORTEST = 12
"""Bytes of letters and digits that a line of private text must have to be looked for."""

_PIECE = 40
_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())
_INVISIBLE = re.compile("[\xa0\xad\u2000-\u200d\u202f\u2060]")


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
    """Return `text` without case, spaces, hyphens and signs, so that line breaks do not matter."""
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    return text.casefold().encode("utf-8", "replace").translate(None, _SIGNS)


def _parts(line: str) -> Iterator[bytes]:
    """Yield a line, or pieces of a long one, because what crosses a page is not in one piece."""
    whole = folded(line)
    count = max(1, len(whole) // _PIECE)
    for number in range(count):
        start = number * _PIECE
        part = whole[start : start + _PIECE] if number < count - 1 else whole[start:]
        if len(part) >= SHORTEST:
            yield part
