"""`briefing-viewer inspect`: how a document is understood."""

from argparse import Namespace
from typing import TYPE_CHECKING

from data.messages import said
from viewer.commands import grammar
from viewer.commands.grammar import Parser, Verb
from viewer.system import printed_output

if TYPE_CHECKING:
    from collections.abc import Callable

    from data.document import Document

_ABOUT = said("Show how a document is understood, as an outline or as JSON for other programs.")


def _parser() -> Parser:
    words = printed_output.words()
    parser = grammar.parser("inspect", _ABOUT)
    parser.add_argument("file", type=grammar.path, metavar="FILE", help=words.tr("the document"))
    parser.add_argument("--json", action="store_true", help=words.tr("print one JSON object"))
    parser.add_argument(
        "--as-read",
        action="store_true",
        help=words.tr("leave out what you corrected"),
    )
    return parser


def run(options: Namespace) -> int:
    """Print how a document is understood; return the exit status."""
    from data import confined
    from data.files import paths

    content = paths.content(options.file)
    with confined.ready_for(content, options.file.name) as read:
        return _inspect(options, read)


def _inspect(options: Namespace, read: "Callable[[], Document]") -> int:
    from data.files.paths import clean  # while the process starts that reads
    from viewer.commands.lookup import corrections_of
    from viewer.services import document_outline, reading_report
    from viewer.services.reading_report import Understanding
    from viewer.system.printed_output import say, say_json, words

    as_read = read()
    corrections = () if options.as_read else corrections_of(as_read, options.data_folder)
    known = Understanding.of(as_read, corrections)
    document = known.document
    if options.json:
        say_json(
            document_outline.facts(document, is_titled=known.is_titled)
            | {"report": reading_report.facts(known)}
        )
    else:
        report = "\n".join(map(clean, reading_report.printed(known, words()).split("\n")))
        say(f"{document_outline.printed(document, words())}\n{report}\n")
    return 0


VERB = Verb(
    "inspect",
    "FILE",
    lambda: said("show how FILE is understood: title, date, topics"),
    _parser,
    run,
)
