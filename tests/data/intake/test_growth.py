"""Every reader's time and memory grow with its file, whatever the file holds again and again.

`fixtures.growing` makes the files; each reader is measured in a process of its own.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from data.intake.reading_formats import formats, reads_at_once
from tests.fixtures import growing, growth

ROOT = Path(__file__).parent.parent.parent.parent
SIZES = {
    "txt": 8_000,
    "md": 8_000,
    "html": 10_000,
    "docx": 40_000,
    "pdf": 20_000,
    "eml": 20_000,
    "odt": 30_000,
    "rtf": 20_000,
    "epub": 20_000,
    "msg": 20_000,
}
"""Bytes, so that what grows with the square of them takes many times what others do."""

MOST_MEMORY = 64
"""Megabytes that a file of this size may add to the reader's."""

MOST_SECONDS = 2.0
FACTOR = 9
"""What four times the size may take: four times as long, and not sixteen."""


@pytest.mark.long
def test_every_format_has_files_that_grow():
    """A format without makers in `growing.READERS` is read by nobody with its constructs."""
    usual = {known.suffixes[0].removeprefix(".") for known in formats()}
    assert usual == set(growing.READERS) == set(SIZES)


@pytest.mark.parametrize("suffix", growing.READERS)
def test_a_reader_takes_time_and_memory_in_proportion_to_its_file(suffix):
    command = [sys.executable, "-m", "tests.fixtures.growth", suffix, str(SIZES[suffix])]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, f"{told[-1:]}: {done.stderr}"
    found = [one for one in told if "seconds" in one]
    assert len(found) > 100
    assert [one for one in found if is_bad(one)] == []


def is_bad(one):
    grew = one["quarter"] and one["seconds"] > FACTOR * one["quarter"]
    return grew or one["seconds"] > MOST_SECONDS or one["rose"] > MOST_MEMORY


def test_what_is_read_at_once_is_read_in_no_time_whatever_it_holds():
    """It is read where the window is drawn; a hundredth of a second is usual."""
    read = [(name, make(49_000)) for name, make in growing.fewer("txt")]
    at_once = [(name, content) for name, content in read if reads_at_once(content, "file.txt")]
    assert len(at_once) > 100
    for name, content in at_once:
        seconds = min(growth.spent(content), growth.spent(content))
        assert seconds < 0.25, name
