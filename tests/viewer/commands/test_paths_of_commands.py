"""Every path that the command line takes: addresses, odd names, what is no file, what is read."""

import json
import os
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from data.annotation import Visibility
from data.documents import shipped
from data.files.paths import clean, named
from data.intake import read_document, reading_formats
from data.intake.reading_formats import ReadingFormat
from data.interchange import briefing_package
from data.interchange import exchange_formats as interchange
from data.library.location import location_of
from data.notebook import Change
from exporters.writing_formats import formats as handouts
from tests.fixtures.documents import annotate
from viewer.cli import main
from viewer.window.file_choice import filters

NOW = datetime(2018, 9, 5, 9, 0, tzinfo=UTC)
ODD = os.fsdecode("会談 メモ".encode("shift_jis"))
ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def _umask_stays():
    old = os.umask(0o022)
    yield
    os.umask(old)


@pytest.fixture(params=["a b#c", "会談", ODD], ids=["plain", "japanese", "not UTF-8"])
def place(tmp_path, request):
    """Return a folder with a document, a library that knows it, and its annotations."""
    place = tmp_path / request.param
    place.mkdir()
    path = place / f"{request.param}.txt"
    path.write_bytes(shipped().read_bytes())
    with closing(location_of(place / "library.sqlite3").make()) as library:
        document = read_document(path)
        library.remember(document, NOW, path)
        note = annotate(document, "Senkaku Islands", visibility=Visibility.BRIEFING)
        library.notebook(document.id).apply(Change("Add", (note,)))
    return place


def source(place):
    return place / f"{place.name}.txt"


@pytest.mark.parametrize("write", [str, Path.as_uri], ids=["path", "address"])
def test_paths_and_addresses_do_everywhere(place, capsys, write):
    document, folder = write(source(place)), ("--data-folder", write(place))
    font = write(ROOT / "resources" / "fonts" / "BIZUDPGothic-Regular.ttf")
    for words in (
        ("inspect", document),
        ("export", document, write(place / "out.html"), "--font", font),
        ("annotations", "list", document),
        ("annotations", "export", document, write(place / "out.briefing")),
        ("annotations", "import", write(place / "out.briefing")),
        ("annotations", "import", document, write(place / "out.briefing")),
        ("library", "list"),
        ("library", "backup"),
    ):
        assert main([*words, *folder]) == 0, capsys.readouterr()
    assert (place / "out.html").is_file()
    capsys.readouterr()
    for words in (
        ("library", "list"),
        ("annotations", "export", document, write(place / "out.csv")),
        ("library", "backup"),
    ):
        assert main([*words, "--json", *folder]) == 0
        told = json.loads(capsys.readouterr().out)
        assert json.dumps(told, ensure_ascii=False).encode()
    with closing(location_of(place / "library.sqlite3").open_to_read()) as library:
        (entry,) = library.shelf()
    assert named(entry.path) == source(place)


