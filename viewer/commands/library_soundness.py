"""`briefing-viewer library check` and `repair`."""

from argparse import Namespace
from contextlib import closing

from data.errors import HOW_TO_REPAIR, AbsentLibraryError, DamagedLibraryError
from data.files.paths import written
from data.messages import counted, said
from viewer.commands.grammar import VerbAction
from viewer.commands.lookup import absence, alone, existing_library, library_place
from viewer.services.clock import now
from viewer.system.printed_output import say, say_json, words


def _check(options: Namespace) -> int:
    location = existing_library(options.data_folder)
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
        faults = [fault._asdict() | {"what": str(fault.what)} for fault in findings.faults]
        say_json({"sound": findings.is_sound, "rows": findings.rows, "faults": faults})
    elif findings.is_sound:
        say(
            counted(
                "All {count} rows are what was written.",
                "All {count} rows are what was written.",
                sum(findings.rows.values()),
            )
        )
    else:
        for fault in findings.faults:
            place = " ".join(part for part in (fault.table, fault.key) if part)
            say(f"{place}: {words()(fault.what)}\n")
        say(said("The library is damaged: {repair}.", repair=HOW_TO_REPAIR))
    return 0 if findings.is_sound else 1


def _repair(options: Namespace) -> int:
    location = library_place(options.data_folder)  # one that is gone can be brought back
    if not location.presence.is_or_was_here():
        raise absence(location)
    with alone(location):
        try:
            with closing(location.open()) as library:
                is_sound = library.check().is_sound and not library.is_hollow()
        except (DamagedLibraryError, AbsentLibraryError):
            is_sound = False
        if is_sound:
            facts: dict[str, object] = {"repaired": False}
            told = said("The library is sound; nothing was changed.")
        else:
            done = location.mending.repair(now())
            aside = written(done.aside) if done.aside else None
            facts = {"repaired": True, "aside": aside, "rows": done.rows, "salvaged": done.salvaged}
            told = done.in_words()
    if options.json:
        say_json(facts)
    else:
        say(told)
    return 0


CHECK = VerbAction("check", said("look at every row"), _check)
REPAIR = VerbAction(
    "repair", said("make a damaged library anew from its copies and from itself"), _repair
)
