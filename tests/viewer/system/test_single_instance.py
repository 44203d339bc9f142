"""A second start of the program comes to the window that is open."""

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from data.documents import shipped
from data.library.location import location_of
from data.library.sqlite.safekeeping.lock import LibraryLock
from viewer import app
from viewer.system.rendezvous import MeetingPlace, Outcome, hand_over, record_of
from viewer.system.single_instance import Calls

TIMEOUT = 20_000
HOME = Path(app.__file__).parent.parent


@pytest.fixture
def runtime(tmp_path):
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def library(tmp_path):
    (tmp_path / "user").mkdir()
    return tmp_path / "user" / "library.sqlite3"


@pytest.fixture
def meeting(library, runtime):
    meeting = MeetingPlace(library, {"XDG_RUNTIME_DIR": str(runtime)})
    yield meeting
    meeting.close()


@pytest.fixture
def calls(qapp, meeting):
    calls = Calls(meeting, lambda: True)
    yield calls
    calls.close()


def second_start(library, document=None, patience=20, at=""):
    """Let another program hand a document over; it prints what became of that."""
    script = (
        "import sys; from pathlib import Path\n"
        "from viewer.system.rendezvous import hand_over\n"
        "path = Path(sys.argv[3]) if len(sys.argv) > 3 else None\n"
        f"print(hand_over(Path(sys.argv[1]), path, {patience}, sys.argv[2]).name)"
    )
    words = [sys.executable, "-c", script, str(library), at]
    words += [str(document)] if document else []
    return subprocess.Popen(words, cwd=HOME, stdout=subprocess.PIPE, text=True)


def outcome(other):
    return other.communicate(timeout=30)[0].strip()


@pytest.mark.parametrize("name", ["a document.txt", "会談.txt", "caf\udce9.txt", "a\nb.txt"])
def test_the_open_window_gets_the_document(qtbot, calls, library, tmp_path, name):
    with qtbot.wait_signal(calls.document_wanted, timeout=TIMEOUT) as heard:
        other = second_start(library, tmp_path / name)
    assert heard.args == [tmp_path / name, ""]
    assert outcome(other) == "SHOWN"


@pytest.mark.parametrize("at", ["¶34", "Art. 5(2)", "a\nb “c”"])
def test_the_open_window_gets_the_address_as_well(qtbot, calls, library, tmp_path, at):
    for _ in range(2):
        with qtbot.wait_signal(calls.document_wanted, timeout=TIMEOUT) as heard:
            other = second_start(library, tmp_path / "minutes.txt", at=at)
        assert heard.args == [tmp_path / "minutes.txt", at]
        assert outcome(other) == "SHOWN"


def test_without_a_document_the_window_only_comes_forward(qtbot, calls, library):
    wanted = []
    calls.document_wanted.connect(wanted.append)
    with qtbot.wait_signal(calls.shown, timeout=TIMEOUT):
        other = second_start(library)
    assert outcome(other) == "SHOWN"
    assert wanted == []


def test_where_nobody_answers_that_is_found_out(tmp_path):
    assert hand_over(tmp_path / "other.sqlite3", None, 5) is Outcome.NOBODY


def test_each_library_has_a_window_of_its_own(qapp, library, meeting, tmp_path):
    other = tmp_path / "other.sqlite3"
    assert hand_over(other, None, 5) is Outcome.NOBODY
    second = MeetingPlace(other, {})
    assert second._address != meeting._address
    second.close()


