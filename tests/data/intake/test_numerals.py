"""Numerals are read as they are printed; what is none gives none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.text.numerals import CIRCLED, roman, value

DIGITS = "〇一二三四五六七八九"


def by_places(number):
    text = ""
    for place, sign in ((1000, "千"), (100, "百"), (10, "十")):
        digit, number = divmod(number, place)
        text += ("" if digit < 2 else DIGITS[digit]) + (sign if digit else "")
    return text + (DIGITS[number] if number else "")


def as_roman(number):
    text = ""
    values = (100, 90, 50, 40, 10, 9, 5, 4, 1)
    for worth, sign in zip(values, ("C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"), strict=True):
        count, number = divmod(number, worth)
        text += sign * count
    return text


@pytest.mark.parametrize(
    ("numeral", "number"),
    [
        ("12", 12), ("１２", 12), ("二〇一八", 2018), ("二十九", 29), ("百二十三", 123),
        ("千九百九十六", 1996), ("一万二千", 12_000), ("三万", 30_000), ("十", 10), ("〇", 0),
        ("三〇", 30), ("元", 1), ("①", 1), ("⑳", 20), ("㉑", 21), ("⑶", 3), ("Ⅳ", 4), ("壱", 1),
    ],
)  # fmt: skip
def test_numerals_are_read(numeral, number):
    assert value(numeral) == number


@pytest.mark.parametrize(
    "numeral",
    ["", "十百", "百百", "一二十", "万", "½", "a", "1a", "京", "国", "-1", "1.5", "9" * 5_000],
)
def test_what_is_no_numeral_gives_none(numeral):
    assert value(numeral) is None


@given(st.integers(1, 9_999))
def test_every_number_in_kanji_is_read_back(number):
    assert value(by_places(number)) == number
    assert value("".join(DIGITS[int(digit)] for digit in str(number))) == number


@given(st.integers(0, 10**12))
def test_every_number_in_full_width_figures_is_read_back(number):
    assert value("".join(chr(ord(digit) + 0xFEE0) for digit in str(number))) == number


def test_every_circled_number_is_read_back():
    assert [value(sign) for sign in CIRCLED] == list(range(1, 21))


@given(st.integers(1, 399))
def test_every_roman_numeral_is_read_back_in_any_case(number):
    numeral = as_roman(number)
    assert roman(numeral) == roman(numeral.lower()) == roman(numeral.title()) == number


@pytest.mark.parametrize("numeral", ["", "IC", "VX", "IIX", "A", "I.", "Civil", "12"])
def test_what_is_no_roman_numeral_gives_none(numeral):
    assert roman(numeral) is None


@given(st.text(max_size=6))
def test_any_text_is_read_or_not(text):
    assert (value(text) or 0) >= 0
    assert (roman(text) or 1) > 0
