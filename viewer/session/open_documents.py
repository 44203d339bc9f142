"""The documents that are open: their order, and the sessions of those that were looked at."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from data.basis.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from pathlib import Path

    from viewer.session.current_document import CurrentDocument
    from viewer.session.document_session import DocumentSession

MOST_TEXT = 12_000_000
"""Code points of the documents whose sessions are kept; those looked at longest ago are let go."""
MOST_CLOSED = 20
"""So many documents that were closed can be opened again, the last one first."""


@dataclass(frozen=True, slots=True)
class OpenDocument:
    """A document that is open, whether it was looked at or not.

    `number` tells it from the others as long as the program runs. `id` is the document's, empty
    where only the file is known; `session` is None until the document is looked at, and again
    where it was let go.
    """

    number: int
    title: str
    path: Path | None
    id: str = ""
    session: DocumentSession | None = None


class OpenDocuments(QObject):
    """Knows what is open, of which one document at most is shown, and keeps the sessions.

    One that is opened comes after the one that was shown. Whoever wants another one to be shown
    asks the current document for that, and this follows.
    """

    changed = Signal()
    """Other documents are open, or in another order, or another one is current."""

    def __init__(
        self,
        current: CurrentDocument,
        passing: Path | None = None,
        given: Callable[[], Collection[str]] = tuple,
        *,
        most_text: int = MOST_TEXT,
        parent: QObject | None = None,
    ) -> None:
        """Follow the current document; one from the file `passing` makes way for the next one.

        It does as long as nobody has worked on it: `given` tells the ids of annotations that
        came with it.
        """
        super().__init__(parent)
        self._shown = current
        self._passing = passing
        self._given = given
        self._most_text = most_text
        self._numbers = count(1)
        self._open: list[OpenDocument] = []
        self._looked_at: list[int] = []
        self._current = 0
        self._closed: list[OpenDocument] = []
        self._beside: DocumentSession | None = None
        current.keep_with(self.holds)
        current.follow(self._follow)

    @property
    def all(self) -> tuple[OpenDocument, ...]:
        """What is open, in order."""
        return tuple(self._open)

    @property
    def current(self) -> OpenDocument | None:
        """The one that is shown, or was to be and could not; None where nothing is open."""
        return self.numbered(self._current)

    @property
    def closed(self) -> OpenDocument | None:
        """The one that was closed last and is not open again; None where there is none."""
        return self._closed[-1] if self._closed else None

    def holds(self, session: DocumentSession) -> bool:
        """Tell whether a session is that of a document that is open."""
        return any(one.session is session for one in self._open)

    def numbered(self, number: int) -> OpenDocument | None:
        """Return the one with that number, or None."""
        return next((one for one in self._open if one.number == number), None)

    def on(self, document_id: str) -> OpenDocument | None:
        """Return the one on a document of the library, or None."""
        return next((one for one in self._open if one.id == document_id), None)

    def restore(self, others: Iterable[OpenDocument], wanted: Path | None = None) -> None:
        """Open what was open in the last run, without looking at it.

        What is open by now stands where it stood then. The one from the file that is `wanted` is
        current where none is shown yet.
        """
        before, self._open = self._open, []
        for other in others:
            here = next((one for one in before if _is_same(one, other)), None)
            if here is not None:
                before.remove(here)
            self._open.append(here or replace(other, number=next(self._numbers), session=None))
        self._open += before
        if self.current is None and wanted is not None:
            self._current = next((one.number for one in self._open if one.path == wanted), 0)
        self.changed.emit()

    def move(self, number: int, place: int) -> None:
        """Let a document stand at another place, from 0."""
        one = self.numbered(number)
        if one is not None:
            self._open.remove(one)
            self._open.insert(place, one)
            self.changed.emit()

    def beside(self, number: int) -> OpenDocument | None:
        """Return what is to be shown once a document is closed: the next one, or the one before."""
        places = [one.number for one in self._open]
        if number not in places or len(places) == 1:
            return None
        place = places.index(number)
        return self._open[place + 1 if place + 1 < len(places) else place - 1]

    def close(self, number: int) -> None:
        """Let a document be open no more; another one is to be shown then, if it was current.

        The session goes with it, or once it is no longer shown.
        """
        one = self.numbered(number)
        if one is None:
            return
        beside = self.beside(number)
        if number == self._current:
            self._current = beside.number if beside is not None else 0
        self._open.remove(one)
        self._closed = [old for old in self._closed if not _is_same(old, one)]
        self._closed = [*self._closed, replace(one, session=None)][-MOST_CLOSED:]
        if one.session is not None and one.session is not self._shown.session:
            one.session.deleteLater()
        self.changed.emit()

    def forget(self, document_id: str) -> None:
        """Close a document that leaves the library; it is not to be opened again."""
        one = self.on(document_id)
        if one is not None:
            self.close(one.number)
        self._closed = [old for old in self._closed if old.id != document_id]

    def renew(self) -> None:
        """Let go of what is not shown: the library holds something else by now."""
        for one in self._open:
            self._let_go(one)

    def show_beside(self, session: DocumentSession | None) -> None:
        """Keep a session that is seen beside the one that is shown, or none any more."""
        self._beside = session

    def let_go(self, number: int) -> None:
        """Let go of a session that is not shown: the document is opened anew when looked at."""
        one = self.numbered(number)
        if one is not None:
            self._let_go(one)

    def _follow(self, session: DocumentSession | None) -> None:
        """Take note of what is shown from now on."""
        if session is None:
            if not self._open:
                self._current = 0
            self.changed.emit()
            return
        title, path, name = session.document.title, self._shown.path, session.document.id
        new = OpenDocument(0, title, path, name, session)
        here = next((one for one in self._open if _is_same(one, new)), None)
        if here is None:
            self._make_room()
            number = next(self._numbers)
            place = next((n for n, one in enumerate(self._open, 1) if one.number == self._current),
                         len(self._open))  # fmt: skip
            self._open.insert(place, replace(new, number=number))
        else:
            number = here.number
            self._open[self._open.index(here)] = replace(new, number=number)
            if here.session is not None and here.session is not session:
                here.session.deleteLater()
        self._closed = [old for old in self._closed if not _is_same(old, new)]
        self._current = number
        self._looked_at = [*(old for old in self._looked_at if old != number), number]
        self._bound()
        self.changed.emit()

    def _make_room(self) -> None:
        """Let the document that came with the program go, where it is all there is."""
        if len(self._open) == 1 and self._passing and self._open[0].path == self._passing:
            session = self._open[0].session
            if session is None or not self._is_worked_on(session):
                self._open.clear()

    def _is_worked_on(self, session: DocumentSession) -> bool:
        """Tell whether a user's own work is in a document."""
        given = self._given()
        own = (item.id not in given for item in session.annotations)
        return bool(session.corrections) or any(own)

    def _bound(self) -> None:
        """Let go of the sessions that were looked at longest ago, where they are too much."""
        room = self._most_text
        for number in reversed(self._looked_at):
            one = self.numbered(number)
            if one is not None and one.session is not None:
                room -= len(one.session.document.text)
                if room < 0:
                    self._let_go(one)

    def _let_go(self, one: OpenDocument) -> None:
        is_seen = one.session in {self._shown.session, self._beside}
        if one.session is not None and not is_seen:
            self._open[self._open.index(one)] = replace(one, session=None)
            one.session.deleteLater()


def _is_same(one: OpenDocument, other: OpenDocument) -> bool:
    """Tell whether two are the same document; the file says so where nothing else is known."""
    if one.id and other.id:
        return one.id == other.id
    return one.path is not None and one.path == other.path
