"""`briefing-viewer annotations`: list, export or import the annotations of one document."""

from argparse import Namespace
from contextlib import closing, nullcontext

from data.anchors.anchoring import resolve
from data.annotation import Annotation, Label, no_label
from data.errors import FormatError
from data.files.paths import clean, named, shown, written
from data.interchange import exchange_formats
from data.interchange.import_account import Account
from data.library import Library
from data.messages import Forms, Message, counted, said
from data.serial.annotation_json import ANNOTATION
from viewer.commands import grammar
from viewer.commands.grammar import Parser, VerbAction, add_document, listed, verb_of
from viewer.commands.lookup import (
    alone,
    document_named,
    existing_library,
    file_of,
    library_place,
    library_to_read,
    notes_on,
)
from viewer.services import exchange
from viewer.services.clock import now
from viewer.services.exchange import Incoming
from viewer.services.wording import name_of, visibility_of
from viewer.system.folders import Folders
from viewer.system.printed_output import say, say_json, words

_ABOUT = said(
    """\
List, export or import the annotations of one document. What is private is exported only with
--private; what comes in is merged by id and time, and nothing of yours is overwritten.
"""
)
_LOOSE = Forms(
    "{count} not found in the text for certain: review them there.",
    "{count} not found in the text for certain: review them there.",
)
_MORE = Forms(
    "… and {count} more: --json names all of them", "… and {count} more: --json names all of them"
)
_MOST_LINES = 40
"""So many entries of a file are named one by one; --json names all."""


def _actions() -> tuple[VerbAction, ...]:
    return (
        VerbAction("list", said("print a document's annotations"), _list, add_document),
        VerbAction(
            "export",
            said("write them to a file: {suffixes}", suffixes=listed(exchange_formats.suffixes())),
            _export,
            _add_export,
        ),
        VerbAction(
            "import",
            said(
                "take a colleague's in: {suffixes} of any program",
                suffixes=listed(exchange_formats.suffixes(coming_in=True)),
            ),
            _import,
            _add_import,
            said(
                "Reads what this program exports, W3C Web Annotation, Hypothesis and EPUB "
                "annotation sets. A .briefing file brings its document along, and can stand alone."
            ),
        ),
    )


def _add_export(parser: Parser) -> None:
    add_document(parser)
    told = words().tr("the file to write")
    parser.add_argument("file", type=grammar.path, metavar="FILE", help=told)
    told = words().tr("the private ones, too: its readers will see them")
    parser.add_argument("--private", action="store_true", help=told)


def _add_import(parser: Parser) -> None:
    add_document(parser)
    told = words().tr("the file with the annotations")
    parser.add_argument("file", nargs="?", type=grammar.path, metavar="FILE", help=told)
    told = words().tr("only say what would come in")
    parser.add_argument("--dry-run", action="store_true", help=told)


def _list(options: Namespace) -> int:
    location = library_place(options.data_folder)
    items: tuple[Annotation, ...] = ()
    labels: tuple[Label, ...] = ()
    library = library_to_read(location)
    if library is None:
        document_named(options.document, None)
    else:
        with closing(library):
            notebook = notes_on(document_named(options.document, library), library)
            items, labels = tuple(notebook), library.labels()
    if options.json:
        say_json({"annotations": [ANNOTATION.plain(item) for item in items]})
        return 0
    names = {label.id: label.name for label in labels} | {"": words()(name_of(no_label()))}
    for item in items:
        say(_told(item, names.get(item.label_id, item.label_id)))
    if not items:
        say(said("The document has no annotations."))
    return 0


def _told(item: Annotation, label: str) -> str:
    quote = " ".join(item.anchor.exact[:80].split()) if item.anchor else ""
    where = item.anchor.citation if item.anchor else words().tr("document")
    values: dict[str, Message | str] = {"label": clean(label), "visibility": visibility_of(item)}
    kind = words()(
        said("{label}, {visibility}: “{quote}”", quote=clean(quote), **values)
        if quote
        else said("{label}, {visibility}", **values)
    )
    head = f"{clean(where):10} {kind}"
    note = [f"{'':10} {clean(line)}" for line in item.note_words.splitlines()]
    return "".join(f"{line}\n" for line in (head, *note))


