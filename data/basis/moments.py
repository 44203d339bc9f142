"""Points in time: as values that compare rightly, and in the one form in which they are kept.

Times of day of different zones, and of one zone before and after its clocks were put back, are not
in the order of their figures. What is compared or sorted as text is therefore written in UTC, all
of it, with the same number of signs.
"""

from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

_FIRST = "0001-01-01T00:00:00.000000+00:00"
_LAST = "9999-12-31T23:59:59.999999+00:00"


def kept(moment: datetime) -> str:
    """Return a moment as it is kept: `2018-07-01T09:00:00.000000+00:00`, in order also as text.

    Raises:
        ValueError: it has no time zone, and so is no point in time.
    """
    aware(moment)
    try:
        return moment.astimezone(UTC).isoformat(timespec="microseconds")
    except OverflowError:
        return _FIRST if moment.year == 1 else _LAST


def read(text: str) -> datetime:
    """Return a moment that was kept; the first of all where a damaged row holds no moment."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return datetime.fromisoformat(_FIRST)
    return moment if moment.tzinfo is not None else datetime.fromisoformat(_FIRST)


def aware(moment: datetime) -> datetime:
    """Return a moment with the same figures, and its distance from UTC fixed.

    Of two times in one zone Python compares the figures alone, and finds none equal to a time
    that the zone's clocks showed twice.

    Raises:
        ValueError: it has no time zone.
    """
    if isinstance(moment.tzinfo, timezone):
        return moment
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a point in time has a time zone")
    return moment.replace(tzinfo=timezone(offset), fold=0)


def beginning(day: date, zone: tzinfo) -> str:
    """Return when a day begins in a zone, as it is kept."""
    try:
        return kept(datetime.combine(day, time(), zone))
    except (OverflowError, ValueError, OSError):  # a day that no clock of that zone can show
        return kept(datetime.combine(day, time(), UTC))


def end(day: date, zone: tzinfo) -> str:
    """Return when the day after begins in a zone, as it is kept."""
    return _LAST if day == date.max else beginning(day + timedelta(days=1), zone)
