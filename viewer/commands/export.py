"""`briefing-viewer export`: the handout of a document."""

from argparse import BooleanOptionalAction, Namespace, _ArgumentGroup
from contextlib import closing
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING

from data.messages import Forms, Message, counted, said
from viewer.commands import grammar
from viewer.commands.grammar import Parser, Verb, either, listed
from viewer.system import printed_output

if TYPE_CHECKING:
    from collections.abc import Callable

    from data.annotation import Annotation, Label
    from data.briefing.compiling.compilation import NoteTally
    from data.document import Document
    from data.library import Location
    from viewer.services.handout import Handout

_OWN = said("the document itself")
_NO_POINTS = said(
    "There are no points on the page: none of the document's annotations is in it. Put some into "
    "the briefing first, with V in the window."
)


_FIELDS = (
    ("prepared-for", said("“Prepared for” on page 1")),
    ("prepared-by", said("“Prepared by” on page 1")),
    ("copy", said("“Copy” on page 1")),
)
_SWITCHES = (
    ("large-print", said("text of 18 points and all else in proportion")),
    ("two-sided", said("the wider margin in turn left and right")),
    ("greyscale", said("no colours")),
    ("black-and-white", said("neither colours nor greys")),
    ("justified", said("lines of even length")),
    ("hyphenated", said("divide words at line ends")),
    ("signed-notes", said("say who wrote each note, and when")),
    ("index", said("at the end, the pages of each label and tag")),
    ("writing-page", said("at the end, a ruled page for notes by hand")),
)
_LEFT_OUT = Forms(
    "{count} left out with their topics or labels", "{count} left out with their topics or labels"
)
_UNATTACHED = Forms(
    "{count} left out, as the passage was not found for certain",
    "{count} left out, as the passage was not found for certain",
)
_EMPTY = Forms("{count} without a note to print", "{count} without a note to print")


def _told() -> Message:
    from exporters.writing_formats import formats  # of no use before somebody asks

    names = listed(known.short for known in formats())
    return said("write the handout of FILE ({formats}, by OUT's suffix)", formats=names)


def _parser() -> Parser:
    from data.briefing.plan import Plan, Template  # of no use to other verbs
    from exporters.writing_formats import formats, paged

    words = printed_output.words()
    parser = grammar.parser("export", _about())
    told = words.tr("the document")
    parser.add_argument("file", type=grammar.path, metavar="FILE", help=told)
    told = words.tr("the handout to write")
    parser.add_argument("out", type=grammar.path, metavar="OUT", help=told)
    told = words.tr("the handling line of every page")
    parser.add_argument("--marking", metavar="TEXT", help=told)
    for name, message in _FIELDS:
        parser.add_argument(f"--{name}", metavar="TEXT", help=words(message))
    told = words.tr("leave the briefing's annotations out")
    parser.add_argument("--no-annotations", action="store_true", help=told)
    carriers = listed(known.short for known in formats() if known.carries_attachments)
    told = words.tr("put the document's file into the {format}, too", format=carriers)
    parser.add_argument("--attach-source", action="store_true", help=told)
    told = words.tr("a briefing of the library that holds the document; other options win")
    parser.add_argument("--plan", metavar="NAME", help=told)
    abouts = reduce(
        lambda one, other: words.tr("{one}, or {other}", one=one, other=other),
        (words(one.composition.about) for one in Template),
    )
    parser.add_argument(
        "--template",
        choices=tuple(map(str, Template)),
        help=words.tr(
            "{templates}; default: {usual}", templates=abouts, usual=str(Plan().template)
        ),
    )
    told = words.tr("how pages look ({format})", format=paged().short)
    _add_page(parser.add_argument_group(told))
    return parser


def _about() -> Message:
    from exporters.writing_formats import formats

    return said(
        """\
Write the handout of a document, with the annotations that you put into its briefing.

OUT ends in {suffixes}, which chooses the format. It is written whole or not at all; a file of
that name is replaced, but never FILE itself or another that the handout is made from.
""",
        suffixes=reduce(either, (suffix for known in formats() for suffix in known.suffixes)),
    )


def _add_page(group: _ArgumentGroup) -> None:
    from data.briefing.page_setup import Contents, Imposition, NotePlacement, Standard

    words = printed_output.words()
    papers = words.tr("default: A4; B5 is JIS B5")
    group.add_argument("--paper", choices=("A4", "Letter", "B5"), help=papers)
    for name, values, told in (
        ("notes", NotePlacement, words.tr("where notes stand; default: margin")),
        ("contents", Contents, words.tr("list the topics; default: from three up")),
    ):
        group.add_argument(f"--{name}", choices=tuple(map(str, values)), help=told)
    group.add_argument(
        "--font",
        type=grammar.path,
        action="append",
        default=[],
        metavar="FILE",
        help=words.tr("a font file for characters that the program's own lack; may be repeated"),
    )
    told = words.tr("in grey behind the text")
    group.add_argument("--watermark", metavar="TEXT", help=told)
    group.add_argument(
        "--imposition",
        choices=tuple(map(str, Imposition)),
        help=words.tr("pages on a sheet, for printing; default: single"),
    )
    group.add_argument(
        "--standard",
        choices=tuple(map(str, Standard)),
        help=words.tr("PDF/UA-1 and PDF/A-2, or PDF/UA-2 and PDF/A-4 (PDF 2.0); default: ua-1"),
    )
    for name, message in _SWITCHES:
        group.add_argument(f"--{name}", action=BooleanOptionalAction, help=words(message))


