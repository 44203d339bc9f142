import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.messages import Words
from data.text.printed_dates import long_date, printed_date, read_date


class OtherWords(Words):
    """Says the year first, and has another name for June."""

    def text(self, text):
        return {"{day} {month} {year}": "{year}, {month} {day}", "June": "Juni"}.get(text, text)


@given(st.dates())
def test_a_date_is_read_again_from_what_is_printed_of_it(day):
    assert read_date(long_date(day)) == day
    assert read_date(day.isoformat()) == day
    assert read_date(OtherWords()(printed_date(day)), OtherWords()) == day


@pytest.mark.parametrize("text", [" 29  june 2018", "２９ June ２０１８", "29 JUNE 2018"])
def test_case_width_and_space_do_not_count(text):
    assert read_date(text) == dt.date(2018, 6, 29)


def test_the_language_of_the_window_counts_and_so_does_english():
    assert read_date("2018, Juni 29", OtherWords()) == dt.date(2018, 6, 29)
    assert read_date("29 June 2018", OtherWords()) == dt.date(2018, 6, 29)
    assert read_date("2018, Juni 29") is None


@pytest.mark.parametrize(
    "text",
    ["", "June 2018", "2018-02-30", "20180629", "31 June 2018", "29 June", "6/7/2018",
     "29 June 2018 to 30 June 2018", "x" * 1000, "1" * 1000 + " June 2018"],
)  # fmt: skip
def test_nothing_is_guessed(text):
    assert read_date(text) is None
