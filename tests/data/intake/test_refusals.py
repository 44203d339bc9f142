"""Files that are no document are refused in one clear line, soon, and leave nothing behind."""

import os
import time

import pytest

from data.errors import CancelledError, IntakeError
from data.intake import read_bytes, read_document

MB = 2**20


def refusal(content, name="minutes.txt"):
    with pytest.raises(IntakeError) as caught:
        read_bytes(content, name)
    message = str(caught.value)
    assert "\n" not in message
    assert name in message
    assert ": " in message, "the message says what to do"
    return message


def test_missing_file(tmp_path):
    with pytest.raises(IntakeError, match="does not exist: check the name"):
        read_document(tmp_path / "none.txt")


def test_folder(tmp_path):
    with pytest.raises(IntakeError, match="is a folder: open one of the files"):
        read_document(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unreadable for root")
def test_unreadable_file(tmp_path):
    path = tmp_path / "secret.txt"
    path.write_text("text")
    path.chmod(0)
    with pytest.raises(IntakeError, match="may not be read"):
        read_document(path)


def test_pipe_that_nobody_writes_to_is_not_waited_for(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    with pytest.raises(IntakeError, match="is a device or a pipe"):
        read_document(path)


def test_name_that_no_file_can_have(tmp_path):
    with pytest.raises(IntakeError, match="name is not valid"):
        read_document(tmp_path / "a\0b")


def test_name_with_a_line_break_is_reported_in_one_line(tmp_path):
    with pytest.raises(IntakeError) as caught:
        read_document(tmp_path / "a\nb\x1b[31m.txt")
    assert str(caught.value).isprintable()


def test_empty_file():
    assert "is empty" in refusal(b"")


def test_nothing_but_space():
    assert "nothing but white space" in refusal("\ufeff \n\t\u3000\r\n".encode())


@pytest.mark.parametrize("content", [b"text\0text", b"\xff\xfe\x00\xd8x", b"\x80\0\x81" * 50])
def test_binary_file(content):
    assert "text" in refusal(content)


@pytest.mark.parametrize(
    ("content", "name", "what"),
    [
        (
            b"PK\x03\x04...",
            "a",
            "an archive or an office document of a kind that is not read: unpack",
        ),
        (b"\x89PNG\r\n", "a.txt", "an image: save it as PDF"),
        (b"\x1f\x8b\x08", "a", "a compressed file: unpack it"),
        (b"SQLite format 3\x00", "a", "a database: write"),
        (b"\x7fELF", "ls", "a program and no document: choose another file."),
    ],
)
def test_other_formats_are_named_and_the_way_out_is_said(content, name, what):
    assert f"“{name}” is {what}" in refusal(content, name)


def test_unknown_suffixes_are_read_as_plain_text():
    for name in ("README", "minutes.v2"):
        assert read_bytes(b"Some text.", name).text == "Some text."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"A line of text.\n" * (50 * MB // 16), "more than 16 MB"),
        (b"a\n" * 300_000, "250,000 lines"),
    ],
)
def test_far_too_much_text_is_refused_at_once(content, reason):
    start = time.process_time()
    assert reason in refusal(content)
    assert time.process_time() - start < 2


def test_a_file_above_64_mb_is_refused_without_reading_it_all(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(10 * 2**30)
    with pytest.raises(IntakeError, match="larger than 64 MB"):
        read_document(path)


@pytest.mark.parametrize(
    "text",
    [
        "x" * (4 * MB),
        "word " * MB,
        ("y" * MB + "\n") * 4,
        "(" * MB,
        "#" * MB,
        "1." * MB,
        "held the in " * 200_000,
        "A" + " No." * 100_000,
        "Title\n\n" * 20_000,
        "".join(" " * depth + "- item\n" for depth in range(1_000)),
    ],
    ids=lambda text: text[:8].strip(),
)
def test_odd_texts_open_in_time_that_grows_with_their_length(text):
    start = time.process_time()
    assert read_bytes(text.encode(), "odd.txt").blocks
    assert time.process_time() - start < 5


def test_progress_is_told():
    shares = []
    read_bytes(b"line\n" * 50_000, "long.txt", on_progress=shares.append)
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert len(shares) > 5


@pytest.mark.parametrize("share", [0.2, 0.6, 0.9])
def test_reading_can_be_cancelled_in_every_stage(share):
    def cancel(done):
        if done > share:
            raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        read_bytes(b"line\n" * 50_000, "long.txt", on_progress=cancel)


def test_a_file_of_too_many_pieces_is_refused_whatever_its_format(monkeypatch):
    from data import intake

    files = {"a.html": b"<p>a" * 12, "a.md": b"a\n\n" * 12, "a.txt": b"A line.\n\n" * 12}
    for name, content in files.items():
        assert len(intake.read_bytes(content, name).blocks) >= 11
        with monkeypatch.context() as patch:
            patch.setattr(intake, "MOST_PIECES", 10)
            with pytest.raises(IntakeError, match="has more than 10 paragraphs: open a part of it"):
                intake.read_bytes(content, name)


def test_a_file_of_too_many_words_set_apart_is_refused(monkeypatch):
    from data import intake

    monkeypatch.setattr(intake, "MOST_SPANS", 10)
    assert intake.read_bytes(b"*a* b " * 10, "a.md").blocks
    with pytest.raises(IntakeError, match="has more than 10 places that are set apart"):
        intake.read_bytes(b"*a* b " * 11, "a.md")
