"""`briefing-viewer briefing`: briefings listed, shown and written; what is not meant is said."""

import json
from contextlib import closing
from dataclasses import replace

import openpyxl
import pypdf
import pytest

from data.annotation import Visibility
from data.briefing.briefing import Briefing, Depth, TitleBlock
from data.briefing.piece_making import piece_of, topic_piece
from data.briefing.pieces import BriefingPiece, CommitmentRow, PieceKind
from data.briefing.profile import Profile
from data.library.location import location_of
from data.library.sqlite.safekeeping.lock import LibraryLock
from data.notebook import Change
from data.serial.briefing_json import BRIEFING
from exporters.leaks import folded
from exporters.writing_formats import formats
from tests.fixtures.documents import NOW, annotate, document_of, shipped_document
from viewer.cli import main
from viewer.services.briefings.source_reader import SourceReader

SHIPPED = shipped_document()
TALKS = document_of("Port Talks\n\nNorthland will light the pier by 2031.\n", "talks.txt")
OPEN = annotate(
    SHIPPED,
    "Senkaku Islands",
    label="commitment",
    note="As in 2015.",
    visibility=Visibility.BRIEFING,
)
CANARY = "Ask the lawyers about this first."
PRIVATE = annotate(SHIPPED, "freedom of navigation", note=CANARY)
PLEDGE = annotate(TALKS, "light the pier", note="New.", visibility=Visibility.BRIEFING)
UNNOTED = (
    "Not printed at this depth: no note or passage in it goes into the briefing; “Full text” "
    "prints its text."
)
OFFICE = Profile(
    "Policy Bureau",
    markings=("OPEN", "INTERNAL"),
    recipients=("Ms Sato", "Mr Okada", "Dr Ueda"),
)


@pytest.fixture
def talks_file(tmp_path):
    path = tmp_path / "talks.txt"
    path.write_text(TALKS.text, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path, talks_file):
    """A data folder whose library has a briefing of two documents, and the profile of an office."""
    folder = tmp_path / "data"
    with closing(location_of(folder / "library.sqlite3").make(clock=lambda: NOW)) as library:
        for document, items in ((SHIPPED, (OPEN, PRIVATE)), (TALKS, (PLEDGE,))):
            library.remember(document, NOW, talks_file if document is TALKS else None)
            library.notebook(document.id).apply(Change("Add", items))
        sources = SourceReader(library.location).sources((SHIPPED.id, TALKS.id))
        pieces = (
            BriefingPiece("h", PieceKind.HEADING, "The \x1b[2Jislands"),
            piece_of(OPEN, sources[SHIPPED.id], piece_id="p1"),
            BriefingPiece("b", PieceKind.PAGE_BREAK),
            piece_of(PLEDGE, sources[TALKS.id], piece_id="p2"),
            topic_piece(sources[SHIPPED.id], 0, piece_id="t"),
        )
        library.briefings.add(Briefing("b0000001", "Deputy Minister", NOW, NOW, pieces=pieces))
        library.profiles.keep(OFFICE)
    return folder


def opened(folder):
    return closing(location_of(folder / "library.sqlite3").open(clock=lambda: NOW))


def run(folder, *words):
    return main(["briefing", *map(str, words), "--data-folder", str(folder)])


def said(capsys):
    streams = capsys.readouterr()
    assert streams.err == ""
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


def text_of(path):
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def test_the_list_tells_how_much_each_briefing_holds_and_when_it_was_changed(folder, capsys):
    assert run(folder, "list") == 0
    told = capsys.readouterr().out
    assert told == "b0000001  2026-03-02  Deputy Minister  (5 pieces, 2 documents)\n"
    assert run(folder, "list", "--json") == 0
    assert said(capsys) == {
        "briefings": [
            {
                "id": "b0000001",
                "name": "Deputy Minister",
                "changed": "2026-03-02T09:30:00+00:00",
                "depth": "points",
                "profile": "",
                "pieces": 5,
                "documents": [SHIPPED.id, TALKS.id],
            }
        ]
    }


def test_a_damaged_briefing_is_told_and_hides_no_other(folder, capsys):
    with opened(folder) as library:
        library.briefings.add(Briefing("other", "Spokesperson", NOW, NOW))
        library._connection.execute("UPDATE briefings SET body = '{}' WHERE id = 'other'")
    assert run(folder, "list") == 0
    told = capsys.readouterr().out
    assert "Deputy Minister  (5 pieces" in told
    assert "Spokesperson  (The briefing “Spokesperson” cannot be read." in told
    assert run(folder, "show", "Spokesperson") == 1
    failed(capsys, "“Spokesperson” cannot be read")


