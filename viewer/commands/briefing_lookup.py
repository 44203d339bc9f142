"""Which briefing and which profile the command line means."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from data.briefing.briefing import Briefing
from data.briefing.profile import Profile
from data.errors import LibraryError
from data.files.paths import clean
from data.library import Library
from data.library.briefing_shelf import BriefingEntry
from data.library.profile_shelf import ProfileShelf
from data.messages import Message, counted, said
from viewer.commands.grammar import Parser
from viewer.commands.lookup import SHORTEST_ID, library_place, library_to_read
from viewer.services.briefings.profile_files import not_read
from viewer.system.printed_output import words

_MOST_NAMES = 20
"""So many are named where none is meant; the rest is counted."""


def add_briefing(parser: Parser) -> None:
    """Let a briefing be named."""
    told = words().tr("its name, or the beginning of its id")
    parser.add_argument("briefing", metavar="NAME", help=told)


def kept_library(chosen: Path | None) -> Library:
    """Return the user's library, open to be read alone; an empty one before the first run."""
    location = library_place(chosen)
    return library_to_read(location) or location.nowhere()


def briefing_named(name: str, library: Library) -> Briefing:
    """Return the briefing of that name, or the one whose id begins so.

    Large and small letters are told apart only where there are briefings of both names.

    Raises:
        LibraryError: there is none, there are several, or it cannot be read.
    """
    entries = library.briefings.listed()
    found = [entry for entry in entries if entry.name == name]
    found = found or [entry for entry in entries if entry.name.casefold() == name.casefold()]
    found = found or [entry for entry in entries if entry.id == name]
    if not found and len(name) >= SHORTEST_ID:
        found = [entry for entry in entries if entry.id.startswith(name)]
    if len(found) > 1:
        raise _several(name, found)
    briefing = library.briefings.read(found[0].id) if found else None
    if briefing is None:
        raise LibraryError(_none(name, entries))
    return briefing


def profile_named(name: str, shelf: ProfileShelf) -> Profile:
    """Return the profile of that name.

    Raises:
        LibraryError: there is none, or it cannot be read.
    """
    profiles = shelf.listed()
    for profile in profiles:
        if profile.name == name:
            return profile
    if name in shelf.unread():
        raise LibraryError(not_read((name,)))
    if not profiles:
        raise LibraryError(
            said(
                "There is no profile “{name}”: none is in the library. “briefing-viewer briefing "
                "profiles import” takes one in.",
                name=clean(name),
            )
        )
    raise LibraryError(
        said(
            "There is no profile “{name}”: there are {known}.",
            name=clean(name),
            known=_quoted(profile.name for profile in profiles),
        )
    )


def _none(name: str, entries: Sequence[BriefingEntry]) -> Message:
    if not entries:
        return said(
            "There is no briefing “{name}”: none is in the library.",
            name=clean(name),
        )
    return said(
        "There is no briefing “{name}”: there are {known}.",
        name=clean(name),
        known=_quoted(entry.name for entry in entries),
    )


def _several(name: str, found: Sequence[BriefingEntry]) -> LibraryError:
    length = _telling([entry.id for entry in found])
    ids = [
        said(
            "{id} (changed {when})",
            id=clean(entry.id[:length]),
            when=f"{entry.modified.astimezone():%Y-%m-%d %H:%M}",
        )
        for entry in found[:_MOST_NAMES]
    ]
    return LibraryError(
        said(
            "Several briefings are called “{name}”: write the beginning of an id instead, of "
            "{ids}.",
            name=clean(name),
            ids=", ".join(map(words(), ids)),
        )
    )


def _telling(ids: Sequence[str]) -> int:
    """Return how many signs of some ids tell them apart; 8 at least."""
    longest = max(map(len, ids))
    return next(
        (length for length in range(8, longest) if len({one[:length] for one in ids}) == len(ids)),
        longest,
    )


def _quoted(names: Iterable[str]) -> Message | str:
    each = [f"“{clean(name)}”" for name in names]
    told, left = ", ".join(each[:_MOST_NAMES]), len(each) - _MOST_NAMES
    if left <= 0:
        return told
    return counted("{names} and {count} more", "{names} and {count} more", left, names=told)
