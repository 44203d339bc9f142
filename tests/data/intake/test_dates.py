"""Days are found in all forms that official texts print, and nowhere else."""

import datetime as dt

import pytest
from babel.dates import format_date
from hypothesis import assume, given
from hypothesis import strategies as st

from data.intake.lexicon import month_names
from data.intake.lexicon.dates import dates, first_date, is_day, month_of
from data.intake.lexicon.markers import split
from data.text.printed_dates import MONTHS
from tests import month_names as made

DAY = dt.date(2018, 6, 29)
KANJI = ["", *"一二三四五六七八九"]


def in_kanji(number):
    """Write a number below 100 with a sign for ten."""
    tens, ones = divmod(number, 10)
    return (KANJI[tens] if tens > 1 else "") + ("十" if tens else "") + KANJI[ones]


def full_width(text):
    return "".join(chr(ord(sign) + 0xFEE0) if sign.isascii() else sign for sign in text)


@pytest.mark.parametrize(
    "text",
    [
        "29 June 2018", "29th of June, 2018", "the 29th day of June, 2018", "June 29th 2018",
        "June 29, 2018", "Friday, June 29, 2018", "JUNE 29, 2018", "Jun. 29, 2018", "Jun.29,2018",
        "29-Jun-2018", "2018 June 29", "2018-06-29", "2018-06-29T10:00:00+09:00", "2018.6.29",
        "2018/06/29", "2018. 6. 29.", "29.06.2018", "29/06/2018", "06/29/2018", "2018年6月29日",
        "2018 年 6 月 29 日", "２０１８年６月２９日", "２０１８．６．２９",
        "二〇一八年六月二十九日", "二千十八年六月二十九日", "平成三十年六月二十九日",
        "平成30年6月29日", "平成３０年６月２９日", "平成30年（2018年）6月29日",
        "2018年（平成30年）6月29日", "H30.6.29", "Ｈ３０．６．２９", "平成30.6.29", "平30.6.29",
        "the 29th day of June, A.D. 2018", "June 29, A. D. 2018",
        "29-30 June 2018", "29 and 30 June 2018", "29 June–2 July 2018", "June 29-30, 2018",
        "June 29 – July 2, 2018", "29\u00a0June\u00a02018",
    ],
)  # fmt: skip
def test_a_day_is_read_in_every_printed_form(text):
    assert first_date(f"Tokyo, {text} (Friday)") == DAY


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("明治二十二年二月十一日", (1889, 2, 11)),
        ("大正十二年九月一日", (1923, 9, 1)),
        ("昭和六十一年五月二十七日", (1986, 5, 27)),
        ("昭和64年1月7日", (1989, 1, 7)),
        ("平成元年一月八日", (1989, 1, 8)),
        ("令和元年５月１日", (2019, 5, 1)),
        ("S61.5.27", (1986, 5, 27)),
        ("R6.4.1", (2024, 4, 1)),
        ("17th of April, 1996", (1996, 4, 17)),
        ("11-13 June 2021", (2021, 6, 11)),
        ("July 9-11, 2024", (2024, 7, 9)),
        ("from 30 December to 2 January 2024", (2023, 12, 30)),
        ("December 30 – January 2, 2024", (2023, 12, 30)),
    ],
)
def test_eras_and_ranges(text, day):
    assert first_date(text) == dt.date(*day)


@pytest.mark.parametrize(
    "text",
    [
        "June 2018", "31 February 2018", "June 31, 2018", "2018-13-29", "平成99年1月1日",
        "平成0年1月1日", "平成元年1月7日", "令和元年4月30日", "5.2.1", "1/2", "1.2.3.2018",
        "version 10.2.2018.1", "192.168.1.2018", "平成二十五年法律第百八号",
        "昭和二十二年法律第五号", "Law No. 108 of 2013", "平成２９年度", "June 29th", "6月29日",
        "05/06/2018", "R6.4.1.2", "M1.2.3", "0 June 2018", "", "Mayor 5, 2018", "June 29, 9999",
    ],
)  # fmt: skip
def test_what_is_no_day_of_a_known_year_gives_none(text):
    assert first_date(text) is None


