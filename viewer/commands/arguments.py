"""The command line's grammar and its help."""

import argparse
from collections.abc import Sequence

from data.briefing.content import Plan, Template
from viewer.commands import grammar, library_arguments

_COMMANDS = ("export", "inspect", "annotations", "library")
_WITH_VALUE = ("--data-folder", "--handout-if-no-display")

_ABOUT = """\
Read official meeting documents offline, annotate them, and print a formatted briefing.

  briefing-viewer [FILE]            open the window, on FILE if one is named
  briefing-viewer export FILE OUT   write the handout of FILE (PDF or HTML, by OUT's suffix)
  briefing-viewer inspect FILE      show how FILE is understood: title, date, topics
  briefing-viewer annotations …     list, export or import the annotations of a document
  briefing-viewer library …         list and search your documents; back up, check and repair
"""
_EXAMPLES = """\
examples:
  briefing-viewer --sample
  briefing-viewer minutes.txt
  briefing-viewer export minutes.txt handout.pdf --marking "INTERNAL - DRAFT" --paper Letter
  briefing-viewer inspect minutes.txt --json
  briefing-viewer annotations import minutes.txt theirs.jsonld --dry-run
  briefing-viewer library search "freedom of navigation" -draft label:concern
  briefing-viewer ./export          (a file that bears the name of a command)

“briefing-viewer COMMAND --help” tells more. Only annotations that you have put into the
briefing are exported; all others stay private, but for “annotations export --private”.
"""
_EXPORT = """\
Write the handout of a document, with the annotations that you put into its briefing.

OUT ends in {suffixes}, which chooses the format. It is written whole or not at all; a file of
that name is replaced, but never FILE itself or another that the handout is made from.
"""
_INSPECT = "Show how a document is understood, as an outline or as JSON for other programs."


def parse(words: Sequence[str]) -> argparse.Namespace:
    """Return the command line's options; `command` is "window" or one of the commands.

    Raises:
        SystemExit: with 2 after a line on what is wrong, with 0 after the help.
    """
    command, rest = _command(list(words))
    parsers = {
        "window": _window,
        "export": _export,
        "inspect": _inspect,
        "annotations": library_arguments.annotations,
        "library": library_arguments.library,
    }
    parser = parsers[command]()
    options, left = parser.parse_known_args(rest)
    if command == "library" and options.action == "search":
        left = library_arguments.take_words(parser, options, left)
    if left:
        parser.error(f"unrecognized arguments: {' '.join(left)}")
    options.command = command
    return options


def _command(words: list[str]) -> tuple[str, list[str]]:
    """Take the command out of the words: the first that is no option, if it is a command's name."""
    position = 0
    while position < len(words) and words[position].startswith("-") and words[position] != "--":
        position += 2 if words[position] in _WITH_VALUE else 1
    if position < len(words) and words[position] in _COMMANDS:
        return words[position], words[:position] + words[position + 1 :]
    return "window", words


def _window() -> argparse.ArgumentParser:
    parser = grammar.parser("", _ABOUT, _EXAMPLES)
    parser.usage = (
        "briefing-viewer [FILE] | export FILE OUT | inspect FILE | annotations … | library …"
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "file", nargs="?", type=grammar.path, metavar="FILE", help="the document to open"
    )
    what.add_argument("--sample", action="store_true", help="open the document that comes with it")
    parser.add_argument(
        "--handout-if-no-display",
        type=grammar.path,
        metavar="OUT",
        help="where no window can be opened, write the document's handout instead",
    )
    parser.add_argument("--version", action="store_true", help="print the version")
    return parser


def _export() -> argparse.ArgumentParser:
    from exporters.writing_formats import formats  # of no use to other commands

    suffixes = " or ".join(suffix for known in formats() for suffix in known.suffixes)
    parser = grammar.parser("export", _EXPORT.format(suffixes=suffixes))
    parser.add_argument("file", type=grammar.path, metavar="FILE", help="the document")
    parser.add_argument("out", type=grammar.path, metavar="OUT", help="the handout to write")
    parser.add_argument("--marking", metavar="TEXT", help="the handling line of every page")
    for name in ("prepared-for", "prepared-by", "copy"):
        shown = name.replace("-", " ").capitalize()
        parser.add_argument(f"--{name}", metavar="TEXT", help=f"“{shown}” on page 1")
    parser.add_argument(
        "--no-annotations", action="store_true", help="leave the briefing's annotations out"
    )
    parser.add_argument(
        "--attach-source", action="store_true", help="put the document's file into the PDF, too"
    )
    parser.add_argument(
        "--plan", metavar="NAME", help="a plan that was saved with the document; other options win"
    )
    abouts = [one.composition.about for one in Template]
    parser.add_argument(
        "--template",
        choices=[one.value for one in Template],
        help=f"{', or '.join(abouts)}; default: {Plan().template}",
    )
    _add_page(parser.add_argument_group("how pages look (PDF)"))
    return parser


def _add_page(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--paper", choices=("A4", "Letter", "B5"), help="default: A4; B5 is JIS B5")
    group.add_argument(
        "--notes",
        choices=("margin", "footnotes", "endnotes"),
        help="where notes stand; default: margin",
    )
    group.add_argument(
        "--contents",
        choices=("auto", "on", "off"),
        help="list the topics; default: from three up",
    )
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
        choices=("single", "two-up", "booklet"),
        help="pages on a sheet, for printing; default: single",
    )
    for name, told in (
        ("large-print", "all type a quarter larger"),
        ("two-sided", "the wider margin in turn left and right"),
        ("greyscale", "no colours"),
        ("justified", "lines of even length"),
        ("hyphenated", "divide words at line ends"),
    ):
        group.add_argument(f"--{name}", action=argparse.BooleanOptionalAction, help=told)


def _inspect() -> argparse.ArgumentParser:
    parser = grammar.parser("inspect", _INSPECT)
    parser.add_argument("file", type=grammar.path, metavar="FILE", help="the document")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--as-read", action="store_true", help="leave out what you corrected of its structure"
    )
    return parser
