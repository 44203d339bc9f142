"""`briefing-viewer library`: list and search, copies, and a damaged library made anew."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.annotation import Visibility
from data.documents import shipped
from data.errors import HOW_TO_REPAIR
from data.library.location import location_of
from data.library.sqlite.safekeeping import backups, file_exchange
from data.library.sqlite.safekeeping.lock import LibraryLock
from data.notebook import Change
from tests.fixtures.documents import NOW, annotate, shipped_document
from tests.torture.full_disk import can_mount, mounted, protect
from viewer.cli import main

HOME = Path(__file__).parents[3]
HOLDER = """
import sys
from pathlib import Path
from data.library.sqlite.safekeeping.lock import LibraryLock
lock = LibraryLock.of(Path(sys.argv[1]))
assert lock.acquire()
print("held", flush=True)
sys.stdin.read()
"""
ACTIONS = (["list"], ["search", "x"], ["backup"], ["check"], ["repair"])


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
    """Return a data folder whose library has two annotations on the shipped document."""
    with closing(location_of(tmp_path / "data" / "library.sqlite3").make()) as library:
        library.remember(document, NOW)
        items = (
            annotate(document, "Senkaku Islands", note="Ask again", label="concern",
                     visibility=Visibility.BRIEFING),
            annotate(document, "North Korea", note="draft words", tags=("nukes",)),
        )  # fmt: skip
        library.notebook(document.id).apply(Change("Add", items))
    return tmp_path / "data"


@pytest.fixture
def bare(tmp_path):
    """Return a data folder with a library that holds nothing."""
    with closing(location_of(tmp_path / "bare" / "library.sqlite3").make()):
        pass
    return tmp_path / "bare"


@pytest.fixture
def held(folder):
    """The library's folder, while another program has the library."""
    words = [sys.executable, "-c", HOLDER, str(file_of(folder))]
    with subprocess.Popen(
        words, cwd=HOME, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout.readline() == "held\n"
        yield folder
        program.kill()


def file_of(folder):
    return folder / "library.sqlite3"


def run(folder, *words):
    return main(["library", "--data-folder", str(folder), *map(str, words)])


def said(capsys):
    """Return the one JSON object that was printed."""
    streams = capsys.readouterr()
    assert streams.err == ""
    assert streams.out.isascii()
    found = json.loads(streams.out)
    assert isinstance(found, dict)
    return found


def failed(capsys, *parts):
    """Check that one line says what is wrong, and nothing else was printed."""
    streams = capsys.readouterr()
    assert streams.out == ""
    assert streams.err.startswith("briefing-viewer: ")
    assert streams.err.count("\n") == 1
    assert "fault of the program" not in streams.err
    for part in parts:
        assert part in streams.err


def damage(folder, start=4096, count=20000):
    """Flip all bits of a stretch of the library's file."""
    with file_of(folder).open("r+b") as file:
        file.seek(start)
        content = file.read(count)
        file.seek(start)
        file.write(bytes(255 - byte for byte in content))


def spoil(folder):
    """Change one row behind the library's back."""
    with closing(sqlite3.connect(file_of(folder))) as connection, connection:
        connection.execute("UPDATE annotations SET body = replace(body, 'draft', 'other')")


def notes(folder, document):
    with closing(location_of(file_of(folder)).open_to_read()) as library:
        return sorted(item.note for item in library.notebook(document.id))


def test_list_prints_the_documents(folder, document, capsys):
    assert run(folder, "list") == 0
    assert capsys.readouterr().out == (
        f"{document.id[:8]}  2026-03-02  {document.title}  (2 annotations)\n"
    )
    assert run(folder, "list", "--json") == 0
    (entry,) = said(capsys)["documents"]
    assert (entry["id"], entry["title"], entry["annotations"]) == (document.id, document.title, 2)
    assert entry["opened"] == NOW.isoformat()


def test_a_library_that_holds_nothing_says_so(bare, capsys):
    for words, line in (
        (["list"], "No document is in the library.\n"),
        (["search", "x"], "Nothing was found.\n"),
        (["restore"], "There is no backup yet: make one with “briefing-viewer library backup”.\n"),
        (["check"], "All 0 rows are what was written.\n"),
        (["repair"], "The library is sound; nothing was changed.\n"),
    ):
        assert run(bare, *words) == 0
        assert capsys.readouterr().out == line


def test_a_library_that_holds_nothing_says_so_in_json(bare, capsys):
    for words, value in (
        (["list"], {"documents": []}),
        (["search", "x"], {"hits": [], "more": False}),
        (["restore"], {"backups": []}),
        (["repair"], {"repaired": False}),
    ):
        assert run(bare, *words, "--json") == 0
        assert said(capsys) == value
    assert run(bare, "check", "--json") == 0
    found = said(capsys)
    assert (found["sound"], found["faults"], set(found["rows"].values())) == (True, [], {0})


@pytest.mark.parametrize("words", ACTIONS)
def test_without_a_library_one_line_says_so_and_none_is_made(tmp_path, capsys, words):
    assert run(tmp_path, *words) == 1
    failed(capsys, "There is no library yet: it is made when the first document is opened.")
    assert run(tmp_path, *words, "--json") == 1
    failed(capsys, "There is no library yet")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [*ACTIONS, ["restore"]])