@pytest.mark.parametrize(
    ("text", "issue", "day"),
    [
        ("On June 29th", "August 2018", (2018, 6, 29)),
        ("On December 3rd", "January 2019", (2018, 12, 3)),
        ("６月29日", "2018年8月号", (2018, 6, 29)),
        ("12月3日", "平成31年1月", (2018, 12, 3)),
    ],
)
def test_a_missing_year_is_that_of_the_issue(text, issue, day):
    assert first_date(text, issue) == dt.date(*day)


def test_dates_come_in_their_order_with_their_places():
    text = "On 3 May 2019, after 2018年6月29日 and H30.6.29, not 31 June 2018."
    found = [(day.isoformat(), text[start:end]) for day, start, end in dates(text)]
    assert found == [
        ("2019-05-03", "3 May 2019"),
        ("2018-06-29", "2018年6月29日"),
        ("2018-06-29", "H30.6.29"),
    ]


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("June 2018", (2018, 6)),
        ("Oct. 2018", (2018, 10)),
        ("29 June 2018", (2018, 6)),
        ("June 29, 2018", (2018, 6)),
        ("平成三十年六月", (2018, 6)),
        ("２０１８年６月号", (2018, 6)),
        ("2018年13月", None),
        ("June", None),
        ("", None),
    ],
)
def test_a_month_and_its_year(text, month):
    assert month_of(text) == month


@given(st.dates(dt.date(1800, 1, 1), dt.date(2199, 12, 31)))
def test_every_day_is_read_back_from_every_form(day):
    month = MONTHS[day.month - 1]
    western = f"{day.year}年{day.month}月{day.day}日"
    kanji = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year))
    for form in (
        day.isoformat(),
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{day.day}-{month[:3]}-{day.year}",
        f"{day.day}.{day.month}.{day.year}",
        western,
        full_width(western),
        f"{kanji}年{in_kanji(day.month)}月{in_kanji(day.day)}日",
    ):
        assert first_date(form) == day, form


@given(st.dates(dt.date(1989, 1, 8), dt.date(2019, 4, 30)))
def test_every_day_of_an_era_is_read_back(day):
    years = day.year - 1988
    printed = "元" if years == 1 else in_kanji(years)
    assert first_date(f"平成{printed}年{in_kanji(day.month)}月{in_kanji(day.day)}日") == day
    assert first_date(f"H{years}.{day.month}.{day.day}") == day


@given(
    st.text(st.sampled_from("0123456789０１〇一十元年月日平成HRJune .,-/–()（）of\n"), max_size=40)
)
def test_places_are_in_order_and_apart_in_any_text(text):
    end = 0
    for day, start, stop in dates(text, "August 2018"):
        assert end <= start < stop <= len(text)
        assert isinstance(day, dt.date)
        end = stop


LOCALES = (
    "en", "de", "de_AT", "fr", "es", "pt", "it", "nl", "pl", "ru", "uk", "sv", "da", "ja", "zh",
    "ko", "ar", "ar_SY", "ar_DZ",
)  # fmt: skip


def test_the_names_of_months_are_those_of_cldr():
    assert tuple("|".join(names) for names in made.months()) == month_names.MONTH_NAMES
    assert "|".join(made.weekdays()) == month_names.WEEKDAY_NAMES


def test_no_name_means_two_months():
    names = [name for month in month_names.MONTH_NAMES for name in month.split("|")]
    assert len(names) == len(set(names))


@given(
    st.dates(dt.date(1800, 1, 1), dt.date(2199, 12, 31)),
    st.sampled_from(LOCALES),
    st.sampled_from(["long", "full"]),
)
def test_every_day_is_read_back_in_every_language(day, locale, width):
    assert first_date(f"({format_date(day, width, locale=locale)})") == day


