"""The frame of pages follows what they hold: no empty column, lines that can be read across."""

from statistics import median

import pytest

from exporters.options import ExportOptions, NotePlacement, PageSetup, Paper
from exporters.pdf.pdf_document import render
from exporters.pdf.text.page_grid import Grid
from tests.fixtures.briefings import block, content_of, drawn, note, pdf, plain, read, topic
from tests.fixtures.inked_boxes import overlaps

SAID = plain(
    """The Ministers reaffirmed the importance of the cooperation of both navies and agreed that
    the working group meets again in spring to look at the plans for the northern harbours."""
)


def handout(*numbers, count=12):
    """Paragraphs, those of these numbers with a note."""
    blocks = [
        block(SAID * 3, *[("reaffirmed", "K", number)] * (number in numbers))
        for number in range(count)
    ]
    return content_of(
        topic("1", "Harbours", *blocks), notes=tuple(note(n, "A remark.") for n in numbers)
    )


def body(page):
    return [word for word in drawn(page) if word.size == 10]


def text_edges(page):
    """The left edge of the body of a page, and the longest of its lines in characters."""
    lines = {}
    for word in body(page):
        lines[round(word.y)] = lines.get(round(word.y), "") + word.text
    return min(word.x for word in body(page)), max(map(len, lines.values()))


@pytest.mark.parametrize("paper", [Paper.A4, Paper.LETTER])
@pytest.mark.parametrize("notes", NotePlacement)
def test_where_no_notes_stand_beside_it_the_text_stands_in_the_middle(paper, notes):
    numbers = () if notes is NotePlacement.MARGIN else (3,)
    made = read(pdf(handout(*numbers, count=4), paper, notes=notes)).pages[0]
    left, _ = text_edges(made)
    grid = Grid.of(PageSetup(paper, notes), has_notes=bool(numbers))
    assert left == pytest.approx(grid.text_x, abs=0.1)
    assert grid.text_x - grid.number_x == pytest.approx(grid.right - grid.gutter_x, abs=0.1)
    assert grid.number_x == pytest.approx(grid.width - grid.right, abs=0.1)


@pytest.mark.parametrize("paper", Paper)
def test_without_notes_a_line_has_60_to_75_characters(paper):
    file = pdf(handout(), paper)
    lengths = [text_edges(page)[1] for page in read(file).pages if body(page)]
    assert all(60 <= length <= 78 for length in lengths)
    assert 60 <= median(lengths) <= 78
    assert overlaps(file) == []


def test_one_note_gives_every_page_its_column():
    pages = read(pdf(handout(2))).pages
    edges = {round(text_edges(page)[0], 1) for page in pages if body(page)}
    assert len(pages) > 1
    assert edges == {round(Grid.of(PageSetup()).text_x, 1)}
    assert max(text_edges(page)[1] for page in pages if body(page)) <= 66


def test_a_handout_without_notes_takes_fewer_pages():
    usual = len(read(pdf(handout(2, count=120))).pages)
    assert len(read(pdf(handout(count=120))).pages) < usual


def test_the_list_of_topics_goes_as_far_as_the_text():
    title = "A topic whose title takes nearly the whole measure of the text below it"
    content = content_of(*(topic(str(n), title, block(SAID)) for n in range(1, 5)))
    page = read(render(content, ExportOptions(), lambda _done: None)).pages[0]
    lines = [word for word in drawn(page) if word.text == title]
    assert len(lines) >= 4


def nested(tops, each):
    """Topics with so many topics below each of them."""
    sections = []
    for top in range(1, tops + 1):
        sections.append(topic(str(top), f"Harbour {top}", block("Text.")))
        sections += [
            topic(f"{top}.{n}", f"Pier {top}.{n}", block("Text."), level=2)
            for n in range(1, each + 1)
        ]
    return content_of(*sections)


@pytest.mark.parametrize(("tops", "each", "folded"), [(4, 4, 0), (6, 12, 72), (5, 30, 150)])
def test_a_list_of_more_than_a_page_leaves_the_deepest_topics_out_and_says_so(tops, each, folded):
    file = pdf(nested(tops, each))
    first = read(file).pages[0]
    size = 9.5
    listed = [word.text for word in drawn(first) if word.size == size]
    assert [text for text in listed if text.startswith("Harbour")] == [
        f"Harbour {top}" for top in range(1, tops + 1)
    ]
    assert any(text.startswith("Pier") for text in listed) is not bool(folded)
    said = plain(first.extract_text())
    assert (f"without {folded} topics of deeper levels" in said) is bool(folded)
    assert overlaps(file) == []


def test_the_legend_has_no_page_of_its_own_however_long_the_text_is():
    labels = {"marks": ("reaffirmed", "K")}
    for count in range(60, 110):
        text = plain("The Ministers reaffirmed it. " * count)
        made = content_of(topic("1", "T", block(text[:40], labels["marks"]), block(text)))
        *_, last = read(pdf(made)).pages
        assert "How to read" in plain(last.extract_text())
        assert body(last), count


@pytest.mark.parametrize("placement", NotePlacement)
@pytest.mark.parametrize("count", range(30, 60, 3))
def test_with_notes_the_legend_follows_a_text_or_notes(placement, count):
    text = plain("The Ministers reaffirmed it. " * 4)
    blocks = [block(text, ("reaffirmed", "K", n)) for n in range(1, count)]
    notes = tuple(note(n, "A remark on this.") for n in range(1, count))
    file = pdf(content_of(topic("1", "T", *blocks), notes=notes), notes=placement)
    *_, last = read(file).pages
    said = plain(last.extract_text())
    assert "How to read" in said
    assert "A remark on this." in said or body(last)


def test_without_words_of_the_analyst_the_legend_explains_none():
    said = plain(" ".join(page.extract_text() for page in read(pdf(handout())).pages))
    assert "Words of the source" in said
    assert "Words of the analyst" not in said
