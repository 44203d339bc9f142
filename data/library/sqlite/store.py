"""The library as the program sees it."""

import sqlite3
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, datetime, tzinfo
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from data.annotation import Label
from data.basis.progress import Progress
from data.document import Document
from data.files.paths import written
from data.library.port import Location
from data.library.records import KeptReading, ShelfEntry, StoredDocument, Trashed, Version
from data.library.sqlite import stored_corrections, stored_documents, stored_labels, stored_readings
from data.library.sqlite.connection import PATIENCE, reported
from data.library.sqlite.kept_annotations.annotation_store import DocumentAnnotations, read_ahead
from data.library.sqlite.safekeeping import file_opening
from data.library.sqlite.stored_drafts import DocumentDrafts
from data.notebook import Change, Notebook
from data.structure_corrections.correction import Correction

if TYPE_CHECKING:
    from data.briefing.plan import Plan
    from data.library.condition import Backup, Findings
    from data.library.kept_plans import StoredPlans
    from data.library.records import Hits, ReadAhead
    from data.library.sqlite.answers.stored_editions import Editions
    from data.library.sqlite.answers.stored_outlines import OutlineChoices
    from data.library.sqlite.document_removal import SqliteRemovals
    from data.library.sqlite.kept_briefings.stored_briefings import StoredBriefings
    from data.library.sqlite.kept_briefings.stored_profiles import StoredProfiles
    from data.text.query import Query

Clock = Callable[[], datetime]


