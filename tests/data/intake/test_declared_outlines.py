"""Outlines that a format declares beside its text: the bookmarks of PDFs, and Word's contents."""

import pytest

from data.intake import docx, pdf, read_bytes
from data.intake.stream import OutlineEntry
from data.intake_report import Certainty
from tests.fixtures.hostile_pdfs import written
from tests.fixtures.pdfs import BOLD, FILLER, MARGIN, centre, drawn, paragraph, put
from tests.fixtures.word import STYLES, run, style, word
from tests.fixtures.word import paragraph as line

TITLE = "Report on the Harbours"
PARTS = {
    "Safety of the passage": ("Lights", "Buoys"),
    "Training of crews": ("Pilots", "Stokers"),
    "Costs until the spring": ("Coal", "Paint"),
}
FLAT = [name for head, below in PARTS.items() for name in (head, *below)]


def paper(bookmarks, heads=PARTS):
    """Return a PDF whose headings are all set alike; `bookmarks` are titles with their depths."""

    def draw(canvas):
        centre(canvas, 730, TITLE, 18, BOLD)
        y = 700
        for head, below in heads.items():
            for name in (head, *below):
                if y < 200:
                    canvas.showPage()
                    y = 730
                put(canvas, MARGIN, y, name, 11, BOLD)
                y = paragraph(canvas, y - 20, FILLER * 2) - 16
        for number, (depth, title) in enumerate(bookmarks):
            canvas.bookmarkPage(str(number))
            canvas.addOutlineEntry(title, str(number), depth - 1)

    return drawn(draw, title=TITLE)


def nested(depth=1):
    return [
        (depth + lower, name)
        for head, below in PARTS.items()
        for lower, name in ((0, head), *((1, one) for one in below))
    ]


def tops(content, name="paper.pdf"):
    return [topic.title for topic in read_bytes(content, name).topics if topic.level == 1]


def told(document):
    return next(f for f in document.report.findings if str(f.what) == "Topics")


@pytest.mark.parametrize(
    "bookmarks",
    [
        nested(),
        [(1, TITLE), *nested(2)],
        [(1, "harbours-final.pdf"), *nested(2)],
        [(1, "Cover"), (1, "Contents"), *nested(), (1, "Blank Page")],
        [(1, TITLE), *nested()],
    ],
    ids=["as they are", "below the title", "below a file", "with a cover", "beside the title"],
)
def test_bookmarks_tell_which_of_the_lines_that_are_set_alike_are_topics(bookmarks):
    document = read_bytes(paper(bookmarks), "paper.pdf")
    assert [topic.title for topic in document.topics if topic.level == 1] == list(PARTS)
    assert document.title == TITLE


@pytest.mark.parametrize(
    "bookmarks",
    [
        [],
        [(1, f"Page {number}") for number in range(1, 9)],
        [(1, "1"), (1, "2"), (1, "iii")],
        [(1, "annex.docx"), (1, "C:\\drafts\\speech.doc"), (1, "scan_004.tif")],
        [(1, "Fleet"), (1, "Weather"), (1, "Lights"), (1, "Ballast"), (1, "Holds")],
        [(1, TITLE)],
        [(1, "Training of crews")],
    ],
    ids=["none", "pages", "numbers", "files", "of another paper", "the title", "one alone"],
)
def test_bookmarks_that_name_no_topics_change_nothing(bookmarks):
    assert tops(paper(bookmarks)) == FLAT


def test_bookmarks_with_the_numbers_of_sections_name_them():
    heads = {f"{number}. {head}": below for number, (head, below) in enumerate(PARTS.items(), 1)}
    bookmarks = [(1, f"{number} {head}") for number, head in enumerate(PARTS, 1)]
    assert tops(paper(bookmarks, heads)) == list(PARTS)


def test_topics_that_the_bookmarks_name_are_surer_than_without():
    order = list(Certainty)
    without, named = (told(read_bytes(paper(one), "a.pdf")) for one in ([], nested()))
    assert order.index(named.certainty) <= order.index(without.certainty)


def entries(content):
    return pdf.read(content, "a.pdf", lambda _share: None).declared.outline


def test_bookmarks_are_handed_over_in_their_order_with_their_depths():
    found = entries(paper([(1, "One\r\n two"), (2, "海の安全"), (3, "Three"), (1, "Four")]))
    assert found == (
        OutlineEntry("One two", 1),
        OutlineEntry("海の安全", 2),
        OutlineEntry("Three", 3),
        OutlineEntry("Four", 1),
    )


def test_no_bookmark_below_the_third_depth_is_told_and_none_that_is_too_long():
    depths = [(1, "a"), (2, "b"), (3, "c"), (4, "d"), (1, "e" * 9_000), (1, "f")]
    assert [one.text for one in entries(paper(depths))] == ["a", "b", "c", "f"]


def test_no_more_than_two_thousand_bookmarks_are_told():
    assert len(entries(paper([(1, f"Part {number}") for number in range(3_000)]))) == 2_000


def bookmarked(*bookmarks):
    """Return a PDF of one page with these objects, from 6 on, as its bookmarks."""
    return written(
        b"<</Type/Catalog/Pages 2 0 R/Outlines 5 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F"
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        b"<</Length 41>>stream\nBT /F 12 Tf 72 700 Td (A paper) Tj ET     \nendstream",
        b"<</Type/Outlines/First 6 0 R/Last 6 0 R>>",
        *bookmarks,
    )


@pytest.mark.parametrize(
    "bookmarks",
    [
        (b"<</Title(A)/Parent 5 0 R/Next 6 0 R>>",),
        (b"<</Title(A)/Parent 5 0 R/First 6 0 R/Next 6 0 R>>",),
        (
            b"<</Title(A)/Parent 5 0 R/First 7 0 R>>",
            b"<</Title(B)/Parent 6 0 R/Next 6 0 R/First 6 0 R>>",
        ),
        (
            b"<</Title(A)/Parent 5 0 R/Next 7 0 R>>",
            b"<</Title(B)/Parent 5 0 R/Next 6 0 R>>",
        ),
    ],
    ids=["after itself", "in itself", "a branch in its branch", "two after each other"],
)
def test_bookmarks_in_a_circle_are_told_once(bookmarks):
    assert [one.text for one in entries(bookmarked(*bookmarks))] == ["A", "B"][: len(bookmarks)]


CONTENTS = STYLES + style("TOC1", "toc 1") + style("Verzeichnis2", "toc 2")


def report(*, pages=True):
    """Return a Word file with bold lines for headings, which Word lists in contents."""

    def entry(number, depth, name):
        page = f"<w:r><w:tab/></w:r>{run(str(number))}" if pages else ""
        return line(run(name) + page, ("TOC1", "Verzeichnis2")[depth - 1])

    listed = "".join(entry(number, *one) for number, one in enumerate(nested(), 2))
    body = "".join(line(run(name, "<w:b/>")) + line(FILLER * 2) for name in FLAT)
    return word(line(run(TITLE, "<w:b/><w:sz w:val='40'/>")) + listed + body, styles=CONTENTS)


@pytest.mark.parametrize("pages", [True, False], ids=["with pages", "without"])
def test_contents_that_word_made_tell_topics_and_their_depths(pages):
    content = report(pages=pages)
    declared = docx.read(content, "a.docx", lambda _share: None).declared
    assert declared.outline == tuple(OutlineEntry(name, depth) for depth, name in nested())
    assert tops(content, "a.docx") == list(PARTS)
