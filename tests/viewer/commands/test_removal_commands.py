"""`briefing-viewer library remove`, `put-back` and `trash`."""

import json
import os
import pty
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from data.annotation import Visibility
from data.library.location import location_of
from data.library.sqlite.safekeeping import backups
from data.library.sqlite.safekeeping.lock import LibraryLock
from data.notebook import Change
from tests.fixtures.documents import NOW, annotate, document_of
from viewer.cli import main
from viewer.session.settings import LAST, Settings

HOME = Path(__file__).parents[3]
TEXT = "Talks about fish\n\nThe ministers met about Bamboozleberg nets.\n"


@pytest.fixture(autouse=True)
def _umask_stays():
    old = os.umask(0o022)
    yield
    os.umask(old)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "talks.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def document():
    return document_of(TEXT, "talks.txt")


@pytest.fixture
def folder(tmp_path, file, document):
    """A data folder: a library with two documents, and settings that name both."""
    other = document_of("Other talks\n\nThey met.\n", "other.txt")
    with closing(location_of(tmp_path / "data" / "library.sqlite3").make()) as library:
        library.remember(document, NOW, file)
        library.remember(other, NOW, tmp_path / "other.txt")
        items = (
            annotate(document, "ministers", visibility=Visibility.BRIEFING),
            annotate(document, "nets"),
        )
        library.notebook(document.id).apply(Change("Add", items))
    settings = Settings(tmp_path / "data" / "settings.ini")
    settings.add_recent(tmp_path / "other.txt")
    settings.add_recent(file)
    settings.set_value(LAST, str(file))
    settings.save()
    return tmp_path / "data"


@pytest.fixture
def run(folder, capsys):
    def run(*words):
        status = main(["library", *map(str, words), "--data-folder", str(folder)])
        found = capsys.readouterr()
        return status, found.out, found.err

    return run


def opened(folder):
    return closing(location_of(folder / "library.sqlite3").open())


def test_a_document_goes_to_the_trash_and_comes_back_twice(run, folder, document, file):
    key = document.id[:8]
    for _ in range(2):
        assert run("remove", key) == (
            0,
            "Moved “Talks about fish” to the trash (2 annotations, 1 in the briefing). "
            f"“briefing-viewer library put-back {key}” brings it back.\n",
            "",
        )
        assert run("remove", file)[:2] == (0, "“Talks about fish” is in the trash already.\n")
        assert "Talks about fish" not in run("list")[1]
        assert run("search", "Bamboozleberg")[1] == "Nothing was found.\n"
        assert run("trash")[1].startswith(f"{key}  ")
        assert "Talks about fish  (2 annotations, 1 in the briefing)" in run("trash")[1]
        said = "“Talks about fish” is back (2 annotations, 1 in the briefing).\n"
        assert run("put-back", key)[:2] == (0, said)
        said = "“Talks about fish” is not in the trash; nothing was changed.\n"
        assert run("put-back", file)[:2] == (0, said)
        assert run("trash")[1] == "No document is in the trash.\n"
        assert len(json.loads(run("search", "Bamboozleberg", "--json")[1])["hits"]) == 1


def test_what_was_removed_is_not_opened_at_the_next_start(run, folder, document, file):
    run("remove", document.id)
    settings = Settings(folder / "settings.ini")
    assert settings.value(LAST, "unknown") == ""
    assert settings.recent() == (file.with_name("other.txt"),)


def test_a_document_in_the_trash_cannot_be_exported_by_id(folder, run, document, tmp_path, capsys):
    run("remove", document.id)
    for words in (
        ["annotations", "list", document.id[:8]],
        ["annotations", "export", document.id[:8], str(tmp_path / "out.jsonld")],
    ):
        assert main([*words, "--data-folder", str(folder)]) == 1
    assert not (tmp_path / "out.jsonld").exists()
    capsys.readouterr()


def test_an_export_of_the_file_says_that_the_annotations_are_in_the_trash(
    folder, run, document, file, tmp_path, capsys
):
    run("remove", document.id)
    for words in (["export", file, tmp_path / "out.html"], ["annotations", "list", file]):
        assert main([*map(str, words), "--data-folder", str(folder)]) == 0
        told = capsys.readouterr()
        assert "in the trash of your library, and its annotations are left out" in told.err
        assert "ministers" not in told.out


@pytest.mark.parametrize(("zone", "day"), [("Asia/Tokyo", 2), ("Pacific/Pago_Pago", 1), ("UTC", 2)])
def test_the_days_of_a_search_are_those_of_the_users_clock(run, monkeypatch, zone, day):
    """The annotations were made at 9:30 UTC on 2 March: it was the first on Pago Pago."""
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        for words, count in (
            (f"since:2026-03-0{day} until:2026-03-0{day}", 2), (f"since:2026-03-0{day + 1}", 0),
        ):  # fmt: skip
            found = json.loads(run("search", *words.split(), "--json")[1])["hits"]
            assert len(found) == count
    finally:
        monkeypatch.undo()
        time.tzset()


