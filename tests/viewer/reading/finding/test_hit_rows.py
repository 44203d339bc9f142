"""What was found is told topic by topic, and no row is lost or told twice."""

from hypothesis import given
from hypothesis import strategies as st

from viewer.reading.finding.hit_rows import LEAD, OUTSIDE, HitRows, Stretch, stretches
from viewer.reading.finding.match_expressions import MatchPart
from viewer.reading.finding.note_search import NOWHERE, FoundNote, WrittenNote


def noted(places):
    notes = [WrittenNote(str(at), "", place, place, MatchPart("x")) for at, place in places]
    return [FoundNote(note, ((0, 1),)) for note in notes]


def test_every_place_of_a_text_is_in_the_stretch_of_its_topic(document):
    parted = stretches(document)
    assert parted[0] == (NOWHERE, OUTSIDE)
    for place in range(len(document.text)):
        _, topic = [one for one in parted if one.start <= place][-1]
        found = document.topic_at(place)
        assert topic == (LEAD if found is None else found)


@given(st.data())
def test_rows_are_heads_and_below_each_what_was_found_there(data):
    starts = data.draw(st.lists(st.integers(0, 99), unique=True).map(sorted))
    places = data.draw(st.lists(st.integers(NOWHERE, 99), max_size=8).map(sorted))
    bounds = data.draw(st.lists(st.integers(1, 99), unique=True).map(sorted))
    parted = [(NOWHERE, OUTSIDE), (0, LEAD), *((at, number) for number, at in enumerate(bounds))]
    notes = noted(list(enumerate(places)))
    rows = HitRows([Stretch(*one) for one in parted], starts, notes)
    hits = [rows.hit(row) for row in range(len(rows))]
    assert [hit for hit in hits if hit is not None] == list(range(len(starts)))
    told = [rows.note(row) for row in range(len(rows))]
    assert [note for note in told if note is not None] == notes
    numbers = []
    for row in range(len(rows)):
        group = rows.group_of(row)
        what = hits[row] if hits[row] is not None else told[row]
        if what is None:
            assert group.row == row
            continue
        place = starts[what] if hits[row] is not None else what.start
        assert group.topic == [topic for start, topic in parted if start <= place][-1]
        assert rows.row_of(what) == row
        numbers.append(rows.number(row))
    assert numbers == list(range(rows.count))
    assert len(rows) == rows.count + len(rows.groups)


def test_the_way_goes_from_row_to_row_and_round_without_heads():
    parted = [Stretch(NOWHERE, OUTSIDE), Stretch(0, LEAD), Stretch(50, 0)]
    rows = HitRows(parted, [10, 60], noted([(1, 20), (2, 70)]))
    way, row = [], rows.first_from(0)
    for _ in range(5):
        way.append(row)
        row = rows.beside(row, 1)
    assert way == [1, 2, 4, 5, 1]
    assert [rows.first_from(place) for place in (11, 21, 61, 71)] == [2, 4, 5, 1]
    assert rows.beside(1, -1) == 5
