"""Paths as people and desktops write them, and the bytes of the files that they name."""

import os
import socket
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.errors import IntakeError
from data.files.paths import clean, content, is_file, named, shown, start, written

ODD = os.fsdecode("会談.txt".encode("shift_jis"))


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("a.txt", "a.txt"),
        ("~/a.txt", "~/a.txt"),
        ("file:a.txt", "file:a.txt"),
        ("file", "file"),
        ("https://example.org/a.txt", "https:/example.org/a.txt"),
        ("file:///a%20b.txt", "/a b.txt"),
        ("FILE:///a.txt", "/a.txt"),
        ("file:/a.txt", "/a.txt"),
        ("file://localhost/a.txt", "/a.txt"),
        ("file://LOCALHOST/a.txt", "/a.txt"),
        (f"file://{os.uname().nodename}/a.txt", "/a.txt"),
        ("file:///%E4%BC%9A.txt", "/会.txt"),
        ("file:///会.txt", "/会.txt"),
        ("file:///a%23b%3Fc.txt", "/a#b?c.txt"),
        ("file:///a.html#part", "/a.html"),
        ("file:///a%25b.txt", "/a%b.txt"),
        ("file:///caf%E9.txt", os.fsdecode(b"/caf\xe9.txt")),
        (os.fsdecode(b"file:///caf\xe9.txt"), os.fsdecode(b"/caf\xe9.txt")),
    ],
)
def test_a_text_means_a_path_or_an_address_of_this_computer(text, path):
    assert named(text) == Path(path)


@pytest.mark.parametrize("text", ["file://server/share/a.txt", "file://[::1", "file://a\x1b[2Jb/c"])
def test_an_address_of_another_computer_is_refused_in_one_line(text):
    with pytest.raises(IntakeError) as refused:
        named(text)
    assert str(refused.value).isprintable()


@given(
    st.binary(min_size=1, max_size=60).filter(lambda name: b"\0" not in name),
    st.sampled_from([b"/", b"", b"file:/", b"FILE:///"]),
)
def test_every_path_can_be_kept_as_text_and_is_the_same_again(name, lead):
    path = Path(os.fsdecode(lead + name))
    text = written(path)
    assert text.encode().decode() == text
    assert named(text) in {path, path.absolute()}


@given(st.text())
def test_what_is_shown_commands_no_screen_and_stays_one_line(text):
    told = clean(text)
    assert len(told) == len(text)
    assert not any(ord(letter) < 32 or 127 <= ord(letter) < 160 for letter in told)
    assert not set(told) & set("\u2028\u2029\u200e\u200f\u202a\u202e\u2066\u2069\ufeff")
    assert told.encode().decode() == told
    assert clean(told) == told


@pytest.mark.parametrize("text", ["会　談", "a\xa0b", "क्‍ष", "👩‍👧", "é", "co\xadop"])
def test_what_belongs_to_a_name_stays_in_it(text):
    assert clean(text) == text
    assert shown(Path(text)) == text


def made(tmp_path, kind):
    path = tmp_path / "a.txt"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as line:
            line.bind(str(path))
    elif kind in {"/dev/zero", "/dev/tty", "/dev/null"}:
        path.symlink_to(kind)
    elif kind == "loop":
        path.symlink_to(path)
    elif kind == "sparse":
        path.touch()
        os.truncate(path, 2**42)
    elif kind == "under a file":
        path.touch()
        return path / "b.txt"
    elif kind == "nul":
        return tmp_path / "a\0b"
    elif kind == "long":
        return tmp_path / ("n" * 300)
    return path


KINDS = {
    "gone": "does not exist",
    "folder": "is a folder",
    "pipe": "is a device or a pipe",
    "socket": "is a device or a pipe",
    "/dev/zero": "is a device or a pipe",
    "/dev/null": "is a device or a pipe",
    "/dev/tty": "is a device or a pipe",
    "loop": "cannot be read",
    "sparse": "is larger than 64 MB",
    "under a file": "does not exist",
    "nul": "cannot be read",
    "long": "cannot be read",
}


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_file_to_read_is_refused_at_once_in_one_line(tmp_path, kind):
    path = made(tmp_path, kind)
    with pytest.raises(IntakeError, match=KINDS[kind]) as refused:
        content(path)
    assert str(refused.value).isprintable()
    assert is_file(path) == (kind == "sparse")
    if kind != "sparse":
        with pytest.raises(IntakeError):
            start(path, 10)


def test_no_more_is_read_than_was_asked_for(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 3000)
    assert content(path, most=3000) == b"x" * 3000
    with pytest.raises(IntakeError, match="is larger than 2 KB"):
        content(path, most=2999)
    assert start(path, 10) == (b"x" * 10, 3000)


def test_a_file_whose_name_is_not_unicode_is_read(tmp_path):
    (tmp_path / ODD).write_bytes(b"text")
    assert content(named(written(tmp_path / ODD))) == b"text"


def test_a_pipe_is_not_opened_so_that_its_writer_goes_on_waiting(tmp_path):
    """To open it would let a writer begin, and end it when nobody reads."""
    path = made(tmp_path, "pipe")
    with pytest.raises(IntakeError):
        content(path)
    with pytest.raises(OSError, match="No such device"):
        os.open(path, os.O_WRONLY | os.O_NONBLOCK)