def test_a_folder_that_is_not_there_is_named(tmp_path, capsys, words):
    assert run(tmp_path / "none", *words) == 1
    failed(capsys, "does not exist: name the one that holds your library.")


def test_search_finds_texts_and_annotations(folder, capsys):
    assert run(folder, "search", "Senkaku") == 0
    out = capsys.readouterr().out
    assert "§2 ¶1 (annotation)\n" in out
    assert "§2 ¶1 (text)\n" in out
    assert run(folder, "search", "senkaku", "label:concern", "--json") == 0
    found = said(capsys)
    assert [hit["label_id"] for hit in found["hits"]] == ["concern"]
    assert found["more"] is False


@pytest.mark.parametrize(
    ("words", "notes"),
    [(["korea", "is:private"], 1), (["korea"], 1), (["korea", "-draft"], 0),
     (["-draft", "korea"], 0), (["korea -draft"], 0), (["--", "korea", "-draft"], 0),
     (["korea", "-health"], 1), (["korea", "-health", "-draft"], 0), (["tag:nukes"], 1),
     (['"North Korea"'], 1), (["kor*"], 1), (["is:briefing"], 1)],
)  # fmt: skip
def test_what_a_search_may_say_can_be_said_on_the_command_line(folder, capsys, words, notes):
    assert run(folder, "search", "--json", *words, "in:notes") == 0
    assert len(said(capsys)["hits"]) == notes


def test_what_a_search_does_not_understand_is_said(folder, capsys):
    for words in (["korea", "label:concerm"], ["korea", "since:2018-13"], ["korea", "-is:secret"]):
        assert run(folder, "search", *words) == 0
        remark, nothing = capsys.readouterr().out.splitlines()
        assert words[1].lstrip("-").partition(":")[2] in remark
        assert nothing == "Nothing was found."
        assert run(folder, "search", *words, "--json") == 0
        assert said(capsys)["remarks"] == [remark]


def test_search_stops_at_its_limit_and_says_so(folder, capsys):
    assert run(folder, "search", "the", "--limit", "1") == 0
    out = capsys.readouterr().out
    assert out.endswith("There is more: raise --limit, or narrow the search.\n")
    assert run(folder, "search", "--limit", "1", "the", "--json") == 0
    found = said(capsys)
    assert (len(found["hits"]), found["more"]) == (1, True)


@pytest.mark.parametrize("limit", ["0", "-1", "x", "1e3", str(10**30), "9" * 5000])
def test_a_limit_that_is_none_is_refused(folder, capsys, limit):
    assert run(folder, "search", "the", f"--limit={limit}") == 2
    assert "a number from 1 to 10,000 is wanted" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [[], ["--json"], ["--"], ["--nonsense", "x"], ["x", "--nonsense"]]
)
def test_a_search_for_nothing_or_with_an_unknown_option_is_misuse(folder, capsys, words):
    assert run(folder, "search", *words) == 2
    err = capsys.readouterr().err
    assert "usage: briefing-viewer library" in err
    assert "say what to search for" in err or "--nonsense" in err


