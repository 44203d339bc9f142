"""Scripts that join or run leftwards are set by their rules, and what they say can be read back."""

from contextlib import closing

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

import exporters
from data.errors import ExportError
from exporters.options import PageSetup
from exporters.pdf.text import shaping
from exporters.pdf.text.page_grid import Grid
from exporters.pdf.text.shaping import starts_right_to_left, visual_order
from tests.fixtures.briefings import block, content_of, drawn, note, pdf, read, text_of, topic
from tests.fixtures.structure import structure

ARABIC = "أكد الوزراء أن المادة 5 تنطبق على جزر سينكاكو."
HEBREW = "השרים הסכימו לעבוד יחד בשנת 2018."
GRID = Grid.of(PageSetup(), has_notes=False)
needed = pytest.mark.skipif(not shaping.is_available(), reason="the extra “shaping” is missing")


def handout(text, *marks, **fields):
    return content_of(topic("1", "T", block(text, *marks)), **fields)


def paragraph(content):
    root = structure(read(pdf(content)))
    return next(kid for kid in root.kids if kid.tag == "P" and kid.text[:1] in "أהTक")


@needed
@pytest.mark.parametrize("text", [ARABIC, HEBREW, f"The word {ARABIC} and {HEBREW} in a line."])
def test_the_text_is_read_in_its_own_order(text):
    said = paragraph(handout(text)).words(spoken=False)
    assert " ".join(said.split()) == text


@needed
def test_other_engines_read_the_words_too():
    with closing(pypdfium2.PdfDocument(pdf(handout(ARABIC)))) as document:
        assert "أكد الوزراء أن المادة" in document[0].get_textpage().get_text_range()


@needed
def test_letters_take_the_forms_that_their_neighbours_ask_for():
    alone, joined = (len(drawn(read(pdf(handout(text))).pages[0])) for text in ("ه", "ههه"))
    page = read(pdf(handout("ه ههه"))).pages[0]
    codes = {word.text for word in drawn(page) if word.size == 10 and word.text}
    assert joined > alone
    assert len(codes) >= 4


@needed
def test_a_paragraph_that_begins_leftwards_ends_at_the_left():
    (page,) = read(pdf(handout(ARABIC))).pages
    body = [word for word in drawn(page) if word.size == 10]
    rightmost, leftmost = max(word.x for word in body), min(word.x for word in body)
    assert GRID.text_right - 12 < rightmost < GRID.text_right
    assert leftmost > GRID.text_x + 40


@needed
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


@needed
def test_joiners_are_kept_where_letters_ask_for_them():
    persian = "می\u200cخواهم"
    assert exporters.missing_characters(handout(persian)) == {}
    apart, together = (
        len([w for w in drawn(read(pdf(handout(text))).pages[0]) if w.size == 10])
        for text in (persian, persian.replace("\u200c", ""))
    )
    assert apart >= together


def test_without_the_libraries_such_text_is_reported_and_never_set_wrong(monkeypatch):
    monkeypatch.setattr(shaping, "is_available", lambda: False)
    assert set("أهل") <= set(exporters.missing_characters(handout("أهل and Latin")))
    monkeypatch.setattr("exporters.pdf.text.preflight.is_available", lambda: False)
    with pytest.raises(ExportError, match="extra “shaping”"):
        pdf(handout("أهل"))


def test_latin_text_asks_for_no_shaping(monkeypatch):
    def refuse(*_):
        raise AssertionError("was asked for")

    monkeypatch.setattr(shaping.Shaper, "__init__", refuse)
    text = "Ministers — “agreed” ✰ ❍ ➢ on 日米同盟 and Ελλάδα."
    assert "✰ ❍ ➢" in text_of(pdf(handout(text)))


@pytest.mark.parametrize("text", ["☐ ☑ ✓ ● ■ ◆ ① ㈱ № ℃ ※ → ⇒ ✰ ❍ ➢ ▶ ○ △", "ΑΩ αω ά", "жщ Ђ"])
def test_signs_of_official_documents_have_a_glyph(text):
    assert exporters.missing_characters(handout(text)) == {}


def test_the_base_direction_is_that_of_the_first_letter():
    assert starts_right_to_left(f"(1) {ARABIC} and")
    assert not starts_right_to_left(f"(1) and {ARABIC}")
    assert not starts_right_to_left("12 – 13")


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
