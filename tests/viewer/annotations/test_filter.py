from hypothesis import given
from hypothesis import strategies as st

from viewer.widgets.word_filter import Filter, folded


def test_all_words_must_occur_in_any_order():
    assert Filter.parse("korea north").matches(folded("North Korea"))
    assert not Filter.parse("north sea").matches(folded("North Korea"))


def test_case_and_width_of_letters_do_not_matter():
    assert Filter.parse("ＪＤＦ strasse").matches(folded("JDF Straße"))
    assert Filter.parse("ﾎﾞｳｴｲ").matches(folded("ボウエイ"))


def test_space_alone_is_no_filter():
    assert not Filter.parse(" \t")
    assert Filter.parse("").matches("")


@given(st.lists(st.text(min_size=1), min_size=1))
def test_every_text_matches_its_own_words(words):
    text = " ".join(words)
    assert Filter.parse(text).matches(folded(text))
