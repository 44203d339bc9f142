import os
import stat
import time

import pytest

from data.errors import ExportError
from exporters import atomic_file


def test_a_new_file_is_written_for_its_owner_alone(tmp_path):
    atomic_file.write(tmp_path / "handout.pdf", b"new", keep={})
    assert (tmp_path / "handout.pdf").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "handout.pdf").stat().st_mode) == 0o600
    assert len(list(tmp_path.iterdir())) == 1


def test_an_old_file_is_replaced_and_its_mode_tightened(tmp_path):
    path = tmp_path / "handout.pdf"
    path.write_bytes(b"a longer old content")
    path.chmod(0o644)
    atomic_file.write(path, b"new", keep={})
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_target_of_a_symbolic_link_stays_intact(tmp_path):
    target = tmp_path / "target"
    target.write_bytes(b"precious")
    link = tmp_path / "handout.pdf"
    link.symlink_to(target)
    atomic_file.write(link, b"new", keep={})
    assert target.read_bytes() == b"precious"
    assert link.read_bytes() == b"new"
    assert not link.is_symlink()


def test_a_short_write_is_continued(tmp_path, monkeypatch):
    real = os.write
    monkeypatch.setattr(os, "write", lambda fd, data: real(fd, bytes(data[:3])))
    atomic_file.write(tmp_path / "handout.pdf", b"0123456789", keep={})
    assert (tmp_path / "handout.pdf").read_bytes() == b"0123456789"


@pytest.mark.parametrize("call", ["write", "fsync", "rename"])
def test_a_full_disk_keeps_the_old_file_and_leaves_nothing_behind(tmp_path, monkeypatch, call):
    path = tmp_path / "handout.pdf"
    path.write_bytes(b"old")

    def full(*_arguments, **_options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, call, full)
    with pytest.raises(ExportError, match="the disk is full"):
        atomic_file.write(path, b"new", keep={})
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["handout.pdf"]


def test_a_missing_folder_is_said_in_one_line(tmp_path):
    with pytest.raises(ExportError, match="the folder does not exist") as caught:
        atomic_file.write(tmp_path / "nowhere" / "handout.pdf", b"new", keep={})
    assert "\n" not in str(caught.value)


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(ExportError, match="the folder does not exist"):
        atomic_file.write(tmp_path / "file" / "handout.pdf", b"new", keep={})


def test_a_folder_of_that_name_is_left_alone(tmp_path):
    (tmp_path / "handout.pdf").mkdir()
    with pytest.raises(ExportError, match="a folder has this name"):
        atomic_file.write(tmp_path / "handout.pdf", b"new", keep={})
    assert (tmp_path / "handout.pdf").is_dir()


def test_a_name_that_is_too_long_is_said(tmp_path):
    with pytest.raises(ExportError, match="the name is too long"):
        atomic_file.write(tmp_path / ("n" * 300), b"new", keep={})
    assert not list(tmp_path.iterdir())


def test_a_name_that_no_file_can_have_is_said(tmp_path):
    with pytest.raises(ExportError, match="files cannot have this name"):
        atomic_file.write(tmp_path / "a\0b", b"new", keep={})


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_not_writable_is_said(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(ExportError, match="not writable"):
        atomic_file.write(tmp_path / "handout.pdf", b"new", keep={})


def test_parts_that_a_killed_export_left_are_swept(tmp_path):
    def part(name, age):
        path = tmp_path / name
        path.write_bytes(b"half")
        then = time.time() - age
        os.utime(path, (then, then))
        return path

    old = part(f".briefing-{'0a' * 8}.part", 4000)
    kept = {
        part(f".briefing-{'1b' * 8}.part", 3000),
        part(".briefing-notes.part", 4000),
        part(f".briefing-{'2c' * 8}.part.txt", 4000),
        tmp_path / f".briefing-{'3d' * 8}.part",
        tmp_path / f".briefing-{'4e' * 8}.part",
    }
    folder, link = (tmp_path / f".briefing-{name * 8}.part" for name in ("3d", "4e"))
    folder.mkdir()
    link.symlink_to("handout.pdf")
    for path in (folder, link):
        os.utime(path, (0, 0), follow_symlinks=False)
    atomic_file.write(tmp_path / "handout.pdf", b"whole", keep={})
    assert not old.exists()
    assert set(tmp_path.iterdir()) == {*kept, tmp_path / "handout.pdf"}


def test_what_another_library_writes_takes_its_place_once_it_is_whole(tmp_path):
    path = tmp_path / "out.pdf"
    path.write_bytes(b"old")
    with atomic_file.replacing(path) as part:
        part.write_bytes(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600

    def fail():
        with atomic_file.replacing(path) as part:
            part.write_bytes(b"half")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert path.read_bytes() == b"new"
    assert [left.name for left in tmp_path.iterdir()] == ["out.pdf"]


def test_where_another_library_writes_nothing_that_is_said(tmp_path):
    with (
        pytest.raises(ExportError, match="was not written"),
        atomic_file.replacing(tmp_path / "a.pdf"),
    ):
        pass
