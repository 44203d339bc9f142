"""What a user types to search, understood: words, phrases, and what else must hold or must not."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import NamedTuple

from data.annotation import Visibility
from data.messages import Message, said
from data.text import query_remarks
from data.text.folding import folded, words

_FIELDS = ("label", "tag", "author", "topic", "since", "until", "is", "in")
_PLACES = {"notes": True, "annotations": True, "text": False}
_QUOTES = '"“”„‟″＂〝〞〟«»❝❞'
_CLOSING = {"「": "」", "『": "』", "｢": "｣"}
_OPENING = _QUOTES + "".join(_CLOSING)
_BEFORE = re.compile(r"(?P<not>[-‐‑–−－﹣])?(?:(?P<name>[a-zａ-ｚ]+)[:：﹕])?", re.IGNORECASE)
_SINGLE = re.compile(rf"['＇‘‚‛‹❛](?=\S)([^{_OPENING}]*?\S)['＇’‘›❜](?!\w)")
"""Words in single quotation marks; one that stands alone may be an apostrophe."""
_WORD = re.compile(rf"[^\s{_OPENING}]+")
_STARS = "*＊"
_DATE = re.compile(r"(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?")
_DATE_IN_KANJI = re.compile(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?")
_COMPACT_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)")
_MOST = 200
_LONGEST = 200
"""Characters of what was typed that a remark holds."""
HELP = said(
    "All words must be there, in any spelling. Quotation marks hold a phrase, * stands for the "
    "rest of a word, and - leaves out what it stands before. label: tag: author: topic: since: "
    "until: (2018-06) is:private is:briefing in:notes in:text narrow the search."
)


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase; with `is_prefix` the beginning of a word, with `is_excluded` not there."""

    text: str
    is_prefix: bool = False
    is_excluded: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: all of `terms`, and what the other fields say, where they say something.

    `labels`, `tags` and `authors` are folded (`data.text.folding`); a label is meant by its id,
    letter or name, or by how that begins, a tag by how it begins where that ends with *. `since`
    and `until` are the first and the last day on which an annotation was modified. `annotations` is
    True for these alone, False for the documents' text alone, None for both. What one of `excluded`
    asks for is left out. `remarks` say, a line each, what was not understood; where that narrows
    the search, `is_impossible`: nothing is found.
    """

    terms: tuple[Term, ...] = ()
    labels: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    visibility: Visibility | None = None
    annotations: bool | None = None
    document_id: str = ""
    excluded: "tuple[Query, ...]" = ()
    remarks: tuple[Message, ...] = ()
    is_impossible: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing is looked for."""
        asked = Query(document_id=self.document_id, annotations=self.annotations)
        return replace(self, remarks=(), is_impossible=False) == asked

    @property
    def is_of_annotations(self) -> bool:
        """Whether only annotations can match."""
        asked = (self.labels, self.tags, self.authors, self.since, self.until, self.visibility)
        return self.annotations is True or any(asked)


class _Part(NamedTuple):
    """One part of what was typed: `value` is a word, or with `is_phrase` what stood in quotes."""

    name: str
    value: str
    typed: str
    is_phrase: bool = False
    is_excluded: bool = False
    is_open: bool = False


def parse(text: str) -> Query:
    """Return what a text asks for; every text asks for something, and none is an error.

    What cannot be understood is said in the query's remarks. Of a very long text the first 200
    parts count, since SQLite bounds what a query may hold.
    """
    # Half a surrogate pair, as a terminal or a file may pass it on, is in no library.
    storable = text.encode("utf-8", "replace").decode()
    query = Query()
    parts = _parts(storable)
    for part in islice(parts, _MOST):
        query = _with(query, part)
    if next(parts, None) is not None:
        query = _told(query, query_remarks.TOO_LONG.of(most=_MOST))
    only_left_out = query.excluded or any(term.is_excluded for term in query.terms)
    if only_left_out and not _has_demand(query):
        query = _told(query, query_remarks.NO_DEMAND, nothing=True)
    return query


def _has_demand(query: Query) -> bool:
    wanted = tuple(term for term in query.terms if not term.is_excluded)
    bare = replace(query, terms=wanted, excluded=(), remarks=(), is_impossible=False)
    return bare != Query()


def _parts(text: str) -> Iterator[_Part]:
    place = 0
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        before = _BEFORE.match(text, place)
        start = before.end() if before else place
        name = folded(before["name"] or "") if before else ""
        make = partial(_Part, name, is_excluded=bool(before and before["not"]))
        if start < len(text) and text[start] in _OPENING:
            closing = _CLOSING.get(text[start], _QUOTES)
            end = next((i for i in range(start + 1, len(text)) if text[i] in closing), len(text))
            stop, is_open = end + 1, end == len(text)
            phrase = text[start + 1 : end]
            yield make(phrase, text[place:stop], is_phrase=True, is_open=is_open)
        elif (quoted := _SINGLE.match(text, start)) and (name or len(quoted[1].split()) > 1):
            stop = quoted.end()
            yield make(quoted[1], text[place:stop], is_phrase=True)
        else:
            word = _WORD.match(text, start)
            stop = word.end() if word else start
            yield make(text[start:stop], text[place:stop])
        place = stop


