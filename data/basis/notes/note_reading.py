"""Notes as they are shown, and the words that they say; a parser is loaded for those with marks."""

import re

from data.basis.note_format import NoteFormat
from data.basis.notes.note_text import NoteText, plain_text_of

_MARKED = re.compile(r"[*_`\[\\>]|^[ \t]*(?:[-+]|\d{1,9}[.)])(?:[ \t]|$)", re.MULTILINE)
"""What a note has in it that is more than paragraphs."""
_LONGEST = 50_000
"""Characters of a note that are read as Markdown; more were not written by hand."""


def note_text(written: str, written_in: NoteFormat) -> NoteText:
    """Return a note as it is shown."""
    if not _is_marked(written, written_in):
        return plain_text_of(written)
    from data.basis.notes.note_markup import marked_text  # noqa: PLC0415  # few notes need a parser

    return marked_text(written) or plain_text_of(written)


def note_words(written: str, written_in: NoteFormat) -> str:
    """Return what a note says without its marks; a plain one as it was typed."""
    if not _is_marked(written, written_in):
        return written
    return note_text(written, written_in).words


def lines_of_note(written: str, written_in: NoteFormat) -> tuple[str, ...]:
    """Return a note as it was written, and the lines that are shown of it without their markers."""
    if not _is_marked(written, written_in):
        return (written,)
    blocks = note_text(written, written_in).blocks
    lines = (line for block in blocks for line in block.lines)
    return (written, *("".join(run.text for run in line) for line in lines))


def _is_marked(written: str, written_in: NoteFormat) -> bool:
    if written_in is not NoteFormat.MARKDOWN or len(written) > _LONGEST:
        return False
    return _MARKED.search(written) is not None
