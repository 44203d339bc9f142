"""The pop-over covers nothing of its passage, wherever that stands."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize

from viewer.annotations.popover.beside_passage import EDGE, beside, most_free

ROOM = QRect(0, 40, 700, 600)
LINES = st.tuples(st.integers(40, 600), st.integers(1, 300)).map(
    lambda place: QRect(80, place[0], 500, place[1]).intersected(ROOM)
)


@given(LINES, st.integers(60, 372), st.integers(60, 500))
def test_it_stands_within_the_page_and_beside_its_passage(passage, width, height):
    place = beside(QSize(width, height), passage, ROOM)
    if place is None:
        assert height > most_free(passage, ROOM)
        return
    frame = QRect(place, QSize(width, height))
    assert not frame.intersects(passage)
    assert ROOM.adjusted(EDGE, EDGE, -EDGE, -EDGE).contains(frame)


def test_there_is_room_for_as_much_as_is_said():
    for top in (60, 300, 500):
        passage = QRect(80, top, 500, 60)
        assert beside(QSize(372, most_free(passage, ROOM)), passage, ROOM) is not None


def test_one_whose_passage_is_out_of_view_stands_at_that_edge():
    size = QSize(300, 100)
    assert beside(size, QRect(100, 40, 0, 0), ROOM).y() == 40 + EDGE
    assert beside(size, QRect(100, 639, 0, 0), ROOM).y() == 640 - EDGE - 100
