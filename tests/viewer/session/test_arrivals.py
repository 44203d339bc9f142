"""What comes by itself waits while a dialog is open, and a dialog acts on nothing that is gone."""

import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QMessageBox, QPushButton

from data.documents import shipped
from data.library.sqlite.safekeeping.lock import LibraryLock
from data.notebook import Change
from tests.fixtures.windows import select, write
from viewer import app
from viewer.session.arrivals import Arrivals
from viewer.system.single_instance import Calls
from viewer.widgets.dialog_host import present

TIMEOUT = 20_000
DIALOGS = ("removed", "report", "briefing", "preview", "library", "export_annotations",
           "history", "carry", "labels", "trash", "backups", "shortcuts", "about")  # fmt: skip


@pytest.fixture
def files(tmp_path):
    """Three small documents."""
    made = [tmp_path / f"{name}.md" for name in ("one", "two", "three")]
    for path in made:
        path.write_text(f"# {path.stem}\n\nThe Ministers met, and agreed.\n", encoding="utf-8")
    return made


@pytest.fixture
def large(tmp_path):
    path = tmp_path / "large.txt"
    text = "Minutes of a long meeting\n\n" + "The Ministers agreed to go on and on.\n\n" * 8_000
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def editions(tmp_path, opened):
    """Two editions of one document; the earlier one has an annotation."""
    text = shipped().read_text(encoding="utf-8")
    made = [tmp_path / name for name in ("first.txt", "second.txt")]
    for path, word in zip(made, ("irrevocable", "final"), strict=True):
        path.write_text(text.replace("irreversible", word), encoding="utf-8")
    opened.open(made[0])
    start = opened.session.document.text.index("freedom of navigation")
    opened.session.add(start, start + 21, "concern")
    return made


def dialogs(window):
    return [one for one in window.findChildren(QDialog) if one.isVisible()]


def title(window):
    return window.session.document.source.name


def settle(qtbot, window):
    """Wait until the work in the background is done, and what it led to as well."""
    job = window.jobs.start(lambda _: None, "The end")
    with qtbot.wait_signal(job.finished, timeout=TIMEOUT):
        pass
    QApplication.processEvents()


@pytest.mark.parametrize("name", DIALOGS)
def test_what_a_second_start_brings_waits_for_the_dialog_that_is_open(qtbot, opened, files, name):
    select(opened, "North Korea")
    write(opened, "1v")
    select(opened, "North Korea")
    before = opened.session
    opened.parts.actions[name].trigger()
    assert dialogs(opened)
    for path in files[:2]:
        opened.first.receiving.receive(path)
    assert opened.session is before
    assert opened.first.receiving.waiting == tuple(files[:2])
    assert "one.md" in opened.parts.status.currentMessage() or "two.md" in (
        opened.parts.status.currentMessage()
    )
    shown = []
    opened.first.opener.opened.connect(lambda session, path, _: shown.append(path.name))
    dialogs(opened)[0].reject()
    qtbot.waitUntil(lambda: title(opened) == "two.md", timeout=TIMEOUT)
    assert shown == ["one.md", "two.md"]
    assert opened.first.receiving.waiting == ()
    assert opened.parts.status.currentMessage() == ""  # nothing waits any more


def test_a_real_second_start_is_answered_and_its_document_comes_after_the_dialog(
    qtbot, opened, files
):
    path = opened.first.library.path
    opened.parts.actions["trash"].trigger()
    before = opened.session
    command = [sys.executable, "-m", "viewer", "--data-folder", str(path.parent), str(files[0])]
    with LibraryLock.of(path) as lock, app._meeting(path, is_first=True) as meeting:
        app._receive(opened, meeting, path)
        assert lock.acquire()
        second = subprocess.Popen(command, cwd=Path(app.__file__).parent.parent)
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=TIMEOUT)
        opened.findChild(Calls).close()
    assert second.returncode == 0
    assert opened.session is before
    assert opened.first.receiving.waiting == (files[0],)
    dialogs(opened)[0].reject()
    qtbot.waitUntil(lambda: title(opened) == "one.md", timeout=TIMEOUT)


def test_a_drop_waits_too(qtbot, opened, files):
    opened.parts.actions["about"].trigger()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(files[0]))])
    place = QPointF(opened.rect().center())
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    opened.dropEvent(QDropEvent(place, Qt.DropAction.CopyAction, data, left, none))
    assert title(opened) == shipped().name
    dialogs(opened)[0].reject()
    qtbot.waitUntil(lambda: title(opened) == "one.md", timeout=TIMEOUT)


def test_a_large_document_comes_whole_before_the_next_one(qtbot, opened, large, files):
    shown = []
    opened.first.opener.opened.connect(lambda session, path, _: shown.append(path.name))
    for path in (large, files[0], large, files[1]):
        opened.first.receiving.receive(path)
    qtbot.waitUntil(lambda: len(shown) == 4, timeout=TIMEOUT)
    assert shown == ["large.txt", "one.md", "large.txt", "two.md"]


