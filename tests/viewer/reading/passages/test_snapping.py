"""Passages drawn by hand go from word to word, in every writing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.reading.passages.snapping import End, drawn, drawn_by, stepped
from viewer.reading.passages.words import TextWords
from viewer.system.word_boundaries import WordBoundaries

TEXT = "They will work together to realize complete dismantlement of Russia’s arms; don't ask."
JAPANESE = "災害対策基本法を改正する。インド太平洋の平和。"


class NoBoundaries(WordBoundaries):
    """As where there is no ICU."""

    def places(self, text):
        return None


WITH_OR_WITHOUT = pytest.mark.parametrize("boundaries", [WordBoundaries(), NoBoundaries()])


def selected(text, first, last, boundaries=None):
    """Return what a drag from one place to another selects."""
    start, end = drawn(TextWords(text, boundaries), (first, first), last)
    return text[start:end]


@WITH_OR_WITHOUT
def test_a_drag_that_slips_by_a_letter_takes_the_words_that_were_meant(boundaries):
    first = TEXT.index("work") - 2  # the last letter of "will"
    last = TEXT.index("dismantlement") + len("dismantlemen")
    for one, other in ((first, last), (last, first)):
        taken = selected(TEXT, one, other, boundaries)
        assert taken == "work together to realize complete dismantlement"


@WITH_OR_WITHOUT
@pytest.mark.parametrize("word", ["Russia’s", "don't", "together"])
def test_a_drag_within_a_word_takes_all_of_it(boundaries, word):
    start = TEXT.index(word)
    for first in range(start, start + len(word)):
        assert selected(TEXT, first, first + 1, boundaries) == word


def test_words_that_were_touched_are_taken_whole():
    first, last = TEXT.index("gether"), TEXT.index("alize")
    assert selected(TEXT, first, last) == "together to realize"


def test_space_at_the_ends_is_left_out():
    first = TEXT.index(" work")
    assert selected(TEXT, first, first + len(" work ")) == "work"


def test_japanese_is_taken_by_its_words():
    assert selected(JAPANESE, 1, 3) == "災害対策"
    assert selected(JAPANESE, 0, JAPANESE.index("改正") + 1) == "災害対策基本法を改正"


def test_without_dictionaries_every_sign_is_a_word():
    assert selected(JAPANESE, 1, 3, NoBoundaries()) == "害対"


def test_drawing_on_from_a_word_keeps_that_word():
    words = TextWords(TEXT)
    anchor = words.at(TEXT.index("together"))
    for place in (0, anchor[0] + 2, TEXT.index("complete") + 3):
        start, end = drawn(words, anchor, place)
        assert start <= anchor[0]
        assert end >= anchor[1]


TEXTS = st.text(st.sampled_from("ab’'- .,\né災害法🙂́"), min_size=1, max_size=40)


@given(TEXTS, st.data())
def test_a_selection_starts_and_ends_outside_of_words_and_with_no_space(text, data):
    words = TextWords(text)
    first, last = (data.draw(st.integers(0, len(text))) for _ in range(2))
    start, end = drawn(words, (first, first), last)
    if start < end:
        assert words.around(start) is None
        assert words.around(end) is None
        assert text[start:end].strip() == text[start:end]
    else:
        assert start == end == last


@given(TEXTS, st.data(), st.booleans(), st.sampled_from(End))
def test_an_end_never_passes_the_other_one(text, data, letters, end):
    start = data.draw(st.integers(0, len(text) - 1))
    last = data.draw(st.integers(start + 1, len(text)))
    place = data.draw(st.integers(0, len(text)))
    first, after = drawn_by(TextWords(text), (start, last), end, place, letters=letters)
    assert 0 <= first < after <= len(text)
    kept, before = (after, last) if end is End.START else (first, start)
    assert kept == before


@given(TEXTS, st.data(), st.sampled_from(End), st.sampled_from([-1, 1]))
def test_steps_of_an_end_leave_a_word_and_stay_in_the_text(text, data, end, steps):
    words = TextWords(text)
    start = data.draw(st.integers(0, len(text) - 1))
    passage = start, data.draw(st.integers(start + 1, len(text)))
    for _ in range(4):
        first, last = stepped(words, passage, end, steps)
        assert 0 <= first < last <= len(text)
        assert (last == passage[1]) if end is End.START else (first == passage[0])
        passage = first, last


def test_keys_move_an_end_by_a_word_and_back():
    words = TextWords(TEXT)
    start = TEXT.index("together")
    passage = start, start + len("together")
    for wanted in ("together to", "together to realize"):
        passage = stepped(words, passage, End.END, 1)
        assert TEXT[slice(*passage)] == wanted
    for wanted in ("together to", "together", "together"):
        passage = stepped(words, passage, End.END, -1)
        assert TEXT[slice(*passage)] == wanted
    passage = stepped(words, passage, End.START, -1)
    assert TEXT[slice(*passage)] == "work together"
    for _ in range(2):
        passage = stepped(words, passage, End.START, 1)
        assert TEXT[slice(*passage)] == "together"
