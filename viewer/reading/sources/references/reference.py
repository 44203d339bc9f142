"""The link, or the mark of a footnote, that stands at a place of a document."""

from __future__ import annotations

from typing import NamedTuple
from unicodedata import category
from urllib.parse import quote

from data.document import Block, BlockKind, Document, SpanKind
from data.text.inside_links import block_named, name_in
from data.text.passages.footnote_marks import footnotes

_OPENED = ("http://", "https://", "mailto:")
"""How the addresses begin that are handed to the desktop, once the reader says so."""
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"})
"""Kinds of characters of which nothing is seen, or which turn about what stands around them."""
_LONGEST = 70


class Reference(NamedTuple):
    """Where it stands, in code points, and where it leads: to an `address`, or to a passage.

    `is_link` tells that it leads to a passage as a link of the document, and not as a mark does.
    """

    start: int
    end: int
    address: str = ""
    leads_to: tuple[int, int] | None = None
    is_link: bool = False

    @property
    def is_opened(self) -> bool:
        """Whether the desktop may be asked to open it."""
        return self.address.lower().startswith(_OPENED)


def reference_at(document: Document, offset: int) -> Reference | None:
    """Return what leads elsewhere at an offset, its end included; None where nothing does."""
    block = document.blocks[document.block_at(offset)]
    place = offset - block.start
    found = [span for span in block.spans if span.start <= place <= span.end]
    for span in sorted(found, key=lambda span: (span.end == place, span.kind is SpanKind.LINK)):
        start, end = block.start + span.start, block.start + span.end
        if span.kind is SpanKind.SUPERSCRIPT and block.kind is not BlockKind.FOOTNOTE:
            note = _note_of(document, start)
            if note is not None:
                return Reference(start, end, leads_to=note)
        elif name := name_in(span):
            named = block_named(document, name)
            if named is not None:
                to = document.blocks[named]
                return Reference(start, end, leads_to=(to.start, to.end), is_link=True)
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


def first_words(block: Block) -> str:
    """Return what a block begins with: its number, and what fits into a line of the rest."""
    printed = f"{block.marker} {block.text}".strip()
    return printed if len(printed) <= _LONGEST else f"{printed[:_LONGEST].rsplit(' ', 1)[0]}…"


def _note_of(document: Document, mark: int) -> tuple[int, int] | None:
    for note in footnotes(document):
        if note.start == mark:
            block = document.blocks[note.block]
            return block.start, block.end
    return None
