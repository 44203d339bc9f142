"""A file, or a document of the library, made ready to be shown: read, corrected, cited.

Any thread may do this; it is the slow part of opening a document.
"""

from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from datetime import datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from data.basis.progress import Progress
from data.document import Document
from data.errors import AbsentLibraryError, IntakeError, LibraryError, ReportableError
from data.files.paths import clean, content, is_file
from data.intake_report import READING_VERSION
from data.library import Library, Location, ShelfEntry, StoredDocument
from data.library.records import ReadAhead
from data.messages import Message, counted, said
from data.structure_corrections import Shown
from data.structure_corrections.correction import Correction

Read = Callable[[Path, Progress], Document]
"""Reads a file; may raise ReportableError."""

CorrectionsOf = Callable[[str], tuple[Correction, ...]]
"""Returns the corrections of the document with that id; may raise LibraryError."""


class Loaded(NamedTuple):
    """A document with all that is made of it before it is shown.

    `stored` is None where the library holds the document so. `fault` says in one line why it is
    shown without the corrections that there were. `is_older` tells that intake reads it otherwise
    by now, perhaps: it is to be read anew once it is on the screen.
    """

    as_read: Document
    stored: StoredDocument | None
    shown: Shown
    fault: Message | str = ""
    is_older: bool = False
    annotations: ReadAhead | None = None
    """Those that the library held then, where they were read on another thread."""


def reads_at_once(head: bytes, path: Path) -> bool:
    """Tell whether a small file, of which that is the start, is read in no time."""
    from data.intake import reading_formats  # not for a document that is known

    return reading_formats.reads_at_once(head, path.name)


def load(library: Library, path: Path) -> Loaded:
    """Read a small file in this process, and correct it.

    Raises:
        ReportableError: it cannot be read, or the work was cancelled.
    """
    from data.intake import read_document  # not for a document that is known

    return _read_now(library.location, read_document(path), library.corrections)


def load_beside(location: Location, path: Path, read: Read, on_progress: Progress) -> Loaded:
    """Read a file and correct it, with a connection of its own to the library."""

    def corrections_of(document_id: str) -> tuple[Correction, ...]:
        try:
            with closing(location.open_to_read()) as library:
                return library.corrections(document_id)
        except AbsentLibraryError as error:
            if error.is_first_run:
                return ()
            raise

    as_read = read(path, lambda share: on_progress(share * 0.8))
    on_progress(0.9)
    loaded = _read_now(location, as_read, corrections_of)
    with suppress(LibraryError), closing(location.open_to_read()) as library:
        return loaded._replace(annotations=library.read_ahead(as_read.id))
    return loaded


def load_known(
    location: Location, known: ShelfEntry, path: Path, read: Read, on_progress: Progress
) -> Loaded:
    """Read a document of the library from its file if that still is the one, else as it is kept."""
    if known.path and is_file(path):
        with suppress(ReportableError):
            loaded = load_beside(location, path, read, on_progress)
            if loaded.as_read.id == known.id:
                return loaded
    with closing(location.open_to_read()) as library:
        as_read = library.document(known.id, as_read=True)
        if as_read is None:
            raise LibraryError(said("The document is not in the library: open its file."))
        return _shown(library, as_read)._replace(annotations=library.read_ahead(known.id))


def recall(
    library: Library, document_id: str, name: str, *, longest: int | None = None
) -> Loaded | None:
    """Return a document as the library holds it, where intake read it here; else None.

    One that came from elsewhere, or is damaged, is to be read from its file; so is one whose
    stored form is longer than `longest` characters, and one whose file was called otherwise than
    `name`: a file's name tells its format where nothing else does, and is the title of some.
    """
    with suppress(LibraryError):
        kept = library.reading(document_id, longest=longest)
        if kept is not None and kept.document.source.name == clean(name):
            loaded = _shown(library, kept.document)
            return loaded._replace(is_older=kept.version < READING_VERSION)
    return None


