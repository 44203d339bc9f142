"""The command line: what it writes, what it says, and how it ends."""

import json
import os
import stat
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from data.annotation import Visibility
from data.briefing.page_setup import PageSetup, Paper
from data.briefing.pieces import BriefingPiece, PieceKind
from data.briefing.plan import LAST_USED, Plan, Template
from data.briefing.plan_pieces import briefing_of
from data.briefing.plan_topics import outline, outlined
from data.documents import shipped
from data.intake import read_document
from data.intake_report import READING_VERSION
from data.library.location import location_of
from data.notebook import Change
from data.structure_corrections.application import correct
from data.structure_corrections.correction import CorrectionKind
from tests.fixtures.documents import NOW, annotate, shipped_document
from tests.fixtures.newer import let_be_newer
from viewer import cli
from viewer.cli import main
from viewer.commands import inspect
from viewer.services import handout

HOME = Path(__file__).parents[2]
SAMPLE = str(shipped())


@pytest.fixture(autouse=True)
def _umask_stays():
    """Give the test run its own umask back."""
    old = os.umask(0o022)
    yield
    os.umask(old)


@pytest.fixture
def folder(tmp_path):
    """Return a data folder whose library has three annotations on the shipped document."""
    document = shipped_document()
    with closing(location_of(tmp_path / "data" / "library.sqlite3").make()) as library:
        library.remember(document, NOW)
        items = (
            annotate(document, "Senkaku Islands", note="Ask again", visibility=Visibility.BRIEFING),
            annotate(document, "North Korea", note="Hidden thought"),
            annotate(document, "freedom of navigation", note="One more hidden"),
        )
        library.notebook(document.id).apply(Change("Add", items))
    return tmp_path / "data"


def run(*words, **environment):
    """Run the program as a user would; variables set to None are taken out."""
    settings = {**os.environ, "PYTHONPATH": str(HOME), **environment}
    return subprocess.run(
        [sys.executable, "-m", "viewer", *map(str, words)],
        env={name: value for name, value in settings.items() if value is not None},
        cwd=HOME.parent,
        capture_output=True,
        text=True,
        check=False,
    )


def words_of(pdf):
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(pdf).pages)


