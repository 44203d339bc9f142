"""`briefing-viewer library remove`, `put-back` and `trash`: documents leave, and come back."""

import sys
from argparse import Namespace
from collections.abc import Collection
from contextlib import closing, suppress
from datetime import UTC
from hashlib import sha256
from typing import NamedTuple

from data.errors import IntakeError, LibraryError
from data.files import paths
from data.files.paths import clean, named, written
from data.library import Library, ShelfEntry
from data.library.condition import Held
from data.messages import Message, counted, said
from viewer.commands.grammar import Parser, VerbAction, add_document
from viewer.commands.lookup import SHORTEST_ID, alone, existing_library
from viewer.services import removal
from viewer.services.clock import now
from viewer.services.removal import RememberedFiles
from viewer.services.wording import annotations_of
from viewer.system.folders import Folders
from viewer.system.printed_output import say, say_json, words


class _Meant(NamedTuple):
    """The document that is meant; no entry for one that only backups can still hold."""

    id: str
    entry: ShelfEntry | None
    is_removed: bool


def _add_remove(parser: Parser) -> None:
    add_document(parser)
    for name, told in (
        ("for-good", said("delete it, in the trash or not; it does not return")),
        ("backups", said("with --for-good: take it out of the backups, too")),
        ("yes", said("do not ask")),
    ):
        parser.add_argument(f"--{name}", action="store_true", help=words()(told))


def _remove(options: Namespace) -> int:
    """Move a document to the trash, or delete it for good; return the exit status."""
    location = existing_library(options.data_folder)
    if options.backups and not options.for_good:
        raise LibraryError(said("Backups are rewritten only for what is deleted: add --for-good."))
    with alone(location), closing(location.open(clock=now)) as library:
        meant = _named(options.document, library, deleted=options.for_good and options.backups)
        if not _agreed(meant, options):
            say(said("Nothing was changed."))
            return 1
        if options.for_good:
            return _delete(library, meant, options)
        if not meant.is_removed:
            library.removals.remove(meant.id)
    _forget(_remembered(options), meant)
    entry = _entry(meant)
    if options.json:
        say_json(_told(entry) | {"for_good": False})
    elif meant.is_removed:
        say(said("“{title}” is in the trash already.", title=clean(entry.title)))
    else:
        say(
            said(
                "Moved “{title}” to the trash ({annotations}). “{command}” brings it back.",
                title=clean(entry.title),
                annotations=annotations_of(entry),
                command=f"briefing-viewer library put-back {entry.id[:8]}",
            )
        )
    return 0


def _put_back(options: Namespace) -> int:
    """Take a document out of the trash; return the exit status."""
    location = existing_library(options.data_folder)
    with alone(location), closing(location.open()) as library:
        meant = _named(options.document, library)
        library.removals.put_back(meant.id)
    entry = _entry(meant)
    if options.json:
        say_json(_told(entry) | {"was_in_trash": meant.is_removed})
    elif meant.is_removed:
        say(
            said(
                "“{title}” is back ({annotations}).",
                title=clean(entry.title),
                annotations=annotations_of(entry),
            )
        )
    else:
        say(said("“{title}” is not in the trash; nothing was changed.", title=clean(entry.title)))
    return 0


def _trash(options: Namespace) -> int:
    """Print the documents in the trash; return the exit status."""
    with closing(existing_library(options.data_folder).open_to_read()) as library:
        found = library.removals.listed()
    if options.json:
        rows = [
            _told(entry) | {"removed": removed.astimezone(UTC).isoformat()}
            for entry, removed in found
        ]
        say_json({"documents": rows})
        return 0
    for entry, removed in found:
        when = f"{removed.astimezone():%Y-%m-%d}"
        held = words()(annotations_of(entry))
        say(f"{entry.id[:8]}  {when}  {clean(entry.title)}  ({held})\n")
    if not found:
        say(said("No document is in the trash."))
    return 0


def _delete(library: Library, meant: _Meant, options: Namespace) -> int:
    remembered = _remembered(options)
    done = removal.delete(
        library,
        [meant.id] if meant.entry else [],
        now(),
        gone=[] if meant.entry else [meant.id],
        with_backups=options.backups,
        remembered=remembered.files() if remembered else (),
    )
    _forget(remembered, meant, done.copies)
    rewritten, held = done.rewritten, done.held
    if options.json:
        told = _told(meant.entry) if meant.entry else {"document": meant.id}
        numbers = {"rewritten": [backup.number for backup in rewritten]}
        say_json(told | {"for_good": True, "backups": numbers | _numbers(held)})
    else:
        told_of = [_deleted(meant.entry), *_rewritten(len(rewritten))]
        lines = [*map(words(), told_of), clean(words()(held.in_words()))]
        say(" ".join(line for line in lines if line) + "\n")
    return 1 if options.backups and (held.backups or held.unread) else 0


