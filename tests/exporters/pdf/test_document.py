"""The PDF as a reader gets it: read back, measured, compared."""

import sys
import threading
from dataclasses import replace
from datetime import timedelta

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf.generic import StreamObject

from data.document import BlockKind, Span, SpanKind
from data.errors import ExportError
from exporters.options import PageSetup, Paper
from exporters.pdf.text.page_grid import Grid
from tests.fixtures.briefings import (
    CREATED,
    block,
    content_of,
    drawn,
    lead,
    note,
    pdf,
    placed,
    plain,
    read,
    text_of,
    topic,
)

SENTENCE = "The Ministers agreed to work closely towards steady implementation of the realignment. "
LONG = plain(SENTENCE * 6)
NOTED = "He also expressed renewed commitments to defend Japan, and they went on."
HANDOUT = content_of(
    lead(block("On June 29th the Ministers held a meeting.", citation="¶1")),
    topic("1", "North Korea", block(NOTED, ("renewed commitments to defend Japan", "C", 1))),
    topic("2", "Regional affairs", *(block(LONG, citation=f"§2 ¶{n}") for n in range(1, 9))),
    topic("2.1", "The East China Sea", block(LONG, citation="§2.1 ¶1"), level=2),
    topic("3", "Equipment", *(block(LONG, citation=f"§3 ¶{n}") for n in range(1, 9))),
    notes=(note(1, "Attributed to the Secretary alone.", "C"),),
)


@pytest.fixture(scope="module")
def handout():
    return pdf(HANDOUT)


def glyphs(data):
    """Each page's size and its visible characters' boxes: (character, left, bottom, right, top)."""
    document = pypdfium2.PdfDocument(data)
    for page in document:
        text = page.get_textpage()
        boxes = []
        for index in range(text.count_chars()):
            character = text.get_text_range(index, 1)
            if character.strip():
                boxes.append((character, *text.get_charbox(index)))
        yield page.get_size(), boxes
        text.close()
        page.close()
    document.close()


def test_the_text_is_read_in_order_with_its_words_apart(handout):
    shown = text_of(handout)
    order = [
        "Annotated handout", "Defense Ministerial Meeting", "29 June 2018", "Contents",
        "North Korea", "Equipment", "Labels", "On June 29th the Ministers held a meeting.",
        "1 North Korea", "He also expressed renewed commitments to defend Japan",
        ", and they went on.", "§1 ¶1", "1 Commitment", "Attributed to the Secretary alone.",
        "2 Regional affairs", "2.1 The East China Sea", "3 Equipment", "How to read this handout",
    ]  # fmt: skip
    at = 0
    for words in order:
        assert words in shown[at:], words
        at = shown.index(words, at) + len(words)


def test_paragraphs_across_a_page_keep_every_word(handout):
    pages = read(handout).pages
    assert len(pages) > 2
    body = " ".join(
        word.text for page in pages for word in placed(page) if word.size == 10 and word.x < 90
    )
    assert plain(body).count(LONG) == 17


def test_every_page_carries_marking_and_number(handout):
    pages = read(handout).pages
    for number, page in enumerate(pages, start=1):
        words = placed(page)
        marked = [round(word.y) for word in words if word.text == "INTERNAL"]
        assert marked == [35, 813]
        assert f"Page {number} of {len(pages)}" in plain(page.extract_text())
        assert "SHA-256 b6ff a362 … aaa7 90c4" in plain(page.extract_text())


def test_without_a_marking_the_rules_stay_and_nothing_else():
    shown = text_of(pdf(replace(HANDOUT, marking="", copy="")))
    assert "INTERNAL" not in shown
    assert "Copy" not in shown


def test_the_contents_name_the_pages_where_the_topics_start(handout):
    reader = read(handout)
    starts = {
        word.text: number
        for number, page in enumerate(reader.pages, start=1)
        for word in placed(page)
        if word.size in {12.5, 11}
    }
    rows = {}
    for word in placed(reader.pages[0]):
        rows.setdefault(round(word.y, 1), []).append(word)
    listed = {
        row[-2].text if len(row) > 2 else row[0].text: row[-1].text
        for y, row in rows.items()
        if any(word.size == 9.5 for word in row)
        for row in [[word for word in row if word.x < 420]]
    }
    assert {title: starts[title] for title in listed} == {
        title: int(page) for title, page in listed.items()
    }


