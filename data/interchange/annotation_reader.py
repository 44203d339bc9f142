"""Annotations out of files: ours, W3C Web Annotation, Hypothesis, EPUB annotation sets."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from data.anchors.anchoring import describe, resolve
from data.anchors.carried_ids import carried_id
from data.anchors.carry_over import Finder
from data.annotation import Anchor, Annotation, Label, Scope
from data.citation import CitationIndex
from data.document import Document
from data.errors import FormatError
from data.interchange import further_fields, lenient_json
from data.interchange.import_account import Account, AccountEntry, Remark
from data.interchange.incoming import Received, entry_of, received
from data.interchange.lenient_json import Doubtful, number, objects, text
from data.interchange.web_annotation import document_of, source_of
from data.messages import Message, counted, said

MOST = 20_000
_MOST_WORDS = 1_000
_NAMED = 3
_NONE = said("No annotations were found in the file: export them as JSON-LD or JSON.")
_TOLD = ("target", "references", "uri")
"""What an entry has by which it is known to be an annotation."""

Editions = Callable[[str], Document | None]
"""Returns the document with an id, if it is known."""


class Reading(NamedTuple):
    """The annotations that a file holds, and an account of what is left out of them."""

    items: tuple[Received, ...]
    account: Account


def read(content: bytes, *, may_be_empty: bool = False) -> Reading:
    """Return the annotations that a file holds, of whichever known kind it is.

    An entry that cannot come in is left out alone, and named.

    Raises:
        FormatError: it is no such file, or holds none that can come in where it has to.
    """
    entries, told = _entries(lenient_json.loads(content))
    is_known = any(isinstance(item, dict) and item.keys() & _TOLD for item in entries)
    if not is_known and not may_be_empty:
        raise FormatError(_NONE)
    if len(entries) > MOST:
        raise FormatError(said("The file holds more than {most} annotations: split it.", most=MOST))
    found: list[Received] = []
    left_out: list[Remark] = []
    changed: list[Remark] = []
    taken: dict[str, tuple[int, object]] = {}
    for place, item in enumerate(entries, start=1):
        entry = entry_of(place, item)
        try:
            made, remarks = _received(item, entry, taken)
        except FormatError as error:
            left_out.append(Remark(entry, error.message))
            continue
        taken |= {one.id: (place, item) for one in made}
        found += made
        changed += [Remark(entry, why) for why in remarks]
    account = Account(tuple(left_out), tuple(changed), told)
    if left_out and not found and not may_be_empty:
        first = account.first_remarks(_NAMED)
        raise FormatError(said("Nothing of the file can come in. {remarks}.", remarks=first))
    return Reading(tuple(found), account)


def _received(
    item: object, entry: AccountEntry, taken: Mapping[str, tuple[int, object]]
) -> tuple[tuple[Received, ...], list[Message]]:
    if not isinstance(item, dict):
        raise FormatError(said("it is no annotation"))
    doubt = lenient_json.doubt(item)
    if doubt is not None:
        raise FormatError(doubt)
    made, remarks = received(item, entry)
    for one in made:
        if one.id in taken:
            before, other = taken[one.id]
            if other == item:
                raise FormatError(said("it is the same as entry {number}", number=before))
            raise FormatError(said("it has the same id as entry {number}", number=before))
    return made, remarks


def attach(
    items: Sequence[Received],
    document: Document,
    labels: Sequence[Label],
    citations: CitationIndex | None = None,
    editions: Editions | None = None,
) -> tuple[Annotation, ...]:
    """Return what came in as annotations of a document, each where its quote stands for certain.

    One whose quote is not found keeps it, to be reviewed. What was written about another document,
    or another edition, gets an id of its own here, always the same. Of another edition only that
    has a place here which `data.anchors.carry_over` carries over by itself; `editions` knows such
    documents.
    """
    index = citations or CitationIndex(document)
    source = source_of(document.id)
    made = tuple(_attached(item, document, labels, index, source) for item in items)
    others = {item.source for item in items} - {source}
    for name in filter(document_of, others):
        old = editions(document_of(name)) if editions else None
        numbers = [number for number, item in enumerate(items) if item.source == name]
        found = _followed([items[number] for number in numbers], old, document, index)
        anchors = dict(zip(numbers, found, strict=True))
        made = tuple(
            replace(item, anchor=anchors[number]) if anchors.get(number) else item
            for number, item in enumerate(made)
        )
    return made


def elsewhere(items: Iterable[Received], document: Document) -> dict[str, str]:
    """Return of what came from other documents of ours, by id, which documents those are."""
    sources = {item.id: document_of(item.source) for item in items}
    return {name: source for name, source in sources.items() if source not in {"", document.id}}


def _followed(
    items: Sequence[Received], old: Document | None, document: Document, citations: CitationIndex
) -> list[Anchor | None]:
    """Return where passages of another edition stand in a document, loose where not for certain."""
    finder = Finder(old, document) if old else None
    index = CitationIndex(old) if old else citations
    found: list[Anchor | None] = []
    for item in items:
        anchor = None
        if item.scope is not Scope.DOCUMENT:
            anchor = _anchor(item, item.position if old else None, old or document, index)
            place = finder.find(anchor).place_for_certain if finder else None
            anchor = replace(anchor, is_loose=True)
            if place is not None:
                anchor = describe(document, *place, citations)
        found.append(anchor)
    return found


def _entries(value: object) -> tuple[list[object], tuple[Message, ...]]:
    """Return what a file holds, and what is said of it as a whole."""
    if isinstance(value, list):
        return value, ()
    found: list[object] = []
    page, elsewhere = next(objects(value, "first"), None), text(value, "first")
    while page is not None:
        found += _held(page, "items")
        elsewhere = text(page, "next")
        page = next(objects(page, "next"), None)
    for name in ("items", "annotations", "rows", "replies"):
        found += _held(value, name)
    if not found:
        return ([value] if isinstance(value, dict) else []), ()
    total = number(value, "total") or 0
    elsewhere = elsewhere or text(value, "next")
    if total > len(found):
        missing = counted(
            "The file says that there is {count} annotation, and holds {held}: the others are on "
            "pages that did not come along.",
            "The file says that there are {count} annotations, and holds {held}: the others are on "
            "pages that did not come along.",
            total,
            held=len(found),
        )
        return found, (missing,)
    if elsewhere:
        return found, (
            said("The file goes on in a page that did not come along: what is there is missing."),
        )
    return found, ()


def _held(value: object, name: str) -> list[object]:
    """Return what stands under a name, if there are any objects.

    Raises:
        FormatError: it could be understood in two ways what that is.
    """
    if isinstance(value, Doubtful):
        raise FormatError(lenient_json.DOUBT)
    held = value.get(name) if isinstance(value, dict) else None
    several = held if isinstance(held, list) else [held]
    return several if any(isinstance(one, dict) for one in several) else []


def _attached(
    item: Received,
    document: Document,
    labels: Sequence[Label],
    citations: CitationIndex,
    source: str,
) -> Annotation:
    is_same = item.source == source
    # In another text a position means nothing; and many programs count UTF-16.
    position = item.position if is_same else None
    anchored = item.scope is not Scope.DOCUMENT
    return further_fields.annotation(
        item.further,
        id=item.id if is_same else carried_id(item.id, document.id),
        document_id=document.id,
        label_id=label_of(item.labels, labels) or "",
        created=item.created,
        modified=item.modified,
        anchor=_anchor(item, position, document, citations) if anchored else None,
        scope=item.scope,
        note=item.note,
        note_format=item.note_format,
        tags=item.tags,
        visibility=item.visibility,
        author=item.author,
    )


def _anchor(
    item: Received, position: int | None, document: Document, citations: CitationIndex
) -> Anchor:
    # A quote of no known position is put behind the text, where it cannot stand by chance; at 0,
    # one that begins the text and comes again would seem to be meant there.
    behind = len(document.text)
    start = behind if position is None else max(0, min(position, behind))
    exact = item.exact if position is not None else _respaced(item.exact, document.text)
    given = Anchor(start, start + len(exact), exact, item.prefix, item.suffix, item.citation)
    found = resolve(given, document.text)
    if item.is_loose or not found.attached or found.start is None or found.end is None:
        return replace(given, is_loose=item.is_loose)
    return describe(document, found.start, found.end, citations)


def _respaced(quote: str, text: str) -> str:
    """Return a quote with the document's own space, where it stands there but for that.

    Other programs quote the line breaks and indents of a page's source.
    """
    words = quote.split()
    if quote in text or len(words) > _MOST_WORDS:
        return quote
    spellings = set(re.findall(r"\s+".join(map(re.escape, words)), text))
    return spellings.pop() if len(spellings) == 1 else quote


def label_of(wanted: Sequence[str], labels: Sequence[Label]) -> str | None:
    """Return the label that is known by the first of the names or ids; None where none is."""
    known = {label.id.casefold(): label.id for label in labels}
    known |= {label.name.casefold(): label.id for label in labels}
    found = (known[name.casefold()] for name in wanted if name.casefold() in known)
    return next(found, None)
