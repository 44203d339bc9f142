"""Emoji are drawn in the pictures of an installed font, and read as they were written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from reportlab.pdfbase.pdfdoc import PDFDocument

import exporters
from data.errors import ExportError
from exporters.options import ExportOptions, NotePlacement, Standard
from exporters.pdf.pdf_document import render, texts
from exporters.pdf.text.font_files import installed_fonts
from exporters.pdf.text.font_files.emoji_sequences import EMOJI, bare, parted
from exporters.pdf.text.font_files.installed_fonts import InstalledFace
from exporters.pdf.text.font_files.picture_program import PictureProgram
from exporters.pdf.text.fonts import FontBook
from exporters.pdf.text.glyph_classes import clean
from tests.exporters.pdf.test_quotations import READERS, by_mutool
from tests.fixtures import emoji_fonts
from tests.fixtures.briefings import block, content_of, note, pdf, read, topic
from tests.fixtures.validators import missing_tools, validate

FAMILY, CODER, FLAG, THUMB = "👨\u200d👩\u200d👧\u200d👦", "👩\u200d💻", "🇯🇵", "👍🏽"
TEXT = f"Family {FAMILY}, coder {CODER}, flag {FLAG}, skin {THUMB}, heart ❤\ufe0f, phone ☎ done ✅."
JAPANESE = f"会議は🙂成功{THUMB}した。{CODER}も🚀祝った。"
SEQUENCES = (FAMILY, CODER, FLAG, THUMB, "❤\ufe0f", "✅")


@pytest.fixture
def font_file(tmp_path):
    path = tmp_path / "pictures.ttf"
    path.write_bytes(emoji_fonts.font())
    return path


@pytest.fixture
def _installed(font_file, monkeypatch):
    """Let the font be installed, and nothing else."""
    face = InstalledFace(
        str(font_file), 0, 80, 0, 0, "Pictures", frozenset(), "200d 1f300-1faff", is_coloured=True
    )
    monkeypatch.setattr(installed_fonts, "listed", lambda: (face,))


def handout(**page):
    blocks = (block(TEXT, ("skin 👍🏽", "K", 1)), block(JAPANESE, citation=""))
    content = content_of(
        topic("1", "Topic 🚀", *blocks), notes=(note(1, f"A note 🙂 {FLAG}."),), title="Title 🚀"
    )
    return pdf(content, **page)


@pytest.mark.usefixtures("_installed")
@pytest.mark.parametrize("reader", [each for each in READERS if each is not by_mutool])
@pytest.mark.parametrize("page", [{}, {"justified": True}])
def test_sequences_come_out_whole_in_their_places(reader, page):
    said = "".join(reader(handout(notes=NotePlacement.ENDNOTES, **page)).split())
    said = re.sub(r"\[\d+\]", "", said)
    for text in (TEXT, JAPANESE):
        assert "".join(text.split()) in said


@pytest.mark.usefixtures("_installed")
def test_the_last_look_at_a_file_finds_them_too():
    said = "".join("".join(texts(handout())).split())
    assert all(sequence in said for sequence in SEQUENCES)


def fonts_of(file):
    found = {}
    for page in read(file).pages:
        for name, font in page["/Resources"]["/Font"].items():
            if font["/Subtype"] == "/Type3":
                found[name] = font.get_object()
    return list(found.values())


@pytest.mark.usefixtures("_installed")
@pytest.mark.parametrize(
    ("tones", "space"),
    [({}, "/DeviceRGB"), ({"greyscale": True}, "/DeviceGray"),
     ({"black_and_white": True}, "/DeviceGray")],
)  # fmt: skip
def test_each_picture_is_in_the_file_once_in_the_tones_asked_for(tones, space):
    file = handout(**tones)
    assert handout(**tones) == file
    (font,) = fonts_of(file)
    images = font["/Resources"]["/XObject"]
    drawn = {FAMILY, CODER, FLAG, THUMB, "❤\ufe0f", "✅", "🚀", "🙂"}
    assert len(images) == len(drawn)
    for image in images.values():
        assert image["/ColorSpace"] == space
        levels = set(image.get_object().get_data()), set(image["/SMask"].get_object().get_data())
        assert levels[1] == {0, 255}
        if "black_and_white" in tones:
            assert levels[0] <= {0, 255}


@pytest.mark.usefixtures("_installed")
def test_a_picture_is_as_wide_as_the_size_and_stands_within_the_line():
    (font,) = fonts_of(handout())
    widths = [int(width) for width in font["/Widths"]]
    assert set(widths) <= {0, 250, 1000}
    left, bottom, right, top = map(int, font["/FontBBox"])
    assert (left, right) == (0, 800)
    assert -300 < bottom < top < 1000


@pytest.mark.skipif(bool(missing_tools()), reason=missing_tools())
@pytest.mark.usefixtures("_installed")
def test_files_with_pictures_are_valid(tmp_path):
    asked = {}
    for standard, flavours in ((Standard.UA1, "ua1,2a"), (Standard.UA2, "ua2,4")):
        for number, tones in enumerate(({}, {"greyscale": True}, {"black_and_white": True})):
            path = tmp_path / f"{standard.value}-{number}.pdf"
            path.write_bytes(handout(standard=standard, **tones))
            asked.setdefault(flavours, []).append(path)
    found = validate(asked)
    assert len(found) == 12
    assert all(said[0].startswith("passed") for said in found.values()), found


def test_a_font_of_pictures_can_be_named(font_file, monkeypatch):
    monkeypatch.setattr(installed_fonts, "listed", lambda: ())
    content = content_of(topic("1", "T", block(f"A flag {FLAG}.")))
    options = ExportOptions(fallback_fonts=(font_file,))
    assert exporters.missing_characters(content, options) == {}
    (font,) = fonts_of(render(content, options, lambda _done: None))
    assert len(font["/Resources"]["/XObject"]) == 1


def test_what_no_font_draws_is_named_and_what_only_joins_is_not(monkeypatch):
    monkeypatch.setattr(installed_fonts, "listed", lambda: ())
    content = content_of(topic("1", "T", block(f"A 🪿\u200d🪿 {FLAG}.")))
    assert "\u200d" not in exporters.missing_characters(content)
    with pytest.raises(ExportError, match="U\\+1FABF"):
        pdf(content)


@pytest.mark.parametrize("fault", [{"withheld": True}, {"damaged": True}])
def test_fonts_that_may_not_be_used_or_are_damaged_are_passed_over(fault, tmp_path, monkeypatch):
    path = tmp_path / "pictures.ttf"
    path.write_bytes(emoji_fonts.font(**fault))
    face = InstalledFace(str(path), 0, 80, 0, 0, "P", frozenset(), "1f300-1faff", is_coloured=True)
    monkeypatch.setattr(installed_fonts, "listed", lambda: (face,))
    assert list(exporters.missing_characters(content_of(topic("1", "T", block("x 🙂"))))) == ["🙂"]


@pytest.mark.parametrize("preferred", [0, 1])
def test_the_font_that_the_system_prefers_for_emoji_comes_first(preferred, monkeypatch):
    faces = [
        InstalledFace(file, 0, 80, 0, 0, family, frozenset(), "1f300", is_coloured=coloured)
        for file, family, coloured in (
            ("/colour.ttf", "Any Colour", True), ("/outline.ttf", "Plain Emoji", False),
            ("/other.ttf", "Letters", False),
        )
    ]  # fmt: skip
    monkeypatch.setattr(installed_fonts, "_told", lambda *_: faces[preferred].file)
    found = installed_fonts.for_emoji(faces)
    assert [face.file for face in found] == [faces[preferred].file, faces[1 - preferred].file]


@pytest.mark.parametrize("text", ["☎", "3", "#", "©", "™ ®", "→", "漢字", "☎\ufe0e", "🇯"])
def test_what_is_text_by_itself_stays_text(text):
    assert EMOJI.search(text) is None


def test_pixels_are_those_of_the_font():
    program = PictureProgram(emoji_fonts.font())
    (glyph, *_) = program.shape(FLAG, FLAG)
    picture = program.picture(glyph.number)
    shown = Image.frombytes("RGBA", (picture.across, picture.down), picture.pixels)
    assert shown.size == (emoji_fonts.PIXELS, emoji_fonts.PIXELS)
    assert shown.getpixel((0, 0))[3] == 0
    assert shown.getpixel((9, 9))[3] == 255


signs = st.text("ab 漢0#\u20e3\u200d\ufe0f\ufe0e🏽👩💻👍🇯🇵🇫☎❤🚀🏴\U000e0067\U000e007f", max_size=24)


@given(signs)
def test_cleaning_keeps_sequences_and_parts_them_from_the_rest(text):
    assert parted(text) == EMOJI.split(text)
    said = clean(text)
    for sequence in EMOJI.findall(text):
        assert sequence in said


@pytest.fixture(scope="module")
def book():
    made = FontBook(PDFDocument(), "en")
    made._emoji.give("Given", emoji_fonts.font())
    return made


@given(signs)
def test_every_run_of_a_text_is_drawn_by_its_face(book, text):
    try:
        parts = book.split(clean(text), "Serif-Regular")
    except KeyError:
        return  # a part of an emoji alone, which the font of the test has no picture of
    said = "".join(part for _, part in parts)
    assert bare(said) == bare(clean(text))
    for name, part in parts:
        assert "".join(glyph.spelled for glyph in book.face(name).glyphs(part)) == part
