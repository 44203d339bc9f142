"""What stands above a document's text, in words: where it was published, and what it is about."""

from data.document import Masthead, Meeting
from data.text.printed_dates import long_date
from viewer.session.catalogue import tr

_DOT = "\u00a0\u00a0·  "
"""Between two particulars; at the end of a line where it is broken, never at the beginning."""


def masthead_line(masthead: Masthead) -> str:
    """Return the line above the title: publication, issue and its date; empty for none."""
    number = masthead.issue_number
    issue = tr("No. {number}", number=number) if number else ""
    parts = (masthead.publication.upper(), issue, masthead.issue_date.upper())
    return "\u2003".join(part for part in parts if part)


def particulars(meeting: Meeting) -> str:
    """Return the line below the title: day, place and persons; empty for none."""
    day = long_date(meeting.date) if meeting.date else ""
    parts = (day, meeting.place, ", ".join(meeting.persons))
    return _DOT.join(part for part in parts if part)
