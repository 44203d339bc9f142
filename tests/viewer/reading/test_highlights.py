from hypothesis import given
from hypothesis import strategies as st

from viewer.reading import highlights
from viewer.reading.highlights import HighlightMark, Marks

RANGES = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda r: (r[0], r[0] + r[1]))


@given(st.lists(RANGES, max_size=12), RANGES)
def test_overlapping_finds_what_walking_through_all_of_them_finds(ranges, window):
    marks = Marks(HighlightMark(str(i), start, end) for i, (start, end) in enumerate(ranges))
    start, end = window
    found = marks.overlapping(start, end)
    assert {m.id for m in found} == {m.id for m in marks if m.start < end and m.end > start}


@given(
    st.lists(st.tuples(RANGES, st.integers(0, 3)), max_size=12),
    st.sets(st.integers(0, 12)),
    st.lists(RANGES, max_size=4),
)
def test_a_change_comes_to_the_same_as_starting_anew(ranges, gone, new):
    marks = [HighlightMark(str(i), *place) for i, (place, _) in enumerate(ranges)]
    coming = [HighlightMark(f"new {i}", *place) for i, place in enumerate(new)]
    names = {str(one) for one in gone}
    changed = Marks(marks).changed(names, coming)
    anew = Marks([*(mark for mark in marks if mark.id not in names), *coming])
    assert list(changed) == list(anew)
    for start in range(0, 90, 7):
        assert changed.overlapping(start, start + 5) == anew.overlapping(start, start + 5)
        assert changed.starting(start, start + 5) == anew.starting(start, start + 5)


def test_a_change_of_one_passage_among_thousands_looks_at_few_others(monkeypatch):
    marks = Marks(HighlightMark(str(i), 10 * i, 10 * i + 15) for i in range(5_000))
    looked_at = []
    in_order = highlights._in_order
    monkeypatch.setattr(
        highlights, "_in_order", lambda mark: looked_at.append(mark) or in_order(mark)
    )
    changed = marks.changed({"2500"}, [HighlightMark("new", 30_001, 30_040)])
    assert len(looked_at) < 50
    assert (changed.of("new"), changed.of("2500")) == (changed[3000], None)
    assert len(changed) == len(marks)
    assert (marks.of("2500"), marks.of("new")) == (marks[2500], None)
