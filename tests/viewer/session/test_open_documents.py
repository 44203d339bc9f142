"""What is open: the order, which one is current, and whose sessions are kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from shiboken6 import isValid

from data.annotation import standard_labels
from data.notebook import Notebook
from tests.fixtures.documents import document_of
from viewer.session.document_session import DocumentSession
from viewer.session.kept_documents import DocumentsKeeper, kept_documents
from viewer.session.open_documents import OpenDocuments
from viewer.session.settings import OPEN, Settings

SAMPLE = Path("/shipped/sample.txt")


@pytest.fixture
def session_on(clock, new_id):
    def session_on(name):
        document = document_of(f"{name}\n\nWords of {name} that go on for a while.\n")
        notebook = Notebook([], None)
        return DocumentSession(document, notebook, standard_labels(), clock=clock, new_id=new_id)

    return session_on


@pytest.fixture
def documents(current):
    return OpenDocuments(current, passing=SAMPLE, parent=current)


@pytest.fixture
def show(current, session_on):
    """Show a document of some name from its file; return the session."""

    def show(name):
        session = session_on(name)
        current.show(session, Path(f"/papers/{name}.txt"))
        return session

    return show


def titles(documents):
    return [one.title for one in documents.all]


def gone(session):
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return not isValid(session)


def test_each_document_that_is_opened_comes_after_the_one_that_was_shown(documents, current, show):
    first = show("First")
    show("Second")
    current.show(first, Path("/papers/First.txt"))
    show("Third")
    assert titles(documents) == ["First", "Third", "Second"]
    assert documents.current.title == "Third"


def test_a_session_lives_as_long_as_its_document_is_open_and_no_longer(documents, current, show):
    first, second = show("First"), show("Second")
    assert not gone(first)
    current.show(first, Path("/papers/First.txt"))
    documents.close(documents.all[1].number)
    assert gone(second)
    documents.close(documents.current.number)
    current.show(None)
    assert gone(first)
    assert documents.all == ()
    assert documents.current is None


def test_the_sample_makes_way_for_the_first_other_document_only(documents, current, session_on):
    for _ in range(2):
        sample, other = session_on("Sample"), session_on("Other")
        current.show(sample, SAMPLE)
        current.show(other, Path("/papers/other.txt"))
        assert titles(documents) == ["Other"]
        assert gone(sample)
        current.show(session_on("Sample"), SAMPLE)
        current.show(session_on("Third"), Path("/papers/third.txt"))
        assert titles(documents) == ["Other", "Sample", "Third"]
        while documents.current:
            documents.close(documents.current.number)
        current.show(None)


def test_the_sample_stays_once_somebody_has_worked_on_it(current, session, session_on):
    samples = []
    documents = OpenDocuments(current, passing=SAMPLE, given=lambda: samples, parent=current)
    name, other = session.add(0, 6, "concern"), session_on("Other")
    current.show(session, SAMPLE)
    for samples[:] in ([], [name]):
        current.show(other, Path("/papers/other.txt"))
        assert titles(documents) == [*([] if samples else [session.document.title]), "Other"]
        documents.close(documents.on(other.document.id).number)
        current.show(session, SAMPLE)
        other = session_on("Other")


def test_the_same_document_from_another_session_stands_where_it_stood(documents, current, show):
    first = show("First")
    show("Second")
    again = show("First")
    assert titles(documents) == ["First", "Second"]
    assert documents.current.session is again
    assert gone(first)


def test_what_was_looked_at_longest_ago_is_let_go_where_texts_are_too_large(current, show):
    documents = OpenDocuments(current, most_text=100, parent=current)
    sessions = [show(name) for name in ("First", "Second", "Third")]
    assert [one.session for one in documents.all] == [None, *sessions[1:]]
    assert gone(sessions[0])
    documents.renew()
    assert [one.session for one in documents.all] == [None, None, sessions[2]]


def test_what_is_closed_is_opened_again_in_turn_and_not_if_it_left_the_library(documents, show):
    names = [show(name).document.id for name in ("First", "Second", "Third")]
    for number in [one.number for one in documents.all[:2]]:
        documents.close(number)
    assert documents.closed.title == "Second"
    documents.forget(names[1])
    assert documents.closed.title == "First"
    show("First")
    assert documents.closed is None


def test_order_is_kept_at_once_and_restored_around_what_is_open(
    qtbot, documents, current, show, tmp_path
):
    settings = Settings(tmp_path / "settings.ini")
    keeper = DocumentsKeeper(documents, settings, documents)
    for name in ("First", "Sécond, “odd”", "Third"):
        show(name)
    documents.move(documents.current.number, 0)
    qtbot.waitUntil(lambda: len(kept_documents(Settings(settings.path))) == 3)
    kept = kept_documents(Settings(settings.path))
    assert [one.title for one in kept] == ["Third", "First", "Sécond, “odd”"]
    others = OpenDocuments(current, parent=current)
    others.restore(kept, Path("/papers/none.txt"))
    assert titles(others) == ["Third", "First", "Sécond, “odd”"]
    assert [one.session is not None for one in others.all] == [True, False, False]
    keeper.forget([str(kept[1].path)])
    assert [one.title for one in kept_documents(settings)] == ["Third", "Sécond, “odd”"]


@pytest.mark.parametrize("value", ["", "{", "{}", "[1]", '[["a","b"]]', '[["a",1,"c"]]', "[[[]]]"])
def test_what_we_did_not_write_opens_nothing(tmp_path, value):
    settings = Settings(tmp_path / "settings.ini")
    settings.set_value(OPEN, value)
    assert kept_documents(settings) == ()
