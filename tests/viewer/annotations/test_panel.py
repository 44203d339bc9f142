from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from data.errors import LibraryError
from data.notebook import Change, Notebook
from viewer.annotations.annotation_controller import Annotating
from viewer.annotations.annotation_panel import AnnotationPanel
from viewer.annotations.card_list import CardList
from viewer.annotations.listing.empty_state import EmptyState
from viewer.annotations.listing.label_chips import LabelChip
from viewer.annotations.listing.order_choice import OrderChoice
from viewer.annotations.notes.note_editor import NoteEditor
from viewer.look import theme
from viewer.session.document_session import DocumentSession

CONTROL = Qt.KeyboardModifier.ControlModifier


def connected(qtbot, appearance, current, session, preferences):
    """Return a panel on a session, served as in the window."""
    panel = AnnotationPanel(appearance, current, preferences)
    qtbot.addWidget(panel)
    panel.resize(324, 800)
    annotating = Annotating(current, lambda: None, panel)
    annotating.serve(panel)
    current.show(session)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


@pytest.fixture
def panel(qtbot, appearance, current, session, preferences):
    return connected(qtbot, appearance, current, session, preferences)


@pytest.fixture
def cards(panel):
    return panel.findChild(CardList)


@pytest.fixture
def filter_field(panel):
    return panel.findChild(QLineEdit, "annotationFilter")


def editor(panel):
    """Return the open editor, or None."""
    found = panel.findChildren(NoteEditor)
    return next((one for one in found if one.isVisibleTo(panel)), None)


def note_field(panel):
    return editor(panel).findChild(QPlainTextEdit)


def tags_field(panel):
    return editor(panel).findChild(QLineEdit)


def said(panel):
    """Return the words of the empty state in view, and the count above it."""
    states = [state for state in panel.findChildren(EmptyState) if state.isVisible()]
    lines = [label.text() for state in states for label in state.findChildren(QLabel)]
    return lines, panel.findChild(QLabel, "annotationCount").text()


def test_an_empty_notebook_says_how_to_begin(panel, annotate):
    lines, count = said(panel)
    assert lines[0] == "No annotations yet"
    assert "press 1 to 5" in lines[1]
    assert count == ""
    annotate("Article 5")
    assert said(panel) == ([], "1")


def test_a_filter_without_match_says_so_and_can_be_cleared(qtbot, panel, filter_field, six):
    qtbot.keyClicks(filter_field, "burden")
    lines, count = said(panel)
    assert (lines[0], count) == ("No match", "0 of 6")
    assert lines[1] == "No annotation has all of these words."
    clear = next(b for b in panel.findChildren(QPushButton) if b.text() == "Clear filter")
    qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert filter_field.text() == ""
    assert said(panel) == ([], "6")


def test_no_match_names_what_was_asked_for_and_nothing_else(qtbot, panel, filter_field, six):
    chip = next(one for one in panel.findChildren(LabelChip) if one.isVisible())
    for _ in range(2):
        qtbot.keyClicks(filter_field, "burden")
        assert said(panel)[0][1] == "No annotation has all of these words."
        chip.click()
        assert said(panel)[0][1].endswith("all of these words and one of the labels chosen above.")
        chip.click()
        filter_field.clear()


def test_the_filter_is_left_by_keys(qtbot, panel, cards, filter_field, six):
    panel.focus_filter()
    qtbot.keyClicks(filter_field, "senkaku")
    assert cards.model().rowCount() == 1
    qtbot.keyClick(filter_field, Qt.Key.Key_Down)
    assert cards.hasFocus()
    panel.focus_filter()
    qtbot.keyClick(filter_field, Qt.Key.Key_Escape)
    assert cards.model().rowCount() == 6


