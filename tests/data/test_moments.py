"""Points in time are kept in one form, which sorts as they follow each other."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.annotation import Annotation, Scope
from data.basis import moments

BERLIN = ZoneInfo("Europe/Berlin")
TWICE = dt.datetime(2027, 10, 31, 2, 50, fold=0, tzinfo=BERLIN)
AGAIN = dt.datetime(2027, 10, 31, 2, 10, fold=1, tzinfo=BERLIN)
zones = st.sampled_from(
    [dt.UTC, BERLIN, *map(ZoneInfo, ("Asia/Tokyo", "America/New_York", "Asia/Kathmandu"))]
)
EARLIEST = dt.datetime(1900, 1, 2, tzinfo=dt.UTC).replace(tzinfo=None)
LATEST = EARLIEST.replace(year=2999)
points = st.datetimes(EARLIEST, LATEST, timezones=zones, allow_imaginary=False)


def note(moment):
    return Annotation("a", "d", "l", created=moment, modified=moment, scope=Scope.DOCUMENT)


@given(points, points)
def test_what_is_kept_is_in_order_as_text_whatever_the_zones(one, other):
    earlier = one.timestamp() < other.timestamp()
    assert (moments.kept(one) < moments.kept(other)) == earlier
    assert len(moments.kept(one)) == len(moments.kept(other))


@given(points)
def test_the_same_moment_comes_back(moment):
    back = dt.datetime.fromisoformat(moments.kept(moment))
    assert back.timestamp() == moment.timestamp()
    assert moments.aware(moment).isoformat() == moment.isoformat()


@pytest.mark.parametrize("zone", [dt.timezone(dt.timedelta(hours=14)), dt.UTC])
def test_the_ends_of_the_calendar_are_no_error(zone):
    ends = [dt.datetime.min.replace(tzinfo=zone), dt.datetime.max.replace(tzinfo=zone)]
    assert sorted(map(moments.kept, ends)) == [moments.kept(end) for end in ends]
    assert moments.beginning(dt.date.min, zone) < moments.end(dt.date.max, zone)


def test_a_time_without_a_zone_is_refused_when_it_is_made():
    with pytest.raises(ValueError, match="has a time zone"):
        moments.kept(EARLIEST)
    with pytest.raises(ValueError, match="has a time zone"):
        note(EARLIEST)


def test_annotations_of_an_hour_that_the_clocks_showed_twice_are_in_order():
    assert TWICE > AGAIN  # which is what Python says of the figures
    assert note(TWICE).created < note(AGAIN).created
    assert note(TWICE).created == dt.datetime(2027, 10, 31, 0, 50, tzinfo=dt.UTC)


def test_a_day_begins_where_its_zone_says():
    day = dt.date(2018, 7, 1)
    assert moments.beginning(day, ZoneInfo("Asia/Tokyo")) == "2018-06-30T15:00:00.000000+00:00"
    changed = dt.date(2027, 10, 31)
    assert moments.beginning(changed, BERLIN) == "2027-10-30T22:00:00.000000+00:00"
    assert moments.end(changed, BERLIN) == "2027-10-31T23:00:00.000000+00:00"
