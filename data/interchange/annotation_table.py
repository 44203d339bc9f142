"""Annotations as a table, CSV (RFC 4180), for spreadsheets; no cell of it is ever a formula."""

import csv
import io
import unicodedata
from collections.abc import Iterable
from datetime import UTC

from data.annotation import Annotation, Label
from data.document import Document
from data.text.tags import in_line

_COLUMNS = (
    "citation", "label", "quote", "note", "tags", "visibility", "author", "created", "modified",
    "document", "id",
)  # fmt: skip
_FORMULA = frozenset("=+-@|%\N{MINUS SIGN}")
_UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_STRAY = frozenset("\t\r\n")


def dumps(document: Document, annotations: Iterable[Annotation], labels: Iterable[Label]) -> bytes:
    """Return a table with a head, UTF-8 with the mark that spreadsheets need."""
    names = {label.id: label.name for label in labels}
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for item in annotations:
        anchor = item.anchor
        row = (
            anchor.citation if anchor else "whole document",
            names.get(item.label_id, item.label_id),
            anchor.exact if anchor else "",
            item.note,
            in_line(item.tags),
            item.visibility.value,
            item.author,
            item.created.astimezone(UTC).isoformat(),
            item.modified.astimezone(UTC).isoformat(),
            document.title,
            item.id,
        )
        writer.writerow([harmless(cell) for cell in row])
    return ("\ufeff" + buffer.getvalue()).encode("utf-8", "replace")


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: with an apostrophe before it.

    What counts is the first sign that is seen, in whichever of its widths; before it may stand
    anything that a spreadsheet passes over.
    """
    seen = (sign for sign in cell if unicodedata.category(sign) not in _UNSEEN)
    first = unicodedata.normalize("NFKC", next(seen, ""))[:1]
    return f"'{cell}" if first in _FORMULA or cell[:1] in _STRAY else cell
