"""Which topics of two documents correspond, and where in one the reader of the other is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fixtures.documents import document_of
from viewer.reading.beside.corresponding_topics import corresponding, counterparts


def paper(*heads, words=12):
    parts = [f"## {head}\n\n" + f"{'Words ' * words}\n\n" * 3 for head in heads]
    return document_of("# Statement\n\nThe lead of it.\n\n" + "".join(parts), "paper.md")


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (("1. North", "2. South", "3. Sea"), ("3. Mer", "1. Nord"), [1, None, 0]),
        (("1. North", "2. South"), ("１　北", "２　南", "３　海"), [0, 1]),
        (("North Korea", "The Sea"), ("The  sea", "Trade", "NORTH KOREA"), [2, 0]),
        (("North", "South"), ("Nord", "Süd", "Meer"), [0, 1]),
        (("North", "South", "Sea"), ("Nord", "Süd"), [0, 1, None]),
        (("1. North", "Sea"), ("1. Nord", "SEA"), [0, 1]),
    ],
)
def test_topics_correspond_by_number_else_by_title_else_by_order(one, other, found):
    assert counterparts(paper(*one), paper(*other)) == found


def test_a_place_is_as_far_into_the_topic_that_corresponds():
    one, other = paper("1. North", "2. South"), paper("2. Sud", "1. Nord", words=60)
    places = counterparts(one, other)
    start, there = (document.text.index for document in (one, other))
    assert corresponding(one, other, start("South"), places) == there("Sud")
    middle = (start("South") + len(one.text)) // 2
    found = corresponding(one, other, middle, places)
    assert abs(found - (there("Sud") + there("Nord")) // 2) < 20
    assert corresponding(one, other, start("The lead"), places) < there("Sud")


def test_a_topic_without_a_counterpart_leads_nowhere():
    one, other = paper("1. North", "2. South"), paper("1. Nord", "4. Sud")
    place = one.text.index("South")
    assert corresponding(one, other, place, counterparts(one, other)) == -1


@given(st.lists(st.sampled_from("ABCDE"), min_size=1, max_size=5, unique=True), st.data())
def test_there_and_back_is_the_same_topic(heads, data):
    one, other = paper(*heads), paper(*data.draw(st.permutations(heads)), words=30)
    offset = data.draw(st.integers(0, len(one.text) - 1))
    there = corresponding(one, other, offset, counterparts(one, other))
    assert 0 <= there < len(other.text)
    back = corresponding(other, one, there, counterparts(other, one))
    assert one.topic_at(back) == one.topic_at(offset)
