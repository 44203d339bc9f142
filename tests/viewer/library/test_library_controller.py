"""The library in the whole window: search, trash, labels, backups, another edition."""

import shutil
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QMenu, QMessageBox, QPushButton

from data.documents import shipped
from data.library.location import location_of
from data.library.sqlite.safekeeping import backups
from tests.fixtures.windows import press as press_key
from tests.fixtures.windows import select, write
from viewer.library.passage_view import PassageView
from viewer.widgets.row_list import RowList

TIMEOUT = 20_000
IN_THIS = "In this edition"


def dialog_of(window):
    return next(d for d in window.findChildren(QDialog) if d.isVisible())


def press(parent, text):
    buttons = parent.findChildren(QPushButton)
    next(b for b in buttons if b.text().replace("&", "") == text).click()


def rows(dialog):
    model = dialog.findChild(RowList).rows
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.data(model.index(number), role) for number in range(model.rowCount())]


def finish(qtbot, window):
    """Wait until the work in the background is done."""
    with qtbot.wait_signal(window.jobs.start(lambda _: None, "The end").finished, timeout=TIMEOUT):
        pass


def agree(parent, text):
    box = parent.findChild(QMessageBox)
    next(button for button in box.buttons() if button.text().replace("&", "") == text).click()


def test_a_hit_leads_from_the_keyboard_to_the_passage(qtbot, opened):
    select(opened, "Senkaku Islands")
    write(opened, "2")
    opened.parts.navigating.to_topic(-1)
    press_key(opened, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    dialog = dialog_of(opened)
    dialog.findChild(QLineEdit).setText("senkaku label:commitment")
    opened.session.set_current("")
    with qtbot.wait_signal(opened.session.current_changed, timeout=TIMEOUT) as current:
        press_key(dialog, Qt.Key.Key_Return)
    assert current.args == [opened.session.annotations[0].id]


def test_a_document_of_the_shelf_is_opened_again(qtbot, opened):
    opened.parts.actions["close"].trigger()
    opened.parts.actions["library"].trigger()
    dialog = dialog_of(opened)
    qtbot.waitUntil(lambda: len(rows(dialog)) == 1)
    with qtbot.wait_signal(opened.first.opener.opened, timeout=TIMEOUT):
        press(dialog, "Open")
    assert opened.session.document.title == "Japan-U.S. Defense Ministerial Meeting"


def test_a_document_whose_file_is_gone_is_opened_as_it_was_read(qtbot, window, tmp_path):
    path = tmp_path / "gone.txt"
    path.write_text("A title\n\nA paragraph that is remembered.\n", encoding="utf-8")
    window.open(path)
    name = window.session.document.id
    window.parts.actions["close"].trigger()
    path.unlink()
    with qtbot.wait_signal(window.first.opener.opened, timeout=TIMEOUT):
        window.first.opener.open_known(name)
    assert window.session.document.text.endswith("A paragraph that is remembered.")


def test_what_is_put_back_from_the_trash_stands_in_the_document_again(opened):
    select(opened, "Senkaku Islands")
    write(opened, "2")
    (before,) = opened.session.annotations
    opened.session.delete(before.id)
    opened.parts.actions["trash"].trigger()
    press(dialog_of(opened), "Put Back")
    assert opened.session.annotations == (before,)
    assert rows(dialog_of(opened)) == []


def test_an_earlier_version_of_a_note_can_be_taken_again(opened):
    select(opened, "Senkaku Islands")
    write(opened, "2")
    (item,) = opened.session.annotations
    opened.session.set_note(item.id, "First thought.")
    opened.session.set_note(item.id, "Second thought.")
    opened.parts.actions["history"].trigger()
    dialog = dialog_of(opened)
    assert [row.split(", ")[1] for row in rows(dialog)] == [
        "Edit Note",
        "Edit Note",
        "Add Commitment",
    ]
    dialog.findChild(RowList).set_current(1)
    press(dialog, "Take This Version")
    assert opened.session.annotations[0].note == "First thought."
    opened.parts.actions["undo"].trigger()
    assert opened.session.annotations[0].note == "Second thought."


def test_once_the_trash_is_emptied_there_is_nothing_to_undo(opened):
    select(opened, "Senkaku Islands")
    write(opened, "2")
    opened.session.delete(opened.session.annotations[0].id)
    opened.parts.actions["trash"].trigger()
    dialog = dialog_of(opened)
    press(dialog, "Empty Trash…")
    agree(dialog, "Empty Trash")
    assert opened.session.undoable is None
    assert not opened.parts.actions["undo"].isEnabled()


def test_labels_that_are_changed_are_used_at_once(opened):
    select(opened, "Senkaku Islands")
    write(opened, "2")
    opened.parts.actions["labels"].trigger()
    dialog = dialog_of(opened)
    press(dialog, "Add")
    press(dialog, "Save")
    assert [label.name for label in opened.session.labels][-1] == "New label"
    select(opened, "freedom of navigation")
    write(opened, "6")
    names = [opened.session.label(item.label_id).name for item in opened.session.annotations]
    assert names == ["Commitment", "New label"]
    assert "New label" in [a.text() for a in opened.parts.actions.context_menu(opened).actions()]


def test_a_label_that_is_in_use_is_not_given_up(opened):
    select(opened, "Senkaku Islands")
    write(opened, "1")
    opened.parts.actions["labels"].trigger()
    dialog = dialog_of(opened)
    press(dialog, "Remove")
    press(dialog, "Save")
    assert dialog.isVisible()
    assert len(opened.first.library.labels()) == 5


def test_a_backup_that_is_restored_shows_what_it_holds(qtbot, opened):
    select(opened, "Senkaku Islands")
    write(opened, "2")
    finish(qtbot, opened)
    opened.parts.actions["backups"].trigger()
    dialog = dialog_of(opened)
    press(dialog, "Back Up Now")
    qtbot.waitUntil(lambda: dialog.message == "Backed up.", timeout=TIMEOUT)
    opened.session.delete(opened.session.annotations[0].id)
    press(dialog, "Restore…")
    with qtbot.wait_signal(opened.parts.safekeeping.replaced, timeout=TIMEOUT):
        agree(dialog, "Restore")
    assert len(opened.session.annotations) == 1
    assert len(backups.listed(opened.first.library.path)) >= 2


def test_backups_that_cannot_be_read_are_told_in_their_dialog(opened):
    folder = backups.folder_of(opened.first.library.path)
    shutil.rmtree(folder, ignore_errors=True)
    folder.symlink_to(folder.name)
    for _ in range(2):
        opened.parts.actions["backups"].trigger()
        dialog = dialog_of(opened)
        assert dialog.message.startswith(f"The folder of the library's backups, “{folder}”")
        dialog.close()


def test_a_damaged_row_is_found_and_repaired_in_the_window(qtbot, opened):
    select(opened, "Senkaku Islands")
    write(opened, "2")
    select(opened, "freedom of navigation")
    write(opened, "1")
    finish(qtbot, opened)
    with closing(location_of(opened.first.library.path).make()) as library:
        library.back_up()
        kept = library.notebook(opened.session.document.id)
        names = {item.id for item in kept}
    _damage(opened.first.library.path)
    opened.parts.actions["backups"].trigger()
    dialog = dialog_of(opened)
    press(dialog, "Check Library")
    qtbot.waitUntil(lambda: "damaged" in dialog.message, timeout=TIMEOUT)
    press(dialog, "Repair…")
    with qtbot.wait_signal(opened.parts.safekeeping.replaced, timeout=TIMEOUT):
        agree(dialog, "Repair")
    assert dialog.message.startswith("The library was repaired")
    assert {item.id for item in opened.session.annotations} == names
    opened.session.set_note(next(iter(names)), "It can be written to.")


def _damage(path):
    """Change one letter of a quote where it lies in the file."""
    content = bytearray(path.read_bytes())
    place = content.index(b'"exact":"Senkaku') if b'"exact":"Senkaku' in content else -1
    assert place > 0
    content[place + 10] ^= 1
    path.write_bytes(content)


@pytest.fixture
def revised(tmp_path):
    text = shipped().read_text(encoding="utf-8")
    path = tmp_path / "revised.txt"
    path.write_text(text.replace("Article 5 of", "Article V of"), encoding="utf-8")
    return path


def test_annotations_are_carried_over_to_a_new_edition_after_a_review(qtbot, opened, revised):
    select(opened, "freedom of navigation")
    write(opened, "1")
    select(opened, "Article 5 of the Japan-U.S. Security Treaty")
    write(opened, "2")
    opened.open(revised)
    agree(opened, "Carry Over…")
    qtbot.waitUntil(
        lambda: any(isinstance(d.findChild(RowList), RowList) for d in _visible(opened)),
        timeout=TIMEOUT,
    )
    dialog = dialog_of(opened)
    assert [row.split(", ")[:3] for row in rows(dialog)] == [
        ["Commitment", "Commitment", "to review"],
        ["Key point", "Key point", "found"],
    ]
    press(dialog, "Accept This Passage")
    press(dialog, "Carry Over")
    document = opened.session.document
    quotes = {document.text[a.anchor.start : a.anchor.end] for a in opened.session.annotations}
    assert quotes == {"freedom of navigation", "Article V of the Japan-U.S. Security Treaty"}
    opened.parts.actions["undo"].trigger()
    assert opened.session.annotations == ()


def test_what_is_not_accepted_stays_unattached_until_the_user_attaches_it(qtbot, opened, revised):
    select(opened, "Article 5 of the Japan-U.S. Security Treaty")
    write(opened, "2")
    opened.open(revised)
    agree(opened, "Carry Over…")
    qtbot.waitUntil(lambda: bool(_visible(opened)), timeout=TIMEOUT)
    press(dialog_of(opened), "Carry Over")
    (item,) = opened.session.annotations
    assert item.anchor.exact.startswith("Article 5")
    assert not opened.session.resolution(item.id).attached
    opened.session.set_current(item.id)
    select(opened, "Article V of")
    opened.parts.actions["attach"].trigger()
    assert opened.session.resolution(item.id).attached
    assert opened.session.annotation(item.id).anchor.exact == "Article V of"


def test_a_passage_can_be_adjusted_in_the_review(qtbot, opened, revised):
    select(opened, "Article 5 of the Japan-U.S. Security Treaty")
    write(opened, "2")
    opened.open(revised)
    agree(opened, "Carry Over…")
    qtbot.waitUntil(lambda: bool(_visible(opened)), timeout=TIMEOUT)
    dialog = dialog_of(opened)
    adjust = next(b for b in dialog.findChildren(QPushButton) if "Selection" in b.text())
    assert not adjust.isEnabled(), "nothing is selected yet"
    text = next(v for v in dialog.findChildren(PassageView) if v.accessibleName() == IN_THIS)
    mark, changed = text.extraSelections()
    assert mark.cursor.selectedText().startswith("Article V of")
    assert changed.cursor.selectedText() == "V"
    assert text.viewport().rect().contains(text.cursorRect(mark.cursor).center()), "is in view"
    cursor = text.textCursor()
    start = text.toPlainText().index("Senkaku Islands")
    cursor.setPosition(start)
    cursor.setPosition(start + len("Senkaku Islands"), QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    adjust.click()
    assert [row.split(", ")[2] for row in rows(dialog)] == ["attached by you"]
    press(dialog, "Carry Over")
    (item,) = opened.session.annotations
    assert item.anchor.exact == "Senkaku Islands"
    assert opened.session.resolution(item.id).attached


def _visible(window):
    return [d for d in window.findChildren(QDialog) if d.isVisible()]


def answer_with(parent, text):
    """Press a button of the question that is open."""
    box = next(box for box in parent.findChildren(QMessageBox) if box.isVisible())
    said = f"{box.text()} {box.informativeText()}"
    next(button for button in box.buttons() if button.text().replace("&", "") == text).click()
    return said


def written(folder, name, words):
    path = folder / f"{name}.txt"
    path.write_text(f"{name}\n\n{words}\n", encoding="utf-8")
    return path


@pytest.fixture
def three(window, tmp_path):
    """Three documents, the last of them open with two annotations, one in the briefing."""
    for name in ("First talks", "Second talks", "Third talks"):
        window.open(written(tmp_path, name, "The ministers met about fish."))
    for words, key in (("ministers", "1"), ("fish", "2")):
        select(window, words)
        write(window, key)
    name = window.session.annotations[0].id
    window.session.toggle_visibility(name)
    return window


def library_of(qtbot, window, count):
    window.parts.actions["library"].trigger()
    dialog = dialog_of(window)
    qtbot.waitUntil(lambda: len(rows(dialog)) == count)
    return dialog


def test_the_open_document_is_deleted_and_put_back_whole_twice(qtbot, three, tmp_path):
    window = three
    before, undo = window.session.annotations, window.session.undoable
    document_id = window.session.document.id
    for _ in range(2):
        dialog = library_of(qtbot, window, 3)
        dialog.findChild(RowList).setFocus()
        press_key(dialog, Qt.Key.Key_Delete)
        said = answer_with(dialog, "Delete")
        assert said.startswith("Move “Third talks” to the trash?")
        assert "2 annotations, 1 in the briefing" in said
        assert window.session.document.id != document_id  # that of the tab beside is shown
        assert [row.split(",")[0] for row in rows(dialog)] == ["Second talks", "First talks"]
        assert dialog.findChild(RowList).current == 0
        assert tmp_path / "Third talks.txt" not in window.first.settings.recent()
        dialog.reject()
        window.parts.actions["trash"].trigger()
        trash = dialog_of(window)
        assert [row.split(",")[0] for row in rows(trash)] == ["Third talks"]
        press(trash, "Put Back")
        assert rows(trash) == []
        assert "“Third talks” is back, with 2 annotations, 1 in the briefing." in said_in(trash)
        trash.reject()
        with qtbot.wait_signal(window.first.opener.opened, timeout=TIMEOUT):
            window.first.opener.open_known(document_id)
        assert (window.session.annotations, window.session.undoable) == (before, undo)
    window.session.undo()
    assert window.session.annotations != before


def said_in(dialog):
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def test_the_question_can_be_answered_with_no_and_the_list_keeps_its_row(qtbot, three):
    dialog = library_of(qtbot, three, 3)
    choices = dialog.findChild(RowList)
    choices.set_current(1)
    press(dialog, "Delete Document…")
    answer_with(dialog, "Cancel")
    assert len(rows(dialog)) == 3
    for left in (["Third talks", "First talks"], ["Third talks"], []):
        press(dialog, "Delete Document…")
        answer_with(dialog, "Delete")
        assert [row.split(",")[0] for row in rows(dialog)] == left
        assert choices.current == (min(1, len(left) - 1) if left else None)
    assert "No document is in the library." in said_in(dialog)
    button = next(b for b in dialog.findChildren(QPushButton) if "Delete" in b.text())
    assert not button.isEnabled()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_lists_menu_deletes_each_time_it_is_opened(qtbot, three):
    dialog = library_of(qtbot, three, 3)
    choices = dialog.findChild(RowList)
    for left in (2, 1):
        choices.customContextMenuRequested.emit(choices.visualRect(choices.currentIndex()).center())
        menu = choices.findChildren(QMenu)[-1]
        next(a for a in menu.actions() if a.text().startswith("Delete")).trigger()
        menu.close()
        answer_with(dialog, "Delete")
        assert len(rows(dialog)) == left


def test_the_delete_key_in_the_field_deletes_letters_while_there_are_any(qtbot, three):
    dialog = library_of(qtbot, three, 3)
    field = dialog.findChild(QLineEdit)
    field.setFocus()
    field.setText("zz")
    qtbot.waitUntil(lambda: rows(dialog) == [])
    field.setCursorPosition(0)
    for _ in range(2):
        press_key(dialog, Qt.Key.Key_Delete)
    assert (field.text(), dialog.findChildren(QMessageBox)) == ("", [])
    qtbot.waitUntil(lambda: len(rows(dialog)) == 3)
    press_key(dialog, Qt.Key.Key_Delete)
    answer_with(dialog, "Delete")
    assert len(rows(dialog)) == 2


def test_a_hit_leads_to_its_document_and_all_hits_in_that_go(qtbot, three):
    dialog = library_of(qtbot, three, 3)
    dialog.findChild(QLineEdit).setText("ministers in:text")
    finish(qtbot, three)
    qtbot.waitUntil(lambda: len(rows(dialog)) == 3)
    press(dialog, "Delete Document…")
    answer_with(dialog, "Delete")
    assert len(rows(dialog)) == 2


def test_a_document_in_the_trash_that_is_opened_again_is_back_and_told_so(qtbot, three, tmp_path):
    before = three.session.annotations
    for _ in range(2):
        dialog = library_of(qtbot, three, 3)
        press(dialog, "Delete Document…")
        answer_with(dialog, "Delete")
        dialog.reject()
        three.open(tmp_path / "Third talks.txt")
        assert three.session.annotations == before
        said = "This document was in the trash, and is back in the library, with its 2 annotations."
        assert said in three.parts.message.message
    assert three.first.library.removals.listed() == ()


def test_a_document_is_deleted_for_good_out_of_the_backups_too_where_that_is_ticked(
    qtbot, three, tmp_path
):
    path = three.first.library.path
    three.first.library.back_up()
    for name, tick in (("Third talks", False), ("Second talks", True)):
        dialog = library_of(qtbot, three, 3 if name == "Third talks" else 2)
        press(dialog, "Delete Document…")
        answer_with(dialog, "Delete")
        dialog.reject()
        three.parts.actions["trash"].trigger()
        trash = dialog_of(three)
        press(trash, "Delete for Good…")
        box = trash.findChildren(QMessageBox)[-1]
        assert box.checkBox().isChecked() is False
        box.checkBox().setChecked(tick)
        answer_with(trash, "Delete")
        empty = next(b for b in trash.findChildren(QPushButton) if "Empty" in b.text())
        assert not empty.isEnabled()
        trash.reject()
        assert trash.isVisible()
        finish(qtbot, three)
        told = next(said for said in said_in(trash) if name in said)
        assert told.startswith(f"“{name}” was deleted for good.")
        assert ("still holds it" in told or "still hold it" in told) is not tick
        assert rows(trash) == []
        trash.reject()
    with closing(location_of(path).open_to_read()) as library:
        assert [entry.title for entry in library.shelf()] == ["First talks"]
    copies = [copy.path.read_bytes() for copy in backups.listed(path)]
    assert not any(b"Second talks" in content for content in copies)
    assert any(b"Third talks" in content for content in copies)


def test_emptying_the_trash_takes_documents_and_annotations(qtbot, three):
    three.session.delete(three.session.annotations[0].id)
    for _ in range(2):
        dialog = library_of(qtbot, three, 3 - _)
        dialog.findChild(RowList).set_current(1)
        press(dialog, "Delete Document…")
        answer_with(dialog, "Delete")
        dialog.reject()
    three.parts.actions["trash"].trigger()
    trash = dialog_of(three)
    assert len(rows(trash)) == 3
    press(trash, "Empty Trash…")
    assert "Delete 2 documents and 1 annotation for good?" in answer_with(trash, "Empty Trash")
    finish(qtbot, three)
    assert rows(trash) == []
    assert three.first.library.removals.listed() == three.first.library.trash() == ()
    assert three.session.undoable is None or "Delete" not in three.session.undoable


def test_a_copy_of_what_was_deleted_for_good_is_offered_no_more(qtbot, three, tmp_path):
    copy = tmp_path / "copy.txt"
    copy.write_bytes((tmp_path / "Third talks.txt").read_bytes())
    three.open(copy)
    three.open(tmp_path / "Third talks.txt")
    dialog = library_of(qtbot, three, 3)
    press(dialog, "Delete Document…")
    answer_with(dialog, "Delete")
    dialog.reject()
    assert copy in three.first.settings.recent()
    three.parts.actions["trash"].trigger()
    press(dialog_of(three), "Delete for Good…")
    answer_with(dialog_of(three), "Delete")
    finish(qtbot, three)
    names = [path.name for path in three.first.settings.recent()]
    assert names == ["Second talks.txt", "First talks.txt"]
    assert copy.exists()
