"""What the Annotate menu does, without a window."""

import pytest

from data.annotation import Scope, Visibility
from viewer.annotations.annotation_controller import Annotating
from viewer.session.document_session import DocumentSession


class Selection:
    """The passage that a user has selected, or None."""

    def __init__(self):
        self.passage = None

    def __call__(self):
        return self.passage


@pytest.fixture
def selection():
    return Selection()


@pytest.fixture
def annotating(session, selection, current):
    annotating = Annotating(current, selection)
    current.show(session)
    return annotating


@pytest.fixture
def said(annotating):
    said = []
    annotating.annotated.connect(lambda name: said.append(("annotated", name)))
    annotating.note_wanted.connect(lambda name: said.append(("note", name)))
    annotating.told.connect(lambda hint: said.append(("hint", hint)))
    return said


def test_a_label_goes_on_the_selection_before_the_current_annotation(
    annotating, selection, session, said
):
    selection.passage = (0, 5)
    annotating.label("concern")
    (first,) = session.annotations
    selection.passage = (6, 9)
    annotating.label("action")
    assert [item.label_id for item in session.annotations] == ["concern", "action"]
    selection.passage = None
    annotating.label("question")
    assert [item.label_id for item in session.annotations] == ["concern", "question"]
    assert [word for word, _ in said] == ["annotated", "annotated"]
    assert said[0] == ("annotated", first.id)


def test_a_note_takes_the_label_that_was_used_last(annotating, selection, session, said):
    selection.passage = (0, 5)
    annotating.label("concern")
    selection.passage = (6, 9)
    annotating.note()
    assert [item.label_id for item in session.annotations] == ["concern", "concern"]
    assert said[-1] == ("note", session.current)


def test_a_note_without_a_selection_is_the_current_annotations(annotating, annotate, said):
    name = annotate("Article 5")
    annotating.note()
    assert said == [("note", name)]


@pytest.mark.parametrize("command", [lambda one: one.note(), lambda one: one.label("concern")])
def test_with_nothing_to_work_on_a_hint_says_what_to_do(annotating, session, said, command):
    command(annotating)
    assert session.annotations == ()
    ((kind, hint),) = said
    assert kind == "hint"
    assert hint.startswith("Select a passage first")


def test_space_alone_is_not_annotated_and_nothing_is_told(annotating, selection, session, said):
    gap = session.document.text.index("\n")
    selection.passage = (gap, gap + 1)
    annotating.label("concern")
    assert session.annotations == ()
    assert said == []


def test_notes_hang_on_a_topic_or_the_document(annotating, session, said):
    annotating.note_on_topic(2)
    annotating.note_on_topic(None)
    scopes = {item.scope for item in session.annotations}
    assert scopes == {Scope.TOPIC, Scope.DOCUMENT}
    assert [word for word, _ in said] == ["note", "note"]


def test_commands_work_on_the_named_annotation_or_the_current_one(
    annotating, session, annotate, current
):
    first, second = annotate("North Korea"), annotate("Article 5")
    current.do(DocumentSession.toggle_visibility, first)
    current.do(DocumentSession.toggle_visibility)
    assert [item.in_briefing for item in session.annotations] == [True, True]
    current.do(DocumentSession.set_visibility, (first, second), Visibility.PRIVATE)
    assert [item.in_briefing for item in session.annotations] == [False, False]
    current.do(DocumentSession.set_label, first, "action")
    current.do(DocumentSession.set_note, first, "note")
    current.do(DocumentSession.set_tags, first, ("tag",))
    item = session.annotation(first)
    assert (item.label_id, item.note, item.tags) == ("action", "note", ("tag",))
    current.do(DocumentSession.delete, first)
    current.do(DocumentSession.delete)
    assert session.annotations == ()
    annotating.undo()
    assert [item.id for item in session.annotations] == [second]
    annotating.redo()
    assert session.annotations == ()


def test_what_is_undone_and_redone_is_said_each_time(annotating, annotate, said):
    annotate("Senkaku Islands", "concern")
    for _ in range(2):
        annotating.undo()
        annotating.undo()  # there is nothing more, and nothing is said
        annotating.redo()
        annotating.redo()
    assert said == [("hint", "Undone: Add Concern"), ("hint", "Redone: Add Concern")] * 2


def test_without_a_document_nothing_happens(annotating, selection, session, said, current):
    current.show(None)
    selection.passage = (0, 5)
    annotating.label("concern")
    annotating.note()
    annotating.note_on_topic(None)
    current.do(DocumentSession.toggle_visibility)
    current.do(DocumentSession.delete)
    annotating.undo()
    annotating.redo()
    assert session.annotations == ()
    assert said == []