def _with(query: Query, part: _Part) -> Query:
    """Return the query with one part more."""
    if part.is_open and part.value.strip():
        query = _told(
            query,
            query_remarks.NOT_CLOSED.of(text=_line(part.value)),
        )
    if part.name in _FIELDS and part.value:
        asked = _asked(part)
        if isinstance(asked, Message):
            return _told(query, asked, nothing=True)
        if part.is_excluded:
            return replace(query, excluded=(*query.excluded, asked))
        return _narrowed(query, asked, part)
    return _with_term(query, part)


def _with_term(query: Query, part: _Part) -> Query:
    """Return the query with one word or phrase more."""
    text = part.typed[1:] if part.is_excluded else part.typed
    if part.name in _FIELDS:
        query = _told(query, query_remarks.NO_VALUE.of(field=part.name))
    elif part.name and part.value and not part.value.startswith("//"):
        query = _told(
            query,
            query_remarks.NO_FIELD.of(
                field=_line(part.name),
                text=_line(text),
                fields=" ".join(f"{name}:" for name in _FIELDS),
            ),
        )
    if not part.name:
        text = part.value
    is_prefix = not part.is_phrase and text.endswith(tuple(_STARS))
    typed, text = _line(text), text.rstrip(_STARS).strip()
    if not part.is_phrase and any(star in text for star in _STARS):
        query = _told(query, query_remarks.STAR_WITHIN.of(text=_line(text)))
    if not words(folded(text)):
        if part.is_excluded:
            return _told(query, query_remarks.NOTHING_TO_EXCLUDE)
        return query if not typed else _told(query, query_remarks.NO_WORD.of(text=typed))
    term = Term(text, is_prefix, part.is_excluded)
    return replace(query, terms=(*query.terms, term))


def _asked(part: _Part) -> Query | Message:
    """Return the query for one field and its value, or what is wrong with that."""
    value = folded(part.value).strip()
    if part.name in {"label", "author"} and not part.is_phrase:
        value = value.rstrip("*") or value  # a part of the name is enough as it is
    plain = {
        "label": Query(labels=(value,)),
        "tag": Query(tags=(value,)),
        "author": Query(authors=(value,)),
        "topic": Query(topics=(value.lstrip("§ "),)),
    }
    if part.name in plain:
        if not (words(value) if part.name == "topic" else value):
            return query_remarks.NO_NAME.of(field=part.name, value=_line(part.value))
        return plain[part.name]
    wrong = query_remarks.NOT_UNDERSTOOD.of(
        field=part.name,
        value=_line(part.value),
        wanted=query_remarks.WANTED[part.name],
    )
    if part.name == "is":
        known = {item.value: item for item in Visibility}
        return Query(visibility=known[value]) if value in known else wrong
    if part.name == "in":
        return Query(annotations=_PLACES[value]) if value in _PLACES else wrong
    days = _days(value)
    if days is None:
        return wrong
    return Query(since=days[0]) if part.name == "since" else Query(until=days[1])


def _narrowed(query: Query, asked: Query, part: _Part) -> Query:
    """Return a query that asks for what both ask for."""
    for old, new in (
        (query.visibility, asked.visibility),
        (query.annotations, asked.annotations),
    ):
        if old is not None and new is not None and old != new:
            remark = query_remarks.RULED_OUT.of(text=_line(part.typed))
            return _told(query, remark, nothing=True)
    since = max((day for day in (query.since, asked.since) if day), default=None)
    until = min((day for day in (query.until, asked.until) if day), default=None)
    if since and until and since > until:
        query = _told(query, query_remarks.NO_DAY, nothing=True)
    return replace(
        query,
        labels=query.labels + asked.labels,
        tags=query.tags + asked.tags,
        authors=query.authors + asked.authors,
        topics=query.topics + asked.topics,
        since=since,
        until=until,
        visibility=asked.visibility or query.visibility,
        annotations=query.annotations if asked.annotations is None else asked.annotations,
    )


def _told(query: Query, remark: Message, *, nothing: bool = False) -> Query:
    remarks = tuple(dict.fromkeys((*query.remarks, remark)))
    return replace(query, remarks=remarks, is_impossible=query.is_impossible or nothing)


def _line(typed: str) -> str:
    """Return what was typed as a remark holds it: in one line, and not endless."""
    line = " ".join(typed.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def _days(value: str) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day of a year, a month or a day as it is written: 2018-06."""
    ways = (_DATE, _DATE_IN_KANJI, _COMPACT_DATE)
    match = next((found for way in ways if (found := way.fullmatch(value))), None)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = dt.date(year or 0, month or 1, day or 1)
        last_month = month or 12
        last = day or calendar.monthrange(first.year, last_month)[1]
        return first, dt.date(first.year, last_month, last)
    except ValueError:
        return None
