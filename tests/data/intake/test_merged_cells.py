"""Merged cells are kept as their format has them, and fit the table that is read."""

import pytest

from data.document import BlockKind, MergedCell
from data.intake import docx, odt
from data.intake.markup import web_page
from tests.fixtures.open_documents import odt as odt_file
from tests.fixtures.open_documents import para
from tests.fixtures.word import cell, paragraph, run, word

BEFORE = "<h1>Ports</h1><p>The ministers met in Tokyo and discussed the matter at length.</p>"


def of_page(rows):
    page = f"<html><body>{BEFORE}<table>{rows}</table></body></html>".encode()
    return told(web_page.read(page, "a.html", lambda _share: None))


def of_word(*rows):
    made = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    file = word(paragraph("Text.") + f"<w:tbl><w:tblPr/>{made}</w:tbl>")
    return told(docx.read(file, "a.docx", lambda _share: None))


def told(stream):
    rows = [piece for piece in stream.pieces if piece.hint is BlockKind.TABLE_ROW]
    return [(piece.text, piece.level, piece.merged) for piece in rows]


def test_a_page_tells_which_cells_cover_others():
    rows = (
        "<tr><th rowspan=2>State</th><th colspan=2>Sum</th></tr><tr><th>2030</th><th>2031</th></tr>"
        "<tr><td rowspan=2>Asia</td><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr>"
    )
    assert of_page(rows) == [
        ("| State | Sum |  |", 1, (MergedCell(0, 1, 2), MergedCell(1, 2))),
        ("|  | 2030 | 2031 |", 1, ()),
        ("Asia\t1\t2", 0, (MergedCell(0, 1, 2),)),
        ("|  | 3 | 4 |", 0, ()),
    ]


def test_a_row_that_a_cell_of_the_head_reaches_into_is_of_the_head():
    rows = (
        "<tr><th rowspan=2>State</th><th colspan=2>Sum</th></tr><tr><td>2030</td><td>2031</td></tr>"
        "<tr><td>Asia</td><td>1</td><td>2</td></tr>"
    )
    assert [level for _, level, _ in of_page(rows)] == [1, 1, 0]


def test_a_row_that_says_nothing_is_no_row_that_a_cell_covers():
    rows = (
        "<tr><td>A</td><td>b</td></tr><tr><td rowspan=3>B</td><td>c</td></tr>"
        "<tr></tr><tr><td>d</td></tr>"
    )
    assert of_page(rows)[1:] == [("B\tc", 0, (MergedCell(0, 1, 2),)), ("|  | d |", 0, ())]


@pytest.mark.parametrize("value", ["999999999999", "60", "4", "３", "-1", "1e9", "", "x"])
def test_a_cell_that_reaches_beyond_its_table_ends_with_it(value):
    rows = (
        "<tr><td>a</td><td>b</td><td>c</td></tr>"
        f'<tr><td>d</td><td colspan="{value}" rowspan="{value}">e</td></tr>'
        "<tr><td>f</td></tr>"
    )
    found = of_page(rows)
    wide = value.isascii() and value.isdigit()
    assert found[1][2] == ((MergedCell(1, 2, 2),) if wide else ())
    assert max(text.count("|") - 1 for text, _, _ in found) <= 3


def test_a_rowspan_of_0_reaches_to_the_end_of_its_part_of_the_table():
    rows = (
        "<tbody><tr><td rowspan=0>a</td><td>b</td></tr><tr><td>c</td></tr></tbody>"
        "<tbody><tr><td>d</td><td>e</td></tr></tbody>"
    )
    assert of_page(rows) == [
        ("a\tb", 0, (MergedCell(0, 1, 2),)), ("|  | c |", 0, ()), ("d\te", 0, ()),
    ]  # fmt: skip


def test_a_row_of_one_cell_keeps_how_wide_it_is():
    rows = (
        "<tr><td>a</td><td>b</td></tr><tr><td colspan=2>All</td></tr><tr><td>c</td><td>d</td></tr>"
    )
    assert of_page(rows)[1] == ("All", 0, (MergedCell(0, 2),))


def test_word_tells_which_cells_cover_others():
    wide, begins, goes_on = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    found = of_word(
        cell("Asia", begins) + cell("Japan") + cell("1"),
        cell("", goes_on) + cell("Korea") + cell("2"),
        cell("Both", wide + begins) + cell("3"),
        cell("", wide + goes_on) + cell("4"),
    )
    assert found == [
        ("Asia\tJapan\t1", 0, (MergedCell(0, 1, 2),)),
        ("|  | Korea | 2 |", 0, ()),
        ("Both\t\t3", 0, (MergedCell(0, 2, 2),)),
        ("|  |  | 4 |", 0, ()),
    ]


def test_a_bold_head_of_two_rows_is_one_head_in_word():
    def bold(text, ways=""):
        return cell(paragraph(run(text, "<w:b/>")), ways)

    found = of_word(
        bold("State", '<w:vMerge w:val="restart"/>') + bold("Sum", '<w:gridSpan w:val="2"/>'),
        cell("", "<w:vMerge/>") + bold("2030") + bold("2031"),
        cell("Japan") + cell("1") + cell("2"),
    )
    assert [level for _, level, _ in found] == [1, 1, 0]


def test_words_that_word_does_not_show_below_a_merged_cell_are_kept():
    found = of_word(
        cell("Asia", '<w:vMerge w:val="restart"/>') + cell("1"),
        cell("hidden", "<w:vMerge/>") + cell("2"),
    )
    assert found == [("Asia\t1", 0, ()), ("hidden\t2", 0, ())]


def test_an_open_document_tells_which_cells_cover_others():
    def row(*cells):
        return f"<table:table-row>{''.join(cells)}</table:table-row>"

    def made(text, ways=""):
        return f"<table:table-cell {ways}>{para(text)}</table:table-cell>"

    below = "<table:covered-table-cell/>"
    both = 'table:number-columns-spanned="2" table:number-rows-spanned="2"'
    table = row(made("A", both), below, made("b")) + row(below, below, made("c"))
    file = odt_file(para("Text.") + f"<table:table>{table}</table:table>")
    assert told(odt.read(file, "a.odt", lambda _share: None)) == [
        ("A\t\tb", 0, (MergedCell(0, 2, 2),)),
        ("|  |  | c |", 0, ()),
    ]
