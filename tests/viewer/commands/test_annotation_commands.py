"""`briefing-viewer annotations`: what goes out, what comes in, and what is said of it."""

import csv
import io
import json
import os
import stat
from contextlib import closing
from dataclasses import replace

import pytest

from data.anchors.anchoring import resolve
from data.annotation import Visibility
from data.documents import shipped
from data.interchange import briefing_package
from data.library.location import location_of
from data.library.sqlite.safekeeping import backups
from data.library.sqlite.safekeeping.lock import LibraryLock
from data.notebook import Change
from tests.fixtures.documents import LABELS, NOW, annotate, document_of, shipped_document
from tests.fixtures.exchange import as_file, hypothesis_row, sent
from viewer.cli import main
from viewer.services import exchange

SAMPLE = str(shipped())
SECRET = "Hidden thought"


@pytest.fixture(autouse=True)
def _umask_stays():
    """Give the test run its own umask back."""
    old = os.umask(0o022)
    yield
    os.umask(old)


@pytest.fixture
def document():
    return shipped_document()


@pytest.fixture
def folder(tmp_path, document):
    """Return a data folder whose library has a public and two private annotations."""
    with opened(tmp_path / "data") as library:
        library.remember(document, NOW)
        items = (
            annotate(document, "Senkaku Islands", note="Ask", visibility=Visibility.BRIEFING),
            annotate(document, "North Korea", note=SECRET, author="Hidden author"),
            annotate(document, "China", note="line one\nline two", tags=("Hidden tag",)),
        )
        library.notebook(document.id).apply(Change("Add", items))
    return tmp_path / "data"


@pytest.fixture
def empty(tmp_path):
    """Return a data folder without a library."""
    path = tmp_path / "empty"
    path.mkdir()
    return path


@pytest.fixture
def theirs(tmp_path, document):
    """Return a colleague's file with one new annotation."""
    path = tmp_path / "theirs.jsonld"
    item = annotate(document, "freedom of navigation", note="From afar", author="M. Sato")
    path.write_bytes(sent(document, [item]))
    return path


def opened(folder):
    return closing(location_of(folder / "library.sqlite3").make())


def annotations(folder, document):
    with opened(folder) as library:
        return tuple(library.notebook(document.id))


def run(folder, *words):
    return main(["annotations", *map(str, words), "--data-folder", str(folder)])


def said(capsys):
    """Return the one JSON object that was printed."""
    streams = capsys.readouterr()
    assert streams.err == ""
    assert streams.out.isascii()
    return json.loads(streams.out)


def failed(capsys, *parts):
    """Check that one line says what is wrong, and nothing else was printed."""
    streams = capsys.readouterr()
    assert streams.out == ""
    assert streams.err.startswith("briefing-viewer: ")
    assert streams.err.count("\n") == 1
    assert "fault of the program" not in streams.err
    for part in parts:
        assert part in streams.err


def holding(content):
    """All that a written file says, unpacked."""
    if content.startswith(b"PK"):
        held = briefing_package.loads(content)
        content = held.annotations + held.document.text.encode()
    return content.decode("utf-8-sig")


def test_list_prints_the_annotations_for_people(folder, capsys):
    assert run(folder, "list", SAMPLE) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "§1         Key point, private: “North Korea”" in lines
    assert lines.index("           line one") + 1 == lines.index("           line two")
    assert any("briefing: “Senkaku Islands”" in line for line in lines)


def test_list_prints_one_json_object_for_other_programs(folder, capsys):
    assert run(folder, "list", SAMPLE, "--json") == 0
    found = said(capsys)["annotations"]
    assert [item["anchor"]["exact"] for item in found] == ["North Korea", "China",
                                                           "Senkaku Islands"]  # fmt: skip
    assert {item["visibility"] for item in found} == {"private", "briefing"}


def test_list_sends_no_control_characters_to_the_terminal(folder, document, capsys):
    with opened(folder) as library:
        evil = annotate(document, "freedom", note="a\x1b[31m\u202eb\rc\x85d", author="\x1b]0;x")
        library.notebook(document.id).apply(Change("Add", (evil,)))
    assert run(folder, "list", SAMPLE) == 0
    assert all(line.isprintable() for line in capsys.readouterr().out.split("\n"))


