"""The details of a document: how they are kept in corrections, and what they make of it.

A value is one line without outer space, or empty where there is nothing to be told. A date is
written as ISO 8601, a language as BCP 47; participants stand one on a line; a title is never empty.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from unicodedata import category

from data.document import Document
from data.structure_corrections.correction import Correction, DetailKind

LONGEST = 1_000
"""Characters of one line of a value."""
MOST_PARTICIPANTS = 500
_LANGUAGE = r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,6}"
_NO_SIGNS = frozenset({"Cc", "Cs"})
_ISSUE = {
    DetailKind.PUBLICATION: "publication",
    DetailKind.SHORT_NAME: "short_name",
    DetailKind.ISSUE_NUMBER: "issue_number",
    DetailKind.ISSUE_DATE: "issue_date",
}


def is_value(kind: DetailKind, value: str) -> bool:
    """Tell whether a text is a value of a detail, in the form in which it is kept."""
    if not value:
        return kind is not DetailKind.TITLE
    lines = value.split("\n")
    several = MOST_PARTICIPANTS if kind is DetailKind.PARTICIPANTS else 1
    if len(lines) > several or any(not _is_line(line) for line in lines):
        return False
    if kind is DetailKind.DATE:
        return _day(value) is not None
    return kind is not DetailKind.LANGUAGE or re.fullmatch(_LANGUAGE, value) is not None


def written(kind: DetailKind, text: str) -> str:
    """Return a text that was typed as a value is kept: space put right, the rest as it is."""
    if kind is not DetailKind.PARTICIPANTS:
        return _line(" ".join(text.split()))
    lines = (_line(" ".join(line.split())) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def value_of(document: Document, kind: DetailKind) -> str:
    """Return the value that a document's detail has; empty for none."""
    meeting = document.meeting
    if kind in _ISSUE:
        return str(getattr(document.masthead, _ISSUE[kind]))
    return {
        DetailKind.TITLE: document.title,
        DetailKind.DATE: meeting.date.isoformat() if meeting.date else "",
        DetailKind.PLACE: meeting.place,
        DetailKind.PARTICIPANTS: "\n".join(meeting.persons),
        DetailKind.PUBLISHER: document.source.publisher,
        DetailKind.LANGUAGE: document.language,
    }[kind]


def with_details(document: Document, values: Mapping[DetailKind, str]) -> Document:
    """Return a document with other details.

    Where it is of another publication, the short name that was read is not that of this one.
    """
    if not values:
        return document
    issue = {name: values[kind] for kind, name in _ISSUE.items() if kind in values}
    if issue.get("publication", document.masthead.publication) != document.masthead.publication:
        issue.setdefault("short_name", "")
    met = {}
    if DetailKind.DATE in values:
        met["date"] = _day(values[DetailKind.DATE])
    if DetailKind.PLACE in values:
        met["place"] = values[DetailKind.PLACE]
    if DetailKind.PARTICIPANTS in values:
        met["persons"] = tuple(filter(None, values[DetailKind.PARTICIPANTS].split("\n")))
    source = document.source
    publisher = values.get(DetailKind.PUBLISHER, source.publisher)
    return replace(
        document,
        title=values.get(DetailKind.TITLE, document.title),
        source=replace(source, publisher=publisher),
        masthead=replace(document.masthead, **issue),
        meeting=replace(document.meeting, **met),
        language=values.get(DetailKind.LANGUAGE, document.language),
    )


def given(corrections: Sequence[Correction]) -> dict[DetailKind, str]:
    """Return the details that corrections give, the last one of each."""
    return {item.detail: item.value for item in corrections if item.detail is not None}


def with_values(
    corrections: Sequence[Correction], values: Mapping[DetailKind, str | None]
) -> tuple[Correction, ...]:
    """Return corrections that give details these values; None leaves one as it was read.

    There is one correction of a detail at most, and those that change come last.
    """
    kept = [item for item in corrections if item.detail is None or item.detail not in values]
    made = [Correction.of_detail(kind, new) for kind, new in values.items() if new is not None]
    return (*kept, *made)


def _day(text: str) -> dt.date | None:
    with suppress(ValueError):
        day = dt.date.fromisoformat(text)
        return day if day.isoformat() == text else None
    return None


def _line(text: str) -> str:
    """Return a text without signs that command a terminal or are none, and without outer space."""
    return "".join(sign for sign in text if category(sign) not in _NO_SIGNS).strip()


def _is_line(text: str) -> bool:
    return 0 < len(text) <= LONGEST and text == " ".join(_line(text).split())
