"""Overlapping highlights are cut into stretches: all that they cover, once each."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from viewer.reading.highlights import HighlightMark, Marks
from viewer.reading.passages.stretches import lying_at, moved, stretches

RANGES = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda r: (r[0], r[0] + r[1]))
PASSAGES = st.lists(RANGES, max_size=12).map(
    lambda ranges: Marks(HighlightMark(str(i), *place) for i, place in enumerate(ranges))
)


@given(PASSAGES, RANGES)
def test_stretches_part_what_is_covered_and_tell_all_that_covers_it(marks, window):
    start, end = window
    found = stretches(marks, start, end)
    covered = [place for one in found for place in range(one.start, one.end)]
    assert covered == [
        place
        for place in range(start, end)
        if any(mark.start <= place < mark.end for mark in marks)
    ]
    for one in found:
        for place in range(one.start, one.end):
            lying = {mark.id for mark in marks if mark.start <= place < mark.end}
            assert {mark.id for mark in one.marks} == lying
            assert len(one.marks) == len(lying)


@given(PASSAGES, RANGES)
def test_stretches_are_no_shorter_than_they_must_be(marks, window):
    """Two that follow each other have something else lying on them."""
    found = stretches(marks, *window)
    for one, other in pairwise(found):
        if one.end == other.start and one.marks == other.marks:
            ends = {place for mark in marks for place in (mark.start, mark.end)}
            assert one.end in ends


@given(PASSAGES, st.integers(0, 95))
def test_what_lies_at_a_place_is_told_the_shortest_first(marks, place):
    found = lying_at(marks, place)
    assert {mark.id for mark in found} == {m.id for m in marks if m.start <= place < m.end}
    lengths = [mark.end - mark.start for mark in found]
    assert lengths == sorted(lengths)


def test_one_that_is_moved_is_there_once():
    marks = [HighlightMark("a", 0, 5), HighlightMark("b", 3, 9)]
    assert moved(marks, HighlightMark("b", 7, 9)) == [marks[0], HighlightMark("b", 7, 9)]
