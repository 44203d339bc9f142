"""The time that annotations and handouts are dated with."""

import os
from datetime import UTC, datetime


def now() -> datetime:
    """Return the time, in the zone of the user's clock."""
    return datetime.now(UTC).astimezone()


def handout_time() -> datetime:
    """Return the date that a handout bears: SOURCE_DATE_EPOCH where it is set, else `now()`.

    So that a handout made again is the same, to the date on its page
    (reproducible-builds.org/specs/source-date-epoch). What is no number is left to the exporter
    to refuse.
    """
    try:
        return datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "")), UTC)
    except (ValueError, OverflowError, OSError):
        return now()
