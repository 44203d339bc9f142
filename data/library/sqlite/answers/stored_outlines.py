"""Which outline was chosen for a document, and so for papers of the same source.

There is one row a document at most, which goes with it: what was deleted for good has no say.
"""

import sqlite3
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from data.basis import moments
from data.library.outline_answers import AnsweredOutline, OutlineAnswer
from data.library.sqlite import schema
from data.library.sqlite.connection import reported, transaction
from data.library.sqlite.seals import digest

_COLUMNS = schema.SEALED["outline_answers"]
_COUNTING = OutlineAnswer.CHOSEN.value, OutlineAnswer.FOLLOWED.value


class OutlineChoices:
    """Implements `data.library.outline_answers.OutlineMemory`.

    Raises:
        LibraryError: from every method, in one line that names the file; nothing has changed then.
    """

    def __init__(
        self, connection: sqlite3.Connection, path: Path, clock: Callable[[], datetime]
    ) -> None:
        self._connection = connection
        self._path = path
        self._clock = clock

    def answer(self, document_id: str, source: str, said: AnsweredOutline) -> None:
        """Keep an answer with a document that was remembered, in place of the one before."""
        row = document_id, source, said.kind, said.answer.value, moments.kept(self._clock())
        with reported(self._path), transaction(self._connection):
            self._connection.execute(
                f"INSERT OR REPLACE INTO outline_answers ({_COLUMNS}, sha256)"  # noqa: S608
                " VALUES (?, ?, ?, ?, ?, ?)",
                (*row, digest(*row)),
            )

    def of(self, document_id: str) -> AnsweredOutline | None:
        """Return what was answered of a document; None if nothing was, or that is damaged."""
        return next(iter(self._found("document_id = ?", document_id)), None)

    def preferred(self, source: str) -> str:
        """Return the kind that was last chosen or followed for papers of a source; empty if none.

        Documents in the trash do not count.
        """
        where = (
            "source = ? AND source <> '' AND answer IN (?, ?) AND document_id NOT IN"
            " (SELECT document_id FROM removed_documents) ORDER BY given DESC, rowid DESC"
        )
        return next((found.kind for found in self._found(where, source, *_COUNTING)), "")

    def _found(self, where: str, *values: str) -> tuple[AnsweredOutline, ...]:
        """Return the answers of rows that are as they were written."""
        query = f"SELECT {_COLUMNS}, sha256 FROM outline_answers WHERE {where}"  # noqa: S608
        with reported(self._path):
            rows = self._connection.execute(query, values).fetchall()
        return tuple(
            AnsweredOutline(OutlineAnswer(answer), kind)
            for *row, stored in rows
            for _, _, kind, answer, _ in (row,)
            if digest(*row) == stored
        )
