from viewer.reading.place_history import MOST, History


def test_going_back_and_forward_returns_to_each_place():
    history = History()
    history.leave(10)
    history.leave(20)
    assert history.back(30) == 20
    assert history.back(20) == 10
    assert history.back(10) is None
    assert history.forward(10) == 20
    assert history.forward(20) == 30
    assert history.forward(30) is None


def test_a_new_jump_forgets_the_way_forward():
    history = History()
    history.leave(10)
    history.back(20)
    history.leave(10)
    assert not history.can_go_forward


def test_the_oldest_places_are_forgotten():
    history = History()
    for place in range(MOST + 5):
        history.leave(place)
    places = []
    while (place := history.back(-1)) is not None:
        places.append(place)
    assert places == list(range(MOST + 4, 4, -1))
