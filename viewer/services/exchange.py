"""Annotations go out to colleagues as files, and come in from them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from data.annotation import Visibility, standard_labels
from data.document import Document
from data.errors import FormatError
from data.files import paths
from data.interchange import (
    annotation_merge,
    annotation_reader,
    briefing_package,
    exchange_formats,
    note_import,
)
from data.interchange.annotation_merge import Known, Merge
from data.interchange.import_account import Account
from data.library import Library
from data.messages import Message, joined, said
from data.notebook import Change
from exporters import atomic_file
from exporters.destination import Kept


class Incoming(NamedTuple):
    """What a file would bring: for which document, what it comes to, and what it held besides."""

    document: Document
    merge: Merge
    account: Account

    def in_words(self) -> Message | str:
        """Return what comes in, and what does not, in sentences."""
        parts = (self.merge.in_words(), self.account.in_words())
        return joined(part for part in parts if part)


class ImportOutcome(NamedTuple):
    """What became of an import: whether it was saved, and the document came out of the trash."""

    is_saved: bool
    is_back: bool


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


def write(
    library: Library, document: Document, path: Path, *, keep: Kept, private: bool, author: str = ""
) -> int:
    """Write a document's annotations into a file, and return how many; otherwise as `content_of`.

    Raises:
        ExportError: the file cannot be written, or is one of those to `keep`.
        FormatError: as `content_of`.
    """
    content, count = content_of(library, document, path, private=private, author=author)
    atomic_file.write(path, content, keep=keep)
    return count


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
            said(
                "“{name}” cannot be imported again: ask for one of {suffixes}.",
                name=paths.clean(path.name),
                suffixes=kinds,
            )
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
        raise FormatError(said("Name the document that the annotations belong to, too."))
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


def take_in(
    library: Library,
    come: Incoming,
    now: datetime,
    apply: Callable[[Change], bool] | None = None,
) -> ImportOutcome:
    """Bring what comes in into the library, the document itself where that is new.

    `apply` makes the change where the document is open, and tells whether that was saved.

    Raises:
        LibraryError: it cannot be saved.
    """
    document, change = come.document, come.merge.change
    is_back = library.removals.bring_back(document.id)
    if library.entry(document.id) is None:
        library.remember(document, now)
    if change is None:
        return ImportOutcome(is_saved=True, is_back=is_back)
    if apply is not None:
        return ImportOutcome(apply(change), is_back)
    library.notebook(document.id).apply(change)
    return ImportOutcome(is_saved=True, is_back=is_back)
