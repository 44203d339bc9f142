import pytest
from PySide6.QtCore import QPoint, Qt

from data.annotation import Visibility
from viewer.briefing.annotation_model import ROW_ROLE, AnnotationModel
from viewer.briefing.annotation_rows import AnnotationRows
from viewer.look import theme

CHECK = Qt.ItemDataRole.CheckStateRole


@pytest.fixture
def model(session, annotated):
    return AnnotationModel(session)


@pytest.fixture
def rows(qtbot, model, appearance):
    rows = AnnotationRows(model, appearance, None)
    qtbot.addWidget(rows)
    rows.resize(500, 400)
    rows.show()
    return rows


def ticks(model):
    return [model.index(row).data(CHECK) == Qt.CheckState.Checked for row in range(4)]


def asked(model):
    heard = []
    model.visibility_requested.connect(lambda ids, visibility: heard.append((ids, visibility)))
    return heard


def test_the_model_keeps_the_rules_of_models(model, qtmodeltester):
    qtmodeltester.check(model)


def test_what_is_in_the_briefing_is_ticked(model):
    assert ticks(model) == [True, False, False, True]


def test_a_tick_asks_and_changes_nothing_by_itself(model, annotated):
    heard = asked(model)
    assert model.setData(model.index(1), Qt.CheckState.Checked, CHECK)
    assert heard == [((annotated["exercises"],), Visibility.BRIEFING)]
    assert ticks(model) == [True, False, False, True]


def test_ticks_follow_the_session_and_the_list_stays_where_it_is(qtbot, model, session, annotated):
    resets = []
    model.modelReset.connect(lambda: resets.append("reset"))
    with qtbot.wait_signal(model.dataChanged):
        session.toggle_visibility(annotated["exercises"])
    assert ticks(model) == [True, True, False, True]
    assert resets == []


def test_rows_follow_what_is_deleted_and_brought_back(model, session, annotated):
    session.delete(annotated["formula"])
    assert model.rowCount() == 3
    session.undo()
    assert model.rowCount() == 4


def test_only_what_would_change_is_asked_for(model, annotated):
    heard = asked(model)
    model.request(model.annotations, included=True)
    model.request(model.annotations[:1], included=True)
    assert heard == [((annotated["exercises"], annotated["korea"]), Visibility.BRIEFING)]


def test_a_row_is_said_in_full_to_screen_readers(model):
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Commitment, §1 ¶2, “work together to realize complete”, Note: The usual words., "
        "In briefing"
    )


def test_notes_on_a_topic_and_on_the_document_say_what_they_hang_on(model, session):
    session.add_to_topic(0, "action", "Follow up.")
    session.add_to_topic(None, "question", "Who wrote it?")
    quotes = [model.index(row).data(ROW_ROLE).quote for row in range(model.rowCount())]
    assert quotes[0] == "The whole document"
    assert "Topic: North Korea" in quotes


def test_a_click_anywhere_on_a_row_ticks_it(qtbot, rows, model, annotated):
    heard = asked(model)
    middle = rows.visualRect(model.index(1)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert heard == [((annotated["exercises"],), Visibility.BRIEFING)]


def test_the_other_mouse_buttons_tick_nothing(qtbot, rows, model):
    heard = asked(model)
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.RightButton, pos=QPoint(20, 20))
    assert heard == []


def test_the_space_bar_ticks_the_current_row(qtbot, rows, model, annotated):
    heard = asked(model)
    rows.setCurrentIndex(model.index(0))
    qtbot.keyClick(rows, Qt.Key.Key_Space)
    assert heard == [((annotated["formula"],), Visibility.PRIVATE)]


def test_rows_without_a_note_are_lower(rows, model):
    heights = [rows.visualRect(model.index(row)).height() for row in range(4)]
    assert heights[0] == heights[1] > heights[2]


def test_rows_are_drawn_in_both_themes(qtbot, rows, appearance):
    before = rows.grab().toImage()
    appearance.show(theme.dark())
    assert rows.grab().toImage() != before