def test_pieces_are_shown_one_a_line_in_their_order_and_command_no_terminal(folder, capsys):
    assert run(folder, "show", "Deputy Minister") == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head == "Deputy Minister: 5 pieces, 2 documents (Points)"
    assert len(lines) == 5
    assert lines[0].split() == ["1", "heading", "The", "�[2Jislands"]
    assert f"“Senkaku Islands” – As in 2015. (JDF No. 102, {OPEN.anchor.citation})" in lines[1]
    assert lines[2].split() == ["3", "page", "break"]
    assert "“light the pier” – New." in lines[3]
    assert lines[4].endswith(f"[{UNNOTED}]")
    assert not [line for line in lines[:4] if "[" in line.replace("�[2J", "")]


def test_what_was_changed_in_or_lost_from_a_source_is_shown(folder, capsys):
    with opened(folder) as library:
        notebook = library.notebook(SHIPPED.id)
        notebook.apply(Change("Edit", (replace(OPEN, note="Reconfirmed."),)))
        library.removals.remove(TALKS.id)
    assert run(folder, "show", "Deputy Minister") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[2].endswith("[changed in its source]")
    assert "As in 2015." in lines[2]
    assert lines[4].endswith("[its document is not in the library]")
    assert lines[5].endswith(f"[{UNNOTED}]")
    assert lines[-1] == "2 pieces are no longer as in their sources."
    with opened(folder) as library:
        library.notebook(SHIPPED.id).apply(Change("Delete", removed=(OPEN.id,)))
        library.removals.remove(SHIPPED.id)
    assert run(folder, "show", "Deputy Minister", "--json") == 0
    told = said(capsys)
    assert told["states"] == dict.fromkeys(("p1", "p2", "t"), "no document")
    assert told["not_printed"] == {"t": "Not printed: its document is not in the library."}
    del told["states"], told["not_printed"]
    assert BRIEFING.loads(json.dumps(told)).name == "Deputy Minister"


@pytest.mark.parametrize("suffix", [suffix for known in formats() for suffix in known.suffixes])
def test_a_briefing_is_written_in_every_format_there_is(folder, tmp_path, suffix, capsys):
    path = tmp_path / f"out{suffix}"
    assert run(folder, "export", "Deputy Minister", path, "--depth", "excerpts") == 0
    assert capsys.readouterr() == (
        f"Wrote “{path}”.\n",
        f"briefing-viewer: Piece 5: {UNNOTED}\n",
    )
    assert path.stat().st_mode & 0o777 == 0o600
    known = next(known for known in formats() if suffix in known.suffixes)
    told = folded(" ".join(known.texts(path.read_bytes())))
    assert folded("Senkaku Islands") in told
    assert folded(CANARY) not in told


@pytest.mark.parametrize("depth", Depth)
def test_the_depth_that_is_asked_for_is_written_and_the_briefing_stays(folder, tmp_path, depth):
    path = tmp_path / "out.pdf"
    assert run(folder, "export", "Deputy Minister", path, "--depth", depth) == 0
    assert str(depth.heading) in text_of(path)
    with opened(folder) as library:
        assert library.briefings.read("b0000001").depth is Depth.POINTS


@pytest.mark.parametrize("suffix", [".pdf", ".xlsx", ".csv", ".docx", ".html", ".md"])
def test_commitments_are_written_as_the_author_corrected_them(folder, tmp_path, suffix):
    path = tmp_path / f"out{suffix}"
    words = ("export", "Deputy Minister", path, "--depth", "commitments")
    known = next(known for known in formats() if suffix in known.suffixes)
    for who in ("The Northland side", "The other side"):
        with opened(folder) as library:
            held = library.briefings.read("b0000001")
            row = CommitmentRow(who, "will light", "the pier", "in 2031")
            gone = CommitmentRow("The gulls", "agreed", "to leave", is_listed=False)
            after = tuple(
                replace(piece, rows=(row, gone)) if piece.id == "p2" else piece
                for piece in held.pieces
            )
            library.briefings.change("Correct", replace(held, pieces=after))
        assert run(folder, *words) == 0
        told = folded(" ".join(known.texts(path.read_bytes())))
        for text in (who, "will light the pier", "in 2031", "New.", "As in 2015."):
            assert folded(text) in told, text
        assert folded("gulls") not in told
        assert folded(CANARY) not in told


