import pytest
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from data.document import FurnitureKind
from data.documents import shipped
from data.structure_corrections.correction import Correction, CorrectionKind
from tests.fixtures.windows import press, select

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
TIMEOUT = 20_000


def click_into(window, words):
    """Put the caret where some words stand, in view."""
    pane = window.first.reading
    start = window.session.document.text.index(words)
    pane.page.setFocus()
    pane.go_to(start)
    return start


def block_at(window, words):
    document = window.session.document
    return document.blocks[document.block_at(document.text.index(words))]


def titles(window):
    return [topic.title for topic in window.session.document.topics]


def test_a_paragraph_becomes_a_heading_in_page_and_sidebar_and_undo_takes_it_back(qtbot, opened):
    before = opened.session.document
    click_into(opened, "The Ministers agreed that, complying")
    press(opened, Qt.Key.Key_2, CTRL | ALT)
    assert block_at(opened, "The Ministers agreed that").level == 2
    assert titles(opened)[1].startswith("The Ministers agreed that")
    assert opened.session.undoable == "Heading 2"
    press(opened, Qt.Key.Key_Z, CTRL)
    assert opened.session.document == before
    assert opened.session.redoable == "Heading 2"
    press(opened, Qt.Key.Key_Z, CTRL | SHIFT)
    assert len(titles(opened)) == len(before.topics) + 1


def test_corrections_and_annotations_are_undone_in_the_order_in_which_they_were_made(opened):
    select(opened, "North Korea")
    opened.parts.actions["label_concern"].trigger()
    click_into(opened, "Regional")
    opened.parts.actions["paragraph"].trigger()
    select(opened, "Senkaku Islands")
    opened.parts.actions["label_question"].trigger()
    undone = []
    while opened.session.undoable:
        undone.append(opened.session.undoable)
        opened.parts.actions["undo"].trigger()
    assert undone == ["Add Question", "Paragraph", "Add Concern"]
    assert opened.session.annotations == ()
    assert opened.session.corrections == ()


@pytest.mark.parametrize(
    ("action", "kind"),
    [("list_item", "list-item"), ("caption", "caption"), ("heading_3", "heading")],
)
def test_a_block_is_made_what_the_menu_says(opened, action, kind):
    click_into(opened, "On June 29th")
    opened.parts.actions[action].trigger()
    assert block_at(opened, "On June 29th").kind == kind


def test_levels_go_down_and_up_by_keys(opened):
    click_into(opened, "Regional")
    press(opened, Qt.Key.Key_Right, ALT | SHIFT)
    assert block_at(opened, "Regional").level == 2
    press(opened, Qt.Key.Key_Left, ALT | SHIFT)
    assert block_at(opened, "Regional").level == 1


def test_paragraphs_are_joined_and_split_by_keys(opened):
    words = "The Ministers agreed that, complying"
    count = len(opened.session.document.blocks)
    click_into(opened, words)
    press(opened, Qt.Key.Key_J, CTRL)
    assert len(opened.session.document.blocks) == count - 1
    click_into(opened, words)
    press(opened, Qt.Key.Key_J, CTRL | SHIFT)
    assert len(opened.session.document.blocks) == count
    assert block_at(opened, words).text.startswith(words)


def test_another_title_is_shown_everywhere(opened):
    click_into(opened, "On June 29th")
    opened.parts.actions["use_as_title"].trigger()
    assert opened.session.document.title.startswith("On June 29th")
    assert opened.windowTitle().startswith("On June 29th")
    assert opened.first.library.shelf()[0].title.startswith("On June 29th")


def test_several_blocks_are_taken_out_and_put_back(opened):
    before = opened.session.document
    start = before.text.index("The Ministers, taking")
    end = before.text.index("irreversible dismantlement")
    opened.first.reading.page.select(start, end)
    press(opened, Qt.Key.Key_Delete, CTRL | SHIFT)
    taken = len(before.blocks) - len(opened.session.document.blocks)
    assert taken == before.block_at(end) - before.block_at(start) + 1
    furniture = opened.session.document.furniture
    own = [n for n, piece in enumerate(furniture) if piece.kind is FurnitureKind.TAKEN_OUT]
    opened.parts.structuring.put_back(own)
    assert opened.session.document == before


def test_annotations_move_with_their_passages_in_the_same_step(opened):
    start = select(opened, "Senkaku Islands")
    opened.parts.actions["label_concern"].trigger()
    (item,) = opened.session.annotations
    click_into(opened, "On June 29th")
    opened.parts.actions["take_out"].trigger()
    (after,) = opened.session.annotations
    text = opened.session.document.text
    assert after.anchor.start < start
    assert text[after.anchor.start : after.anchor.end] == "Senkaku Islands"
    assert opened.session.resolution(item.id).attached
    assert opened.session.current == item.id
    opened.parts.actions["undo"].trigger()
    assert opened.session.annotations == (item,)


def test_the_reader_stays_at_the_same_words_and_so_does_the_caret(opened):
    page = opened.first.reading.page
    click_into(opened, "Senkaku Islands")
    top = opened.session.document.text[page.first_visible() :][:40]
    opened.parts.actions["join"].trigger()
    text = opened.session.document.text
    assert text[page.first_visible() :][:40] == top
    assert text[page.selection()[0] :].startswith("Senkaku Islands")


