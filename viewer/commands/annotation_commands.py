"""What `briefing-viewer annotations …` does."""

from argparse import Namespace
from contextlib import closing, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from data.anchors.anchoring import resolve
from data.annotation import Annotation, Label, Visibility, no_label, standard_labels
from data.document import Document
from data.errors import FormatError
from data.files import paths
from data.files.paths import clean, named, shown, written
from data.interchange import (
    PACKAGE,
    annotation_merge,
    annotation_reader,
    briefing_package,
    exchange_formats,
    note_import,
)
from data.interchange.annotation_merge import Known, Merge
from data.interchange.import_account import Account
from data.library import Library
from data.library.safekeeping import backups
from data.serial.annotation_json import ANNOTATION
from exporters import atomic_file
from viewer.commands.lookup import (
    alone,
    document_named,
    existing_library,
    file_of,
    library_file,
    library_to_read,
    notes_on,
)
from viewer.services.clock import now
from viewer.system.folders import Folders
from viewer.system.printed_output import say, say_json

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST_LINES = 40
"""So many entries of a file are named one by one; --json names all."""


class Incoming(NamedTuple):
    """What a file would bring: for which document, what it comes to, and what it held besides."""

    document: Document
    merge: Merge
    account: Account


def run(options: Namespace) -> int:
    """Do what the command line asks of a document's annotations; return the exit status."""
    actions: dict[str, Callable[[Namespace], int]] = {
        "list": _list,
        "export": _export,
        "import": _import,
    }
    return actions[options.action](options)


def content_of(
    library: Library, document: Document, path: Path, *, private: bool, author: str = ""
) -> tuple[bytes, int]:
    """Return what a file of that name would hold, and how many annotations; privately on demand.

    Annotations that bear no name go out under that of `author`.

    Raises:
        FormatError: the name ends in none of the known suffixes, or it would be too large.
    """
    write = exchange_formats.choose(path.name).load()
    chosen = [
        item if item.author else replace(item, author=author)
        for item in library.notebook(document.id)
        if private or item.visibility is Visibility.BRIEFING
    ]
    return write(document, chosen, library.labels()), len(chosen)


def read_file(path: Path) -> bytes:
    """Return the bytes of a file that is to be taken in.

    Raises:
        IntakeError: it cannot be read, or it is larger than any such file.
        FormatError: it is of a kind that goes out and does not come in.
    """
    ending = path.suffix.lower()
    if ending in exchange_formats.suffixes() and ending not in exchange_formats.suffixes(
        coming_in=True
    ):
        kinds = ", ".join(exchange_formats.suffixes(coming_in=True))
        raise FormatError(
            f"“{paths.clean(path.name)}” cannot be imported again: ask for one of {kinds}."
        )
    return paths.content(path)


def incoming(
    library: Library | None, document: Document | None, content: bytes, *, is_package: bool
) -> Incoming:
    """Return the document that a file's annotations belong to, and what they come to there.

    A package alone may hold a document without annotations. Where the library has the package's
    document, that counts: what a file says of a document is not believed. Without a library all
    is new.

    Raises:
        FormatError: the file cannot be read, or it does not say which document it is about.
    """
    may_be_empty = is_package and document is None
    held = briefing_package.loads(content) if is_package else None
    if held is not None:
        known = library.removals.document(held.document.id) if library else None
        document, content = document or known or held.document, held.annotations
    if document is None:
        raise FormatError("Name the document that the annotations belong to, too.")
    labels = library.labels() if library else standard_labels()

    def edition(name: str) -> Document | None:
        known = library.document(name) if library else None
        return known or (held.document if held and held.document.id == name else None)

    mine = library.removals.annotations(document.id) if library else ()
    ours = {item.id: item for item in mine}
    received, items, account = note_import.take_in(
        content, document, labels, ours, editions=edition, may_be_empty=may_be_empty
    )
    if library:
        there = annotation_reader.elsewhere(received, document)
        copies = library.kinship.copies(document.id, there) if there else {}
        items = tuple(
            replace(item, id=copies.get(was.id, item.id))
            for was, item in zip(received, items, strict=True)
        )

    def past(name: str) -> list[Known]:
        return annotation_merge.known(library.history(name)) if library else []

    return Incoming(document, annotation_merge.merge(items, ours, past), account)


def _list(options: Namespace) -> int:
    path = library_file(options.data_folder)
    items: tuple[Annotation, ...] = ()
    labels: tuple[Label, ...] = ()
    library = library_to_read(path)
    if library is None:
        document_named(options.document, None)
    else:
        with closing(library):
            notebook = notes_on(document_named(options.document, library), library)
            items, labels = tuple(notebook), library.labels()
    if options.json:
        say_json({"annotations": [ANNOTATION.plain(item) for item in items]})
        return 0
    names = {label.id: label.name for label in labels}
    for item in items:
        say(_told(item, names.get(item.label_id, item.label_id) or no_label().name))
    if not items:
        say("The document has no annotations.\n")
    return 0