def test_the_contents_link_to_their_topics_and_the_outline_is_nested(handout):
    reader = read(handout)
    outline = reader.outline
    assert [entry.title for entry in outline if not isinstance(entry, list)] == [
        "1 North Korea", "2 Regional affairs", "3 Equipment",
    ]  # fmt: skip
    assert [entry.title for entry in outline[2]] == ["2.1 The East China Sea"]
    linked = [
        annotation.get_object() for annotation in reader.pages[0]["/Annots"]
        if "/Dest" in annotation.get_object()
    ]  # fmt: skip
    linked = [link for link in linked if not link["/Contents"].startswith("Note ")]
    assert len(linked) == 4
    flat = [outline[0], outline[1], outline[2][0], outline[3]]
    for link, entry in zip(linked, flat, strict=True):
        assert link["/Dest"][0].idnum == entry.page.idnum
        assert link["/F"] == 4
        assert link["/Border"] == [0, 0, 0]


def test_a_level_that_is_skipped_is_closed_up_in_the_outline():
    deep = content_of(
        topic("1", "One", level=1), topic("1.1.1", "Deep", level=3), topic("2", "Two")
    )
    outline = read(pdf(deep)).outline
    assert outline[0].title == "1 One"
    assert [entry.title for entry in outline[1]] == ["1.1.1 Deep"]
    assert outline[2].title == "2 Two"


def test_it_says_what_it_is(handout):
    reader = read(handout)
    assert reader.metadata.title == "Defense Ministerial Meeting"
    assert reader.metadata.author == "East Asia desk"
    assert reader.metadata.subject == "Annotated handout: Japan Defense Focus No. 102"
    assert reader.metadata.creation_date == CREATED
    catalog = reader.trailer["/Root"]
    assert catalog["/Lang"] == "en"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712  # a PDF object


def test_the_same_briefing_gives_the_same_bytes_and_another_one_another_identifier(handout):
    assert pdf(HANDOUT) == handout
    other = replace(HANDOUT, sections=HANDOUT.sections[:-1])
    assert read(pdf(other)).trailer["/ID"] != read(handout).trailer["/ID"]


def test_the_date_follows_source_date_epoch(monkeypatch):
    later = replace(HANDOUT, created=CREATED + timedelta(days=1))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1536138000")
    assert pdf(HANDOUT) == pdf(later)
    assert read(pdf(HANDOUT)).metadata.creation_date == CREATED
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(ExportError, match="SOURCE_DATE_EPOCH"):
        pdf(HANDOUT)


