"""Tags go through a line of text as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.text.tags import in_line, of_line

SIGNS = st.one_of(st.sampled_from(",，、\"“” \n\t;#'\\"), st.characters(codec="utf-8"))
TAG = st.text(SIGNS, min_size=1, max_size=12).map(str.strip).filter(bool)
TAGS = st.lists(TAG, unique=True, max_size=6).map(tuple)


@given(TAGS)
def test_every_tag_comes_back_as_it_was(tags):
    assert of_line(in_line(tags)) == tags


@given(st.text(SIGNS, max_size=60))
def test_every_text_names_valid_tags_which_stay_as_they_are(text):
    tags = of_line(text)
    assert all(tag and tag == tag.strip() for tag in tags)
    assert len(set(tags)) == len(tags)
    assert of_line(in_line(tags)) == tags


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("", ()),
        (" , ,", ()),
        ("USFK, 抑止力", ("USFK", "抑止力")),
        ("USFK，抑止力、文言", ("USFK", "抑止力", "文言")),
        ('"Defense, Trade", b', ("Defense, Trade", "b")),
        ('"he said ""no""", b', ('he said "no"', "b")),
        ('5" gun, b', ('5" gun', "b")),
        ('"begun and not ended, b', ('"begun and not ended', "b")),
        ('"one" two, b', ('"one" two', "b")),
        ("a, a ,a", ("a",)),
    ],
)
def test_what_is_typed_is_taken_as_it_is_meant(text, tags):
    assert of_line(text) == tags


def test_ordinary_tags_are_shown_without_quotes():
    assert in_line(("press line", "USFK")) == "press line, USFK"
    assert in_line(("Defense, Trade", "外務、防衛")) == '"Defense, Trade", "外務、防衛"'


def test_a_long_line_is_read_at_once():
    text = '"' * 200_000 + "," * 1000
    assert of_line(text)
