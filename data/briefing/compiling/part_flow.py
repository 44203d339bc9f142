"""Pieces become parts of the analyst's own page, one after the other, under his heads."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from data.annotation import Label
from data.briefing.briefing_source import BriefingSource
from data.briefing.compiling.briefing_tables import TableTerms, own_table
from data.briefing.compiling.passage_blocks import one_line
from data.briefing.compiling.piece_arrangement import PieceArrangement
from data.briefing.compiling.piece_entries import entries, own_entries
from data.briefing.content import Entry, Part, PartKind
from data.briefing.pieces import BriefingPiece, PieceKind
from data.messages import Message, said

Sources = Mapping[str, BriefingSource]
EMPTY: Final = Part(PartKind.POINTS, "", ())


class PartFlow:
    """Takes the pieces of a briefing one after the other, and makes parts of them.

    `title` heads what stands before the first head of the author's. `is_one` tells that the
    briefing quotes one document, so that citations need not name it.
    """

    def __init__(
        self,
        used: Sources,
        labels: tuple[Label, ...],
        arrangement: PieceArrangement,
        terms: TableTerms,
        *,
        title: Message,
        is_one: bool,
    ) -> None:
        self._used, self._labels, self._is_one = used, labels, is_one
        self._arrangement = arrangement
        self._terms, self._title = terms, title
        self._found: list[Part] = []
        self._press: list[BriefingPiece] = []
        self._count = 0
        self._breaks = self._press_breaks = False

    def add(self, piece: BriefingPiece) -> None:
        """Take the next piece."""
        if piece.kind is PieceKind.PAGE_BREAK:
            self._breaks = True
        elif piece.kind is PieceKind.HEADING:
            self._head(piece)
        elif piece.kind is PieceKind.PRESS_LINE:
            self._press.append(piece)
            self._press_breaks |= self._breaks and bool(one_line(piece.text))
        elif piece.kind is PieceKind.TABLE:
            self._table(piece)
        elif piece.kind is PieceKind.TEXT:
            self._extend(own_entries(piece))
        else:
            self._say(piece)

    def _say(self, piece: BriefingPiece) -> None:
        """Take what a passage, a note, or a part of a document with its annotations says."""
        self._extend(entries(piece, self._used, self._labels, is_one=self._is_one))

    def parts(self) -> tuple[Part, ...]:
        """Return the parts, the press lines last; on a new page, where nothing else took that."""
        press = (replace(part, breaks=self._press_breaks) for part in press_parts(self._press))
        return (*self._found, *press)

    def _head(self, piece: BriefingPiece) -> None:
        title, number = one_line(piece.text), ""
        if not title:
            return
        if piece.level == 1:
            self._count += 1
            number = str(self._count) if self._arrangement.numbers_heads else ""
        self._put(replace(EMPTY, title=title, number=number, piece_id=piece.id))

    def _table(self, piece: BriefingPiece) -> None:
        listed = self._arrangement.listed.get(piece.id)
        table = own_table(piece, self._used, self._labels, self._terms, listed)
        if table is not None:
            self._put(table)

    def _put(self, part: Part) -> None:
        self._found.append(replace(part, breaks=self._breaks))
        self._breaks = self._press_breaks = False

    def _last(self) -> Part:
        """Return the part that takes what comes next; a new one behind a table or a page break."""
        if not self._found:
            self._put(replace(EMPTY, title=self._title))
        if self._breaks or self._found[-1].table is not None:
            self._put(EMPTY)
        return self._found[-1]

    def _extend(self, found: Iterable[Entry]) -> None:
        more = tuple(found)
        if more:
            last = self._last()
            self._found[-1] = replace(last, entries=(*last.entries, *more))


def press_parts(pieces: Iterable[BriefingPiece]) -> tuple[Part, ...]:
    """Return the part of the press lines; none where nothing is written in them."""
    found = tuple(
        Entry(text, aside=said("Use if asked"), portion=piece.portion, piece_id=piece.id)
        for piece in pieces
        if (text := one_line(piece.text))
    )
    return (Part(PartKind.PRESS_LINE, said("Press line"), found),) if found else ()
