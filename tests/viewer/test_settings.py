"""What the program remembers between runs."""

import os
import stat
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from viewer.settings import Settings


@pytest.fixture
def path(tmp_path):
    return tmp_path / "config" / "settings.ini"


def test_everything_is_there_in_the_next_run(path):
    settings = Settings(path)
    settings.set_value("marking", "INTERNAL – “DRAFT”, 7; 会談\nsecond")
    settings.set_value("empty", "")
    settings.set_state("window", QByteArray(b"\x00\x01\xff"))
    settings.save()
    again = Settings(path)
    assert again.value("marking") == "INTERNAL – “DRAFT”, 7; 会談\nsecond"
    assert again.value("empty", "default") == ""
    assert again.state("window") == QByteArray(b"\x00\x01\xff")


def test_what_was_never_set_has_its_default(path):
    settings = Settings(path)
    assert settings.value("unknown", "default") == "default"
    assert settings.number("unknown", 1.5) == 1.5
    assert settings.state("unknown").isEmpty()
    assert settings.recent() == ()


@pytest.mark.parametrize("content", ["", "zoom=much", "[[[", "zoom=@Invalid()", "recent=\x01"])
def test_a_file_that_was_spoilt_gives_defaults(path, content):
    path.parent.mkdir()
    path.write_text(f"[General]\n{content}\n")
    settings = Settings(path)
    assert settings.number("zoom", 1.0) == 1.0
    assert all(isinstance(one, Path) for one in settings.recent())


def test_only_its_owner_reads_the_file_and_its_folder(path):
    path.parent.mkdir(mode=0o700)
    path.touch(mode=0o644)
    Settings(path).save()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    Settings(path.parent / "new" / "settings.ini")
    assert stat.S_IMODE((path.parent / "new").stat().st_mode) == 0o700


@pytest.mark.parametrize("count", [1, 2, 25])
def test_the_files_opened_last_come_first_each_once_and_few(path, count):
    settings = Settings(path)
    files = [Path(f"/records/{number}, final.txt") for number in range(count)]
    for file in [*files, files[0]]:
        settings.add_recent(file)
    settings.save()
    recent = Settings(path).recent()
    assert recent == (files[0], *reversed(files[1:]))[:10]


def test_recent_files_can_be_forgotten(path):
    settings = Settings(path)
    settings.add_recent(Path("/records/a.txt"))
    settings.clear_recent()
    settings.save()
    assert Settings(path).recent() == ()
    assert "records" not in path.read_text()


@pytest.mark.parametrize("spoil", ["folder", "above"])
def test_where_nothing_can_be_written_all_is_remembered_until_the_end(tmp_path, path, spoil):
    (path if spoil == "folder" else path.parent).parent.mkdir(exist_ok=True)
    path.mkdir() if spoil == "folder" else path.parent.touch()
    settings = Settings(path)
    assert settings.fault.startswith("Settings are not kept for the next run (")
    assert settings.fault.endswith(f"): allow writing to “{path}”.")
    settings.set_value("marking", "DRAFT")
    settings.set_state("window", QByteArray(b"\x01"))
    settings.add_recent(Path("/records/a.txt"))
    settings.save()
    assert settings.value("marking") == "DRAFT"
    assert settings.state("window") == QByteArray(b"\x01")
    assert settings.recent() == (Path("/records/a.txt"),)


def test_a_file_that_can_no_longer_be_written_is_told_by_saving(path):
    settings = Settings(path)
    assert settings.fault == ""
    settings.set_value("marking", "DRAFT")
    path.unlink()
    path.mkdir()
    settings.save()
    assert "the file cannot be written" in settings.fault


def test_the_name_of_a_file_that_is_not_unicode_is_not_remembered(path):
    settings = Settings(path)
    odd = Path(os.fsdecode(b"/records/caf\xe9.txt"))
    settings.add_recent(Path("/records/a.txt"))
    settings.add_recent(odd)
    settings.set_value("window/document", str(odd))
    settings.save()
    again = Settings(path)
    assert again.recent() == (Path("/records/a.txt"),)
    assert again.value("window/document", "default") == ""