ODD = st.sampled_from(
    ['"', "*", "-", "NEAR(a b)", "a AND", "OR", "^x", "{a b}", "a\0b", "(", "tag:", "label:x",
     'tag:"', "since:9999-99", "until:0000", "topic:§%_!", "is:x", "in:", "\ud800", "author:\udcff",
     "tag:\udc00*", "%s", "%(prog)s", "a:b", "日本"]
)  # fmt: skip


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(ODD | st.text(st.characters(), max_size=12), min_size=1, max_size=5))
def test_no_search_is_an_error(folder, capsys, words):
    assert run(folder, "search", "--json", "--limit=5", "--", *words) in {0, 2}
    streams = capsys.readouterr()
    assert streams.err == "" or "say what to search for" in streams.err
    if not streams.err:
        assert json.loads(streams.out)["more"] in {True, False}


@pytest.mark.parametrize("word", ["tag:x ", "topic:1 ", "word ", '"a b" ', "-no ", "label:x "])
def test_a_very_long_search_is_none_either(folder, capsys, word):
    assert run(folder, "search", "minister " + word * 3000) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(not can_mount(), reason="mounting a small file system is not allowed here")
def test_where_nothing_may_be_written_all_can_be_read(tmp_path, document, capsys):
    with mounted(str(tmp_path)):
        folder = tmp_path / "data"
        with closing(location_of(file_of(folder)).make()) as library:
            library.remember(document, NOW)
            library.index()
        protect(str(tmp_path))
        assert run(folder, "list") == 0
        assert run(folder, "search", "minister") == 0
        assert main(["annotations", "list", document.id, "--data-folder", str(folder)]) == 0
        assert capsys.readouterr().err == ""


def test_backup_makes_a_copy_when_there_is_something_new(folder, capsys):
    assert run(folder, "backup") == 0
    path = folder / "backups" / "library-000001.sqlite3"
    assert capsys.readouterr().out == f"Wrote “{path}”.\n"
    assert run(folder, "backup") == 0
    assert capsys.readouterr().out == f"Nothing has changed since “{path}”.\n"
    assert run(folder, "backup", "--json") == 0
    assert said(capsys) == {"made": False, "backup": str(path)}
    assert len(backups.listed(file_of(folder))) == 1


def test_restore_lists_the_copies_and_puts_one_back(folder, document, capsys):
    run(folder, "backup")
    with closing(location_of(file_of(folder)).make()) as library:
        library.notebook(document.id).undo()
    run(folder, "backup")
    capsys.readouterr()
    assert run(folder, "restore") == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["2", "1"]
    assert run(folder, "restore", "--json") == 0
    assert [backup["number"] for backup in said(capsys)["backups"]] == [2, 1]
    assert notes(folder, document) == []
    assert run(folder, "restore", "1") == 0
    out = capsys.readouterr().out
    assert out == "Restored backup 1; what was there is the newest backup now.\n"
    assert notes(folder, document) == ["Ask again", "draft words"]
    assert run(folder, "restore", "2", "--json") == 0
    assert said(capsys)["restored"]["number"] == 2
    assert notes(folder, document) == []


@pytest.mark.parametrize("number", ["7", "0", "9" * 30])
def test_a_copy_that_is_not_there_is_named(folder, capsys, number):
    assert run(folder, "restore", number) == 1
    failed(capsys, f"There is no backup {number}: list them without a number.")
    assert [path.name for path in folder.iterdir()] == ["library.sqlite3"]


def test_a_copy_that_is_damaged_is_not_restored(folder, document, capsys):
    run(folder, "backup")
    (backup,) = backups.listed(file_of(folder))
    backup.path.write_bytes(b"nothing of a library")
    capsys.readouterr()
    assert run(folder, "restore", "1") == 1
    failed(capsys, "is damaged: choose another one")
    assert notes(folder, document) == ["Ask again", "draft words"]


def test_a_library_that_is_gone_comes_back_from_a_copy(folder, document, capsys):
    run(folder, "backup")
    file_of(folder).unlink()
    capsys.readouterr()
    assert run(folder, "list") == 1
    failed(capsys, "is gone: “briefing-viewer library repair” brings it back from the newest good")
    assert run(folder, "restore") == 0
    assert capsys.readouterr().out.split()[0] == "1"
    assert run(folder, "restore", "1") == 0
    assert notes(folder, document) == ["Ask again", "draft words"]