def test_only_the_user_can_reach_the_window(meeting, library, runtime):
    (address,) = (runtime / "briefing-viewer").iterdir()
    assert stat.S_IMODE(address.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(record_of(library).stat().st_mode) == 0o600
    meeting.close()
    assert list((runtime / "briefing-viewer").iterdir()) == []
    assert not record_of(library).exists()


@pytest.mark.parametrize(
    "spoil", ["open to others", "of another user", "a link", "gone", "relative"]
)
def test_a_session_folder_that_is_not_the_users_own_is_not_used(library, runtime, spoil, tmp_path):
    folder = runtime
    if spoil == "open to others":
        folder.chmod(0o777)
    elif spoil == "of another user":
        if os.geteuid():
            pytest.skip("only root can give folders away")
        os.chown(folder, 65534, 65534)
    elif spoil == "a link":
        folder = tmp_path / "link"
        folder.symlink_to(runtime)
    elif spoil == "gone":
        folder = tmp_path / "gone"
    else:
        folder = Path("run")
    meeting = MeetingPlace(library, {"XDG_RUNTIME_DIR": str(folder)})
    assert meeting._address.parent == library.parent / ".window"
    assert stat.S_IMODE(meeting._address.parent.stat().st_mode) == 0o700
    assert not list(runtime.iterdir())
    meeting.close()


def test_a_place_with_a_very_long_name_will_do(qtbot, qapp, tmp_path):
    folder = tmp_path / ("long" * 30) / ("name" * 30)
    folder.mkdir(parents=True)
    library = folder / "library.sqlite3"
    meeting = MeetingPlace(library, {})
    calls = Calls(meeting, lambda: True)
    with qtbot.wait_signal(calls.shown, timeout=TIMEOUT):
        other = second_start(library)
    assert outcome(other) == "SHOWN"
    calls.close()


def test_where_nobody_can_be_met_that_is_an_error_and_leaves_nothing(
    library, monkeypatch, tmp_path
):
    (library.parent / ".window").touch()
    (tmp_path / "cache").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with pytest.raises(OSError, match=r"File exists|Not a directory"):
        MeetingPlace(library, {})
    assert not record_of(library).exists()


def test_a_window_that_nobody_can_reach_says_so(tmp_path):
    (tmp_path / "user").mkdir()
    (tmp_path / "user" / ".window").touch()
    (tmp_path / "cache").touch()
    script = f"import os; os.environ['XDG_CACHE_HOME'] = {str(tmp_path / 'cache')!r}"
    told, fault = start(tmp_path / "user", shipped(), more=script).communicate(timeout=60)
    assert "A second start of the program cannot reach this window" in told, fault


def test_the_socket_of_a_program_that_was_killed_is_in_nobodys_way(library, runtime):
    environment = {"XDG_RUNTIME_DIR": str(runtime)}
    killed = MeetingPlace(library, environment)
    killed.socket.close()
    assert hand_over(library, None, 5) is Outcome.NOBODY
    MeetingPlace(library, environment).close()


@contextmanager
def impostor(library, folder, say):
    """Listen where a window is expected; `say` answers each line that is heard."""
    heard = []
    address = folder / "impostor"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(address))
        address.chmod(0o777)
        server.listen()

        def serve():
            line, _ = server.accept()
            with line, line.makefile("rb") as lines:
                for said in lines:
                    heard.append(said)
                    line.sendall(say(said))

        threading.Thread(target=serve, daemon=True).start()
        record = record_of(library)
        record.write_text(json.dumps({"socket": str(address), "key": "00" * 32}))
        record.chmod(0o600)
        yield heard


@pytest.mark.parametrize(
    "answer",
    [
        b"shown\n",
        b"\n",
        b"[]\n",
        b"{" * 5000 + b"\n",
        b'{"nonce": "1", "proof": "1", "shown": "1"}\n',
        b'{"nonce": "\xc3\xa9", "proof": "\xc3\xa9", "shown": "\xc3\xa9"}\n',
        b'{"nonce": null, "proof": null, "shown": true}\n',
    ],
)
def test_who_does_not_know_the_key_is_told_no_path_and_believed_nothing(library, tmp_path, answer):
    with impostor(library, tmp_path, lambda _: answer) as heard:
        record = json.loads(record_of(library).read_text())
        record_of(library).write_text(json.dumps(record | {"key": "ff" * 32}))
        found = hand_over(library, tmp_path / "secret-plan.txt", 5)
    assert found is Outcome.NOBODY
    assert b"secret-plan" not in b"".join(heard)


def test_who_echoes_what_was_said_is_not_believed(library, tmp_path):
    with impostor(library, tmp_path, lambda said: said) as heard:
        assert hand_over(library, tmp_path / "secret-plan.txt", 5) is Outcome.NOBODY
    assert b"secret-plan" not in b"".join(heard)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_another_users_socket_is_not_spoken_to_whatever_it_knows(library, tmp_path):
    """The impostor even has the key: the system says whose socket it is."""
    address = tmp_path / "theirs"
    script = """
import os, socket, sys
server = socket.socket(socket.AF_UNIX)
server.bind(sys.argv[1]); os.chmod(sys.argv[1], 0o777)
os.setgid(65534); os.setuid(65534)
server.listen()
print("ready", flush=True)
line, _ = server.accept()
print(line.recv(65536), flush=True)
"""
    words = [sys.executable, "-c", script, str(address)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "ready\n"
        record_of(library).write_text(json.dumps({"socket": str(address), "key": "00" * 32}))
        record_of(library).chmod(0o600)
        assert hand_over(library, tmp_path / "secret-plan.txt", 5) is Outcome.SILENT
        assert other.stdout.readline() == "b''\n"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
def test_another_user_who_gets_at_the_socket_is_not_heard(qtbot, calls, runtime, tmp_path):
    (address,) = (runtime / "briefing-viewer").iterdir()
    address.chmod(0o777)
    address.parent.chmod(0o755)
    script = """
import os, socket, sys
os.chdir(os.path.dirname(sys.argv[1]))
os.setgid(65534); os.setuid(65534)
line = socket.socket(socket.AF_UNIX)
line.connect(os.path.basename(sys.argv[1]))
try:
    line.sendall(b'{"hello": "1"}\\n')
    print(line.recv(65536))
except OSError:
    print(b"")
"""
    words = [sys.executable, "-c", script, str(address)]
    other = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    qtbot.waitUntil(lambda: other.poll() is not None, timeout=TIMEOUT)
    assert outcome(other) == "b''"


@pytest.mark.parametrize(
    "record",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b'{"socket": 1, "key": 2}',
        b'{"socket": "relative", "key": "' + b"00" * 32 + b'"}',
        b'{"socket": "file://elsewhere/a", "key": "' + b"00" * 32 + b'"}',
        b'{"socket": "/nowhere/at/all", "key": "' + b"00" * 32 + b'"}',
        b'{"socket": "/dev/null", "key": "zz"}',
        b"[" * 4000,
        b"x" * 100_000,
    ],
)
def test_a_record_that_was_spoilt_leads_nowhere(library, record):
    record_of(library).write_bytes(record)
    record_of(library).chmod(0o600)
    assert hand_over(library, None, 5) is Outcome.NOBODY