def test_a_document_that_was_being_read_waits_for_the_dialog_opened_meanwhile(qtbot, opened, large):
    go_on = Event()
    opened.jobs.start(lambda _: go_on.wait(60), "The wait")
    opened.open(large)
    opened.parts.actions["trash"].trigger()
    before = opened.session
    go_on.set()
    settle(qtbot, opened)
    assert opened.session is before
    dialogs(opened)[0].reject()
    qtbot.waitUntil(lambda: title(opened) == "large.txt", timeout=TIMEOUT)


def test_what_waits_when_the_program_ends_is_opened_at_the_next_start(start, files):
    with start() as window:
        window.open(shipped())
        window.parts.actions["about"].trigger()
        window.first.receiving.receive(files[1])
    with start() as window:
        assert window.first.settings.value("window/document", "") == str(files[1])


def test_an_arrival_waits_for_a_menu_as_well(qtbot, opened, files):
    menu = QMenu(opened)
    menu.addAction("Anything")
    menu.popup(QPoint(10, 10))
    opened.first.receiving.receive(files[0])
    assert title(opened) == shipped().name
    menu.close()
    qtbot.waitUntil(lambda: title(opened) == "one.md", timeout=TIMEOUT)


@pytest.mark.parametrize("count", [1, 2])
def test_the_question_of_an_edition_keeps_its_ground(qtbot, editions, opened, files, count):
    """A document comes while the question is open: the answer still acts on its own document."""
    opened.open(editions[1])
    (box,) = opened.findChildren(QMessageBox)
    session = opened.session
    for path in files[:count]:
        opened.first.receiving.receive(path)
    assert [one for one in opened.findChildren(QMessageBox) if one.isVisible()] == [box]
    next(one for one in box.buttons() if "Carry" in one.text()).click()
    settle(qtbot, opened)
    document = session.document.id
    for review in dialogs(opened):
        press(review, "Carry Over")
        assert len(list(opened.first.library.notebook(document))) == 1
    qtbot.waitUntil(lambda: title(opened) == files[count - 1].name, timeout=TIMEOUT)
    settle(qtbot, opened)
    assert dialogs(opened) == []
    assert opened.session.document.id != document


def test_two_questions_never_stack(qtbot, editions, opened, tmp_path):
    third = tmp_path / "third.md"
    third.write_text(editions[1].read_text(encoding="utf-8").replace("final", "lasting"), "utf-8")
    opened.open(editions[1])
    opened.open(third)
    boxes = [one for one in opened.findChildren(QMessageBox) if one.isVisible()]
    assert len(boxes) == 1
    boxes[0].reject()
    QApplication.processEvents()
    boxes = [one for one in opened.findChildren(QMessageBox) if one.isVisible()]
    assert len(boxes) <= 1


def test_a_fault_of_one_is_no_reason_for_the_others_not_to_come(qtbot, qapp):
    arrivals, done = Arrivals(), []
    dialog = QDialog()
    qtbot.addWidget(dialog)
    dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
    dialog.show()
    arrivals.admit(lambda: done.append(1))
    arrivals.admit(lambda: 1 / 0)
    arrivals.admit(lambda: arrivals.admit(lambda: done.append(3)))
    arrivals.admit(lambda: done.append(2))
    assert (done, arrivals.waiting) == ([], 4)
    with qtbot.capture_exceptions() as faults:
        dialog.hide()
        qtbot.waitUntil(lambda: len(done) == 3)
    assert done == [1, 2, 3]
    assert [kind for kind, *_ in faults] == [ZeroDivisionError]


def test_a_dialog_that_is_deleted_keeps_nobody_waiting(qtbot, qapp, window):
    done = []
    dialog = QDialog(window)
    present(dialog)
    window.first.arrivals.admit(lambda: done.append(1))
    dialog.deleteLater()
    qtbot.waitUntil(lambda: done == [1])


@pytest.mark.parametrize("name", ["briefing", "history", "removed", "report", "carry"])
def test_a_dialog_is_closed_with_the_document_that_it_acts_on(opened, name):
    select(opened, "North Korea")
    write(opened, "1")
    for _ in range(2):
        opened.parts.actions[name].trigger()
        assert dialogs(opened)
        opened.parts.actions["close"].trigger()
        assert dialogs(opened) == []
        opened.open(shipped())
        opened.session.set_current(opened.session.annotations[0].id)


def test_a_signal_from_outside_ends_the_program_under_open_dialogs(opened):
    opened.parts.actions["briefing"].trigger()
    opened.close()
    assert dialogs(opened) == []
    assert not opened.isVisible()


def held(window):
    """Keep the worker busy, so that what is started next is still under way."""
    go_on = Event()
    window.jobs.start(lambda _: go_on.wait(60), "The wait")
    return go_on