def test_inspect_prints_the_json_that_other_programs_read(capsys):
    assert main(["inspect", SAMPLE, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["title"] == "Japan-U.S. Defense Ministerial Meeting"
    assert (found["date"], found["language"], found["paragraphs"]) == ("2018-06-29", "en", 7)
    assert found["topics"][0] == {
        "number": "1", "title": "North Korea", "level": 1, "paragraphs": 2,
    }  # fmt: skip
    assert [topic["paragraphs"] for topic in found["topics"]] == [2, 2, 1, 1]


def test_inspect_says_null_for_what_a_document_does_not_tell(tmp_path, capsys):
    path = tmp_path / "words.txt"
    path.write_text("xyzzy, plugh,\nfnord")
    assert main(["inspect", str(path), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["title"], found["date"], found["language"]) == (None, None, None)


def test_inspect_prints_an_outline_for_people(capsys):
    assert main(["inspect", SAMPLE]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [
        "Japan-U.S. Defense Ministerial Meeting",
        "Japan Defense Focus No. 102, August 2018 · Ministry of Defense of Japan",
        "29 June 2018 · Ministry of Defense (MOD) · Onodera, Mattis",
    ]
    assert lines[5].split() == ["1", "North", "Korea", "2", "paragraphs"]
    outside = "Outside the text: masthead, repeated title, caption (2), link or contents (2)"
    assert outside in " ".join(" ".join(lines).split())
    assert lines[lines.index("The file") :] == [
        "The file",
        "  Format: Plain text",
        "  Encoding: UTF-8",
    ]
    assert max(map(len, lines)) <= 76


def test_an_outline_sends_no_control_characters_to_the_terminal(tmp_path, capsys):
    path = tmp_path / "evil.txt"
    path.write_text("Ti\x1b[31mtle\u202e\n\nThey met.\n")
    assert main(["inspect", str(path)]) == 0
    assert all(line.isprintable() for line in capsys.readouterr().out.splitlines())


def test_export_writes_a_handout_with_the_briefing_and_says_what_stays_private(
    tmp_path, folder, capsys
):
    out = tmp_path / "handout.pdf"
    words = ["export", SAMPLE, str(out), "--data-folder", str(folder), "--marking", "DRAFT 7"]
    assert main([*words, "--paper", "letter".capitalize(), "--prepared-for", "The Minister"]) == 0
    said = capsys.readouterr().out
    assert said == f"Wrote “{out}”: 1 annotation in it, 2 stay private.\n"
    text = words_of(out)
    for expected in ("Ask again", "DRAFT 7", "The Minister", "steady implementation"):
        assert expected in text
    assert "idden" not in text
    assert [float(side) for side in PdfReader(out).pages[0].mediabox[2:]] == [612, 792]
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_export_writes_nothing_that_would_show_a_private_note(
    tmp_path, folder, monkeypatch, capsys
):
    compiled = handout.compile_content

    def with_a_leak(document, annotations, *rest, **chosen):
        leaking = [replace(item, visibility=Visibility.BRIEFING) for item in annotations]
        return compiled(document, leaking, *rest, **chosen)

    monkeypatch.setattr(handout, "compile_content", with_a_leak)
    out = tmp_path / "handout.pdf"
    assert main(["export", SAMPLE, str(out), "--data-folder", str(folder)]) == 1
    said = capsys.readouterr().err
    assert "would have shown a private note" in said
    assert "idden" not in said
    assert not out.exists()


def keep_briefing(folder, plan, name="Short", **fields):
    """Keep what a plan chooses of the document as a briefing, as the window does."""
    document = shipped_document()
    with closing(location_of(folder / "library.sqlite3").open()) as library:
        held = tuple(library.notebook(document.id))
        made = briefing_of(plan, name, document, held, briefing_id=name, now=NOW)
        library.briefings.add(replace(made, **fields))


def test_export_follows_the_briefing_and_what_is_said_beside_it(tmp_path, folder, capsys):
    plan = Plan(topics=frozenset({0}), marking="DRAFT 8", outline=outline(shipped_document()))
    keep_briefing(folder, plan)
    out = tmp_path / "handout.pdf"
    words = ["export", SAMPLE, str(out), "--data-folder", str(folder), "--plan"]
    assert main([*words, "Short", "--prepared-for", "The Minister"]) == 0
    assert capsys.readouterr() == (f"Wrote “{out}”.\n", "")
    text = words_of(out)
    assert "DRAFT 8" in text
    assert "The Minister" in text
    assert "Foreign Military Sales" not in text
    assert main([*words, "Long"]) == 1
    assert "There is no briefing “Long”: there are “Short”." in capsys.readouterr().err


def test_a_plan_of_a_newer_version_is_refused_as_such(tmp_path, folder, capsys):
    with closing(location_of(folder / "library.sqlite3").make()) as library:
        library.set_plan(shipped_document().id, "Short", Plan())
    let_be_newer(folder / "library.sqlite3", "plans", "name", "Short")
    out = tmp_path / "handout.pdf"
    words = ["export", SAMPLE, str(out), "--data-folder", str(folder), "--plan", "Short"]
    assert main(words) == 1
    assert capsys.readouterr().err == (
        "briefing-viewer: The plan “Short” cannot be read. A stored plan comes from another "
        "version of Briefing Viewer (format 99): open it with that version.\n"
    )
    assert not out.exists()


@pytest.mark.parametrize("name", [LAST_USED, "Short"])
def test_options_win_over_what_was_used_last_and_what_a_briefing_says(
    tmp_path, folder, capsys, name
):
    document = shipped_document()
    page = PageSetup(Paper.LETTER, watermark="OLD MARK", large_print=True)
    plan = Plan(marking="DRAFT 8", template=Template.POINTS, page=page)
    keep_briefing(folder, plan)
    with closing(location_of(folder / "library.sqlite3").make()) as library:
        library.set_plan(document.id, LAST_USED, plan)
    out = tmp_path / "handout.pdf"
    words = ["export", SAMPLE, str(out), "--data-folder", str(folder), "--plan", name]
    assert main(words) == 0
    assert "DRAFT 8" in words_of(out)
    assert size_of(out) == [612, 792]
    pages = len(PdfReader(out).pages)
    assert main([*words, "--marking", "", "--template", "annotated", "--paper", "B5"]) == 0
    assert "DRAFT 8" not in words_of(out)
    assert size_of(out) == pytest.approx([516, 729], abs=1)
    large = len(PdfReader(out).pages)
    assert large > pages
    assert main([*words, "--template", "annotated", "--paper", "B5", "--no-large-print"]) == 0
    assert len(PdfReader(out).pages) < large
    assert main([*words, "--watermark", "x" * 41]) == 1
    assert "This page set-up cannot be made" in capsys.readouterr().err


def test_the_last_handout_goes_by_headings_where_the_document_was_corrected_since(
    tmp_path, folder, capsys
):
    document = shipped_document()
    plan = outlined(Plan(topics=frozenset({0, 3})), document)
    corrections = correct(document, CorrectionKind.HEADING, range(1, 2), level=1)
    with closing(location_of(folder / "library.sqlite3").make()) as library:
        library.set_plan(document.id, LAST_USED, replace(plan, topics_in=(), topics_out=()))
        library.set_corrections(document.id, corrections)
    out = tmp_path / "handout.pdf"
    words = ["export", SAMPLE, str(out), "--data-folder", str(folder), "--plan", LAST_USED]
    assert main(words) == 1
    assert "was made for other topics" in capsys.readouterr().err
    plan = outlined(Plan(topics=frozenset({-1, 0, 3})), document)
    with closing(location_of(folder / "library.sqlite3").make()) as library:
        library.set_plan(document.id, LAST_USED, plan)
    assert main(words) == 0
    assert capsys.readouterr().err == (
        "briefing-viewer: Not all topics are as at the last handout: "
        "those that it does not know are left out.\n"
    )
    assert "North Korea" in words_of(out)
    assert "Foreign Military Sales" not in words_of(out)


def test_topics_of_a_briefing_are_found_where_the_document_was_corrected_since(
    tmp_path, folder, capsys
):
    document = shipped_document()
    keep_briefing(folder, outlined(Plan(topics=frozenset({0, 3})), document))
    with closing(location_of(folder / "library.sqlite3").make()) as library:
        corrections = correct(document, CorrectionKind.HEADING, range(1, 2), level=1)
        library.set_corrections(document.id, corrections)
    out = tmp_path / "handout.pdf"
    words = ["export", SAMPLE, str(out), "--data-folder", str(folder), "--plan", "Short"]
    assert main(words) == 0
    assert capsys.readouterr().err == ""
    assert "North Korea" in words_of(out)
    assert "Foreign Military Sales" not in words_of(out)


def test_a_plan_where_there_is_no_briefing_is_refused_in_one_line(tmp_path, folder, capsys):
    out = tmp_path / "handout.pdf"
    words = ["export", SAMPLE, str(out), "--data-folder", str(folder), "--plan"]
    for name, told in (
        ("Short", "There is no briefing “Short”: none is in the library."),
        (LAST_USED, "No handout of this document was made in the window: leave out --plan."),
    ):
        assert main([*words, name]) == 1
        assert capsys.readouterr().err == f"briefing-viewer: {told}\n"
    assert not out.exists()


def test_a_briefing_of_other_documents_is_told_apart_from_one_that_holds_others_too(
    tmp_path, folder, capsys
):
    other = tmp_path / "other.txt"
    other.write_text("Other talks\n\nThey met, and fish was served.\n", encoding="utf-8")
    keep_briefing(folder, Plan())
    out = tmp_path / "handout.html"
    words = [str(out), "--data-folder", str(folder), "--plan", "Short"]
    assert main(["export", str(other), *words]) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"briefing-viewer: The briefing “Short” holds nothing of “{other}”")
    assert "briefing export" in said
    assert not out.exists()
    document = read_document(other)
    with closing(location_of(folder / "library.sqlite3").open()) as library:
        library.remember(document, NOW, other)
        held = library.briefings.read("Short")
        more = BriefingPiece("more", PieceKind.DOCUMENT, document_id=document.id)
        library.briefings.change("Add", replace(held, pieces=(*held.pieces, more)))
    assert main(["export", SAMPLE, *words]) == 0
    assert capsys.readouterr().err == (
        "briefing-viewer: The briefing “Short” holds 1 other document, too.\n"
    )
    assert "fish was served" in out.read_text(encoding="utf-8")


def test_a_name_that_plans_of_several_documents_bore_still_means_that_of_the_document(
    tmp_path, folder
):
    title = shipped_document().title
    keep_briefing(folder, Plan(marking="OF ANOTHER"), "Weekly – Another", pieces=())
    keep_briefing(folder, Plan(marking="OF THIS"), f"Weekly – {title}")
    out = tmp_path / "handout.pdf"
    words = ["export", SAMPLE, str(out), "--data-folder", str(folder), "--plan", "Weekly"]
    assert main(words) == 0
    assert "OF THIS" in words_of(out)
    keep_briefing(folder, Plan(marking="BY NAME"), "Weekly", id="1")
    keep_briefing(folder, Plan(marking="EMPTY"), "Weekly", id="2", pieces=())
    assert main(words) == 0
    assert "BY NAME" in words_of(out)


def test_a_briefing_takes_its_document_along_where_that_is_wanted(tmp_path, folder, capsys):
    keep_briefing(folder, Plan())
    out = tmp_path / "handout.pdf"
    words = ["export", SAMPLE, str(out), "--data-folder", str(folder), "--plan", "Short"]
    assert main([*words, "--attach-source"]) == 0
    assert PdfReader(out).attachments == {shipped().name: [shipped().read_bytes()]}
    out.unlink()
    capsys.readouterr()
    for more, told in (
        (["--attach-source", "--imposition", "booklet"], "not to a booklet or two-up"),
        (["--no-annotations"], "leave out either --plan or --no-annotations"),
    ):
        assert main([*words, *more]) == 1
        assert told in capsys.readouterr().err
    assert not out.exists()


def test_the_document_that_a_briefing_is_asked_for_with_is_never_replaced(tmp_path, folder, capsys):
    """Nor is a copy of its file that the library never saw."""
    keep_briefing(folder, Plan())
    copy = tmp_path / "copy.html"
    copy.write_bytes(shipped().read_bytes())
    words = ["export", str(copy), str(copy), "--data-folder", str(folder), "--plan", "Short"]
    assert main(words) == 1
    assert "it is a document of this briefing" in capsys.readouterr().err
    assert copy.read_bytes() == shipped().read_bytes()


def size_of(path):
    """Return the first page's width and height in points."""
    return [float(side) for side in PdfReader(path).pages[0].mediabox[2:]]


def test_export_can_leave_the_annotations_out(tmp_path, folder, capsys):
    out = tmp_path / "handout.pdf"
    words = ["export", SAMPLE, str(out), "--no-annotations", "--data-folder", str(folder)]
    assert main(words) == 0
    assert capsys.readouterr().out == f"Wrote “{out}”.\n"
    assert "Ask again" not in words_of(out)


def test_points_without_a_point_are_said_to_have_none(tmp_path, folder, capsys):
    for name in ("points.pdf", "points.html"):
        words = ["export", SAMPLE, str(tmp_path / name), "--template", "points"]
        assert main([*words, "--data-folder", str(folder)]) == 0
        assert "no points" not in capsys.readouterr().err
        for further in (["--no-annotations"], []):
            empty = tmp_path / "nothing"
            empty.mkdir(exist_ok=True)
            assert main([*words, *further, "--data-folder", str(empty)]) == 0
            assert "There are no points on the page" in capsys.readouterr().err
    assert main(["export", SAMPLE, str(tmp_path / "a.pdf"), "--data-folder", str(empty)]) == 0
    assert capsys.readouterr().err == ""


def test_a_handouts_date_can_be_named(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1536138000")
    assert main(["export", SAMPLE, str(tmp_path / "a.pdf"), "--no-annotations"]) == 0
    assert "5 September 2018" in words_of(tmp_path / "a.pdf")


def test_export_leaves_a_library_that_may_not_be_written_to_as_it_is(tmp_path, folder, capsys):
    library = folder / "library.sqlite3"
    library.chmod(0o400)
    content = library.read_bytes()
    words = ["export", SAMPLE, str(tmp_path / "a.pdf"), "--data-folder", str(folder)]
    assert main(words) == 0
    assert "1 annotation in it" in capsys.readouterr().out
    assert (stat.S_IMODE(library.stat().st_mode), library.read_bytes()) == (0o400, content)


def test_export_sets_the_pages_as_asked(tmp_path, folder):
    out = tmp_path / "handout.pdf"
    options = ["--paper", "B5", "--notes", "endnotes", "--large-print", "--two-sided"]
    options += ["--watermark", "DRAFT", "--greyscale", "--justified", "--hyphenated"]
    assert main(["export", SAMPLE, str(out), "--contents", "off", *options]) == 0
    assert "DRAFT" in words_of(out)
    assert "Contents" not in words_of(out)
    points = tmp_path / "points.pdf"
    words = ["--template", "points", "--imposition", "booklet"]
    assert main(["export", SAMPLE, str(points), *words]) == 0
    assert "Points to make" in words_of(points)


def test_export_puts_the_source_into_the_pdf_where_asked(tmp_path, capsys):
    out = tmp_path / "handout.pdf"
    assert main(["export", SAMPLE, str(out), "--attach-source"]) == 0
    reader = PdfReader(out)
    assert reader.attachments == {shipped().name: [shipped().read_bytes()]}
    assert b"<pdfaid:part>3</pdfaid:part>" in reader.trailer["/Root"]["/Metadata"].get_data()
    capsys.readouterr()
    page = tmp_path / "handout.html"
    assert main(["export", SAMPLE, str(page), "--attach-source"]) == 1
    assert "Only a PDF carries its source" in capsys.readouterr().err
    booklet = ["--attach-source", "--imposition", "booklet"]
    assert main(["export", SAMPLE, str(page.with_suffix(".pdf")), *booklet]) == 1
    assert "files are attached to single pages only" in capsys.readouterr().err
    assert list(tmp_path.glob("handout.*")) == [out]


def test_export_says_what_page_cannot_be_made(tmp_path, capsys):
    out = tmp_path / "handout.pdf"
    assert main(["export", SAMPLE, str(out), "--watermark", "x" * 41]) == 1
    assert "a watermark is one line of at most 40 characters" in capsys.readouterr().err
    assert main(["export", SAMPLE, str(out), "--font", SAMPLE]) == 1
    assert "cannot be used: choose a font file" in capsys.readouterr().err
    assert not out.exists()


def test_export_makes_no_library(tmp_path, capsys):
    data = tmp_path / "data"
    data.mkdir()
    assert main(["export", SAMPLE, str(tmp_path / "a.pdf"), "--data-folder", str(data)]) == 0
    assert "no annotations in it" in capsys.readouterr().out
    assert list(data.iterdir()) == []


@pytest.mark.parametrize("way", ["option", "environment"])
def test_a_folder_that_was_named_has_to_be_there(tmp_path, monkeypatch, capsys, way):
    out, data = tmp_path / "a.pdf", tmp_path / "none"
    if way == "environment":
        monkeypatch.setenv("BRIEFING_VIEWER_DATA", str(data))
    option = ["--data-folder", str(data)] if way == "option" else []
    assert main(["export", SAMPLE, str(out), *option]) == 1
    said = f"The folder “{data}” does not exist: name the one that holds your library."
    assert capsys.readouterr().err == f"briefing-viewer: {said}\n"
    assert not out.exists()
    assert main(["export", SAMPLE, str(out), *option, "--no-annotations"]) == 0


def test_export_finds_the_library_through_the_environment(tmp_path, folder, monkeypatch, capsys):
    monkeypatch.setenv("BRIEFING_VIEWER_DATA", str(folder))
    assert main(["export", SAMPLE, str(tmp_path / "a.pdf")]) == 0
    assert "1 annotation in it" in capsys.readouterr().out


def test_export_warns_of_annotations_that_cannot_be_read(tmp_path, folder, capsys):
    import sqlite3

    with closing(sqlite3.connect(folder / "library.sqlite3")) as connection, connection:
        connection.execute("UPDATE annotations SET body = '{}' WHERE visibility = 'briefing'")
    assert main(["export", SAMPLE, str(tmp_path / "a.pdf"), "--data-folder", str(folder)]) == 0
    streams = capsys.readouterr()
    assert "1 annotation of this document is damaged and cannot be shown" in streams.err
    assert "no annotations in it, 2 stay private" in streams.out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["inspect", "none.txt"], "“none.txt” does not exist: check the name and the folder."),
        (["inspect", "."], "“.” is a folder: open one of the files in it."),
        (["export", SAMPLE, "out.xyz"], "does not say its format"),
        (["export", SAMPLE, "none/out.pdf"], "was not written: the folder does not exist"),
    ],
)
def test_what_fails_says_why_in_one_line(tmp_path, monkeypatch, capsys, words, message):
    monkeypatch.chdir(tmp_path)
    assert main(words) == 1
    streams = capsys.readouterr()
    assert streams.out == ""
    assert streams.err.startswith("briefing-viewer: ")
    assert message in streams.err
    assert streams.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [["export"], ["export", SAMPLE], ["inspect"], ["--nonsense"], ["a", "b"], ["a", "--sample"],
     ["export", SAMPLE, "a.pdf", "--paper", "A5"]],
)  # fmt: skip
def test_misuse_ends_with_2_and_the_usage(capsys, words):
    assert main(words) == 2
    assert "usage: briefing-viewer" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["--help"], ["export", "--help"], ["inspect", "-h"]])
