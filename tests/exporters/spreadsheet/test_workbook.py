"""A workbook holds every text as text, whole; read back by a library that did not write it."""

import io
import re
import tempfile
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from data.briefing.content import Entry, Part, PartKind, Table
from data.errors import ExportError
from data.messages import ENGLISH
from exporters.options import ExportOptions
from exporters.spreadsheet.titled_tables import TitledTable
from exporters.spreadsheet.workbook import LONGEST_CELL, render, texts, xlsx_of
from exporters.unprintable import printable
from tests.fixtures.briefings import CREATED, block, content_of, note, topic

CONTENT = content_of(
    topic("1", "T", block("They agreed.", ("agreed", "K", 1))), notes=(note(1, "=A1"),)
)


def book_of(*rows, title="Commitments", marking="INTERNAL"):
    table = TitledTable(title, Table(rows[0], rows[1:]))
    return xlsx_of([table], ENGLISH, CREATED, marking)


def cells(file, sheet=0):
    """The cells of a sheet, row by row: text and type; codes of control signs are resolved."""
    with closing(openpyxl.load_workbook(io.BytesIO(file), rich_text=False)) as book:
        return [
            [(re.sub("_x005F_", "_", cell.value or ""), cell.data_type) for cell in row]
            for row in book.worksheets[sheet].iter_rows()
        ]


def shown(text):
    return re.sub("\r\n|[\r\v\f\x1c-\x1e\x85]", "\n", printable(text))


