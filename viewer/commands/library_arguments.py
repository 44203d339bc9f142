"""The grammar of the commands that are about the library: `annotations` and `library`."""

import argparse
from collections.abc import Sequence

from viewer.commands import grammar

_ANNOTATIONS = """\
List, export or import the annotations of one document. What is private is exported only with
--private; what comes in is merged by id and time, and nothing of yours is overwritten.
"""
_LIBRARY = (
    "List and search your documents and annotations; back the library up, check and repair it."
)
_MOST_HITS = 10_000


def annotations() -> argparse.ArgumentParser:
    """Return the parser of `briefing-viewer annotations`."""
    from data.interchange import exchange_formats  # of no use to other commands

    parser = grammar.parser("annotations", _ANNOTATIONS)
    actions = parser.add_subparsers(dest="action", required=True, metavar="list|export|import")
    listing = _action(actions, "list", "print a document's annotations")
    writing = _action(
        actions, "export", f"write them to a file: {_listed(exchange_formats.suffixes())}"
    )
    reading = _action(
        actions,
        "import",
        f"take a colleague's in: {_listed(exchange_formats.suffixes(coming_in=True))} of any "
        "program",
        "Reads what this program exports, W3C Web Annotation, Hypothesis and EPUB annotation sets. "
        "A .briefing file brings its document along, and can stand alone.",
    )
    for action in (listing, writing, reading):
        action.add_argument(
            "document", metavar="DOCUMENT", help="a file, or the beginning of its id in the library"
        )
    writing.add_argument("file", type=grammar.path, metavar="FILE", help="the file to write")
    writing.add_argument(
        "--private", action="store_true", help="the private ones, too: its readers will see them"
    )
    reading.add_argument(
        "file", nargs="?", type=grammar.path, metavar="FILE", help="the file with the annotations"
    )
    reading.add_argument("--dry-run", action="store_true", help="only say what would come in")
    return parser


def library() -> argparse.ArgumentParser:
    """Return the parser of `briefing-viewer library`."""
    parser = grammar.parser("library", _LIBRARY)
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    _action(actions, "list", "print the documents, opened last first")
    told = "find words in all documents and annotations"
    search = _action(actions, "search", told, _query_help(), add_help=False)
    search.add_argument("--help", action="help", help="show this help message and exit")
    search.add_argument("words", nargs="*", metavar="WORD", help="what to look for")
    search.add_argument("--limit", type=_hits, default=50, help="hits at most; default: 50")
    _action(actions, "backup", "make a copy, proved to be whole; without a change since, none")
    restore = _action(
        actions, "restore", "put a copy in place of all that is there, which is copied before"
    )
    restore.add_argument(
        "number", nargs="?", type=int, help="the copy's number; without one they are listed"
    )
    removing = _action(
        actions,
        "remove",
        "move a document, with its annotations, to the trash; or delete it for good",
        "The file that it was read from stays where it is. On a terminal, what is to be done is "
        "asked first.",
    )
    returning = _action(actions, "put-back", "take a document out of the trash, as it was")
    for action in (removing, returning):
        action.add_argument(
            "document", metavar="DOCUMENT", help="a file, or the beginning of its id in the library"
        )
    removing.add_argument(
        "--for-good", action="store_true", help="delete it, in the trash or not; it does not return"
    )
    removing.add_argument(
        "--backups", action="store_true", help="with --for-good: take it out of the backups, too"
    )
    removing.add_argument("--yes", action="store_true", help="do not ask")
    _action(actions, "trash", "print the documents in the trash, removed last first")
    _action(actions, "check", "look at every row")
    _action(actions, "repair", "make a damaged library anew from its copies and from itself")
    return parser


def take_words(
    parser: argparse.ArgumentParser, options: argparse.Namespace, left: Sequence[str]
) -> list[str]:
    """Let what looks like an option and is a word to leave out be one; return what is left then.

    `library search budget -draft` is how a search is written, here as in the window.

    Raises:
        SystemExit: nothing is looked for.
    """
    if list(left) == ["-h"]:
        parser.parse_args(["search", "--help"])
    options.words += [word for word in left if not word.startswith("--")]
    if not options.words:
        parser.error("say what to search for")
    return [word for word in left if word.startswith("--")]


def _action(
    actions: "argparse._SubParsersAction[grammar.Parser]",
    name: str,
    told: str,
    more: str = "",
    *,
    add_help: bool = True,
) -> grammar.Parser:
    sentence = f"{told[0].upper()}{told[1:]}."
    made = actions.add_parser(
        name, help=told, description=sentence, epilog=more, allow_abbrev=False, add_help=add_help
    )
    grammar.add_common_again(made)
    made.add_argument("--json", action="store_true", help="print one JSON object")
    return made


def _listed(suffixes: Sequence[str]) -> str:
    return f"{', '.join(suffixes[:-1])} or {suffixes[-1]}"


def _hits(written: str) -> int:
    try:
        count = int(written)
    except ValueError:
        count = 0
    if not 1 <= count <= _MOST_HITS:
        raise argparse.ArgumentTypeError(f"a number from 1 to {_MOST_HITS:,} is wanted")
    return count


def _query_help() -> str:
    from data.text.query import HELP

    return str(HELP)
