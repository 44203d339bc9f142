"""The link, or the mark of a footnote, that stands at a place of a document."""

from __future__ import annotations

from typing import NamedTuple
from unicodedata import category
from urllib.parse import quote

from data.document import BlockKind, Document, SpanKind
from data.text.footnote_marks import footnotes

_OPENED = ("http://", "https://", "mailto:")
"""How the addresses begin that are handed to the desktop, once the reader says so."""
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"})
"""Kinds of characters of which nothing is seen, or which turn about what stands around them."""


class Reference(NamedTuple):
    """Where it stands, in code points, and where it leads: to an `address`, or to a passage."""

    start: int
    end: int
    address: str = ""
    leads_to: tuple[int, int] | None = None

    @property
    def is_opened(self) -> bool:
        """Whether the desktop may be asked to open it."""
        return self.address.lower().startswith(_OPENED)


def reference_at(document: Document, offset: int) -> Reference | None:
    """Return what leads elsewhere at an offset, its end included; None where nothing does."""
    block = document.blocks[document.block_at(offset)]
    place = offset - block.start
    found = [span for span in block.spans if span.start <= place <= span.end]
    for span in sorted(found, key=lambda span: span.end == place):
        start, end = block.start + span.start, block.start + span.end
        if span.kind is SpanKind.SUPERSCRIPT and block.kind is not BlockKind.FOOTNOTE:
            note = _note_of(document, start)
            if note is not None:
                return Reference(start, end, leads_to=note)
        elif span.kind is SpanKind.LINK:
            return Reference(start, end, span.target)
    return None


def marks_of(document: Document, offset: int) -> tuple[tuple[int, int], ...]:
    """Return the marks, in order, of the footnote at an offset; none where it is no footnote."""
    here = document.block_at(offset)
    if document.blocks[here].kind is not BlockKind.FOOTNOTE:
        return ()
    return tuple((it.start, it.end) for it in footnotes(document) if it.block == here)


def shown_address(address: str) -> str:
    """Return an address as it is shown: letter by letter, what is not seen in percent signs."""
    return "".join(quote(sign, safe="", errors="replace") if category(sign) in _UNSEEN else sign
                   for sign in address)  # fmt: skip


def _note_of(document: Document, mark: int) -> tuple[int, int] | None:
    for note in footnotes(document):
        if note.start == mark:
            block = document.blocks[note.block]
            return block.start, block.end
    return None