def remove(path):
    path.unlink()


def cut(path):
    path.write_bytes(b"")


def empty(path):
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("VACUUM")


@pytest.mark.parametrize("lose", [remove, cut, empty])
@pytest.mark.parametrize("trace", ["backup", "aside", "lock"])
def test_a_library_that_is_gone_is_no_first_run(folder, document, capsys, lose, trace):
    path = file_of(folder)
    if trace == "backup":
        run(folder, "backup")
    elif trace == "aside":
        path.with_name("library-damaged-20260101-120000.sqlite3").write_bytes(path.read_bytes())
    else:
        with LibraryLock.of(path) as lock:
            assert lock.acquire()
            lock.vouch()
    lose(path)
    capsys.readouterr()
    before = sorted(file.name for file in folder.rglob("*"))
    text, out = str(shipped()), str(folder.parent / "out.html")
    words = (
        *(["library", action] for action in ("list", "backup", "check")),
        ["library", "search", "x"],
        ["annotations", "list", text],
        ["annotations", "export", text, f"{folder.parent}/out.csv"],
        ["annotations", "import", text, out],
        ["export", text, out],
    )
    Path(out).write_text("[]", encoding="utf-8")
    for one in words:
        assert main([*one, "--data-folder", str(folder)]) == 1
        way = "put its file back" if trace == "lock" else "“briefing-viewer library repair”"
        failed(capsys, "is gone" if lose is remove else "is empty", way)
    assert main(["inspect", text, "--data-folder", str(folder)]) == 0
    assert "The document is taken as it was read" in capsys.readouterr().err
    left = sorted(file.name for file in folder.rglob("*") if file.suffix != ".lock")
    assert left == [name for name in before if not name.endswith(".lock")]
    if trace != "lock":
        assert run(folder, "repair") == 0
        assert "The library was" in capsys.readouterr().out
        assert notes(folder, document) == ["Ask again", "draft words"]


def test_restoring_what_is_gone_makes_no_copy_of_nothing(folder, document, capsys):
    run(folder, "backup")
    file_of(folder).unlink()
    capsys.readouterr()
    assert run(folder, "restore", "1") == 0
    assert capsys.readouterr().out == "Restored backup 1.\n"
    assert [backup.number for backup in backups.listed(file_of(folder))] == [1]
    assert notes(folder, document) == ["Ask again", "draft words"]


def test_a_library_that_was_never_used_in_place_of_a_full_one_is_repaired(folder, document, capsys):
    run(folder, "backup")
    file_of(folder).unlink()
    location_of(file_of(folder)).make().close()
    assert run(folder, "repair") == 0
    assert notes(folder, document) == ["Ask again", "draft words"]


@pytest.mark.parametrize("action", ["list", "search x", "backup", "check", "repair"])
def test_a_folder_that_is_none_is_said_in_one_line(tmp_path, monkeypatch, capsys, action):
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    assert main(["library", *action.split()]) == 1
    failed(capsys, "Not a directory")


def test_without_any_library_repair_says_so_and_makes_nothing(tmp_path, capsys):
    assert run(tmp_path, "repair") == 1
    failed(capsys, "There is no library yet")
    assert not list(tmp_path.iterdir())


def test_what_a_repair_that_was_killed_had_ready_is_completed(folder, document, capsys):
    run(folder, "backup")
    (backup,) = backups.listed(file_of(folder))
    ready = file_exchange.ready_of(file_of(folder))
    ready.write_bytes(backup.path.read_bytes())
    file_of(folder).unlink()
    assert run(folder, "list") == 0
    assert not ready.exists()
    assert notes(folder, document) == ["Ask again", "draft words"]


def test_check_counts_the_rows_of_a_sound_library(folder, capsys):
    assert run(folder, "check") == 0
    out = capsys.readouterr().out
    assert out.startswith("All ")
    assert out.endswith(" rows are what was written.\n")
    assert run(folder, "check", "--json") == 0
    found = said(capsys)
    assert (found["sound"], found["rows"]["annotations"], found["faults"]) == (True, 2, [])


