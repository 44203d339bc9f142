"""Search across all documents and annotations."""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from data.annotation import Label, no_label
from data.library.indexing import UNSPACED, words
from data.query import Query, Term

_AROUND = 60
_LONGEST = 240
_TOKEN = re.compile(r"\w+")
_LETTER = rf"(?:(?!{UNSPACED.pattern})[^\W_])"


class Hit(NamedTuple):
    """A passage that was found: a block of a document's text, or an annotation.

    `start` and `stop` are code points in the document's text, None for a note on all of it.
    `excerpt` is the text around the first match, and `matches` are the places in it that match.
    """

    document_id: str
    title: str
    annotation_id: str | None
    label_id: str
    start: int | None
    stop: int | None
    citation: str
    excerpt: str
    matches: tuple[tuple[int, int], ...]


class Hits(NamedTuple):
    """One page of hits, best first, and whether there are more."""

    hits: tuple[Hit, ...]
    more: bool


def search(
    connection: sqlite3.Connection,
    query: Query,
    labels: Sequence[Label],
    *,
    limit: int,
    offset: int,
) -> Hits:
    """Return the hits of a query from `offset` on, at most `limit`; none for an empty query."""
    conditions, given = _filters(query, labels)
    wanted, excluded = _match(query.terms)
    if query.is_empty or not (wanted or conditions):
        return Hits((), more=False)
    if excluded:
        conditions.append("p.id NOT IN (SELECT rowid FROM search WHERE search MATCH ?)")
        given = (*given, excluded)
    # SQLite's own lower() knows the letters of ASCII alone.
    connection.create_function("folded", 1, str.casefold, deterministic=True)
    statement, values = _statement(wanted, conditions, given)
    rows = connection.execute(statement, (*values, limit + 1, offset)).fetchall()
    terms = [term for term in query.terms if not term.is_excluded]
    return Hits(tuple(_hit(row, terms) for row in rows[:limit]), len(rows) > limit)


_SHOWN = (
    "SELECT d.id, d.title, p.annotation_id, coalesce(a.label, ''), p.start, p.stop, p.citation,"
    " p.text, a.body"
)


def _statement(
    match: str, conditions: list[str], values: tuple[object, ...]
) -> tuple[str, tuple[object, ...]]:
    joined = (
        " JOIN documents d ON d.id = p.document_id"
        " LEFT JOIN annotations a ON a.id = p.annotation_id"
    )
    if not match:
        where = " AND ".join(conditions)
        order = "ORDER BY d.opened DESC, d.id, p.start LIMIT ? OFFSET ?"
        return f"{_SHOWN} FROM passages p{joined} WHERE {where} {order}", values
    if not conditions:
        # The page is cut before anything else is looked up.
        found = "SELECT rowid, rank FROM search WHERE search MATCH ? ORDER BY rank LIMIT ? OFFSET ?"
        return (
            f"{_SHOWN} FROM ({found}) f JOIN passages p ON p.id = f.rowid{joined} ORDER BY f.rank",
            (match,),
        )
    where = " AND ".join(("search MATCH ?", *conditions))
    return (
        f"{_SHOWN} FROM search f JOIN passages p ON p.id = f.rowid{joined}"
        f" WHERE {where} ORDER BY f.rank LIMIT ? OFFSET ?",
        (match, *values),
    )


def _filters(query: Query, labels: Sequence[Label]) -> tuple[list[str], tuple[object, ...]]:
    """Return the conditions besides the words, and their values."""
    demands: list[tuple[str, tuple[object, ...]]] = []
    if query.annotations is False:
        demands.append(("p.annotation_id IS NULL", ()))
    elif query.is_of_annotations:
        demands.append(("p.annotation_id IS NOT NULL", ()))
    if query.document_id:
        demands.append(("p.document_id = ?", (query.document_id,)))
    for topic in query.topics:
        below = f"{_escaped(topic)}.%"
        demands.append(("(p.topic = ? OR p.topic LIKE ? ESCAPE '!')", (topic, below)))
    demands += _filters_of_annotations(query, labels)
    values = tuple(value for _, given in demands for value in given)
    return [condition for condition, _ in demands], values


