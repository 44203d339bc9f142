"""Lists of contents in Word files stand outside the text; lines of the same form are text."""

import pytest

from data.document import BlockKind, FurnitureKind
from data.intake.docx import read
from tests.fixtures.word import STYLES, paragraph, run, style, word

TAB = "<w:r><w:tab/></w:r>"
HEADING = style("H1", "heading 1")


def entry(name, page, middle=TAB):
    return paragraph(run(name) + middle + run(page))


def field(instruction, *paragraphs, is_ended=True):
    """Return paragraphs as a field's result, which goes over all of them."""
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>' if is_ended else ""
    return paragraph(begin) + "".join(paragraphs) + paragraph(end or run("The end."))


def page_of(name):
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText> PAGEREF {name} </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run("3")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def anchored(content):
    return f'<w:hyperlink w:anchor="_Toc1">{content}</w:hyperlink>'


SECTIONS = "".join(
    paragraph(name, "H1") + paragraph(f"The ministers discussed {name.lower()} at some length.")
    for name in ("Trade", "Energy", "Transport")
)


def apart(body):
    """Return the texts that are contents, and those that are not."""
    pieces = read(word(body, styles=STYLES + HEADING), "a.docx", lambda _share: None).pieces
    contents = [one.text for one in pieces if one.furniture is FurnitureKind.NAVIGATION]
    return contents, [one.text for one in pieces if one.furniture is None]


@pytest.mark.parametrize(
    "listed",
    [
        entry("Trade", "1") + entry("Energy", "2") + entry("Transport", "7"),
        entry("1. Trade", "1") + entry("2. Energy", "2") + entry("3. Transport", "7"),
        "".join(entry(name, "4", run(" ........ ")) for name in ("Trade", "Energy", "Transport")),
        "".join(
            paragraph(run(name) + TAB + page_of("_Ref1"))
            for name in ("Trade", "Energy", "Transport")
        ),
        "".join(paragraph(anchored(run(name))) for name in ("Trade", "Energy", "Transport")),
        field(" TOC \\o 1-3 ", entry("Trade", "1"), entry("Energy", "2"), entry("Transport", "3")),
    ],
    ids=["tabs", "numbers", "dots", "pages looked up", "links", "a field"],
)
def test_lines_that_come_again_below_with_pages_or_links_are_contents(listed):
    contents, text = apart(paragraph("Report") + listed + SECTIONS)
    assert len(contents) == 3
    assert text[:2] == ["Report", "Trade"]


@pytest.mark.parametrize("said", ["Contents", "Table of Contents", "Inhaltsverzeichnis", "目次"])
@pytest.mark.parametrize("middle", [TAB, run(" ")])
def test_what_says_contents_above_them_belongs_to_them_in_whatever_style(said, middle):
    listed = entry("Trade", "1", middle) + entry("Energy", "2", middle)
    contents, text = apart(paragraph("Report") + paragraph(said, "H1") + listed + SECTIONS)
    assert contents[0] == said
    assert text[:2] == ["Report", "Trade"]


def test_a_building_block_of_word_is_contents():
    block = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{paragraph('In this paper', 'H1')}"
        f"{entry('Something else', '1')}</w:sdtContent></w:sdt>"
    )
    assert apart(paragraph("Report") + block + SECTIONS)[0] == ["In this paper", "Something else 1"]


@pytest.mark.parametrize(
    "listed",
    [
        entry("In favour", "12") + entry("Against", "13"),
        entry("In favour", "12") + entry("Trade", "3"),
        entry("Trade", "1"),
        paragraph("See Annex 1") + paragraph("See Annex 2"),
        paragraph(anchored(run("Annex 1")) + run(" was adopted."))
        + paragraph(anchored(run("Annex 2")) + run(" was not.")),
    ],
    ids=["votes", "votes and a subject", "one line", "numbers at the end", "links in sentences"],
)
def test_votes_sums_and_links_in_sentences_are_text(listed):
    assert apart(paragraph("Report") + listed + SECTIONS)[0] == []


def test_a_heading_that_says_contents_above_text_is_a_heading():
    body = paragraph("Contents", "H1") + paragraph("The parcel held maps and books.") + SECTIONS
    assert apart(body)[0] == []


def test_a_contents_field_without_an_end_takes_no_text():
    listed = field(" TOC ", SECTIONS, is_ended=False)
    contents, text = apart(paragraph("Report") + listed)
    assert contents == []
    assert "Trade" in text


def test_a_contents_field_that_ends_too_late_takes_no_text():
    long = paragraph("The ministers discussed " + "trade, energy, transport and fish, " * 12)
    contents, text = apart(field(" TOC ", paragraph("Trade", "H1"), long))
    assert contents == []
    assert "Trade" in text


def test_contents_declare_no_headings():
    listed = paragraph(run("Trade") + TAB + run("1"), "H1")
    listed += paragraph(run("Energy") + TAB + run("2"), "H1")
    pieces = read(
        word(listed + SECTIONS, styles=STYLES + HEADING), "a.docx", lambda _share: None
    ).pieces
    assert [one.text for one in pieces if one.hint is BlockKind.HEADING] == [
        "Trade",
        "Energy",
        "Transport",
    ]