def _export(options: Namespace) -> int:
    with closing(existing_library(options.data_folder).open_to_read()) as library:
        document = document_named(options.document, library)
        notebook = notes_on(document, library)
        source = file_of(options.document, document, library)
        keep = Folders.of(options.data_folder).kept((source, said("the document itself")))
        count = exchange.write(library, document, options.file, keep=keep, private=options.private)
    kept = len(notebook) - count
    if options.json:
        say_json({"file": written(options.file), "annotations": count, "private": kept})
    else:
        say(_written(shown(options.file), count, kept))
    return 0


def _written(name: str, count: int, kept: int) -> Message:
    out = counted("{count} annotation", "{count} annotations", count)
    if not kept:
        return said("Wrote “{name}”: {annotations}.", name=name, annotations=out)
    return counted(
        "Wrote “{name}”: {annotations}, {count} stays private.",
        "Wrote “{name}”: {annotations}, {count} stay private.",
        kept,
        name=name,
        annotations=out,
    )


def _import(options: Namespace) -> int:
    name = options.file or named(options.document)
    is_package = exchange_formats.brings_document(name.name)
    if options.file is None and not is_package:
        raise FormatError(
            said("Name the document and the file; a .briefing file alone holds both.")
        )
    location = library_place(options.data_folder)
    content = exchange.read_file(name)

    def come_in(library: Library | None) -> Incoming:
        given = document_named(options.document, library) if options.file else None
        return exchange.incoming(library, given, content, is_package=is_package)

    known = library_to_read(location)
    with nullcontext() if known is None else closing(known):
        # Nothing is made before it is sure that the file can be read.
        come = come_in(known)
    is_made = is_back = False
    if not options.dry_run:
        open_it = location.make if known is None else location.open
        # A window would not see what comes in beside it, and two programs would write.
        with alone(location) as lock, closing(open_it()) as library:
            lock.vouch()
            come = come_in(library)
            is_made, is_back = _make(library, come)
    _report(options, come, is_made=is_made, is_back=is_back)
    return 0


def _make(library: Library, come: Incoming) -> tuple[bool, bool]:
    """Make an import, after a copy of the library.

    Returns whether it changed anything, and whether the document came back from the trash.
    """
    if come.merge.change is None and library.removals.document(come.document.id) is not None:
        return False, False
    library.location.copies.make_if_changed()
    return True, exchange.take_in(library, come, now()).is_back


def _report(options: Namespace, come: Incoming, *, is_made: bool, is_back: bool) -> None:
    """Say what came in, or would come in, and what is left for the user to look at."""
    document, merge, account = come
    loose = sum(
        1
        for item in merge.incoming
        if item.anchor and not resolve(item.anchor, document.text).attached
    )
    if options.json:
        counts = {name: len(getattr(merge, name)) for name in merge._fields}
        facts = {"document": document.id, "made": is_made, "unattached": loose}
        say_json(facts | counts | _told_of(account))
        return
    parts: list[Message | str] = [come.in_words()]
    if loose:
        parts.append(_LOOSE.of(loose))
    if is_back:
        parts.append(said("The document was in the trash, and is back in the library."))
    told = " ".join(map(words(), parts))
    say(f"{clean(words().tr('Would come in: {what}', what=told) if options.dry_run else told)}\n")
    lines = account.lines()
    for line in lines[:_MOST_LINES]:
        say(f"  {clean(words()(line))}\n")
    if len(lines) > _MOST_LINES:
        say(f"  {words()(_MORE.of(len(lines) - _MOST_LINES))}\n")


def _told_of(account: Account) -> dict[str, object]:
    """Return an account of a file as JSON says it."""
    return {
        name: [remark.entry._asdict() | {"why": str(remark.why)} for remark in remarks]
        for name, remarks in (("left_out", account.left_out), ("changed", account.changed))
    } | {"file": [*map(str, account.file)]}


VERB = verb_of(
    "annotations",
    said("list, export or import the annotations of a document"),
    _ABOUT,
    _actions,
    "list|export|import",
)
