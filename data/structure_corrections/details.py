"""The details of a document: what the user typed as they are kept, and what they make of it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from data.document import Document, Meeting
from data.structure_corrections.correction import Correction, DetailKind, is_printed

_ISSUE = {
    DetailKind.PUBLICATION: "publication",
    DetailKind.SHORT_NAME: "short_name",
    DetailKind.ISSUE_NUMBER: "issue_number",
    DetailKind.ISSUE_DATE: "issue_date",
}


def written(kind: DetailKind, text: str) -> str:
    """Return a text that was typed as a value is kept: space put right, the rest as it is."""
    if kind is not DetailKind.PARTICIPANTS:
        return _line(text)
    lines = (_line(line) for line in text.splitlines())
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
    meeting = document.meeting
    persons = values.get(DetailKind.PARTICIPANTS)
    day = values.get(DetailKind.DATE)
    source = document.source
    publisher = values.get(DetailKind.PUBLISHER, source.publisher)
    return replace(
        document,
        title=values.get(DetailKind.TITLE, document.title),
        source=replace(source, publisher=publisher),
        masthead=replace(document.masthead, **issue),
        meeting=Meeting(
            meeting.date if day is None else _day(day),
            values.get(DetailKind.PLACE, meeting.place),
            meeting.persons if persons is None else tuple(filter(None, persons.split("\n"))),
        ),
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
    """Return a text as one line: without outer space, and without signs that command a terminal."""
    return "".join(filter(is_printed, " ".join(text.split()))).strip()