class SqliteLibrary:
    """Implements `data.library.port.Library` with a file of SQLite.

    Raises:
        LibraryError: from every method, in one line that names the file; nothing has changed then.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        location: Location,
        clock: Clock,
        *,
        patience: float = PATIENCE,
        is_read_only: bool = False,
    ) -> None:
        self._connection = connection
        self._location = location
        self._path = location.path
        self._clock = clock
        self._patience = patience
        self.is_read_only = is_read_only
        """Whether nothing can be changed through this object."""

    @property
    def location(self) -> Location:
        """Where it is kept."""
        return self._location

    @property
    def path(self) -> Path:
        """The file that holds the library."""
        return self._path

    def remember(
        self, document: Document | StoredDocument, now: datetime, path: Path | None = None
    ) -> bool:
        """Store a document as it was read, and that it was opened; tell if it was in the trash."""
        with reported(self._path):
            stored = document
            if isinstance(stored, Document):
                known = stored_corrections.readable(self._connection, stored.id)
                stored = stored_documents.prepared(stored, known or ())
            kept = written(path) if path else ""
            return stored_documents.remember(self._connection, stored, kept, now)

    def reopened(self, document_id: str, now: datetime, path: Path | None = None) -> None:
        """Store where a document that was remembered lies, and that it was opened at `now`."""
        with reported(self._path):
            kept = written(path) if path else ""
            stored_documents.reopened(self._connection, document_id, kept, now)

    def reading(self, document_id: str, *, longest: int | None = None) -> KeptReading | None:
        """Return a document as it was read here; None if it never was, or is longer."""
        with reported(self._path):
            return stored_readings.find(self._connection, document_id, longest)

    def is_hollow(self) -> bool:
        """Tell whether it was never used and stands in the place of one that left traces."""
        with reported(self._path):
            return file_opening.is_hollow(self._connection, self._path)

    def shelf(self, *, limit: int = -1, offset: int = 0) -> tuple[ShelfEntry, ...]:
        """Return so many documents that were opened, without their texts, opened last first."""
        with reported(self._path):
            return stored_documents.shelf(self._connection, limit, offset)

    def entry(self, document_id: str) -> ShelfEntry | None:
        """Return a document without its text, or None if it was never opened, or was removed."""
        with reported(self._path):
            return stored_documents.entry(self._connection, document_id)

    def editions(self, series: str) -> tuple[ShelfEntry, ...]:
        """Return the documents of one series (see `data.anchors.editions`), opened last first."""
        with reported(self._path):
            return stored_documents.editions(self._connection, series)

    def document(self, document_id: str, *, as_read: bool = False) -> Document | None:
        """Return a document if it was opened and not removed, with corrections but `as_read`."""
        with reported(self._path):
            return stored_documents.find(self._connection, document_id, as_read=as_read)

    @property
    def removals(self) -> "SqliteRemovals":
        """What is done with documents that leave the library."""
        from data.library.sqlite.document_removal import SqliteRemovals  # not at start-up

        return SqliteRemovals(self._connection, self._path, self._clock)

    def corrections(self, document_id: str) -> tuple[Correction, ...]:
        """Return the corrections of a document's structure; none if it was never opened."""
        with reported(self._path):
            return stored_corrections.read(self._connection, document_id)

    def set_corrections(self, document_id: str, chosen: tuple[Correction, ...]) -> None:
        """Store the corrections of a document that was remembered, as a change to be undone.

        Annotations are left where they are; a session attaches them anew in the same change.
        """
        self.notebook(document_id).apply(Change("Correct Structure", corrections=chosen))

    def read_ahead(self, document_id: str) -> "ReadAhead":
        """Return what `notebook` of a library on another thread need not read, then."""
        with reported(self._path):
            return read_ahead(self._connection, document_id)

    def notebook(self, document_id: str, ahead: "ReadAhead | None" = None) -> Notebook:
        """Return the annotations of a document that was remembered; changes to them are stored."""
        kept = DocumentAnnotations(lambda: self._connection, self._path, document_id, self._clock)
        return kept.notebook(ahead)

    def drafts(self, document_id: str) -> DocumentDrafts:
        """Return what was being typed in notes of a document that was remembered."""
        return DocumentDrafts(lambda: self._connection, self._path, document_id)

    def history(self, annotation_id: str) -> tuple[Version, ...]:
        """Return all that became of an annotation, oldest first."""
        from data.library.sqlite.kept_annotations import changes  # not at start-up

        with reported(self._path):
            return changes.history(self._connection, annotation_id)

    @property
    def kinship(self) -> "Editions":
        """What is known of documents as editions of one another."""
        from data.library.sqlite.answers.stored_editions import Editions  # not at start-up

        return Editions(self._connection, self._path, self._clock)

    @property
    def outlines(self) -> "OutlineChoices":
        """What was answered when a document could be divided in several ways."""
        from data.library.sqlite.answers.stored_outlines import OutlineChoices  # not at start-up

        return OutlineChoices(self._connection, self._path, self._clock)

    @property
    def briefings(self) -> "StoredBriefings":
        """The briefings that are kept here."""
        from data.library.sqlite.kept_briefings import stored_briefings  # not at start-up

        return stored_briefings.StoredBriefings(self._connection, self._path, self._clock)

    @cached_property
    def profiles(self) -> "StoredProfiles":
        """The profiles of offices that are kept here."""
        from data.library.sqlite.kept_briefings import stored_profiles  # not at start-up

        return stored_profiles.StoredProfiles(lambda: self._connection, self._path, self._clock)

    def trash(self) -> tuple[Trashed, ...]:
        """Return the deleted annotations of all documents, deleted last first."""
        from data.library.sqlite.kept_annotations import annotation_trash  # not at start-up

        with reported(self._path):
            return annotation_trash.read(self._connection)

    def empty_trash(self, only: Collection[str] | None = None) -> int:
        """Delete annotations in the trash for good, all or those with the ids of `only`.

        Their history goes too, and changes that touched them can no longer be undone: open
        notebooks are to be rechecked. Returns how many annotations are gone.
        """
        from data.library.sqlite.kept_annotations import annotation_trash  # not at start-up

        with reported(self._path):
            return annotation_trash.empty(self._connection, only, self._clock())

    def labels(self) -> tuple[Label, ...]:
        """Return the user's labels in their order; the standard ones until there are any."""
        with reported(self._path):
            return stored_labels.read(self._connection)

    def set_labels(self, chosen: tuple[Label, ...]) -> None:
        """Store the user's labels in their order; one that is in use cannot be left out."""
        with reported(self._path):
            stored_labels.write(self._connection, chosen)

    def tags(self) -> Mapping[str, int]:
        """Return the tags that annotations have, and how many have each."""
        with reported(self._path):
            return stored_labels.tags(self._connection)

    def plans(self, document_id: str) -> "StoredPlans":
        """Return the plans kept with a document by name, changed last first."""
        from data.library.sqlite.kept_briefings import stored_plans  # not at start-up

        with reported(self._path):
            return stored_plans.read(self._connection, document_id)

    def set_plan(self, document_id: str, name: str, plan: "Plan") -> None:
        """Keep a plan with a document that was remembered, in place of one of the same name."""
        from data.library.sqlite.kept_briefings import stored_plans  # not at start-up

        with reported(self._path):
            stored_plans.write(self._connection, document_id, name, plan, self._clock())

    def delete_plan(self, document_id: str, name: str) -> None:
        """Delete a plan; there need not be one of that name."""
        from data.library.sqlite.kept_briefings import stored_plans  # not at start-up

        with reported(self._path):
            stored_plans.delete(self._connection, document_id, name)

    def search(
        self, query: "Query", *, limit: int = 50, offset: int = 0, zone: tzinfo = UTC
    ) -> "Hits":
        """Return the best hits of a query from `offset` on; `zone` is where its days begin."""
        from data.library.sqlite.search import library_search  # not at start-up

        with reported(self._path):
            ours, named = self._connection, stored_labels.read(self._connection)
            return library_search.search(ours, query, named, limit=limit, offset=offset, zone=zone)

    def index(self, on_progress: Progress | None = None) -> int:
        """Index documents that are not yet, but damaged ones; return how many. Others may write."""
        from data.library.sqlite.search import search_index  # not at start-up

        with reported(self._path):
            return search_index.catch_up(self._connection, on_progress)

    def check(self) -> "Findings":
        """Look at every row; SQLite's own check misses most damage."""
        from data.library.sqlite.safekeeping import integrity  # not at start-up
        from data.library.sqlite.search import search_index

        with reported(self._path):
            return integrity.check(self._connection, search_index.faults(self._connection))

    def back_up(self) -> "Backup":
        """Make a copy beside the library, proved to be whole."""
        from data.library.sqlite.safekeeping import backups  # not at start-up

        return backups.make(self._connection, self._path)

    def restore(self, backup: Path) -> None:
        """Put a copy in place of all that is there, of which a copy is made before."""
        from data.library.sqlite.safekeeping import repair  # not at start-up

        repair.restore(self._connection, self._path, backup)

    def position(self, document_id: str) -> int:
        """Return the offset (code points) up to which a document was read; 0 at first."""
        with reported(self._path):
            return stored_documents.position(self._connection, document_id)

    def set_position(self, document_id: str, offset: int) -> None:
        """Store the offset (code points) up to which a document that was remembered was read."""
        with reported(self._path):
            stored_documents.set_position(self._connection, document_id, offset)

    def close(self) -> None:
        """Close the file; the library cannot be used any more, unless it is reopened."""
        self._connection.close()

    def reopen(self) -> None:
        """Open the file anew, after another one took its place; notebooks hold what was there."""
        self._connection.close()
        self._connection = file_opening.opened(self._path, self._patience)
