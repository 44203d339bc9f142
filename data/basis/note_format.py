"""How notes are written; what they say, `data.basis.notes` tells."""

from enum import StrEnum


class NoteFormat(StrEnum):
    """How a note is written."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
