"""A note needs no label: given with a key, taken away with another, shown as what it is."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox

from data.annotation import Scope
from tests.fixtures.dialogs import await_dialog, close_all
from tests.fixtures.windows import press, select, write


def only(window):
    return window.session.annotations[-1]


def test_a_note_on_the_whole_document_or_a_topic_starts_without_a_label(opened):
    select(opened, "Senkaku Islands")
    write(opened, "4")
    for action, scope in (("note_document", Scope.DOCUMENT), ("note_topic", Scope.TOPIC)) * 2:
        opened.parts.actions[action].trigger()
        made = opened.session.annotation(opened.session.current)
        assert (made.scope, made.label_id) == (scope, "")
        press(opened, Qt.Key.Key_Escape)
    select(opened, "freedom of navigation")
    press(opened, Qt.Key.Key_N)
    assert opened.session.annotation(opened.session.current).label_id == "question"


def test_a_label_is_given_by_its_key_and_taken_away_by_0(opened):
    select(opened, "Senkaku Islands")
    write(opened, "2")
    for _ in range(2):
        write(opened, "0")
        assert opened.session.annotation(opened.session.current).label_id == ""
        assert opened.session.undoable == "Take Label Away"
        write(opened, "3")
        assert opened.session.annotation(opened.session.current).label_id == "concern"
    opened.session.undo()
    assert opened.session.annotation(opened.session.current).label_id == ""
    opened.session.undo()
    assert opened.session.annotation(opened.session.current).label_id == "concern"


def test_a_passage_can_be_marked_without_a_label(opened):
    select(opened, "Senkaku Islands")
    write(opened, "0")
    made = opened.session.annotation(opened.session.current)
    assert (made.label_id, opened.session.undoable) == ("", "Add Highlight")
    opened.grab()  # it is drawn like any other


def test_the_keys_work_on_cards_as_well(opened):
    opened.session.add_to_topic(None, note="In all.")
    cards = opened.parts.annotations._cards
    cards.setFocus()
    cards.setCurrentIndex(cards.model().index(1, 0))  # below the head of its group
    for key, label in ((Qt.Key.Key_1, "key-point"), (Qt.Key.Key_0, "")) * 2:
        QTest.keyClick(cards, key)
        assert only(opened).label_id == label


def test_cards_filter_and_topics_say_that_there_is_none(opened):
    opened.session.add_to_topic(None, note="In all.")
    opened.session.add_to_topic(0, "concern", "A worry.")
    model = opened.parts.annotations._cards.model()
    card = opened.parts.annotations._cards.card_at(model.index(1, 0))
    assert (card.label.is_none, card.label.name) == (True, "No label")
    assert card.spoken.startswith("No label, Whole document")
    assert "No label" in card.searchable
    opened.grab()


def test_the_dialog_puts_them_in_by_a_box_of_their_own(qtbot, opened):
    opened.session.add_to_topic(None, note="In all.")
    opened.session.add_to_topic(0, "of-a-later-version", "Its label is not known.")
    opened.session.add_to_topic(1, "concern", "A worry.")
    opened.parts.actions["briefing"].trigger()
    dialog = await_dialog(qtbot)
    boxes = {box.accessibleName(): box for box in dialog.findChildren(QCheckBox)}
    boxes["No label, 0 of 2 in the briefing"].click()
    assert [item.in_briefing for item in opened.session.annotations] == [True, True, False]
    boxes["No label, 0 of 2 in the briefing"].click()
    assert not any(item.in_briefing for item in opened.session.annotations)
    close_all()


def test_attaching_is_said_only_where_it_was_done(opened):
    hints = []
    opened.parts.annotating.told.connect(hints.append)
    for _ in range(2):
        whole = opened.session.add_to_topic(None, note="In all.")
        select(opened, "Senkaku Islands")
        opened.session.set_current(whole)
        opened.parts.actions["attach"].trigger()
        assert hints.pop() == "A note on the whole document has no passage."
        assert opened.session.annotation(whole).anchor is None
        topic = opened.session.add_to_topic(0, note="On a topic.")
        opened.parts.actions["attach"].trigger()
        assert hints.pop() == "Attached to the selected passage"
        assert opened.session.annotation(topic).anchor.exact == "Senkaku Islands"