def test_check_names_the_row_that_is_damaged(folder, capsys):
    spoil(folder)
    assert run(folder, "check") == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("annotations ")
    assert lines[-1] == f"The library is damaged: {HOW_TO_REPAIR}."
    assert run(folder, "check", "--json") == 1
    found = said(capsys)
    assert (found["sound"], found["faults"][0]["table"]) == (False, "annotations")


@pytest.mark.parametrize("start", [0, 4096])
def test_check_says_that_a_file_cannot_be_read(folder, capsys, start):
    damage(folder, start, 4096 if start == 0 else 60_000)
    assert run(folder, "check") == 1
    streams = capsys.readouterr()
    assert "damaged" in streams.out + streams.err
    assert "fault of the program" not in streams.err
    assert run(folder, "check", "--json") == 1
    found = said(capsys)
    assert (found["sound"], bool(found["faults"])) == (False, True)
    assert isinstance(found["rows"], dict)


@pytest.mark.parametrize("start", [0, 4096])
@pytest.mark.parametrize("words", [["list"], ["search", "korea"], ["backup"], ["restore", "1"]])
def test_on_a_damaged_file_one_line_says_what_to_do(folder, capsys, start, words):
    run(folder, "backup")
    damage(folder, start, 4096 if start == 0 else 60_000)
    capsys.readouterr()
    if words == ["backup"]:
        spoiled = len(backups.listed(file_of(folder)))
    if run(folder, *words) == 1:
        failed(capsys, "epair it")
    else:
        assert words != ["restore", "1"]
        assert capsys.readouterr().err == ""
    if words == ["backup"]:
        assert len(backups.listed(file_of(folder))) == spoiled, "no damaged copy was made"


@pytest.mark.parametrize("way", ["row", "head", "body"])
def test_repair_brings_back_what_can_be_read(folder, document, capsys, way):
    run(folder, "backup")
    if way == "row":
        spoil(folder)
    else:
        damage(folder, 0 if way == "head" else 4096, 4096 if way == "head" else 60_000)
    broken = file_of(folder).read_bytes()
    capsys.readouterr()
    assert run(folder, "repair") == 0
    out = capsys.readouterr().out
    assert out.startswith("The library was repaired with the newest good backup and ")
    assert out.count("\n") == 1
    (aside,) = folder.glob("library-damaged-*.sqlite3")
    assert aside.read_bytes() == broken
    assert notes(folder, document) == ["Ask again", "draft words"]
    assert run(folder, "check") == 0
    capsys.readouterr()
    assert run(folder, "repair", "--json") == 0
    assert said(capsys) == {"repaired": False}


def test_repair_says_in_json_what_it_did(folder, capsys):
    spoil(folder)
    assert run(folder, "repair", "--json") == 0
    found = said(capsys)
    assert (found["repaired"], found["rows"]["annotations"]) == (True, 1)
    assert found["salvaged"]["annotations"] == 1
    assert Path(found["aside"]).exists()


def test_what_is_no_library_is_not_repaired(tmp_path, capsys):
    with closing(sqlite3.connect(file_of(tmp_path))) as connection, connection:
        connection.execute("CREATE TABLE other (x)")
    content = file_of(tmp_path).read_bytes()
    for words in (*ACTIONS, ["restore"]):
        if words != ["restore"]:
            assert run(tmp_path, *words) == 1
            failed(capsys, "is a database of another program: name another folder")
    assert file_of(tmp_path).read_bytes() == content


def test_another_programs_database_beside_backups_says_that_they_are_there(folder, capsys):
    run(folder, "backup")
    file_of(folder).unlink()
    with closing(sqlite3.connect(file_of(folder))) as connection, connection:
        connection.execute("CREATE TABLE other (x)")
    content = file_of(folder).read_bytes()
    capsys.readouterr()
    for words in (["list"], ["repair"], ["restore", "1"]):
        assert run(folder, *words) == 1
        failed(capsys, "database of another program now: move that file away", "brought back")
    assert file_of(folder).read_bytes() == content


