"""Highlights, tabs and margin notes, measured on the page."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from reportlab.pdfbase.pdfdoc import PDFDocument

from data.annotation import Pattern
from data.basis.colours import channels, luminance
from data.briefing.content import Highlight
from exporters.options import PageSetup, Paper
from exporters.pdf.layout.citation_column import citation_lines
from exporters.pdf.layout.composition import Composer
from exporters.pdf.text.fonts import FontBook
from exporters.pdf.text.page_grid import Grid
from exporters.pdf.text.style import INK, MM
from tests.fixtures.briefings import LABELS, block, content_of, drawn, note, pdf, plain, read, topic

GRID = Grid.of(PageSetup())
UNNOTED = Grid.of(PageSetup(), has_notes=False)
TEXT = plain("The Ministers agreed that they will work together to realize dismantlement. " * 6)
ABOVE_THE_FOOT = "Notes without room beside their passages"
BOX = re.compile(r"([\d.]+) ([\d.]+) ([\d.]+) rg ([\d.-]+) ([\d.-]+) ([\d.-]+) ([\d.-]+) re f")


def content(page) -> str:
    return page.get_contents().get_data().decode("latin-1")


def boxes(page):
    """Filled boxes from the top left: (colour, left, top, width, height)."""
    height = float(page.mediabox.height)
    found = []
    for match in BOX.finditer(content(page)):
        red, green, blue, x, y, w, h = map(float, match.groups())
        found.append(((red, green, blue), x, height - y - h, w, h))
    return found


def notes_of(page):
    """The baselines in the notes column between header and footer, in the order of content."""
    return [
        word for word in drawn(page) if word.x >= GRID.notes_x - 0.1 and 60 < word.y < 770
    ]  # fmt: skip


def made(text, *marks, **fields):
    notes = tuple(note(mark[2], f"Note {mark[2]}.", mark[1]) for mark in marks if len(mark) > 2)
    fields = {"notes": notes} | fields
    return read(pdf(content_of(topic("1", "T", block(text, *marks)), **fields))).pages


def test_a_tint_covers_the_passage_and_a_little_more():
    (page,) = made("He agreed at once.", ("agreed ", "K"))
    words = {word.text: word for word in drawn(page) if word.size == 10}
    tint = next(box for box in boxes(page) if box[0][0] > 0.95 and box[4] > 12)
    _, left, top, width, height = tint
    start, stop = words["agreed"].x, words["at once."].x
    assert left == pytest.approx(start - 1.2, abs=0.05)
    assert left + width == pytest.approx(stop + 1.2, abs=0.05)
    assert top == pytest.approx(words["agreed"].y - 9.3, abs=0.05)
    assert height == pytest.approx(12.5, abs=0.05)


def test_each_line_of_a_passage_is_tinted():
    (page,) = made(TEXT, (TEXT[10:250], "C"))
    tints = [box for box in boxes(page) if box[4] == pytest.approx(12.5, abs=0.05)]
    tops = [box[2] for box in tints]
    assert len(tints) == 4
    assert all(later - earlier == pytest.approx(14, abs=0.02) for earlier, later in pairwise(tops))


@pytest.mark.parametrize(
    ("letter", "dashes"),
    [("K", "[] 0 d"), ("N", "[4 2] 0 d"), ("Q", "[0.9 1.5] 0 d"), ("A", "[6 1.6 1 1.6] 0 d")],
)
def test_each_label_is_underlined_in_its_pattern(letter, dashes):
    (page,) = made("He agreed at once.", ("agreed", letter))
    red, *_ = (int(LABELS[letter].colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    assert f"{red:.4g} " in content(page)
    assert dashes in content(page)


def test_a_double_underline_is_two_lines():
    assert LABELS["C"].pattern is Pattern.DOUBLE
    (page,) = made("He agreed at once.", ("agreed", "C"))
    ys = [
        float(y)
        for y in re.findall(r"RG 0\.4 w \[\] 0 d\n[\d.]+ ([\d.]+) m\n[\d.]+ \1 l", content(page))
    ]
    pairs = [abs(a - b) for a, b in pairwise(ys)]
    assert any(gap == pytest.approx(1.35, abs=0.02) for gap in pairs)


def test_overlapping_passages_darken_and_keep_both_tabs():
    (page,) = made("one two three four", ("one two three", "K"), ("two three four", "C"))
    tints = [box for box in boxes(page) if box[4] == pytest.approx(12.5, abs=0.05)]
    assert len(tints) == 3
    first, both, last = (sum(box[0]) for box in sorted(tints, key=lambda box: box[1]))
    assert both < min(first, last)
    tabs = [box for box in boxes(page) if box[4] == pytest.approx(8.6) and box[1] < UNNOTED.text_x]
    assert sorted(round(UNNOTED.text_x - box[1], 1) for box in tabs) == [13.2, 23.2]


def test_text_stays_readable_where_all_labels_meet():
    (page,) = made("one two three", *(("two", letter) for letter in "KCNQA"))
    ink = luminance(channels(INK))
    tints = [box[0] for box in boxes(page) if box[4] == pytest.approx(12.5, abs=0.05)]
    assert tints
    for tint in tints:
        assert (luminance(tint) + 0.05) / (ink + 0.05) >= 6.95


def test_a_note_number_stands_raised_before_the_punctuation():
    (page,) = made("He agreed, at once.", ("agreed", "K", 1))
    body = [
        word for word in drawn(page) if 85 < word.x < GRID.text_right and word.size in {10, 6.2}
    ]
    marks = [word.text for word in drawn(page) if word.size == 6.2]
    assert marks == ["[1]"]
    assert [word.text for word in body] == ["He", "agreed", "[1]", ", at once."]
    assert "3.6 Ts" in content(page)


def test_a_note_starts_on_the_line_of_its_passage():
    passage = "realize dismantlement. The Ministers"
    (page,) = made(TEXT, (passage, "A", 1))
    line = next(w for w in drawn(page) if w.size == 10 and w.text.startswith("realize"))
    head = next(w for w in notes_of(page) if w.text == "Action" and w.size == 8)
    assert head.y == pytest.approx(line.y, abs=0.01)
    text = next(w for w in notes_of(page) if w.text == "Note 1.")
    assert text.y == pytest.approx(head.y + 10.5, abs=0.01)
    assert text.x == pytest.approx(GRID.notes_x, abs=0.01)


def test_a_note_that_is_blocked_is_pushed_down_and_led_to():
    passages = [("dismantlement. The", "K", 1), ("dismantlement. The", "N", 2)]
    filler = [block("Line.", citation="")] * 3
    notes = (note(1, "Note 1."), note(2, "Note 2.", "N"))
    handout = content_of(topic("1", "T", *filler, block(TEXT, *passages)), notes=notes)
    (page,) = read(pdf(handout)).pages
    first, second = (w for w in notes_of(page) if w.text in {"1", "2"} and w.size == 8)
    assert second.y == pytest.approx(first.y + 10.5 + 17.5, abs=0.01)
    lane, height = GRID.notes_x - 7, GRID.height
    path = [
        f"{GRID.text_right + 6:.2f} {height - first.y + 3:.2f} m",
        f"{lane:.2f} {height - first.y + 3:.2f} l",
        f"{lane:.2f} {height - second.y + 2.9:.2f} l",
        f"{GRID.notes_x:.2f} {height - second.y + 2.9:.2f} l",
    ]
    assert "\n".join(path) in content(page)


@st.composite
def crowds(draw):
    """Many passages in a text, with notes of any length."""
    count = draw(st.integers(1, 14))
    starts = sorted(draw(st.lists(st.integers(0, 380), min_size=count, max_size=count)))
    lengths = draw(st.lists(st.integers(1, 400), min_size=count, max_size=count))
    return list(zip(starts, lengths, strict=True))


@settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(crowds(), st.integers(0, 40))
def test_notes_never_overlap_run_off_or_get_lost(crowd, before):
    filler = [block("Line.", citation="") for _ in range(before)]
    highlights = tuple(
        Highlight(
            str(n), LABELS["KCNQA"[n % 5]], start, start + 20, opens=True, closes=True, note=n + 1
        )
        for n, (start, _) in enumerate(crowd)
    )
    notes = tuple(
        note(n + 1, " ".join(f"w{n + 1}x{i}" for i in range(length)), "KCNQA"[n % 5])
        for n, (_, length) in enumerate(crowd)
    )
    noted = replace(block(TEXT), highlights=highlights)
    handout = content_of(topic("1", "T", *filler, noted), notes=notes)
    words = []
    for page in read(pdf(handout)).pages:
        legend = min(
            (w.y for w in drawn(page) if w.text == "How to read this handout"), default=800
        )
        column = [w for w in notes_of(page) if w.y < legend and w.x < GRID.notes_x + 40]
        rule = min((w.y for w in drawn(page) if w.text == ABOVE_THE_FOOT), default=800)
        foot = [w for w in drawn(page) if rule < w.y < legend and GRID.text_x <= w.x]
        column = [w for w in column if w.y < rule]
        for part in (column, foot):
            ys = sorted({round(w.y, 1) for w in part if w.size == 8})
            assert all(later - earlier >= 10.4 for earlier, later in pairwise(ys))
            assert not ys or ys[-1] <= GRID.from_foot(790)
        assert max((w.y for w in column), default=0) < rule
        shown = [w.text for w in drawn(page) if w.size == 8]
        words += [word for text in shown for word in text.split()]
    told = [word for word in words if re.fullmatch(r"w\d+x\d+", word)]
    expected = [f"w{n + 1}x{i}" for n, (_, length) in enumerate(crowd) for i in range(length)]
    assert sorted(told) == sorted(expected)
    for n in range(len(crowd)):
        own = [word for word in told if word.startswith(f"w{n + 1}x")]
        assert own == [word for word in expected if word.startswith(f"w{n + 1}x")]


def test_a_note_that_does_not_fit_says_where_it_goes_on():
    long = note(1, "A long note goes on. " * 420)
    pages = made("He agreed at once.", ("agreed", "K", 1), notes=(long,))
    assert len(pages) > 1
    assert "continues on the next page" in plain(pages[0].extract_text())
    assert "Key point continued" in plain(pages[1].extract_text()).replace("\xa0", " ")


def test_notes_on_the_document_and_on_a_topic_are_placed():
    handout = content_of(
        topic("1", "North Korea", block(TEXT), notes=(2,)),
        notes=(note(1, "On everything."), note(2, "On this topic.")),
        document_notes=(1,),
    )
    (page,) = read(pdf(handout)).pages
    shown = plain(page.extract_text())
    assert "On everything." in shown
    assert "On this topic." in shown
    assert "whole document" in shown
    heading = next(w for w in drawn(page) if w.text == "North Korea" and w.size == 12.5)
    assert any(w.size == 7.75 and w.text == "[2]" and w.y == heading.y for w in drawn(page))


def test_a_note_without_a_passage_is_shown_all_the_same():
    pages = made("Text.", notes=(note(1, "Left over."),))
    assert "Left over." in pages[0].extract_text()


def test_a_passage_in_the_title_is_marked_there():
    title = block("Defense Ministerial Meeting", ("Ministerial", "Q", 1), citation="Title")
    (page,) = made("Text.", title_block=title, notes=(note(1, "Which ministers?", "Q"),))
    assert any(box[4] == pytest.approx(21 * 1.25, abs=0.1) for box in boxes(page))
    assert "Which ministers?" in page.extract_text()


def test_the_key_and_the_legend_show_the_labels_that_were_used():
    (page,) = made("He agreed at once.", ("agreed", "K"))
    shown = plain(page.extract_text())
    assert shown.count("Key point") == 2
    assert "What the reader should take away." in shown
    assert "Concern" not in shown


def test_letter_keeps_the_margins_and_moves_the_right_hand_columns():
    letter = Grid.of(PageSetup(Paper.LETTER))
    handout = content_of(topic("1", "T", block(TEXT, ("agreed", "K", 1))), notes=(note(1, "N."),))
    page = read(pdf(handout, Paper.LETTER)).pages[0]
    words = drawn(page)
    assert any(w.size == 7 and w.x == pytest.approx(letter.gutter_x, abs=0.01) for w in words)
    assert any(w.text == "N." and w.x == pytest.approx(letter.notes_x, abs=0.01) for w in words)
    assert letter.width - letter.right == pytest.approx(18 * MM)
    footer = next(w for w in words if w.text.startswith("Page 1"))
    assert letter.height - footer.y == pytest.approx(GRID.height - 813, abs=0.1)


def test_leaders_run_right_of_the_room_that_citations_have():
    lines = [
        block(
            f"Line {n} {TEXT}",
            *((word, "K", 3 * n + k) for k, word in enumerate(("Line", "The", "agreed"), start=-2)),
            citation=f"§4.1.3 ¶{100 + n}",
        )
        for n in range(1, 4)
    ]
    notes = tuple(note(n, "A note that is long enough. " * 2) for n in range(1, 10))
    pages = read(pdf(content_of(topic("4.1.3", "T", *lines), notes=notes))).pages
    lanes = {
        float(x)
        for page in pages
        for x in re.findall(r"^([\d.]+) [\d.]+ l\n\1 ", content(page), re.MULTILINE)
    }
    assert len(lanes) > 1
    assert GRID.gutter_x + GRID.gutter_measure < min(lanes) < max(lanes) < GRID.notes_x


@pytest.mark.parametrize(
    "citation",
    [
        "§2 ¶12",
        "§4.1.3 ¶100",
        "Lead ¶100",
        "§III.12 ¶10",
        "(4)",
        "para. 34 [+12]",
        "para. 134(a)(ii)",
        "Article 12(2)(a)",
        "Chapter VII ¶[12]",
        "第２項第一号",
    ],
)
def test_a_citation_keeps_to_its_room(citation):
    book = FontBook(PDFDocument(), "en", ())
    lines = citation_lines(Composer(book, GRID, ()), citation, GRID.gutter_measure)
    assert max(line.width for line in lines) <= GRID.gutter_measure
    text = "".join(segment.text for line in lines for segment in line.segments)
    assert "".join(text.split()) == "".join(citation.split())


def test_a_citation_with_its_page_takes_two_lines_and_keeps_number_and_page_together():
    composer = Composer(FontBook(PDFDocument(), "en", ()), GRID, ())
    lines = citation_lines(composer, "§6.1 ¶1, p.\u00a017", GRID.gutter_measure)
    rows = ["".join(segment.text for segment in line.segments).strip() for line in lines]
    assert rows == ["§6.1 ¶1,", "p.\u00a017"]


def test_the_tags_of_a_note_are_printed_after_it():
    tagged = replace(note(1, "Ask again."), tags=("USFK", "to check"))
    (page,) = made("He agreed at once.", ("agreed", "K", 1), notes=(tagged,))
    assert "Ask again. \nUSFK · to check" in page.extract_text()


def test_a_citation_with_room_breaks_after_its_document():
    composer = Composer(FontBook(PDFDocument(), "en", ()), GRID, ())
    for citation in ("HT 17 (ja), §11 ¶12", "Guidelines, III.B.2 ¶114"):
        lines = citation_lines(composer, citation, 42.0)
        assert [spoken(line).strip() for line in lines] == citation.replace(", ", ",|").split("|")
        assert all(line.width <= 42 for line in lines)


def spoken(line):
    return "".join(segment.text for segment in line.segments)
