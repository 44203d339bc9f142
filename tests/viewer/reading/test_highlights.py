from hypothesis import given
from hypothesis import strategies as st

from viewer.reading.highlights import HighlightMark, Marks

RANGES = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda r: (r[0], r[0] + r[1]))


@given(st.lists(RANGES, max_size=12), RANGES)
def test_overlapping_finds_what_walking_through_all_of_them_finds(ranges, window):
    marks = Marks(HighlightMark(str(i), start, end) for i, (start, end) in enumerate(ranges))
    start, end = window
    found = marks.overlapping(start, end)
    assert {m.id for m in found} == {m.id for m in marks if m.start < end and m.end > start}


def test_the_shortest_of_several_passages_is_the_one_under_the_pointer():
    marks = Marks([HighlightMark("long", 0, 50), HighlightMark("short", 10, 20)])
    assert marks.at(15).id == "short"
    assert marks.at(30).id == "long"
    assert marks.at(50) is None
