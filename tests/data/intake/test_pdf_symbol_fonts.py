"""Letters of symbol fonts are signs, and bullets where they stand before items."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from data.document import BlockKind
from data.intake import pdf, read_bytes
from data.intake.pdf.page_stream import PdfPage, TextRun
from data.intake.pdf.symbol_fonts import with_signs
from resources import font as resource_font
from tests.fixtures.pdfs import FILLER, MARGIN, PLAIN, drawn, paragraph, put

ITEMS = [f"The {word} shall be repaired. {FILLER}".strip() for word in ("quay", "mole", "road")]


def font_named(name):
    """Register a font that has letters and is called as a symbol font is; return its name."""
    own = f"named-{name}"
    font = TTFont(own, resource_font("DejaVuSans"))
    font.face.name = name.encode()
    registerFont(font)
    return own


def listed(sign, font, apart=36, items=ITEMS):
    def draw(canvas):
        y = paragraph(canvas, 720, FILLER)
        for item in items:
            put(canvas, MARGIN, y, sign, font=font)
            y = paragraph(canvas, y, item, x=MARGIN + apart, width=400)

    return drawn(draw)


def pieces_of(content):
    return pdf.read(content, "a.pdf", lambda _share: None).pieces


@pytest.mark.parametrize("apart", [15, 36])
@pytest.mark.parametrize(
    ("name", "letter", "sign"),
    [
        ("WPTypographicSymbols", "!", "•"),
        ("Wingdings-Regular", "l", "•"),
        ("Wingdings-Regular", "n", "■"),
        ("Wingdings", "§", "▪"),
        ("Wingdings", "q", "•"),
        ("Wingdings", "Ø", "•"),
        ("Wingdings", "o", "□"),
        ("SymbolMT", "·", "•"),
        ("ITCZapfDingbats", "n", "■"),
        ("Wingdings3", "}", "•"),
        ("Webdings", "4", "•"),
        ("HouseBullets", "a", "•"),
    ],
)
def test_bullets_whose_letters_a_symbol_font_hides(name, letter, sign, apart):
    document = read_bytes(listed(letter, font_named(name), apart), "a.pdf")
    assert [(block.marker, block.text, block.kind) for block in document.blocks[-3:]] == [
        (sign, item, BlockKind.LIST_ITEM) for item in ITEMS
    ]


@pytest.mark.parametrize("name", ["CourierNewPSMT", "Garamond", "Symbolic-Serif"])
def test_letters_of_other_fonts_stay(name):
    text = " ".join(piece.printed for piece in pieces_of(listed("o", font_named(name), 15)))
    assert text.count("o The") == len(ITEMS)


def test_a_font_that_makes_words_is_no_symbol_font_whatever_its_name():
    def draw(canvas):
        paragraph(canvas, 720, FILLER, font=font_named("Symbol"))

    assert " ".join(piece.text for piece in pieces_of(drawn(draw))) == FILLER.strip()


def test_one_sign_of_which_nothing_is_known_stays_as_it_is():
    found = pieces_of(listed("a", font_named("HouseBullets"), 15, ITEMS[:1]))
    assert "a The quay" in " ".join(piece.printed for piece in found)


def test_signs_in_the_text_are_what_they_mean():
    def draw(canvas):
        x = put(canvas, MARGIN, 700, "The angle ")
        x = put(canvas, x, 700, "a", font=font_named("SymbolMT"))
        x = put(canvas, x, 700, " was measured ")
        x = put(canvas, x, 700, "þ", font=font_named("Wingdings"))
        put(canvas, x, 700, " by both.")
        paragraph(canvas, 660, FILLER)

    assert pieces_of(drawn(draw))[0].text == "The angle α was measured ☑ by both."


@pytest.mark.parametrize(
    ("name", "letter", "sign"),
    [
        ("Wingdings", "¨", "☐"),
        ("Wingdings", "ü", "✓"),
        ("Wingdings", "\u0152", "❶"),
        ("ITCZapfDingbats", "%", "☎"),
        ("Symbol", "a", "α"),
        ("Symbol", "1", "1"),
    ],
)
def test_signs_before_items_that_say_more_than_a_bullet_stay(name, letter, sign):
    found = pieces_of(listed(letter, font_named(name)))[1:]
    assert [piece.printed.split()[:2] for piece in found] == [[sign, "The"]] * len(ITEMS)


runs_of = st.builds(
    TextRun,
    text=st.text(st.sampled_from("alnoq!§·\uf0b7\uf0a7x α "), min_size=1, max_size=5).filter(
        str.strip
    ),
    left=st.sampled_from([0.0, 12.0, 40.0]),
    right=st.just(44.0),
    base=st.sampled_from([10.0, 20.0, 30.0]),
    size=st.just(10.0),
    look=st.sampled_from(["Symbol", "Wingdings #ff0000", "HouseBullets", "Garamond", "F1"]),
)


@given(st.lists(st.lists(runs_of, max_size=8), max_size=3))
def test_signs_stand_for_as_many_letters_and_other_fonts_keep_theirs(sheets):
    pages = [PdfPage(100, 100, tuple(runs)) for runs in sheets]
    found = with_signs(pages)
    for page, read in zip(pages, found, strict=True):
        for run, after in zip(page.runs, read.runs, strict=True):
            assert len(after.text) == len(run.text)
            if run.look == "Garamond" and not any(letter > "\ue000" for letter in run.text):
                assert after == run


def test_private_letters_before_items_are_bullets():
    runs = [
        run
        for number in range(3)
        for run in (
            TextRun("\uf0b7 ", 10, 14, 100 - 12 * number, 10, look="F1"),
            TextRun("An item", 28, 60, 100 - 12 * number, 10, look=PLAIN),
        )
    ]
    (page,) = with_signs([PdfPage(100, 100, tuple(runs))])
    assert [run.text for run in page.runs[::2]] == ["• "] * 3
