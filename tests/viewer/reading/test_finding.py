import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.reading.finding import MOST, Query, Search, find

TEXT = "The Ministers met. the minister, THE MINISTERS; a.b 😀 the end"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query("ministers"), ["Ministers", "MINISTERS"]),
        (Query("the", match_case=True), ["the", "the"]),
        (Query("minister", whole_words=True), ["minister"]),
        (Query("a.b"), ["a.b"]),
        (Query(r"\bm\w+s\b", regular_expression=True), ["Ministers", "MINISTERS"]),
        (Query("the end"), ["the end"]),
        (Query(""), []),
        (Query("absent"), []),
        (Query("x*", regular_expression=True), []),
    ],
)
def test_hits_are_what_the_reader_means(query, expected):
    assert [TEXT[start:end] for start, end in find(query, TEXT).ranges] == expected


LETTERS = st.sampled_from("ab😀𠮷")


@given(st.text(LETTERS, max_size=30), st.text(LETTERS, min_size=1, max_size=2))
def test_hits_are_counted_in_code_points(text, words):
    ranges = find(Query(words, match_case=True), text).ranges
    assert all(text[start:end] == words for start, end in ranges)
    assert len(ranges) == text.count(words)


def test_a_broken_expression_is_explained_and_finds_nothing():
    hits = find(Query("(", regular_expression=True), TEXT)
    assert not hits.ranges
    assert "Not a regular expression" in hits.error


def test_an_expression_that_would_take_for_ever_ends():
    hits = find(Query(r"(a+)+$", regular_expression=True), "a" * 40 + "b")
    assert hits.ranges == ()


def test_a_search_stops_counting_and_says_so():
    hits = find(Query("a"), "a" * (MOST + 5))
    assert len(hits.ranges) == MOST
    assert not hits.complete


def test_empty_matches_do_not_hide_others():
    hits = find(Query(".*", regular_expression=True), "line\n" * (MOST + 5))
    assert len(hits.ranges) == MOST
    assert not hits.complete


def test_a_search_starts_at_the_readers_place_and_goes_round():
    search = Search(Query("the"), TEXT, place=10)
    assert TEXT[search.current.start : search.current.end] == "the"
    first = search.current
    for _ in search.marks:
        search.step(1)
    assert search.current == first
    search.step(-1)
    assert search.index == 0
