"""Details that the user gave stand wherever the command line speaks of the document."""

import json
from contextlib import closing

import pytest

from data.documents import shipped
from data.interchange import briefing_package
from data.library.location import location_of
from data.structure_corrections.correction import Correction, DetailKind
from tests.fixtures.documents import NOW, annotate, document_of, shipped_document
from viewer.cli import main

SAMPLE = str(shipped())
DETAILS = {
    DetailKind.TITLE: "Record of the talks",
    DetailKind.DATE: "2019-02-28",
    DetailKind.PLACE: "Geneva",
    DetailKind.PARTICIPANTS: "First Delegate\nSecond Delegate",
    DetailKind.PUBLICATION: "Harbour Gazette",
    DetailKind.PUBLISHER: "Harbour Office",
    DetailKind.LANGUAGE: "fr",
}
GIVEN = tuple(Correction.of_detail(kind, value) for kind, value in DETAILS.items())


@pytest.fixture
def home(tmp_path):
    """A user's library that holds the sample with other details."""
    document = shipped_document()
    with closing(location_of(tmp_path / "library.sqlite3").make()) as library:
        library.remember(document, NOW, shipped())
        library.notebook(document.id).apply(_adding(document))
        library.set_corrections(document.id, GIVEN)
    return ["--data-folder", str(tmp_path)]


def _adding(document):
    from data.notebook import Change

    return Change("Add", (annotate(document, "Senkaku Islands", note="Quote"),))


def told(capsys, *words):
    assert main([*words]) == 0
    return capsys.readouterr().out


def test_inspect_shows_them_and_which_are_the_users(home, capsys):
    shown = told(capsys, "inspect", SAMPLE, *home)
    assert shown.startswith(
        "Record of the talks\nHarbour Gazette No. 102, August 2018 · Harbour Office\n"
        "28 February 2019 · Geneva · First Delegate, Second Delegate\n"
    )
    lines = " ".join(shown.split())
    assert "Date: 28 February 2019 (read as “29 June 2018”) – yours" in lines
    assert "Language: French (read as “English”) – yours" in lines
    assert "What you corrected" not in shown


def test_inspect_leaves_them_out_on_demand(home, capsys):
    shown = told(capsys, "inspect", SAMPLE, "--as-read", *home)
    assert "Record of the talks" not in shown
    assert "yours" not in shown


def test_programs_are_told_them(home, capsys):
    found = json.loads(told(capsys, "inspect", SAMPLE, "--json", *home))
    assert (found["title"], found["date"]) == ("Record of the talks", "2019-02-28")
    assert found["persons"] == ["First Delegate", "Second Delegate"]
    assert found["source"]["publisher"] == "Harbour Office"
    assert set(found["report"]["corrections"]["details"]) == {kind.value for kind in DETAILS}


def test_a_title_that_no_line_is_is_known_once_the_user_gave_it(tmp_path, capsys):
    path = tmp_path / "7.txt"
    path.write_text("They met, and spoke of many things that are of no consequence here.\n")
    document = document_of(path.read_text(), path.name)
    assert document.title_block is None
    with closing(location_of(tmp_path / "library.sqlite3").make()) as library:
        library.remember(document, NOW)
        library.set_corrections(document.id, GIVEN[:1])
    words = ["inspect", str(path), "--json", "--data-folder", str(tmp_path)]
    assert json.loads(told(capsys, *words))["title"] == "Record of the talks"
    assert json.loads(told(capsys, *words, "--as-read"))["title"] is None


def test_a_handout_says_them(home, tmp_path, capsys):
    out = tmp_path / "handout.html"
    told(capsys, "export", SAMPLE, str(out), *home)
    page = out.read_text(encoding="utf-8")
    for text in ("Record of the talks", "28 February 2019", "Geneva", "Harbour Gazette No. 102"):
        assert text in page
    assert 'lang="fr"' in page


def test_a_package_brings_them(home, tmp_path, capsys):
    out = tmp_path / "colleague.briefing"
    told(capsys, "annotations", "export", SAMPLE, str(out), "--private", *home)
    brought = briefing_package.loads(out.read_bytes()).document
    assert (brought.title, brought.meeting.place) == ("Record of the talks", "Geneva")


def test_the_library_lists_them(home, capsys):
    (entry,) = json.loads(told(capsys, "library", "list", "--json", *home))["documents"]
    assert (entry["title"], entry["date"]) == ("Record of the talks", "2019-02-28")
