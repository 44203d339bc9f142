"""How Word sets a paragraph apart, and on which page, is told; whether it heads anything is not."""

import pytest

from data.document import BlockKind, FurnitureKind
from data.intake.docx import read
from tests.fixtures.word import STYLES, paragraph, run, style, table, word

BREAK = '<w:r><w:br w:type="page"/></w:r>'
NOTED = "<w:r><w:lastRenderedPageBreak/></w:r>"
TEXT = paragraph("The ministers met in Tokyo and discussed the situation in the region.")


def pieces(body, **parts):
    parts.setdefault("styles", STYLES)
    return read(word(body, **parts), "a.docx", lambda _share: None).pieces


def looks(body, **parts):
    return [piece.look for piece in pieces(body + TEXT, **parts)][:-1]


def test_plain_text_has_no_look():
    assert looks(paragraph("Text")) == [""]


@pytest.mark.parametrize(
    "line",
    [
        paragraph("Trade", "Own"),
        paragraph(run("Trade", '<w:u w:val="single"/>')),
        paragraph(run("Trade", "<w:caps/>")),
        paragraph(run("Trade", "<w:smallCaps/>")),
        paragraph("Trade", properties='<w:jc w:val="right"/>'),
        paragraph(run("Trade", '<w:rFonts w:ascii="Arial" w:eastAsia="Gothic"/>')),
    ],
    ids=["style", "underlined", "capitals", "small capitals", "right", "typeface"],
)
def test_what_sets_a_line_apart_is_in_its_look_and_alike_lines_look_alike(line):
    one, other = looks(line + line.replace("Trade", "Energy"), styles=STYLES + style("Own", "own"))
    assert one == other != ""


def test_underlining_of_a_part_is_no_look_of_the_line():
    part = run("Trade", '<w:u w:val="single"/>') + run(" and energy")
    assert looks(paragraph(part)) == [""]


def test_a_typeface_that_most_of_the_text_has_sets_nothing_apart():
    arial = '<w:rFonts w:ascii="Arial"/>'
    body = paragraph(run("Head")) + paragraph(run("The ministers met again. " * 9, arial))
    found = pieces(body)
    assert (found[0].look != "", found[1].look) == (True, "")


def test_a_line_in_capitals_keeps_the_letters_of_the_file():
    (line, _) = pieces(paragraph(run("Trade", "<w:caps/>")) + TEXT)
    assert line.text == "Trade"


def test_indents_count_in_characters_from_where_the_text_begins():
    def at(left, text):
        return paragraph(text, properties=f'<w:ind w:left="{left}"/>')

    body = (
        at(720, "The ministers met in Tokyo.") * 3 + at(1440, "Further in") + at(0, "Further out")
    )
    assert [piece.indent for piece in pieces(body)] == [0, 0, 0, 6, 0]


def test_there_are_no_pages_where_nothing_tells_of_them():
    assert [piece.page for piece in pieces(TEXT + TEXT)] == [0, 0]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (paragraph("A") + paragraph(BREAK) + paragraph("B"), [1, 2]),
        (paragraph("A") + paragraph(BREAK + run("B")), [1, 2]),
        (paragraph("A") + paragraph(run("B") + BREAK) + paragraph(NOTED + run("C")), [1, 1, 2]),
        (paragraph("A") + paragraph(NOTED + run("B")) + paragraph("C"), [1, 2, 2]),
        (paragraph("A") + paragraph("B", properties="<w:pageBreakBefore/>"), [1, 2]),
        (paragraph("A", properties="<w:sectPr/>") + paragraph("B"), [1, 2]),
        (
            paragraph("A", properties='<w:sectPr><w:type w:val="continuous"/></w:sectPr>')
            + paragraph(BREAK)
            + paragraph("B"),
            [1, 2],
        ),
        (paragraph("A") + table(("x", "y")) + paragraph(BREAK) + paragraph("B"), [1, 0, 2]),
    ],
    ids=[
        "a break", "a break before text", "a break that Word notes too", "a page noted",
        "a paragraph that begins one", "a section", "a section that goes on", "a table",
    ],
)  # fmt: skip
def test_pieces_know_the_page_that_they_begin_on(body, expected):
    found = [piece.page for piece in pieces(body)]
    assert [page for page, wanted in zip(found, expected, strict=True) if wanted] == [
        wanted for wanted in expected if wanted
    ]


