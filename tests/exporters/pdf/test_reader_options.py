"""What a handout has for its reader: signed notes, an index, other sizes, black, lines."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from data.briefing.content import Content
from exporters.options import ExportOptions, Imposition, NotePlacement, PageSetup, Paper
from exporters.pdf.page_meter import measured
from exporters.pdf.text.page_grid import LARGE_PRINT, Grid
from tests.fixtures.briefings import (
    block,
    content_of,
    drawn,
    note,
    pdf,
    plain,
    read,
    text_of,
    topic,
)
from tests.fixtures.inked_boxes import overlaps
from tests.fixtures.noted import noted_document
from tests.fixtures.structure import structure

SAID = plain("The Ministers reaffirmed the importance of the cooperation of both navies. " * 6)


def handout(count=24) -> Content:
    """Paragraphs with a note each, of two labels and two tags, by one author."""
    blocks = [
        block(SAID, ("reaffirmed", "KC"[n % 2], n), citation=f"§1 ¶{n}")
        for n in range(1, count + 1)
    ]
    blocks = [
        replace(item, highlights=(replace(item.highlights[0], annotation_id=f"id {n}"),))
        for n, item in enumerate(blocks, 1)
    ]
    notes = tuple(
        replace(
            note(n, f"Remark {n}.", "KC"[n % 2]),
            author="M. Satō", modified=datetime(2026, 3, n, 9, tzinfo=UTC),
            tags=("harbours",) if n % 3 == 0 else (),
        )
        for n in range(1, count + 1)
    )  # fmt: skip
    return content_of(topic("1", "Harbours", *blocks), notes=notes)


@pytest.mark.parametrize("placement", NotePlacement)
def test_a_signed_note_says_who_wrote_it_and_when(placement):
    file = pdf(handout(5), notes=placement, signed_notes=True)
    said = text_of(file)
    for day in range(1, 6):
        assert f"{day} March 2026" in said
    assert said.count("M. Satō ·") == 5
    assert "M. Satō ·" not in text_of(pdf(handout(5), notes=placement))
    assert overlaps(file) == []


def pages_with(file, text):
    return [n for n, page in enumerate(read(file).pages, 1) if text in plain(page.extract_text())]


@pytest.mark.parametrize("placement", NotePlacement)
def test_the_index_names_the_pages_of_each_label_and_tag(placement):
    file = pdf(handout(), notes=placement, index=True)
    pages = read(file).pages
    said = plain(" ".join(page.extract_text() for page in pages))
    index = said[said.index("Index of annotated passages") :]
    cited = {
        n: next(p for p, page in enumerate(pages, 1) if f"[{n}]" in page.extract_text())
        for n in range(1, 25)
    }

    def listed(numbers):
        return ", ".join(map(str, sorted({cited[n] for n in numbers})))

    assert f"Key point (12) {listed(range(2, 25, 2))}" in index
    assert f"Commitment (12) {listed(range(1, 25, 2))}" in index
    assert f"harbours (8) {listed(range(3, 25, 3))}" in index
    assert overlaps(file) == []


def test_the_index_leads_to_its_passages_and_is_read_before_the_legend():
    reader = read(pdf(handout(), index=True))
    last = reader.pages[-1]
    targets = [item.get_object().get("/Dest") for item in last["/Annots"]]
    assert len([target for target in targets if target]) >= 3
    said = plain(structure(reader).text)
    assert said.index("Index of annotated passages") < said.index("How to read this handout")


def test_a_handout_without_annotations_has_no_index():
    assert "Index of" not in text_of(pdf(content_of(topic("1", "T", block(SAID))), index=True))


def test_large_print_is_18_points_with_everything_in_proportion():
    content = noted_document(12)
    usual, large = (read(pdf(content, large_print=on)).pages for on in (False, True))
    assert round(10 * LARGE_PRINT, 6) == 18
    assert all(f"{LARGE_PRINT:g} 0 0" in str(page.get_contents().get_data()[:12]) for page in large)
    assert len(large) > 2 * len(usual)
    assert float(large[0].mediabox.width) == float(usual[0].mediabox.width)


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("count", [0, 12, 40])
def test_large_print_keeps_everything_on_the_page_and_apart(paper, count):
    content = noted_document(count)
    file = pdf(content, paper, large_print=True)
    assert overlaps(file) == []
    grid = Grid.of(PageSetup(paper, NotePlacement.FOOTNOTES, large_print=True))
    words = [word for page in read(file).pages for word in drawn(page)]
    assert all(grid.number_x - 0.1 <= word.x < grid.right for word in words if word.size > 7)
    said = text_of(file)
    assert all(part in said for item in content.notes for part in item.text.split()[:3])


@pytest.mark.parametrize("paper", Paper)
def test_a_booklet_is_read_without_a_glass(paper):
    content = handout()
    pages = read(pdf(content, paper, imposition=Imposition.BOOKLET)).pages
    scales = [
        float(found[1])
        for page in pages
        for found in re.finditer(rb"q ([\d.]+) 0 0 [\d.]+ ", page.get_contents().get_data())
    ]
    assert scales
    assert all(scale == pytest.approx(1, abs=0.001) for scale in scales)
    grid = Grid.of(PageSetup(paper, imposition=Imposition.BOOKLET))
    assert 10 * grid.scale >= 9
    width, height = paper.value
    assert float(pages[0].mediabox.width) == pytest.approx(height * 72 / 25.4, abs=0.1)
    assert float(pages[0].mediabox.height) == pytest.approx(width * 72 / 25.4, abs=0.1)
    said = plain(" ".join(page.extract_text() for page in pages))
    assert all(f"Remark {n}." in said for n in range(1, 25))


def test_a_booklet_of_large_print_keeps_its_page():
    pages = read(pdf(handout(4), large_print=True, imposition=Imposition.BOOKLET)).pages
    assert float(pages[0].mediabox.width) == pytest.approx(297 * 72 / 25.4, abs=0.1)


def test_in_black_and_white_there_is_neither_colour_nor_grey():
    for count in (12, 60):
        file = pdf(noted_document(count), black_and_white=True)
        for page in read(file).pages:
            stream = page.get_contents().get_data().decode("latin-1")
            assert not re.search(r"^(2 Tr )?[\d.]+ [\d.]+ [\d.]+ (rg|RG)", stream, re.MULTILINE)
            levels = re.findall(r"^(?:2 Tr )?([\d.]+) [gG]\b", stream, re.MULTILINE)
            assert set(levels) == {"0", "1"}
        assert overlaps(file) == []


def test_in_black_and_white_labels_keep_their_underlines_and_letters():
    marks = [("Ministers", "K"), ("importance", "C"), ("cooperation", "N"), ("both", "Q")]
    made = content_of(topic("1", "T", block(SAID, *marks)))
    page = read(pdf(made, black_and_white=True)).pages[0]
    stream = page.get_contents().get_data().decode("latin-1")
    patterns = set(re.findall(r"^0 G 0\.[45]5? w (\[[\d. ]*\]) 0 d", stream, re.MULTILINE))
    assert len(patterns) >= 3
    letters = {word.text for word in drawn(page) if word.size == 6.8}
    assert letters == set("KCNQ")


def test_a_watermark_in_black_and_white_is_an_outline():
    page = read(pdf(handout(1), black_and_white=True, watermark="DRAFT")).pages[0]
    assert b"\n0 G 0.3 w 1 Tr\n" in page.get_contents().get_data()


def test_a_page_to_write_on_is_the_last_has_lines_and_the_marking():
    usual, made = pdf(handout(3)), pdf(handout(3), writing_page=True)
    assert len(read(made).pages) == len(read(usual).pages) + 1
    last = read(made).pages[-1]
    said = plain(last.extract_text())
    assert said.count("INTERNAL") == 2
    assert "Notes by hand" in said
    lines = re.findall(r" m\n[\d.]+ [\d.]+ l\nS", last.get_contents().get_data().decode("latin-1"))
    assert len(lines) > 20
    assert overlaps(made) == []


def test_a_page_to_write_on_is_no_page_of_what_was_written():
    usual, more = (
        measured(handout(3), ExportOptions(PageSetup(writing_page=on))) for on in (False, True)
    )
    assert usual.pages == more.pages
