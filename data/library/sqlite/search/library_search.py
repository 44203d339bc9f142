"""Search across all documents and annotations."""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import UTC, tzinfo
from unicodedata import combining

from data.annotation import Label, no_label
from data.basis import moments
from data.library.records import Hit, Hits
from data.library.sqlite.search.search_index import words
from data.messages import Message, said
from data.text.addresses import within
from data.text.fixed_pitch import columns_of_letter
from data.text.folding import fold, folded, pattern_of_words
from data.text.query import Query, Term

_AROUND = 40
"""Columns before the first match in an excerpt: it is to be seen in a narrow list, too."""
_LONGEST = 240
_NONE = "none"
"""How the label of those without one is called besides its name."""
_TOKEN = re.compile(r"\w+")


def search(
    connection: sqlite3.Connection,
    query: Query,
    labels: Sequence[Label],
    *,
    limit: int,
    offset: int,
    zone: tzinfo = UTC,
) -> Hits:
    """Return the hits of a query from `offset` on, at most `limit`; none for an empty query.

    `zone` is where the days of the query begin and end.
    """
    remarks = (*query.remarks, *_unknown(query, labels))
    conditions, given = _filters(query, labels, zone)
    wanted, excluded = _match(query.terms)
    if query.is_impossible or query.is_empty or not (wanted or conditions):
        return Hits((), more=False, remarks=remarks)
    if connection.execute("SELECT EXISTS (SELECT 1 FROM removed_documents)").fetchone() == (1,):
        conditions.append("p.document_id NOT IN (SELECT document_id FROM removed_documents)")
    for left_out in query.excluded:
        demands, values = _filters(left_out, labels, zone)
        conditions.append(f"NOT coalesce({' AND '.join(demands)}, FALSE)")
        given = (*given, *values)
    if excluded:
        conditions.append("p.id NOT IN (SELECT rowid FROM search WHERE search MATCH ?)")
        given = (*given, excluded)
    connection.create_function("folded", 1, folded, deterministic=True)
    connection.create_function("within", 2, within, deterministic=True)
    statement, values = _statement(wanted, conditions, given)
    rows = connection.execute(statement, (*values, limit + 1, offset)).fetchall()
    terms = [term for term in query.terms if not term.is_excluded]
    return Hits(tuple(_hit(row, terms) for row in rows[:limit]), len(rows) > limit, remarks)


_TOPIC = (
    "iif(p.annotation_id IS NULL, p.topic, coalesce((SELECT t.topic FROM passages t"
    " WHERE t.document_id = p.document_id AND t.annotation_id IS NULL AND t.start <= p.start"
    " ORDER BY t.start DESC LIMIT 1), p.topic))"
)
"""The topic of a row as it is called now: an annotation's citation may be old, or name none."""
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


def _filters(
    query: Query, labels: Sequence[Label], zone: tzinfo
) -> tuple[list[str], tuple[object, ...]]:
    """Return the conditions besides the words, and their values."""
    demands: list[tuple[str, tuple[object, ...]]] = []
    if query.annotations is False:
        demands.append(("p.annotation_id IS NULL", ()))
    elif query.is_of_annotations:
        demands.append(("p.annotation_id IS NOT NULL", ()))
    if query.document_id:
        demands.append(("p.document_id = ?", (query.document_id,)))
    demands += ((f"within({_TOPIC}, ?)", (topic,)) for topic in query.topics)
    demands += _filters_of_annotations(query, labels, zone)
    values = tuple(value for _, given in demands for value in given)
    return [condition for condition, _ in demands], values


def _filters_of_annotations(
    query: Query, labels: Sequence[Label], zone: tzinfo
) -> Iterator[tuple[str, tuple[object, ...]]]:
    for wanted in query.labels:
        ids = _meant(wanted, labels)
        yield f"a.label IN ({', '.join('?' for _ in ids)})", ids
    for tag in query.tags:
        # In SQL nothing is found in a tag for None.
        begun = tag[:-1] if tag.endswith("*") else None
        yield (
            "EXISTS (SELECT 1 FROM tags t WHERE t.annotation_id = a.id"
            " AND (folded(t.tag) = ? OR instr(folded(t.tag), ?) = 1))",
            (tag, begun),
        )
    for author in query.authors:
        yield "instr(folded(json_extract(a.body, '$.author')), ?) > 0", (author,)
    if query.since:
        yield "a.modified >= ?", (moments.beginning(query.since, zone),)
    if query.until:
        yield "a.modified < ?", (moments.end(query.until, zone),)
    if query.visibility:
        yield "a.visibility = ?", (query.visibility.value,)


def _meant(wanted: str, labels: Sequence[Label]) -> tuple[str, ...]:
    """Return the ids of the labels with that id, letter or name; else of those that begin so."""
    labels = (*labels, no_label())
    names = {label.id: (folded(label.id or _NONE), folded(label.name)) for label in labels}
    exact = [label.id for label in labels if wanted in (*names[label.id], folded(label.letter))]
    begun = [name for name, known in names.items() if any(k.startswith(wanted) for k in known)]
    return tuple(exact or begun)


def _unknown(query: Query, labels: Sequence[Label]) -> Iterator[Message]:
    """Yield, for each label that is asked for and is not there, a line that says so."""
    for wanted in (*query.labels, *(name for one in query.excluded for name in one.labels)):
        if not _meant(wanted, labels):
            known = ", ".join(label.name for label in (*labels, no_label()))
            yield said(
                "There is no label “{label}”; there are {labels}.", label=wanted, labels=known
            )


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
    """Return the part of a text that has most of what was found, on one line, and where it is."""
    source = fold(text)
    found: list[tuple[int, int, int]] = []
    for number, term in enumerate(terms):
        pattern = re.compile(pattern_of_words(folded(term.text), is_prefix=term.is_prefix))
        matches_of = pattern.finditer(source.text)
        found.extend((*source.span(*match.span()), number) for match in matches_of)
    found.sort()
    begin = _begin(text, found)
    end = min(len(text), begin + _LONGEST)
    # The parts of an annotation stand apart, by one sign, so that the matches stay in place.
    part = text[begin:end].replace("\n", "·")
    shown = "".join(" " if sign.isspace() else sign for sign in part)
    lead = "…" if begin else ""
    matches = dict.fromkeys(
        (max(start, begin) - begin + len(lead), min(stop, end) - begin + len(lead))
        for start, stop, _ in found
        if start < end and stop > begin
    )
    return lead + shown + ("…" if end < len(text) else ""), tuple(matches)


def _begin(text: str, found: Sequence[tuple[int, int, int]]) -> int:
    """Return where an excerpt is to begin: a little before the match that has most others near."""
    best, most, last = 0, 0, 0
    for number, (start, _, _) in enumerate(found):
        last = max(last, number)
        while last < len(found) and found[last][1] <= start - _AROUND + _LONGEST:
            last += 1
        terms = len({term for *_, term in found[number:last]})
        if terms > most:
            best, most = start, terms
    begin, columns = best, 0
    while begin and columns < _AROUND:
        begin -= 1
        columns += columns_of_letter(text[begin])
    # A mark is not taken from its letter.
    while 0 < begin < best and combining(text[begin]):
        begin += 1
    return begin
