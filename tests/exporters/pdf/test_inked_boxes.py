"""Nothing is printed over anything else, however much is marked and noted."""

import io
from dataclasses import replace
from functools import cache

import pytest
from reportlab.pdfgen.canvas import Canvas

from data.briefing.content import Highlight
from data.document import BlockKind
from exporters.options import PageSetup, Paper
from exporters.pdf.text.page_grid import Grid
from tests.fixtures.briefings import (
    LABELS,
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

NUMBERED = "We stand together on core foreign policy and security challenges to build for partners."
SETUPS = {
    "A4": {},
    "Letter": {"paper": Paper.LETTER},
    "B5": {"paper": Paper.B5},
    "large print": {"large_print": True},
    "two-sided": {"two_sided": True, "paper": Paper.B5},
    "justified": {"justified": True, "hyphenated": True},
}


@cache
def noted(count):
    return noted_document(count)


def marked(text, passages, **fields):
    """A block with passages: (start, stop, letter of the label, number of the note)."""
    highlights = tuple(
        Highlight(str(n), LABELS[letter], start, stop, opens=True, closes=True, note=number)
        for n, (start, stop, letter, number) in enumerate(passages)
    )
    return replace(block(text, **fields), highlights=highlights)


@pytest.mark.parametrize("count", [0, 1, 12, 60, 500])
def test_nothing_overlaps_however_many_notes_there_are(count):
    assert overlaps(pdf(noted(count))) == []


@pytest.mark.parametrize("setup", SETUPS.values(), ids=SETUPS)
def test_nothing_overlaps_on_any_paper(setup):
    assert overlaps(pdf(noted(60), **setup)) == []


@pytest.mark.parametrize("placement", ["footnotes", "endnotes"])
def test_nothing_overlaps_wherever_notes_stand(placement):
    placed = type(PageSetup().notes)(placement)
    assert overlaps(pdf(noted(60), notes=placed)) == []


def test_two_labels_hang_clear_of_the_number_of_a_paragraph():
    marks = [("We stand", "K"), ("core foreign", "Q"), ("policy and", "N")]
    made = pdf(content_of(topic("3", "T", block(NUMBERED, *marks, marker="50."))))
    assert overlaps(made) == []
    (page,) = read(made).pages
    letters = sorted((word.x, word.text) for word in drawn(page) if word.size in {6.8, 10})
    before = [text for x, text in letters if x < Grid.of(PageSetup(), has_notes=False).text_x - 1]
    assert sorted(before) == ["50.", "K", "N", "Q"]


def test_labels_that_have_no_room_are_counted():
    marks = [(word, letter) for word, letter in zip(NUMBERED.split(), "KCNQA", strict=False)]
    handout = content_of(topic("3", "T", block(NUMBERED, *marks, marker="50.")))
    setup = PageSetup(Paper.B5, two_sided=True)
    made = pdf(handout, setup.paper, two_sided=True)
    assert overlaps(made) == []
    (page,) = read(made).pages
    edge = Grid.of(setup, has_notes=False).text_x - 1
    tabs = [word.text for word in drawn(page) if word.size == 6.8 and word.x < edge]
    assert any(text.startswith("+") for text in tabs)
    shown = sum(int(text[1:]) if text[0] == "+" else 1 for text in tabs)
    assert shown == 5


@pytest.mark.parametrize(
    "kind",
    [BlockKind.PARAGRAPH, BlockKind.QUOTATION, BlockKind.FOOTNOTE, BlockKind.CAPTION],
)
def test_however_deep_passages_overlap_no_underline_reaches_the_next_line(kind):
    text = plain(f"{NUMBERED} " * 4)
    passages = [
        (3 * n, len(text) - 5 * n, "KCNQA"[n % 5], n + 1 if n % 3 == 0 else None) for n in range(20)
    ]
    notes = tuple(note(n + 1, "A remark.") for n in range(20) if n % 3 == 0)
    assert (
        overlaps(pdf(content_of(topic("1", "T", marked(text, passages, kind=kind)), notes=notes)))
        == []
    )


def test_a_leader_goes_round_citations_of_several_rows():
    blocks = [
        block(
            f"Line {n}. {NUMBERED} {NUMBERED}",
            ("stand together", "K", 2 * n - 1),
            ("security", "Q", 2 * n),
            citation=f"§4.1.3 ¶{n} (a)(ii)(iii)",
        )
        for n in range(1, 13)
    ]
    notes = tuple(note(n, "A remark that takes some room. " * (n % 4 + 1)) for n in range(1, 25))
    assert overlaps(pdf(content_of(topic("1", "T", *blocks), notes=notes))) == []


@pytest.mark.parametrize(
    "drawn_over",
    [
        lambda page: page.drawString(72, 701, "policy"),
        lambda page: page.line(60, 703, 300, 703),
        lambda page: page.rect(70, 698, 8.6, 8.6, stroke=0, fill=1),
        lambda page: page.line(80, 600, 80, 720),
    ],
    ids=["letters", "a rule through letters", "a tab over a letter", "a rule across"],
)
def test_the_check_sees_what_is_printed_over_something_else(drawn_over):
    def made(*more):
        buffer = io.BytesIO()
        page = Canvas(buffer)
        page.drawString(72, 700, "foreign policy")
        page.line(60, 697, 300, 697)
        for draw in more:
            draw(page)
        page.save()
        return overlaps(buffer.getvalue())

    assert made() == []
    assert made(drawn_over) != []


@pytest.mark.parametrize("kind", [BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.QUOTATION])
def test_two_passages_that_overlap_keep_an_underline_each(kind):
    text = plain(f"{NUMBERED} " * 2)
    passages = [(0, 100, "K", 1), (10, 120, "C", 2)]
    notes = (note(1, "One."), note(2, "Two.", "C"))
    made = pdf(content_of(topic("1", "T", marked(text, passages, kind=kind)), notes=notes))
    assert overlaps(made) == []
    assert "share this line" not in text_of(made)


def test_where_passages_share_an_underline_the_key_says_so():
    text = plain(f"{NUMBERED} " * 2)
    passages = [(n, 120 + n, "KCNQ"[n % 4], None) for n in range(4)]
    made = pdf(content_of(topic("1", "T", marked(text, passages))))
    assert "Passages that overlap share this line." in text_of(made)
