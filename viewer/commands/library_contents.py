"""`briefing-viewer library list` and `search`: the documents, and what is in them."""

from argparse import ArgumentTypeError, Namespace
from collections.abc import Sequence
from contextlib import closing, suppress

from data.errors import LibraryError
from data.files.paths import clean
from data.library import Library, Location, Lock
from data.messages import counted, said
from data.text.query import HELP, parse
from viewer.commands.grammar import Parser, VerbAction
from viewer.commands.lookup import existing_library
from viewer.services.clock import LocalZone
from viewer.system.printed_output import say, say_json, words

_MOST_HITS = 10_000


def _add_search(parser: Parser) -> None:
    told = words()
    parser.add_argument("--help", action="help", help=told.tr("show this help message and exit"))
    parser.add_argument("words", nargs="*", metavar="WORD", help=told.tr("what to look for"))
    most = told.tr("hits at most; default: 50")
    parser.add_argument("--limit", type=_hits, default=50, help=most)


def _hits(written: str) -> int:
    try:
        count = int(written)
    except ValueError:
        count = 0
    if not 1 <= count <= _MOST_HITS:
        raise ArgumentTypeError(words().tr("a number from 1 to {most} is wanted", most=_MOST_HITS))
    return count


def _take_words(parser: Parser, options: Namespace, left: Sequence[str]) -> list[str]:
    """Let what looks like an option and is a word to leave out be one; return what is left then.

    `library search budget -draft` is how a search is written, here as in the window.

    Raises:
        SystemExit: nothing is looked for.
    """
    if list(left) == ["-h"]:
        parser.parse_args(["search", "--help"])
    options.words += [word for word in left if not word.startswith("--")]
    if not options.words:
        parser.error(words().tr("say what to search for"))
    return [word for word in left if word.startswith("--")]


def _list(options: Namespace) -> int:
    with closing(existing_library(options.data_folder).open_to_read()) as library:
        shelf = library.shelf()
    if options.json:
        rows = [entry._asdict() | {"opened": entry.opened.isoformat()} for entry in shelf]
        say_json({"documents": rows})
        return 0
    for entry in shelf:
        held = words()(counted("{count} annotation", "{count} annotations", entry.annotations))
        opened = entry.opened.astimezone()
        say(f"{entry.id[:8]}  {opened:%Y-%m-%d}  {clean(entry.title)}  ({held})\n")
    if not shelf:
        say(said("No document is in the library."))
    return 0


def _search(options: Namespace) -> int:
    location = existing_library(options.data_folder)
    query = parse(" ".join(options.words))
    with location.lock() as lock, closing(_opened_for_search(location, lock)) as library:
        found = library.search(query, limit=options.limit, zone=LocalZone())
    if options.json:
        hits = [hit._asdict() for hit in found.hits]
        remarks = {"remarks": [*map(str, found.remarks)]} if found.remarks else {}
        say_json({"hits": hits, "more": found.more, **remarks})
        return 0
    for remark in found.remarks:
        say(f"{clean(words()(remark))}\n")
    for hit in found.hits:
        where = hit.citation or said("whole document")
        if hit.annotation_id:
            say(said("{title}, {place} (annotation)", title=clean(hit.title), place=where))
        else:
            say(said("{title}, {place} (text)", title=clean(hit.title), place=where))
        say(f"    {clean(hit.excerpt)}\n")
    if not found.hits:
        say(said("Nothing was found."))
    elif found.more:
        say(said("There is more: raise --limit, or narrow the search."))
    return 0


def _opened_for_search(location: Location, lock: Lock) -> Library:
    """Open the library with all of it indexed; a window that has it open indexes by itself."""
    is_alone = False
    with suppress(LibraryError):  # a folder that may not be written to
        is_alone = lock.acquire()
    if not is_alone:
        return location.open_to_read()
    library = location.open()
    library.index()
    return library


LIST = VerbAction("list", said("print the documents, opened last first"), _list)
SEARCH = VerbAction(
    "search",
    said("find words in all documents and annotations"),
    _search,
    _add_search,
    HELP,
    add_help=False,
    take_left=_take_words,
)
