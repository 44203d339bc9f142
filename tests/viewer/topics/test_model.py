import pytest
from PySide6.QtCore import Qt

from data.anchors.anchoring import AnchorState, Resolution
from viewer.topics.topic_model import TopicModel, TopicRole


@pytest.fixture
def model(session, qtmodeltester):
    model = TopicModel()
    model.set_session(session)
    return model


def value(model, row, role):
    return model.index(row).data(role)


def letters(model, row):
    return "".join(label.letter for label in value(model, row, TopicRole.LABELS))


def test_the_model_keeps_qts_rules(model, annotate, qtmodeltester):
    annotate("Article 5", "commitment")
    qtmodeltester.check(model)


def test_the_lead_comes_first_then_every_topic_with_its_number(model):
    rows = [
        (value(model, row, TopicRole.TOPIC), value(model, row, TopicRole.NUMBER))
        for row in range(model.rowCount())
    ]
    assert rows == [(-1, ""), (0, "1"), (1, "2"), (2, "3"), (3, "4")]
    assert value(model, 0, Qt.ItemDataRole.DisplayRole) == "Lead"
    assert value(model, 1, Qt.ItemDataRole.DisplayRole) == "North Korea"


def test_labels_stand_at_their_topic_in_the_order_of_the_text(model, annotate):
    annotate("neither withdrawal", "key-point")
    annotate("work together", "commitment")
    annotate("irreversible", "commitment")
    assert letters(model, 1) == "CK"
    assert value(model, 1, TopicRole.COUNT) == 3
    assert letters(model, 2) == ""


def test_only_rows_whose_counts_changed_are_announced(qtbot, model, session, annotate):
    changed = []
    model.dataChanged.connect(lambda top, _bottom, _roles: changed.append(top.row()))
    name = annotate("Article 5", "commitment")
    session.set_note(name, "Reconfirmed.")
    session.set_label(name, "action")
    session.delete(name)
    assert changed == [2, 2, 2]
    assert model.label_count("action") == 0


def test_a_note_on_the_whole_document_counts_at_the_lead(model, session):
    session.add_to_topic(None, "question", "Who drafted this?")
    assert letters(model, 0) == "Q"


def test_a_note_on_a_topic_counts_there(model, session):
    session.add_to_topic(3, "action")
    assert letters(model, 4) == "A"


def test_an_annotation_whose_passage_is_lost_counts_for_its_label_alone(session, annotate):
    name = annotate("Article 5", "commitment")
    session.resolutions[name] = Resolution(AnchorState.ORPHAN)
    model = TopicModel()
    model.set_session(session)
    assert [value(model, row, TopicRole.COUNT) for row in range(model.rowCount())] == [0] * 5
    assert model.label_count("commitment") == 1


def test_screen_readers_are_told_number_title_and_labels(model, annotate):
    annotate("Article 5", "commitment")
    annotate("Senkaku", "commitment")
    spoken = value(model, 2, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "2 Regional affairs, 2 Commitment"


def test_tool_tips_show_the_title(model):
    assert value(model, 1, Qt.ItemDataRole.ToolTipRole) == "North Korea"
    assert "note" not in value(model, 1, Qt.ItemDataRole.ToolTipRole)


def test_without_a_session_there_is_nothing(model, session, annotate):
    model.set_session(None)
    annotate("Article 5")
    assert model.rowCount() == 0


def test_counts_that_follow_changes_are_those_of_a_new_count(qapp, model, session, annotate):
    """Labels of a topic stand in the order in which they first come there, whatever was changed."""

    def counts(one):
        rows = range(one.rowCount())
        return [(letters(one, row), value(one, row, TopicRole.COUNT)) for row in rows]

    def check():
        anew = TopicModel()
        anew.set_session(session)
        assert counts(model) == counts(anew)
        for label in session.labels:
            assert model.label_count(label.id) == anew.label_count(label.id)

    names = [
        annotate("work together", "commitment"),
        annotate("Article 5", "concern"),
        annotate("irreversible", "key-point"),
        session.add_to_topic(None, "question"),
        session.add_to_topic(2, ""),
    ]
    check()
    session.set_label(names[0], "key-point")
    check()
    start = session.document.text.index("freedom of navigation")
    session.attach(names[2], start, start + 7)
    check()
    session.delete(names[1])
    session.delete(names[3])
    check()
    for _ in range(6):
        session.undo()
        check()
    for _ in range(3):
        session.redo()
        check()