SIGNS = st.sampled_from(
    [
        *"=+-@|%'\"<>&_x0041 \t\n\r\v日＝−",
        "<r>",
        "</r>",
        "http://a.b",
        "#N/A",
        "TRUE",
        "1e5",
        "{=1}",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(SIGNS, min_size=1).map("".join) | st.text(min_size=1, max_size=40))
@example("=1+1")
@example("#N/A")
@example("007")
@example("_x0041_")
@example("<r><t>gone</t></r>")
@example("http://example.org")
@example("'quoted")
def test_every_cell_is_text_and_says_what_was_said(text):
    found = cells(book_of(("Head",), (text,)))
    wanted = re.sub("_x005F_", "_", shown(text)).replace("\x1f", "_x001F_")
    assert found[1] == [(wanted, "s")]


def test_no_formula_link_or_number_is_in_the_file():
    file = book_of(("Who", "What"), ("=cmd|' /C calc'!A0", "7"), ("http://a.b", "#REF!"))
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        assert not [name for name in archive.namelist() if "worksheets/_rels" in name]
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert set(re.findall(r'<c [^>]*t="(\w+)"', sheet)) == {"s"}


def test_what_is_typed_over_a_text_stays_text():
    with closing(openpyxl.load_workbook(io.BytesIO(book_of(("A",), ("=1",))))) as book:
        cell = book.active["A2"]
        assert (cell.number_format, cell.quotePrefix) == ("@", True)


@pytest.mark.parametrize("sign", ["x", "\N{GRINNING FACE}"])
def test_a_text_too_long_for_a_cell_is_refused_and_not_cut(sign):
    units = len(sign.encode("utf-16-le")) // 2
    fits = sign * (LONGEST_CELL // units)
    assert cells(book_of(("A",), (fits,)))[1][0][0] == fits
    with pytest.raises(ExportError, match=r"Row 2 has a text of 32,76\d|Row 2 .* 32,768") as caught:
        book_of(("A",), (fits + sign,))
    assert "32,767: export a CSV file" in str(caught.value)


def test_more_columns_than_a_workbook_holds_are_refused():
    with pytest.raises(ExportError, match="more rows or columns"):
        book_of(("A",) * (2**14 + 1))


def test_the_head_stays_in_sight_and_columns_are_wide_enough():
    file = book_of(("Who", "What was agreed"), ("日本国", "word " * 60))
    with closing(openpyxl.load_workbook(io.BytesIO(file))) as book:
        sheet = book.active
        assert sheet.freeze_panes == "A2"
        assert [cell.font.bold for row in sheet.iter_rows(max_col=1) for cell in row] == [
            True,
            False,
        ]
        assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)
        widths = [sheet.column_dimensions[letter].width for letter in "AB"]
        assert 8 <= widths[0] < 12
        assert 60 <= widths[1] < 62
        assert sheet.print_title_rows == "$1:$1"


def test_the_marking_stands_on_every_printed_page():
    with closing(openpyxl.load_workbook(io.BytesIO(book_of(("A",), marking="R&D  ONLY")))) as book:
        sheet = book.active
        for line in (sheet.oddHeader.center.text, sheet.oddFooter.center.text):
            assert line.replace("&&", "&") == "R&D ONLY"


def test_a_marking_too_long_for_a_header_is_in_the_frame():
    long = "VERY " * 90
    file = render(replace(CONTENT, marking=long), ExportOptions(), lambda _done: None)
    assert ("Marking", "s") in cells(file, 1)[1]
    assert (long, "s") in cells(file, 1)[1]


TITLES = [
    "A/B: [C]*?", "'quoted'", "", "History", "x" * 40, "X" * 31, "a/b: [c]*?", "日" * 40,
    "\N{GRINNING FACE}" * 20, " ", "Notes", "notes",
]  # fmt: skip


def test_every_table_has_a_sheet_whatever_its_title():
    tables = [TitledTable(title, Table(("A",), ((title,),))) for title in TITLES]
    file = xlsx_of(tables, ENGLISH, CREATED)
    with closing(openpyxl.load_workbook(io.BytesIO(file))) as book:
        names = book.sheetnames
        assert [sheet["A2"].value or "" for sheet in book] == [shown(title) for title in TITLES]
    assert len({name.casefold() for name in names}) == len(TITLES)
    assert names[0] == "A B C"
    assert all(len(name.encode("utf-16-le")) // 2 <= 31 for name in names)


def test_the_same_content_is_the_same_bytes_and_says_when_it_was_made():
    files = {render(CONTENT, ExportOptions(), lambda _done: None) for _ in range(2)}
    assert len(files) == 1
    with closing(openpyxl.load_workbook(io.BytesIO(files.pop()))) as book:
        assert book.properties.created.replace(tzinfo=UTC) == CREATED


def test_nothing_lies_about_in_the_folder_for_temporary_files(monkeypatch):
    def refused(*_args, **_named):
        raise AssertionError("a temporary file was made")

    for name in ("mkstemp", "mkdtemp", "NamedTemporaryFile", "TemporaryFile"):
        monkeypatch.setattr(tempfile, name, refused)
    assert render(CONTENT, ExportOptions(), lambda _done: None)


def test_tables_of_the_briefing_are_a_sheet_each():
    parts = [
        Part(PartKind.TABLE, title, (), table=Table(("Who",), ((who,),)))
        for title, who in (("Commitments", "Japan"), ("Open", "U.S."))
    ]
    content = replace(CONTENT, parts=tuple(parts))
    file = render(content, ExportOptions(), lambda _done: None)
    with closing(openpyxl.load_workbook(io.BytesIO(file))) as book:
        assert book.sheetnames == ["Commitments", "Open", "Handout"]
    assert [row[0][0] for row in cells(file, 1)] == ["Who", "U.S."]


def test_a_table_and_points_beside_it_are_a_sheet_each():
    parts = (
        Part(PartKind.TABLE, "Commitments", (), table=Table(("Who",), (("Japan",),))),
        Part(PartKind.TABLE, "", (), table=Table(("Who",), (("U.S.",),))),
        Part(PartKind.POINTS, "Points", (Entry("Say this."),)),
    )
    file = render(replace(CONTENT, parts=parts), ExportOptions(), lambda _done: None)
    with closing(openpyxl.load_workbook(io.BytesIO(file))) as book:
        sheets = ["Commitments", "Commitments 2", "Points and notes", "Handout"]
        assert book.sheetnames == sheets
    assert "Say this." in [text for row in cells(file, 2) for text, _ in row]


def test_the_look_for_private_notes_is_told_cells_names_and_properties():
    file = book_of(("A",), ("x\ty _x0041_",), title="The name of it", marking="MARKED")
    told = list(texts(file))
    for text in ("x\ty _x0041_", "The name of it", "&CMARKED"):
        assert any(text in said for said in told), text


def changed(file, name, content):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            new.writestr(entry.filename, old.read(entry))
        new.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("xl/media/picture.png", b"..."),
        ("xl/odd.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        ("xl/odd.xml", b"<a>"),
        ("xl/odd.xml", b"<a>" + b" " * 2**22 + b"</a>"),
    ],
    ids=["a part that is no XML", "a document type", "broken", "not packed as text is"],
)
def test_what_no_workbook_of_ours_has_is_not_looked_through(name, content):
    file = changed(book_of(("A",)), name, content)
    if len(content) > 2**20:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, content)
        file = out.getvalue()
    with pytest.raises(Exception, match=r"no such part|document type|no element|DENSE|odd"):
        list(texts(file))


@pytest.mark.parametrize("moment", [(1, 1, 1), (9999, 12, 31)])
def test_a_workbook_can_be_made_in_any_year(moment):
    content = replace(CONTENT, created=datetime(*moment, tzinfo=UTC))
    assert cells(render(content, ExportOptions(), lambda _done: None))
