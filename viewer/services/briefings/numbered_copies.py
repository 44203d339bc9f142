"""The numbered copies of a briefing: one for each recipient that a profile names."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from data.annotation import Label
from data.basis.progress import Progress, part_of, unheard
from data.briefing.briefing import Briefing
from data.briefing.profile import Profile
from data.errors import ExportError
from data.files.paths import clean
from data.messages import Message, Words, said
from exporters.destination import NOTHING, Kept
from exporters.options import ExportOptions
from viewer.services.briefings.briefing_options import marked_stem
from viewer.services.briefings.briefing_workshop import BriefingWorkshop
from viewer.services.handout import stem

_MOST_BYTES = 255
"""So long is a file's name at most, in UTF-8, on the file systems that there are."""
_OF_RECIPIENT = 80
"""Bytes of a recipient's name that a file's name holds; its number tells it from others."""


class NumberedCopy(NamedTuple):
    """A copy of a briefing, which says its number; for whom; and its own file."""

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

    Each says its number and its recipient, beside the reader where the author names another; its
    file's name says both, after that of `path`. `words` is the language of the frame.

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
    path = path.with_name(f"{marked_stem(path.stem, briefing, profile)}{path.suffix}")
    for number, recipient in enumerate(profile.recipients, 1):
        copy = words(number_of(number, count))
        reader = _reader(briefing.title.prepared_for, recipient, words)
        title = replace(briefing.title, copy=copy, prepared_for=reader)
        named = path.with_name(_file_name(path, copy, recipient, words))
        yield NumberedCopy(replace(briefing, title=title), recipient, named)


def write_copies(
    workshop: BriefingWorkshop,
    copies: Sequence[NumberedCopy],
    *,
    labels: tuple[Label, ...],
    options: ExportOptions,
    profile: Profile | None,
    kept: Kept = NOTHING,
    on_progress: Progress = unheard,
) -> tuple[Path, ...]:
    """Write copies, one file each, and return the files; those written stay, whatever comes.

    Raises:
        ExportError, CancelledError, LibraryError: as `BriefingWorkshop.export`.
    """
    return tuple(
        workshop.export(
            copy.briefing,
            copy.path,
            labels=labels,
            options=options,
            profile=profile,
            kept=kept,
            on_progress=part_of(on_progress, number / len(copies), 1 / len(copies)),
        )
        for number, copy in enumerate(copies)
    )


def write_in_one(
    workshop: BriefingWorkshop,
    copies: Sequence[NumberedCopy],
    path: Path,
    *,
    labels: tuple[Label, ...],
    options: ExportOptions,
    profile: Profile | None,
    kept: Kept = NOTHING,
    on_progress: Progress = unheard,
) -> tuple[Path, ...]:
    """Write copies to one file with pages, one after the other, and return the file.

    Raises:
        ExportError, CancelledError, LibraryError: as `BriefingWorkshop.export_copies`.
    """
    briefings = [copy.briefing for copy in copies]
    written = workshop.export_copies(
        briefings,
        path,
        labels=labels,
        options=options,
        profile=profile,
        kept=kept,
        on_progress=on_progress,
    )
    return (written,)


def _reader(named: str, recipient: str, words: Words) -> str:
    """Return whom a copy is prepared for: its recipient, and the reader whom the author named."""
    if not named or named == recipient:
        return recipient
    return words.tr("{reader} (this copy: {recipient})", reader=named, recipient=recipient)


def _file_name(path: Path, copy: str, recipient: str, words: Words) -> str:
    """Return the name of a copy's file: what is too long of the briefing's is left out."""
    reader = _cut(stem(recipient), _OF_RECIPIENT)
    number = stem(words.tr("copy {copy}", copy=copy))
    rest = "".join(f" – {part}" for part in (number, reader) if part) + path.suffix
    return _cut(path.stem, _MOST_BYTES - len(rest.encode())) + rest


def _cut(text: str, most: int) -> str:
    """Return the beginning of a text, of at most so many bytes in UTF-8."""
    return text.encode(errors="ignore")[:most].decode(errors="ignore").rstrip(" .-–")
