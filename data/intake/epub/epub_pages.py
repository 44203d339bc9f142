"""A page of an e-book as the reader of web pages takes it.

Pages of e-books are XML, and that reader goes by the rules of browsers: to these "<title/>" begins
a title that never ends. Notes that stand aside are notes.
"""

import re
from dataclasses import replace

from data.document import BlockKind, FurnitureKind
from data.intake.decode import decoding
from data.intake.epub.part_links import PartLinks
from data.intake.markup import web_page
from data.intake.stream import Piece

_TAG = re.compile(r"<(/?)([A-Za-z][\w:.-]{0,40}+)([^<>]*+)>")
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})")
_NOTE = re.compile(r"(?:epub:type|role)\s*=\s*[\"'][^\"']{0,100}(?:foot|end|rear)note(?!ref)")
_ID = re.compile(r"\sid\s*+=\s*+(?:\"[^\"]{0,200}\"|'[^']{0,200}')")
_IS_NOTE = "class=footnote"
_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)


def pieces(content: bytes, links: PartLinks, left: list[str], *, is_contents: bool) -> list[Piece]:
    """Return the pieces of a page; those of a contents list outside the text.

    `left` are the names of what follows the pages before; those of what follows this take their
    place.

    Raises:
        IntakeError: it is no text.
    """
    if not content.strip():
        return []
    declared = _DECLARED.search(content, 0, 400)
    charset = declared[1].decode("ascii").lower() if declared else ""
    charset = "" if charset == "utf-8" else charset  # as every part is that says nothing
    text = _Pages().rewritten(decoding.decode(content, "page.xhtml", charset).text)
    behind: list[str] = []
    found = [
        replace(piece, names=tuple(map(links.place, piece.names)))
        for piece in web_page.fragment(text, links.leads, behind)
    ]
    called = (*left, links.place(""))
    left[:] = [*(() if found else called), *map(links.place, behind)]
    if found:
        found[0] = replace(found[0], names=(*called, *found[0].names))
    if is_contents:
        return [_outside(piece) for piece in found]
    return found


def _outside(piece: Piece) -> Piece:
    kept = piece.furniture or FurnitureKind.NAVIGATION
    hint = None if piece.hint is BlockKind.HEADING else piece.hint
    return replace(piece, furniture=kept, hint=hint, level=0)


class _Pages:
    """Rewrites the tags of a page; `_asides` are those that are open: whether each is a note."""

    def __init__(self) -> None:
        self._asides: list[bool] = []

    def rewritten(self, text: str) -> str:
        return _TAG.sub(self._tag, text)

    def _tag(self, match: re.Match[str]) -> str:
        end, name, rest = match[1], match[2].lower(), match[3]
        if name == "aside":
            return self._aside(match)
        if rest.endswith("/") and not end and name not in _VOID:
            return f"<{match[2]}{rest[:-1]}></{match[2]}>"
        return match[0]

    def _aside(self, match: re.Match[str]) -> str:
        """Make a note that stands aside a block that is one."""
        if match[1]:
            return "</div>" if self._asides and self._asides.pop() else match[0]
        is_note = _NOTE.search(match[3]) is not None
        if match[3].endswith("/"):
            return ""
        self._asides.append(is_note)
        name = _ID.search(match[3])
        return f"<div {_IS_NOTE}{name[0] if name else ''}>" if is_note else match[0]
