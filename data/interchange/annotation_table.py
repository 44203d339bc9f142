"""Annotations as a table, CSV (RFC 4180), for spreadsheets; no cell of it is ever a formula."""

from collections.abc import Iterable
from datetime import UTC

from data.annotation import Annotation, Label
from data.document import Document
from data.text.comma_table import comma_table
from data.text.tags import in_line

_COLUMNS = (
    "citation", "label", "quote", "note", "tags", "visibility", "author", "created", "modified",
    "document", "id",
)  # fmt: skip


def dumps(document: Document, annotations: Iterable[Annotation], labels: Iterable[Label]) -> bytes:
    """Return a table with a head, UTF-8 with the mark that spreadsheets need."""
    names = {label.id: label.name for label in labels}
    return comma_table([_COLUMNS, *(_row(document, item, names) for item in annotations)])


def _row(document: Document, item: Annotation, names: dict[str, str]) -> tuple[str, ...]:
    anchor = item.anchor
    return (
        anchor.citation if anchor else "whole document",
        names.get(item.label_id, item.label_id),
        anchor.exact if anchor else "",
        item.note_words,
        in_line(item.tags),
        item.visibility.value,
        item.author,
        item.created.astimezone(UTC).isoformat(),
        item.modified.astimezone(UTC).isoformat(),
        document.title,
        item.id,
    )
