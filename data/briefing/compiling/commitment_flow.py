"""Commitments as tables under the author's heads, and below each what no commitment is said in."""

from dataclasses import replace
from itertools import zip_longest

from data.briefing.compiling.briefing_tables import (
    TableTerms,
    ToldPassage,
    ToldRow,
    commitments_of,
    rows_of,
    table_of,
    told,
)
from data.briefing.compiling.commitment_rows import COMMITMENT
from data.briefing.compiling.part_flow import EMPTY, PartFlow
from data.briefing.compiling.piece_entries import entries
from data.briefing.content import Entry, Part, PartKind
from data.briefing.pieces import BriefingPiece, PieceKind
from data.messages import Message, said

_QUOTED = said("In quotation marks stands the passage itself, beside it the rest of its sentence.")


class CommitmentFlow(PartFlow):
    """A flow in which passages are rows of a table, as far as they say a commitment.

    What the author labelled as one stands in the table, also where it is not told whose it is: he
    can write that.
    """

    _rows: tuple[ToldRow, ...] = ()
    _others: tuple[Entry, ...] = ()
    _tables: tuple[int, ...] = ()
    _has_heads = False

    def add(self, piece: BriefingPiece) -> None:
        """Take the next piece; what is no passage ends the table before it."""
        if piece.kind in {PieceKind.HEADING, PieceKind.TEXT, PieceKind.TABLE, PieceKind.PAGE_BREAK}:
            self._end_table()
            self._has_heads |= piece.kind is PieceKind.HEADING
        super().add(piece)

    def parts(self) -> tuple[Part, ...]:
        """Return the parts; above the first table stands how it quotes, where it does."""
        self._end_table()
        found = list(super().parts())
        quoted = next((place for place in self._tables if _is_quoted(found[place])), None)
        if quoted is not None:
            legend = Entry(_QUOTED, is_point=False)
            found[quoted] = replace(found[quoted], entries=(legend,))
        return tuple(found)

    def _say(self, piece: BriefingPiece) -> None:
        points = entries(piece, self._used, self._labels, is_one=self._is_one)
        passages = told(piece, self._used, self._labels, self._terms)
        for one, point in zip_longest(passages, points):
            rows = _rows(one, self._terms) if one else []
            if rows:
                self._tabulate(rows)
            elif point:
                self._others += (point,)

    def _tabulate(self, rows: list[ToldRow]) -> None:
        """Put rows into the table that is open, or begin one."""
        if not self._rows:
            self._begin_table()
        self._rows += tuple(rows)
        table = table_of(self._rows)
        self._found[-1] = replace(self._found[-1], kind=PartKind.TABLE, table=table)

    def _begin_table(self) -> None:
        """Let a head of the author's that nothing stands under have the table, else a new part."""
        last = self._found[-1] if self._found else None
        if last is None:
            self._put(replace(EMPTY, title=self._title))
        elif last.entries or last.table is not None or self._breaks:
            self._put(EMPTY)
        self._tables += (len(self._found) - 1,)

    def _end_table(self) -> None:
        others, self._others, self._rows = self._others, (), ()
        if not others:
            return
        title: Message | str = "" if self._has_heads else said("Other points")
        if title and not any(part.title == title for part in self._found):
            self._put(replace(EMPTY, title=title))
        self._extend(others)


def _rows(one: ToldPassage, terms: TableTerms) -> list[ToldRow]:
    is_listed = one.rows is None and one.label_id == COMMITMENT and bool(one.quote)
    return rows_of(one, terms) if is_listed else commitments_of(one, terms)


def _is_quoted(part: Part) -> bool:
    rows = part.table.rows if part.table else ()
    return any(sign in str(row[1]) for row in rows for sign in "“「")
