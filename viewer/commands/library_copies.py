"""`briefing-viewer library backup` and `restore`."""

from argparse import Namespace
from contextlib import closing
from datetime import UTC, datetime

from data.errors import AbsentLibraryError, LibraryError
from data.files.paths import shown, written
from data.library import Location
from data.library.condition import Backup
from data.messages import said
from viewer.commands.grammar import Parser, VerbAction
from viewer.commands.lookup import alone, existing_library, library_place
from viewer.services.clock import now
from viewer.system.printed_output import say, say_json, words


def _add_restore(parser: Parser) -> None:
    parser.add_argument(
        "number",
        nargs="?",
        type=int,
        help=words().tr("the copy's number; without one they are listed"),
    )


def _backup(options: Namespace) -> int:
    location = existing_library(options.data_folder)
    location.open().close()  # what is no library, or a damaged one, says so
    made = location.copies.make_if_changed()
    newest = made or next(iter(location.copies.listed()), None)
    if options.json:
        say_json({"made": made is not None, "backup": written(newest.path) if newest else None})
    elif made:
        say(said("Wrote “{name}”.", name=shown(made.path)))
    elif newest:
        say(said("Nothing has changed since “{name}”.", name=shown(newest.path)))
    return 0


def _restore(options: Namespace) -> int:
    location = library_place(options.data_folder)  # one that is gone can be brought back
    known = location.copies.listed()
    if options.number is None:
        if options.json:
            say_json({"backups": [_told(backup) for backup in known]})
            return 0
        for backup in known:
            made = datetime.fromtimestamp(backup.made, UTC).astimezone()
            say(f"{backup.number:6}  {made:%Y-%m-%d %H:%M}  {backup.size / 1e6:.1f} MB\n")
        if not known:
            say(said("There is no backup yet: make one with “briefing-viewer library backup”."))
        return 0
    chosen = next((backup for backup in known if backup.number == options.number), None)
    if chosen is None:
        raise LibraryError(
            said(
                "There is no backup {number}: list them without a number.",
                number=str(options.number),
            )
        )
    is_kept, number = _put_back(location, chosen), str(chosen.number)
    if options.json:
        say_json({"restored": _told(chosen)})
    elif is_kept:
        say(
            said(
                "Restored backup {number}; what was there is the newest backup now.", number=number
            )
        )
    else:
        say(said("Restored backup {number}.", number=number))
    return 0


def _put_back(location: Location, chosen: Backup) -> bool:
    """Restore a copy; return whether there was a library, which is in the newest backup now."""
    with alone(location):
        try:
            with closing(location.open()) as library:
                library.restore(chosen.path)
        except AbsentLibraryError:
            location.mending.bring_back(chosen, now())
            return False
    return True


def _told(backup: Backup) -> dict[str, object]:
    return backup._asdict() | {"path": written(backup.path)}


BACKUP = VerbAction(
    "backup", said("make a copy, proved to be whole; without a change since, none"), _backup
)
RESTORE = VerbAction(
    "restore",
    said("put a copy in place of all that is there, which is copied before"),
    _restore,
    _add_restore,
)
