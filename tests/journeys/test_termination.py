"""Asked by the system to end, the program closes its window as a user would."""

import os
import signal
import subprocess

import pytest

from tests.fixtures import hostile_pdfs
from tests.fixtures.processes import children, is_gone, wait
from tests.fixtures.programs import DEADLINE, MODULE, ROOT, opened

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
SOON = 10
"""Seconds in which the program has to end; without anything else to do it takes less than one."""


@pytest.mark.parametrize("number", SIGNALS)
def test_the_window_closes_and_remembers_its_document(tmp_path, number):
    process = opened(tmp_path, "--sample")
    process.send_signal(number)
    _, errors = process.communicate(timeout=DEADLINE)
    assert process.returncode == 0, errors.decode()
    assert "japan-defense-focus-102.txt" in (tmp_path / "settings.ini").read_text()


@pytest.mark.parametrize("number", SIGNALS)
def test_the_program_ends_while_a_file_is_read_that_keeps_its_reader_busy(tmp_path, number):
    path = tmp_path / "drawing.pdf"
    path.write_bytes(hostile_pdfs.drawing_without_end())
    process = subprocess.Popen(
        [*MODULE, "--data-folder", str(tmp_path / "user"), str(path)],
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
