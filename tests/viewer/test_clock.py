"""Handouts bear the date that the environment names, if it names one."""

from datetime import UTC, datetime, timedelta

import pytest

from viewer.clock import handout_time, now


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
