"""Scripts that join or run leftwards are set by their rules, and what they say can be read back."""

from contextlib import closing

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

import exporters
from data.text.text_direction import leads_leftwards
from exporters.options import PageSetup
from exporters.pdf.text.page_grid import Grid
from exporters.pdf.text.shaping import visual_order
from tests.fixtures.briefings import block, content_of, drawn, note, pdf, read, topic
from tests.fixtures.structure import structure

ARABIC = "أكد الوزراء أن المادة 5 تنطبق على جزر سينكاكو."
HEBREW = "השרים הסכימו לעבוד יחד בשנת 2018."
GRID = Grid.of(PageSetup(), has_notes=False)


def handout(text, *marks, **fields):
    return content_of(topic("1", "T", block(text, *marks)), **fields)


def paragraph(content):
    root = structure(read(pdf(content)))
    return next(kid for kid in root.kids if kid.tag == "P" and kid.text[:1] in "أהTक")


@pytest.mark.parametrize("text", [ARABIC, HEBREW, f"The word {ARABIC} and {HEBREW} in a line."])
def test_the_text_is_read_in_its_own_order(text):
    said = paragraph(handout(text)).words(spoken=False)
    assert " ".join(said.split()) == text


def test_other_engines_read_the_words_too():
    with closing(pypdfium2.PdfDocument(pdf(handout(ARABIC)))) as document:
        assert "أكد الوزراء أن المادة" in document[0].get_textpage().get_text_range()


def test_letters_take_the_forms_that_their_neighbours_ask_for():
    def forms(text):
        font = read(pdf(handout(text))).pages[0]["/Resources"]["/Font"].values()
        maps = [each["/ToUnicode"].get_data().decode() for each in font]
        return sum(found.count(f"<{ord('ه'):04X}>") for found in maps)

    assert forms("ه") == 1
    assert forms("ه ههه") == 4


def signs(page):
    """Each letter of the body with its left and right edge, from pdfium."""
    text = page.get_textpage()
    size = pypdfium2.raw.FPDFText_GetFontSize
    return [
        (text.get_text_range(at, 1), *text.get_charbox(at)[::2])
        for at in range(text.count_chars())
        if round(size(text, at), 1) == 10
    ]


def test_a_paragraph_that_begins_leftwards_ends_at_the_left():
    english = block("The ministers met in Tokyo, and agreed to go on working together. " * 3)
    content = content_of(topic("1", "T", english, block(ARABIC)))
    with closing(pypdfium2.PdfDocument(pdf(content))) as document:
        body = [sign for sign in signs(document[0]) if "\u0600" < sign[0] < "\u06ff"]
    rightmost, leftmost = max(sign[2] for sign in body), min(sign[1] for sign in body)
    assert GRID.text_right - 5 < rightmost < GRID.text_right + 1
    assert leftmost > GRID.text_x + 40


def test_a_highlight_covers_the_word_where_it_stands():
    content = handout(ARABIC, ("المادة 5", "K", 1), notes=(note(1, "See."),))
    (page,) = read(pdf(content)).pages
    (mark,) = (
        a.get_object() for a in page["/Annots"] if a.get_object()["/Subtype"] == "/Highlight"
    )
    left, _, right, _ = map(float, mark["/Rect"])
    five = next(word for word in drawn(page) if word.text == "5" and word.size == 10)
    assert left < five.x < right
    assert right - left < 60


def test_joiners_are_kept_where_letters_ask_for_them():
    persian = "می\u200cخواهم"
    assert exporters.missing_characters(handout(persian)) == {}
    with closing(pypdfium2.PdfDocument(pdf(handout(persian)))) as document:
        apart = signs(document[0])
    with closing(pypdfium2.PdfDocument(pdf(handout(persian.replace("\u200c", ""))))) as document:
        together = signs(document[0])
    wide, narrow = (max(s[2] for s in found) - min(s[1] for s in found)
                    for found in (apart, together))  # fmt: skip
    assert wide > narrow


@pytest.mark.parametrize("text", ["☐ ☑ ✓ ● ■ ◆ ① ㈱ № ℃ ※ → ⇒ ✰ ❍ ➢ ▶ ○ △", "ΑΩ αω ά", "жщ Ђ"])
def test_signs_of_official_documents_have_a_glyph(text):
    assert exporters.missing_characters(handout(text)) == {}


def test_the_base_direction_is_that_of_the_first_letter():
    assert leads_leftwards(f"(1) {ARABIC} and")
    assert not leads_leftwards(f"(1) and {ARABIC}")
    assert not leads_leftwards("12 – 13")


@pytest.mark.parametrize(
    ("levels", "order"),
    [([0, 0], [0, 1]), ([1, 1], [1, 0]), ([0, 1, 1, 0], [0, 2, 1, 3]), ([1, 2, 1], [2, 1, 0]),
     ([0, 1, 2, 2, 1], [0, 4, 2, 3, 1])],
)  # fmt: skip
def test_stretches_are_reversed_from_the_deepest_level_up(levels, order):
    assert visual_order(levels) == order


@given(st.lists(st.integers(0, 5), max_size=20))
def test_every_stretch_keeps_a_place(levels):
    assert sorted(visual_order(levels)) == list(range(len(levels)))