def test_a_workbook_has_a_row_a_commitment_with_its_note_in_a_column(folder, tmp_path):
    path = tmp_path / "out.xlsx"
    assert run(folder, "export", "Deputy Minister", path, "--depth", "commitments") == 0
    sheet = openpyxl.load_workbook(path).worksheets[0]
    head, *rows = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert head == ["Who", "What", "Where said", "By when", "Note"]
    found = {row[4]: row for row in rows}
    assert found["As in 2015."][0] == "the Ministers"
    assert "“Senkaku Islands”" in found["As in 2015."][1]
    assert "New." not in found
    points = openpyxl.load_workbook(path)["Points and notes"]
    told = [row[2:4] for row in points.iter_rows(values_only=True)]
    assert ("light the pier", "New.") in told


def test_a_profile_and_a_marking_of_it_are_printed(folder, tmp_path, capsys):
    path = tmp_path / "out.pdf"
    words = ("export", "Deputy Minister", path, "--profile", "Policy Bureau")
    assert run(folder, *words) == 0
    assert "OPEN" in text_of(path)
    assert run(folder, *words, "--marking", "INTERNAL") == 0
    assert "INTERNAL" in text_of(path)
    capsys.readouterr()
    before = path.read_bytes()
    assert run(folder, *words, "--marking", "SECRET") == 1
    failed(capsys, "has no marking “SECRET”: there are “OPEN”, “INTERNAL”.")
    assert run(folder, *words[:-1], "Bureau") == 1
    failed(capsys, "There is no profile “Bureau”: there are “Policy Bureau”.")
    assert path.read_bytes() == before


def test_the_profile_of_the_briefing_itself_must_be_there(folder, tmp_path, capsys):
    """Without it the handout would lack its markings, and nobody would be told."""
    with opened(folder) as library:
        held = library.briefings.read("b0000001")
        library.briefings.change("Change Profile", replace(held, profile="Policy Bureau"))
        library.profiles.delete("Policy Bureau")
    assert run(folder, "export", "Deputy Minister", tmp_path / "out.pdf") == 1
    failed(capsys, "There is no profile “Policy Bureau”: none is in the library.")
    assert not (tmp_path / "out.pdf").exists()
    assert run(folder, "export", "Deputy Minister", tmp_path / "out.pdf", "--profile", "") == 0


def test_each_recipient_has_a_copy_that_bears_its_number(folder, tmp_path, capsys):
    path = tmp_path / "points.pdf"
    words = ("export", "Deputy Minister", path, "--profile", "Policy Bureau", "--copies")
    assert run(folder, *words, "--json") == 0
    files = [
        tmp_path / f"points – copy {number} of 3 – {name}.pdf"
        for number, name in enumerate(OFFICE.recipients, 1)
    ]
    assert said(capsys)["files"] == list(map(str, files))
    assert not path.exists()
    for number, (file, name) in enumerate(zip(files, OFFICE.recipients, strict=True), 1):
        told = text_of(file)
        assert f"{number} of 3" in told
        assert name in told
        assert not [other for other in OFFICE.recipients if other != name and other in told]
    assert run(folder, *words) == 0
    told = capsys.readouterr().out
    assert told == f"Wrote 3 copies, “{files[0]}” to “{files[2]}”.\n"


def test_copies_go_into_one_file_with_pages_where_that_is_wanted(folder, tmp_path, capsys):
    path = tmp_path / "points.pdf"
    words = ("export", "Deputy Minister", path, "--profile", "Policy Bureau", "--together")
    for _ in range(2):
        assert run(folder, *words) == 0
        assert capsys.readouterr().out == f"Wrote “{path}”.\n"
    assert [file.name for file in tmp_path.glob("points*")] == ["points.pdf"]
    reader = pypdf.PdfReader(path)
    told = [" ".join(page.extract_text().split()) for page in reader.pages]
    starts = [index for index, text in enumerate(told) if "Page 1 of" in text]
    assert len(starts) == len(OFFICE.recipients)
    for number, (start, name) in enumerate(zip(starts, OFFICE.recipients, strict=True), 1):
        assert f"Copy {number} of 3" in told[start]
        assert name in told[start]
    assert [entry["/Title"] for entry in reader.outline if not isinstance(entry, list)] == [
        f"Copy {number} of 3" for number in (1, 2, 3)
    ]
    assert run(folder, *words[:2], tmp_path / "points.docx", *words[3:]) == 1
    failed(capsys, "end its name in .pdf")


