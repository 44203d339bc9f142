"""What a handout's title block says."""

from collections.abc import Iterable
from datetime import datetime

from data.briefing.content import Detail
from data.briefing.plan import Plan
from data.document import Document
from data.messages import Message, said
from data.text.printed_dates import printed_date

_Fields = tuple[Message, tuple[Message | str, ...]]


PREPARED = (said("Prepared for"), said("Prepared by"))
"""The names of what the user wrote."""


def source_line(document: Document) -> Message | str:
    """Return the source in one line: "Japan Defense Focus No. 102, August 2018"."""
    masthead = document.masthead
    name, number, date = masthead.publication, masthead.issue_number, masthead.issue_date
    if not name:
        return document.source.name
    if number and date:
        return said("{source} No. {number}, {date}", source=name, number=number, date=date)
    if number:
        return said("{source} No. {number}", source=name, number=number)
    return said("{source}, {date}", source=name, date=date) if date else name


def published_source(document: Document) -> Message | str:
    """Return the source in one line, with who published it where that is known."""
    source, publisher = source_line(document), document.source.publisher
    if not publisher:
        return source
    return said("{source}, {publisher}", source=source, publisher=publisher)


def two_rows(document: Document, plan: Plan, now: datetime) -> tuple[tuple[Detail, ...], ...]:
    """Return what the annotated handout says of the meeting, the source and itself."""
    meeting = document.meeting
    prepared = _prepared(plan)
    source = tuple(line for line in (source_line(document), document.source.publisher) if line)
    rows = (
        (
            (said("Meeting"), (printed_date(meeting.date),) if meeting.date else ()),
            (said("Place"), (meeting.place,) if meeting.place else ()),
            (said("Source"), source),
            (said("Title"), _given_title(document)),
        ),
        (
            *prepared,
            (said("Date"), (printed_date(now.date()),)),
            (said("Copy"), (plan.copy,) if plan.copy else ()),
        ),
    )
    return tuple(row for row in map(_row, rows) if row)


def one_row(document: Document, plan: Plan, now: datetime) -> tuple[tuple[Detail, ...], ...]:
    """Return what the points to make say: for whom, by whom, when, of which meeting."""
    held = document.meeting.date
    row = _row(
        (
            *_prepared(plan),
            (said("Date"), (printed_date(now.date()),)),
            (said("Meeting"), (printed_date(held),) if held else ()),
        )
    )
    return (row,) if row else ()


def _given_title(document: Document) -> tuple[str, ...]:
    """Return the title where the source's own, which stands above the rows, reads otherwise."""
    block = document.title_block
    if block is None or document.blocks[block].text.split() == document.title.split():
        return ()
    return (document.title,)


def _prepared(plan: Plan) -> tuple[_Fields, ...]:
    people = plan.prepared_for, plan.prepared_by
    return tuple((name, (who,) if who else ()) for name, who in zip(PREPARED, people, strict=True))


def _row(fields: Iterable[_Fields]) -> tuple[Detail, ...]:
    return tuple(Detail(name, lines) for name, lines in fields if lines)
