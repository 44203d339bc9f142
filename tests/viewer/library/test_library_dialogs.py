"""The trash, the labels, the backups, and what is asked before annotations go out or come in."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QMessageBox, QPushButton

from data.annotation import Visibility, standard_labels
from data.interchange.annotation_merge import Merge
from data.library.condition import Backup
from viewer.library.backups_dialog import BackupsDialog
from viewer.library.exchange_dialogs import ExportQuestion, ImportAnswer, ImportPreview
from viewer.library.labels_dialog import LabelsDialog
from viewer.library.trash_dialog import TrashDialog
from viewer.widgets.row_list import RowList


def press(parent, text):
    found = next(b for b in parent.findChildren(QPushButton) if b.text().replace("&", "") == text)
    assert found.isEnabled(), text
    found.click()


def usable(parent, text):
    return next(
        b for b in parent.findChildren(QPushButton) if b.text().replace("&", "") == text
    ).isEnabled()


def said(dialog):
    return [label.text() for label in dialog.findChildren(QLabel) if not label.isHidden()]


@pytest.fixture
def trash(qtbot, appearance, library, session, annotate):
    names = [annotate("Senkaku Islands"), annotate("freedom of navigation", "question")]
    for name in names:
        session.delete(name)
    dialog = TrashDialog(library.trash(), standard_labels(), appearance)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_trash_asks_for_what_is_current_to_be_put_back(qtbot, trash, library):
    trash.findChild(RowList).set_current(1)
    with qtbot.wait_signal(trash.put_back_requested) as asked:
        press(trash, "Put Back")
    assert asked.args == [library.trash()[1].annotation]


def test_the_trash_is_emptied_only_after_a_question(qtbot, trash, library):
    press(trash, "Empty Trash…")
    box = trash.findChild(QMessageBox)
    assert box.defaultButton().text() == "&Cancel"
    with qtbot.wait_signal(trash.delete_requested) as asked:
        next(b for b in box.buttons() if b.text() == "&Empty Trash").click()
    assert set(asked.args[0]) == {entry.annotation.id for entry in library.trash()}


@pytest.mark.parametrize("text", ["Empty Trash…", "Delete for Good…"])
def test_before_anything_goes_for_good_the_backups_are_mentioned(trash, text):
    press(trash, text)
    told = trash.findChild(QMessageBox).informativeText()
    assert "Backups that were made before still hold" in told


def test_an_empty_trash_says_so_and_offers_nothing(trash):
    trash.show_trash(())
    assert "The trash is empty." in said(trash)
    assert not usable(trash, "Put Back")
    assert not usable(trash, "Empty Trash…")


@pytest.fixture
def labels(qtbot, appearance):
    dialog = LabelsDialog(standard_labels(), appearance)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def field(dialog, name):
    return next(f for f in dialog.findChildren(QLineEdit) if f.accessibleName() == name)


def test_a_label_gets_another_name(qtbot, labels):
    edit = field(labels, "Name")
    edit.selectAll()
    qtbot.keyClicks(edit, "Headline")
    assert labels.labels[0].name == "Headline"
    assert labels.labels[1:] == standard_labels()[1:]


def test_a_label_that_is_added_has_a_letter_and_a_key_of_its_own(labels):
    press(labels, "Add")
    made = labels.labels[-1]
    assert made.letter not in {label.letter for label in standard_labels()}
    assert made.key == "6"


def test_labels_are_moved_and_removed(labels):
    labels.findChild(RowList).set_current(4)
    press(labels, "Up")
    assert [label.id for label in labels.labels][3:] == ["action", "question"]
    press(labels, "Remove")
    assert [label.id for label in labels.labels][3:] == ["question"]


def test_any_colour_stands_out_on_both_grounds(labels):
    from data.basis.colours import contrast
    from viewer.look.theme import dark, light

    for colour in ("#000000", "#101060", "#ff0000", "#ffff00", "#8844cc"):
        labels.findChild(QLineEdit).parentWidget().set_colour(colour)
        label = labels.labels[0]
        assert label.colour == colour.upper()
        assert contrast(label.colour_on_dark, dark().page) >= 4.5
        for theme in (light(), dark()):
            assert contrast(theme.ink, theme.highlight(label)) >= 4.5


def test_saving_labels_is_asked_of_the_library(qtbot, labels):
    with qtbot.wait_signal(labels.save_requested) as asked:
        press(labels, "Save")
    assert asked.args == [standard_labels()]


@pytest.fixture
def backups(qtbot, appearance):
    made = (
        Backup(2, Path("library-000002.sqlite3"), 1_535_000_000.0, 220_000),
        Backup(1, Path("library-000001.sqlite3"), 1_534_000_000.0, 90_000),
    )
    dialog = BackupsDialog(made, appearance)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_backup_is_restored_only_after_a_question(qtbot, backups):
    backups.findChild(RowList).set_current(1)
    press(backups, "Restore…")
    box = backups.findChild(QMessageBox)
    with qtbot.wait_signal(backups.restore_requested) as asked:
        next(b for b in box.buttons() if b.text() == "&Restore").click()
    assert asked.args[0].number == 1


def test_repair_is_offered_once_damage_is_known(backups):
    assert all(b.isHidden() for b in backups.findChildren(QPushButton) if "pair" in b.text())
    backups.show_message("The library is damaged.", damaged=True)
    assert usable(backups, "Repair…")


def test_nothing_is_started_while_something_is_being_done(backups):
    backups.set_busy(busy=True)
    assert not usable(backups, "Restore…")
    assert not usable(backups, "Back Up Now")
    backups.show_message("Done.")
    assert usable(backups, "Restore…")


@pytest.fixture
def question(qtbot):
    dialog = ExportQuestion(5, 2, "")
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_private_annotations_stay_unless_they_are_ticked(qtbot, question):
    assert "5 annotations would be exported." in said(question)
    with qtbot.wait_signal(question.answered) as answered:
        press(question, "Export…")
    assert answered.args == [ImportAnswer(".briefing", private=False, author="")]


def test_ticking_private_annotations_says_who_reads_them(qtbot, question):
    question.findChild(QCheckBox).setChecked(True)
    assert "7 annotations would be exported." in said(question)
    assert "Whoever gets the file can read your private notes." in said(question)


def test_the_preview_of_an_import_shows_what_comes_and_changes_nothing(
    qtbot, appearance, session, annotate
):
    annotate("Senkaku Islands", "commitment", "From a colleague.")
    item = session.annotations[0]
    merge = Merge((item,), (), (), (), ())
    dialog = ImportPreview(merge, standard_labels(), appearance, Path("notes.jsonld"))
    qtbot.addWidget(dialog)
    dialog.show()
    model = dialog.findChild(RowList).rows
    assert "From a colleague." in str(model.data(model.index(0), 0x0100 + 1))
    assert item.visibility is Visibility.PRIVATE
    with qtbot.wait_signal(dialog.accepted_merge):
        press(dialog, "Import")


def test_an_import_that_brings_nothing_cannot_be_made(qtbot, appearance):
    dialog = ImportPreview(Merge((), (), (), (), ()), standard_labels(), appearance, Path("n.json"))
    qtbot.addWidget(dialog)
    assert not usable(dialog, "Import")
