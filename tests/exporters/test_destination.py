"""Where a file may be written: never onto what it is made from."""

import os
import subprocess
from pathlib import Path

import pytest

from data.errors import ExportError
from exporters import atomic_file, destination

WHAT = "the document itself"


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "folder" / "note.html"
    path.parent.mkdir()
    path.write_bytes(b"precious")
    return path


def spelled(source, tmp_path, way):
    """Return the source's file under another name."""
    other = tmp_path / "other.html"
    if way == "dots":
        return source.parent / ".." / source.parent.name / source.name
    if way == "relative":
        return Path(os.path.relpath(source))
    if way == "hard link":
        os.link(source, other)
    elif way == "link":
        other.symlink_to(source)
    elif way == "link to a link":
        (tmp_path / "middle").symlink_to(source)
        other.symlink_to("middle")
    elif way == "folder's link":
        (tmp_path / "linked").symlink_to(source.parent)
        return tmp_path / "linked" / source.name
    elif way == "mount":
        (tmp_path / "mount").mkdir()
        words = ["mount", "--bind", source.parent, tmp_path / "mount"]
        if subprocess.run(words, capture_output=True, check=False).returncode:
            pytest.skip("nothing can be mounted here")
        return tmp_path / "mount" / source.name
    else:
        return source
    return other


@pytest.mark.parametrize(
    "way",
    ["same", "dots", "relative", "hard link", "link", "link to a link", "folder's link", "mount"],
)
def test_the_source_is_not_replaced_whatever_it_is_called(source, tmp_path, way):
    path = spelled(source, tmp_path, way)
    try:
        with pytest.raises(ExportError, match=f"was not written: it is {WHAT}; choose another"):
            atomic_file.write(path, b"handout", keep={source: WHAT})
        assert source.read_bytes() == path.read_bytes() == b"precious"
        assert len(list(source.parent.iterdir())) == 1
    finally:
        if way == "mount":
            subprocess.run(["umount", tmp_path / "mount"], check=True)


def test_the_source_may_have_been_opened_by_a_link_too(source, tmp_path):
    link = tmp_path / "link.html"
    link.symlink_to(source)
    for path in (link, source):
        with pytest.raises(ExportError, match=WHAT):
            atomic_file.write(path, b"handout", keep={link: WHAT})
    assert source.read_bytes() == b"precious"


def test_a_link_made_meanwhile_is_seen_before_the_file_gets_its_name(source, tmp_path, monkeypatch):
    path, real = tmp_path / "other.html", os.fsync

    def fsync(descriptor):
        if not path.exists():
            os.link(source, path)
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(ExportError, match=WHAT):
        atomic_file.write(path, b"handout", keep={source: WHAT})
    assert path.read_bytes() == b"precious"
    assert not list(tmp_path.glob(".briefing-*"))


def test_nothing_is_written_into_a_folder_that_is_kept(tmp_path):
    (tmp_path / "backups").mkdir()
    with pytest.raises(ExportError, match="it is kept by the program"):
        atomic_file.write(
            tmp_path / "backups" / "a.pdf", b"", keep={tmp_path / "backups": "kept by the program"}
        )
    assert not list((tmp_path / "backups").iterdir())


def test_a_name_that_the_program_will_need_is_not_taken(tmp_path):
    kept = {tmp_path / "library.sqlite3-journal": "kept by the program"}
    with pytest.raises(ExportError, match="kept by the program"):
        atomic_file.write(tmp_path / "library.sqlite3-journal", b"", keep=kept)
    atomic_file.write(tmp_path / "other", b"", keep=kept)


@pytest.mark.parametrize("kind", ["pipe", "device", "folder"])
def test_what_is_no_file_is_not_replaced(tmp_path, kind):
    path = tmp_path / "a.pdf"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        path = Path("/dev/null")
    before = path.lstat()
    with pytest.raises(ExportError, match=r"device or a pipe|a folder has this name"):
        atomic_file.write(path, b"handout", keep={})
    assert path.lstat().st_mode == before.st_mode


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("a", "a.html"),
        ("a.html", "a.html"),
        ("a.HTM", "a.HTM"),
        ("a.v2", "a.v2.html"),
        (".html", ".html.html"),
    ],
)
def test_a_suffix_is_added_where_none_of_the_format_is(name, whole):
    assert destination.with_suffix(Path("/x", name), (".html", ".htm")) == Path("/x", whole)


def test_a_name_that_would_command_a_terminal_is_told_without(tmp_path):
    with pytest.raises(ExportError) as refused:
        atomic_file.write(tmp_path / "nowhere" / "a\x1b[2J\u202e.pdf", b"", keep={})
    assert str(refused.value).isprintable()
