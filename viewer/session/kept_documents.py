"""Which documents are open, kept while the program runs, and open again in the next run."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from data.errors import IntakeError
from data.files.paths import named, written
from viewer.session.open_documents import OpenDocument
from viewer.session.settings import OPEN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from viewer.session.open_documents import OpenDocuments
    from viewer.session.settings import Settings

_SOON = 300
"""Milliseconds after which it is kept that other documents are open."""
_MOST, _ROOM, _TITLE = 60, 19_000, 120
"""So many documents, and characters in all, of which a title takes so many."""


class DocumentsKeeper(QObject):
    """Keeps what is open a moment after it changed, so that no end of the program loses it."""

    def __init__(
        self, documents: OpenDocuments, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._documents = documents
        self._settings = settings
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SOON)
        self._timer.timeout.connect(self._keep)
        documents.changed.connect(self._timer.start)

    def note(self) -> None:
        """Set down what is open now; the settings are saved by whoever asks for that."""
        self._timer.stop()
        self._settings.set_value(OPEN, _set_down(self._documents.all))

    def forget(self, paths: Collection[str]) -> None:
        """Forget files that left the library."""
        kept = [one for one in kept_documents(self._settings) if one.path is None
                or written(one.path) not in paths]  # fmt: skip
        self._settings.set_value(OPEN, _set_down(kept))

    def _keep(self) -> None:
        before = self._settings.value(OPEN)
        self.note()
        if self._settings.value(OPEN) != before:
            self._settings.save()


def kept_documents(settings: Settings) -> tuple[OpenDocument, ...]:
    """Return what was open, in order; what is not as we write it is left out."""
    try:
        rows = json.loads(settings.value(OPEN, "[]"))
    except ValueError:
        return ()
    found = []
    for row in rows[:_MOST] if isinstance(rows, list) else ():
        if isinstance(row, list) and len(row) == 3 and all(isinstance(text, str) for text in row):
            name, document_id, title = row
            with suppress(IntakeError):
                found.append(OpenDocument(0, title, named(name) if name else None, document_id))
    return tuple(found)


def _set_down(documents: Iterable[OpenDocument]) -> str:
    rows: list[list[str]] = []
    room = _ROOM
    for one in tuple(documents)[:_MOST]:
        row = [written(one.path) if one.path else "", one.id, one.title[:_TITLE]]
        room -= len(json.dumps(row)) + 2
        if room >= 0:
            rows.append(row)
    return json.dumps(rows)