def test_the_name_of_a_copys_file_bears_the_marking_where_the_profile_says_so(folder, tmp_path):
    with opened(folder) as library:
        library.profiles.keep(replace(OFFICE, markings=("OPEN", "SECRET"), names_marking=True))
    words = ("Deputy Minister", tmp_path / "a.pdf", "--profile", "Policy Bureau", "--copies")
    assert run(folder, "export", *words) == 0
    assert (tmp_path / "OPEN – a – copy 2 of 3 – Mr Okada.pdf").is_file()


def test_the_reader_whom_the_author_names_stays_on_every_copy(folder, tmp_path):
    with opened(folder) as library:
        held = library.briefings.read("b0000001")
        title = TitleBlock(prepared_for="The Delegation")
        library.briefings.change("Write Title Block", replace(held, title=title))
    words = ("Deputy Minister", tmp_path / "a.pdf", "--profile", "Policy Bureau", "--copies")
    assert run(folder, "export", *words) == 0
    told = text_of(tmp_path / "a – copy 2 of 3 – Mr Okada.pdf")
    assert "The Delegation (this copy: Mr Okada)" in " ".join(told.split())


def test_copies_need_recipients(folder, tmp_path, capsys):
    words = ("export", "Deputy Minister", tmp_path / "out.pdf", "--copies")
    assert run(folder, *words) == 1
    failed(capsys, "choose one with recipients")
    with opened(folder) as library:
        library.profiles.keep(replace(OFFICE, recipients=()))
    assert run(folder, *words, "--profile", "Policy Bureau") == 1
    failed(capsys, "“Policy Bureau” names no recipients")
    assert list(tmp_path.glob("out*")) == []


def test_a_private_note_that_no_piece_confirms_stops_the_export(folder, tmp_path, capsys):
    with opened(folder) as library:
        held = library.briefings.read("b0000001")
        leaking = replace(held.pieces[1], words=replace(held.pieces[1].words, citation=CANARY))
        pieces = (held.pieces[0], leaking)
        library.briefings.change("Edit", replace(held, pieces=pieces))
    for name in ("out.pdf", "out.html"):
        assert run(folder, "export", "Deputy Minister", tmp_path / name) == 1
        assert "private note" in capsys.readouterr().err
        assert not (tmp_path / name).exists()


def test_what_was_lost_from_the_sources_is_said_beside_the_file(folder, tmp_path, capsys):
    with opened(folder) as library:
        library.notebook(SHIPPED.id).apply(Change("Delete", removed=(OPEN.id,)))
    path = tmp_path / "out.html"
    assert run(folder, "export", "Deputy Minister", path, "--depth", "excerpts") == 0
    assert capsys.readouterr().err == (
        "briefing-viewer: 1 piece is no longer as in its source.\n"
        f"briefing-viewer: Piece 5: {UNNOTED}\n"
    )
    assert "Senkaku Islands" in path.read_text(encoding="utf-8")


def test_the_documents_of_a_briefing_and_the_library_are_never_replaced(
    folder, tmp_path, talks_file, capsys
):
    page = tmp_path / "talks.html"
    talks_file.rename(page)
    with opened(folder) as library:
        library.reopened(TALKS.id, NOW, page)
    before = page.read_bytes()
    assert run(folder, "export", "Deputy Minister", page) == 1
    failed(capsys, "it is a document of this briefing")
    assert page.read_bytes() == before


def test_a_name_that_none_has_is_answered_with_those_that_there_are(folder, tmp_path, capsys):
    for words in (("show", "Ministre"), ("export", "Ministre", tmp_path / "a.pdf")):
        assert run(folder, *words) == 1
        failed(capsys, "There is no briefing “Ministre”: there are “Deputy Minister”.")
    with opened(folder) as library:
        for number in range(30):
            library.briefings.add(Briefing(f"n{number}", f"Name {number:02}", NOW, NOW))
    assert run(folder, "show", "Ministre") == 1
    failed(capsys, "and 11 more")
    library = location_of(tmp_path / "bare" / "library.sqlite3")
    library.make().close()
    for empty in (tmp_path / "bare", tmp_path / "never"):
        empty.mkdir(exist_ok=True)
        assert run(empty, "show", "Ministre") == 1
        failed(capsys, "There is no briefing “Ministre”: none is in the library.")
        assert run(empty, "list") == 0
        assert capsys.readouterr().out == "No briefing is in the library.\n"
    assert list((tmp_path / "never").iterdir()) == []


