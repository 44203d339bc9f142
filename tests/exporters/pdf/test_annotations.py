"""Highlights as other programs read them back."""

import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from data.basis.colours import channels
from data.briefing.content import Highlight
from exporters.options import ExportOptions, PageSetup
from exporters.pdf.pdf_document import render
from exporters.pdf.text.page_grid import Grid
from tests.fixtures.briefings import LABELS, block, content_of, drawn, note, pdf, plain, read, topic

GRID = Grid.of(PageSetup())
TEXT = plain("The Ministers agreed that they will work together to realize dismantlement. " * 8)
NOTE = replace(
    note(1, "Attributed to the Secretary alone.\nAsk again (soon) — 確認。", "C"),
    author="A. Analyst",
    modified=datetime(2018, 9, 4, 8, 30, tzinfo=UTC),
)


def annotations(page, subtype="/Highlight"):
    found = [item.get_object() for item in page.get("/Annots", ())]
    return [item for item in found if item["/Subtype"] == subtype]


def across(text, *, blocks, letter="C", number=1):
    """Blocks that one passage covers from the first to the last."""
    return [
        replace(
            block(text, citation=f"§1 ¶{index}"),
            highlights=(
                Highlight(
                    "one", LABELS[letter], 0, len(text),
                    opens=index == 1, closes=index == blocks, note=number,
                ),
            ),
        )
        for index in range(1, blocks + 1)
    ]  # fmt: skip


def test_a_highlight_carries_author_date_label_text_and_colour():
    content = content_of(topic("1", "T", block(TEXT, (TEXT[20:60], "C", 1))), notes=(NOTE,))
    (page,) = read(pdf(content)).pages
    (item,) = annotations(page)
    assert item["/T"] == "A. Analyst"
    assert item["/M"] == item["/CreationDate"] == "D:20180904083000+00'00'"
    assert item["/Subj"] == "Commitment"
    assert item["/Contents"] == NOTE.text
    assert item["/F"] == 4
    assert [float(part) for part in item["/C"]] == pytest.approx(
        channels(LABELS["C"].colour), abs=0.006
    )
    (popup,) = annotations(page, "/Popup")
    assert item["/Popup"].get_object() == popup
    assert popup["/Parent"].get_object() == item
    assert popup["/Open"] == False  # noqa: E712  # a PDF object


def test_a_highlight_without_a_note_says_its_label_and_who_prepared_the_handout():
    content = content_of(topic("1", "T", block(TEXT, (TEXT[20:60], "Q"))))
    (item,) = annotations(read(pdf(content)).pages[0])
    assert item["/Contents"] == "Question"
    assert item["/T"] == "East Asia desk"
    assert "/M" not in item


def test_there_is_a_quadrilateral_on_each_line_of_the_passage():
    content = content_of(topic("1", "T", block(TEXT, (TEXT[10:250], "C"))))
    (page,) = read(pdf(content)).pages
    (item,) = annotations(page)
    height = float(page.mediabox.height)
    values = [float(value) for value in item["/QuadPoints"]]
    quads = [values[start : start + 8] for start in range(0, len(values), 8)]
    baselines = sorted({word.y for word in drawn(page) if word.size == 10})
    for (left, top, right, top_too, left_too, bottom, right_too, bottom_too), baseline in zip(
        quads, baselines, strict=False
    ):
        assert (left, top, right, bottom) == (left_too, top_too, right_too, bottom_too)
        assert left < right
        assert bottom < height - baseline < top
        assert top - bottom < 14
    assert len(quads) == 4
    rect = [float(value) for value in item["/Rect"]]
    assert rect == pytest.approx([min(values[::2]), min(values[1::2]), max(values[::2]),
                                  max(values[1::2])])  # fmt: skip


def test_pdfium_finds_the_highlighted_words_under_the_quadrilaterals():
    quote = "work together to realize dismantlement. The Ministers agreed that they will work"
    content = content_of(topic("1", "T", block(TEXT, (quote, "C"))))
    document = pypdfium2.PdfDocument(pdf(content))
    page = document[0]
    text = page.get_textpage()
    words = []
    for index in range(pdfium.FPDFPage_GetAnnotCount(page)):
        item = pdfium.FPDFPage_GetAnnot(page, index)
        if pdfium.FPDFAnnot_GetSubtype(item) == pdfium.FPDF_ANNOT_HIGHLIGHT:
            quad = pdfium.FS_QUADPOINTSF()
            for number in range(pdfium.FPDFAnnot_CountAttachmentPoints(item)):
                pdfium.FPDFAnnot_GetAttachmentPoints(item, number, quad)
                words.append(text.get_text_bounded(quad.x3, quad.y3, quad.x2, quad.y2))
        pdfium.FPDFPage_CloseAnnot(item)
    text.close()
    page.close()
    document.close()
    assert plain(" ".join(words)) == quote