def test_a_library_whose_name_leads_nowhere_says_where_that_is(folder, capsys):
    run(folder, "backup")
    file_of(folder).unlink()
    file_of(folder).symlink_to("/no disk/library.sqlite3")
    capsys.readouterr()
    assert run(folder, "list") == 1
    failed(capsys, "leads to “/no disk/library.sqlite3”, which is not there: ")


def test_backups_that_cannot_be_read_are_told_in_one_line(folder, capsys):
    (folder / "backups").symlink_to("backups")
    for words in (["restore"], ["restore", "1"], ["backup"]):
        assert run(folder, *words) == 1
        failed(capsys, f"The folder of the library's backups, “{folder / 'backups'}”, cannot be")
    assert run(folder, "list") == 0


@pytest.mark.parametrize("words", [["restore", "1"], ["repair"]])
def test_nothing_is_put_in_place_of_a_library_that_a_window_has_open(held, document, capsys, words):
    run(held, "backup")
    capsys.readouterr()
    before = sorted(path.name for path in held.rglob("*"))
    assert run(held, *words) == 1
    failed(capsys, "The library is open in a window: close it first, and try again.")
    assert run(held, *words, "--json") == 1
    failed(capsys, "The library is open in a window")
    assert sorted(path.name for path in held.rglob("*")) == before


@pytest.mark.parametrize(
    "words", [["list"], ["search", "korea"], ["backup"], ["check"], ["restore"]]
)
def test_what_changes_nothing_works_while_a_window_is_open(held, capsys, words):
    assert run(held, *words) == 0
    assert capsys.readouterr().err == ""


def test_a_search_beside_a_window_does_not_write(held, capsys):
    before = file_of(held).read_bytes()
    assert run(held, "search", "korea") == 0
    assert file_of(held).read_bytes() == before


def test_the_lock_is_given_back(folder, capsys):
    run(folder, "backup")
    for words in (["repair"], ["restore", "1"], ["restore", "99"], ["search", "korea"]):
        run(folder, *words)
    with LibraryLock.of(file_of(folder)) as lock:
        assert lock.acquire()


@pytest.mark.parametrize("place", range(3))
def test_the_data_folder_may_be_named_anywhere(folder, capsys, place):
    words = ["library", "list"]
    assert main([*words[:place], "--data-folder", str(folder), *words[place:]]) == 0
    assert "2 annotations" in capsys.readouterr().out


def test_the_data_folder_may_come_from_the_environment(folder, monkeypatch, capsys):
    monkeypatch.setenv("BRIEFING_VIEWER_DATA", str(folder))
    assert main(["library", "list"]) == 0
    assert "2 annotations" in capsys.readouterr().out


@pytest.mark.parametrize("action", ["", "list", "search", "backup", "restore", "check", "repair"])
def test_help_teaches(capsys, action):
    assert main(["library", *action.split(), "--help"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("usage: briefing-viewer library")
    assert "%" not in out
    assert max(map(len, out.splitlines())) <= 100


def test_the_help_of_search_tells_how_to_narrow_it(capsys):
    assert main(["library", "search", "-h"]) == 0
    out = capsys.readouterr().out
    for word in ("label:", "is:private", "in:notes", "- leaves out"):
        assert word in " ".join(out.split())


@pytest.mark.parametrize("words", [[], ["nonsense"], ["restore", "x"], ["list", "more"]])
def test_misuse_ends_with_2_and_the_usage(folder, capsys, words):
    assert run(folder, *words) == 2
    assert "usage: briefing-viewer library" in capsys.readouterr().err


def test_the_commands_never_import_qt(folder, tmp_path):
    sample, out = str(shipped()), str(tmp_path / "a.briefing")
    program = (
        "import sys; from viewer.cli import main\n"
        f"end = ['--data-folder', {str(folder)!r}]\n"
        "for words in (['library', 'search', 'korea'], ['library', 'repair'],"
        f" ['annotations', 'export', {sample!r}, {out!r}], ['annotations', 'import', {out!r}]):\n"
        "    assert main(words + end) == 0, words\n"
        "sys.exit(any(name.startswith(('PySide6', 'shiboken6')) for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=HOME, stdout=subprocess.DEVNULL, check=False
    )
    assert done.returncode == 0
