"""A file is read apart: alone, within limits, and it can be ended at any moment."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from data import confined, intake
from data.confined import fork_server, limits, server_start
from data.confined.reading_process import ReadingProcess
from data.documents import shipped
from data.errors import CancelledError, FaultError, IntakeError
from tests.fixtures import official, word
from tests.fixtures.books import epub
from tests.fixtures.open_documents import head, odt, para
from tests.fixtures.outlook_files import attachment, msg, packed
from tests.fixtures.pdfs import FILLER, drawn, paragraph
from tests.fixtures.processes import (
    answering,
    children,
    doing,
    fork_of,
    is_gone,
    noting,
    number_of,
    wait,
)

ROOT = Path(__file__).parent.parent.parent.parent
FILES = {
    "minutes.txt": shipped().read_bytes(),
    "marked.txt": "# Heading\n\n**Bold** and &amp; so on — “quoted”.\n".encode(),
    "front.md": b"---\ntitle: A title\ndate: 2018-08-01\n---\n# Heading\n\nA *text*.\n\n<p>More.\n",
    "page.html": "<title>会議</title><h1>防衛省</h1><p>会議が開かれた。<p>次の議題です。".encode(
        "cp932"
    ),
    "garbled.txt": "The employersâ€™ view, and another line of it.\n\nCafÃ©.\n".encode(),
    "utf16.txt": "Some text.\n\nMore of it.\n".encode("utf-16"),
    "letter.docx": word.word(
        word.paragraph("Dear all") + word.paragraph("Text."), core="<dc:title>A letter</dc:title>"
    ),
    "letter.eml": official.MAIL.encode(),
    "letter.msg": msg(
        {"__substg1.0_10090102": packed(rb"{\rtf1 Some {\b text} of it.\par}")},
        attachment(0, "a.pdf"),
    ),
    "statement.odt": odt(head("Ports") + para("Some text.")),
    "statement.rtf": official.RICH_TEXT.encode(),
    "book.epub": epub("<h1>Ports</h1><p>Some text.", meta="<dc:date>2019-05-14</dc:date>"),
    "paper.pdf": drawn(lambda canvas: paragraph(canvas, 700, FILLER * 3)),
}


def quiet(_share):
    """Stand in for a progress hook."""


@pytest.fixture(scope="module")
def warm():
    with ReadingProcess() as running:
        running.prepare()
        yield running


def refusal(running, name="minutes.md", content=b"Some text."):
    with pytest.raises(IntakeError) as caught:
        running.read(content, name, quiet)
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith(f"“{name}” ")
    return message


def fault(running):
    with pytest.raises(FaultError) as caught:
        running.read(b"Some text.", "minutes.md", quiet)
    return caught.value


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_read_apart_as_it_is_here(warm, name):
    here = intake.read_bytes(FILES[name], name)
    for _ in range(2):
        apart = warm.read(FILES[name], name, quiet)
        assert (apart, apart.report) == (here, here.report)


@pytest.mark.parametrize("name", FILES)
def test_a_process_for_one_file_reads_all_formats_too(name):
    here = intake.read_bytes(FILES[name], name)
    with ReadingProcess() as process:
        assert process.read(FILES[name], name, quiet) == here
    assert confined.read_bytes(FILES[name], name) == here


def test_a_file_is_read_by_its_path(tmp_path):
    path = tmp_path / "minutes.txt"
    path.write_bytes(b"Some text.\n")
    assert confined.read_document(path).text == "Some text."
    with pytest.raises(IntakeError, match="does not exist"):
        confined.read_document(tmp_path / "none.txt")


def test_what_intake_refuses_is_refused_in_its_words(warm):
    for content, name in ((b"", "a.md"), (b"PK\x03\x04", "a.docx"), (b"%PDF-1.7", "a.pdf")):
        with pytest.raises(IntakeError) as here:
            intake.read_bytes(content, name)
        assert refusal(warm, name, content) == str(here.value)


def test_it_starts_isolated_with_our_folder_and_our_packages_alone():
    words = server_start.command()
    assert words[:4] == [sys.executable, "-I", "-S", "-B"]
    folders = words[words.index("{}") + 1 :]
    assert any(Path(folder, "data/confined/fork_server.py").is_file() for folder in folders)
    for package in ("pypdfium2_raw", "markdown_it", "selectolax", "yaml", "ftfy"):
        assert any(Path(folder, package).is_dir() for folder in folders)


def test_it_loads_nothing_of_qt_and_of_our_other_rooms():
    with doing("raise IntakeError('“a” ' + ' '.join(sys.modules))") as running:
        running.prepare()
        loaded = refusal(running, "a").split()
    assert "data.intake" in loaded
    assert not {"PySide6", "viewer", "exporters", "sqlite3"} & {
        name.split(".")[0] for name in loaded
    }


def tried(*lines):
    """Return what the fork says after trying lines of code: of each what it printed or raised."""
    code = "said = []\n"
    for line in lines:
        code += f"try:\n    said.append(str({line}))\n"
        code += "except Exception as error:\n    said.append(type(error).__name__)\n"
    code += "raise IntakeError('“a” |' + '|'.join(said))"
    with doing(code) as running:
        return refusal(running, "a").split("|")[1:]


def test_its_limits_are_set_for_each_file():
    kinds = ("AS", "FSIZE", "CORE", "NOFILE", "NPROC")
    said = tried(*(f"resource.getrlimit(resource.RLIMIT_{kind})" for kind in (*kinds, "CPU")))
    most = limits.MAX_MEMORY
    assert said == [
        f"({most}, {most})",
        *["(0, 0)"] * 4,
        f"({limits.MAX_CPU_SECONDS}, {limits.MAX_CPU_SECONDS + 1})",
    ]


def test_it_can_open_no_file_and_no_connection_and_sees_nothing_of_the_environment(
    monkeypatch, tmp_path
):
    monkeypatch.setenv("SECRET", "x")
    said = tried(
        "open('/etc/hostname')",
        f"open({str(tmp_path / 'leak')!r}, 'w')",
        "socket.socket()",
        "os.environ.get('SECRET')",
        "os.getcwd()",
    )
    assert said == ["OSError", "OSError", "OSError", "None", "/"]
    assert not list(tmp_path.iterdir())


def test_what_takes_too_much_processor_time_is_ended_and_said_so(monkeypatch):
    monkeypatch.setattr(limits, "MAX_CPU_SECONDS", 1)
    with doing("re.match('(a+)+b', 'a' * 100)", "limits.MAX_CPU_SECONDS = 1") as running:
        said = refusal(running)
    assert "takes more than 1 seconds of processor time to read: open a part of it" in said
    assert "harm" not in said


def test_what_waits_without_working_is_ended_by_the_clock(monkeypatch):
    monkeypatch.setattr(limits, "MAX_SECONDS", 0.2)
    with doing("signal.pause()") as running:
        assert "takes more than 0.2 seconds to read" in refusal(running)
        wait(lambda: not children(number_of(running)))


def test_what_takes_too_much_memory_is_said():
    with doing("bytearray(4 << 30)") as running:
        assert "needs more than 1,536 MB of memory to read: open a part of it" in refusal(running)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("os.kill(os.getpid(), signal.SIGSEGV)", "broke off at it (SIGSEGV, "),
        ("os.kill(os.getpid(), signal.SIGKILL)", "broke off at it (SIGKILL, "),
        ("os._exit(3)", "broke off at it (status 3, "),
    ],
)
def test_what_breaks_the_reader_off_is_said_as_it_was_seen(code, told):
    with doing(code) as running:
        for _ in range(2):
            said = refusal(running)
            assert told in said
            assert "MB of memory in use)" in said
            assert "harm" not in said


def test_a_fault_of_the_program_comes_with_its_name_and_its_trace():
    with doing("{}['what is not there']") as running:
        error = fault(running)
    assert error.kind == "KeyError"
    assert "what is not there" in "".join(error.__notes__)
    with doing("def again(): again()\nagain()") as running:
        assert fault(running).kind == "RecursionError"


@pytest.mark.parametrize(
    "code",
    [
        "os.write(out, b'rubbish')",
        "os.write(out, b'rubbish\\n')",
        "os.write(out, b'E0\\n')",
        "os.write(out, b'E5\\n')",
        "os.write(out, b'H{}\\nE0\\n')",
        "os.write(out, b'H[]\\n')",
        "os.write(out, b'P' + b'9' * 5000 + b'\\n')",
        "os.write(out, b'B[' + b'[' * 100_000 + b'\\n')",
        "pass",
        "os.close(out); time.sleep(0.1)",
    ],
)
def test_an_answer_that_is_none_is_a_refusal(code):
    with answering(f"{code}\nreturn b''") as running:
        assert "cannot be read" in refusal(running)


def test_a_document_of_another_file_is_no_answer():
    with answering(
        "from data.confined import pipe\nfrom data.intake import read_bytes\n"
        "for line in pipe.rows(read_bytes(b'Another text.', 'a.txt')):\n    os.write(out, line)\n"
        "return b''"
    ) as running:
        assert "the answer of the program's reader is damaged" in refusal(running)


def test_a_module_that_no_reader_needs_is_not_loaded_for_it():
    with answering(
        "return b'N\"viewer.app\"\\n' if 'viewer.app' not in absent else b''"
    ) as running:
        refusal(running)
        assert not children(number_of(running))


def test_a_reading_is_ended_at_once_when_it_is_cancelled_and_the_next_one_is_done():
    code = """
        if content == b"Slow.":
            re.match("(a+)+b", "a" * 100)
        from data import intake
        return intake.read_as(content, name, source, told)
    """
    forks = []
    with doing(code) as running:

        def cancel(_share):
            forks.append(fork_of(running))
            raise CancelledError("Cancelled.")

        for _ in range(2):
            with pytest.raises(CancelledError):
                running.read(b"Slow.", "a.txt", cancel)
            assert is_gone(forks[-1])
            assert running.read(b"Quick.", "a.txt", quiet).text == "Quick."
    assert len(set(forks)) == 2


@pytest.mark.parametrize("limit", [0.0, 0.2, 0.6])
def test_reading_can_be_cancelled_at_every_stage(warm, limit):
    def cancel(share):
        if share >= limit:
            raise CancelledError("Cancelled.")

    with pytest.raises(CancelledError):
        warm.read(b"Some words.\n\n" * 30_000, "a.md", cancel)
    assert not children(number_of(warm))


def test_progress_goes_up(warm):
    shares = []
    warm.read(b"Some words.\n\n" * 20_000, "a.md", shares.append)
    assert shares == sorted(shares)
    assert len(set(shares)) > 3
    assert 0 <= shares[0] <= shares[-1] <= 1


def test_a_process_that_was_ended_from_outside_is_started_anew(warm):
    warm.read(b"One.", "a.txt", quiet)
    number = number_of(warm)
    os.kill(number, signal.SIGKILL)
    wait(lambda: is_gone(number))
    assert warm.read(b"Two.", "a.txt", quiet).text == "Two."


def test_when_the_process_is_ended_while_it_reads_that_is_a_refusal_and_its_fork_is_gone():
    with doing("signal.pause()") as running:
        forks = []

        def kill(_share):
            if not forks:
                forks.append(fork_of(running))
                os.kill(number_of(running), signal.SIGKILL)

        with pytest.raises(IntakeError, match="broke off at it"):
            running.read(b"x", "a.md", kill)
        wait(lambda: is_gone(forks[0]))


def test_closing_it_ends_what_is_being_read():
    running = doing("signal.pause()")
    ended = []

    def read():
        with pytest.raises(IntakeError):
            running.read(b"x", "a.md", quiet)
        ended.append(True)

    thread = threading.Thread(target=read)
    thread.start()
    fork, server = fork_of(running), number_of(running)
    running.close()
    thread.join(20)
    assert ended
    wait(lambda: is_gone(fork) and is_gone(server))
    with pytest.raises(IntakeError, match="does not start"):
        running.read(b"x", "a.md", quiet)


def test_one_that_cannot_be_started_is_a_refusal():
    with ReadingProcess(["/nonexistent/python"]) as running:
        assert "reading process does not start: install Briefing Viewer anew" in refusal(running)
    with ReadingProcess([sys.executable, "-c", "pass"]) as running:
        assert "cannot be read" in refusal(running)


SCRIPT = """
import os, re, signal, sys, threading
sys.path.insert(0, {root!r})
from tests.fixtures.processes import doing, fork_of, number_of
running = doing("signal.pause()")
read = lambda: running.read(b"x", "a.md", lambda _share: None)
threading.Thread(target=read, daemon=True).start()
fork, server = fork_of(running), number_of(running)
"""


def started(more):
    """Start a program that reads a file for ever; return it with the numbers of its processes."""
    code = SCRIPT.format(root=str(ROOT)) + more
    program = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    numbers = [int(word) for word in program.stdout.readline().split()]
    return program, numbers


def test_when_the_program_dies_nothing_of_it_is_left():
    program, numbers = started("print(fork, server, flush=True)\nsignal.pause()")
    with program:
        assert not any(map(is_gone, numbers))
        program.kill()
        wait(lambda: all(map(is_gone, numbers)))


def test_a_program_that_is_frozen_is_ended_when_it_is_told_to_end():
    """Python holds its lock, so no handler of a signal can run; the process sees the signal."""
    program, numbers = started(
        "end, start = os.pipe()\n"
        "os.set_blocking(start, False)\n"
        "signal.set_wakeup_fd(start)\n"
        "signal.signal(signal.SIGTERM, lambda *_: None)\n"
        "running.watch(end)\n"
        "print(fork, server, flush=True)\n"
        "re.match('(a+)+b', 'a' * 100)\n"
    )
    with program:
        program.terminate()
        assert program.wait(30) == -signal.SIGKILL
        wait(lambda: all(map(is_gone, numbers)))


def test_a_program_that_answers_to_a_signal_is_left_alone():
    program, _ = started(
        "end, start = os.pipe()\n"
        "os.set_blocking(start, False)\n"
        "signal.set_wakeup_fd(start)\n"
        "signal.signal(signal.SIGTERM, lambda *_: None)\n"
        "running.watch(end)\n"
        "print(fork, server, flush=True)\n"
        "os.read(end, 1)\n"
        "import time\n"
        "time.sleep(4)\n"
        "os._exit(7)\n"
    )
    with program:
        program.terminate()
        assert program.wait(30) == 7


@pytest.mark.parametrize("name", FILES)
def test_a_reading_starts_over_for_few_modules(name, tmp_path):
    """Each module that a reading lacks makes it start over, were it nearly done."""
    log = tmp_path / "log"
    with noting(log) as process:
        process.read(FILES[name], name, quiet)
    needed = [line for line in log.read_text().split() if line not in fork_server._ALWAYS]
    needed = [name for name in needed if not name.startswith("encodings.")]  # found out at once
    assert len(needed) <= 3, needed
