from PySide6.QtCore import Qt

from data.annotation import Visibility
from viewer.annotations.listing.card_model import CardModel
from viewer.annotations.listing.card_role import CardRole
from viewer.widgets.word_filter import Filter


def ids(model):
    return [model.index(row).data(CardRole.ID) for row in range(model.rowCount())]


def record(model):
    """Return a list that tells what the model announces."""
    told = []
    model.rowsInserted.connect(lambda _, first, last: told.append(("insert", first, last)))
    model.rowsRemoved.connect(lambda _, first, last: told.append(("remove", first, last)))
    model.dataChanged.connect(lambda top, end, _: told.append(("change", top.row(), end.row())))
    model.modelReset.connect(lambda: told.append(("reset",)))
    return told


def test_the_model_keeps_qts_rules(model, qtmodeltester):
    qtmodeltester.check(model)


def test_annotations_stand_in_the_order_of_the_text(model, six):
    assert ids(model) == six
    assert [model.index_of(name).row() for name in six] == list(range(6))


def test_a_new_annotation_comes_in_at_its_place(model, six, annotate):
    told = record(model)
    name = annotate("complete, verifiable", "key-point")
    assert told == [("insert", 1, 1)]
    assert ids(model) == [six[0], name, *six[1:]]


def test_changes_and_undo_touch_only_their_rows(model, six, session):
    told = record(model)
    session.set_note(six[2], "Quote in full.")
    session.delete(six[1])
    session.undo()
    session.undo()
    assert told == [("change", 2, 2), ("remove", 1, 1), ("insert", 1, 1), ("change", 2, 2)]
    assert ids(model) == six
    assert model.card(2).note.words == ""


def test_one_change_of_many_annotations_is_followed(model, six, session):
    session.set_visibility(tuple(six), Visibility.BRIEFING)
    assert all(model.card(row).in_briefing for row in range(6))


def test_the_filter_looks_at_every_part_of_a_card(model, six):
    expected = {
        "FORMULA": [six[0]],
        "article senkaku": [six[3]],
        "commitment": [six[0], six[3]],
        "§1 concern": [six[1]],
        "withdrawal": [six[2]],
        "briefing": [six[0], six[5]],
        "private question": [six[4]],
        "nowhere": [],
    }
    for typed, found in expected.items():
        model.set_filter(Filter.parse(typed))
        assert ids(model) == found, typed
    assert model.total == 6


def test_a_filter_is_kept_while_annotations_change(model, six, session, annotate):
    model.set_filter(Filter.parse("private"))
    assert ids(model) == six[1:5]
    told = record(model)
    session.toggle_visibility(six[1])
    session.toggle_visibility(six[0])
    assert told == [("remove", 0, 0), ("insert", 0, 0)]
    assert ids(model) == [six[0], *six[2:5]]
    assert not model.index_of(six[1]).isValid()


def test_screen_readers_are_told_everything_on_a_card(model):
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "Commitment, §1 ¶2. “work together”. Note: The usual formula, word for word?. "
        "Tags: DPRK, language. In briefing"
    )


def test_notes_are_in_no_tool_tip(model):
    assert model.index(0).data(Qt.ItemDataRole.ToolTipRole) is None


def test_another_session_is_not_followed_any_more(model, session, six):
    model.set_session(None)
    session.delete(six[0])
    assert (model.rowCount(), model.total) == (0, 0)


def test_a_model_without_a_session_is_empty(qapp):
    assert CardModel().rowCount() == 0