def test_a_note_is_edited_in_place_and_saved_by_control_return(qtbot, panel, cards, session, six):
    panel.edit_note(six[1])
    assert note_field(panel).toPlainText() == "Ask which exercises."
    qtbot.keyClicks(note_field(panel), " Until when?")
    qtbot.keyClick(note_field(panel), Qt.Key.Key_Return)
    qtbot.keyClicks(note_field(panel), "And where?")
    with qtbot.wait_signal(panel.note_finished) as finished:
        qtbot.keyClick(note_field(panel), Qt.Key.Key_Return, CONTROL)
    assert session.annotation(six[1]).note == "Ask which exercises. Until when?\nAnd where?"
    assert editor(panel) is None
    assert finished.args == [session.resolution(six[1]).start]


def test_tags_are_parted_by_commas_of_any_script(qtbot, panel, session, six):
    panel.edit_note(six[4])
    tags_field(panel).setText(" Indo-Pacific, 航行の自由、law，law, ")
    qtbot.keyClick(tags_field(panel), Qt.Key.Key_Return)
    assert session.annotation(six[4]).tags == ("Indo-Pacific", "航行の自由", "law")
    assert editor(panel) is None


def test_escape_leaves_the_note_as_it_was(qtbot, panel, session, six):
    before = [(item.note, item.tags) for item in session.annotations]
    panel.edit_note(six[0])
    qtbot.keyClicks(note_field(panel), "never mind")
    qtbot.keyClick(note_field(panel), Qt.Key.Key_Escape)
    assert editor(panel) is None
    assert [(item.note, item.tags) for item in session.annotations] == before


def test_an_unchanged_note_is_no_change(qtbot, panel, session, six):
    done = session.undoable
    panel.edit_note(six[0])
    assert panel.commit_edits()
    assert session.undoable == done


def test_the_keyboard_leaving_the_editor_saves(qtbot, panel, filter_field, session, six):
    panel.edit_note(six[0])
    qtbot.keyClicks(note_field(panel), " Yes.")
    filter_field.setFocus()
    assert session.annotation(six[0]).note.endswith("word for word? Yes.")
    assert editor(panel) is None
    assert filter_field.hasFocus()


ODD_TAGS = ("Defense, Trade", "外務、防衛", 'a "b" c', "two\nlines", "law")


def test_tags_that_are_not_touched_stay_as_they_are(qtbot, panel, session, six):
    session.set_tags(six[0], ODD_TAGS)
    for word in ("one", "two"):
        panel.edit_note(six[0])
        qtbot.keyClicks(note_field(panel), word)
        qtbot.keyClick(note_field(panel), Qt.Key.Key_Return, CONTROL)
        assert session.annotation(six[0]).note.endswith(word)
        assert session.annotation(six[0]).tags == ODD_TAGS
    for word in ("more", "again"):
        panel.edit_note(six[0])
        field = tags_field(panel)
        field.setText(f"{field.text()}, {word}")
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert session.annotation(six[0]).tags == (*ODD_TAGS, "more", "again")


@pytest.mark.parametrize("note", ["« a\u00a0b »", "a\u2009b ", "\tindented\n\nmore\n", "a\u2028b"])
def test_a_note_that_is_not_touched_stays_as_it_is(qtbot, panel, session, six, note):
    session.apply(Change("Import", (replace(session.annotation(six[0]), note=note),)))
    for _ in range(2):
        panel.edit_note(six[0])
        tags_field(panel).setFocus()
        qtbot.keyClick(tags_field(panel), Qt.Key.Key_Return)
        assert session.annotation(six[0]).note == note
    panel.edit_note(six[0])
    qtbot.keyClicks(note_field(panel), "!")
    qtbot.keyClick(note_field(panel), Qt.Key.Key_Return, CONTROL)
    assert session.annotation(six[0]).note == f"{note.replace(chr(0x2028), chr(10))}!".strip()


def test_the_keyboard_going_from_note_to_tags_closes_nothing(qtbot, panel, six):
    panel.edit_note(six[0])
    qtbot.keyClick(note_field(panel), Qt.Key.Key_Tab)
    assert tags_field(panel).hasFocus()


