"""What is typed to search is understood, and never an error."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.annotation import Visibility
from data.text.query import Query, Term, parse


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("joint exercises", (Term("joint"), Term("exercises"))),
        ('"joint military exercises" DPRK', (Term("joint military exercises"), Term("DPRK"))),
        ("minis* -secret", (Term("minis", is_prefix=True), Term("secret", is_excluded=True))),
        ('-"free and open"', (Term("free and open", is_excluded=True),)),
        ('"open end', (Term("open end"),)),
        ("日米同盟", (Term("日米同盟"),)),
        ("“free and open” end", (Term("free and open"), Term("end"))),
        ("«free and open» „a b“", (Term("free and open"), Term("a b"))),
        ("「航行の自由」", (Term("航行の自由"),)),
        ("『航行』｢の｣", (Term("航行"), Term("の"))),
        ("-“a b” －ｃ", (Term("a b", is_excluded=True), Term("ｃ", is_excluded=True))),
        ("Japan’s 'role'", (Term("Japan’s"), Term("'role'"))),
        ("‘free and open’ end", (Term("free and open"), Term("end"))),
        ("'free and open', and", (Term("free and open"), Term("and"))),
        ("‹a b› ❝c d❞ -‘e f’", (Term("a b"), Term("c d"), Term("e f", is_excluded=True))),
        ("O'Brien's rock 'n' roll", (Term("O'Brien's"), Term("rock"), Term("'n'"), Term("roll"))),
        ("the '90s were", (Term("the"), Term("'90s"), Term("were"))),
        ("10:30 x:y", (Term("10:30"), Term("x:y"))),
        ("a - b", (Term("a"), Term("b"))),
        ("note: 5", (Term("note:"), Term("5"))),
        ("https://a.b", (Term("https://a.b"),)),
    ],
)
def test_words_phrases_beginnings_and_what_is_left_out(text, terms):
    assert parse(text).terms == terms


def test_everything_else_narrows_down():
    assert parse(
        'label:commit tag:"to check" author:Desk topic:§2 since:2018-06 until:2018-06 is:briefing x'
    ) == Query(
        terms=(Term("x"),),
        labels=("commit",),
        tags=("to check",),
        authors=("desk",),
        topics=("2",),
        since=dt.date(2018, 6, 1),
        until=dt.date(2018, 6, 30),
        visibility=Visibility.BRIEFING,
    )


@pytest.mark.parametrize(
    ("text", "last"),
    [("2018", dt.date(2018, 12, 31)), ("2018-12", dt.date(2018, 12, 31)),
     ("2020-02", dt.date(2020, 2, 29)), ("2018-06-29", dt.date(2018, 6, 29)),
     ("9999", dt.date(9999, 12, 31)), ("２０１８－０６", dt.date(2018, 6, 30)),
     ("2018年", dt.date(2018, 12, 31)), ("２０１８年６月", dt.date(2018, 6, 30)),
     ("2018年6月29日", dt.date(2018, 6, 29)), ("20180629", dt.date(2018, 6, 29)),
     ("20181329", None), ("2018/6/29", dt.date(2018, 6, 29)), ("2018-13", None), ("soon", None)],
)  # fmt: skip
def test_until_takes_the_whole_of_a_year_or_month(text, last):
    assert parse(f"until:{text}").until == last


@pytest.mark.parametrize(
    ("text", "left_out"),
    [("-label:Concern", Query(labels=("concern",))), ("-is:private", Query(visibility="private")),
     ("-since:2018", Query(since=dt.date(2018, 1, 1))),
     ("－tag：“to check”", Query(tags=("to check",))),
     ("-in:text", Query(annotations=False)), ("-topic:§2", Query(topics=("2",)))],
)  # fmt: skip
def test_a_field_after_a_minus_is_left_out(text, left_out):
    query = parse(f"x {text}")
    assert query == Query(terms=(Term("x"),), excluded=(left_out,))


@pytest.mark.parametrize(
    ("text", "is_impossible"),
    [("is:secret", True), ("-is:secret x", True), ("in:x", True), ("since:soon", True),
     ("until:2018-02-30", True), ("in:text in:notes", True), ("-x", True), ("-label:x", True),
     ("lable:x", False), ("label: x", False), ('"x', False), ("「x", False), ("x -", False),
     ("& x", False), ("*", False), ("a*b", False), ("*a", False), ("topic:§", True),
     ("since:2019 until:2018", True)],
)  # fmt: skip
def test_what_is_not_understood_is_told_and_narrows_nothing_in_silence(text, is_impossible):
    query = parse(text)
    assert len(query.remarks) == 1
    assert query.is_impossible is is_impossible


@pytest.mark.parametrize(("text", "only"), [("in:notes", True), ("in:text", False), ("in:x", None)])
def test_a_search_can_keep_to_annotations_or_to_texts(text, only):
    assert parse(text).annotations is only


@given(st.text())
def test_any_text_is_a_query(text):
    assert isinstance(parse(text), Query)


def test_of_a_very_long_search_it_is_said_what_was_looked_for():
    assert "first 200 parts" in str(parse("word " * 201).remarks[0])
    assert parse("word " * 200).remarks == ()