def test_list_needs_no_library_and_makes_none(empty, capsys):
    assert run(empty, "list", SAMPLE) == 0
    assert capsys.readouterr().out == "The document has no annotations.\n"
    assert run(empty, "list", SAMPLE, "--json") == 0
    assert said(capsys) == {"annotations": []}
    assert list(empty.iterdir()) == []


def test_a_document_can_be_named_by_the_beginning_of_its_id(folder, document, capsys):
    for name in (document.id[:8], document.id[:4].upper(), document.id):
        assert run(folder, "list", name) == 0
        assert "North Korea" in capsys.readouterr().out


def test_a_beginning_that_several_ids_share_is_not_guessed(folder, document, capsys):
    twin = replace(document, source=replace(document.source, sha256=document.id[:60] + "0000"))
    with opened(folder) as library:
        library.remember(twin, NOW)
    assert run(folder, "list", document.id[:8]) == 1
    failed(capsys, "Several documents have an id that begins with", "write more of it")
    assert run(folder, "list", document.id[:61]) == 0


@pytest.mark.parametrize("name", ["none.txt", "abc", "ffffffff", "x" * 5000, "a\0b", ""])
def test_a_document_that_is_not_there_is_named(folder, capsys, name):
    assert run(folder, "list", name) == 1
    failed(capsys)


@pytest.mark.parametrize("suffix", [".jsonld", ".json", ".csv", ".briefing", ".JSONLD"])
def test_what_is_private_stays_unless_it_is_asked_for(folder, tmp_path, capsys, suffix):
    out = tmp_path / f"out{suffix}"
    assert run(folder, "export", SAMPLE, out) == 0
    assert capsys.readouterr().out == f"Wrote “{out}”: 1 annotation, 2 stay private.\n"
    text = holding(out.read_bytes())
    assert "Ask" in text
    assert "Hidden" not in text
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert run(folder, "export", SAMPLE, out, "--private") == 0
    assert capsys.readouterr().out == f"Wrote “{out}”: 3 annotations.\n"
    assert holding(out.read_bytes()).count("Hidden") == 3


@pytest.mark.parametrize("name", ["a.jsonld", "a.csv", "a.briefing"])
def test_content_is_public_unless_it_is_asked_for_privately(folder, document, tmp_path, name):
    with opened(folder) as library:
        content, count = exchange.content_of(library, document, tmp_path / name, private=False)
        assert (count, "Hidden" in holding(content)) == (1, False)
        content, count = exchange.content_of(library, document, tmp_path / name, private=True)
        assert (count, "Hidden" in holding(content)) == (3, True)


def test_export_tells_other_programs_what_it_wrote(folder, tmp_path, document, capsys):
    out = tmp_path / "out.csv"
    assert run(folder, "export", document.id[:6], out, "--json") == 0
    assert said(capsys) == {"file": str(out), "annotations": 1, "private": 2}
    (row,) = csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig"), newline=""))
    assert row["quote"] == "Senkaku Islands"


def test_a_table_says_that_it_cannot_be_imported_again(folder, tmp_path, capsys):
    table = tmp_path / "out.csv"
    table.write_text("citation,label\n", encoding="utf-8")
    assert run(folder, "import", SAMPLE, table) == 1
    failed(capsys, "cannot be imported again: ask for one of .briefing, .jsonld, .json.")


@pytest.mark.parametrize("name", ["out.txt", "out", "out.pdf", "library.sqlite3", ".csv"])
def test_a_format_that_is_not_known_is_refused_and_nothing_is_written(
    folder, tmp_path, capsys, name
):
    out = tmp_path / "there" / name
    out.parent.mkdir()
    assert run(folder, "export", SAMPLE, out) == 1
    failed(
        capsys, "does not say its format: end its name in one of .briefing, .jsonld, .json, .csv"
    )
    assert list(out.parent.iterdir()) == []


