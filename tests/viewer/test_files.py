"""Which file to open: asked for, opened lately, or dropped."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QFileDialog, QMenu

from data.documents import shipped
from viewer.files import Files
from viewer.settings import Settings


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def files(qapp, settings):
    return Files(settings)


@pytest.fixture
def menu(qtbot):
    menu = QMenu()
    qtbot.addWidget(menu)
    return menu


def texts(menu):
    return [action.text() for action in menu.actions()]


def test_without_any_recent_file_the_menu_says_so(files, menu):
    files.fill(menu)
    assert texts(menu) == ["No document was opened yet"]
    assert not menu.actions()[0].isEnabled()


def test_recent_files_are_listed_and_opened_from_there(qtbot, files, settings, menu):
    for name in ("/records/a.txt", "/records/Q&A.txt"):
        settings.add_recent(Path(name))
    files.fill(menu)
    assert texts(menu) == ["Q&&A.txt", "a.txt", "", "&Clear"]
    with qtbot.wait_signal(files.open_requested) as asked:
        menu.actions()[0].trigger()
    assert asked.args == [Path("/records/Q&A.txt")]


def test_clearing_forgets_them(files, settings, menu):
    settings.add_recent(Path("/records/a.txt"))
    files.fill(menu)
    menu.actions()[-1].trigger()
    assert settings.recent() == ()
    files.fill(menu)
    assert len(menu.actions()) == 1


def test_the_windows_menu_lists_what_was_opened(opened):
    recent = opened.parts.actions.recent
    recent.aboutToShow.emit()
    assert texts(recent)[0] == shipped().name
    opened.parts.actions["close"].trigger()
    recent.actions()[0].trigger()
    assert opened.session is not None


@pytest.mark.parametrize(
    ("urls", "path"),
    [
        (["file:///records/%E4%BC%9A%20a.txt"], Path("/records/会 a.txt")),
        (["https://example.org/a.txt"], None),
        (["file:///a.txt", "file:///b.txt"], None),
        ([], None),
    ],
)
def test_one_local_file_can_be_dropped(files, urls, path):
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    assert files.dropped(data) == path


def test_text_can_not_be_dropped(files):
    data = QMimeData()
    data.setText("/records/a.txt")
    assert files.dropped(data) is None


def test_asking_starts_where_the_last_file_was(qtbot, files, settings, monkeypatch):
    asked = []

    def choose(_parent, _title, folder, _filter):
        asked.append(folder)
        return ("/records/a.txt", "") if len(asked) == 1 else ("", "")

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    with qtbot.wait_signal(files.open_requested) as wanted:
        files.ask(None)
    assert wanted.args == [Path("/records/a.txt")]
    with qtbot.assert_not_emitted(files.open_requested):
        files.ask(None)
    assert asked[1] == "/records"
