"""What the rest of the program asks of a library: another engine stands behind the same names.

A library is found by its location and opened from there; what it gives out are values of
`data.library.records` and `data.library.condition`.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from data.annotation import Annotation, Label
from data.document import Document
from data.library.keeping import Copies, Lock, Mending, Presence, Share
from data.library.kinship import Kinship
from data.library.note_drafts import DraftStore
from data.library.records import (
    Hits,
    KeptReading,
    ReadAhead,
    Removed,
    ShelfEntry,
    StoredDocument,
    Trashed,
    Version,
)
from data.notebook import Notebook
from data.structure_corrections.correction import Correction

if TYPE_CHECKING:
    from data.briefing.plan import Plan
    from data.library.briefing_shelf import BriefingShelf
    from data.library.condition import Backup, Findings
    from data.library.kept_plans import StoredPlans
    from data.library.outline_answers import OutlineMemory
    from data.library.profile_shelf import ProfileShelf
    from data.text.query import Query

LibraryClock = Callable[[], datetime]
"""Tells the time, with its zone, under which changes are kept."""


class Library(Protocol):
    """An open library; to be used by the thread that opened it, and closed by it.

    Raises:
        LibraryError: from every method, in one line that names the library; nothing has changed
            then.
    """

    @property
    def location(self) -> "Location":
        """Where it is kept: by this it is opened again, in another thread."""

    @property
    def is_read_only(self) -> bool:
        """Whether nothing can be changed through this object."""

    def remember(
        self, document: Document | StoredDocument, now: datetime, path: Path | None = None
    ) -> bool:
        """Store a document as it was read, where from, and that it was opened at `now`.

        A large document is made a StoredDocument before, which any thread may do
        (`Location.prepared`). One in the trash comes back with all that belongs to it; returns
        whether it was there.
        """

    def reopened(self, document_id: str, now: datetime, path: Path | None = None) -> None:
        """Store where a document that was remembered lies, and that it was opened at `now`."""

    def reading(self, document_id: str, *, longest: int | None = None) -> KeptReading | None:
        """Return a document as it was read here; None if it never was, or if it was removed.

        None, too, where what is stored of it has more than `longest` characters.
        """

    def is_hollow(self) -> bool:
        """Tell whether it was never used and stands in the place of one that left traces."""

    def shelf(self, *, limit: int = -1, offset: int = 0) -> tuple[ShelfEntry, ...]:
        """Return the documents that were opened, without their texts, opened last first.

        At most `limit` of them, from `offset` on; a negative limit is none.
        """

    def entry(self, document_id: str) -> ShelfEntry | None:
        """Return a document without its text, or None if it was never opened, or was removed."""

    def editions(self, series: str) -> tuple[ShelfEntry, ...]:
        """Return the documents of one series (see `data.anchors.editions`), opened last first."""

    def document(self, document_id: str, *, as_read: bool = False) -> Document | None:
        """Return a document with the user's corrections; None if never opened, or removed.

        `as_read` leaves the corrections out; so do corrections that are damaged.
        """

    @property
    def removals(self) -> "Removals":
        """What is done with documents that leave the library."""

    def corrections(self, document_id: str) -> tuple[Correction, ...]:
        """Return the corrections of a document's structure; none if it was never opened."""

    def set_corrections(self, document_id: str, chosen: tuple[Correction, ...]) -> None:
        """Store the corrections of a document that was remembered, as a change to be undone.

        Annotations are left where they are; a session attaches them anew in the same change.
        """

    def read_ahead(self, document_id: str) -> ReadAhead:
        """Return what `notebook` of a library on another thread need not read, then."""

    def notebook(self, document_id: str, ahead: ReadAhead | None = None) -> Notebook:
        """Return the annotations of a document that was remembered; changes to them are stored.

        Of what was read `ahead`, what has changed since is read again.
        """

    def drafts(self, document_id: str) -> DraftStore:
        """Return what was being typed in notes of a document that was remembered."""

    def history(self, annotation_id: str) -> tuple[Version, ...]:
        """Return all that became of an annotation, oldest first."""

    @property
    def kinship(self) -> Kinship:
        """What is known of documents as editions of one another."""

    @property
    def outlines(self) -> "OutlineMemory":
        """What was answered when a document could be divided in several ways."""

    @property
    def briefings(self) -> "BriefingShelf":
        """The briefings that are kept here."""

    @property
    def profiles(self) -> "ProfileShelf":
        """The profiles of offices that are kept here."""

    def trash(self) -> tuple[Trashed, ...]:
        """Return the deleted annotations of all documents, deleted last first."""

    def empty_trash(self, only: Collection[str] | None = None) -> int:
        """Delete annotations in the trash for good, all or those with the ids of `only`.

        Their history goes too, and changes that touched them can no longer be undone: open
        notebooks are to be rechecked. Returns how many annotations are gone.
        """

    def labels(self) -> tuple[Label, ...]:
        """Return the user's labels in their order; the standard ones until there are any."""

    def set_labels(self, chosen: tuple[Label, ...]) -> None:
        """Store the user's labels in their order; one that is in use cannot be left out."""

    def tags(self) -> Mapping[str, int]:
        """Return the tags that annotations have, and how many have each.

        Annotations of documents that were removed do not count.
        """

    def plans(self, document_id: str) -> "StoredPlans":
        """Return the plans kept with a document by name, changed last first."""

    def set_plan(self, document_id: str, name: str, plan: "Plan") -> None:
        """Keep a plan with a document that was remembered, in place of one of the same name."""

    def delete_plan(self, document_id: str, name: str) -> None:
        """Delete a plan; there need not be one of that name."""

    def search(
        self, query: "Query", *, limit: int = 50, offset: int = 0, zone: tzinfo = ...
    ) -> Hits:
        """Return the best hits of a query from `offset` on; `zone` is where its days begin."""

    def index(self, on_progress: Share | None = None) -> int:
        """Index the text of the documents that are not yet; return how many those were.

        One that is damaged is left out. Others may write meanwhile.
        """

    def check(self) -> "Findings":
        """Look at all that is kept: whether it is what was written."""

    def back_up(self) -> "Backup":
        """Make a copy beside the library, proved to be whole."""

    def restore(self, backup: Path) -> None:
        """Put a copy in place of all that is there, of which a copy is made before."""

    def position(self, document_id: str) -> int:
        """Return the offset (code points) up to which a document was read; 0 at first."""

    def set_position(self, document_id: str, offset: int) -> None:
        """Store the offset (code points) up to which a document that was remembered was read."""

    def close(self) -> None:
        """Close it; the library cannot be used any more, unless it is reopened."""

    def reopen(self) -> None:
        """Open it anew, after another one took its place; notebooks hold what was there."""