def _told(item: Annotation, label: str) -> str:
    quote = " ".join(item.anchor.exact[:80].split()) if item.anchor else ""
    said = f": “{clean(quote)}”" if quote else ""
    where = item.anchor.citation if item.anchor else "document"
    head = f"{clean(where):10} {clean(label)}, {item.visibility.value}{said}"
    note = [f"{'':10} {clean(line)}" for line in item.note.splitlines()]
    return "".join(f"{line}\n" for line in (head, *note))


def _export(options: Namespace) -> int:
    with closing(Library.open_to_read(existing_library(options.data_folder))) as library:
        document = document_named(options.document, library)
        content, count = content_of(library, document, options.file, private=options.private)
        notebook = notes_on(document, library)
        source = file_of(options.document, document, library)
    keep = Folders.of(options.data_folder).kept((source, "the document itself"))
    atomic_file.write(options.file, content, keep=keep)
    kept = len(notebook) - count
    if options.json:
        say_json({"file": written(options.file), "annotations": count, "private": kept})
    else:
        noun = "annotation" if count == 1 else "annotations"
        stay = f", {kept:,} {'stays' if kept == 1 else 'stay'} private" if kept else ""
        say(f"Wrote “{shown(options.file)}”: {count:,} {noun}{stay}.\n")
    return 0


def _import(options: Namespace) -> int:
    name = options.file or named(options.document)
    is_package = name.suffix.lower() == PACKAGE
    if options.file is None and not is_package:
        raise FormatError("Name the document and the file; a .briefing file alone holds both.")
    path = library_file(options.data_folder)
    content = read_file(name)

    def come_in(library: Library | None) -> Incoming:
        given = document_named(options.document, library) if options.file else None
        return incoming(library, given, content, is_package=is_package)

    known = library_to_read(path)
    with nullcontext() if known is None else closing(known):
        # Nothing is made before it is sure that the file can be read.
        come = come_in(known)
    is_made = is_back = False
    if not options.dry_run:
        open_it = Library.make if known is None else Library.open
        # A window would not see what comes in beside it, and two programs would write.
        with alone(path) as lock, closing(open_it(path)) as library:
            lock.vouch()
            come = come_in(library)
            is_made, is_back = _make(library, come.document, come.merge)
    _report(options, come, is_made=is_made, is_back=is_back)
    return 0


def _make(library: Library, document: Document, merge: Merge) -> tuple[bool, bool]:
    """Make an import, after a copy of the library.

    Returns whether it changed anything, and whether the document came back from the trash.
    """
    change = merge.change
    is_new = library.removals.document(document.id) is None
    if change is None and not is_new:
        return False, False
    backups.make_if_changed(library.path)
    is_back = library.removals.bring_back(document.id)
    if is_new:
        library.remember(document, now())
    if change is not None:
        library.notebook(document.id).apply(change)
    return True, is_back


def _report(options: Namespace, come: Incoming, *, is_made: bool, is_back: bool) -> None:
    """Say what came in, or would come in, and what is left for the user to look at."""
    document, merge, account = come
    loose = sum(
        1
        for item in merge.incoming
        if item.anchor and not resolve(item.anchor, document.text).attached
    )
    if options.json:
        counts = {name: len(getattr(merge, name)) for name in Merge._fields}
        said = {"document": document.id, "made": is_made, "unattached": loose}
        say_json(said | counts | _told_of(account))
        return
    parts = [merge.in_words(), account.in_words()]
    if loose:
        parts.append(f"{loose:,} not found in the text for certain: review them there.")
    if is_back:
        parts.append("The document was in the trash, and is back in the library.")
    lead = "Would come in: " if options.dry_run else ""
    say(f"{lead}{clean(' '.join(part for part in parts if part))}\n")
    lines = account.lines()
    for line in lines[:_MOST_LINES]:
        say(f"  {clean(line)}\n")
    if len(lines) > _MOST_LINES:
        say(f"  … and {len(lines) - _MOST_LINES:,} more: --json names all of them\n")


def _told_of(account: Account) -> dict[str, object]:
    """Return an account of a file as JSON says it."""
    return {
        name: [remark.entry._asdict() | {"why": remark.why} for remark in remarks]
        for name, remarks in (("left_out", account.left_out), ("changed", account.changed))
    } | {"file": list(account.file)}
