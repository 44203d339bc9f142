"""Damaged files are opened or refused, soon. `make torture` does it at length.

The controls must fail, so that the check is known to be able to.
"""

import dataclasses

import pytest

from data.intake import read_bytes
from tests.fixtures.official import SEEDS
from tests.torture import intake


@pytest.mark.parametrize("suffix", sorted(SEEDS))
def test_damaged_files_are_opened_or_refused(suffix):
    counted, slowest = intake.run(suffix, 150)
    assert set(counted) <= {"opened", "refused"}
    assert counted["opened"] > 40
    assert counted["refused"] > 5
    assert slowest < intake.LONGEST


def test_a_reader_that_crashes_is_noticed():
    def crashing(content, name):
        return 1 / len(content[:1]) if content[:1] != b"N" else 1 / 0

    assert intake.run("txt", 20, read=crashing)[0]["crashed"] > 0


def test_a_reader_that_waits_is_noticed(monkeypatch):
    monkeypatch.setattr(intake, "LONGEST", 1)

    def waiting(content, name):
        while True:
            pass

    assert intake.outcome(b"text", "file.txt", waiting) == "too slow"


def test_a_reader_that_takes_another_file_is_noticed():
    def confused(content, name):
        document = read_bytes(content, name)
        source = dataclasses.replace(document.source, sha256="0" * 64)
        return dataclasses.replace(document, source=source)

    assert intake.outcome(b"text", "file.txt", confused).startswith("not kept")
