"""Where copies of annotations came from.

A copy's row names what it was made of, so that all copies of one annotation are known as a family;
a family has at most one member in each document. A copy that was deleted keeps its row: it was
there. One whose making was undone is marked as taken back: it never was.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from data.anchors.carried_ids import carried_id, is_carried
from data.anchors.editions import Standing
from data.annotation import Annotation
from data.library.sqlite.seals import digest
from data.notebook import ChangeRecord, Step

_COLUMNS = "annotation_id, document_id, origin_id, origin_document_id, taken_back"
_WRITE = f"INSERT OR REPLACE INTO origins ({_COLUMNS}, sha256) VALUES (?, ?, ?, ?, ?, ?)"  # noqa: S608
_TRASH = (
    "SELECT id, EXISTS (SELECT 1 FROM versions v JOIN changes c USING (sequence)"
    " WHERE v.annotation_id = t.id AND c.state = 'undone') FROM trash t WHERE document_id = ?"
)
_OF_EDITIONS = (
    "SELECT a.id, a.document_id FROM annotations a JOIN documents d ON d.id = a.document_id"
    " WHERE d.series <> '' AND d.series = (SELECT series FROM documents WHERE id = ?)"
)
_KIN = (
    "WITH RECURSIVE kin (id) AS ("
    " SELECT annotation_id FROM origins WHERE document_id IN ({0}) OR origin_document_id IN ({0})"
    " UNION SELECT origin_id FROM origins o JOIN kin k ON o.annotation_id = k.id"
    " UNION SELECT annotation_id FROM origins o JOIN kin k ON o.origin_id = k.id)"
    " SELECT {1}, sha256 FROM origins WHERE annotation_id IN (SELECT id FROM kin)"
)
_MOST = 20_000
"""So many ids are made at most to see which of them belongs to a copy without a row."""


class _Row(NamedTuple):
    """A row of the table of origins."""

    annotation_id: str
    document_id: str
    origin_id: str
    origin_document_id: str
    taken_back: int


def keep(
    connection: sqlite3.Connection, document_id: str, record: ChangeRecord, step: Step
) -> None:
    """Store where copies came from, and what a change made of copies, within a transaction."""
    for copy, origin, origin_document in record.origins:
        # One that is made again still goes back to what it was made of first: that may be what
        # its new origin, a copy of it, goes back to as well.
        if not _is_known(connection, copy):
            _write(connection, _Row(copy, document_id, origin, origin_document, 0))
    kept = {item.id for item in record.after}
    _mark(connection, kept, 0)
    if step is Step.UNDO:
        _mark(connection, record.ids - kept, 1)


class Families:
    """Which annotations are copies of one another, among two documents and all their editions.

    A copy that came in with a file has no row, but its id tells what it was made of. `there` tells
    which documents the annotations that are asked about are of, `ours` are those of this document
    by their ids, None for one that is damaged.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        there: Mapping[str, str],
        ours: Mapping[str, Annotation | None],
        document_id: str,
    ) -> None:
        self._connection = connection
        self._ours = ours
        self._document_id = document_id
        rows = _rows(connection, {document_id, *there.values()})
        self._parents = {row.annotation_id: row.origin_id for row in rows}
        places = dict(there) | {row.annotation_id: row.document_id for row in rows}
        places |= {row.origin_id: row.origin_document_id for row in rows}
        trash = dict(connection.execute(_TRASH, (document_id,)))
        undone = {name for name, is_undone in trash.items() if is_undone}
        undone |= {row.annotation_id for row in rows if row.taken_back}
        here = [*ours, *trash, *(name for name in places if places[name] == document_id)]
        places |= dict.fromkeys(here, document_id)
        self._add_derived(places | dict(connection.execute(_OF_EDITIONS, (document_id,))))
        self._members: dict[str, str] = {}
        for name in here:  # those that are there now come first
            if name in ours or name not in undone:
                self._members.setdefault(self.root(name), name)

    def root(self, annotation_id: str) -> str:
        """Return the id of the annotation that a copy goes back to, itself if it is none."""
        seen = {annotation_id}
        name = annotation_id
        while (parent := self._parents.get(name)) is not None and parent not in seen:
            seen.add(parent)
            name = parent
        return name

    def is_here(self, annotation_id: str) -> bool:
        """Tell whether an annotation has, or had, a copy in this document."""
        root = self.root(annotation_id)
        if root in self._members:
            return True
        query = "SELECT 1 FROM deletions WHERE kind = 'annotation' AND id = ?"
        copy = carried_id(root, self._document_id)
        return self._connection.execute(query, (copy,)).fetchone() is not None

    def copy_of(self, annotation_id: str) -> str:
        """Return which id an annotation has in this document, or would have."""
        root = self.root(annotation_id)
        return self._members.get(root) or carried_id(root, self._document_id)

    def standing(self, items: Iterable[Annotation]) -> Standing:
        """Return which annotations of another document have no copy here, and never had."""
        theirs = list(items)
        pending: dict[str, Annotation] = {}
        changed = 0
        # Of several of one family the one that the others were made of goes first.
        for item in sorted(theirs, key=lambda one: self.root(one.id) != one.id):
            if self.is_here(item.id):
                changed += _has_changed(item, self._ours.get(self.copy_of(item.id)))
            else:
                pending.setdefault(self.root(item.id), item)
        roots = {item.id: root for root, item in pending.items()}
        chosen = tuple(item for item in theirs if item.id in roots)
        return Standing(chosen, roots, changed)

    def _add_derived(self, places: dict[str, str]) -> None:
        """Add what the ids of copies without a row tell, given the document that each is of."""
        strange = {
            name: document
            for name, document in places.items()
            if name not in self._parents and is_carried(name)
        }
        documents = set(strange.values())
        if len(documents) * len(places) > _MOST:
            return
        for document in documents:
            for name in places:
                copy = carried_id(name, document)
                if strange.get(copy) == document:
                    self._parents.setdefault(copy, name)


def _rows(connection: sqlite3.Connection, documents: Iterable[str]) -> list[_Row]:
    """Return the sound rows of all families that have, or had, a member in some documents."""
    names = list(documents)
    query = _KIN.format(", ".join("?" * len(names)), _COLUMNS)
    found = connection.execute(query, names * 2)  # the query names them in two places
    return [_Row(*row) for *row, stored in found if digest(*row) == stored]


def _mark(connection: sqlite3.Connection, names: Iterable[str], taken_back: int) -> None:
    query = f"SELECT {_COLUMNS} FROM origins WHERE annotation_id = ? AND taken_back <> ?"  # noqa: S608
    for name in names:
        for row in connection.execute(query, (name, taken_back)).fetchall():
            _write(connection, _Row(*row)._replace(taken_back=taken_back))


def _is_known(connection: sqlite3.Connection, name: str) -> bool:
    """Tell whether there is a sound row of a copy."""
    query = f"SELECT {_COLUMNS}, sha256 FROM origins WHERE annotation_id = ?"  # noqa: S608
    rows = connection.execute(query, (name,)).fetchall()
    return any(digest(*row[:-1]) == row[-1] for row in rows)


def _write(connection: sqlite3.Connection, row: _Row) -> None:
    connection.execute(_WRITE, (*row, digest(*row)))


def _has_changed(item: Annotation, copy: Annotation | None) -> bool:
    """Tell whether an annotation says something else than its copy, and later."""
    if copy is None:
        return False
    return _said(item) != _said(copy) and item.modified > copy.modified


def _said(one: Annotation) -> tuple[object, ...]:
    return one.label_id, one.note, one.note_format, one.tags, one.visibility, one.author
