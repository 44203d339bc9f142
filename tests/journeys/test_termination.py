"""Asked by the system to end, the program closes its window as a user would."""

import os
import select
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.fixtures import hostile_pdfs
from tests.fixtures.processes import children, is_gone, wait

ROOT = Path(__file__).parent.parent.parent
DEADLINE = 30
BETWEEN = 0.02


SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
SOON = 10
"""Seconds in which the program has to end; without anything else to do it takes less than one."""


def started(folder):
    """Start the program and wait until it has its document in the library."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen(
        [sys.executable, "-m", "viewer", "--data-folder", str(folder), "--sample"],
        cwd=ROOT,
        env=environment,
        stderr=subprocess.PIPE,
    )
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        if has_document(folder / "library.sqlite3"):
            return process
        if select.select([process.stderr], [], [], BETWEEN)[0]:  # it ended, or complains
            break
    process.kill()
    raise AssertionError(process.communicate()[1].decode())


def has_document(library):
    try:
        with closing(sqlite3.connect(f"file:{library}?mode=ro", uri=True)) as connection:
            return connection.execute("SELECT count(*) FROM documents").fetchone()[0] > 0
    except sqlite3.OperationalError:  # it is not there yet, or is being written
        return False


@pytest.mark.parametrize("number", SIGNALS)
def test_the_window_closes_and_remembers_its_document(tmp_path, number):
    process = started(tmp_path)
    process.send_signal(number)
    _, errors = process.communicate(timeout=DEADLINE)
    assert process.returncode == 0, errors.decode()
    assert "japan-defense-focus-102.txt" in (tmp_path / "settings.ini").read_text()


@pytest.mark.parametrize("number", SIGNALS)
def test_the_program_ends_while_a_file_is_read_that_keeps_its_reader_busy(tmp_path, number):
    path = tmp_path / "drawing.pdf"
    path.write_bytes(hostile_pdfs.drawing_without_end())
    process = subprocess.Popen(
        [sys.executable, "-m", "viewer", "--data-folder", str(tmp_path / "user"), str(path)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.PIPE,
    )
    forks = []

    def is_read():
        servers = children(process.pid)
        forks[:] = [*servers, *(fork for server in servers for fork in children(server))]
        return len(forks) > 1

    wait(is_read)
    process.send_signal(number)
    _, errors = process.communicate(timeout=SOON)
    assert process.returncode == 0, errors.decode()
    assert errors == b""
    wait(lambda: all(map(is_gone, forks)))
