"""A document is opened at an address, by the first start of the program and by a later one."""

import os
import sqlite3
import subprocess
from contextlib import closing

import pytest

from data.intake import read_document
from tests.fixtures.processes import wait
from tests.fixtures.programs import DEADLINE, MODULE, ROOT, opened

TEXT = "# Harbours\n\n" + "\n\n".join(f"Paragraph {n} has words." for n in range(1, 200)) + "\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "harbours.md"
    path.write_text(TEXT)
    return path


def kept(folder):
    """Return the places that the library keeps."""
    with closing(sqlite3.connect(f"file:{folder / 'library.sqlite3'}?mode=ro", uri=True)) as lib:
        return [place for (place,) in lib.execute("SELECT position FROM reading_positions")]


def test_first_and_later_starts_open_a_document_at_an_address(tmp_path, file):
    folder, text = tmp_path / "user", read_document(file).text
    process = opened(folder, str(file), "--at", "¶150")
    try:
        wait(lambda: kept(folder) == [text.index("Paragraph 150")])
        for number in (40, 90):
            words = [*MODULE, "--data-folder", str(folder), "--at", f"¶{number}", str(file)]
            environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
            done = subprocess.run(
                words, cwd=ROOT, env=environment, capture_output=True, timeout=DEADLINE, check=False
            )
            assert (done.returncode, done.stderr) == (0, b"")
            place = text.index(f"Paragraph {number} ")
            wait(lambda place=place: kept(folder) == [place])
    finally:
        process.kill()
        process.communicate(timeout=DEADLINE)