class Removals(Protocol):
    """What is done with documents that leave a library, or left it.

    Raises:
        LibraryError: from every method, in one line; nothing has changed then.
    """

    def listed(self) -> tuple[Removed, ...]:
        """Return the documents in the trash, removed last first."""

    def deleted(self) -> tuple[str, ...]:
        """Return the ids of the documents that were deleted for good and are not back."""

    def document(self, document_id: str) -> Document | None:
        """Return a document of the library or of its trash, or None."""

    def annotations(self, document_id: str) -> tuple[Annotation, ...]:
        """Return the annotations of a document of the library or of its trash."""

    def bring_back(self, document_id: str) -> bool:
        """Take a document out of the trash if it is there; tell whether it was."""

    def remove(self, document_id: str) -> None:
        """Put a document into the trash, with its annotations, plans, corrections and history."""

    def put_back(self, document_id: str) -> None:
        """Take a document out of the trash, as it was."""

    def delete_for_good(self, document_id: str) -> None:
        """Delete a document, in the trash or not, with all that belongs to it.

        Copies of the library still hold it (`Copies.purge`).
        """


class Location(Protocol):
    """Where a library is kept, or would be: a value, equal for the same place; for any thread."""

    @property
    def path(self) -> Path:
        """The file by which the library is known to the user, and by which programs meet."""

    def files(self) -> tuple[Path, ...]:
        """Return the files and folders that belong to the library, whether they are there or not.

        Nothing else is to be written there.
        """

    def open(self, *, patience: float = ..., clock: LibraryClock = ...) -> Library:
        """Open the library that is here; none is ever made.

        What is no library, is damaged or comes from a newer version is left as it is. `patience`
        is how many seconds every method waits for another program that writes.

        Raises:
            AbsentLibraryError: there is none.
            LibraryError: it cannot be opened.
        """

    def make(self, *, patience: float = ..., clock: LibraryClock = ...) -> Library:
        """Make a library, and its folder, where none is; one that is there is opened.

        What is left of one that is gone gets another name.
        """

    def open_to_read(self) -> Library:
        """Open the library that is here, and change nothing of it; otherwise as `open`."""

    def nowhere(self) -> Library:
        """Return an empty library that is kept nowhere, to be read alone: none can be made here."""

    def prepared(
        self, document: Document, corrections: Sequence[Correction] = (), reading: int = 0
    ) -> StoredDocument:
        """Return a document as it is stored, named as corrected; `reading` as StoredDocument's."""

    def lock(self) -> Lock:
        """Return the lock that who writes to the library holds; it is not taken yet."""

    @property
    def presence(self) -> Presence:
        """Whether a library is here, or was."""

    @property
    def copies(self) -> Copies:
        """The copies of the library."""

    @property
    def mending(self) -> Mending:
        """How a library that is damaged or gone is made anew."""
