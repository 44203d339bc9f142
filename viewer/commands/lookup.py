"""Which library and which document the command line means."""

from contextlib import closing, suppress
from pathlib import Path

from data import confined
from data.document import Document
from data.errors import AbsentLibraryError, LibraryError
from data.files.paths import clean, named, shown
from data.library import Library, Location, Lock
from data.messages import said
from data.notebook import Notebook
from data.structure_corrections.application import corrected
from data.structure_corrections.correction import Correction
from viewer.services import loading
from viewer.services.clock import now
from viewer.services.wording import damaged, dropped
from viewer.system.folders import Folders
from viewer.system.printed_output import warn

SHORTEST_ID = 4
"""So many signs of an id are written at least."""


def library_place(chosen: Path | None) -> Location:
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
    location = Folders.of(chosen).location
    if location.mending.is_unfinished():
        _finish(location)
    return location


def _finish(location: Location) -> None:
    """Complete a repair that was killed, unless a program is about to."""
    with location.lock() as lock, suppress(LibraryError):
        if lock.acquire():
            location.mending.finish(now())


def existing_library(chosen: Path | None) -> Location:
    """Return where the user's library is.

    Raises:
        AbsentLibraryError: there is none yet, or it is gone.
    """
    location = library_place(chosen)
    if not location.presence.is_here():
        raise absence(location)
    return location


def library_to_read(location: Location) -> Library | None:
    """Return the library, open to be read alone; None before the first run.

    Raises:
        LibraryError: it cannot be opened; or it is gone, though there was one.
    """
    try:
        return location.open_to_read()
    except AbsentLibraryError as error:
        known = absence(location) if error.is_first_run else error
        if known.is_first_run:
            return None
        raise known from None


def absence(location: Location) -> AbsentLibraryError:
    """Return what is said of a library that is absent; the settings may know of one, too."""
    error = location.presence.absence()
    if error.is_first_run and Folders.beside(location.path).remember_a_library():
        return location.presence.loss()
    return error


def alone(location: Location) -> Lock:
    """Return the lock of the library, taken: no window has the library open.

    Raises:
        LibraryError: one does.
    """
    lock = location.lock()
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
    known = None if library is None else loading.recall(library, loading.id_of(path), path.name)
    return as_corrected(_today(known) or confined.read_document(path), library)


def read_before(path: Path, chosen: Path | None) -> Document | None:
    """Return the document of a file as the library holds it, if that is how it is read.

    Where the library cannot be read, reading the file is the way.
    """
    with suppress(LibraryError):
        library = library_to_read(library_place(chosen))
        if library is not None:
            with closing(library):
                return _today(loading.recall(library, loading.id_of(path), path.name))
    return None


def _today(known: loading.Loaded | None) -> Document | None:
    """Return what is known of a document as it was read, if it is read so by now."""
    return known.as_read if known and not known.is_older else None


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
        return corrections_in(library_place(chosen), document)
    except LibraryError as error:
        warn(said("{error} The document is taken as it was read.", error=error.message))
        return ()


def corrections_in(location: Location, document: Document) -> tuple[Correction, ...]:
    """Return a document's corrections out of a library; none where there is none.

    Raises:
        LibraryError: they cannot be read.
    """
    library = library_to_read(location)
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