def test_a_passage_over_blocks_and_pages_is_one_highlight_a_page():
    long = plain(TEXT * 3)
    content = content_of(topic("1", "T", *across(long, blocks=3)), notes=(NOTE,))
    pages = read(pdf(content)).pages
    assert len(pages) == 3
    items = [annotations(page) for page in pages]
    assert [[item["/Contents"] for item in each] for each in items] == [
        [NOTE.text], ["Commitment, continued from page 1"], ["Commitment, continued from page 2"],
    ]  # fmt: skip
    assert {item["/T"] for each in items for item in each} == {"A. Analyst"}
    lines = sum(len(item["/QuadPoints"]) // 8 for each in items for item in each)
    drawn_lines = {
        (number, round(word.y, 1))
        for number, page in enumerate(pages)
        for word in drawn(page)
        if word.size == 10
    }
    assert lines == len(drawn_lines)


def test_crossing_passages_are_two_highlights():
    first, second = TEXT[10:120], TEXT[60:180]
    content = content_of(topic("1", "T", block(TEXT, (first, "C"), (second, "K"))))
    items = annotations(read(pdf(content)).pages[0])
    assert [item["/Subj"] for item in items] == ["Commitment", "Key point"]
    assert len({item["/NM"] for item in items}) == 2


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="poppler-utils are not installed")
def test_poppler_shows_the_page_the_same_with_and_without_annotations(tmp_path):
    content = content_of(topic("1", "T", block(TEXT, (TEXT[20:300], "K", 1))), notes=(NOTE,))
    bare = render(content, ExportOptions(annotations=False), lambda _done: None)
    pictures = []
    for data in (bare, pdf(content)):
        path = tmp_path / "handout.pdf"
        path.write_bytes(data)
        run = subprocess.run(["pdftoppm", "-r", "72", path], check=True, capture_output=True)
        pictures.append(run.stdout)
    assert pictures[0] == pictures[1]


def test_the_page_looks_the_same_with_and_without_annotations():
    content = content_of(topic("1", "T", block(TEXT, (TEXT[20:300], "K", 1))), notes=(NOTE,))
    bare = render(content, ExportOptions(PageSetup(), annotations=False), lambda _done: None)
    kinds = {item.get_object()["/Subtype"] for item in read(bare).pages[0]["/Annots"]}
    assert kinds == {"/Link"}
    pictures = []
    for data in (bare, pdf(content)):
        document = pypdfium2.PdfDocument(data)
        pictures.append(bytes(document[0].render(scale=1).buffer))
        document.close()
    assert pictures[0] == pictures[1]


def test_notes_on_a_topic_and_on_the_document_are_annotations_too():
    handout = content_of(
        topic("1", "Talks", block(TEXT), notes=(1,)),
        notes=(NOTE, note(2, "Read all of it.", "Q")),
        document_notes=(2,),
    )
    (page,) = read(pdf(handout)).pages
    whole, own = annotations(page, "/Text")
    assert (whole["/Contents"], own["/Contents"]) == ("Read all of it.", NOTE.text)
    assert (own["/T"], own["/Subj"], own["/F"]) == ("A. Analyst", "Commitment", 28)
    heading = next(word for word in drawn(page) if word.text == "Talks")
    left, bottom, right, top = map(float, own["/Rect"])
    assert bottom == pytest.approx(float(page.mediabox.height) - heading.y, abs=0.05)
    assert heading.x < left < right < GRID.notes_x
    assert top - bottom == pytest.approx(12, abs=0.05)
    assert {item["/Parent"].get_object()["/NM"] for item in annotations(page, "/Popup")} == {
        whole["/NM"],
        own["/NM"],
    }


def test_in_greyscale_the_annotations_are_grey_too():
    content = content_of(topic("1", "T", block(TEXT, (TEXT[20:60], "C", 1))), notes=(NOTE,))
    (page,) = read(pdf(content, greyscale=True)).pages
    (item,) = annotations(page)
    assert len(set(map(float, item["/C"]))) == 1
