"""The text of a mail: as it was written plainly, or as a page, whichever says more.

Patterns served: replies that quote (">"), lines that flow (RFC 3676), pages beside a plain text
that are empty or only an advertisement of the program, addresses of links in the plain text.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from data.basis.progress import Progress
from data.document import BlockKind
from data.errors import IntakeError
from data.intake.decode import charsets, decoding
from data.intake.markup import web_page
from data.intake.stream import Piece
from data.messages import Message

_ADDRESS = re.compile(r"<?+https?://[^\s<>]++>?+")
_SPACE = re.compile(r"\s++")
_MARK = re.compile(r"(?:>[ \t]?+)++|>")
_ENOUGH = 0.9
"""A page is read where it says at least so much of what the plain text says."""


class WrittenText(NamedTuple):
    """A text of a mail, still in bytes, with what its part says of it."""

    content: bytes
    charset: str = ""
    flows: bool = False
    joins: bool = False


class LetterText(NamedTuple):
    """The pieces of a mail's text, its encoding, and what was repaired."""

    pieces: list[Piece]
    encoding: str = ""
    repairs: tuple[Message, ...] = ()


def best(
    page: WrittenText | None, plain: WrittenText | None, name: str, on_progress: Progress
) -> LetterText:
    """Return the richer one of two texts that say the same.

    Raises:
        IntakeError: what there is, is no text, or too long.
    """
    paged, written = _decoded(page, name), _decoded(plain, name)
    if paged is not None:
        pieces = web_page.fragment(paged.text)
        on_progress(0.5)
        if written is None or _amount(pieces) >= _ENOUGH * _length(written.text):
            return LetterText(pieces, paged.encoding, paged.repairs)
    if written is None or plain is None:
        return LetterText([])
    text = _unwrapped(written.text, joins=plain.joins) if plain.flows else written.text
    return LetterText(plain_pieces(text, on_progress), written.encoding, written.repairs)


def says_enough(pieces: list[Piece], others: list[Piece]) -> bool:
    """Tell whether pieces say at least about as much as others."""
    return _amount(pieces) >= _ENOUGH * _amount(others)


def _decoded(text: WrittenText | None, name: str) -> decoding.Decoded | None:
    """Return a text, decoded; None where there is none."""
    if text is None or not text.content.strip():
        return None
    content = charsets.as_stated(text.content, text.charset)
    # Its name says nothing of a part.
    try:
        return decoding.decode(content, f"{name}.eml", text.charset)
    except IntakeError:
        if not content.replace(b"\xc2\xa0", b"").strip():
            return None
        raise


def _amount(pieces: list[Piece]) -> int:
    return sum(len(_SPACE.sub("", piece.printed)) for piece in pieces)


def _length(text: str) -> int:
    return len(_SPACE.sub("", _ADDRESS.sub("", text)))


def plain_pieces(text: str, on_progress: Progress) -> list[Piece]:
    """Return the pieces of a plain text; what is quoted in it as quotations."""
    from data.intake.plain import plain_text  # noqa: PLC0415  # only for mails without a page

    lines = text.split("\n")
    found: list[Piece] = []
    done = 0
    for depth, run in groupby(lines, _depth):
        together = list(run)
        share = done / len(lines)
        done += len(together)
        if not any(map(str.strip, together)):
            continue
        if not depth:
            told = _part(on_progress, share, done / len(lines))
            found += plain_text.pieces_of("\n".join(together), told)
            continue
        quoted = "\n".join(_MARK.sub("", line, count=1) for line in together)
        if quoted.strip():
            pieces = plain_text.pieces_of(quoted, lambda _share: None)
            found += [replace(one, hint=BlockKind.QUOTATION, level=0) for one in pieces]
    return found


def _part(on_progress: Progress, start: float, end: float) -> Callable[[float], None]:
    return lambda share: on_progress(start + share * (end - start))


def _depth(line: str) -> int:
    match = _MARK.match(line)
    return match[0].count(">") if match else 0


def _unwrapped(text: str, *, joins: bool) -> str:
    """Return a text that flows with its lines joined: a blank at the end means that it goes on."""
    found: list[str] = []
    parts: list[str] = []
    depth = 0
    for line in text.split("\n"):
        here = _depth(line)
        said = (_MARK.sub("", line, count=1) if here else line).removeprefix(" ")
        if parts and here != depth:
            found.append("".join(parts))
            parts = []
        parts.append(said if parts else ">" * here + " " * bool(here) + said)
        depth = here
        if said.endswith(" ") and said != "-- ":
            parts[-1] = parts[-1][:-1] if joins else parts[-1]
        else:
            found.append("".join(parts))
            parts = []
    return "\n".join([*found, "".join(parts)] if parts else found)
