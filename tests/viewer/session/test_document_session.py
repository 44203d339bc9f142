import pytest

from data.annotation import Scope, Visibility
from data.errors import LibraryError
from data.notebook import Notebook
from viewer.session.document_session import DocumentSession


class FullDisk:
    """A store that cannot save any more."""

    def save(self, record, step, of):
        raise LibraryError("The disk is full. Free some space and try again.")

    def next(self, step):
        return None


def test_a_new_annotation_is_private_and_current(session, annotate):
    name = annotate("Article 5", "commitment", "Reconfirmed.")
    item = session.annotation(name)
    assert item.visibility is Visibility.PRIVATE
    assert item.anchor.exact == "Article 5"
    assert item.anchor.citation == "§2 ¶1"
    assert session.current == name


def test_each_change_is_saved_before_it_is_told(qtbot, session, annotate, library, document):
    stored = []
    session.annotations_changed.connect(
        lambda _: stored.append([item.note for item in library.notebook(document.id)])
    )
    name = annotate("Article 5")
    session.set_note(name, "  Quote in full. ")
    session.delete(name)
    assert stored == [[""], ["Quote in full."], []]


def test_a_change_that_cannot_be_saved_is_said_and_not_made(
    qtbot, document, session, clock, new_id
):
    full = DocumentSession(
        document, Notebook([], FullDisk()), session.labels, clock=clock, new_id=new_id
    )
    with qtbot.waitSignal(full.failed) as failed:
        assert full.add(0, 5, "concern") is None
    assert failed.args == ["The disk is full. Free some space and try again."]
    assert full.annotations == ()


def test_space_alone_is_not_annotated(session):
    gap = session.document.text.index("\n")
    assert session.add(gap, gap + 1, "concern") is None


def test_undo_and_redo_go_through_every_kind_of_change(session, annotate):
    name = annotate("Article 5")
    states = [session.annotations]
    session.set_note(name, "note")
    states.append(session.annotations)
    session.set_tags(name, ("Senkaku", " Senkaku", ""))
    states.append(session.annotations)
    session.toggle_visibility(name)
    states.append(session.annotations)
    session.set_label(name, "action")
    states.append(session.annotations)
    session.delete(name)
    assert session.annotations == ()
    for state in reversed(states):
        session.undo()
        assert session.annotations == state
    session.undo()
    assert session.annotations == ()
    for state in states:
        session.redo()
        assert session.annotations == state
    session.redo()
    assert session.annotations == ()
    assert session.redoable is None


def test_tags_are_words_without_repetition(session, annotate):
    name = annotate("Article 5")
    session.set_tags(name, ("Senkaku", " Senkaku ", "", "Article 5"))
    assert session.annotation(name).tags == ("Senkaku", "Article 5")


def test_several_annotations_enter_the_briefing_as_one_step(session, annotate):
    names = (annotate("Article 5"), annotate("Senkaku Islands"))
    session.set_visibility(names, Visibility.BRIEFING)
    assert all(item.in_briefing for item in session.annotations)
    assert session.undoable == "Put in Briefing"
    session.undo()
    assert not any(item.in_briefing for item in session.annotations)


def test_a_note_can_hang_on_a_topic_or_on_the_document(session):
    topic = session.add_to_topic(1, "question", "Who asked for this?")
    whole = session.add_to_topic(None, "action", "Check the Japanese text.")
    assert session.annotation(topic).scope is Scope.TOPIC
    assert session.annotation(topic).anchor.citation == "§2"
    assert session.annotation(whole).anchor is None
    assert [item.id for item in session.annotations] == [whole, topic]


def test_deleting_the_current_annotation_lets_go_of_it(qtbot, session, annotate):
    name = annotate("Article 5")
    with qtbot.waitSignal(session.current_changed) as changed:
        session.delete(name)
    assert changed.args == [""]


@pytest.mark.parametrize("words", ["agencies’ understandings", "U.S.-ROK"])
def test_an_annotation_is_found_again_in_a_new_session(
    session, annotate, library, clock, new_id, words
):
    name = annotate(words)
    document = session.document
    again = DocumentSession(
        document, library.notebook(document.id), session.labels, clock=clock, new_id=new_id
    )
    place = again.resolution(name)
    assert place.attached
    assert document.text[place.start : place.end] == words
