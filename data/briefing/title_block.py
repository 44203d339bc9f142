"""What a handout's title block says."""

from collections.abc import Iterable
from datetime import datetime

from data.briefing.content import Detail, Plan
from data.document import Document
from data.text.printed_dates import long_date


def source_line(document: Document) -> str:
    """Return the source in one line: "Japan Defense Focus No. 102, August 2018"."""
    masthead = document.masthead
    if not masthead.publication:
        return document.source.name
    issue = f" No. {masthead.issue_number}" if masthead.issue_number else ""
    dated = f", {masthead.issue_date}" if masthead.issue_date else ""
    return f"{masthead.publication}{issue}{dated}"


def two_rows(document: Document, plan: Plan, now: datetime) -> tuple[tuple[Detail, ...], ...]:
    """Return what the annotated handout says of the meeting, the source and itself."""
    meeting = document.meeting
    prepared = _prepared(plan)
    source = tuple(line for line in (source_line(document), document.source.publisher) if line)
    rows = (
        (
            ("Meeting", (long_date(meeting.date),) if meeting.date else ()),
            ("Place", (meeting.place,) if meeting.place else ()),
            ("Source", source),
        ),
        (
            *prepared,
            ("Date", (long_date(now.date()),)),
            ("Copy", (plan.copy,) if plan.copy else ()),
        ),
    )
    return tuple(row for row in map(_row, rows) if row)


def one_row(document: Document, plan: Plan, now: datetime) -> tuple[tuple[Detail, ...], ...]:
    """Return what the points to make say: for whom, by whom, when, of which meeting."""
    held = document.meeting.date
    row = _row(
        (
            *_prepared(plan),
            ("Date", (long_date(now.date()),)),
            ("Meeting", (long_date(held),) if held else ()),
        )
    )
    return (row,) if row else ()


def _prepared(plan: Plan) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        ("Prepared for", (plan.prepared_for,) if plan.prepared_for else ()),
        ("Prepared by", (plan.prepared_by,) if plan.prepared_by else ()),
    )


def _row(fields: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[Detail, ...]:
    return tuple(Detail(name, lines) for name, lines in fields if lines)
