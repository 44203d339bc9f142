"""`briefing-viewer briefing export`: the handout of a briefing, or a numbered copy for each."""

from argparse import Namespace
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from data.annotation import Label
from data.basis.progress import unheard
from data.briefing.briefing import Briefing, Depth
from data.briefing.checks import Caution
from data.briefing.profile import Profile
from data.errors import ExportError
from data.files.paths import clean, named, shown, written
from data.library import Library
from data.messages import Message, counted, said
from exporters import writing_formats
from exporters.destination import Kept
from exporters.options import Attachment
from viewer.commands import grammar
from viewer.commands.briefing_contents import drift, not_printed, unprinted_lines
from viewer.commands.briefing_lookup import (
    add_briefing,
    briefing_named,
    kept_library,
    profile_named,
)
from viewer.commands.grammar import Parser, VerbAction
from viewer.services.briefings.briefing_options import options_for
from viewer.services.briefings.briefing_workshop import BriefingWorkshop
from viewer.services.briefings.numbered_copies import (
    NumberedCopy,
    numbered_copies,
    write_copies,
    write_in_one,
)
from viewer.services.briefings.one_side import over_one_side
from viewer.services.clock import handout_time
from viewer.services.handout import NO_SHEETS
from viewer.system.folders import Folders
from viewer.system.printed_output import say, say_json, warn, words

_DOCUMENT = said("a document of this briefing")


class BriefingJob(NamedTuple):
    """A briefing as it is to be written, and all that is needed for it."""

    briefing: Briefing
    profile: Profile | None
    labels: tuple[Label, ...]
    workshop: BriefingWorkshop
    kept: Kept


def _add_export(parser: Parser) -> None:
    add_briefing(parser)
    told = words()
    suffixes = [suffix for known in writing_formats.formats() for suffix in known.suffixes]
    what = told.tr("the file to write: {suffixes}", suffixes=grammar.listed(suffixes))
    parser.add_argument("out", type=grammar.path, metavar="OUT", help=what)
    what = told.tr("how much of its pieces it shows; default: as kept")
    parser.add_argument("--depth", choices=tuple(map(str, Depth)), help=what)
    what = told.tr("that of an office, in place of the briefing's; empty for none")
    parser.add_argument("--profile", metavar="NAME", help=what)
    what = told.tr("the handling line of every page")
    parser.add_argument("--marking", metavar="TEXT", help=what)
    what = told.tr("a file for each recipient of the profile, numbered “3 of 12”")
    parser.add_argument("--copies", action="store_true", help=what)
    what = told.tr("all numbered copies one after the other in OUT, to be printed at once")
    parser.add_argument("--together", action="store_true", help=what)


def job_of(
    briefing: Briefing,
    library: Library,
    data_folder: Path | None,
    *,
    marking: str | None = None,
    source: Path | None = None,
) -> BriefingJob:
    """Return what is to be written of a briefing, with its profile, and a marking in place of its.

    `source` is one more file of a document that nothing is to be written over.

    Raises:
        ExportError: the profile does not know the marking.
        LibraryError: there is no such profile.
    """
    profile = None
    if briefing.profile:
        profile = profile_named(briefing.profile, library.profiles)
    if marking is not None:
        _check_marking(marking, profile)
        briefing = replace(briefing, marking=marking)
    workshop = BriefingWorkshop(library.location, handout_time)
    kept = Folders.of(data_folder).kept(*_files(briefing, library), (source, _DOCUMENT))
    return BriefingJob(briefing, profile, library.labels(), workshop, kept)