def test_deleting_for_good_names_what_backups_hold_and_takes_it_out_on_demand(
    run, folder, document, file
):
    with opened(folder) as library:
        library.back_up()
    copy = file.with_name("copy.txt")
    copy.write_bytes(file.read_bytes())
    settings = Settings(folder / "settings.ini")
    settings.add_recent(copy)
    settings.save()
    said = "“Talks about fish” was deleted for good. Backup 1 still holds it.\n"
    assert run("remove", file, "--for-good")[:2] == (0, said)
    assert Settings(folder / "settings.ini").recent() == (file.with_name("other.txt"),)
    status, _, error = run("remove", document.id[:8], "--for-good")
    assert (status, "is not in the library" in error) == (1, True)
    said = "The document was deleted for good before. 1 backup rewritten.\n"
    assert run("remove", document.id[:8], "--for-good", "--backups")[:2] == (0, said)
    for place in (folder / "library.sqlite3", *folder.glob("backups/*")):
        assert b"Bamboozleberg" not in place.read_bytes()


def test_all_at_once_as_json(run, folder, document):
    with opened(folder) as library:
        library.back_up()
    run("remove", document.id)
    told = json.loads(run("remove", document.id, "--for-good", "--backups", "--json")[1])
    assert told == {
        "document": document.id, "title": "Talks about fish", "annotations": 2, "briefing": 1,
        "for_good": True,
        "backups": {"rewritten": [1], "hold": [], "unread": [], "aside": []},
    }  # fmt: skip


def test_a_backup_that_cannot_be_rewritten_is_a_failure_that_is_told(run, folder, document):
    with opened(folder) as library:
        library.back_up()
    (made,) = backups.listed(folder / "library.sqlite3")
    made.path.write_bytes(b"damaged")
    status, out, _ = run("remove", document.id, "--for-good", "--backups")
    assert (status, out.endswith("Backup 1 cannot be read, and may hold it.\n")) == (1, True)


def test_a_file_that_is_gone_or_changed_is_known_by_its_name(run, file):
    file.write_text("Something else.\n", encoding="utf-8")
    assert run("remove", file)[0] == 0
    file.unlink()
    assert run("put-back", file)[0] == 0


@pytest.mark.parametrize("name", ["nothing.txt", "abc", "\0", "0000"])
def test_what_is_not_there_is_told(run, name):
    status, _, error = run("remove", name)
    assert status == 1
    assert "is not in the library: “briefing-viewer library list” shows what is" in error


def test_backups_alone_are_not_rewritten(run, document):
    status, _, error = run("remove", document.id, "--backups")
    assert (status, "add --for-good" in error) == (1, True)


@pytest.mark.parametrize("action", ["remove", "put-back"])
def test_while_a_window_has_the_library_nothing_is_changed(run, folder, document, action):
    with LibraryLock.of(folder / "library.sqlite3") as lock:
        assert lock.acquire()
        status, _, error = run(action, document.id)
    assert (status, "open in a window: close it first" in error) == (1, True)
    with opened(folder) as library:
        assert library.entry(document.id)


@pytest.mark.parametrize(("answer", "gone"), [("y", True), ("n", False), ("", False)])
def test_on_a_terminal_it_is_asked_first(folder, document, answer, gone):
    """What is asked says how many annotations go along, and how many are in the briefing."""
    ours, theirs = pty.openpty()
    words = [sys.executable, "-m", "viewer", "library", "remove", document.id[:8]]
    try:
        with subprocess.Popen(
            [*words, "--data-folder", str(folder)],
            cwd=HOME, stdin=theirs, stdout=subprocess.PIPE, text=True,
        ) as program:  # fmt: skip
            os.write(ours, f"{answer}\n".encode())
            out, _ = program.communicate(timeout=60)
    finally:
        os.close(ours)
        os.close(theirs)
    asked = "Move “Talks about fish” to the trash (2 annotations, 1 in the briefing)? [y/N] "
    assert out.startswith(asked)
    assert program.returncode == (0 if gone else 1)
    with opened(folder) as library:
        assert (library.entry(document.id) is None) == gone


@pytest.mark.parametrize("last", ["file://elsewhere/a.txt", "file://[x/a", "/a\0b", "/dev/zero"])
def test_settings_that_name_no_path_of_this_computer_keep_no_document(run, folder, file, last):
    settings = Settings(folder / "settings.ini")
    settings.set_value(LAST, last)
    settings.save()
    status, _, complaint = run("remove", file, "--for-good")
    assert (status, complaint) == (0, "")
    assert file not in Settings(folder / "settings.ini").recent()