def test_editing_another_note_saves_the_first(qtbot, panel, session, six):
    panel.edit_note(six[0])
    note_field(panel).setPlainText("first")
    panel.edit_note(six[1])
    note_field(panel).setPlainText("second")
    assert panel.commit_edits()
    assert [session.annotation(name).note for name in six[:2]] == ["first", "second"]


def test_a_click_on_another_card_saves_and_hits_the_card_that_was_clicked(
    qtbot, panel, cards, session, six
):
    panel.edit_note(six[0])
    note_field(panel).setPlainText(
        "\n".join("a long note that makes the card tall" for _ in "123456789012")
    )
    target = cards.visualRect(cards.model().index(1, 0)).bottomLeft() + QPoint(60, -16)
    with qtbot.waitSignal(panel.passage_requested) as gone:
        qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=target)
    assert gone.args == [six[1]]
    assert cards.indexAt(target).row() > 1
    assert session.annotation(six[0]).note.count("\n") == 11
    assert editor(panel) is None


def test_a_card_under_edit_grows_with_its_text_and_hides_nothing_after_it(panel, cards, six):
    panel.edit_note(six[0])
    rect = cards.visualRect(cards.model().index(0, 0))
    note_field(panel).setPlainText("\n".join("123456789"))
    grown = cards.visualRect(cards.model().index(0, 0))
    assert grown.height() > rect.height()
    assert grown.contains(editor(panel).geometry())
    assert cards.visualRect(cards.model().index(1, 0)).top() == grown.bottom() + 1
    assert note_field(panel).verticalScrollBar().maximum() == 0
    note_field(panel).setPlainText("\n".join("1" * 100))
    assert cards.visualRect(cards.model().index(0, 0)).height() < 500


def test_a_note_the_filter_hides_is_shown_for_editing(panel, filter_field, six):
    filter_field.setText("senkaku")
    panel.edit_note(six[1])
    assert filter_field.text() == ""
    assert note_field(panel).toPlainText() == "Ask which exercises."


def test_filtering_saves_first(panel, filter_field, session, six):
    panel.edit_note(six[1])
    note_field(panel).setPlainText("About burden sharing.")
    filter_field.setText("burden")
    assert session.annotation(six[1]).note == "About burden sharing."
    assert said(panel) == ([], "1 of 6")


def test_deleting_saves_first_so_that_undo_brings_back_what_was_typed(
    qtbot, panel, cards, session, six
):
    panel.edit_note(six[1])
    note_field(panel).setPlainText("typed")
    cards.delete_requested.emit(six[1])
    assert session.annotation(six[1]) is None
    session.undo()
    assert session.annotation(six[1]).note == "typed"


def test_an_annotation_that_goes_takes_its_editor_along(panel, session, six):
    panel.edit_note(six[1])
    session.delete(six[1])
    assert editor(panel) is None
    assert panel.commit_edits()


class FullDisk:
    """A store that cannot save."""

    def save(self, record, step, of):
        raise LibraryError("The disk is full. Free some space and try again.")

    def next(self, step):
        return None


def test_what_cannot_be_saved_stays_in_the_editor(
    qtbot, appearance, current, session, six, clock, preferences
):
    full = DocumentSession(
        session.document,
        Notebook(session.annotations, FullDisk()),
        session.labels,
        clock=clock,
        new_id=str,
    )
    panel = connected(qtbot, appearance, current, full, preferences)
    panel.edit_note(six[0])
    note_field(panel).setPlainText("precious")
    assert not panel.commit_edits()
    panel.edit_note(six[1])
    assert note_field(panel).toPlainText() == "precious"
    full.setParent(panel)


def test_arrow_keys_make_cards_current_in_the_session(qtbot, cards, session, six):
    session.set_current(six[2])
    cards.setFocus()
    qtbot.keyClick(cards, Qt.Key.Key_Down)
    assert session.current == six[3]


def test_keys_on_a_card_change_label_and_visibility(qtbot, cards, session, six):
    session.set_current(six[1])
    cards.setFocus()
    qtbot.keyClick(cards, Qt.Key.Key_1)
    qtbot.keyClick(cards, Qt.Key.Key_V)
    item = session.annotation(six[1])
    assert (item.label_id, item.in_briefing) == ("key-point", True)
    assert session.current == six[1]