def test_help_teaches(capsys, words):
    assert main(words) == 0
    assert "usage: briefing-viewer" in capsys.readouterr().out


def test_options_may_stand_before_the_command(capsys):
    assert main(["--debug", "--data-folder", "export", "inspect", SAMPLE]) == 0
    assert "North Korea" in capsys.readouterr().out


def test_a_file_that_bears_a_commands_name_can_be_inspected(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("export").write_text("Some text.")
    assert main(["inspect", "export"]) == 0
    assert main(["inspect", "./export"]) == 0
    assert "export" in capsys.readouterr().out


def test_no_traceback_without_debug_and_one_with_it(monkeypatch, capsys):
    def broken(options, read):
        raise KeyError("inner workings")

    monkeypatch.setattr(inspect, "_inspect", broken)
    assert main(["inspect", SAMPLE]) == 1
    said = capsys.readouterr().err
    assert said.startswith(
        "briefing-viewer: this is a fault of the program (KeyError): run it again"
    )
    assert "inner workings" not in said
    assert main(["inspect", SAMPLE, "--debug"]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_an_interrupt_ends_with_130(monkeypatch, capsys):
    def interrupted(options, read):
        raise KeyboardInterrupt

    monkeypatch.setattr(inspect, "_inspect", interrupted)
    assert main(["inspect", SAMPLE]) == cli.INTERRUPTED == 130
    assert capsys.readouterr().err == ""


def test_without_a_display_one_line_says_what_to_do():
    done = run(SAMPLE, DISPLAY=None, WAYLAND_DISPLAY=None, QT_QPA_PLATFORM=None)
    assert done.returncode == 1
    assert done.stderr.startswith("briefing-viewer: there is no display to open a window on: ")
    assert "briefing-viewer export FILE OUT.pdf" in done.stderr
    assert done.stderr.count("\n") == 1


def test_without_a_display_the_samples_handout_can_be_had(tmp_path):
    out = tmp_path / "handout.pdf"
    words = ("--sample", "--handout-if-no-display", out)
    done = run(*words, DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert (done.returncode, done.stderr) == (0, "")
    assert "there is no display" in done.stdout.splitlines()[0]
    assert str(out) in done.stdout.splitlines()[1]
    assert "North Korea" in words_of(out)


def test_the_commands_never_import_qt(tmp_path):
    program = (
        "import sys; from viewer.cli import main\n"
        f"assert main(['inspect', {SAMPLE!r}]) == 0\n"
        f"assert main(['export', {SAMPLE!r}, {str(tmp_path / 'a.pdf')!r}]) == 0\n"
        "sys.exit(any(name.startswith(('PySide6', 'shiboken6')) for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=HOME, stdout=subprocess.DEVNULL, check=False
    )
    assert done.returncode == 0


def test_a_pipe_that_closes_early_is_no_error():
    command = [sys.executable, "-m", "viewer", "inspect", "--json", SAMPLE]
    with subprocess.Popen(
        command, cwd=HOME, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        program.stdout.close()
        assert program.stderr.read() == b""
    assert program.returncode == cli.PIPE_CLOSED


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("words", [["inspect", SAMPLE], ["inspect", "--json", SAMPLE]])
def test_output_that_cannot_be_written_is_told_in_one_line(words):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "viewer", *words],
            cwd=HOME,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr == (
        "briefing-viewer: the output cannot be written (No space left on device): "
        "send it elsewhere.\n"
    )


def test_a_terminal_that_knows_only_ascii_is_served():
    done = run("inspect", SAMPLE, PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "\\xb7" in done.stdout


def test_the_version_is_printed(capsys):
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("briefing-viewer ")


@pytest.fixture
def corrected(tmp_path):
    """A user's library in which the sample's first paragraph was taken out of the text."""
    from data.structure_corrections.application import correct
    from data.structure_corrections.correction import CorrectionKind

    document = shipped_document()
    with closing(location_of(tmp_path / "library.sqlite3").make()) as library:
        library.remember(document, NOW)
        taken = correct(document, CorrectionKind.TAKE_OUT, range(1, 2))
        library.set_corrections(document.id, taken)
    return ["--data-folder", str(tmp_path)]


def test_inspect_shows_the_document_as_the_user_corrected_it(corrected, capsys):
    assert main(["inspect", SAMPLE, *corrected]) == 0
    shown = capsys.readouterr().out
    assert "Lead " not in shown
    assert "What you corrected\n  Taken out of the text: “On June 29th" in shown


def test_inspect_shows_on_demand_the_document_as_it_was_read(corrected, capsys):
    assert main(["inspect", SAMPLE, "--as-read", *corrected]) == 0
    shown = capsys.readouterr().out
    assert "Lead " in shown
    assert "What you corrected" not in shown


def test_inspect_tells_programs_how_the_document_was_read(corrected, capsys):
    assert main(["inspect", SAMPLE, "--json", *corrected]) == 0
    report = json.loads(capsys.readouterr().out)["report"]
    assert report["format"] == "Plain text"
    assert report["corrections"] == {"made": 1, "dropped": 0, "details": []}
    assert report["left_out"]["passage taken out by you"] == 1


def test_a_handout_is_made_of_the_corrected_document(corrected, tmp_path, capsys):
    for words in ([], ["--no-annotations"]):
        out = tmp_path / "handout.html"
        assert main(["export", SAMPLE, str(out), *words, *corrected]) == 0
        assert "On June 29th" not in out.read_text(encoding="utf-8")


def test_a_library_that_cannot_be_read_is_told_and_does_not_hide_the_document(tmp_path, capsys):
    (tmp_path / "library.sqlite3").write_text("no library at all")
    assert main(["inspect", SAMPLE, "--data-folder", str(tmp_path)]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("Japan-U.S. Defense Ministerial Meeting")
    assert told.err.endswith("The document is taken as it was read.\n")


def test_annotations_are_listed_of_the_corrected_document(corrected, capsys):
    assert main(["annotations", "list", SAMPLE, *corrected]) == 0
    assert capsys.readouterr().out == "The document has no annotations.\n"


def test_corrections_that_do_not_fit_are_told_beside_the_handout(tmp_path, capsys):
    from data.structure_corrections.correction import Correction, CorrectionKind

    document = shipped_document()
    with closing(location_of(tmp_path / "library.sqlite3").make()) as library:
        library.remember(document, NOW)
        lost = Correction.of(CorrectionKind.CAPTION, 1, "Other words")
        library.set_corrections(document.id, (lost, lost))
    assert main(["export", SAMPLE, str(tmp_path / "a.html"), "--data-folder", str(tmp_path)]) == 0
    told = capsys.readouterr().err
    assert told.startswith("briefing-viewer: 2 of your corrections of the structure could not be")
    assert told.count("\n") == 1


@pytest.mark.parametrize(
    ("version", "is_known"), [(READING_VERSION, True), (-1, False), (0, False)]
)
def test_export_takes_a_document_as_this_version_read_it(
    tmp_path, folder, capsys, version, is_known
):
    location = location_of(folder / "library.sqlite3")
    title = "As the library has it"
    kept = replace(read_document(shipped()), title=title)
    with closing(location.open()) as library:
        library.remember(location.prepared(kept, (), version), NOW)
    out = tmp_path / "out.html"
    for _ in range(2):
        assert main(["export", str(shipped()), str(out), "--data-folder", str(folder)]) == 0
        assert (title in out.read_text(encoding="utf-8")) is is_known
    capsys.readouterr()
    assert main(["inspect", str(shipped()), "--data-folder", str(folder)]) == 0
    assert title not in capsys.readouterr().out