@pytest.mark.parametrize("spoil", ["mode", "pipe", "link"])
def test_a_record_that_others_could_write_is_not_read(qtbot, calls, library, spoil, tmp_path):
    record = record_of(library)
    if spoil == "mode":
        record.chmod(0o644)
    elif spoil == "pipe":
        record.unlink()
        os.mkfifo(record, 0o600)
    else:
        record.rename(tmp_path / "moved")
        record.symlink_to(tmp_path / "moved")
    assert hand_over(library, None, 5) is Outcome.NOBODY


def test_who_says_nothing_or_too_much_is_not_listened_to(
    qtbot, calls, meeting, library, monkeypatch
):
    monkeypatch.chdir(meeting._address.parent)  # sockets have short names only
    lines = [socket.socket(socket.AF_UNIX) for _ in range(50)]
    for line in lines:
        line.settimeout(0)
        line.connect(meeting._address.name)
    for line, said in zip(
        lines,
        [b"", b"\n", b"\xff\n", b"[]\n", b'{"hello": 1}\n{"paths": 1}\n', b"x" * 70_000],
        strict=False,
    ):
        with suppress(BlockingIOError):
            line.sendall(said)
    with qtbot.wait_signal(calls.shown, timeout=TIMEOUT):
        other = second_start(library)
    assert outcome(other) == "SHOWN"
    for line in lines:
        line.close()
    qtbot.waitUntil(lambda: all(talk.is_over for talk in calls._talks), timeout=TIMEOUT)


def test_a_window_that_is_closing_says_so_by_saying_nothing(qtbot, qapp, meeting, library):
    calls = Calls(meeting, lambda: False)
    other = second_start(library)
    qtbot.waitUntil(lambda: other.poll() is not None, timeout=TIMEOUT)
    assert outcome(other) == "NOBODY"
    calls.close()


WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from viewer import app
from viewer.system import single_instance
{more}
furnish = app.furnish
def furnished(window, *rest, **named):
    furnish(window, *rest, **named)
    print("open", flush=True)
    def look():
        shelf = [entry.source_name for entry in window.first.library.shelf()]
        if len(shelf) >= {documents} or window.first.library.is_read_only:
            print(window.first.library.is_read_only, window.parts.message.message, flush=True)
            {end}
    timer = QTimer(window); timer.timeout.connect(look); timer.start(50)