def test_what_cannot_be_done_is_said_and_changes_nothing(opened):
    before = opened.session
    click_into(opened, "Japan-U.S. Defense Ministerial Meeting")
    for action in ("use_as_title", "join", "level_up", "split"):
        opened.parts.actions[action].trigger()
        assert opened.parts.status.currentMessage()
    assert opened.session is before
    assert before.undoable is None


def test_nothing_is_corrected_that_the_reader_does_not_see(opened):
    opened.resize(900, 500)
    click_into(opened, "On June 29th")
    page = opened.first.reading.page
    page.marks_bar.setValue(page.marks_bar.maximum())
    opened.parts.actions["take_out"].trigger()
    assert opened.session.corrections == ()
    assert opened.parts.status.currentMessage().startswith("Click into a paragraph")


def test_corrections_are_applied_again_at_the_next_start_and_can_be_undone_there(start):
    with start() as window:
        window.open(shipped())
        click_into(window, "On June 29th")
        window.parts.actions["take_out"].trigger()
    with start() as window:
        window.open(shipped())
        assert "On June 29th" not in window.session.document.text
        window.parts.actions["undo"].trigger()
        assert "On June 29th" in window.session.document.text


def test_reading_anew_leaves_corrections_out_until_it_is_undone(opened):
    before = opened.session.document
    assert not opened.parts.actions["as_read"].isEnabled()
    for words in ("On June 29th", "Regional"):
        click_into(opened, words)
        opened.parts.actions["take_out"].trigger()
    assert opened.parts.actions["as_read"].isEnabled()
    opened.parts.actions["as_read"].trigger()
    assert opened.session.document == before
    opened.parts.actions["undo"].trigger()
    assert len(opened.session.corrections) == 2


def test_a_document_out_of_the_library_is_corrected_without_its_file(qtbot, window, tmp_path):
    path = tmp_path / "minutes.txt"
    path.write_text("Minutes\n\nThey met.\n\nThey agreed.\n")
    window.open(path)
    click_into(window, "They agreed")
    window.parts.actions["heading_1"].trigger()
    name = window.session.document.id
    path.unlink()
    window.open(shipped())
    with qtbot.wait_signal(window.first.opener.opened, timeout=TIMEOUT):
        window.first.opener.open_known(name)
    assert titles(window) == ["They agreed."]
    window.parts.actions["undo"].trigger()
    assert titles(window) == []


def test_a_large_document_is_corrected_again_off_the_gui_thread(qtbot, window, tmp_path):
    path = tmp_path / "long.txt"
    path.write_text("Minutes\n\n" + "\n\n".join(f"Paragraph number {n}." for n in range(4000)))
    with qtbot.wait_signal(window.first.opener.opened, timeout=TIMEOUT):
        window.open(path)
    click_into(window, "Paragraph number 3")
    window.parts.actions["heading_1"].trigger()
    window.parts.actions["close"].trigger()
    with qtbot.wait_signal(window.first.opener.opened, timeout=TIMEOUT):
        window.open(path)
    assert titles(window) == ["Paragraph number 3."]


def test_corrections_that_do_not_fit_any_more_are_told_in_one_line(qtbot, opened):
    lost = Correction.of(CorrectionKind.CAPTION, 3, "Words that a newer program reads otherwise")
    opened.first.library.set_corrections(opened.session.document.id, (lost,))
    with qtbot.wait_signal(opened.first.opener.warned) as waited:
        opened.open(shipped())
    assert waited.args[0].startswith("1 of your corrections of the structure could not be applied")
    assert "\n" not in waited.args[0]
    assert opened.session.document == opened.session.as_read


def test_the_context_menu_has_the_structure_of_the_block_under_the_pointer(opened):
    menu = opened.parts.actions.context_menu(opened)
    assert "&Structure" in [action.text() for action in menu.actions()]
    menu.deleteLater()


def test_the_search_goes_on_in_the_corrected_text(opened):
    opened.parts.actions["find"].trigger()
    bar = opened.first.reading.find_tool.bar
    bar.field.setText("Ministers")
    before = len(opened.first.reading.find_tool.run.search)
    start = click_into(opened, "The Ministers, taking")
    assert start
    opened.parts.actions["take_out"].trigger()
    assert not bar.isHidden()
    assert len(opened.first.reading.find_tool.run.search) == before - 1


def test_the_filter_and_the_way_back_outlive_a_correction(opened):
    select(opened, "Senkaku Islands")
    opened.parts.actions["label_concern"].trigger()
    opened.parts.annotations._filter.setText("Senkaku")
    opened.parts.navigating.to_topic(3)
    opened.parts.navigating.to_topic(1)
    click_into(opened, "Regional")
    opened.parts.actions["level_down"].trigger()
    assert opened.parts.annotations._filter.text() == "Senkaku"
    assert opened.parts.actions["back"].isEnabled()
    opened.open(shipped())
    assert opened.parts.actions["back"].isEnabled()


def test_the_context_menu_acts_on_the_block_under_the_pointer(opened):
    page = opened.first.reading.page
    click_into(opened, "On June 29th")
    start = opened.session.document.text.index("The Ministers, taking")
    point = page.line_rect(start + 3).center().toPoint()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, point, page.viewport().mapToGlobal(point)
    )
    with QSignalBlocker(page):  # the menu itself would wait for a choice
        QApplication.sendEvent(page.viewport(), event)
    opened.parts.actions["caption"].trigger()
    assert block_at(opened, "The Ministers, taking").kind == "caption"
