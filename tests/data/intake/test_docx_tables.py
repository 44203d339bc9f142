"""Tables of Word documents: rows where they are tables, paragraphs where they only lay text out."""

from data.document import BlockKind, SpanKind
from data.intake.docx import read
from tests.fixtures.word import cell, paragraph, run, style, table, word

LONG = "The ministers discussed the situation in the region at length. " * 8


def pieces(body, **parts):
    return read(word(body, **parts), "a.docx", lambda _share: None).pieces


def rows(body, **parts):
    return [
        (piece.text, piece.level)
        for piece in pieces(body, **parts)
        if piece.hint is BlockKind.TABLE_ROW
    ]


def test_rows_are_cells_parted_by_tabs():
    body = paragraph("Text.") + table(("Country", "Sum"), ("Japan", "12"))
    assert rows(body) == [("Country\tSum", 0), ("Japan\t12", 0)]


def test_marked_head_rows_have_level_1():
    head = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell('Country')}{cell('Sum')}</w:tr>"
    body = table(("Japan", "12")).replace("<w:tr>", f"{head}<w:tr>", 1)
    assert rows(body) == [("Country\tSum", 1), ("Japan\t12", 0)]


def test_a_first_row_that_alone_is_bold_is_a_head():
    bold = paragraph(run("Country", "<w:b/>")), paragraph(run("Sum", "<w:b/>"))
    found = pieces(table(bold, ("Japan", "12")))
    assert [piece.level for piece in found] == [1, 0]
    assert [(s.kind, found[0].text[s.start : s.end]) for s in found[0].spans] == [
        (SpanKind.STRONG, "Country"),
        (SpanKind.STRONG, "Sum"),
    ]


def test_a_style_that_sets_the_first_row_in_bold_makes_it_a_head():
    own = style(
        "Grid",
        "Grid",
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>',
        kind="table",
    )
    look = '<w:tblStyle w:val="Grid"/><w:tblLook w:val="04A0"/>'
    assert rows(table(("A", "B"), ("1", "2"), properties=look), styles=own)[0] == ("A\tB", 1)


def test_several_paragraphs_in_a_cell_are_joined():
    found = rows(table((paragraph("Tokyo") + paragraph("Japan"), "1"), ("Osaka", "2")))
    assert found == [("Tokyo Japan\t1", 0), ("Osaka\t2", 0)]


def test_merged_cells_keep_their_columns():
    wide = cell("Total", '<w:gridSpan w:val="2"/>')
    below = cell("", "<w:vMerge/>")
    body = table(("Asia", "Japan", "1")).replace(
        "</w:tbl>",
        f"<w:tr>{below}{cell('Korea')}{cell('2')}</w:tr><w:tr>{wide}{cell('3')}</w:tr></w:tbl>",
    )
    assert rows(body) == [("Asia\tJapan\t1", 0), ("|  | Korea | 2 |", 0), ("Total\t\t3", 0)]


def test_a_table_in_a_cell_becomes_text_of_the_cell():
    inner = table(("a", "b"), ("c", "")) + paragraph("")
    assert rows(table(("Left", inner))) == [("Left\ta b c", 0)]


def test_a_table_of_one_column_is_no_table():
    found = pieces(table(("Note to the press",), ("Embargoed",)))
    assert [(piece.text, piece.hint) for piece in found] == [
        ("Note to the press", None),
        ("Embargoed", None),
    ]


def test_cells_of_running_text_are_read_as_paragraphs():
    found = pieces(paragraph("Text.") + table((paragraph(LONG) + paragraph("More."), "Side")))
    assert [piece.hint for piece in found] == [None] * 4


def test_a_document_that_is_all_tables_is_read_as_paragraphs_and_keeps_real_tables():
    said = "The ministers met in Tokyo and discussed the situation in the region at some length."
    inner = table(("Country", "Sum"), ("Japan", "12"))
    layout = table((paragraph("Date"), paragraph(said) + inner + paragraph(said)))
    found = pieces(layout)
    assert [piece.text for piece in found if piece.hint is None] == ["Date", said, said]
    assert rows(layout) == [("Country\tSum", 0), ("Japan\t12", 0)]


def test_rows_and_cells_in_content_controls_are_read():
    body = table(("a", "b"), ("c", "d")).replace("<w:tr>", "<w:sdt><w:sdtContent><w:tr>", 1)
    body = body.replace("</w:tr>", "</w:tr></w:sdtContent></w:sdt>", 1)
    assert rows(body) == [("a\tb", 0), ("c\td", 0)]


def test_a_letterhead_in_one_row_above_the_text_is_read_line_by_line():
    head = table((paragraph("Ministry of Ports") + paragraph("Harbour Division"), "12 May 2031"))
    found = pieces(head + paragraph("Text."))
    assert [(piece.text, piece.hint) for piece in found] == [
        ("Ministry of Ports", None),
        ("Harbour Division", None),
        ("12 May 2031", None),
        ("Text.", None),
    ]


def test_those_who_sign_side_by_side_are_read_one_after_the_other():
    def signed(name, office):
        return paragraph(name) + paragraph(office)

    body = paragraph("Done.") + table(
        (signed("Aya Ito", "Minister"), signed("Ben Roe", "Secretary"))
    )
    assert [piece.text for piece in pieces(body)] == [
        "Done.", "Aya Ito", "Minister", "Ben Roe", "Secretary",
    ]  # fmt: skip


def test_a_table_of_one_row_below_text_keeps_its_cells():
    body = paragraph("Votes:") + table((paragraph("Yes") + paragraph("of 20"), "12", "3"))
    assert pieces(body)[1].text == "Yes of 20\t12\t3"
