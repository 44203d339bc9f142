"""What is read from Markdown, as people write it and converters leave it."""

import datetime as dt

import pytest

from data.document import BlockKind, FurnitureKind, SpanKind
from data.intake import read_bytes
from tests.fixtures.official import MARKDOWN

PROSE = "The ministers agreed that the lights of all ports should be repaired by the end of May."


def read(text):
    return read_bytes(text.encode(), "file.md")


def blocks(document, kind=None):
    return [(block.kind.value, block.level, block.marker, block.text)
            for block in document.blocks if kind in {None, block.kind}]  # fmt: skip


def aside(document):
    return [(piece.kind, piece.text) for piece in document.furniture]


def test_the_front_matter_names_title_and_date_and_is_furniture():
    document = read(MARKDOWN)
    assert document.title == 'Readout of the "Lantern" Talks'
    assert document.meeting.date == dt.date(2021, 3, 9)
    assert str(document.report.findings[1].place) == "the front matter"
    assert document.furniture[0].kind is FurnitureKind.FRONT_MATTER


@pytest.mark.parametrize(
    "inner",
    ["title: [unclosed", "- a\n- b: c", "just: *unknown", "a: &x [1]\nb: *x", "title: a\n\t- b: c"],
)
def test_what_is_no_sound_front_matter_stays_in_the_text(inner):
    document = read(f"---\n{inner}\n---\n\n{PROSE}\n")
    said = "".join(block.text for block in document.blocks) + str(aside(document))
    assert inner.split()[-1] in said
    assert document.title == "file" or document.title in said


@pytest.mark.parametrize("day", ["2021-13-45", "soon", "99999999999", "[]"])
def test_a_date_that_is_none_is_left_out(day):
    document = read(f"---\ntitle: Talks\ndate: {day}\n---\n\n{PROSE}\n")
    assert (document.title, document.meeting.date) == ("Talks", None)


@pytest.mark.parametrize("mark", ["**Lights**", "** Lights **", "**Lights **", "__Lights__"])
def test_bold_lines_head_the_text_below_them(mark):
    document = read(f"# Talks\n\n{PROSE}\n\n{mark}\n\n{PROSE}\n\n**Costs**  \n{PROSE}\n")
    assert [topic.title for topic in document.topics] == ["Lights", "Costs"]


def test_a_bold_heading_that_is_broken_over_lines_is_one():
    document = read(f"# Talks\n\n{PROSE}\n\n**Lights**  \n**of the Ports**\n\n{PROSE}\n")
    assert [topic.title for topic in document.topics] == ["Lights of the Ports"]


def test_heading_signs_need_no_blank():
    document = read(f"# Talks\n\n##Lights\n\n{PROSE}\n\n###Near\n\n{PROSE}\n")
    assert [(t.level, t.title) for t in document.topics] == [(1, "Lights"), (2, "Near")]


def test_a_rule_right_below_a_paragraph_makes_no_heading_of_it():
    document = read(f"# Talks\n\n{PROSE}\n-----\n\n{PROSE}\n")
    assert document.topics == ()
    assert blocks(document, BlockKind.PARAGRAPH) == [("paragraph", 0, "", PROSE)] * 2


def test_numbered_paragraphs_are_told_from_lists():
    document = read(f"# Talks\n\n1. {PROSE}\n\n2. {PROSE}\n\n{PROSE}\n\n1. one\n2. two\n")
    found = [(kind, marker) for kind, _, marker, _ in blocks(document)[1:]]
    assert found == [("paragraph", "1."), ("paragraph", "2."), ("paragraph", ""),
                     ("list-item", "1."), ("list-item", "2.")]  # fmt: skip


def test_bullets_nest_and_hold_paragraphs():
    document = read(f"# Talks\n\n{PROSE}\n\n- one\n\n  more\n  - two\n    1. three\n")
    assert blocks(document, BlockKind.LIST_ITEM) == [
        ("list-item", 1, "•", "one"),
        ("list-item", 1, "", "more"),
        ("list-item", 2, "•", "two"),
        ("list-item", 3, "1.", "three"),
    ]