def _deleted(entry: ShelfEntry | None) -> Message:
    if entry is None:
        return said("The document was deleted for good before.")
    return said("“{title}” was deleted for good.", title=clean(entry.title))


def _rewritten(count: int) -> tuple[Message, ...]:
    told = counted("{count} backup rewritten.", "{count} backups rewritten.", count)
    return (told,) if count else ()


def _numbers(held: Held) -> dict[str, object]:
    return {
        "hold": [backup.number for backup in held.backups],
        "unread": [backup.number for backup in held.unread],
        "aside": [str(path) for path in held.aside],
    }


def _agreed(meant: _Meant, options: Namespace) -> bool:
    """Ask on a terminal, where somebody can answer; what a script says is meant."""
    if options.yes or options.json or meant.entry is None or not sys.stdin.isatty():
        return True
    title, held = clean(meant.entry.title), annotations_of(meant.entry)
    if options.for_good:
        question = said("Delete “{title}” for good ({held})? [y/N]", title=title, held=held)
    else:
        question = said("Move “{title}” to the trash ({held})? [y/N]", title=title, held=held)
    say(f"{words()(question)} ")
    yes = words().tr("y, yes").split(", ")
    return sys.stdin.readline().strip().casefold() in {*yes, "y", "yes"}


def _remembered(options: Namespace) -> RememberedFiles | None:
    """Return what the window remembers of files; None where there never was a window."""
    path = Folders.of(options.data_folder).settings
    return options.remembered(path) if path.exists() else None


def _forget(
    remembered: RememberedFiles | None, meant: _Meant, copies: Collection[str] = ()
) -> None:
    """Let the next window not open the document again, nor offer it or copies of it."""
    if remembered is not None:
        names = {meant.entry.path} if meant.entry and meant.entry.path else set()
        remembered.forget(names | set(copies))
        remembered.save()


def _named(name: str, library: Library, *, deleted: bool = False) -> _Meant:
    """Return the document of a file, or the one whose id begins so, in the library or its trash.

    Raises:
        LibraryError: there is none, or several.
    """
    shelf = {entry.id: _Meant(entry.id, entry, is_removed=False) for entry in library.shelf()}
    removed = (entry for entry, _ in library.removals.listed())
    known = shelf | {entry.id: _Meant(entry.id, entry, is_removed=True) for entry in removed}
    if deleted:
        gone = ((key, _Meant(key, None, is_removed=False)) for key in library.removals.deleted())
        known |= {key: meant for key, meant in gone if key not in known}
    with suppress(IntakeError):
        same = known.get(sha256(paths.content(named(name))).hexdigest())
        if same is not None:
            return same
    found = [one for one in known.values() if one.entry and one.entry.path == _absolute(name)]
    if not found and len(name) >= SHORTEST_ID:
        found = [one for one in known.values() if one.id.startswith(name.lower())]
    if not found:
        raise LibraryError(
            said(
                "“{name}” is not in the library: “briefing-viewer library list” shows what is, "
                "and “library trash” what was removed.",
                name=clean(name),
            )
        )
    if len(found) > 1:
        raise LibraryError(
            said(
                "Several documents are meant by “{name}”: write more of the id "
                "(“briefing-viewer library list --json” shows all of it).",
                name=clean(name),
            )
        )
    return found[0]


def _absolute(name: str) -> str:
    with suppress(IntakeError, OSError, ValueError):
        return written(named(name).absolute())
    return name


def _entry(meant: _Meant) -> ShelfEntry:
    if meant.entry is None:
        raise LibraryError(said("The document is not in the library: nothing was changed."))
    return meant.entry


def _told(entry: ShelfEntry) -> dict[str, object]:
    return {
        "document": entry.id,
        "title": entry.title,
        "annotations": entry.annotations,
        "briefing": entry.briefing,
    }


REMOVE = VerbAction(
    "remove",
    said("move a document, with its annotations, to the trash; or delete it for good"),
    _remove,
    _add_remove,
    said(
        "The file that it was read from stays where it is. On a terminal, what is to be done is "
        "asked first."
    ),
)
PUT_BACK = VerbAction(
    "put-back", said("take a document out of the trash, as it was"), _put_back, add_document
)
TRASH = VerbAction("trash", said("print the documents in the trash, removed last first"), _trash)