def test_notes_and_heads_stand_on_no_page():
    note = f'<w:footnote w:id="1">{paragraph("A note.")}</w:footnote>'
    body = paragraph(run("Text") + '<w:r><w:footnoteReference w:id="1"/></w:r>')
    found = pieces(body + paragraph(BREAK) + TEXT, footnotes=note, header=paragraph("Head"))
    assert [piece.page for piece in found] == [1, 2, 0, 0]


def test_a_break_of_the_page_ends_the_line():
    found = pieces(paragraph(run("Budget of the Ports") + BREAK + run("Overview")) + TEXT)
    assert [(piece.text, piece.page) for piece in found[:2]] == [
        ("Budget of the Ports", 1),
        ("Overview", 2),
    ]


def test_the_head_of_the_first_page_alone_is_a_letterhead_above_the_text():
    section = '<w:sectPr><w:headerReference w:type="first" r:id="header"/><w:titlePg/></w:sectPr>'
    found = pieces(TEXT + section, header=paragraph("Ministry of Ports"))
    assert [(piece.text[:17], piece.furniture) for piece in found] == [
        ("Ministry of Ports", FurnitureKind.MASTHEAD),
        ("The ministers met", None),
    ]


def test_a_head_that_no_first_page_has_is_a_running_head():
    section = '<w:sectPr><w:headerReference w:type="first" r:id="header"/></w:sectPr>'
    found = pieces(TEXT + section, header=paragraph("Ministry of Ports"))
    assert found[-1].furniture is FurnitureKind.RUNNING_HEAD


CLAUSE = "The harbour authority keeps the pilot boats in good order and reports each year to us."
OWN = style("H2", "heading 2") + style("Clause", "Clause", based_on="H2")


def test_running_text_in_a_style_based_on_a_heading_is_no_heading():
    body = paragraph("Duties", "Clause") + paragraph(CLAUSE, "Clause")
    head, clause = pieces(body, styles=STYLES + OWN)
    assert (head.hint, clause.hint) == (BlockKind.HEADING, None)


@pytest.mark.parametrize("text", [CLAUSE[:-1], "Duties.", "Who keeps the boats?"])
def test_lines_that_are_no_running_text_keep_the_heading_of_their_style(text):
    (head, _) = pieces(paragraph(text, "Clause") + TEXT, styles=STYLES + OWN)
    assert head.hint is BlockKind.HEADING


def test_a_long_heading_in_a_style_of_words_own_is_one_and_whole_paragraphs_are_none():
    found = pieces(paragraph(CLAUSE, "H2") + paragraph(f"{CLAUSE} " * 3, "H2"), styles=STYLES + OWN)
    assert [piece.hint for piece in found] == [BlockKind.HEADING, None]


@pytest.mark.parametrize(
    ("style_id", "name"),
    [
        ("Nadpis2", "Nadpis 2"), ("x", "Heading 2,H2,Section"), ("a", "başlık 2"), ("b", "見出し2"),
        ("c", "標題 2"), ("d", "Επικεφαλίδα 2"), ("e", "Заголовок 2"),
    ],
)  # fmt: skip
def test_names_of_heading_styles_in_further_languages(style_id, name):
    (head, _) = pieces(paragraph("Trade", style_id) + TEXT, styles=STYLES + style(style_id, name))
    assert (head.hint, head.level) == (BlockKind.HEADING, 2)


def test_a_style_that_is_based_on_the_titles_makes_no_title():
    own = style("T", "Title") + style("Cover", "Cover line", based_on="T")
    body = paragraph("Budget of the Ports", "T") + paragraph("Ministry of Ports", "Cover")
    title, line, _ = pieces(body + TEXT, styles=STYLES + own)
    assert (title.hint, line.hint) == (BlockKind.HEADING, None)
