"""Asking for files: the name that was asked about is the name that is written to."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton, QWidget

from viewer.session.settings import Settings
from viewer.widgets import file_dialogs
from viewer.widgets.file_dialogs import Kind

KIND = Kind("Document with annotations", (".briefing",))


@pytest.fixture
def parent(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


def answers(*acts):
    """Let each act answer the next dialog that waits for its user."""
    waiting, seen = list(acts), []

    def look():
        dialog = QApplication.activeModalWidget()
        if dialog is not None and waiting:
            seen.append(type(dialog).__name__)
            act = waiting.pop(0)
            QTimer.singleShot(0, look)
            act(dialog)
        elif waiting:
            QTimer.singleShot(10, look)

    QTimer.singleShot(0, look)
    return seen


def named(name):
    def act(dialog):
        assert isinstance(dialog, QFileDialog)
        dialog.selectFile(name)
        dialog.accept()

    return act


def pressed(text):
    def act(box):
        assert isinstance(box, QMessageBox)
        buttons = box.findChildren(QPushButton)
        next(b for b in buttons if b.text().replace("&", "") == text).click()

    return act


def test_a_name_whose_suffix_is_added_is_asked_about_if_it_is_there(parent, tmp_path):
    """“notes.v2” has a suffix, for the dialog, and becomes “notes.v2.briefing”."""
    (tmp_path / "notes.v2.briefing").write_text("precious")
    seen = answers(named("notes.v2"), pressed("Cancel"), named("notes.v3"))
    path = file_dialogs.ask_new(parent, "Export", tmp_path / "a.briefing", KIND)
    assert path == tmp_path / "notes.v3.briefing"
    assert seen == ["QFileDialog", "PlainBox", "QFileDialog"]
    seen = answers(named("notes.v2"), pressed("Replace"))
    path = file_dialogs.ask_new(parent, "Export", tmp_path / "a.briefing", KIND)
    assert path == tmp_path / "notes.v2.briefing"
    assert (tmp_path / "notes.v2.briefing").read_text() == "precious"


@pytest.mark.parametrize("name", ["notes", "notes.briefing"])
def test_an_existing_file_is_asked_about_once_however_its_name_is_written(parent, tmp_path, name):
    (tmp_path / "notes.briefing").write_text("precious")
    seen = answers(named(name), pressed("Yes"))
    path = file_dialogs.ask_new(parent, "Export", tmp_path / "a.briefing", KIND)
    assert path == tmp_path / "notes.briefing"
    assert seen == ["QFileDialog", "QMessageBox"]


@pytest.mark.parametrize("is_there", [True, False])
def test_what_qt_says_of_a_file_shows_its_name_as_it_stands(parent, tmp_path, is_there):
    name, said = "<b>bold<img src=picture.png>.briefing", []

    def hear(box):
        said.append((box.textFormat(), "<b>bold<img" in box.text()))
        box.reject()

    if is_there:
        (tmp_path / name).write_text("precious")
        answers(named(name), hear, lambda dialog: dialog.reject())
        assert file_dialogs.ask_new(parent, "Export", tmp_path / "a.briefing", KIND) is None
    else:
        memory = Settings(tmp_path / "settings.ini")
        answers(named(str(tmp_path / name)), hear, lambda dialog: dialog.reject())
        assert file_dialogs.ask_file(parent, "Import", [KIND.pattern], memory, "exchange") is None
    assert said == [(Qt.TextFormat.PlainText, True)]


def test_cancelling_chooses_nothing(parent, tmp_path):
    answers(QFileDialog.reject)
    assert file_dialogs.ask_new(parent, "Export", tmp_path / "a.briefing", KIND) is None


@pytest.mark.parametrize("value", ["", "/nowhere", "/dev/null", "file://elsewhere/a", "a\x00b"])
def test_a_folder_that_is_none_by_now_is_not_started_in(tmp_path, value):
    settings = Settings(tmp_path / "settings.ini")
    settings.set_value("open/folder", value)
    assert file_dialogs.folder(settings, "open", lambda: tmp_path) == tmp_path


def test_the_folder_of_the_last_time_is_started_in(tmp_path):
    settings = Settings(tmp_path / "settings.ini")
    file_dialogs.remember_folder(settings, "open", tmp_path)
    assert file_dialogs.folder(settings, "open") == tmp_path
