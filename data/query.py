"""What a user types to search, understood: words, phrases, and what else must hold."""

import datetime as dt
import re
from dataclasses import dataclass, field
from itertools import islice

from data.annotation import Visibility

_TERM = re.compile(
    r'(?P<not>-)?(?:(?P<name>[a-z]+):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))', re.IGNORECASE
)
_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_FIELDS = frozenset({"label", "tag", "author", "topic", "since", "until", "is", "in"})
_MOST = 200
HELP = (
    "All words must be there. Quotation marks hold a phrase, * stands for the rest of a word, and "
    "- leaves out what it stands before. label: tag: author: topic: since: until: (2018-06) "
    "is:private is:briefing in:notes in:text narrow the search."
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

    `labels` are ids or beginnings of names in lower case. `since` and `until` are the first and the
    last day on which an annotation was modified. `annotations` is True for these alone, False for
    the documents' text alone, None for both.
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

    @property
    def is_empty(self) -> bool:
        """Whether nothing is looked for."""
        return self == Query(document_id=self.document_id, annotations=self.annotations)

    @property
    def is_of_annotations(self) -> bool:
        """Whether only annotations can match."""
        asked = (self.labels, self.tags, self.authors, self.since, self.until, self.visibility)
        return self.annotations is True or any(asked)


@dataclass(slots=True)
class _Draft:
    terms: list[Term] = field(default_factory=list)
    values: dict[str, list[str]] = field(default_factory=dict)


def parse(text: str) -> Query:
    """Return what a text asks for; every text asks for something, and none is an error.

    Of a very long one the first 200 parts count, since SQLite bounds what a query may hold.
    """
    draft = _Draft()
    # Half a surrogate pair, as a terminal or a file may pass it on, is in no library.
    storable = text.encode("utf-8", "replace").decode()
    for match in islice(_TERM.finditer(storable), _MOST):
        value = match["phrase"] if match["phrase"] is not None else match["word"]
        name = (match["name"] or "").casefold()
        if name in _FIELDS and value:
            draft.values.setdefault(name, []).append(value)
            continue
        said = f"{match['name']}:{value}" if match["name"] else value
        is_prefix = match["phrase"] is None and said.endswith("*")
        said = said.rstrip("*").strip()
        if said:
            draft.terms.append(Term(said, is_prefix, bool(match["not"])))
    return _query(draft)


def _query(draft: _Draft) -> Query:
    values = draft.values
    visibility = next(
        (Visibility(word) for word in _lower(values, "is") if word in set(Visibility)), None
    )
    within = next(iter(_lower(values, "in")), "")
    annotations = {"notes": True, "annotations": True, "text": False}.get(within)
    return Query(
        terms=tuple(draft.terms),
        labels=_lower(values, "label"),
        tags=_lower(values, "tag"),
        authors=_lower(values, "author"),
        topics=tuple(value.lstrip("§") for value in values.get("topic", ())),
        since=_day(values.get("since", ()), last=False),
        until=_day(values.get("until", ()), last=True),
        visibility=visibility,
        annotations=annotations,
    )


def _lower(values: dict[str, list[str]], name: str) -> tuple[str, ...]:
    return tuple(value.casefold() for value in values.get(name, ()))


def _day(values: list[str] | tuple[()], *, last: bool) -> dt.date | None:
    """Return the first or last day of a year, a month or a day as it is written: 2018-06."""
    match = _DATE.fullmatch(values[-1]) if values else None
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = dt.date(year or 1, month or 1, day or 1)
        if not last or day:
            return first
        after = dt.date(first.year + 1, 1, 1)
        if month and month < 12:
            after = dt.date(first.year, month + 1, 1)
        return after - dt.timedelta(days=1)
    except (ValueError, OverflowError):
        return None
