"""Which tables a handout makes, each with its title, and what a cell of them says."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from data.briefing.content import Content, Part, PartKind, Table
from data.errors import ExportError
from data.messages import Words, said
from exporters.phrases import DISTRIBUTION, source_of
from exporters.spreadsheet.marked_passages import COLUMNS, passage_rows
from exporters.unprintable import printable

_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85]")


@dataclass(frozen=True, slots=True)
class TitledTable:
    """A table and what it is called; a frame says what stands around it on a page."""

    title: str
    table: Table
    is_frame: bool = False


def tables_of(content: Content, words: Words) -> tuple[TitledTable, ...]:
    """Return the tables of a handout, one of its points, passages and notes, then its frame.

    What has tables of its own and no points is not made a further table of.

    Raises:
        ExportError: there is nothing that a table could hold.
    """
    found = [
        TitledTable(title, part.table)
        for title, part in _tables(content, words)
        if part.kind is PartKind.TABLE and part.table and part.table.head
    ]
    has_more = any(part.kind is PartKind.POINTS and part.entries for part in content.parts)
    if has_more or any(section.own_table for section in content.sections) or not found:
        rows = tuple(passage_rows(content, words))
        if not rows and not found:
            raise ExportError(
                said(
                    "This handout has no table, point, marked passage or note for a spreadsheet: "
                    "put an annotation into the briefing, or choose another format."
                )
            )
        if rows:
            found.append(TitledTable(words.tr("Points and notes"), Table(COLUMNS, rows)))
    return (*found, _frame(content, words))


def _tables(content: Content, words: Words) -> Iterator[tuple[str, Part]]:
    """Yield the parts, and the tables of the text; what has no title has that before it."""
    title = ""
    inside = (section.own_table for section in content.sections if section.own_table)
    for part in (*content.parts, *inside):
        title = words(part.title) or title
        yield title, part


def cells_of(table: Table, words: Words) -> Iterator[tuple[str, ...]]:
    """Yield the texts of a table row by row, its head first, as every spreadsheet can hold them."""
    for row in (table.head, *table.rows):
        yield tuple(_LINE_ENDS.sub("\n", printable(words(cell))) for cell in row)


def _frame(content: Content, words: Words) -> TitledTable:
    """Return what stands around the text on a page: title block, source, marking."""
    rows = [(words.tr("Marking"), content.marking), (words.tr("Copy"), content.copy)]
    rows += [
        (words(detail.name), "\n".join(map(words, detail.lines)))
        for row in content.details
        for detail in row
    ]
    rows += [(words(DISTRIBUTION), "\n".join(content.distribution))]
    rows += _sources(content, words)
    head = (words(content.kind), content.title)
    return TitledTable(words.tr("Handout"), Table(head, tuple(_said(rows))), is_frame=True)


def _sources(content: Content, words: Words) -> Iterator[tuple[str, str]]:
    sources = [(words(source.line), source.sha256) for source in content.sources]
    for line, digest in sources or [(source_of(content, words), content.source_sha256)]:
        yield words.tr("Source"), line
        yield "SHA-256", digest


def _said(rows: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    return (row for row in rows if row[1].strip())
