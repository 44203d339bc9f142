"""Which library and which document the command line means."""

from contextlib import closing, suppress
from pathlib import Path

from data import confined
from data.document import Document
from data.errors import AbsentLibraryError, LibraryError
from data.files.paths import clean, named, shown
from data.library import Library
from data.library.connection import is_filled, reported
from data.library.safekeeping import file_exchange, presence
from data.library.safekeeping.lock import LibraryLock
from data.messages import said
from data.notebook import Notebook
from data.structure_corrections.application import corrected
from data.structure_corrections.correction import Correction
from viewer.services.clock import now
from viewer.services.wording import damaged, dropped
from viewer.system.folders import Folders
from viewer.system.printed_output import warn

SHORTEST_ID = 4
"""So many signs of an id are written at least."""


def library_file(chosen: Path | None) -> Path:
    """Return where the user's library is; a folder that was named has to be there.

    Raises:
        LibraryError: if it is not.
    """
    folder = Folders.named(chosen)
    if folder is not None and not _is_folder(folder):
        raise LibraryError(
            said("“{name}” is no folder: name the one that holds your library.", name=shown(folder))
            if _exists(folder)
            else said(
                "The folder “{name}” does not exist: name the one that holds your library.",
                name=shown(folder),
            )
        )
    path = Folders.of(chosen).library
    with reported(path):
        if file_exchange.ready_of(path).exists():
            _finish(path)
    return path


def _finish(path: Path) -> None:
    """Complete a repair that was killed, unless a program is about to."""
    with LibraryLock.of(path) as lock, suppress(LibraryError, OSError):
        if lock.acquire():
            file_exchange.finish(path, now())


def existing_library(chosen: Path | None) -> Path:
    """Return the file of the user's library.

    Raises:
        AbsentLibraryError: there is none yet, or it is gone.
    """
    path = library_file(chosen)
    with reported(path):
        if not is_filled(path):
            raise absence(path)
    return path


def library_to_read(path: Path) -> Library | None:
    """Return the library in that file, open to be read alone; None before the first run.

    Raises:
        LibraryError: it cannot be opened; or it is gone, though there was one.
    """
    try:
        return Library.open_to_read(path)
    except AbsentLibraryError as error:
        known = absence(path) if error.is_first_run else error
        if known.is_first_run:
            return None
        raise known from None


def absence(path: Path) -> AbsentLibraryError:
    """Return what is said of a library that is absent; the settings may know of one, too."""
    error = presence.absent(path)
    if error.is_first_run and Folders.beside(path).remember_a_library():
        return presence.lost(path)
    return error


def alone(path: Path) -> LibraryLock:
    """Return the lock of the library in that file, taken: no window has the library open.

    Raises:
        LibraryError: one does.
    """
    lock = LibraryLock.of(path)
    if not lock.acquire():
        raise LibraryError(said("The library is open in a window: close it first, and try again."))
    return lock


def document_named(name: str, library: Library | None) -> Document:
    """Return the document of a file, or the one in the library whose id begins so.

    Raises:
        IntakeError, LibraryError: neither is there, or several ids begin so.
    """
    path = named(name)
    if not _exists(path) and library is not None and len(name) >= SHORTEST_ID:
        found = [entry.id for entry in library.shelf() if entry.id.startswith(name.lower())]
        if len(found) > 1:
            raise LibraryError(
                said(
                    "Several documents have an id that begins with “{name}”: write more of it "
                    "(“briefing-viewer library list --json” shows all of it).",
                    name=clean(name),
                )
            )
        document = library.document(found[0]) if found else None
        if document is not None:
            return document
    return as_corrected(confined.read_document(path), library)


def notes_on(document: Document, library: Library) -> Notebook:
    """Return a document's annotations, and say on the side what of them cannot be had."""
    notebook = library.notebook(document.id)
    lost = damaged(len(notebook.damaged))
    if lost:
        warn(lost)
    if any(entry.id == document.id for entry, _ in library.removals.listed()):
        warn(
            said(
                "The document is in the trash of your library, and its annotations are left out: "
                "“briefing-viewer library put-back” brings them back."
            )
        )
    return notebook


def file_of(name: str, document: Document, library: Library | None) -> Path | None:
    """Return the file that `document_named` read, or that the library last read, if known."""
    path = named(name)
    if _exists(path):
        return path
    entry = library.entry(document.id) if library else None
    return named(entry.path) if entry and entry.path else None


def as_corrected(document: Document, library: Library | None) -> Document:
    """Return a document that was read from a file, with the corrections that the library has.

    Raises:
        LibraryError: they are damaged.
    """
    return document if library is None else apply(document, library.corrections(document.id))


def apply(document: Document, corrections: tuple[Correction, ...]) -> Document:
    """Return a document with corrections, and say on the side how many could not be applied."""
    made, left = corrected(document, corrections)
    lost = dropped(len(left))
    if lost:
        warn(lost)
    return made


def corrections_of(document: Document, chosen: Path | None) -> tuple[Correction, ...]:
    """Return the user's corrections of a document; where they cannot be read, say so, and none."""
    try:
        return corrections_in(library_file(chosen), document)
    except LibraryError as error:
        warn(said("{error} The document is taken as it was read.", error=error.message))
        return ()


def corrections_in(path: Path, document: Document) -> tuple[Correction, ...]:
    """Return a document's corrections out of a library's file; none where there is no file.

    Raises:
        LibraryError: they cannot be read.
    """
    library = library_to_read(path)
    if library is None:
        return ()
    with closing(library):
        return library.corrections(document.id)


def _is_folder(path: Path) -> bool:
    with suppress(OSError, ValueError):
        return path.is_dir()
    return False


def _exists(path: Path) -> bool:
    """Tell whether there is a file; a name that none can have is that of none."""
    with suppress(OSError, ValueError):
        return path.exists()
    return False
