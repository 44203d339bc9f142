"""Handouts bear the date that the environment names, if it names one; the user's zone."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from viewer.services.clock import LocalZone, handout_time, now


def test_the_time_carries_a_zone():
    assert now().tzinfo is not None
    assert abs(now() - datetime.now(UTC)) < timedelta(minutes=1)


def test_a_handout_bears_the_date_that_is_named(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1536138000")
    assert handout_time() == datetime(2018, 9, 5, 9, tzinfo=UTC)


@pytest.mark.parametrize("value", ["", "yesterday", "9" * 30])
def test_without_one_it_is_dated_now(monkeypatch, value):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    assert abs(handout_time() - datetime.now(UTC)) < timedelta(minutes=1)


@pytest.fixture
def in_berlin(monkeypatch):
    """Let the user's clock be one that is put forward in summer."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("in_berlin")
@pytest.mark.parametrize(("month", "hours"), [(1, 1), (7, 2)])
def test_the_zone_of_the_users_clock_knows_summer_and_winter(month, hours):
    moment = datetime(2026, month, 1, 12, 0, tzinfo=LocalZone())
    assert moment.utcoffset() == timedelta(hours=hours)
    assert moment.tzname() == ("CET" if hours == 1 else "CEST")
    assert moment.dst() is None
