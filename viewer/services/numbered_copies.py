"""The numbered copies of a briefing: one for each recipient that a profile names."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from data.briefing.briefing import Briefing
from data.briefing.profile import Profile
from data.errors import ExportError
from data.files.paths import clean
from data.messages import Message, Words, said


class NumberedCopy(NamedTuple):
    """A copy of a briefing, which says its number; for whom; and where it is written."""

    briefing: Briefing
    recipient: str
    path: Path


def number_of(number: int, count: int) -> Message:
    """Return what a copy says of itself: "3 of 12"."""
    return said("{number} of {count}", number=number, count=count)


def numbered_copies(
    briefing: Briefing, profile: Profile | None, path: Path, words: Words
) -> Iterator[NumberedCopy]:
    """Yield a briefing's copies in the order of the profile's recipients.

    Each bears its number, in its file's name as well, and is prepared for its recipient where the
    author names no other reader. `words` is the language of the handout's frame.

    Raises:
        ExportError: there is no profile, or it names no recipients.
    """
    if profile is None:
        raise ExportError(
            said("Copies are numbered for the recipients of a profile: choose one with recipients.")
        )
    if not profile.recipients:
        raise ExportError(
            said(
                "The profile “{name}” names no recipients, so there are no copies to be numbered.",
                name=clean(profile.name),
            )
        )
    count = len(profile.recipients)
    for number, recipient in enumerate(profile.recipients, 1):
        copy = words(number_of(number, count))
        title = replace(
            briefing.title, copy=copy, prepared_for=briefing.title.prepared_for or recipient
        )
        named = path.with_name(f"{path.stem} {copy}{path.suffix}")
        yield NumberedCopy(replace(briefing, title=title), recipient, named)