def press(parent, text):
    buttons = [one for one in parent.findChildren(QPushButton) if one.isVisible()]
    next(one for one in buttons if one.text().replace("&", "").startswith(text)).click()


def exported(window, tmp_path):
    """Write the annotations of the open document into a file, and return it."""
    from viewer.services.exchange import content_of

    path = tmp_path / "in.jsonld"
    library, document = window.first.library, window.session.document
    content, _ = content_of(library, document, path, private=True, author="")
    path.write_text(content.decode() if isinstance(content, bytes) else content, "utf-8")
    return path


def take_in(window, path):
    window.parts.exchange._choose_in = lambda _window, _folder: path
    window.parts.actions["import_annotations"].trigger()


def start_import(window, tmp_path):
    take_in(window, exported(window, tmp_path))


def start_export(window, tmp_path):
    window.parts.exchange._choose_out = lambda _window, _path: tmp_path / "out.csv"
    window.parts.actions["export_annotations"].trigger()
    press(dialogs(window)[0], "Export")


def start_in_backups(window, text):
    window.parts.actions["backups"].trigger()
    dialog = dialogs(window)[0]
    press(dialog, text)
    for box in dialog.findChildren(QMessageBox):
        next(one for one in box.buttons() if text in one.text()).click()
    dialog.reject()


def start_carrying(window, tmp_path):
    window.parts.actions["carry"].trigger()
    press(dialogs(window)[0], "Choose")


def start_preview(window, tmp_path):
    window.session.toggle_visibility(window.session.annotations[0].id)
    window.parts.actions["preview"].trigger()


JOBS = {
    "import": start_import,
    "export": start_export,
    "carrying": start_carrying,
    "backup": lambda window, _: start_in_backups(window, "Back Up"),
    "check": lambda window, _: start_in_backups(window, "Check"),
    "restore": lambda window, _: start_in_backups(window, "Restore"),
    "search": lambda window, _: window.parts.actions["library"].trigger(),
    "preview": start_preview,
    "briefing": lambda window, _: window.parts.actions["briefing"].trigger(),
}


@pytest.mark.parametrize("job", JOBS)
@pytest.mark.parametrize("meanwhile", ["switched", "closed", "corrected", "ended"])
def test_the_end_of_a_job_acts_on_nothing_that_is_gone(
    qtbot, editions, opened, files, tmp_path, job, meanwhile
):
    """The document is another one, or none, or the window is gone, when a job ends."""
    settle(qtbot, opened)
    opened.parts.upkeep.back_up()
    opened.open(shipped())
    for dialog in dialogs(opened):
        dialog.reject()
    select(opened, "North Korea")
    write(opened, "1")
    settle(qtbot, opened)
    session = opened.session
    go_on = held(opened)
    try:
        JOBS[job](opened, tmp_path)
        if meanwhile == "switched":
            opened.open(files[0])
        elif meanwhile == "closed":
            opened.parts.actions["close"].trigger()
        elif meanwhile == "corrected":
            session.correct("Read Anew", ())
            opened.first.reading.page.place_caret(session.document.text.index("On June 29th"))
            opened.parts.actions["caption"].trigger()
        else:
            opened.close()
    finally:
        go_on.set()
    settle(qtbot, opened)
    settle(qtbot, opened)
    for dialog in dialogs(opened):
        dialog.reject()
    QApplication.processEvents()
    if opened.session is not None:
        number = len(opened.session.annotations)
        assert opened.session.add(2, 9, "action") is not None
        assert len(opened.session.annotations) == number + 1


def test_what_was_imported_stands_in_its_document_though_another_is_open(
    qtbot, opened, files, tmp_path
):
    select(opened, "North Korea")
    write(opened, "1")
    settle(qtbot, opened)
    document, (item,) = opened.session.document.id, opened.session.annotations
    path = exported(opened, tmp_path)
    opened.session.delete(item.id)
    opened.first.library.empty_trash()
    opened.session.recheck()
    take_in(opened, path)
    qtbot.waitUntil(lambda: bool(dialogs(opened)), timeout=TIMEOUT)
    opened.first.receiving.receive(files[0])
    press(dialogs(opened)[0], "Import")
    qtbot.waitUntil(
        lambda: len(list(opened.first.library.notebook(document))) == 1, timeout=TIMEOUT
    )
    settle(qtbot, opened)


def test_a_change_is_saved_after_the_library_was_looked_at(qtbot, opened):
    """What the backups dialog does takes the session nothing of its library."""
    for text in ("Back Up", "Check", "Back Up"):
        start_in_backups(opened, text)
        settle(qtbot, opened)
        name = opened.session.add(0, 5, "concern")
        assert name is not None, text
        assert opened.parts.message.message == ""
        opened.session.apply(Change("Delete", removed=(name,)))
        opened.session.undo()