def test_handouts_made_at_the_same_time_do_not_mix(handout):
    results = []
    threads = [threading.Thread(target=lambda: results.append(pdf(HANDOUT))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert results == [handout] * 4


def test_all_fonts_are_embedded_and_say_what_their_codes_mean(handout):
    for page in read(handout).pages:
        fonts = page["/Resources"]["/Font"]
        assert fonts
        for font in fonts.values():
            assert "/FontFile2" in font["/DescendantFonts"][0]["/FontDescriptor"]
            assert "/ToUnicode" in font


@pytest.mark.parametrize("paper", list(Paper))
def test_nothing_is_drawn_outside_the_margins(paper):
    wild = content_of(
        topic(
            "Article 12 bis",
            "A" * 200,
            block("W" * 500 + " " + "我が国「日米同盟」" * 60, ("W" * 400, "K", 1)),
            block(LONG, kind=BlockKind.LIST_ITEM, marker="(viii)", level=3),
            block(LONG, kind=BlockKind.QUOTATION),
            block(LONG, kind=BlockKind.TABLE_ROW),
            block("x", kind=BlockKind.FOOTNOTE, marker="*"),
            block(LONG, marker="Paragraph 12."),
        ),
        notes=(note(1, "Supercalifragilistic" * 20 + " " + LONG * 12),),
        title="Meeting of everybody about everything " * 12,
        marking="HANDLE WITH SOME CARE " * 3,
        source="A source with a name that is far too long for the foot of the page " * 3,
    )
    grid = Grid.of(PageSetup(paper))
    for (width, height), boxes in glyphs(pdf(wild, paper)):
        assert (width, height) == pytest.approx(tuple(72 / 25.4 * side for side in paper.value))
        for character, left, bottom, right, top in boxes:
            assert left >= grid.number_x - 1, character
            assert right <= grid.right + 1, character
            assert bottom > 20, character
            assert top < height - 20, character


def test_text_citations_and_notes_keep_to_their_columns(handout):
    grid = Grid.of(PageSetup())
    for page in read(handout).pages:
        for word in placed(page):
            if 60 < word.y < 770 and word.size == 10:
                assert word.x < grid.text_right
    for (_, height), boxes in glyphs(handout):
        body = [box for box in boxes if 90 < height - box[2] < 650]
        assert not [box for box in body if box[1] < grid.text_right < box[3]]


def test_a_heading_is_never_left_alone_at_the_foot():
    for lines in range(1, 60):
        filler = [block("Line.", citation="") for _ in range(lines)]
        made = pdf(content_of(topic("1", "First", *filler), topic("2", "Second", block(LONG))))
        for page in read(made).pages:
            words = [word for word in placed(page) if 80 < word.y < 770 and word.x < 380]
            heading = [word.y for word in words if word.text == "Second" and word.size == 12.5]
            if heading:
                after = {round(word.y) for word in words if word.y > heading[0] and word.size == 10}
                assert len(after) >= 2


def test_a_paragraph_leaves_and_takes_at_least_two_lines():
    for lines in range(20, 40):
        filler = [block("Line.", citation="") for _ in range(lines)]
        made = pdf(content_of(topic("1", "First", *filler, block(LONG)), notes=()))
        counts = [
            len({round(w.y) for w in placed(page) if w.size == 10 and w.text != "Line."})
            for page in read(made).pages
        ]
        assert sum(counts) == max(counts) or min(count for count in counts if count) >= 2


def test_spans_change_the_face_and_links_stay_active():
    text = "See the source at once."
    spans = (
        Span(SpanKind.LINK, 8, 14, "https://www.mod.go.jp/e/"),
        Span(SpanKind.STRONG, 0, 3),
        Span(SpanKind.EMPHASIS, 18, 22),
    )
    reader = read(pdf(content_of(topic("1", "T", block(text, spans=spans)))))
    link = reader.pages[0]["/Annots"][0].get_object()
    assert link["/A"]["/URI"] == "https://www.mod.go.jp/e/"
    assert text in plain(reader.pages[0].extract_text())
    names = {font["/BaseFont"][8:] for font in reader.pages[0]["/Resources"]["/Font"].values()}
    assert {"IBMPlexSerif-SemiBold", "IBMPlexSerif-Italic"} <= names


@pytest.mark.parametrize("target", ["javascript:alert(1)", "file:///etc/passwd", "\\\\host\\x"])
def test_other_links_are_plain_text(target):
    spans = (Span(SpanKind.LINK, 0, 3, target),)
    made = pdf(content_of(topic("1", "T", block("See the source.", spans=spans))))
    assert "/Annots" not in read(made).pages[0]
    assert target.encode() not in made


def test_japanese_and_characters_outside_the_basic_plane_are_read_back():
    text = "「日米同盟」は、𠮟る……と、（2018年）café Ω № ≤ Кириллица"
    shown = "".join(text_of(pdf(content_of(topic("一", "日本語の見出し", block(text))))).split())
    assert "".join(text.split()) in shown
    assert "日本語の見出し" in shown


def test_characters_that_no_font_has_are_listed_with_a_way_out():
    handout = content_of(topic("1", "T", block("Fine 👍 \u0e01")), notes=(note(1, "\u0e02" * 3),))
    with pytest.raises(ExportError) as caught:
        pdf(handout)
    message = str(caught.value)
    assert "👍 (U+1F44D)" in message
    assert "\u0e02 (U+0E02)" in message
    assert "web page" in message
    assert "\n" not in message


def test_of_many_missing_characters_ten_are_listed():
    with pytest.raises(ExportError, match="and 30 more") as caught:
        pdf(content_of(topic("1", "T", block("".join(map(chr, range(0x1200, 0x1228)))))))
    assert str(caught.value).count("U+") == 10


@pytest.mark.parametrize("bad", ["\u202e", "\x07", "\ud800", "\ufffe"])
def test_what_cannot_be_printed_becomes_the_replacement_character(bad):
    made = pdf(content_of(topic("1", f"T{bad}t", block(f"safe{bad}text")), title=f"A{bad}b"))
    assert "safe\ufffdtext" in text_of(made).replace(" ", "")
    assert read(made).metadata.title == "A\ufffdb"


ODD = "<>&()\\%{}\x00\u202e\ud800\ufeff日本。「"
HOSTILE = (
    st.text(st.characters(max_codepoint=0x24F) | st.sampled_from(ODD), min_size=1, max_size=60)
    .map(str.strip)
    .filter(lambda text: text and "\n" not in text)
)


@settings(max_examples=25, deadline=None)
@given(HOSTILE, HOSTILE)
def test_any_text_of_the_fonts_characters_makes_a_sound_pdf(title, text):
    wild = content_of(
        lead(block(text, (text[:3], "K", 1), (text[-3:], "N"))),
        topic(text, title, block(text, marker=text), notes=(2,)),
        notes=(note(1, f"{text}\n\n{title}"), note(2, title)),
        title=title,
        marking=text[:20],
        author=text,
        document_notes=(1,),
    )
    try:
        made = pdf(wild)
    except ExportError as error:
        assert "lack" in str(error)  # noqa: PT017
    else:
        assert len(read(made).outline) == 1
        assert pypdfium2.PdfDocument(made)[0].render(scale=0.2)


def test_a_briefing_without_any_text_is_still_a_page():
    assert len(read(pdf(content_of())).pages) == 1
    assert "Page 1 of 1" in text_of(pdf(content_of()))


def test_a_marking_is_never_cut():
    marking = "RELEASABLE TO MEETING PARTICIPANTS AND THEIR DEPUTIES ONLY, NOT FOR FILING"
    assert text_of(pdf(replace(HANDOUT, marking=marking))).count(marking) >= 2
    with pytest.raises(ExportError, match="marking is too long"):
        pdf(replace(HANDOUT, marking=marking * 4))


@pytest.mark.parametrize("page", [{}, {"large_print": True}, {"paper": Paper.B5}])
def test_the_copys_name_and_the_hash_end_at_the_margin(page):
    long = "3 of 12, for the Deputy Director-General alone"
    setup = PageSetup(**page)
    grid = Grid.of(setup)
    content = replace(HANDOUT, copy=long, source_sha256="d" * 64)
    data = pdf(content, setup.paper, large_print=setup.large_print)
    assert f"Copy {long}" in text_of(data)
    for _, boxes in glyphs(data):
        assert max(right for _, _, _, right, _ in boxes) <= (grid.right + 0.1) * grid.scale
    with pytest.raises(ExportError, match="copy's name is too long"):
        pdf(replace(HANDOUT, copy=long * 4))


def test_what_the_handout_does_not_show_is_not_in_the_file(handout):
    """Identifiers of annotations and labels that nobody used stay out, streams included."""
    reader = read(handout)
    objects = [reader.get_object(number) for number in range(1, reader.trailer["/Size"])]
    streams = [thing.get_data() for thing in objects if isinstance(thing, StreamObject)]
    for secret in (b"renewed commitments to defend Japan-C", b"Question", b"key-point"):
        assert not [data for data in (handout, *streams) if secret in data]


def test_cost_grows_with_the_length_of_a_paragraph_and_not_with_its_square():
    def calls(length):
        content = content_of(topic("1", "T", block(plain(SENTENCE * length))))
        counted = 0

        def count(_frame, _event, _argument):
            nonlocal counted
            counted += 1

        sys.setprofile(count)
        try:
            pdf(content)
        finally:
            sys.setprofile(None)
        return counted

    base = calls(1)
    assert calls(800) - base < 4.4 * (calls(200) - base)


@pytest.mark.parametrize("count", range(34, 48))
def test_the_last_entry_of_the_contents_is_not_left_alone(count):
    handout = content_of(*(topic(str(n), f"Topic {n}", block("Text.")) for n in range(1, count)))
    for page in read(pdf(handout)).pages:
        entries = [w for w in drawn(page) if w.size == 9.5 and w.text.startswith("Topic ")]
        assert len(entries) != 1


def test_a_title_that_is_only_the_files_name_is_said_once_at_the_foot():
    handout = content_of(topic("1", "T", block("Text.")), title="minutes", source="minutes.txt")
    (page,) = read(pdf(handout)).pages
    feet = [word.text for word in drawn(page) if "minutes" in word.text and word.y > 780]
    assert feet == ["minutes.txt"]
