"""What leads from one place of a handout to another: numbers of notes, pages, links."""

import re

import pytest
from reportlab.pdfbase.pdfdoc import PDFDocument

from data.document import BlockKind, Span, SpanKind
from exporters.options import ExportOptions, NotePlacement
from exporters.pdf.content_layout import book_of, laid_out
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
from tests.fixtures.noted import noted_document

SENTENCE = "The Ministers agreed to work closely towards steady implementation. "
FILLER = [block(plain(SENTENCE * 30), citation="") for _ in range(3)]


def content(*texts):
    """A page of text, then a paragraph with these notes on its first words; more text follows."""
    marks = [(SENTENCE[:12], "K", number) for number in range(1, len(texts) + 1)]
    notes = tuple(note(number, text) for number, text in enumerate(texts, start=1))
    noted = block(plain(SENTENCE * 3), *marks)
    return content_of(topic("1", "T", *FILLER, noted, block(SENTENCE)), notes=notes)


def pages_of(made):
    """The words of each page."""
    return [plain(page.extract_text()) for page in read(made).pages]


def laid_out_flow(made):
    """A handout on its sheets."""
    options = ExportOptions()
    book = book_of(PDFDocument(), made, options)
    return laid_out(made, options, book, lambda _done: None)


def links(reader):
    """What is linked, as (page, words, page that it leads to, height there)."""
    pages = {page.indirect_reference.idnum: number for number, page in enumerate(reader.pages, 1)}
    return [
        (number, item["/Contents"], pages[item["/Dest"][0].idnum], float(item["/Dest"][3]))
        for number, page in enumerate(reader.pages, start=1)
        for item in (entry.get_object() for entry in page.get("/Annots", ()))
        if "/Dest" in item
    ]


@pytest.mark.parametrize("placement", NotePlacement)
def test_the_number_of_a_note_leads_to_the_note(placement):
    reader = read(pdf(content("A word.", "Another one."), notes=placement))
    found = {words: (page, height) for _, words, page, height in links(reader)}
    for number, text in ((1, "A word."), (2, "Another one.")):
        page, _ = found[f"Note {number}"]
        assert text in plain(reader.pages[page - 1].extract_text())
    assert found["Note 1"][1] > found["Note 2"][1]


def test_an_endnote_names_the_page_of_its_passage_and_leads_back():
    reader = read(pdf(content("A word.", plain(SENTENCE * 90)), notes=NotePlacement.ENDNOTES))
    back = [(page, words, target) for page, words, target, _ in links(reader) if "page" in words]
    assert [words for _, words, _ in back] == ["page 3", "page 3"]
    assert [target for _, _, target in back] == [3, 3]


def test_a_page_says_where_the_footnotes_are_that_had_no_room_on_it():
    long = plain(SENTENCE * 200)
    made = content(long, "Second.", "Third.")
    texts = pages_of(pdf(made, notes=NotePlacement.FOOTNOTES))
    told = next(number for number, text in enumerate(texts, 1) if "Notes 2 to 3: see page" in text)
    target = next(number for number, text in enumerate(texts, start=1) if "Second." in text)
    assert f"Notes 2 to 3: see page {target}" in texts[told - 1]
    assert target > told
    assert f"from page {told}" in texts[target - 1]


def test_a_page_says_where_the_notes_are_that_neither_margin_nor_foot_had_room_for():
    texts = pages_of(pdf(content(*(f"Remark {n}x." for n in range(1, 121)))))
    told, first, last, target = next(
        (number, *map(int, found.groups()))
        for number, text in enumerate(texts, start=1)
        if (found := re.search(r"Notes (\d+) to (\d+): see page (\d+)", text))
    )
    assert target == told + 1
    assert f"from page {told}" in texts[target - 1]
    assert f"Remark {first}x." in texts[target - 1]
    assert all(f"Remark {n}x." in texts[told - 1] for n in range(1, first))
    assert last == 120


def test_a_note_too_long_for_its_page_leaves_the_others_on_it():
    texts = pages_of(pdf(content(plain(SENTENCE * 200), "Second.", "Third.")))
    number = next(number for number, text in enumerate(texts) if "Second." in text)
    assert "Third." in texts[number]
    assert "Notes without room beside their passages" in texts[number]
    assert "continues on the next page" in texts[number]
    assert "continued" in texts[number + 1]
    assert not any("see page" in text for text in texts)


def test_notes_with_room_need_no_reference():
    assert "see page" not in read(pdf(content("A word."))).pages[1].extract_text()


def test_a_link_in_the_head_of_a_table_is_one_link_however_often_the_head_is_repeated():
    linked = Span(SpanKind.LINK, 2, 6, "https://example.org/")
    head = block("| Name | What |", kind=BlockKind.TABLE_ROW, level=1, spans=(linked,))
    rows = [block(f"| {n} | {SENTENCE} |", kind=BlockKind.TABLE_ROW) for n in range(60)]
    reader = read(pdf(content_of(topic("1", "T", head, *rows))))
    assert len(reader.pages) > 1
    active = [
        entry.get_object()["/A"]["/URI"]
        for page in reader.pages
        for entry in page.get("/Annots", ())
        if "/A" in entry.get_object()
    ]
    assert active == ["https://example.org/"]


def test_sixty_notes_stand_on_the_pages_of_their_passages():
    """In the margin, or at the foot where that says so; no page is for notes alone."""
    places = laid_out_flow(noted_document(60)).places
    noted = {name.removeprefix("passage-") for name in places if name.startswith("passage-")}
    on_page = [name for name in noted if places[f"passage-{name}"] == places[f"note-{name}"]]
    assert len(on_page) >= 0.95 * len(noted) > 30


@pytest.mark.parametrize("long_every", [0, 4])
def test_no_page_before_the_last_text_holds_notes_alone(long_every):
    made = read(pdf(noted_document(60, long_every=long_every)))
    text = [
        any(word.size in {10, 12, 21} and word.x < 300 for word in drawn(page))
        for page in made.pages
    ]
    assert all(text[: len(text) - text[::-1].index(True)])


def test_a_note_has_no_two_parts_on_one_page():
    for placement in (NotePlacement.MARGIN, NotePlacement.FOOTNOTES):
        for text in pages_of(pdf(noted_document(60, long_every=6), notes=placement)):
            assert text.count("continues on the next page") <= 1
            assert len(re.findall("continued", text)) <= 1


def test_the_foot_says_why_notes_stand_there_and_only_then():
    caption = "Notes without room beside their passages"
    assert caption not in text_of(pdf(noted_document(6)))
    assert caption in text_of(pdf(noted_document(60)))
    assert caption not in text_of(pdf(noted_document(60), notes=NotePlacement.FOOTNOTES))
