"""Which file to open: asked for, opened lately, or dropped."""

import os
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from data.documents import shipped
from data.intake.reading_formats import formats
from tests.fixtures.windows import running
from viewer.session.settings import Settings
from viewer.window.file_choice import Files, filters


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


ODD = os.fsdecode("会談.txt".encode("shift_jis"))


@pytest.mark.parametrize(
    ("urls", "paths"),
    [
        (["file:///records/%E4%BC%9A%20a.txt"], ["/records/会 a.txt"]),
        (["file:///records/%89%EF%92k.txt"], [f"/records/{ODD}"]),
        (["file:///records/a%23b%3Fc%25.txt"], ["/records/a#b?c%.txt"]),
        (["file:///a.txt", "file:///b.txt", "file:///a.txt"], ["/a.txt", "/b.txt"]),
        (["https://example.org/a.txt", "file:///a.txt"], ["/a.txt"]),
        (["https://example.org/a.txt"], []),
        (["file://server/share/a.txt"], []),
        ([], []),
    ],
)
def test_files_of_this_computer_can_be_dropped(files, urls, paths):
    data = QMimeData()
    data.setUrls([QUrl.fromEncoded(url.encode()) for url in urls])
    assert files.dropped(data) == tuple(map(Path, paths))


def test_text_can_not_be_dropped(files):
    data = QMimeData()
    data.setText("/records/a.txt")
    assert files.dropped(data) == ()


def test_a_name_that_is_not_unicode_is_listed_with_a_sign_for_what_cannot_be_shown(
    qtbot, files, settings, menu
):
    settings.add_recent(Path("/records", ODD))
    files.fill(menu)
    assert texts(menu)[0] == "���k.txt"
    with qtbot.wait_signal(files.open_requested) as asked:
        menu.actions()[0].trigger()
    assert asked.args == [Path("/records", ODD)]


def dragged(kind, actions, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    place = QPointF(5, 5) if kind is QDropEvent else QPoint(5, 5)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = kind(place, actions, data, buttons, keys)
    event.data_kept = data
    return event


@pytest.mark.parametrize("kind", [QDragEnterEvent, QDragMoveEvent, QDropEvent])
def test_whatever_is_proposed_a_drop_is_answered_with_copy(window, kind):
    """Whoever drags deletes what was moved."""
    handle = {
        QDragEnterEvent: window.dragEnterEvent,
        QDragMoveEvent: window.dragMoveEvent,
        QDropEvent: window.dropEvent,
    }[kind]
    every = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction | Qt.DropAction.LinkAction
    event = dragged(kind, every, shipped())
    event.setDropAction(Qt.DropAction.MoveAction)
    handle(event)
    assert event.isAccepted()
    assert event.dropAction() is Qt.DropAction.CopyAction
    event = dragged(kind, Qt.DropAction.MoveAction, shipped())
    event.setAccepted(False)
    handle(event)
    assert not event.isAccepted()


def test_a_folder_that_is_dropped_is_named_and_nothing_else_happens(window, tmp_path):
    window.dropEvent(dragged(QDropEvent, Qt.DropAction.CopyAction, tmp_path))
    assert "is a folder: open one of the files in it" in window.parts.message.message
    assert window.session is None


def test_all_files_that_are_dropped_are_opened(qtbot, window, tmp_path):
    paths = [tmp_path / f"{name}.txt" for name in ("one", "two", "three")]
    for path in paths:
        path.write_text(f"Report {path.stem}\n\nWhat was said.\n")
    window.dropEvent(dragged(QDropEvent, Qt.DropAction.CopyAction, *paths))
    qtbot.waitUntil(lambda: len(window.first.library.shelf()) == 3)
    assert window.session.document.source.name == "three.txt"


def test_asking_starts_where_and_with_what_was_asked_for_last(qtbot, files, tmp_path):
    asked = []
    (tmp_path / "a.html").touch()

    def choose(dialog):
        asked.append((dialog.directory().absolutePath(), dialog.selectedNameFilter()))
        dialog.setDirectory(str(tmp_path))
        dialog.selectNameFilter(filters()[3])
        dialog.selectFile(str(tmp_path / "a.html"))
        dialog.accept()

    def leave(dialog):
        asked.append((dialog.directory().absolutePath(), dialog.selectedNameFilter()))
        dialog.reject()

    with qtbot.wait_signal(files.open_requested) as wanted:
        QTimer.singleShot(0, lambda: choose(QApplication.activeModalWidget()))
        files.ask(None)
    assert wanted.args == [tmp_path / "a.html"]
    with qtbot.assert_not_emitted(files.open_requested):
        QTimer.singleShot(0, lambda: leave(QApplication.activeModalWidget()))
        files.ask(None)
    assert asked == [(str(Path.home()), filters()[0]), (str(tmp_path), filters()[3])]


def test_every_format_that_is_read_is_offered():
    together, *each, every = filters()
    for known in formats():
        for suffix in known.suffixes:
            assert f"*{suffix}" in re.split(r"[ ()]", together)
            assert any(f"*{suffix}" in re.split(r"[ ()]", kind) for kind in each)
    assert every == "All files (*)"


def test_a_package_that_is_opened_is_imported_after_a_question(qtbot, opened, tmp_path):
    from data.interchange import briefing_package

    document = opened.session.document
    path = tmp_path / "theirs.briefing"
    path.write_bytes(briefing_package.dumps(document, [], opened.session.labels))
    opened.parts.actions["close"].trigger()
    opened.open(path)
    qtbot.waitUntil(lambda: bool([d for d in opened.findChildren(QDialog) if d.isVisible()]))
    (dialog,) = (d for d in opened.findChildren(QDialog) if d.isVisible())
    assert dialog.windowTitle() == "Import Annotations"
    dialog.reject()


def test_a_package_that_the_program_is_started_with_is_imported_after_a_question(
    qtbot, document, tmp_path, clock
):
    from data.interchange import briefing_package

    path = tmp_path / "theirs.briefing"
    path.write_bytes(briefing_package.dumps(document, [], ()))
    with running(qtbot, tmp_path / "user", clock, furnished=False) as window:
        window.open(path)
        window.furnish_now()
        qtbot.waitUntil(lambda: bool([d for d in window.findChildren(QDialog) if d.isVisible()]))
        for dialog in window.findChildren(QDialog):
            dialog.reject()
