"""`briefing-viewer library`: all documents of the user, and the file that they are kept in."""

from data.messages import said
from viewer.commands.grammar import VerbAction, verb_of


def _actions() -> tuple[VerbAction, ...]:
    from viewer.commands.library_contents import LIST, SEARCH
    from viewer.commands.library_copies import BACKUP, RESTORE
    from viewer.commands.library_removal import PUT_BACK, REMOVE, TRASH
    from viewer.commands.library_soundness import CHECK, REPAIR

    return (LIST, SEARCH, BACKUP, RESTORE, REMOVE, PUT_BACK, TRASH, CHECK, REPAIR)


VERB = verb_of(
    "library",
    said("list and search your documents; back up, check and repair"),
    said(
        "List and search your documents and annotations; back the library up, check and repair it."
    ),
    _actions,
    "ACTION",
)
