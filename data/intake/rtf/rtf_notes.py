"""The notes of a rich text: counted where the text refers to them, read where they stand."""

import re
from dataclasses import dataclass, field

from data.intake.lexicon.number_formats import numeral
from data.intake.lines import set_text
from data.intake.rtf.rtf_head import RtfHead
from data.intake.rtf.rtf_tokens import RtfTokens
from data.intake.stream import Piece

_NOTE = re.compile(rb"\\footnote(?![a-z])\s*+(\\ftnalt)?")
_AT_THE_END = rb"\ftnalt"
_NEAR = 300
"""Bytes between a number in the text and the note that stands behind it."""


@dataclass(slots=True)
class _Note:
    mark: str
    is_at_the_end: bool
    pieces: list[Piece] = field(default_factory=list)


class RtfNotes:
    """Counts notes and keeps them."""

    def __init__(self, head: RtfHead, tokens: RtfTokens) -> None:
        self._head, self._tokens = head, tokens
        self._notes: list[_Note] = []
        self._open: list[_Note] = []
        self._counts = {False: 0, True: 0}
        self._mark = ""

    @property
    def is_open(self) -> bool:
        """Tell whether a note is being read."""
        return bool(self._open)

    def count(self) -> str:
        """Count the note that follows, and return its number."""
        match = self._tokens.near(_NOTE, _NEAR)
        is_last = match is not None and match[1] is not None
        self._counts[is_last] += 1
        style = self._head.end_notes if is_last else self._head.notes
        self._mark = numeral(self._counts[is_last], style)
        return self._mark

    def begin(self) -> None:
        """Begin the note whose number came last."""
        note = _Note(self._mark, self._tokens.next_is(_AT_THE_END))
        self._mark = ""
        self._notes.append(note)
        self._open.append(note)

    def end(self, pieces: list[Piece]) -> None:
        """End the note that was begun last."""
        self._open.pop().pieces = pieces

    def pieces(self) -> list[Piece]:
        """Return the pieces of all notes, those at the end of the text last."""
        found: list[Piece] = []
        for note in sorted(self._notes, key=lambda one: one.is_at_the_end):
            found += set_text.as_notes(note.mark, note.pieces)
        return found
