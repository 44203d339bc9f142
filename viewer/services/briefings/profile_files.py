"""The profile of an office as a file, from one library to another."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from data.briefing.pictures.logo import proved
from data.briefing.profile import LONGEST_NAME, Profile
from data.errors import FormatError
from data.files import paths
from data.messages import Message, counted, said
from data.serial.profile_json import MOST_BYTES, PROFILE
from exporters import atomic_file
from exporters.destination import Kept

SUFFIX = ".profile"


def read_profile(path: Path) -> Profile:
    """Return the profile that a file holds; its logo is proved.

    Raises:
        FormatError: it holds none that can be read, or its logo is none.
        IntakeError: it cannot be read, or is too large.
    """
    content = paths.content(path, most=MOST_BYTES)
    try:
        return _with_proved_logo(PROFILE.loads(content.decode("utf-8")))
    except UnicodeDecodeError:
        reason: Message | str = said("It is no text.")
    except FormatError as error:
        reason = error.message
    raise FormatError(
        said(
            "“{name}” cannot be taken in as the profile of an office. {reason}",
            name=paths.shown(path),
            reason=reason,
        )
    )


def write_profile(profile: Profile, path: Path, *, keep: Kept) -> None:
    """Write a profile to a file.

    Raises:
        ExportError: with the reason in one line.
    """
    atomic_file.write(path, PROFILE.dumps(profile).encode(), keep=keep)


def not_read(names: Sequence[str]) -> Message:
    """Return what is said of profiles that are kept and cannot be read, at least one."""
    return counted(
        "{count} profile cannot be read and is kept as it is; a backup may have it whole: {names}.",
        "{count} profiles cannot be read and are kept as they are; a backup may have them whole: "
        "{names}.",
        len(names),
        names=", ".join(f"“{paths.clean(name)}”" for name in names),
    )


def free_name(name: str, taken: Iterable[str]) -> str:
    """Return a profile's name that is not taken: as it is, or with a number behind it."""
    known = frozenset(taken)
    number, free = 1, name[:LONGEST_NAME]
    while free in known:
        number += 1
        behind = f" ({number})"
        free = name[: LONGEST_NAME - len(behind)].rstrip() + behind
    return free


def _with_proved_logo(profile: Profile) -> Profile:
    head = profile.letterhead
    if head is None or head.logo is None:
        return profile
    return replace(profile, letterhead=replace(head, logo=proved(head.logo.file)))
