import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from exporters import formats
from viewer.briefing.save_dialog import ask_path, last_folder, remember_folder


@pytest.fixture
def parent(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


def in_dialog(act):
    """Have `act` done with the file dialog as soon as that runs."""
    QTimer.singleShot(0, lambda: act(QApplication.activeModalWidget()))


@pytest.mark.parametrize("kind", formats(), ids=lambda kind: kind.name)
def test_the_suggested_name_is_taken_as_it_is(parent, tmp_path, kind):
    suggested = tmp_path / f"A – briefing{kind.suffixes[0]}"
    in_dialog(QFileDialog.accept)
    assert ask_path(parent, suggested, kind) == suggested


def test_a_name_without_a_suffix_is_given_that_of_the_format(parent, tmp_path):
    def rename(dialog):
        dialog.selectFile("mine")
        dialog.accept()

    in_dialog(rename)
    assert ask_path(parent, tmp_path / "A.pdf", formats()[0]) == tmp_path / "mine.pdf"


def test_cancelling_chooses_nothing(parent, tmp_path):
    in_dialog(QFileDialog.reject)
    assert ask_path(parent, tmp_path / "A.pdf", formats()[0]) is None


def test_the_folder_of_the_last_time_is_remembered_while_it_exists(settings, tmp_path):
    folder = tmp_path / "handouts"
    folder.mkdir()
    remember_folder(settings, folder)
    assert last_folder(settings) == folder
    folder.rmdir()
    assert last_folder(settings).is_dir()