app.furnish = furnished
document = Path(sys.argv[2]) if len(sys.argv) > 2 else None
sys.exit(app.run_window(document, data_folder=Path(sys.argv[1]), debug=True))
"""


def start(folder, document=None, *, documents=1, end="timer.stop(); window.close()", more=""):
    script = WINDOW.format(documents=documents, end=end, more=more)
    words = [sys.executable, "-c", script, str(folder), *([str(document)] if document else [])]
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": ""}
    return subprocess.Popen(
        words,
        cwd=HOME,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


@pytest.mark.parametrize("count", [2, 4])
def test_starts_at_once_give_one_window_with_all_documents(tmp_path, count):
    paths = [tmp_path / f"{number}.txt" for number in range(count)]
    for path in paths:
        path.write_text(f"Report {path.stem}\n\nWhat was said in {path.stem}.\n")
    programs = [start(tmp_path / "user", path, documents=count) for path in paths]
    told = [program.communicate(timeout=120) for program in programs]
    assert [program.returncode for program in programs] == [0] * count, told
    windows = [out for out, _ in told if out]
    assert len(windows) == 1, told
    assert windows[0].startswith("open\nFalse"), told


def test_a_start_while_the_window_closes_becomes_the_window(tmp_path):
    slow = "import time; close = app.Jobs.close; app.Jobs.close = lambda self: ("
    slow += "print('closing', flush=True), time.sleep(2), close(self))"
    first = start(tmp_path / "user", more=slow)
    assert first.stdout.readline() == "open\n"
    assert first.stdout.readline().startswith("False")
    assert first.stdout.readline() == "closing\n"
    second = start(tmp_path / "user")
    told, fault = second.communicate(timeout=60)
    assert (first.wait(20), second.returncode) == (0, 0), fault
    assert told.startswith("open\nFalse")
    first.communicate()


def test_a_window_that_hangs_is_waited_for_so_long_and_no_longer(tmp_path):
    first = start(tmp_path / "user", documents=9)
    assert first.stdout.readline() == "open\n"
    time.sleep(0.5)  # until it listens: stopped before that, it hangs as well
    os.kill(first.pid, signal.SIGSTOP)
    try:
        second = start(tmp_path / "user", more="single_instance._SILENT = 1.0")
        told, fault = second.communicate(timeout=60)
        assert second.returncode == 0, fault
        assert told.startswith(
            "open\nTrue Another program has the library open and does not answer"
        )
    finally:
        os.kill(first.pid, signal.SIGCONT)
        first.terminate()
        first.communicate(timeout=20)


def test_a_second_program_that_gets_no_answer_reads_and_changes_nothing(tmp_path):
    """Another process holds the lock and answers nobody: the window opens, read-only."""
    folder = tmp_path / "user"
    library = location_of(folder / "library.sqlite3").make()
    library.close()
    before = (folder / "library.sqlite3").read_bytes()
    end = """
            start = window.session.document.text.index("Senkaku")
            print(window.session.add(start, start + 7, "question"))
            timer.stop(); window.close()"""
    with LibraryLock.of(folder / "library.sqlite3") as lock:
        assert lock.acquire()
        program = start(folder, shipped(), end=end, more="single_instance._NOBODY = 0.5")
        told, fault = program.communicate(timeout=60)
    assert program.returncode == 0, fault
    _, message, added = told.splitlines()
    assert message.startswith("True Another program has the library open")
    assert added == "None"
    assert (folder / "library.sqlite3").read_bytes() == before


def test_where_a_file_system_has_no_locks_there_still_is_one_window(tmp_path):
    none = "import errno, fcntl\n"
    none += "def refuse(*_): raise OSError(errno.ENOLCK, 'No locks available')\n"
    none += "fcntl.flock = refuse"
    path = tmp_path / "a.txt"
    path.write_text("Report\n\nWhat was said.\n")
    for _ in range(2):  # what the first one leaves does not keep the next from being the first
        first = start(tmp_path / "user", shipped(), documents=2, more=none)
        assert first.stdout.readline() == "open\n"
        second = start(tmp_path / "user", path, more=none)
        assert second.communicate(timeout=60) == ("", "")
        assert second.returncode == 0
        told, fault = first.communicate(timeout=60)
        assert told.startswith("False"), fault
        (tmp_path / "user" / "library.sqlite3").unlink()
        (tmp_path / "user" / "library.sqlite3.lock").unlink()
        for backup in (tmp_path / "user" / "backups").iterdir():
            backup.unlink()
        (tmp_path / "user" / "settings.ini").unlink()


@pytest.mark.parametrize("kind", ["folder", "loop"])
def test_without_a_lock_the_library_is_only_read(tmp_path, kind):
    folder = tmp_path / "user"
    location_of(folder / "library.sqlite3").make().close()
    lock = folder / "library.sqlite3.lock"
    lock.mkdir() if kind == "folder" else lock.symlink_to(lock)
    program = start(folder, shipped())
    told, fault = program.communicate(timeout=60)
    assert program.returncode == 0, fault
    assert told.startswith("open\nTrue ")
    assert "Until then the library can be read, and nothing be changed" in told


def test_without_a_lock_no_library_is_made(tmp_path):
    folder = tmp_path / "user"
    (folder / "library.sqlite3.lock").mkdir(parents=True)
    program = start(folder, shipped())
    told, fault = program.communicate(timeout=60)
    assert program.returncode == 0, fault
    assert "Until then the library can be read, and nothing be changed" in told
    assert not (folder / "library.sqlite3").exists()


def test_a_file_in_the_place_of_the_folder_is_refused_in_one_line(tmp_path):
    folder = tmp_path / "user"
    folder.touch()
    more = "from viewer.widgets import message_boxes as boxes; "
    more += "boxes.tell = lambda *said: print(said[-1])"
    program = start(folder, shipped(), more=more)
    told, fault = program.communicate(timeout=60)
    assert program.returncode == 1
    assert told.count("\n") == 1
    assert "cannot be opened" in told
    assert "LibraryError" in fault  # told in one line by the command, outside this test