def test_export_says_why_it_cannot_be_written(folder, tmp_path, capsys):
    assert run(folder, "export", SAMPLE, tmp_path / "none" / "out.csv") == 1
    failed(capsys, "was not written: the folder does not exist")


def test_export_without_a_library_says_so_and_makes_none(empty, tmp_path, capsys):
    assert run(empty, "export", SAMPLE, tmp_path / "out.csv") == 1
    failed(capsys, "There is no library yet: it is made when the first document is opened.")
    assert list(empty.iterdir()) == []


@pytest.mark.parametrize("action", [("list", SAMPLE), ("export", SAMPLE, "out.csv")])
def test_annotations_that_cannot_be_read_are_warned_of(
    folder, tmp_path, monkeypatch, capsys, action
):
    import sqlite3

    monkeypatch.chdir(tmp_path)
    with closing(sqlite3.connect(folder / "library.sqlite3")) as connection, connection:
        connection.execute("UPDATE annotations SET body = '{}' WHERE visibility = 'briefing'")
    assert run(folder, *action) == 0
    said = capsys.readouterr().err
    assert "1 annotation of this document is damaged and cannot be shown" in said
    assert said.count("\n") == 1


def test_import_brings_a_colleagues_annotations(folder, document, theirs, capsys):
    assert run(folder, "import", SAMPLE, theirs) == 0
    assert capsys.readouterr().out == "1 new. 1 private. By M. Sato.\n"
    assert "From afar" in [item.note for item in annotations(folder, document)]
    assert run(folder, "import", SAMPLE, theirs) == 0
    assert capsys.readouterr().out == "1 there already.\n"
    assert len(annotations(folder, document)) == 4


def test_import_tells_newer_versions_from_older_ones(folder, document, theirs, tmp_path, capsys):
    run(folder, "import", SAMPLE, theirs)
    item = annotate(document, "freedom of navigation", note="Later", author="M. Sato")
    newer = tmp_path / "newer.jsonld"
    newer.write_bytes(sent(document, [replace(item, modified=NOW.replace(hour=23))]))
    capsys.readouterr()
    assert run(folder, "import", SAMPLE, newer) == 0
    assert capsys.readouterr().out == "1 updated. 1 private. By M. Sato.\n"
    assert run(folder, "import", SAMPLE, theirs) == 0
    assert capsys.readouterr().out == "1 older than yours, left out.\n"
    assert "Later" in [item.note for item in annotations(folder, document)]


def test_import_is_one_step_that_undo_takes_back(folder, document, theirs):
    run(folder, "import", SAMPLE, theirs)
    with opened(folder) as library:
        notebook = library.notebook(document.id)
        assert notebook.undoable == "Import 1 Annotation"
        notebook.undo()
        assert len(notebook) == 3


def test_import_makes_a_backup_of_what_was_there(folder, document, theirs):
    library = folder / "library.sqlite3"
    run(folder, "import", SAMPLE, theirs)
    (backup,) = backups.listed(library)
    with closing(location_of(backup.path).open_to_read()) as before:
        assert len(before.notebook(document.id)) == 3
    run(folder, "import", SAMPLE, theirs)
    assert len(backups.listed(library)) == 1, "nothing came in, so nothing was copied"


def test_nothing_is_imported_beside_a_window_that_has_the_library_open(
    folder, document, theirs, capsys
):
    before = sorted(path.name for path in folder.rglob("*"))
    with LibraryLock.of(folder / "library.sqlite3") as lock:
        assert lock.acquire()
        assert run(folder, "import", SAMPLE, str(theirs), "--dry-run") == 0
        assert run(folder, "import", SAMPLE, str(theirs)) == 1
    assert "is open in a window: close it first" in capsys.readouterr().err
    left = {"library.sqlite3.lock"}
    assert {path.name for path in folder.rglob("*")} - set(before) <= left
    assert run(folder, "import", SAMPLE, str(theirs)) == 0