def _filters_of_annotations(
    query: Query, labels: Sequence[Label]
) -> Iterator[tuple[str, tuple[object, ...]]]:
    for wanted in query.labels:
        ids = tuple(
            label.id
            for label in (*labels, no_label())
            if wanted == label.id.casefold() or label.name.casefold().startswith(wanted)
        )
        yield f"a.label IN ({', '.join('?' for _ in ids)})", ids
    for tag in query.tags:
        yield (
            "EXISTS (SELECT 1 FROM tags t WHERE t.annotation_id = a.id AND folded(t.tag) = ?)",
            (tag,),
        )
    for author in query.authors:
        yield "instr(folded(json_extract(a.body, '$.author')), ?) > 0", (author,)
    if query.since:
        yield "a.modified >= ?", (query.since.isoformat(),)
    if query.until:
        yield "substr(a.modified, 1, 10) <= ?", (query.until.isoformat(),)
    if query.visibility:
        yield "a.visibility = ?", (query.visibility.value,)


def _escaped(text: str) -> str:
    return re.sub("[!%_]", r"!\g<0>", text)


def _match(terms: Sequence[Term]) -> tuple[str, str]:
    """Return the terms that must be there and those that must not, as FTS5 reads them.

    Each is quoted, so that nothing in it is an operator.
    """
    wanted = [quoted for term in terms if not term.is_excluded and (quoted := _quoted(term))]
    excluded = [quoted for term in terms if term.is_excluded and (quoted := _quoted(term))]
    return " AND ".join(wanted), " OR ".join(excluded)


def _quoted(term: Term) -> str:
    text = words(term.text.replace("\0", " "))
    if not _TOKEN.search(text):
        return ""
    return f'"{text.replace(chr(34), " ")}"' + ("*" if term.is_prefix else "")


def _hit(row: tuple[object, ...], terms: Sequence[Term]) -> Hit:
    document_id, title, annotation_id, label, start, stop, citation, text, _ = row
    excerpt, matches = excerpted(str(text), terms)
    return Hit(
        str(document_id), str(title), None if annotation_id is None else str(annotation_id),
        str(label), start if isinstance(start, int) else None,
        stop if isinstance(stop, int) else None, str(citation), excerpt, matches,
    )  # fmt: skip


def excerpted(text: str, terms: Sequence[Term]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the part of a text around its first match, on one line, and where it matches."""
    patterns = [_pattern(term) for term in terms]
    found = [match.span() for pattern in patterns for match in pattern.finditer(text)]
    first = min((start for start, _ in found), default=0)
    begin = max(0, first - _AROUND)
    end = min(len(text), begin + _LONGEST)
    # The parts of an annotation stand apart, by one sign, so that the matches stay in place.
    part = text[begin:end].replace("\n", "·")
    shown = "".join(" " if sign.isspace() else sign for sign in part)
    lead = "…" if begin else ""
    matches = sorted(
        (max(start, begin) - begin + len(lead), min(stop, end) - begin + len(lead))
        for start, stop in found
        if start < end and stop > begin
    )
    return lead + shown + ("…" if end < len(text) else ""), tuple(matches)


def _pattern(term: Term) -> re.Pattern[str]:
    """Return what finds a term in a text as it is written; other forms of it may go unmarked."""
    pieces = re.findall(r"\w+", term.text)
    if not pieces:
        return re.compile(r"(?!)")
    # Words are found whole, and writing without spaces between words sign by sign.
    begin = "" if UNSPACED.match(pieces[0][0]) else rf"(?<!{_LETTER})"
    end = "" if term.is_prefix or UNSPACED.match(pieces[-1][-1]) else rf"(?!{_LETTER})"
    return re.compile(begin + r"\W*".join(map(re.escape, pieces)) + end, re.IGNORECASE)
