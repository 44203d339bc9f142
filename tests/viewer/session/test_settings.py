"""What the program remembers between runs."""

import os
import socket
import stat
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from viewer.session.settings import Settings, is_harmless


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
    assert settings.number("unknown", 1.5, 0, 2) == 1.5
    assert settings.state("unknown").isEmpty()
    assert settings.recent() == ()


@pytest.mark.parametrize("content", ["", "zoom=much", "[[[", "zoom=@Invalid()", "recent=\x01"])
def test_a_file_that_was_spoilt_gives_defaults(path, content):
    path.parent.mkdir()
    path.write_text(f"[General]\n{content}\n")
    settings = Settings(path)
    assert settings.number("zoom", 1.0, 0.5, 2.0) == 1.0
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
    advice = "move away" if spoil == "folder" else "allow writing to"
    assert settings.fault.endswith(f"): {advice} “{path}”.")
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


def test_the_name_of_a_file_that_is_not_unicode_is_remembered_as_its_address(path):
    settings = Settings(path)
    odd = Path(os.fsdecode("/records/会談.txt".encode("shift_jis")))
    settings.add_recent(Path("/records/a.txt"))
    settings.add_recent(odd)
    settings.add_recent(odd)
    settings.save()
    assert Settings(path).recent() == (odd, Path("/records/a.txt"))


@pytest.mark.parametrize("number", ["nan", "inf", "-inf", "-1", "1e308", "1e999", "2.1", "x", ""])
def test_a_number_that_nobody_set_is_the_default(path, number):
    path.parent.mkdir()
    path.write_text(f"[General]\nzoom={number}\n")
    assert Settings(path).number("zoom", 1.0, 0.5, 2.0) == 1.0


@pytest.mark.parametrize(
    "value", ["1, 2, 3", "@ByteArray(abc)", "@Invalid()", "@Rect(1 2 3 4)", "@Size(1 2)", '"\\x0"']
)
def test_values_of_other_kinds_are_no_values(path, value):
    path.parent.mkdir()
    path.write_text(f"[General]\nrecent={value}\nmarking={value}\nzoom={value}\nwindow={value}\n")
    settings = Settings(path)
    assert all(isinstance(one, Path) for one in settings.recent())
    assert isinstance(settings.value("marking"), str)
    assert isinstance(settings.state("window"), QByteArray)
    assert settings.number("zoom", 1.0, 0.5, 2.0) == 1.0


def test_recent_files_are_few_whatever_the_file_says(path):
    path.parent.mkdir()
    names = ", ".join(f"/{number}.txt" for number in range(5000))
    path.write_text(f"[General]\nrecent={names}, file://elsewhere/a.txt\n")
    assert len(Settings(path).recent()) == 10


HOSTILE = {
    "huge": b"[General]\nzoom=1\n" + b"x=" + b"y" * 2**21,
    "binary": bytes(range(256)) * 8,
    "not UTF-8": "[General]\nmarking=会談\n".encode("shift_jis"),
    "an object of Qt's": b"[General]\nx=@Variant(\\0\\0\\0\\x7f)\n",
    "a database": b"SQLite format 3\0" + bytes(100),
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_settings_is_kept_aside_and_settings_start_anew(path, content):
    path.parent.mkdir()
    for number in (1, 2):  # and again: nothing that was put aside is lost
        path.write_bytes(content)
        settings = Settings(path)
        aside = path.with_name(f"settings.ini.unread-{number}")
        assert settings.fault == (
            f"The settings could not be read and start anew: what was there is now “{aside}”."
        )
        settings.set_value("marking", "DRAFT")
        settings.save()
        assert Settings(path).value("marking") == "DRAFT"
        assert Settings(path).fault == ""
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.with_name("settings.ini.unread-1").read_bytes() == content
    assert aside.read_bytes() == content


def put(kind, path):
    """Put what is no file at a path."""
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as line:
            line.bind(str(path))
    elif kind == "loop":
        path.symlink_to(path)
    else:
        path.mkdir()


def known(path):
    """Return what tells a file from another, and a changed one from the same."""
    there = path.lstat()
    return there.st_ino, there.st_mode, there.st_mtime_ns


NO_FILES = ("pipe", "device", "socket", "loop", "folder")


@pytest.mark.parametrize("end", ["", ".lock"], ids=["settings", "Qt's lock"])
@pytest.mark.parametrize("kind", NO_FILES)
def test_what_is_no_file_is_left_alone_and_nobody_waits_for_it(path, kind, end):
    path.parent.mkdir()
    other = path.with_name(f"{path.name}{end}")
    put(kind, other)
    before = known(other)
    settings = Settings(path)
    settings.set_value("marking", "DRAFT")
    settings.save()
    assert settings.fault.startswith("Settings are not kept for the next run (")
    assert settings.fault.endswith(f"move away “{other}”.")
    assert settings.value("marking") == "DRAFT"
    assert known(other) == before


@pytest.mark.parametrize("end", ["", ".lock"], ids=["settings", "Qt's lock"])
@pytest.mark.parametrize("kind", NO_FILES)
def test_where_what_qt_keeps_is_no_file_it_keeps_nothing(tmp_path, kind, end):
    assert is_harmless(tmp_path / "QtProject.conf")
    put(kind, tmp_path / f"QtProject.conf{end}")
    assert not is_harmless(tmp_path / "QtProject.conf")


@pytest.mark.parametrize("content", [b"", b"[FileDialog]\nhistory=@Invalid()\n"])
def test_what_qt_keeps_is_left_to_it_if_it_is_settings(tmp_path, content):
    path = tmp_path / "QtProject.conf"
    path.write_bytes(content)
    assert is_harmless(path)
    path.write_bytes(content + b"x=@Variant(\\0\\0\\0\\x7f)\n")
    assert not is_harmless(path)


def test_a_pipe_that_takes_the_files_place_meanwhile_is_not_waited_for(path):
    settings = Settings(path)
    settings.set_value("marking", "DRAFT")
    path.unlink()
    os.mkfifo(path)
    settings.save()
    assert "the file cannot be written" in settings.fault
    assert settings.value("marking") == "DRAFT"
