"""When a handout was made, as every format says it: in UTC, and the same again where asked for."""

import os
from datetime import UTC, datetime

from data.briefing.content import Content
from data.errors import ExportError
from data.messages import said


def creation_time(content: Content) -> datetime:
    """Return the handout's date in UTC: SOURCE_DATE_EPOCH where it is set, else the content's.

    Raises:
        ExportError: SOURCE_DATE_EPOCH is not a number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return in_utc(content.created)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise ExportError(
            said(
                "SOURCE_DATE_EPOCH is “{value}”; set it to a number of seconds, or unset it.",
                value=epoch,
            )
        ) from error


def in_utc(moment: datetime) -> datetime:
    """Return a time in UTC; in the first and last hours of the calendar its own clock's."""
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return moment.replace(tzinfo=UTC)


def stamp(moment: datetime) -> str:
    """Return a time as XML has it (W3C Date and Time Formats): "2018-09-05T09:00:00Z"."""
    return f"{in_utc(moment).replace(tzinfo=None, microsecond=0).isoformat()}Z"
