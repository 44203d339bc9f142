"""`briefing-viewer export`: the handout of a document."""

from argparse import BooleanOptionalAction, Namespace, _ArgumentGroup
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from viewer.commands import grammar
from viewer.commands.grammar import Parser, Verb, listed

if TYPE_CHECKING:
    from collections.abc import Callable

    from data.annotation import Annotation, Label
    from data.briefing.compilation import NoteTally
    from data.document import Document
    from data.library import Location

_ABOUT = """\
Write the handout of a document, with the annotations that you put into its briefing.

OUT ends in {suffixes}, which chooses the format. It is written whole or not at all; a file of
that name is replaced, but never FILE itself or another that the handout is made from.
"""
_OWN = "the document itself"
_NO_POINTS = (
    "There are no points on the page: none of the document's annotations is in it. Put some into "
    "the briefing first, with V in the window."
)


def _told() -> str:
    from exporters.writing_formats import formats  # of no use before somebody asks

    names = listed(known.short for known in formats())
    return f"write the handout of FILE ({names}, by OUT's suffix)"


def _parser() -> Parser:
    from data.briefing.content import Template  # of no use to other verbs
    from exporters.writing_formats import formats, paged

    suffixes = " or ".join(suffix for known in formats() for suffix in known.suffixes)
    parser = grammar.parser("export", _ABOUT.format(suffixes=suffixes))
    parser.add_argument("file", type=grammar.path, metavar="FILE", help="the document")
    parser.add_argument("out", type=grammar.path, metavar="OUT", help="the handout to write")
    parser.add_argument("--marking", metavar="TEXT", help="the handling line of every page")
    for name in ("prepared-for", "prepared-by", "copy"):
        shown = name.replace("-", " ").capitalize()
        parser.add_argument(f"--{name}", metavar="TEXT", help=f"“{shown}” on page 1")
    parser.add_argument(
        "--no-annotations", action="store_true", help="leave the briefing's annotations out"
    )
    carriers = listed(known.short for known in formats() if known.carries_attachments)
    told = f"put the document's file into the {carriers}, too"
    parser.add_argument("--attach-source", action="store_true", help=told)
    parser.add_argument(
        "--plan", metavar="NAME", help="a plan that was saved with the document; other options win"
    )
    parser.add_argument(
        "--template",
        choices=tuple(map(str, Template)),
        help="the annotated text, or one page of points to make; default: annotated",
    )
    _add_page(parser.add_argument_group(f"how pages look ({paged().short})"))
    return parser


def _add_page(group: _ArgumentGroup) -> None:
    from data.briefing.page_setup import Contents, Imposition, NotePlacement

    group.add_argument("--paper", choices=("A4", "Letter", "B5"), help="default: A4; B5 is JIS B5")
    for name, values, told in (
        ("notes", NotePlacement, "where notes stand; default: margin"),
        ("contents", Contents, "list the topics; default: from three up"),
    ):
        group.add_argument(f"--{name}", choices=tuple(map(str, values)), help=told)
    group.add_argument(
        "--font",
        type=grammar.path,
        action="append",
        default=[],
        metavar="FILE",
        help="a TrueType font for characters that the program's own lack; may be repeated",
    )
    group.add_argument("--watermark", metavar="TEXT", help="in grey behind the text")
    group.add_argument(
        "--imposition",
        choices=tuple(map(str, Imposition)),
        help="pages on a sheet, for printing; default: single",
    )
    for name, told in (
        ("large-print", "all type a quarter larger"),
        ("two-sided", "the wider margin in turn left and right"),
        ("greyscale", "no colours"),
        ("justified", "lines of even length"),
        ("hyphenated", "divide words at line ends"),
    ):
        group.add_argument(f"--{name}", action=BooleanOptionalAction, help=told)


def run(options: Namespace) -> int:
    """Write a document's handout; return the exit status."""
    from data import confined
    from data.files import paths

    content = paths.content(options.file)
    with confined.ready_for(content, options.file.name) as read:
        return _export(options, read)


def plainly(file: Path, out: Path, data_folder: Path | None = None) -> int:
    """Write the handout of a document as it is; return the exit status."""
    from data import confined
    from data.annotation import standard_labels
    from data.briefing.content import Plan
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
    say(f"Wrote “{shown(out)}”.\n")
    return 0


def _export(options: Namespace, read: "Callable[[], Document]") -> int:
    from data.annotation import standard_labels  # while the process starts that reads
    from data.briefing.content import Template
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
    counted = handout.tally
    said = "" if options.no_annotations else f": {_counted(counted)}"
    say(f"Wrote “{shown(options.out)}”{said}.\n")
    if chosen.template is Template.POINTS and not counted.included:
        warn(_NO_POINTS)
    return 0


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


def _counted(counted: "NoteTally") -> str:
    parts = [_number(counted.included, "annotation in it", "annotations in it")]
    if counted.left_out:
        parts.append(f"{counted.left_out} left out with their topics or labels")
    if counted.private:
        parts.append(_number(counted.private, "stays private", "stay private"))
    if counted.unattached:
        parts.append(f"{counted.unattached} left out, as the passage was not found for certain")
    if counted.empty:
        parts.append(f"{counted.empty} without a note to print")
    return ", ".join(parts)


def _number(count: int, one: str, many: str) -> str:
    return f"{count or 'no'} {one if count == 1 else many}"


VERB = Verb("export", "FILE OUT", _told, _parser, run)
