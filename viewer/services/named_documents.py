"""Which document of the library a citation names: a handout cites more than one."""

from collections.abc import Iterator
from contextlib import closing
from functools import partial

from data.basis.progress import Progress
from data.citation import short_name
from data.library import Library, Location, ShelfEntry
from data.text.folding import folded

_MOST = 400
"""Documents, opened last, whose short names are looked at; titles are looked at in all."""


def named_document(location: Location, name: str, on_progress: Progress) -> ShelfEntry | None:
    """Return the document of a library that is called so by its title or its short name, or None.

    Any thread may ask.
    """
    wanted = folded(name).strip()
    with closing(location.open_to_read()) as library:
        shelf = library.shelf()
        for entry in shelf:
            if folded(entry.title).strip() == wanted:
                return entry
        calls = partial(_called, library, wanted)
        return next(filter(calls, _told(shelf[:_MOST], on_progress)), None)


def _called(library: Library, wanted: str, entry: ShelfEntry) -> bool:
    document = library.document(entry.id)
    return document is not None and folded(short_name(document)).strip() == wanted


def _told(shelf: tuple[ShelfEntry, ...], on_progress: Progress) -> Iterator[ShelfEntry]:
    for number, entry in enumerate(shelf):
        on_progress(number / len(shelf))
        yield entry
