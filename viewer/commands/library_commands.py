"""What `briefing-viewer library …` does."""

from argparse import Namespace
from contextlib import closing, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from data.errors import AbsentLibraryError, DamagedLibraryError, LibraryError
from data.files.paths import clean, shown, written
from data.library import Library, Location, Lock
from data.library.condition import Backup
from data.text.query import parse
from viewer.commands import removal_commands
from viewer.commands.lookup import absence, alone, existing_library, library_place
from viewer.services.clock import LocalZone, now
from viewer.system.printed_output import say, say_json

if TYPE_CHECKING:
    from collections.abc import Callable


def run(options: Namespace) -> int:
    """Do what the command line asks of the library; return the exit status."""
    # A library that is gone can be brought back.
    find = library_place if options.action in {"restore", "repair"} else existing_library
    location = find(options.data_folder)
    actions: dict[str, Callable[[Location, Namespace], int]] = {
        "list": _list,
        "search": _search,
        "backup": _backup,
        "restore": _restore,
        "check": _check,
        "repair": _repair,
        "remove": removal_commands.remove,
        "put-back": removal_commands.put_back,
        "trash": removal_commands.trash,
    }
    return actions[options.action](location, options)


def _list(location: Location, options: Namespace) -> int:
    with closing(location.open_to_read()) as library:
        shelf = library.shelf()
    if options.json:
        rows = [entry._asdict() | {"opened": entry.opened.isoformat()} for entry in shelf]
        say_json({"documents": rows})
        return 0
    for entry in shelf:
        count = f"{entry.annotations:,} annotation{'' if entry.annotations == 1 else 's'}"
        opened = entry.opened.astimezone()
        say(f"{entry.id[:8]}  {opened:%Y-%m-%d}  {clean(entry.title)}  ({count})\n")
    if not shelf:
        say("No document is in the library.\n")
    return 0


def _search(location: Location, options: Namespace) -> int:
    query = parse(" ".join(options.words))
    with location.lock() as lock, closing(_opened_for_search(location, lock)) as library:
        found = library.search(query, limit=options.limit, zone=LocalZone())
    if options.json:
        hits = [hit._asdict() for hit in found.hits]
        remarks = {"remarks": found.remarks} if found.remarks else {}
        say_json({"hits": hits, "more": found.more, **remarks})
        return 0
    for remark in found.remarks:
        say(f"{clean(remark)}\n")
    for hit in found.hits:
        kind = "annotation" if hit.annotation_id else "text"
        where = hit.citation or "whole document"
        say(f"{clean(hit.title)}, {where} ({kind})\n    {clean(hit.excerpt)}\n")
    if not found.hits:
        say("Nothing was found.\n")
    elif found.more:
        say("There is more: raise --limit, or narrow the search.\n")
    return 0


def _opened_for_search(location: Location, lock: Lock) -> Library:
    """Open the library with all of it indexed; a window that has it open indexes by itself."""
    is_alone = False
    with suppress(LibraryError):  # a folder that may not be written to
        is_alone = lock.acquire()
    if not is_alone:
        return location.open_to_read()
    library = location.open()
    library.index()
    return library


def _backup(location: Location, options: Namespace) -> int:
    location.open().close()  # what is no library, or a damaged one, says so
    made = location.copies.make_if_changed()
    newest = made or next(iter(location.copies.listed()), None)
    if options.json:
        say_json({"made": made is not None, "backup": written(newest.path) if newest else None})
    elif made:
        say(f"Wrote “{shown(made.path)}”.\n")
    elif newest:
        say(f"Nothing has changed since “{shown(newest.path)}”.\n")
    return 0


def _restore(location: Location, options: Namespace) -> int:
    known = location.copies.listed()
    if options.number is None:
        if options.json:
            say_json({"backups": [_told(backup) for backup in known]})
            return 0
        for backup in known:
            made = datetime.fromtimestamp(backup.made, UTC).astimezone()
            say(f"{backup.number:6}  {made:%Y-%m-%d %H:%M}  {backup.size / 1e6:.1f} MB\n")
        if not known:
            say("There is no backup yet: make one with “briefing-viewer library backup”.\n")
        return 0
    chosen = next((backup for backup in known if backup.number == options.number), None)
    if chosen is None:
        raise LibraryError(f"There is no backup {options.number}: list them without a number.")
    kept = _put_back(location, chosen)
    if options.json:
        say_json({"restored": _told(chosen)})
    else:
        say(f"Restored backup {chosen.number}{kept}.\n")
    return 0


def _put_back(location: Location, chosen: Backup) -> str:
    """Restore a copy; return what is said of what was there before."""
    with alone(location):
        try:
            with closing(location.open()) as library:
                library.restore(chosen.path)
        except AbsentLibraryError:
            location.mending.bring_back(chosen, now())
            return ""
    return "; what was there is the newest backup now"


def _check(location: Location, options: Namespace) -> int:
    try:
        with closing(location.open()) as library:
            findings = library.check()
    except DamagedLibraryError as error:
        if options.json:
            whole = {"table": "", "key": "", "what": str(error)}
            say_json({"sound": False, "rows": {}, "faults": [whole]})
            return 1
        raise
    if options.json:
        faults = [fault._asdict() for fault in findings.faults]
        say_json({"sound": findings.is_sound, "rows": findings.rows, "faults": faults})
    elif findings.is_sound:
        say(f"All {sum(findings.rows.values()):,} rows are what was written.\n")
    else:
        for fault in findings.faults:
            say(f"{' '.join(part for part in fault[:2] if part)}: {fault.what}\n")
        say("The library is damaged: run “briefing-viewer library repair”.\n")
    return 0 if findings.is_sound else 1


def _repair(location: Location, options: Namespace) -> int:
    if not location.presence.is_or_was_here():
        raise absence(location)
    with alone(location):
        try:
            with closing(location.open()) as library:
                is_sound = library.check().is_sound and not library.is_hollow()
        except (DamagedLibraryError, AbsentLibraryError):
            is_sound = False
        if is_sound:
            said: dict[str, object] = {"repaired": False}
            told = "The library is sound; nothing was changed."
        else:
            done = location.mending.repair(now())
            aside = written(done.aside) if done.aside else None
            said = {"repaired": True, "aside": aside, "rows": done.rows, "salvaged": done.salvaged}
            told = done.in_words()
    if options.json:
        say_json(said)
    else:
        say(f"{told}\n")
    return 0


def _told(backup: Backup) -> dict[str, object]:
    return backup._asdict() | {"path": written(backup.path)}
