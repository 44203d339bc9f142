"""A note's paragraphs and lists as runs, each with the way that its paragraph is set in."""

from collections.abc import Iterator
from typing import NamedTuple

from data.basis.notes.note_text import NoteBlock, NoteRun, NoteText
from exporters.docx.list_numbering import ListNumbering
from exporters.docx.word_markup import run

_STEP = 240
"""How far an item's lines are set in, in twips, and those of a quotation."""
_DIGIT = 110
_DEEPEST = 3


class NoteParagraph(NamedTuple):
    """A paragraph's runs and its way (what stands in `w:pPr`); a plain one can follow a head."""

    content: str
    way: str
    is_plain: bool


def note_paragraphs(note: NoteText, lists: ListNumbering) -> Iterator[NoteParagraph]:
    """Yield a note's paragraphs; an item is one of Word's lists."""
    lists.close()
    for block in note.blocks:
        lines = [
            "".join(_run(part, is_quoted=block.is_quoted) for part in line) for line in block.lines
        ]
        way = _set_in(block)
        if block.marker:
            numbered, before = lists.item(block.marker, block.level)
            lines = [before + "<w:r><w:br/></w:r>".join(lines)]
            way = numbered + way
        elif not block.level:
            lists.close()
        for content in lines:
            yield NoteParagraph(content, way, not (block.level or block.is_quoted))


def _run(part: NoteRun, *, is_quoted: bool) -> str:
    look = "<w:b/><w:bCs/>" if part.strong else ""
    if part.emphasis is not is_quoted:  # within a quotation it stands upright
        look += "<w:i/><w:iCs/>"
    return run(part.text, look)


def _set_in(block: NoteBlock) -> str:
    outer = _STEP * (min(max(block.level, 1), _DEEPEST) - 1) + _STEP * block.is_quoted
    hanging = max(_STEP, _DIGIT * (len(block.marker) + 1)) if block.level else 0
    if not outer and not hanging:
        return ""
    hung = f' w:hanging="{hanging}"' if block.marker else ""
    return f'<w:ind w:left="{outer + hanging}"{hung}/>'