@given(st.dates(dt.date(1800, 1, 1), dt.date(2199, 12, 31)), st.sampled_from(LOCALES))
def test_a_day_as_a_language_writes_it_is_a_day_and_nothing_else(day, locale):
    assert is_day(format_date(day, "full", locale=locale))


@pytest.mark.parametrize(
    "text",
    [
        "le 1er juin 2021", "1 JUIN 2021", "1º de junho de 2021", "1. Juni 2021",
        "1 июня 2021 года",
        "1-го июня 2021", "1–3 juin 2021", "1. bis 3. Juni 2021", "1 y 2 de junio de 2021",
        "du 1 au 3 juin 2021", "1 czerwca 2021 r.", "den 1 juni 2021", "d. 1. juni 2021",
        "١ يونيو ٢٠٢١", "1 حزيران/يونيو 2021", "2021년 6월 1일", "1 de junio del 2021",
        "the first day of June, two thousand and twenty-one", "this first day of June 2021",
        "this 1st day of June, in the year two thousand twenty-one", "de eerste juni 2021",
        "am ersten Juni 2021", "le premier juin 2021", "el primero de junio de 2021",
    ],
)  # fmt: skip
def test_the_first_of_june_is_read_in_every_language_and_in_words(text):
    assert first_date(f"Lorne, {text}") == dt.date(2021, 6, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("the fourth day of April, nineteen hundred and forty-nine", (1949, 4, 4)),
        ("this eighth day of September, one thousand nine hundred and fifty-one", (1951, 9, 8)),
        (
            "the twenty-ninth day of February, one thousand eight hundred and ninety-two",
            (1892, 2, 29),
        ),
        ("the thirty-first day of May, nineteen seventy", (1970, 5, 31)),
        ("the thirtieth day of June, two thousand", (2000, 6, 30)),
    ],
)
def test_years_in_words_are_read(text, day):
    assert first_date(text) == dt.date(*day)


@pytest.mark.parametrize(
    "text",
    [
        "12 may decide", "3 out of 12", "the set of 5", "4 ago", "März 2021",
        "the first of many", "second of May", "32 mai 2021", "31 juin 2021",
        "the fifth day of 2021",
        "the thirty-first day of June 2021", "Room 412, Second", "+81 3 2021", "1 mai 99",
    ],
)  # fmt: skip
def test_words_that_are_also_months_make_no_day_without_day_and_year(text):
    assert first_date(text, "August 2018") is None


def test_an_english_month_in_small_letters_needs_a_year():
    assert first_date("12 may decide", "August 2018") is None
    assert first_date("On May 12th", "August 2018") == dt.date(2018, 5, 12)


@pytest.mark.parametrize("line", ["1. Februar 2022 Neue Boote", "3. avril 2031", "29. juni 2018"])
def test_a_day_at_the_start_of_a_line_is_no_item(line):
    assert split(line) == ("", line)


@given(
    st.lists(
        st.sampled_from(
            [*"0123456789 .,-/–", "mars", "mai ", "den ", "juin", " de ", "third day of "]
        ),
        max_size=30,
    )
)
def test_places_are_in_order_in_any_text_of_other_languages(parts):
    text = "".join(parts)
    end = 0
    for day, start, stop in dates(text):
        assert end <= start < stop <= len(text)
        assert isinstance(day, dt.date)
        end = stop


@given(
    st.sampled_from(
        sorted({name for names in month_names.MONTH_NAMES for name in names.split("|")})
    ),
    st.sampled_from([str.upper, str.title, str.swapcase]),
)
def test_a_month_is_read_in_letters_of_any_size(name, written):
    printed = written(name)
    same = printed.casefold() == name.casefold() and len(printed) == len(name)
    assume(same)  # some capitals lose what tells letters apart, or their accents stand apart
    assert [day.year for day, _, _ in dates(f"12 {printed} 2021")] == [2021]


@pytest.mark.parametrize("text", ["3 NİSAN 2021", "3 NISAN 2021", "3 Nisan 2021"])
def test_turkish_letters_with_and_without_a_dot_are_alike(text):
    assert first_date(text) == dt.date(2021, 4, 3)
