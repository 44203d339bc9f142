"""Annotations out of files: ours, W3C Web Annotation, Hypothesis, EPUB annotation sets."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from data.anchoring import describe, resolve
from data.annotation import Anchor, Annotation, Label, Scope
from data.carried import carried_id
from data.carrying import Finder
from data.citation import CitationIndex
from data.document import Document
from data.errors import FormatError
from data.interchange import lenient
from data.interchange.lenient import objects
from data.interchange.received import Received, received
from data.interchange.web_annotation import document_of, source_of

MOST = 20_000
_MOST_WORDS = 1_000

Editions = Callable[[str], Document | None]
"""Returns the document with an id, if it is known."""


def read(content: bytes, *, may_be_empty: bool = False) -> tuple[Received, ...]:
    """Return the annotations that a file holds, of whichever known kind it is.

    Raises:
        FormatError: it is no such file, or holds none where it has to.
    """
    value = lenient.loads(content)
    items = [item for item in _items(value) if "target" in item]
    if not items and not may_be_empty:
        raise FormatError("No annotations were found in the file: export them as JSON-LD or JSON.")
    if len(items) > MOST:
        raise FormatError(f"The file holds more than {MOST:,} annotations: split it.")
    found = tuple(received(item) for item in items)
    if len({item.id for item in found}) < len(found):
        raise FormatError("Two annotations of the file have the same id: export it again.")
    return found


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
    has a place here which `data.carrying` carries over by itself; `editions` knows such documents.
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


def _items(value: object) -> list[dict[str, object]]:
    if isinstance(value, list):
        return [item for item in value if isinstance(item, dict)]
    for page in objects(value, "first"):
        found = list(objects(page, "items"))
        if found:
            return found
    found = list(objects(value, "items", "annotations", "rows"))
    return found or ([value] if isinstance(value, dict) else [])


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
    return Annotation(
        id=item.id if is_same else carried_id(item.id, document.id),
        document_id=document.id,
        label_id=_label(item.labels, labels),
        created=item.created,
        modified=item.modified,
        anchor=_anchor(item, position, document, citations) if anchored else None,
        scope=item.scope,
        note=item.note,
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


def _label(wanted: Sequence[str], labels: Sequence[Label]) -> str:
    """Return the label that is known by the first of the names or ids; none where none is known."""
    known = {label.id.casefold(): label.id for label in labels}
    known |= {label.name.casefold(): label.id for label in labels}
    found = (known[name.casefold()] for name in wanted if name.casefold() in known)
    return next(found, "")
