from viewer.reading.place import Stand
from viewer.reading.steering.place_history import MOST, History, Visit


def at(offset, below=0.0, document="one"):
    return Visit(document, Stand(offset, below))


def leave(history, *offsets):
    for offset in offsets:
        history.leave(at(offset))


def back(history, offset):
    visit = history.back(at(offset))
    return visit and visit.place.offset


def forward(history, offset):
    visit = history.forward(at(offset))
    return visit and visit.place.offset


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
    history.leave(at(10, 120.0))
    history.leave(at(10, 40.0))
    assert history.back(at(30)) == at(10, 120.0)
    history.leave(at(10, 120.0))
    history.leave(at(10, 120.0, "other"))
    history.move("one", lambda offset: offset + 7)
    assert history.back(at(30)) == at(10, 120.0, "other")
    assert history.back(at(30)) == at(17, 120.0)


def test_places_of_a_document_that_is_gone_are_forgotten_both_ways():
    history = History()
    for document in ("one", "other", "one", "third"):
        history.leave(at(10, document=document))
    history.back(at(99, document="one"))
    history.forget("one")
    assert not history.can_go_forward
    assert history.back(None) == at(10, document="other")
    assert history.back(None) is None
