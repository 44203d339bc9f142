"""What is known of documents as editions of one another: what came over, and what was answered."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from data.anchors.editions import Answered, EditionAnswer, Standing
from data.basis import moments
from data.library.sqlite.connection import reported, transaction
from data.library.sqlite.kept_annotations import annotation_store, provenance
from data.library.sqlite.seals import digest

if TYPE_CHECKING:
    from data.annotation import Annotation


class Editions:
    """Implements `data.library.kinship.Kinship`.

    Raises:
        LibraryError: from every method, in one line that names the file; nothing has changed then.
    """

    def __init__(
        self, connection: sqlite3.Connection, path: Path, clock: Callable[[], datetime]
    ) -> None:
        self._connection = connection
        self._path = path
        self._clock = clock

    def standing(self, document_id: str, other_id: str) -> Standing:
        """Return how the annotations of another document stand to those of this one."""
        with reported(self._path):
            theirs = annotation_store.read(self._connection, other_id).annotations
            families = self._families(document_id, {item.id: other_id for item in theirs})
            return families.standing(theirs)

    def pending(self, document_id: str, other_ids: Sequence[str]) -> Iterator[tuple[str, Standing]]:
        """Yield those of other documents, in order, of which something could come to this one."""
        if not other_ids:
            return  # what is here need not be read
        marks = ", ".join("?" for _ in other_ids)
        query = f"SELECT id, document_id FROM annotations WHERE document_id IN ({marks})"  # noqa: S608
        with reported(self._path):
            there = dict(self._connection.execute(query, other_ids))
            families = self._families(document_id, there)
        names: dict[str, list[str]] = {}
        for name, other_id in there.items():
            names.setdefault(other_id, []).append(name)
        for other_id in other_ids:
            with reported(self._path):
                if all(map(families.is_here, names.get(other_id, ()))):
                    continue
                found = families.standing(
                    annotation_store.read(self._connection, other_id).annotations
                )
            if found.pending:
                yield other_id, found

    def changed_since(self, said: Mapping[str, Answered]) -> set[str]:
        """Return in which documents something was modified since the answer about them."""
        query = "SELECT EXISTS (SELECT 1 FROM annotations WHERE document_id = ? AND modified > ?)"
        asked = ((name, moments.kept(answer.given)) for name, answer in said.items())
        with reported(self._path):
            return {one[0] for one in asked if self._connection.execute(query, one).fetchone()[0]}

    def copies(self, document_id: str, there: Mapping[str, str]) -> dict[str, str]:
        """Return which ids annotations of other documents have in this one, or would have.

        `there` tells by their ids which documents those are.
        """
        with reported(self._path):
            families = self._families(document_id, there)
            return {name: families.copy_of(name) for name in there}

    def _families(self, document_id: str, there: Mapping[str, str]) -> provenance.Families:
        found = annotation_store.read(self._connection, document_id)
        ours: dict[str, Annotation | None] = dict.fromkeys(found.damaged)
        ours |= {item.id: item for item in found.annotations}
        return provenance.Families(self._connection, there, ours, document_id)

    def answer(self, document_id: str, other_id: str, said: EditionAnswer) -> None:
        """Keep what was said when asked whether another document is an edition of this one."""
        row = document_id, other_id, said.value, moments.kept(self._clock())
        with reported(self._path), transaction(self._connection):
            self._connection.execute(
                "INSERT OR REPLACE INTO edition_answers"
                " (document_id, other_id, answer, given, sha256) VALUES (?, ?, ?, ?, ?)",
                (*row, digest(*row)),
            )

    def answers(self, document_id: str) -> dict[str, Answered]:
        """Return what was said of other documents, by their ids, without what is damaged.

        That two are about different meetings counts for both of them.
        """
        query = (
            "SELECT document_id, other_id, answer, given, sha256 FROM edition_answers"
            " WHERE document_id = ? OR (other_id = ? AND answer = ?)"
        )
        values = document_id, document_id, EditionAnswer.ANOTHER_MEETING.value
        with reported(self._path):
            rows = self._connection.execute(query, values).fetchall()
        found: dict[str, Answered] = {}
        for *row, stored in rows:
            here, other, said, given = row
            if digest(*row) != stored:
                continue
            name = other if here == document_id else here
            if name not in found or said == EditionAnswer.ANOTHER_MEETING:
                found[name] = Answered(EditionAnswer(said), datetime.fromisoformat(given))
        return found
