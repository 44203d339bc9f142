"""Where reading goes on is kept while the program runs, not only at its end."""

import pytest

from data.errors import LibraryError
from data.messages import said
from viewer.session.place_keeper import PlaceKeeper
from viewer.session.settings import LAST, Settings


@pytest.fixture
def reader():
    return {"at": 0}


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def keeper(qtbot, library, settings, current, reader):
    return PlaceKeeper(library, settings, current, lambda: reader["at"], current)


def test_document_and_place_are_kept_after_a_moment(
    qtbot, keeper, library, settings, current, session, reader, tmp_path
):
    path = tmp_path / "minutes.txt"
    current.show(session, path)
    for place in (40, 90):
        reader["at"] = place
        keeper.look()
        qtbot.waitUntil(lambda place=place: library.position(session.document.id) == place)
    assert Settings(settings.path).value(LAST) == str(path)
    current.show(None)
    qtbot.waitUntil(lambda: Settings(settings.path).value(LAST, "?") == "")


def test_what_cannot_be_kept_is_said_once(qtbot, keeper, library, current, session, monkeypatch):
    def fails(*_):
        raise LibraryError(said("The disk is full."))

    told = []
    keeper.failed.connect(told.append)
    current.show(session)
    monkeypatch.setattr(type(library), "set_position", fails)
    for _ in range(3):
        keeper.keep()
    assert told == ["The disk is full."]
    monkeypatch.undo()
    keeper.keep()
    monkeypatch.setattr(type(library), "set_position", fails)
    current.show(None)
    current.show(session)
    keeper.keep()
    assert len(told) == 2


def test_the_place_is_kept_at_the_end_and_no_more_after_it(
    qtbot, keeper, library, current, session, reader
):
    current.show(session)
    reader["at"] = 70
    keeper.end()
    assert library.position(session.document.id) == 70
    keeper.look()
    assert not keeper._timer.isActive()
