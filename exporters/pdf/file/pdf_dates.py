"""Times as a PDF has them: in UTC, whatever the year."""

from datetime import datetime

from exporters.creation_time import in_utc


def pdf_date(moment: datetime) -> str:
    """Return a time as PDF writes it (ISO 32000-2, 7.9.4)."""
    there = in_utc(moment)
    return f"D:{there.year:04}{there:%m%d%H%M%S}+00'00'"
