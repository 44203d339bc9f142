"""One holder of the open document: it is followed, and let go when another one is opened."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from shiboken6 import isValid

from data.annotation import standard_labels
from data.notebook import Notebook
from tests.fixtures.documents import document_of
from viewer.session.document_session import DocumentSession


class Shower(QObject):
    """Notes what it is to show, and asks for deletion."""

    delete_requested = Signal(str)

    def __init__(self, shown):
        super().__init__()
        self._shown = shown

    def show(self, session):
        self._shown.append(session)


@pytest.fixture
def other(clock, new_id):
    document = document_of("Another statement\n\nWords of that statement.\n")
    notebook = Notebook([], None)
    return DocumentSession(document, notebook, standard_labels(), clock=clock, new_id=new_id)


def test_who_follows_shows_what_is_open_and_what_is_opened_later(current, session, other):
    shown = []
    current.show(session)
    shower = Shower(shown)
    current.follow(shower.show)
    assert shown == [session]
    current.show(other)
    current.show(None)
    assert shown == [session, other, None]


def test_who_is_gone_follows_no_more_and_neither_does_the_document_before(current, session, other):
    shown = []
    current.show(session)
    shower = Shower(shown)
    current.follow(shower.show)
    shower.deleteLater()
    current.show(other)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    current.show(None)
    assert shown == [session, other]
    assert not isValid(session)


def test_a_wish_goes_to_the_session_that_is_open_when_it_is_told(current, session, annotate):
    name = annotate("North Korea")
    shower = Shower([])
    current.carry_out(shower.delete_requested, DocumentSession.delete)
    shower.delete_requested.emit(name)
    assert [item.id for item in session.annotations] == [name]
    current.show(session)
    current.make_way("a long one.pdf")
    shower.delete_requested.emit(name)
    assert [item.id for item in session.annotations] == [name]
    assert (current.session, current.at_hand) == (session, None)
    current.make_way("")
    shower.delete_requested.emit(name)
    assert session.annotations == ()


def test_changes_and_faults_of_the_session_are_told_here(qtbot, current, session, annotate):
    current.show(session)
    with qtbot.wait_signals([current.annotations_changed, current.current_changed]):
        annotate("North Korea")
    with qtbot.wait_signal(current.failed) as failed:
        session.failed.emit("The disk is full.")
    assert failed.args == ["The disk is full."]


def test_what_is_typed_is_saved_by_who_knows_of_it(current):
    assert current.commit()
    current.save_with(lambda: False)
    assert not current.commit()


def test_a_corrected_document_goes_on_and_another_one_does_not(current, session, other):
    current.show(session)
    assert not current.is_continued
    current.show(session)
    assert current.is_continued
    current.show(other)
    assert not current.is_continued
