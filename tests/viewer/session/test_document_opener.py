"""Opening files: good ones, large ones, and those that are no document."""

import os
import sqlite3
from contextlib import closing, contextmanager
from threading import Event, current_thread

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QPushButton

from data.documents import shipped
from data.library.sqlite import stored_documents
from data.library.sqlite.kept_annotations import annotation_store
from tests.fixtures.processes import children, doing, fork_of, is_gone, number_of
from tests.fixtures.windows import press

TIMEOUT = 20_000
LARGE = "Minutes of a long meeting\n\n" + "The Ministers agreed to go on and on.\n\n" * 8_000


@pytest.fixture
def large(tmp_path):
    path = tmp_path / "large.txt"
    path.write_text(LARGE, encoding="utf-8")
    return path


@contextmanager
def held(jobs):
    """Keep the worker busy, so that what is opened meanwhile waits in its queue."""
    go_on = Event()
    jobs.start(lambda _: go_on.wait(60), "The wait")
    try:
        yield
    finally:
        go_on.set()


def bad_files(folder):
    """Return, by name, paths that are no document and what is said of each."""
    contents = {
        "empty.txt": (b"", "“empty.txt” is empty: "),
        "blank.txt": (b" \n\n", "nothing but white space: "),
        "binary.txt": (b"\x00\x01\x02" * 99, "so it is taken for no text: "),
        "picture.png": (b"\x89PNG\r\n\x1a\n", "is an image: "),
        "fifty.txt": (b"The Ministers agreed.\n" * (50 * 2**20 // 22), "more than 16 MB of text: "),
    }
    for name, (content, message) in contents.items():
        (folder / name).write_bytes(content)
        yield folder / name, message
    os.mkfifo(folder / "pipe.txt")
    yield folder / "pipe.txt", "is a device or a pipe: "
    yield folder / "missing.txt", "does not exist: "
    yield folder, "is a folder: "
    yield folder / ("x" * 300), "cannot be read"
    yield folder / "nul\0.txt", "cannot be read"
    if os.geteuid() != 0:
        (folder / "secret.txt").write_text("text")
        (folder / "secret.txt").chmod(0)
        yield folder / "secret.txt", "may not be read: "


def test_what_is_no_document_is_told_in_one_line_and_changes_nothing(qtbot, tmp_path, opened):
    session, settings = opened.session, opened.first.settings
    (tmp_path / "bad").mkdir()
    for path, message in bad_files(tmp_path / "bad"):
        with qtbot.wait_signal(opened.first.opener.failed, timeout=TIMEOUT):
            opened.open(path)
        said = opened.parts.message.message
        assert message in said
        assert "\n" not in said
        assert opened.session is session
        assert opened.first.reading.isVisible()
        assert settings.recent() == (shipped(),)


def test_with_nothing_open_the_welcome_stays(window, tmp_path):
    window.open(tmp_path / "missing.txt")
    assert "does not exist" in window.parts.message.message
    assert window.parts.welcome.isVisible()


def test_a_message_goes_when_the_next_file_opens(opened, tmp_path):
    opened.open(tmp_path / "missing.txt")
    opened.open(shipped())
    assert opened.parts.message.message == ""


def test_what_went_wrong_before_the_window_was_whole_is_said_once_it_is(tmp_path, start):
    with start(furnished=False) as window:
        window.open(tmp_path / "missing.txt")
        window.furnish_now()
        assert "does not exist" in window.parts.message.message
        assert window.parts.welcome.isVisible()


def progress_of(window):
    return window.parts.welcome.findChild(QProgressBar)


def cancel(window):
    button = window.parts.welcome.findChild(QPushButton)
    assert button.text() == "Cancel"
    button.click()


def test_a_large_file_opens_in_the_background_with_progress(qtbot, opened, large):
    opener, shares = opened.first.opener, []
    opener.progressed.connect(shares.append)
    session = opened.session
    with qtbot.wait_signal(opener.opened, timeout=TIMEOUT):
        opened.open(large)
        assert opener.opening == "large.txt"
        assert opened.session is session
        assert opened.parts.welcome.isVisible()
        assert progress_of(opened).isVisible()
    assert opened.session.document.title == "Minutes of a long meeting"
    assert opened.first.reading.isVisible()
    assert shares == sorted(shares)
    assert len(shares) > 1
    assert opener.opening == ""


def test_a_large_file_that_is_the_first_opens_too(qtbot, large, start):
    with start(furnished=False) as window:
        with qtbot.wait_signal(window.first.opener.opened, timeout=TIMEOUT):
            window.open(large)
            window.furnish_now()
            assert window.parts.welcome.isVisible()
            assert progress_of(window).isVisible()
        assert window.first.reading.isVisible()


def test_an_opening_that_is_cancelled_leaves_what_was_open(qtbot, opened, large):
    session = opened.session
    with held(opened.jobs):
        opened.open(large)
        cancel(opened)
        assert opened.first.reading.isVisible()
    with qtbot.wait_signal(opened.jobs.start(lambda _: None, "The next").finished, timeout=TIMEOUT):
        pass
    assert opened.session is session
    assert opened.parts.message.message == ""


def test_another_file_replaces_the_one_that_is_being_opened(qtbot, window, large):
    with held(window.jobs):
        window.open(large)
        window.open(shipped())
        assert window.session.document.title == "Japan-U.S. Defense Ministerial Meeting"
        assert window.first.reading.isVisible()
    with qtbot.wait_signal(window.jobs.start(lambda _: None, "The next").finished, timeout=TIMEOUT):
        pass
    assert window.session.document.title == "Japan-U.S. Defense Ministerial Meeting"


def test_a_document_that_is_read_again_keeps_its_annotations_and_its_undo(opened):
    name = opened.session.add(0, 5, "key-point")
    opened.open(shipped())
    assert [item.id for item in opened.session.annotations] == [name]
    assert opened.session.undoable == "Add Key point"
    opened.session.undo()
    assert opened.session.annotations == ()


def test_closing_a_document_while_a_file_is_opened_keeps_the_file_coming(qtbot, opened, large):
    with (
        qtbot.wait_signal(opened.first.opener.opened, timeout=TIMEOUT),
        held(opened.jobs),
    ):
        opened.open(large)
        opened.parts.actions["close"].trigger()
        assert opened.parts.welcome.isVisible()
    assert opened.session.document.title == "Minutes of a long meeting"


def damage(folder, count):
    """Damage annotations as a failing disk would."""
    with closing(sqlite3.connect(folder / "library.sqlite3")) as connection, connection:
        connection.execute(
            "UPDATE annotations SET body = '{}' WHERE id IN (SELECT id FROM annotations LIMIT ?)",
            (count,),
        )


@pytest.mark.parametrize(
    ("count", "said"), [(1, "1 annotation of this document is"), (2, "2 annotations of this")]
)
def test_damaged_annotations_are_told_once_the_document_is_open(
    qtbot, opened, tmp_path, count, said
):
    for start in (0, 10, 20):
        opened.session.add(start, start + 5, "key-point")
    damage(tmp_path / "user", count)
    opener, told = opened.first.opener, []
    opener.opened.connect(lambda *_: told.append("opened"))
    opener.warned.connect(told.append)
    opened.open(shipped())
    assert len(opened.session.annotations) == 3 - count
    assert told[0] == "opened"
    assert told[1].startswith(said)
    assert len(told) == 2


def test_what_the_library_refuses_is_told_and_leaves_what_was_open(qtbot, opened, tmp_path):
    session, other = opened.session, tmp_path / "other.txt"
    other.write_text("Another Title\n\nSome words here.\n")
    path = tmp_path / "user" / "library.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA user_version = 1")
        connection.execute("DROP TABLE reading_positions")  # read last, and so refused last
    with (
        qtbot.wait_signal(opened.first.opener.failed),
        qtbot.assert_not_emitted(opened.first.opener.opened),
    ):
        opened.open(other)
    assert opened.session is session
    assert opened.windowTitle().startswith("Japan-U.S.")


def test_a_document_that_is_read_again_goes_on_where_it_was(qtbot, opened):
    page = opened.first.reading.page
    place = opened.session.document.blocks[-1].start
    page.scroll_to(place)
    shown = page.first_visible()
    assert shown > 0
    with qtbot.wait_signal(opened.first.opener.opened) as waited:
        opened.open(shipped())
    assert waited.args[2] == shown
    assert page.first_visible() == shown


def test_a_large_file_is_made_ready_off_the_gui_thread(qtbot, window, large, monkeypatch):
    threads = []
    make = stored_documents.prepared
    monkeypatch.setattr(
        stored_documents,
        "prepared",
        lambda *given: threads.append(current_thread()) or make(*given),
    )
    with qtbot.wait_signal(window.first.opener.opened, timeout=TIMEOUT):
        window.open(large)
    assert [thread.name for thread in threads] == ["jobs"]


def test_annotations_of_a_large_file_are_read_off_the_gui_thread(qtbot, window, large, monkeypatch):
    threads = []
    decoded = annotation_store._decoded
    monkeypatch.setattr(
        annotation_store,
        "_decoded",
        lambda row: threads.append(current_thread().name) or decoded(row),
    )
    with qtbot.wait_signal(window.first.opener.opened, timeout=TIMEOUT):
        window.open(large)
    name = window.session.add(100, 120, "concern")
    window.parts.actions["close"].trigger()
    threads.clear()
    with qtbot.wait_signal(window.first.opener.opened, timeout=TIMEOUT):
        window.open(large)
    assert window.session.annotation(name)
    assert set(threads) == {"jobs"}


@pytest.mark.parametrize("name", ["page.html", "notes.md", "paper.pdf", "words.docx"])
def test_a_file_that_needs_a_library_is_read_in_the_background_even_if_it_is_small(
    qtbot, window, tmp_path, name
):
    (tmp_path / name).write_bytes(b"A sentence that is long enough to be read.")
    opener = window.first.opener
    with qtbot.wait_signal(opener.started):
        window.open(tmp_path / name)
    assert opener.opening == name
    opener.cancel()


def test_a_pdf_with_another_suffix_is_read_in_the_background(qtbot, window, tmp_path):
    (tmp_path / "paper.txt").write_bytes(b"%PDF-1.7\n")
    with qtbot.wait_signal(window.first.opener.failed, timeout=TIMEOUT):
        window.open(tmp_path / "paper.txt")
        assert window.first.opener.opening == "paper.txt"


FROZEN = """
    if content.startswith(b"# Frozen"):
        re.match("(a+)+b", "a" * 100)
    from data import intake
    return intake.read_as(content, name, source, told)
"""


@contextmanager
def reading_for_ever(window, path):
    """Open a file with which the process that reads it is busy without end."""
    path.write_text("# Frozen\n\nSome text.\n")
    process = window.first.opener._process = doing(FROZEN)
    window.open(path)
    yield process, fork_of(process)


def test_what_takes_for_ever_is_given_up_with_the_button_and_with_escape(qtbot, tmp_path, opened):
    session = opened.session
    for give_up in (cancel, lambda window: press(window, Qt.Key.Key_Escape)) * 2:
        with (
            reading_for_ever(opened, tmp_path / "frozen.md") as (process, fork),
            qtbot.wait_signal(opened.first.opener.cancelled, timeout=TIMEOUT),
        ):
            assert opened.parts.welcome.isVisible()
            give_up(opened)
        assert opened.session is session
        assert opened.first.reading.isVisible()
        qtbot.waitUntil(lambda fork=fork: is_gone(fork), timeout=TIMEOUT)
        process.close()


def test_another_file_opens_while_one_takes_for_ever(qtbot, tmp_path, window):
    (tmp_path / "minutes.md").write_text("# Minutes\n\nSome text.\n")
    for _ in range(2):
        with reading_for_ever(window, tmp_path / "frozen.md") as (process, fork):
            with qtbot.wait_signal(window.first.opener.opened, timeout=TIMEOUT):
                window.open(tmp_path / "minutes.md")
            assert window.session.document.title == "Minutes"
            qtbot.waitUntil(lambda fork=fork: is_gone(fork), timeout=TIMEOUT)
            server = number_of(process)
            qtbot.waitUntil(lambda server=server: not children(server), timeout=TIMEOUT)
            process.close()


def test_the_window_closes_while_a_file_takes_for_ever(qtbot, tmp_path, start):
    with start() as window, reading_for_ever(window, tmp_path / "frozen.md") as (process, fork):
        number = number_of(process)
    # The system ends what the process forked, after the process itself.
    qtbot.waitUntil(lambda: is_gone(fork) and is_gone(number), timeout=TIMEOUT)


def test_a_fault_in_the_process_that_reads_is_told_as_one_of_the_program(qtbot, tmp_path, opened):
    (tmp_path / "minutes.md").write_text("Some text.\n")
    opened.first.opener._process = doing("raise KeyError('secret')")
    faults = opened.jobs._report.__self__
    with qtbot.wait_signal(opened.first.opener.failed, timeout=TIMEOUT):
        opened.open(tmp_path / "minutes.md")
    message = opened.parts.message.message
    assert message == "Opening minutes.md failed through a fault of the program, KeyError."
    assert "secret" in "".join(faults.pop().__notes__)


def test_a_document_of_the_library_can_be_read_while_nothing_can_be_stored(opened, tmp_path):
    """A full disk, or another program that writes, keeps nobody from reading on."""
    other = tmp_path / "other.txt"
    other.write_text("Readout\n\nThe ministers met in Tokyo.\n")
    ids = {shipped(): opened.session.document.id}
    opened.open(other)
    ids[other] = opened.session.document.id
    library = opened.first.library.path
    opened.first.library._connection.execute("PRAGMA busy_timeout = 250")  # as the program's own
    with closing(sqlite3.connect(library, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        for path in (shipped(), other):
            opened.open(path)
            assert opened.session.document.id == ids[path]
            assert "is in use by another program" in opened.parts.message.message
    unknown = tmp_path / "unknown.txt"
    unknown.write_text("Minutes\n\nThe ministers met in Rome.\n")
    with closing(sqlite3.connect(library, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        opened.open(unknown)
        assert opened.session.document.id == ids[other]