def write(
    job: BriefingJob,
    out: Path,
    *,
    with_copies: bool = False,
    together: bool = False,
    fonts: tuple[Path, ...] = (),
    attachments: tuple[Attachment, ...] = (),
) -> tuple[Path, ...]:
    """Write a briefing, or its numbered copies, all `together` in one file, and return the files.

    Raises:
        ExportError: as `exporters.export`; the profile names no recipients, or the pages are of a
            kind that files do not go with.
    """
    writing_formats.choose(out)  # before the first of many
    options = options_for(job.briefing, job.profile, words(), fallback_fonts=fonts)
    try:
        options = replace(options, attachments=attachments)
    except ValueError as error:
        raise ExportError(NO_SHEETS) from error
    copies: Sequence[NumberedCopy] = (NumberedCopy(job.briefing, "", out),)
    if with_copies or together:
        copies = tuple(numbered_copies(job.briefing, job.profile, out, options.words))
    writer = partial(write_in_one, path=out) if together else write_copies
    return writer(
        job.workshop,
        copies,
        labels=job.labels,
        options=options,
        profile=job.profile,
        kept=job.kept,
    )


def _export(options: Namespace) -> int:
    with closing(kept_library(options.data_folder)) as library:
        briefing = briefing_named(options.briefing, library)
        if options.profile is not None:
            briefing = replace(briefing, profile=options.profile)
        if options.depth is not None:
            briefing = replace(briefing, depth=Depth(options.depth))
        job = job_of(briefing, library, options.data_folder, marking=options.marking)
    files = write(job, options.out, with_copies=options.copies, together=options.together)
    if options.json:
        lost = len(job.workshop.states(job.briefing))
        left_out = not_printed(job.workshop.remarks(job.briefing, job.labels, words()))
        told = {"files": list(map(written, files)), "not_as_in_sources": lost}
        say_json(told | {"not_printed": left_out})
    else:
        tell(job, files)
    return 0


def tell(job: BriefingJob, files: Sequence[Path]) -> None:
    """Say what was written, and on the side what is not printed or no longer as in its source."""
    say(_written(files))
    states = job.workshop.states(job.briefing)
    if states:
        warn(drift(states))
    remarks = job.workshop.remarks(job.briefing, job.labels, words())
    for line in unprinted_lines(job.briefing, (*remarks, *_too_long(job, files))):
        warn(line)


def _too_long(job: BriefingJob, files: Sequence[Path]) -> tuple[Caution, ...]:
    """Return what is to be said where points that were written on pages take more than one."""
    on_pages = writing_formats.choose(files[0]) == writing_formats.paged()
    if job.briefing.depth is not Depth.POINTS or not on_pages:
        return ()
    pages = job.workshop.pages(job.briefing, job.labels, job.profile, words(), unheard)
    return over_one_side(job.briefing, pages.measure)


def _written(files: Sequence[Path]) -> Message:
    if len(files) == 1:
        return said("Wrote “{name}”.", name=shown(files[0]))
    return counted(
        "Wrote {count} copy, “{first}” to “{last}”.",
        "Wrote {count} copies, “{first}” to “{last}”.",
        len(files),
        first=shown(files[0]),
        last=shown(files[-1]),
    )


def _check_marking(marking: str, profile: Profile | None) -> None:
    """Refuse a marking that the office does not use: it would rank below all that it does."""
    if marking and profile and profile.markings and marking not in profile.markings:
        raise ExportError(
            said(
                "The profile “{name}” has no marking “{marking}”: there are {known}.",
                name=clean(profile.name),
                marking=clean(marking),
                known=", ".join(f"“{clean(one)}”" for one in profile.markings),
            )
        )


def _files(briefing: Briefing, library: Library) -> list[tuple[Path | None, Message | str]]:
    """Return the files that the briefing's documents were read from, which are never replaced."""
    entries = [library.entry(name) for name in briefing.document_ids]
    return [(named(entry.path), _DOCUMENT) for entry in entries if entry and entry.path]


EXPORT = VerbAction(
    "export",
    said("write a briefing's handout, or numbered copies of it"),
    _export,
    _add_export,
    said(
        "Private notes go in only where you let them into this briefing; the finished file is "
        "looked through for all others. A file of that name is replaced."
    ),
)
