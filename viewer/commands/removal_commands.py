"""What `briefing-viewer library remove`, `put-back` and `trash` do."""

import sys
from argparse import Namespace
from contextlib import closing, suppress
from datetime import UTC
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from data.errors import IntakeError, LibraryError
from data.files import paths
from data.files.paths import clean, named, written
from data.library import Library, Location, ShelfEntry
from data.library.condition import Held
from viewer.commands.lookup import SHORTEST_ID, alone
from viewer.services import remembered_files
from viewer.services.clock import now
from viewer.services.wording import annotations_of
from viewer.system.folders import Folders
from viewer.system.printed_output import say, say_json


class _Meant(NamedTuple):
    """The document that is meant; no entry for one that only backups can still hold."""

    id: str
    entry: ShelfEntry | None
    is_removed: bool


def remove(location: Location, options: Namespace) -> int:
    """Move a document to the trash, or delete it for good; return the exit status."""
    if options.backups and not options.for_good:
        raise LibraryError("Backups are rewritten only for what is deleted: add --for-good.")
    with alone(location), closing(location.open(clock=now)) as library:
        meant = _named(options.document, library, deleted=options.for_good and options.backups)
        if not _agreed(meant, options):
            say("Nothing was changed.\n")
            return 1
        if options.for_good:
            return _delete(library, meant, options)
        if not meant.is_removed:
            library.removals.remove(meant.id)
    _forget(options.data_folder, meant, content=False)
    entry = _entry(meant)
    if options.json:
        say_json(_told(entry) | {"for_good": False})
    elif meant.is_removed:
        say(f"“{clean(entry.title)}” is in the trash already.\n")
    else:
        say(
            f"Moved “{clean(entry.title)}” to the trash, with {annotations_of(entry)}. "
            f"“briefing-viewer library put-back {entry.id[:8]}” brings it back.\n"
        )
    return 0


def put_back(location: Location, options: Namespace) -> int:
    """Take a document out of the trash; return the exit status."""
    with alone(location), closing(location.open()) as library:
        meant = _named(options.document, library)
        library.removals.put_back(meant.id)
    entry = _entry(meant)
    if options.json:
        say_json(_told(entry) | {"was_in_trash": meant.is_removed})
    elif meant.is_removed:
        say(f"“{clean(entry.title)}” is back, with {annotations_of(entry)}.\n")
    else:
        say(f"“{clean(entry.title)}” is not in the trash; nothing was changed.\n")
    return 0


def trash(location: Location, options: Namespace) -> int:
    """Print the documents in the trash; return the exit status."""
    with closing(location.open_to_read()) as library:
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
        say(f"{entry.id[:8]}  {when}  {clean(entry.title)}  ({annotations_of(entry)})\n")
    if not found:
        say("No document is in the trash.\n")
    return 0


def _delete(library: Library, meant: _Meant, options: Namespace) -> int:
    if meant.entry is not None:
        library.removals.delete_for_good(meant.id)
    rewritten = library.location.copies.purge([meant.id], now()) if options.backups else ()
    held = library.location.copies.holding([meant.id])
    _forget(options.data_folder, meant, content=True)
    if options.json:
        told = _told(meant.entry) if meant.entry else {"document": meant.id}
        numbers = {"rewritten": [backup.number for backup in rewritten]}
        say_json(told | {"for_good": True, "backups": numbers | _numbers(held)})
    else:
        name = f"“{clean(meant.entry.title)}”" if meant.entry else "The document"
        done = "was deleted for good before" if meant.entry is None else "was deleted for good"
        more = f" {len(rewritten):,} backup{'' if len(rewritten) == 1 else 's'} rewritten."
        still = f" {clean(held.in_words())}" if held.in_words() else ""
        say(f"{name} {done}.{more if rewritten else ''}{still}\n")
    return 1 if options.backups and (held.backups or held.unread) else 0


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
    what = "Delete for good" if options.for_good else "Move to the trash:"
    say(f"{what} “{clean(meant.entry.title)}”, with {annotations_of(meant.entry)}? [y/N] ")
    return sys.stdin.readline().strip().casefold() in {"y", "yes"}


def _forget(chosen: Path | None, meant: _Meant, *, content: bool) -> None:
    """Let the next window not open the document again, nor offer it; with `content`, no copy."""
    path = Folders.of(chosen).settings
    if not path.exists():
        return
    from viewer.session.settings import LAST, Settings  # Qt, which nothing else here needs

    settings = Settings(path)
    names = {meant.entry.path} if meant.entry and meant.entry.path else set()
    known = list(settings.recent())
    with suppress(IntakeError):  # what is no path of this computer is no copy
        known += [named(last)] if (last := settings.value(LAST)) else []
    settings.forget(names | set(remembered_files.copies(known, meant.id) if content else ()))
    settings.save()


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
            f"“{clean(name)}” is not in the library: “briefing-viewer library list” shows what is, "
            "and “library trash” what was removed."
        )
    if len(found) > 1:
        raise LibraryError(
            f"Several documents are meant by “{clean(name)}”: write more of the id "
            "(“briefing-viewer library list --json” shows all of it)."
        )
    return found[0]


def _absolute(name: str) -> str:
    with suppress(IntakeError, OSError, ValueError):
        return written(named(name).absolute())
    return name


def _entry(meant: _Meant) -> ShelfEntry:
    if meant.entry is None:
        raise LibraryError("The document is not in the library: nothing was changed.")
    return meant.entry


def _told(entry: ShelfEntry) -> dict[str, object]:
    return {
        "document": entry.id,
        "title": entry.title,
        "annotations": entry.annotations,
        "briefing": entry.briefing,
    }
