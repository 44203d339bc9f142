"""The worker is alone: no environment, no files, no network; and it ends when it is told to."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from data.errors import CancelledError
from data.intake import pdf
from data.intake.pdf import worker
from tests.fixtures.pdfs import FILLER, drawn, paragraph

CONFINED = "from data.pdfium import limits; limits.confine(); "


def run(code):
    """Run code as the worker is run; return what it prints."""
    command = worker.command()
    place = command.index("-c")
    start = "import sys; sys.path += sys.argv[1:]; "
    command[place + 1] = start + code
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={}, cwd="/")
    return done.stdout.strip()


def test_it_runs_isolated_with_our_folder_and_pdfiums_alone():
    command = worker.command()
    assert command[:4] == [sys.executable, "-I", "-S", "-B"]
    folders = run("print(*sys.argv[1:], sep='\\n')").splitlines()
    assert any(Path(folder, "data/pdfium/worker.py").is_file() for folder in folders)
    assert any(Path(folder, "pypdfium2_raw").is_dir() for folder in folders)


def test_it_gets_nothing_of_the_environment(monkeypatch):
    monkeypatch.setenv("SECRET", "x")
    code = "import os, json; print(json.dumps({'tell': ' '.join(os.environ)}))"
    with closing(worker.lines_from(b"", lambda: None, [sys.executable, "-I", "-c", code])) as lines:
        (line,) = lines
    assert b"SECRET" not in line
    assert b"HOME" not in line


def test_its_limits_are_set_before_pdfium_is_loaded():
    said = run(
        CONFINED + "import resource as r; "
        "print('pypdfium2_raw' in sys.modules, *[r.getrlimit(kind)[1] for kind in "
        "(r.RLIMIT_AS, r.RLIMIT_CPU, r.RLIMIT_FSIZE, r.RLIMIT_CORE)])"
    )
    assert said == f"False {1536 * 2**20} 10 0 0"


def test_it_can_write_no_file_and_once_all_is_loaded_open_nothing(tmp_path):
    path = str(tmp_path / "leak")
    attempts = {
        "written": f"f = open({path!r}, 'wb', buffering=0); f.write(b'x')",
        "opened": "limits.close_the_door(); open('/etc/hostname')",
        "connected": "import socket; limits.close_the_door(); socket.socket()",
    }
    for name, attempt in attempts.items():
        tried = f"try:\n    {attempt}\n    print({name!r})\nexcept OSError:\n    print('no')"
        assert run(f"{CONFINED}\n{tried}") == "no"
    left = Path(path)
    assert not left.exists() or left.stat().st_size == 0


def test_it_imports_nothing_of_ours_but_what_it_needs():
    said = run("from data.pdfium import reading; print(*sys.modules)").split()
    ours = {name for name in said if name.split(".")[0] in {"data", "viewer", "exporters"}}
    assert all(name == "data" or name.startswith("data.pdfium") for name in ours)


def gone(number):
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return True
    return False


def test_when_the_work_is_cancelled_the_process_is_gone():
    code = "import os, signal; print(os.getpid(), flush=True); signal.pause()"
    cancelled = []

    def check():
        if cancelled:
            raise CancelledError("Stopped.")

    lines = worker.lines_from(b"x" * 10**6, check, [sys.executable, "-I", "-c", code])
    number = int(next(lines))
    assert not gone(number)
    cancelled.append(True)
    with pytest.raises(CancelledError):
        next(lines)
    assert gone(number)


def test_when_nobody_listens_any_more_the_process_is_gone():
    code = "import os, signal; print(os.getpid(), flush=True); signal.pause()"
    lines = worker.lines_from(b"", lambda: None, [sys.executable, "-I", "-c", code])
    number = int(next(lines))
    lines.close()
    assert gone(number)


@pytest.mark.parametrize("limit", [0.0, 0.2, 0.6, 0.75, 0.95])
def test_reading_can_be_cancelled_in_every_stage(limit, monkeypatch):
    started = []
    popen = subprocess.Popen

    def noted(*arguments, **options):
        started.append(popen(*arguments, **options))
        return started[-1]

    monkeypatch.setattr(worker.subprocess, "Popen", noted)

    def cancel(done):
        if done >= limit:
            raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        pdf.read(pages(20), "a.pdf", cancel)
    (child,) = started
    assert child.poll() is not None


def test_progress_goes_up_page_by_page():
    shares = []
    pdf.read(pages(20), "a.pdf", shares.append)
    assert shares == sorted(shares)
    assert len(set(shares)) > 40
    assert 0 <= shares[0] <= shares[-1] <= 1


def pages(count):
    def draw(canvas):
        for number in range(count):
            paragraph(canvas, 700, f"{number} {FILLER}")
            canvas.showPage()

    return drawn(draw)