def run(options: Namespace) -> int:
    """Write a document's handout; return the exit status."""
    from data import confined
    from data.files import paths
    from viewer.commands import named_plan

    if named_plan.is_meant(options):
        return named_plan.export(options)
    content = paths.content(options.file)
    with confined.ready_for(content, options.file.name) as read:
        return _export(options, read)


def plainly(file: Path, out: Path, data_folder: Path | None = None) -> int:
    """Write the handout of a document as it is; return the exit status."""
    from data import confined
    from data.annotation import standard_labels
    from data.briefing.plan import Plan
    from data.files.paths import shown
    from exporters.options import ExportOptions
    from viewer.services.clock import handout_time
    from viewer.services.handout import Handout
    from viewer.system.folders import Folders
    from viewer.system.printed_output import say, words

    document = confined.read_document(file)
    kept = Folders.of(data_folder).kept((file, _OWN))
    made = Handout(
        document,
        (),
        {},
        standard_labels(),
        Plan(),
        ExportOptions(words=words()),
        handout_time(),
        kept=kept,
    )
    made.export(out)
    say(said("Wrote “{name}”.", name=shown(out)))
    return 0


def _export(options: Namespace, read: "Callable[[], Document]") -> int:
    from data.annotation import standard_labels  # while the process starts that reads
    from data.files.paths import shown
    from viewer.commands import lookup, plan_options
    from viewer.services.clock import handout_time
    from viewer.services.handout import Handout, resolved
    from viewer.system.folders import Folders
    from viewer.system.printed_output import say, warn

    as_read = lookup.read_before(options.file, options.data_folder) or read()
    annotations: tuple[Annotation, ...] = ()
    if options.no_annotations:
        document = lookup.apply(as_read, lookup.corrections_of(as_read, options.data_folder))
        labels = standard_labels()
    else:
        library = lookup.library_place(options.data_folder)
        document = lookup.apply(as_read, lookup.corrections_in(library, as_read))
        annotations, labels = _annotations(document, library)
    chosen = plan_options.plan(options, document)
    handout = Handout(
        document,
        annotations,
        resolved(annotations, document),
        labels,
        chosen,
        plan_options.setting(options, chosen),
        handout_time(),
        attached=options.file if options.attach_source else None,
        kept=Folders.of(options.data_folder).kept((options.file, _OWN)),
    )
    handout.export(options.out)
    tally, name = handout.tally, shown(options.out)
    if options.no_annotations:
        say(said("Wrote “{name}”.", name=name))
    else:
        say(said("Wrote “{name}”: {counts}.", name=name, counts=_counts(tally)))
    if not chosen.template.composition.has_text and not tally.included:
        warn(_NO_POINTS)
    elif not chosen.template.composition.has_text:
        _check_length(handout, options.out)
    return 0


def _check_length(handout: "Handout", out: Path) -> None:
    """Say where points that were written on pages take more than one."""
    from exporters import writing_formats
    from viewer.system.printed_output import warn

    if writing_formats.choose(out) != writing_formats.paged():
        return
    if remark := handout.remark(handout.pages()):
        warn(remark)


def _annotations(
    document: "Document", location: "Location"
) -> "tuple[tuple[Annotation, ...], tuple[Label, ...]]":
    """Return the annotations and labels of the user's library; none is made for that."""
    from data.annotation import standard_labels
    from viewer.commands.lookup import library_to_read, notes_on

    library = library_to_read(location)
    if library is None:
        return (), standard_labels()
    with closing(library):
        return tuple(notes_on(document, library)), library.labels()


def _counts(tally: "NoteTally") -> str:
    parts = [
        counted("{count} annotation in it", "{count} annotations in it", tally.included)
        if tally.included
        else said("no annotations in it")
    ]
    if tally.left_out:
        parts.append(_LEFT_OUT.of(tally.left_out))
    if tally.private:
        parts.append(counted("{count} stays private", "{count} stay private", tally.private))
    if tally.unattached:
        parts.append(_UNATTACHED.of(tally.unattached))
    if tally.empty:
        parts.append(_EMPTY.of(tally.empty))
    return ", ".join(map(printed_output.words(), parts))


VERB = Verb("export", "FILE OUT", _told, _parser, run)
