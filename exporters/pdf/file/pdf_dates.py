"""Times as a PDF has them: in UTC, whatever the year."""

from datetime import UTC, datetime


def in_utc(moment: datetime) -> datetime:
    """Return a time in UTC; in the first and last hours of the calendar its own clock's."""
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return moment.replace(tzinfo=UTC)


def pdf_date(moment: datetime) -> str:
    """Return a time as PDF writes it (ISO 32000-2, 7.9.4)."""
    there = in_utc(moment)
    return f"D:{there.year:04}{there:%m%d%H%M%S}+00'00'"