def test_import_says_in_json_what_came_in(folder, document, theirs, capsys):
    counts = {"added": 1, "updated": 0, "unchanged": 0, "older": 0, "conflicts": 0}
    plain = {"document": document.id, "unattached": 0, "left_out": [], "changed": [], "file": []}
    assert run(folder, "import", SAMPLE, theirs, "--dry-run", "--json") == 0
    assert said(capsys) == {**plain, "made": False, **counts}
    assert run(folder, "import", SAMPLE, theirs, "--json") == 0
    assert said(capsys) == {**plain, "made": True, **counts}
    assert run(folder, "import", SAMPLE, theirs, "--json") == 0
    assert said(capsys) == {**plain, "made": False, **counts, "added": 0, "unchanged": 1}


def test_a_dry_run_changes_nothing(folder, empty, document, theirs, capsys):
    before = (folder / "library.sqlite3").read_bytes()
    assert run(folder, "import", SAMPLE, theirs, "--dry-run") == 0
    assert capsys.readouterr().out == "Would come in: 1 new. 1 private. By M. Sato.\n"
    assert (folder / "library.sqlite3").read_bytes() == before
    assert [path.name for path in folder.iterdir()] == ["library.sqlite3"]
    assert run(empty, "import", SAMPLE, theirs, "--dry-run") == 0
    assert "1 new" in capsys.readouterr().out
    assert list(empty.iterdir()) == []


def test_import_brings_the_document_too_where_the_library_has_it_not(empty, document, theirs):
    assert run(empty, "import", SAMPLE, theirs) == 0
    with opened(empty) as library:
        assert [entry.title for entry in library.shelf()] == [document.title]
        assert len(library.notebook(document.id)) == 1


def test_a_quote_that_is_not_found_is_told_of_and_kept(folder, tmp_path, document, capsys):
    file = tmp_path / "web.json"
    file.write_bytes(as_file({"rows": [hypothesis_row("words that nobody said", text="Why?")]}))
    assert run(folder, "import", SAMPLE, file) == 0
    out = capsys.readouterr().out
    assert "1 new" in out
    assert "1 not found in the text for certain: review them there." in out
    (item,) = (item for item in annotations(folder, document) if item.note == "Why?")
    assert item.anchor.exact == "words that nobody said"


def test_a_package_alone_brings_document_and_annotations(folder, empty, tmp_path, document):
    sent_file = tmp_path / "sent.briefing"
    assert run(folder, "export", SAMPLE, sent_file) == 0
    assert run(empty, "import", sent_file) == 0
    with opened(empty) as library:
        assert library.document(document.id) == document
        assert [item.note for item in library.notebook(document.id)] == ["Ask"]
        assert library.check().is_sound
    assert run(empty, "list", document.id[:8]) == 0


def test_a_package_without_annotations_still_brings_its_document(empty, tmp_path, document, capsys):
    file = tmp_path / "sent.briefing"
    file.write_bytes(briefing_package.dumps(document, (), LABELS))
    assert run(empty, "import", file, "--json") == 0
    assert said(capsys)["made"] is True
    with opened(empty) as library:
        assert library.document(document.id) == document
    assert run(empty, "import", file, "--json") == 0
    assert said(capsys)["made"] is False


def test_a_package_does_not_replace_the_document_that_is_there(folder, tmp_path, document):
    """It only says that it holds the same file; the words it has may be others."""
    forged = document_of("# Forged\n\nNothing applies to the Senkaku Islands.\n")
    forged = replace(forged, source=document.source)
    item = annotate(forged, "Senkaku Islands", identifier="forged", note="forged")
    file = tmp_path / "sent.briefing"
    file.write_bytes(briefing_package.dumps(forged, (item,), LABELS))
    assert run(folder, "import", file) == 0
    with opened(folder) as library:
        assert library.document(document.id) == document
    (found,) = (item for item in annotations(folder, document) if item.note == "forged")
    assert found.anchor.exact == "Senkaku Islands"
    assert not resolve(found.anchor, document.text).attached


def test_a_package_can_be_taken_into_a_document_of_ones_own(folder, tmp_path, document):
    other = tmp_path / "other.txt"
    other.write_text("Another edition\n\nThe Senkaku Islands, and more.\n")
    sent_file = tmp_path / "sent.briefing"
    run(folder, "export", SAMPLE, sent_file)
    assert run(folder, "import", other, sent_file) == 0
    with opened(folder) as library:
        assert len(library.shelf()) == 2
        assert len(library.notebook(document.id)) == 3
        other_id = next(entry.id for entry in library.shelf() if entry.id != document.id)
        assert [item.note for item in library.notebook(other_id)] == ["Ask"]