def test_return_edits_nothing_but_goes_to_the_passage(qtbot, panel, cards, session, six):
    session.set_current(six[1])
    cards.setFocus()
    with qtbot.waitSignal(panel.passage_requested) as gone:
        qtbot.keyClick(cards, Qt.Key.Key_Return)
    assert gone.args == [six[1]]
    assert editor(panel) is None


def test_another_document_starts_without_filter_or_editor(
    panel, filter_field, session, six, current
):
    filter_field.setText("senkaku")
    panel.edit_note(six[3])
    assert panel.commit_edits()
    current.show(None)
    assert filter_field.text() == ""
    assert editor(panel) is None
    assert said(panel) == ([], "")


def test_a_theme_reaches_the_cards(panel, cards, six, appearance):
    appearance.show(theme.dark())
    rect = cards.visualRect(cards.model().index(1, 0))
    colour = cards.grab().toImage().pixelColor(rect.left() + 20, rect.top() + 5)
    assert colour.name() == theme.dark().page


def test_tab_leads_over_filter_chips_and_order_to_the_cards_and_back(
    qtbot, panel, cards, filter_field, six
):
    before = QLineEdit()
    column = QVBoxLayout()
    around = QWidget()
    qtbot.addWidget(around)
    around.setLayout(column)
    column.addWidget(before)
    column.addWidget(panel)
    around.show()
    around.activateWindow()
    qtbot.waitUntil(around.isActiveWindow)
    before.setFocus()
    chips = [chip for chip in panel.findChildren(LabelChip) if chip.isVisible()]
    seen = [filter_field, *chips, *panel.findChild(OrderChoice).buttons, cards]
    ways = {Qt.Key.Key_Tab: seen, Qt.Key.Key_Backtab: seen[-2::-1]}
    reached = {key: [] for key in ways}
    for key, wanted in ways.items():
        for _ in wanted:
            qtbot.keyClick(QApplication.focusWidget(), key)
            reached[key].append(QApplication.focusWidget())
    panel.setParent(None)
    assert reached == ways


def test_the_keyboard_given_to_the_panel_goes_to_the_cards(qtbot, panel, cards, filter_field, six):
    panel.setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert cards.hasFocus()
    qtbot.keyClicks(filter_field, "burden")
    panel.setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert filter_field.hasFocus()
    filter_field.clear()
    panel.setFocus(Qt.FocusReason.ShortcutFocusReason)
    assert cards.hasFocus()


@pytest.mark.parametrize("note", ["A long note with many words in it. " * 30, "One line.\n" * 40])
def test_a_long_note_is_edited_in_whole_lines(qtbot, panel, session, six, light, note):
    panel.setStyleSheet(theme.style_sheet(light))
    session.set_note(six[1], note)
    panel.edit_note(six[1])
    QApplication.processEvents()
    field = note_field(panel)
    assert field.verticalScrollBar().isVisible()
    assert not field.horizontalScrollBar().isVisible()
    layout = field.document().firstBlock().layout()
    for number in range(layout.lineCount()):
        assert layout.lineAt(number).naturalTextWidth() <= field.viewport().width() + 4
    image, ground = field.viewport().grab().toImage(), theme.light().page
    assert {image.pixelColor(x, 0).name() for x in range(image.width())} == {ground}


def test_cards_are_painted_a_turn_later_than_what_a_change_is_made_on(
    qtbot, panel, cards, session, six
):
    with qtbot.waitExposed(panel):
        panel.show()
    session.set_current(six[0])
    qtbot.waitUntil(cards.viewport().updatesEnabled)
    session.set_current(six[5])
    assert not cards.viewport().updatesEnabled()
    qtbot.waitUntil(cards.viewport().updatesEnabled)
    session.set_note(six[5], "Another note")
    assert not cards.viewport().updatesEnabled()
    qtbot.waitUntil(cards.viewport().updatesEnabled)