def recall_or_load(location: Location, path: Path, read: Read, on_progress: Progress) -> Loaded:
    """Return what `recall` does of a file, and else read it, with a connection of its own."""
    known = _recalled(location, path.name, partial(id_of, path))
    if known is not None:
        return known
    on_progress(0.0)
    return load_beside(location, path, read, on_progress)


def recall_or_load_known(
    location: Location, known: ShelfEntry, path: Path, read: Read, on_progress: Progress
) -> Loaded:
    """Return what `recall` does of a document of the library, and else read it as `load_known`."""
    kept = _recalled(location, path.name, lambda: known.id)
    if kept is not None:
        return kept
    on_progress(0.0)
    return load_known(location, known, path, read, on_progress)


def _recalled(location: Location, name: str, of: Callable[[], str]) -> Loaded | None:
    """Recall a document; where that goes wrong, reading its file says what is wrong."""
    with suppress(IntakeError, LibraryError), closing(location.open_to_read()) as library:
        found = recall(library, of(), name)
        if found is not None:
            return found._replace(annotations=library.read_ahead(found.as_read.id))
    return None


def id_of(path: Path) -> str:
    """Return the id of the document that a file is.

    Raises:
        IntakeError: it cannot be read.
    """
    return sha256(content(path)).hexdigest()


class Reread(NamedTuple):
    """A document that is to be read again: as it was read, its file, and the time."""

    as_read: Document
    path: Path
    now: datetime


def read_anew(
    location: Location, wanted: Reread, read: Read, on_progress: Progress
) -> Loaded | None:
    """Read a file again that an older version of intake read; return what has become of it.

    None where it is no longer that file, cannot be read, or is read as before, which the library
    then knows.
    """
    with suppress(IntakeError):
        if id_of(wanted.path) != wanted.as_read.id:
            return None
        loaded = load_beside(location, wanted.path, read, on_progress)
        if loaded.as_read != wanted.as_read:
            return loaded
        if loaded.stored is not None:
            with closing(location.open()) as library:
                library.remember(loaded.stored, wanted.now, wanted.path)
    return None


def _shown(library: Library, as_read: Document) -> Loaded:
    """Return what is shown of a document that the library holds."""
    corrections, fault = _corrections(as_read.id, library.corrections)
    return Loaded(as_read, None, Shown.of(as_read, corrections), fault)


def _read_now(location: Location, as_read: Document, corrections_of: CorrectionsOf) -> Loaded:
    corrections, fault = _corrections(as_read.id, corrections_of)
    stored = location.prepared(as_read, corrections, READING_VERSION)
    return Loaded(as_read, stored, Shown.of(as_read, corrections), fault)


def _corrections(
    document_id: str, corrections_of: CorrectionsOf
) -> tuple[tuple[Correction, ...], Message | str]:
    """Return a document's corrections, and why there are none where they cannot be had."""
    try:
        return corrections_of(document_id), ""
    except LibraryError as error:
        return (), error.message


def may_follow(library: Library, as_read: Document) -> bool:
    """Tell whether a document is new, and might be divided as others of its source were.

    Raises:
        LibraryError: the library cannot be read.
    """
    if library.is_read_only or len(as_read.report.outlines) < 2:
        return False
    return library.entry(as_read.id) is None


def told(shown: Shown, fault: Message | str, lost: Sequence[str]) -> tuple[Message | str, ...]:
    """Return what the user is told of a document that is open, in sentences; mostly nothing."""
    if not (lost or fault or shown.dropped):
        return ()
    from viewer.services.wording import damaged, dropped  # not for a document that is whole

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


def remembered(
    library: Library, read: Loaded, path: Path, now: datetime
) -> tuple[bool, Message | str]:
    """Store what was read; return whether it was in the trash, and why it was not stored.

    One that the library holds can be read on a full disk, too.

    Raises:
        LibraryError: it could not be stored, and the library does not hold it.
    """
    if library.is_read_only:
        return False, ""
    try:
        if read.stored is None:
            library.reopened(read.as_read.id, now, path)
            return False, ""
        return library.remember(read.stored, now, path), ""
    except LibraryError as error:
        if library.entry(read.as_read.id) is None:
            raise
        return False, error.message