def test_a_conflict_is_told_of_and_both_are_kept(folder, document, tmp_path, capsys):
    mine = next(item for item in annotations(folder, document) if item.note == SECRET)
    with opened(folder) as library:
        edited = replace(mine, note="Edited here", modified=NOW.replace(hour=12))
        library.notebook(document.id).apply(Change("Edit Note", (edited,)))
    file = tmp_path / "theirs.jsonld"
    there = replace(mine, note="Edited there", modified=NOW.replace(hour=11))
    file.write_bytes(sent(document, [there]))
    assert run(folder, "import", SAMPLE, file) == 0
    assert "1 in conflict, kept beside yours" in capsys.readouterr().out
    notes = {item.note for item in annotations(folder, document)}
    assert {"Edited here", "Edited there"} <= notes


@pytest.mark.parametrize(
    ("content", "part"),
    [(b"", "without doubt"), (b"[]", "No annotations were found"), (b"{}", "No annotations"),
     (b'{"a":1,"a":2}', "without doubt"), (b"PK\x03\x04", "without doubt"),
     (b"\xff\xd8\xff\xe0", "without doubt"), (b"[" * 5000, "without doubt"),
     (b'{"items":[{"target":{},"n":NaN}]}', "Nothing of the file can come in. Entry 1: it holds")],
)  # fmt: skip
def test_a_file_that_is_none_is_refused_and_leaves_nothing(
    folder, empty, tmp_path, document, capsys, content, part
):
    file = tmp_path / "theirs.json"
    file.write_bytes(content)
    for home in (folder, empty):
        assert run(home, "import", SAMPLE, file) == 1
        failed(capsys, part)
    assert len(annotations(folder, document)) == 3
    assert list(empty.iterdir()) == []
    assert not (folder / "backups").exists()


def test_a_package_that_is_none_is_refused_and_leaves_nothing(empty, tmp_path, capsys):
    file = tmp_path / "sent.briefing"
    file.write_bytes(b"PK\x03\x04 nothing")
    assert run(empty, "import", file) == 1
    failed(capsys, "The file is no package of Briefing Viewer, or is damaged: ask for it again.")
    assert list(empty.iterdir()) == []


