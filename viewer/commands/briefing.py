"""`briefing-viewer briefing`: the briefings of the library, and the profiles of offices."""

from data.messages import said
from viewer.commands.grammar import VerbAction, verb_of


def _actions() -> tuple[VerbAction, ...]:
    from viewer.commands.briefing_contents import LIST, SHOW
    from viewer.commands.briefing_export import EXPORT
    from viewer.commands.office_profiles import PROFILES

    return (LIST, SHOW, EXPORT, PROFILES)


VERB = verb_of(
    "briefing",
    said("list, show and export your briefings; office profiles"),
    said(
        "List and show the briefings of your library, and write their handouts; take the profile "
        "of an office in and out as a file."
    ),
    _actions,
    "list|show|export|profiles",
)
