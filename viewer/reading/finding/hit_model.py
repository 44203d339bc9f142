"""The rows of a search as an item model: what a row says is made when it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from data.basis.values import dataclass
from viewer.reading.finding.hit_rows import LEAD, OUTSIDE, HitGroup, HitRows
from viewer.session.catalogue import tr, trn

if TYPE_CHECKING:
    from data.annotation import Label
    from viewer.reading.finding.find import Search
    from viewer.reading.finding.note_search import FoundNote
    from viewer.session.document_session import DocumentSession

AnyIndex = QModelIndex | QPersistentModelIndex
LINE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The HitLine to be drawn."""
_BEFORE, _AFTER = 36, 160
"""Code points that are shown before and after what was found."""


@dataclass(frozen=True, slots=True)
class HitLine:
    """What a row shows: a head with how much was found below it, or words with what was found.

    `place` is the citation of a hit; a note has its `label`. `matches` are code points of `text`.
    """

    text: str
    place: str = ""
    count: int = 0
    matches: tuple[tuple[int, int], ...] = ()
    label: Label | None = None

    def __str__(self) -> str:
        if self.count:
            return f"{self.text}, {trn('{count} hit', '{count} hits', self.count)}"
        kind = tr("Note, {label}", label=self.label.name) if self.label else ""
        return ", ".join(part for part in (kind, self.place, self.text) if part)


class HitModel(QAbstractListModel):
    """The rows of one finished search, or none."""

    def __init__(self) -> None:
        super().__init__()
        self._session: DocumentSession | None = None
        self._search: Search | None = None
        self.rows = HitRows()

    def show(self, session: DocumentSession | None, search: Search, rows: HitRows) -> None:
        """Show what a search found in a session's document."""
        self.beginResetModel()
        self._session, self._search, self.rows = session, search, rows
        self.endResetModel()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Return the number of heads, hits and notes."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        if not index.isValid() or not 0 <= index.row() < len(self.rows):
            return None
        if role == LINE_ROLE:
            return self.line(index.row())
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return str(self.line(index.row()))
        return None

    def line(self, row: int) -> HitLine:
        """Return what is to be drawn in a row."""
        if self._session is None or self._search is None:
            return HitLine("")
        hit, note = self.rows.hit(row), self.rows.note(row)
        if hit is not None:
            start, end = self._search.starts[hit], self._search.ends[hit]
            return self._passage(self._session, start, end)
        if note is not None:
            return self._note(self._session, note)
        return self._head(self._session, self.rows.group_of(row))

    def _head(self, session: DocumentSession, group: HitGroup) -> HitLine:
        document = session.document
        if group.topic == OUTSIDE:
            title = tr("Notes on no passage")
        elif group.topic == LEAD:
            title = tr("Lead") if document.lead else tr("Title")
        else:
            topic = document.topics[group.topic]
            title = f"{topic.number} {topic.title}".strip()
        return HitLine(title, count=len(group))

    def _passage(self, session: DocumentSession, start: int, end: int) -> HitLine:
        block = session.document.blocks[session.document.block_at(start)]
        text, (match,) = _around(block.text, [(start - block.start, end - block.start)])
        return HitLine(text, str(session.citations.of_offset(start)), matches=(match,))

    def _note(self, session: DocumentSession, found: FoundNote) -> HitLine:
        text, matches = _around(found.note.part.text, found.matches)
        place = str(session.citations.of_offset(found.start)) if found.start >= 0 else ""
        return HitLine(
            text, place, matches=tuple(matches), label=session.label(found.note.label_id)
        )


def _around(
    text: str, matches: list[tuple[int, int]] | tuple[tuple[int, int], ...]
) -> tuple[str, list[tuple[int, int]]]:
    """Return the words around the first match, on one line, and where the matches are in them."""
    first, end = matches[0]
    begin, stop = max(0, first - _BEFORE), min(len(text), end + _AFTER)
    # A word is not cut where there is a space near.
    space = text.find(" ", begin, first)
    if begin and space >= 0:
        begin = space + 1
    lead = "…" if begin else ""
    shown = "".join(" " if sign.isspace() else sign for sign in text[begin:stop])
    moved = len(lead) - begin
    inside = [(a + moved, min(b, stop) + moved) for a, b in matches if a < stop]
    return lead + shown + ("…" if stop < len(text) else ""), inside
