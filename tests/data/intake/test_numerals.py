"""Numerals of other kinds than figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.intake import numerals

_DIGITS = "〇一二三四五六七八九"


def kanji(number):
    """Return a number as laws print it: 千二百三十四."""
    parts = []
    for value, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, value)
        if digit:
            parts.append((_DIGITS[digit] if digit > 1 or value == 1 else "") + sign)
    return "".join(parts)


def roman(number):
    signs = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"),
             (4, "IV"), (1, "I"))  # fmt: skip
    found = ""
    for value, sign in signs:
        count, number = divmod(number, value)
        found += sign * count
    return found


@given(st.integers(1, 9999))
def test_kanji_are_read_back(number):
    assert numerals.value(kanji(number)) == number
    assert numerals.value("".join(_DIGITS[int(digit)] for digit in str(number))) == number


@given(st.integers(0, 10**6))
def test_full_width_figures_are_read_back(number):
    assert (
        numerals.value(str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９")))
        == number
    )


@given(st.integers(1, 200))
def test_roman_numerals_are_read_back_in_either_case(number):
    assert numerals.roman(roman(number)) == number
    assert numerals.roman(roman(number).lower()) == number


@pytest.mark.parametrize(("numeral", "value"), [("①", 1), ("⑳", 20), ("元", 1), ("十", 10)])
def test_single_signs(numeral, value):
    assert numerals.value(numeral) == value


@pytest.mark.parametrize("text", ["", "x", "第", "一a", "1.", "²"])
def test_what_is_no_numeral_has_no_value(text):
    assert numerals.value(text) is None


@given(st.text())
def test_no_text_upsets_them(text):
    assert numerals.value(text) is None or numerals.value(text) >= 0
    assert numerals.roman(text) is None or text
