"""A file, or a document of the library, made ready to be shown: read, corrected, cited.

Any thread may do this; it is the slow part of opening a document.
"""

from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple

from data.citation import CitationIndex
from data.document import Document
from data.errors import AbsentLibraryError, LibraryError, ReportableError
from data.files.paths import is_file
from data.intake import read_document
from data.library import Library, StoredDocument
from data.library.stored_documents import ShelfEntry
from data.messages import Message, counted, said
from data.progress import Progress
from data.structure_corrections.application import corrected
from data.structure_corrections.correction import Correction
from viewer.services.wording import damaged, dropped

Read = Callable[[Path, Progress], Document]
"""Reads a file; may raise ReportableError."""

CorrectionsOf = Callable[[str], tuple[Correction, ...]]
"""Returns the corrections of the document with that id; may raise LibraryError."""


class Shown(NamedTuple):
    """A document with corrections, its citations, and how many corrections could not be applied."""

    document: Document
    citations: CitationIndex
    corrections: tuple[Correction, ...] = ()
    dropped: int = 0

    @classmethod
    def of(cls, as_read: Document, corrections: tuple[Correction, ...]) -> "Shown":
        """Return a document as it is shown with corrections."""
        document, left = corrected(as_read, corrections)
        return cls(document, CitationIndex(document), corrections, len(left))


class Loaded(NamedTuple):
    """A document with all that is made of it before it is shown.

    `fault` says in one line why it is shown without the corrections that there were.
    """

    as_read: Document
    stored: StoredDocument
    shown: Shown
    fault: Message | str = ""


def read_here(path: Path, on_progress: Progress) -> Document:
    """Read a file in this process: fit for small plain text alone."""
    return read_document(path, on_progress=on_progress)


def load(
    path: Path, corrections_of: CorrectionsOf, on_progress: Progress, read: Read = read_here
) -> Loaded:
    """Read a file and correct it.

    Raises:
        ReportableError: it cannot be read, or the work was cancelled.
    """
    as_read = read(path, lambda share: on_progress(share * 0.8))
    on_progress(0.9)
    return _loaded(as_read, corrections_of)


def load_beside(library: Path, path: Path, read: Read, on_progress: Progress) -> Loaded:
    """Read a file and correct it, with a connection of its own to the library in a file."""

    def corrections_of(document_id: str) -> tuple[Correction, ...]:
        try:
            with closing(Library.open_to_read(library)) as shelf:
                return shelf.corrections(document_id)
        except AbsentLibraryError as error:
            if error.is_first_run:
                return ()
            raise

    return load(path, corrections_of, on_progress, read)


def load_known(
    library: Path, known: ShelfEntry, path: Path, read: Read, on_progress: Progress
) -> Loaded:
    """Read a document of the library from its file if that still is the one, else as it is kept."""
    if known.path and is_file(path):
        with suppress(ReportableError):
            loaded = load_beside(library, path, read, on_progress)
            if loaded.as_read.id == known.id:
                return loaded
    with closing(Library.open_to_read(library)) as shelf:
        as_read = shelf.document(known.id, as_read=True)
        if as_read is None:
            raise LibraryError(said("The document is not in the library: open its file."))
        return _loaded(as_read, shelf.corrections)


def _loaded(as_read: Document, corrections_of: CorrectionsOf) -> Loaded:
    fault: Message | str = ""
    corrections: tuple[Correction, ...] = ()
    try:
        corrections = corrections_of(as_read.id)
    except LibraryError as error:
        fault = error.message
    stored = StoredDocument.of(as_read, corrections)
    return Loaded(as_read, stored, Shown.of(as_read, corrections), fault)


def told(shown: Shown, fault: Message | str, lost: Sequence[str]) -> tuple[Message | str, ...]:
    """Return what the user is told of a document that is open, in sentences; mostly nothing."""
    return tuple(one for one in (damaged(len(lost)), fault, dropped(shown.dropped)) if one)


def told_of_return(annotations: int) -> Message:
    """Return what the user is told of a document that was in the trash and was opened again."""
    if not annotations:
        return said("This document was in the trash, and is back in the library.")
    return counted(
        "This document was in the trash, and is back in the library, with its {count} annotation.",
        "This document was in the trash, and is back in the library, with its {count} annotations.",
        annotations,
    )
