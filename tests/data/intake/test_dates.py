"""Days as official texts print them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.intake.dates import dates, first_date

_KANJI = "〇一二三四五六七八九"


@pytest.mark.parametrize(
    "printed",
    ["29 June 2018", "29th of June, 2018", "June 29, 2018", "June 29th 2018", "29-Jun-2018",
     "Jun. 29, 2018", "29 JUNE 2018", "2018-06-29", "2018/6/29", "2018.6.29", "29.06.2018",
     "29-30 June 2018", "June 29-30, 2018", "29 and 30 June 2018", "June 29 – 30, 2018",
     "2018年6月29日", "２０１８年６月２９日", "二〇一八年六月二十九日", "平成30年6月29日",
     "平成三十年六月二十九日", "H30.6.29", "2018 年 6 月 29 日"],
)  # fmt: skip
def test_printed_forms_of_a_day(printed):
    assert first_date(f"They met on {printed} in Harbour City.") == dt.date(2018, 6, 29)


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("令和元年五月一日", dt.date(2019, 5, 1)),
        ("昭和六十一年五月二十七日", dt.date(1986, 5, 27)),
        ("明治四十五年七月一日", dt.date(1912, 7, 1)),
        ("S64.1.7", dt.date(1989, 1, 7)),
        ("Sept. 3, 2020", dt.date(2020, 9, 3)),
    ],
)
def test_eras_and_short_months(printed, day):
    assert first_date(printed) == day


@pytest.mark.parametrize(
    "printed",
    ["31 June 2018", "June 0, 2018", "30 February 2020", "2018-13-01", "2018-00-10", "32.12.2018",
     "平成99年1月1日", "昭和〇年一月一日", "明治四十六年一月一日", "version 1.2.2018.4",
     "12 may leave", "3 marched on",
     "June 2018", "29 June", "29 June 0018", "29 June 20181", "2018年13月1日"],
)  # fmt: skip
def test_what_is_no_day_is_none(printed):
    assert first_date(printed) is None


def test_a_day_without_a_year_takes_it_from_the_issue():
    assert first_date("On June 29th they met.", "August 2018") == dt.date(2018, 6, 29)
    assert first_date("On December 3rd they met.", "Jan. 2019") == dt.date(2018, 12, 3)


def test_several_days_come_in_their_order_with_their_places():
    text = "From 1 May 2018 (平成30年5月2日) until May 3, 2018."
    found = list(dates(text))
    assert [day.day for day, _, _ in found] == [1, 2, 3]
    assert [text[start:end] for _, start, end in found] == [
        "1 May 2018", "平成30年5月2日", "May 3, 2018"
    ]  # fmt: skip


@given(st.dates(dt.date(1000, 1, 1), dt.date(2999, 12, 31)))
def test_every_day_is_read_back(day):
    year = "".join(_KANJI[int(digit)] for digit in str(day.year))
    forms = [day.isoformat(), f"{day:%d.%m.}{day.year}", f"{day.day} {day:%B} {day.year}",
             f"{day:%B} {day.day}, {day.year}", f"{year}年{day.month}月{day.day}日"]  # fmt: skip
    assert {first_date(form) for form in forms} == {day}
