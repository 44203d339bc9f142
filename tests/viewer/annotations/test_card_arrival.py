"""Many cards come when they are ready, and at once where something is done with them."""

import pytest

from data.anchors.anchoring import describe
from data.annotation import Annotation, standard_labels
from data.citation import CitationIndex
from data.notebook import Notebook
from tests.fixtures.memory_library import MemoryStore
from viewer.annotations.listing.card_arrival import CardArrival
from viewer.annotations.listing.card_model import CardModel
from viewer.annotations.listing.list_order import ListOrder
from viewer.session.document_session import DocumentSession

MANY = 1_500


@pytest.fixture
def made(document, clock, new_id):
    """Make a session with so many annotations."""
    citations, labels, now = CitationIndex(document), standard_labels(), clock()

    def made(count, notebook=None):
        items = [
            Annotation(
                f"n{number:05}", document.id, labels[number % 5].id, now, now,
                describe(document, 10 + number % 900, 40 + number % 900, citations),
            )
            for number in range(count)
        ]  # fmt: skip
        notebook = notebook or Notebook(items, MemoryStore())
        return DocumentSession(document, notebook, labels, clock=clock, new_id=new_id)

    return made


@pytest.fixture
def model(qapp):
    return CardModel()


@pytest.fixture
def arrival(model):
    return CardArrival(model)


def names(model):
    return model.ids(range(model.rowCount()))


def at_once(session):
    model = CardModel()
    model.set_session(session)
    return names(model)


def test_few_cards_come_at_once(arrival, model, made):
    session = made(20)
    arrival.show(session, "")
    assert not arrival.is_pending
    assert len(names(model)) == 20


def test_many_cards_come_as_they_would_at_once(qtbot, arrival, model, made):
    for _ in range(2):
        session = made(MANY)
        with qtbot.waitSignal(arrival.arrived):
            arrival.show(session, "")
            assert arrival.is_pending
            assert model.rowCount() == 0
        assert names(model) == at_once(session)
        assert model.total == MANY
        arrival.show(None, "")


def test_a_change_brings_them_at_once_and_is_seen_once(qtbot, arrival, model, made):
    session = made(MANY)
    arrival.show(session, "")
    new = session.add(100, 120, "concern")
    assert not arrival.is_pending
    assert new in names(model)
    assert (model.total, model.shown) == (MANY + 1, MANY + 1)
    session.delete(new)
    assert (model.total, model.shown) == (MANY, MANY)
    assert names(model) == at_once(session)


def test_the_cards_of_the_same_document_stay_until_the_new_ones_come(qtbot, arrival, model, made):
    before = made(MANY)
    with qtbot.waitSignal(arrival.arrived):
        arrival.show(before, "")
    after = made(0, before.notebook)
    with qtbot.waitSignal(arrival.arrived):
        arrival.show(after, "")
        assert model.rowCount() >= MANY
        assert model.session is before
        before.deleteLater()  # as who shows another session does
        qtbot.waitUntil(lambda: model.session is after)
    assert names(model) == at_once(after)


def test_another_session_takes_the_place_of_one_that_is_not_ready(qtbot, arrival, model, made):
    first, second = made(MANY), made(3)
    arrival.show(first, "")
    arrival.show(second, "")
    assert names(model) == at_once(second)
    first.add(100, 120, "concern")
    assert names(model) == at_once(second)
    arrival.show(None, "")
    assert model.rowCount() == 0


def test_an_order_that_is_chosen_meanwhile_is_kept(qtbot, arrival, model, made):
    session = made(MANY)
    with qtbot.waitSignal(arrival.arrived):
        arrival.show(session, "")
        model.set_order(ListOrder(grouping="label"))
    other = CardModel()
    other.set_order(ListOrder(grouping="label"))
    other.set_session(session)
    assert names(model) == names(other)
