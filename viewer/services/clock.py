"""The time that annotations and handouts are dated with."""

import os
from datetime import UTC, datetime, timedelta, tzinfo


def now() -> datetime:
    """Return the time, in the zone of the user's clock."""
    return datetime.now(UTC).astimezone()


class LocalZone(tzinfo):
    """The zone of the user's clock, with what its distance from UTC is on each day."""

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        """Return the distance from UTC at a time of that clock."""
        return None if moment is None else moment.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, _moment: datetime | None) -> timedelta | None:
        """Return None: the distance from UTC says all that is asked for."""
        return None

    def tzname(self, moment: datetime | None) -> str | None:
        """Return what the zone is called at a time of that clock."""
        return None if moment is None else moment.replace(tzinfo=None).astimezone().tzname()


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