def test_tables_are_rows_with_a_head():
    document = read(f"# Talks\n\n{PROSE}\n\n| Port | Sum |\n|---|--:|\n| North | **12** |\n")
    rows = blocks(document, BlockKind.TABLE_ROW)
    assert rows == [("table-row", 1, "", "Port\tSum"), ("table-row", 0, "", "North\t12")]


@pytest.mark.parametrize("note", ["Ibid.", "https://a.example/list", "See *the list* of 2018."])
def test_footnotes_have_their_numbers_and_marks(note):
    document = read(f"# Talks\n\n{PROSE}[^1]\n\n{PROSE}[^b]\n\n[^1]: {note}\n[^b]: Another.\n")
    assert blocks(document, BlockKind.FOOTNOTE) == [
        ("footnote", 0, "1", note.replace("*", "")),
        ("footnote", 0, "b", "Another."),
    ]
    (mark,) = document.blocks[1].spans
    assert (mark.kind, document.blocks[1].text[mark.start :]) == (SpanKind.SUPERSCRIPT, "1")


def test_links_that_name_their_address_elsewhere_are_followed_there():
    document = read(f"# Talks\n\n{PROSE} [List][1].\n\n[1]: https://a.example/\n")
    (link,) = document.blocks[1].spans
    assert link.target == "https://a.example/"
    assert document.blocks[1].text.endswith("May. List.")


def test_html_inside_a_line_sets_it_apart():
    document = read(
        f"# Talks\n\nThe 21<sup>st</sup> <u>round</u> of <span style='text-decoration: underline'>"
        f"talks</span> in *May* was <a href='javascript:x'>good</a>. {PROSE}\n"
    )
    block = document.blocks[1]
    assert [(s.kind.value, block.text[s.start : s.end]) for s in block.spans] == [
        ("superscript", "st"),
        ("strong", "round"),
        ("strong", "talks"),
        ("emphasis", "May"),
    ]


def test_blocks_of_html_are_read_as_a_page_is():
    document = read(f"# Talks\n\n{PROSE}\n\n<blockquote><p>Kept.</p></blockquote>\n\n{PROSE}\n")
    assert ("quotation", 0, "", "Kept.") in blocks(document)


@pytest.mark.parametrize("mark", ["\\###", "\\*\\*\\*", "\\* \\* \\*", "###", "***"])
def test_end_marks_are_furniture(mark):
    document = read(f"# Talks\n\n{PROSE}\n\n{PROSE}\n\n{mark}\n")
    assert [block.text for block in document.blocks] == ["Talks", PROSE, PROSE]
    assert document.furniture


def test_pictures_are_furniture_and_links_keep_safe_addresses():
    document = read(
        f"# Talks\n\n![The hall](a.jpg) {PROSE} [a](https://a.example) [b](file:///x)\n"
    )
    assert (FurnitureKind.IMAGE, "The hall") in aside(document)
    targets = [span.target for block in document.blocks for span in block.spans if span.target]
    assert targets == ["https://a.example"]


def test_a_number_alone_on_its_line_belongs_to_the_text_below():
    document = read("# Talks\n\n" + "".join(f"{n}.\n\n{PROSE}\n\n" for n in (1, 2, 3)))
    assert [(marker, text) for _, _, marker, text in blocks(document)[1:]] == [
        ("1.", PROSE), ("2.", PROSE), ("3.", PROSE)
    ]  # fmt: skip


def test_numbers_of_items_without_text_are_kept():
    document = read(f"# Talks\n\n{PROSE}\n\n7. - inner\n\n{PROSE}\n\n8.\n")
    said = " ".join(f"{marker} {text}" for _, _, marker, text in blocks(document))
    assert "7." in said
    assert "8." in said
