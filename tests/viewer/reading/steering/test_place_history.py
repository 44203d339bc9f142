from viewer.reading.place import Stand
from viewer.reading.steering.place_history import MOST, History


def leave(history, *offsets):
    for offset in offsets:
        history.leave(Stand(offset))


def back(history, offset):
    place = history.back(Stand(offset))
    return place and place.offset


def forward(history, offset):
    place = history.forward(Stand(offset))
    return place and place.offset


def test_going_back_and_forward_returns_to_each_place():
    history = History()
    leave(history, 10)
    leave(history, 20)
    assert back(history, 30) == 20
    assert back(history, 20) == 10
    assert back(history, 10) is None
    assert forward(history, 10) == 20
    assert forward(history, 20) == 30
    assert forward(history, 30) is None


def test_a_new_jump_forgets_the_way_forward():
    history = History()
    leave(history, 10)
    back(history, 20)
    leave(history, 10)
    assert not history.can_go_forward


def test_the_oldest_places_are_forgotten():
    history = History()
    for place in range(MOST + 5):
        leave(history, place)
    places = []
    while (place := back(history, -1)) is not None:
        places.append(place)
    assert places == list(range(MOST + 4, 4, -1))


def test_a_place_keeps_its_line_where_it_stood_and_follows_a_corrected_text():
    history = History()
    history.leave(Stand(10, 120.0))
    history.leave(Stand(10, 40.0))
    assert history.back(Stand(30)) == Stand(10, 120.0)
    history.leave(Stand(10, 120.0))
    history.move(lambda offset: offset + 7)
    assert history.back(Stand(30)) == Stand(17, 120.0)