def test_a_file_that_cannot_be_read_is_named(folder, empty, tmp_path, capsys):
    os.mkfifo(tmp_path / "pipe")
    for name, part in (
        ("none.json", "does not exist"),
        (".", "is a folder"),
        ("pipe", "is a device or a pipe"),
        ("x" * 5000, "cannot be read"),
    ):
        for home in (folder, empty):
            assert run(home, "import", SAMPLE, tmp_path / name) == 1
            failed(capsys, part)
    assert list(empty.iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_named(folder, theirs, capsys):
    theirs.chmod(0)
    assert run(folder, "import", SAMPLE, theirs) == 1
    failed(capsys, "may not be read: ask for permission")


def test_annotations_alone_do_not_say_whose_they_are(folder, theirs, capsys):
    assert run(folder, "import", theirs) == 1
    failed(capsys, "Name the document and the file; a .briefing file alone holds both.")


@pytest.mark.parametrize(
    "words", [[], ["list"], ["export", SAMPLE], ["import"], ["nonsense"],
              ["list", SAMPLE, "--nonsense"], ["list", SAMPLE, "more"]],
)  # fmt: skip
def test_misuse_ends_with_2_and_the_usage(folder, capsys, words):
    assert run(folder, *words) == 2
    assert "usage: briefing-viewer annotations" in capsys.readouterr().err


@pytest.mark.parametrize("words", [[], ["list"], ["export"], ["import"]])
def test_help_teaches(capsys, words):
    assert main(["annotations", *words, "--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("usage: briefing-viewer annotations")
    assert max(map(len, out.splitlines())) <= 100
    assert "%" not in out


@pytest.mark.parametrize("place", range(4))
def test_the_data_folder_may_be_named_anywhere(folder, capsys, place):
    words = ["annotations", "list", SAMPLE]
    option = ["--data-folder", str(folder)]
    assert main([*words[:place], *option, *words[place:]]) == 0
    assert "North Korea" in capsys.readouterr().out
    assert main([*words[:place], f"--data-folder={folder}", *words[place:]]) == 0


def test_debug_may_be_said_anywhere(folder, capsys):
    assert run(folder, "list", "none.txt", "--debug") == 1
    assert "Traceback" in capsys.readouterr().err


def test_import_names_what_is_left_out_and_what_comes_in_otherwise(
    folder, document, tmp_path, capsys
):
    rows = [
        hypothesis_row("Senkaku Islands", identifier="a", text="good"),
        {"id": "b", "text": "without a place"},
        hypothesis_row("China", identifier="a", text="again"),
        hypothesis_row(identifier="c", text="Indeed.", references=["a"], updated="yesterday"),
    ]
    file = tmp_path / "theirs.json"
    file.write_bytes(as_file(rows))
    assert run(folder, "import", SAMPLE, file, "--dry-run") == 0
    lines = capsys.readouterr().out.splitlines()
    counts = "2 entries of the file are left out. 1 comes in otherwise than written."
    assert f"1 reply stands with what is answered. {counts}" in lines[0]
    assert lines[1:] == [
        "  Left out: entry 2 “without a place” (b): it names nothing that it is about",
        "  Left out: entry 3 “again” (a): it has the same id as entry 1",
        "  Otherwise: entry 4 “Indeed.” (c): “yesterday” is no time that can be read",
    ]
    for added in (2, 0):
        assert run(folder, "import", SAMPLE, file, "--json") == 0
        told = said(capsys)
        assert (told["added"], len(told["left_out"]), len(told["changed"])) == (added, 2, 1)
        assert told["left_out"][0] == {
            "number": 2, "id": "b", "words": "without a place",
            "why": "it names nothing that it is about",
        }  # fmt: skip
    notes = [item.note for item in annotations(folder, document)]
    assert "good" in notes
    assert any(note.startswith("Reply to m.sato, 11 February 2026") for note in notes)


def test_of_very_many_the_first_are_named_and_json_names_all(folder, tmp_path, capsys):
    rows = [hypothesis_row("China", identifier="a"), *({"id": str(n)} for n in range(100))]
    file = tmp_path / "theirs.json"
    file.write_bytes(as_file(rows))
    assert run(folder, "import", SAMPLE, file, "--dry-run") == 0
    out = capsys.readouterr().out
    assert out.endswith("  … and 60 more: --json names all of them\n")
    assert run(folder, "import", SAMPLE, file, "--dry-run", "--json") == 0
    assert len(said(capsys)["left_out"]) == 100


def test_an_import_for_a_document_in_the_trash_brings_it_back_and_overwrites_nothing(
    folder, document, theirs, capsys
):
    before = annotations(folder, document)
    with closing(location_of(folder / "library.sqlite3").open()) as library:
        library.removals.remove(document.id)
    assert annotations(folder, document) == ()
    assert run(folder, "import", SAMPLE, theirs) == 0
    assert "was in the trash, and is back" in capsys.readouterr().out
    assert set(before) <= set(annotations(folder, document))
    assert len(annotations(folder, document)) == len(before) + 1


def test_a_package_cannot_rewrite_a_document_in_the_trash(folder, document, tmp_path, capsys):
    """What a file says of a document is not believed where the library has it, trash or not."""
    with closing(location_of(folder / "library.sqlite3").open()) as library:
        library.removals.remove(document.id)
    forged = replace(document, title="Forged")
    file = tmp_path / "theirs.briefing"
    file.write_bytes(
        briefing_package.dumps(forged, [annotate(document, "China", note="new")], LABELS)
    )
    assert run(folder, "import", file) == 0
    with closing(location_of(folder / "library.sqlite3").open()) as library:
        assert library.document(document.id) == document
    capsys.readouterr()