def test_the_environment_may_name_the_folder_by_its_address(place, monkeypatch, capsys):
    monkeypatch.setenv("BRIEFING_VIEWER_DATA", place.as_uri())
    assert main(["library", "list"]) == 0
    assert "Japan-U.S." in capsys.readouterr().out
    monkeypatch.setenv("BRIEFING_VIEWER_DATA", "file://elsewhere/a")
    assert main(["library", "list"]) == 1
    assert "is a file of another computer" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [("inspect", "{}"), ("export", "{}", "a.pdf"), ("annotations", "list", "{}"), ("{}",)],
    ids=lambda words: words[0],
)
def test_an_address_of_another_computer_is_refused_in_one_line(
    words, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    address = "file://server/share/a.txt"
    words = [word.format(address) for word in words]
    assert main([*words, "--data-folder", str(tmp_path)]) in {1, 2}
    assert "is a file of another computer (server): copy it to this one" in capsys.readouterr().err


@pytest.mark.parametrize("place", ["here"], indirect=True)
@pytest.mark.parametrize(
    "words",
    [
        ("export", "note.html", "note.html"),
        ("export", "note.html", "./note.html"),
        ("export", "note.html", "linked.html"),
        ("export", "note.html", "hard.html"),
        ("export", "linked.html", "note.html"),
        ("export", "note.html", "note.html", "--no-annotations"),
        ("export", "source.pdf", "source.pdf", "--attach-source"),
        ("export", "note.html", "font.pdf", "--font", "font.pdf"),
        ("annotations", "export", "data.json", "data.json"),
        ("annotations", "export", "ID", "data.json"),
    ],
    ids=" ".join,
)
def test_what_is_read_is_never_written_over(place, words, monkeypatch, capsys):
    monkeypatch.chdir(place)
    page = "<!doctype html><title>Report</title><h1>Report</h1><p>What was said in the meeting.</p>"
    Path("note.html").write_text(page)
    Path("linked.html").symlink_to("note.html")
    Path("hard.html").hardlink_to("note.html")
    Path("data.json").write_text("A text.\n\nThat is called so.\n")
    main(["export", "here.txt", "source.pdf", "--data-folder", "."])
    Path("font.pdf").write_bytes((ROOT / "resources/fonts/BIZUDPGothic-Regular.ttf").read_bytes())
    document = read_document(Path("data.json"))
    with closing(location_of(place / "library.sqlite3").make()) as library:
        library.remember(document, NOW, place / "data.json")
    before = {path: path.read_bytes() for path in place.iterdir() if path.is_file()}
    capsys.readouterr()
    words = [document.id if word == "ID" else word for word in words]
    assert main([*words, "--data-folder", "."]) == 1
    told = capsys.readouterr()
    assert "was not written: it is " in told.err
    assert told.err.count("\n") == 1
    assert {path: path.read_bytes() for path in place.iterdir() if path.is_file()} == before


@pytest.mark.parametrize("place", ["here"], indirect=True)
@pytest.mark.parametrize("name", ["backups/a.pdf", "settings.ini.pdf", "library.sqlite3.pdf"])
def test_the_programs_own_files_are_never_written_over(place, name, monkeypatch, capsys):
    """They have other suffixes: links could bear one of a handout."""
    monkeypatch.chdir(place)
    main(["library", "backup", "--data-folder", "."])
    Path("settings.ini").write_text("[General]\n")
    if "/" not in name:
        Path(name).symlink_to(name.removesuffix(".pdf"))
    before = sorted(place.rglob("*")), (place / "library.sqlite3").read_bytes()
    assert main(["export", "here.txt", name, "--data-folder", "."]) == 1
    assert "it is kept by the program; choose another name" in capsys.readouterr().err
    assert (sorted(place.rglob("*")), (place / "library.sqlite3").read_bytes()) == before


@pytest.mark.parametrize("name", ["会　談.txt", "a\x1b[2J.txt", f"{ODD}.txt", "a\u202eb.text"])
def test_a_file_of_any_name_travels_inside_a_handout(tmp_path, name, capsys):
    path = tmp_path / name
    path.write_bytes(shipped().read_bytes())
    words = ["export", str(path), str(tmp_path / "a.pdf"), "--attach-source"]
    assert main([*words, "--data-folder", str(tmp_path)]) == 0, capsys.readouterr()
    (attached,) = PdfReader(tmp_path / "a.pdf").attachments.items()
    assert attached == (clean(name), [path.read_bytes()])


@pytest.mark.parametrize("place", ["here"], indirect=True)
def test_another_file_is_replaced_as_before(place, capsys):
    (place / "out.html").write_text("an older handout")
    for _ in range(2):
        words = ["export", str(source(place)), str(place / "out.html"), "--data-folder", str(place)]
        assert main(words) == 0
    assert b"<!doctype html>" in (place / "out.html").read_bytes()[:100].lower()


@pytest.mark.parametrize("place", ["here"], indirect=True)
@pytest.mark.parametrize("kind", ["pipe", "/dev/zero", "folder", "loop"])
@pytest.mark.parametrize(
    "words",
    [
        ("inspect", "odd"),
        ("export", "odd", "a.pdf"),
        ("export", "here.txt", "a.pdf", "--font", "odd"),
        ("annotations", "list", "odd"),
        ("annotations", "import", "here.txt", "odd"),
        ("annotations", "import", "odd", "here.txt"),
        ("library", "list", "--data-folder", "odd"),
        ("inspect", "here.txt", "--data-folder", "odd/odd"),
    ],
    ids=" ".join,
)
def test_what_is_no_file_is_told_at_once_in_one_line(place, kind, words, monkeypatch, capsys):
    monkeypatch.chdir(place)
    odd = Path("odd")
    if kind == "pipe":
        os.mkfifo(odd)
    elif kind == "folder":
        odd.mkdir()
    elif kind == "loop":
        odd.symlink_to(odd)
    else:
        odd.symlink_to(kind)
    folder = () if "--data-folder" in words else ("--data-folder", ".")
    status = main([*words, *folder])
    told = capsys.readouterr().err
    assert status == (0 if words[0] == "inspect" and words[1] != "odd" else 1)
    assert told.startswith("briefing-viewer: ")
    assert told.count("\n") == 1
    assert "fault of the program" not in told


@pytest.mark.parametrize("place", ["here"], indirect=True)
@pytest.mark.parametrize("kind", ["pipe", "/dev/zero", "folder"])
def test_a_library_that_is_no_file_is_told_at_once(tmp_path, place, kind, monkeypatch, capsys):
    folder = tmp_path / "data"
    folder.mkdir()
    library = folder / "library.sqlite3"
    if kind == "pipe":
        os.mkfifo(library)
    elif kind == "folder":
        library.mkdir()
    else:
        library.symlink_to(kind)
    monkeypatch.setattr(os, "access", lambda *_: False)  # as for who may only read it
    for words in (["library", "list"], ["library", "search", "a"], ["library", "check"]):
        assert main([*words, "--data-folder", str(folder)]) == 1
        told = capsys.readouterr().err
        assert told.count("\n") == 1
        assert "fault of the program" not in told


@pytest.mark.parametrize("place", ["here"], indirect=True)
def test_a_package_is_no_document_and_it_is_said_what_to_do_with_it(place, capsys):
    document = read_document(source(place))
    content = briefing_package.dumps(document, [], ())
    for name in ("theirs.briefing", "THEIRS.BRIEFING", "theirs.zip", "theirs.docx", "theirs"):
        (place / name).write_bytes(content)
        for words in (["inspect", str(place / name)], ["export", str(place / name), "a.pdf"]):
            assert main([*words, "--data-folder", str(place)]) == 1
            told = capsys.readouterr().err
            assert "holds a document with its annotations: import it, with " in told
            assert "“briefing-viewer annotations import”" in told
    (place / "cut.briefing").write_bytes(content[:100])
    assert main(["inspect", str(place / "cut.briefing"), "--data-folder", str(place)]) == 1
    assert "import it" in capsys.readouterr().err
    (place / "text.briefing").write_text("A text.\n\nThat only is called so.\n")
    assert main(["inspect", str(place / "text.briefing"), "--data-folder", str(place)]) == 0


def section(head):
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return text.split(f"## {head}\n")[1].split("\n## ")[0]


def suffixes_in_the_readme():
    table = [line for line in section("Documents it opens").splitlines() if line.startswith("|")]
    return {word for line in table for word in line.split("`")[1::2] if word.startswith(".")}


def suffixes_that_are_read():
    return {suffix for known in reading_formats.formats() for suffix in known.suffixes}


def test_the_readme_names_every_suffix_that_is_read_and_no_other():
    assert suffixes_in_the_readme() == suffixes_that_are_read()


def test_a_format_that_is_read_is_declared_once(monkeypatch):
    """The dialog offers it, attachments say what it is, and README must name it."""
    line = ReadingFormat("Slides", "plain.plain_text", ((".odd", "application/x-odd"),))
    known, before = reading_formats.formats(), suffixes_that_are_read()
    monkeypatch.setattr(reading_formats, "formats", lambda: (line, *known))
    assert any("Slides" in kind and "*.odd" in kind for kind in filters())
    assert reading_formats.media_type("A.ODD") == "application/x-odd"
    assert reading_formats.format_of(b"Text.", "a.odd") is line
    assert suffixes_that_are_read() - before == {".odd"}
    assert ".odd" not in suffixes_in_the_readme()


def test_the_readme_names_every_format_of_handouts():
    text = section("Command line")
    assert not [known.short for known in handouts() if known.short not in text]


def test_the_readme_names_every_suffix_of_annotations():
    text = section("The library")
    assert not [suffix for suffix in interchange.suffixes() if f"`{suffix}`" not in text]


@pytest.mark.parametrize("known", [*handouts(), *interchange.formats()], ids=lambda one: one.name)
def test_the_help_names_every_suffix(known, capsys):
    words = ["export"] if known in handouts() else ["annotations"]
    assert main([*words, "--help"]) == 0
    told = capsys.readouterr().out
    assert not [suffix for suffix in known.suffixes if suffix not in told]