def test_of_several_briefings_of_one_name_the_beginning_of_an_id_chooses(folder, tmp_path, capsys):
    with opened(folder) as library:
        library.briefings.add(Briefing("b0000002", "Deputy Minister", NOW, NOW))
    assert run(folder, "export", "Deputy Minister", tmp_path / "a.pdf") == 1
    failed(capsys, "Several briefings are called “Deputy Minister”", "b0000002 (changed 2026-")
    assert run(folder, "show", "b0000002") == 0
    assert capsys.readouterr().out == "Deputy Minister: 0 pieces, 0 documents (Points)\n"
    assert run(folder, "show", "b000") == 1
    failed(capsys, "Several briefings are called “b000”")
    assert run(folder, "show", "b00") == 1
    failed(capsys, "There is no briefing “b00”")


def test_a_name_is_found_whatever_its_letters_are_unless_two_differ_by_them(folder, capsys):
    assert run(folder, "show", "deputy minister") == 0
    with opened(folder) as library:
        library.briefings.add(Briefing("second", "deputy minister", NOW, NOW))
    capsys.readouterr()
    assert run(folder, "show", "deputy minister") == 0
    assert capsys.readouterr().out.startswith("deputy minister: 0 pieces")


def test_briefings_in_the_trash_are_not_meant(folder, capsys):
    with opened(folder) as library:
        library.briefings.remove("b0000001")
    assert run(folder, "list", "--json") == 0
    assert said(capsys) == {"briefings": []}
    assert run(folder, "show", "Deputy Minister") == 1
    failed(capsys, "There is no briefing")


def test_a_window_that_has_the_library_open_does_not_keep_a_handout_from_being_made(
    folder, tmp_path, capsys
):
    with LibraryLock.of(folder / "library.sqlite3") as lock:
        assert lock.acquire()
        for words in (("list",), ("show", "Deputy Minister"), ("profiles", "list")):
            assert run(folder, *words) == 0
        assert run(folder, "export", "Deputy Minister", tmp_path / "a.pdf") == 0
    assert (tmp_path / "a.pdf").exists()
    assert capsys.readouterr().err == f"briefing-viewer: Piece 5: {UNNOTED}\n"


def test_the_same_briefing_at_the_same_time_is_the_same_bytes(folder, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    for name in ("a.pdf", "b.pdf"):
        assert run(folder, "export", "Deputy Minister", tmp_path / name) == 0
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_what_a_depth_does_not_print_is_told_by_the_numbers_of_pieces(folder, tmp_path, capsys):
    words = ("export", "Deputy Minister", tmp_path / "out.html", "--depth", "by-label")
    assert run(folder, *words) == 0
    told = capsys.readouterr().err.splitlines()
    why = "Not printed at this depth: “By label” has no place for it."
    assert told == [
        f"briefing-viewer: Pieces 1, 3: {why}",
        f"briefing-viewer: Piece 5: {UNNOTED}",
    ]
    assert run(folder, *words, "--json") == 0
    assert said(capsys)["not_printed"] == {"h": why, "b": why, "t": UNNOTED}


@pytest.mark.parametrize(("count", "is_told"), [(3, False), (24, True)])
def test_points_that_do_not_fit_one_page_are_told(folder, tmp_path, capsys, count, is_told):
    words = "The quay is to be lit before the winter, and the pier after it. " * 3
    pieces = tuple(BriefingPiece(f"t{n}", PieceKind.TEXT, words) for n in range(count))
    with opened(folder) as library:
        library.briefings.add(Briefing("b0000009", "Long", NOW, NOW, pieces=pieces))
    assert run(folder, "export", "Long", tmp_path / "out.pdf") == 0
    assert ("The points take 2 pages" in capsys.readouterr().err) is is_told
    assert run(folder, "export", "Long", tmp_path / "out.md") == 0
    assert "The points take" not in capsys.readouterr().err
