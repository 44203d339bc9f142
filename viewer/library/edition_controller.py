"""Annotations of another edition of the open document: found, reviewed, carried over."""

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from data.anchors.editions import EditionAnswer, Standing, series
from data.annotation import Annotation
from data.document import Document
from data.errors import LibraryError
from data.library import Library
from data.messages import said
from data.notebook import Change, Origin
from viewer.look.appearance import Appearance
from viewer.session.arrivals import Arrivals
from viewer.session.catalogue import told, tr, trn
from viewer.session.current_document import CurrentDocument
from viewer.session.document_session import DocumentSession
from viewer.session.jobs import Jobs
from viewer.widgets.dialog_host import DialogHost

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.anchors.carry_over import Carried
    from data.library.records import ShelfEntry


class EditionController(DialogHost):
    """Offers to carry annotations over when a new edition of a document is opened."""

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        appearance: Appearance,
        document: CurrentDocument,
        *,
        arrivals: Arrivals | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(appearance, document, arrivals, parent)
        self._library = library
        self._jobs = jobs

    def offer(self, session: DocumentSession, window: QWidget) -> None:
        """Ask whether to carry annotations over, if another edition has some that are not here."""
        if self._library.is_read_only:
            return
        try:
            found = self._offered(session.document)
        except LibraryError as error:
            self.failed.emit(told(error))
            return
        if found is None:
            return
        from viewer.library.edition_question import ask_edition  # not at start-up

        entries, standing = found
        others = [entry.id for entry in entries]
        answered = partial(self._answered, session.document, others, window)
        ask_edition(window, entries[0], len(standing.pending), answered)

    def choose(self, session: DocumentSession, window: QWidget) -> None:
        """Let the user choose the document whose annotations are to be carried over."""
        from viewer.library.carry_review import DocumentChooser  # not at start-up
        from viewer.library.edition_question import date_of
        from viewer.widgets.row_model import Row

        here = session.document
        entries = [
            entry for entry in self._library.shelf() if entry.annotations and entry.id != here.id
        ]
        rows = [
            Row(
                head=entry.title,
                aside=trn("{count} annotation", "{count} annotations", entry.annotations),
                text=" · ".join(part for part in (date_of(entry), entry.source_name) if part),
            )
            for entry in entries
        ]
        about = tr("Whose annotations are to be carried over to the document that is open?")
        dialog = DocumentChooser(about, rows, self._appearance, window)
        dialog.chosen.connect(lambda number: self._start(here, entries[number].id, window))
        self._open(dialog, bound=True)

    def _offered(self, here: Document) -> "tuple[list[ShelfEntry], Standing] | None":
        """Return the editions that may be asked about, and what the first of them has.

        They begin with the nearest in time that has something to ask about.
        """
        answers = self._library.kinship.answers(here.id)
        not_now = {
            name: given for name, given in answers.items() if given.answer is EditionAnswer.NOT_NOW
        }
        # Where nothing was modified since, there is nothing to look into.
        changed = self._library.kinship.changed_since(not_now)
        entries = {
            entry.id: entry
            for entry in self._library.editions(series(here))
            if entry.id != here.id
            and entry.annotations
            and (entry.id not in answers or entry.id in changed)
        }
        # Of equally near ones the one that was opened last stays first.
        order = sorted(
            entries.values(), key=lambda entry: _days_between(entry.date, here.meeting.date)
        )
        names = [entry.id for entry in order]
        for name, standing in self._library.kinship.pending(here.id, names):
            if name not in answers or not answers[name].holds(standing.pending):
                return order[names.index(name) :], standing
        return None

    def _answered(
        self, here: Document, others: list[str], window: QWidget, answer: EditionAnswer | None
    ) -> None:
        """Keep what was said of the first of some editions; "not now" is said of them all."""
        if answer is None:
            self._start(here, others[0], window)
            return
        try:
            for other in others if answer is EditionAnswer.NOT_NOW else others[:1]:
                self._library.kinship.answer(here.id, other, answer)
        except LibraryError as error:
            self.failed.emit(told(error))
            return
        session = self._session
        if answer is EditionAnswer.ANOTHER_MEETING and session and session.document.id == here.id:
            self.offer(session, window)

    def _start(self, here: Document, other_id: str, window: QWidget) -> None:
        """Look for the passages in the background, then show what was found."""
        from data.anchors.carry_over import carry_over  # not at start-up

        session = self._session_in(here)
        if session is None:
            return
        try:
            other = self._library.document(other_id)
            standing = self._library.kinship.standing(here.id, other_id)
        except LibraryError as error:
            self.failed.emit(told(error))
            return
        if other is None or not standing.pending:
            self.told.emit(_all_here(standing.changed))
            return
        citations = session.citations
        job = self._jobs.start(
            lambda _: carry_over(standing.pending, other, here, citations, standing.roots),
            said("Carrying annotations over"),
        )
        job.failed.connect(self.failed)
        job.finished.connect(
            lambda found: self._later(partial(self._review, found, (other, here), window))
        )

    def _review(
        self, found: "Sequence[Carried]", editions: tuple[Document, Document], window: QWidget
    ) -> None:
        from viewer.library.carry_review import CarryReview  # not at start-up

        session = self._session_in(editions[1])
        if session is None:
            return
        dialog = CarryReview(found, editions, session.labels, self._appearance, window)
        dialog.carried.connect(partial(self._carry, editions, found, window))
        self._open(dialog, bound=True)

    def _session_in(self, here: Document) -> DocumentSession | None:
        """Return the session on a document as it was; say so where that is not open any more."""
        session = self._session
        if session is None or session.document != here:
            self.told.emit(
                tr(
                    "Nothing was carried over: “{title}” was closed or corrected meanwhile.",
                    title=here.title,
                )
            )
            return None
        return session

    def _carry(
        self,
        editions: tuple[Document, Document],
        found: "Sequence[Carried]",
        window: QWidget,
        items: tuple[Annotation, ...],
    ) -> None:
        """Make the change; what came here meanwhile in another way is not carried over again."""
        other, here = editions
        session = self._session_in(here)
        if session is None:
            return
        try:
            pending = {
                item.id for item in self._library.kinship.standing(here.id, other.id).pending
            }
        except LibraryError as error:
            self.failed.emit(told(error))
            return
        origins = {one.annotation.id: one.origin for one in found if one.origin.id in pending}
        if len(items) < len(found):
            # What was left out is not asked about again.
            self._answered(here, [other.id], window, EditionAnswer.NOT_NOW)
        items = tuple(item for item in items if item.id in origins)
        if not items:
            self.told.emit(tr("Nothing was carried over."))
            return
        sources = tuple(
            Origin(item.id, origins[item.id].id, origins[item.id].document_id) for item in items
        )
        does = trn("Carry Over {count} Annotation", "Carry Over {count} Annotations", len(items))
        change = Change(does, items, origins=sources)
        if session.apply(change):
            self.told.emit(_carried(len(items), _without_place(session, items)))


def _without_place(session: DocumentSession, items: tuple[Annotation, ...]) -> int:
    """Return how many of some annotations stand nowhere in the text, though they quote some."""
    places = map(session.resolution, (item.id for item in items))
    return sum(place is not None and not place.attached for place in places)


def _carried(count: int, without_place: int) -> str:
    """Return what was done."""
    if not without_place:
        return trn("{count} annotation carried over", "{count} annotations carried over", count)
    return trn(
        "{count} annotation carried over, {without} of them without a passage",
        "{count} annotations carried over, {without} of them without a passage",
        count,
        without=without_place,
    )


def _all_here(changed: int) -> str:
    """Return that nothing is left to carry over, and how many were changed since."""
    if not changed:
        return tr("Everything was carried over already.")
    return trn(
        "Everything was carried over already; {count} changed there since, and stayed as here.",
        "Everything was carried over already; {count} changed there since, and stayed as here.",
        changed,
    )


def _days_between(written: str, day: dt.date | None) -> float:
    """Return how far a document's date is from a day; without one of them, farther than any."""
    if not written or day is None:
        return float("inf")
    return abs((dt.date.fromisoformat(written) - day).days)
