"""Scripts that our faces lack are set in what is installed, the same for the same fonts."""

import subprocess
from pathlib import Path

import pytest
import reportlab
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfdoc import PDFDocument

import exporters
import resources
from data.files.paths import content as bytes_of
from exporters.options import ExportOptions
from exporters.pdf.text.faces import Face
from exporters.pdf.text.font_files import compact_outlines, installed_fonts
from exporters.pdf.text.font_files.bundled_fonts import FACES
from exporters.pdf.text.font_files.font_program import FontProgram
from exporters.pdf.text.font_files.installed_fonts import InstalledFace, ranked
from exporters.pdf.text.fonts import FontBook
from tests.fixtures.briefings import block, content_of, note, pdf, read, text_of, topic

VERA = f"{reportlab.__path__[0]}/fonts/Vera.ttf"
INTER = str(resources.font("Inter-Regular"))
RARE = "Seen ∙ here."


def face(family="Face", file=VERA, ranges="20-7e", **fields):
    plain = {"number": 0, "weight": 80, "slant": 0, "spacing": 0, "languages": frozenset({"en"})}
    return InstalledFace(**plain | {"family": family, "file": file, "ranges": ranges} | fields)


def best(*faces, characters="ab", serif=True, bold=False, language="en"):
    found = ranked(faces, characters, serif=serif, bold=bold, language=language)
    return [each.family for each in found]


@pytest.fixture
def _has_vera(monkeypatch):
    """Let Vera be installed, which has a sign that none of ours is left to have."""
    monkeypatch.setitem(FACES, "Signs", "IBMPlexSerif-Regular")
    monkeypatch.setattr(installed_fonts, "listed", lambda: (face(ranges="20-7e 2219"),))


@pytest.mark.usefixtures("_has_vera")
def test_what_ours_lack_is_set_in_an_installed_font_without_being_asked_for():
    content = content_of(topic("1", "T", block(RARE)), notes=(note(1, "More ∙."),))
    assert exporters.missing_characters(content) == {}
    made = pdf(content)
    assert RARE in text_of(made)
    names = [font["/BaseFont"] for font in read(made).pages[0]["/Resources"]["/Font"].values()]
    assert any("BitstreamVera" in name for name in names)
    assert pdf(content) == made


@pytest.mark.usefixtures("_has_vera")
def test_only_what_no_installed_font_has_is_missing():
    content = content_of(topic("1", "T", block("∙ and \U00012000")))
    assert list(exporters.missing_characters(content)) == ["\U00012000"]


@pytest.mark.parametrize("file", ["/nowhere/font.ttf", __file__])
def test_an_installed_font_that_cannot_be_read_is_passed_over(monkeypatch, file):
    monkeypatch.setitem(FACES, "Signs", "IBMPlexSerif-Regular")
    bad, good = face("A", file, "20-7e 2219"), face("B", ranges="20-7e 2219")
    monkeypatch.setattr(installed_fonts, "listed", lambda: (bad, good))
    assert RARE in text_of(pdf(content_of(topic("1", "T", block(RARE)))))


def test_a_font_that_may_not_be_embedded_is_not():
    program = bytearray(bytes_of(resources.font("IBMPlexSerif-Regular")))
    entry = next(at for at in range(12, 400, 16) if program[at : at + 4] == b"OS/2")
    offset = int.from_bytes(program[entry + 8 : entry + 12], "big")
    for allowed, is_free in ((0, True), (8, True), (2, False), (0x200, False), (0x100, False)):
        program[offset + 8 : offset + 10] = allowed.to_bytes(2, "big")
        if is_free:
            assert "a" in FontProgram(bytes(program)).characters
        else:
            with pytest.raises(ValueError, match="embedded"):
                FontProgram(bytes(program))


def test_nothing_is_asked_of_the_system_for_what_our_faces_have(monkeypatch):
    def refuse():
        raise AssertionError("was asked")

    monkeypatch.setattr(installed_fonts, "listed", refuse)
    text = "Ministers — “agreed” ✰ on 日米同盟, Россия, Ελλάδα, שלום."
    assert "日米同盟" in text_of(pdf(content_of(topic("1", "T", block(text)))))


def test_a_face_is_chosen_by_letters_language_and_look():
    assert best(face("Few", ranges="61"), face("All")) == ["All", "Few"]
    assert best(face("None", ranges="30-39")) == []
    korean = face("Seoul", languages=frozenset({"ko"}))
    assert best(face("A"), korean, language="ko-KR")[0] == "Seoul"
    serif, sans = face("Lake Serif"), face("Lake Sans")
    assert best(sans, serif)[0] == "Lake Serif"
    assert best(sans, serif, serif=False)[0] == "Lake Sans"
    assert best(face("Bold", weight=200), face("Plain"), bold=True)[0] == "Bold"
    assert best(face("Bold", weight=200), face("Plain"))[0] == "Plain"
    assert best(face("Mono", spacing=100), face("Open"))[0] == "Open"
    assert best(face("Noto Sans CJK JP"), face("Noto Sans CJK TC"), language="zh-Hant")[0] == (
        "Noto Sans CJK TC"
    )


@given(st.permutations([face("A"), face("B"), face("C", weight=200), face("D", ranges="61")]))
def test_the_order_of_the_list_says_nothing(faces):
    assert best(*faces) == best(face("A"), face("B"), face("C", weight=200), face("D", ranges="61"))


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x2FF), max_size=30))
def test_what_a_face_has_is_counted_as_its_ranges_say(text):
    tested = face(ranges="20-7e a5 100-17f")
    codes = {code for codes in tested.codes() for code in codes}
    assert tested.has(set(text)) == len({sign for sign in text if ord(sign) in codes})


def test_without_fontconfig_or_where_it_fails_there_are_no_installed_fonts(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    assert installed_fonts.listed() == ()
    monkeypatch.undo()

    def slow(*_args, **_named):
        raise subprocess.TimeoutExpired("fc-list", 1)

    monkeypatch.setattr(subprocess, "run", slow)
    assert installed_fonts.listed() == ()


def test_compact_outlines_are_embedded_too_and_say_what_they_say(monkeypatch):
    monkeypatch.setitem(FACES, "Signs", "IBMPlexSerif-Regular")
    inter = face("Inter", INTER, "20-7e 2460")
    monkeypatch.setattr(installed_fonts, "listed", lambda: (inter,))
    monkeypatch.setitem(FACES, "Gothic", "IBMPlexSerif-Regular")
    made = pdf(content_of(topic("1", "T", block("Point ① of 2"))))
    assert "Point ① of 2" in text_of(made)
    kinds = [
        font["/DescendantFonts"][0]["/FontDescriptor"].get("/FontFile3")
        for font in read(made).pages[0]["/Resources"]["/Font"].values()
    ]
    assert [kind["/Subtype"] for kind in kinds if kind is not None] == ["/CIDFontType0C"]


@given(st.binary(max_size=200))
def test_damaged_outlines_are_not_taken_for_numbered_ones(table):
    assert compact_outlines.is_numbered(table) in {True, False}


LETTERS = st.text(
    st.sampled_from("AVTWYLabcdefgilmorstuvwxyz.,;:()[]“”’'0123456789äöüßéłşŽčРуссия"), max_size=14
)


@given(LETTERS, st.sampled_from(["Serif-Regular", "Serif-Italic", "Sans-SemiBold", "Gothic"]))
def test_words_shaped_by_pairs_are_as_wide_as_harfbuzz_makes_them(word, name):
    book = FontBook(PDFDocument(), "en")
    whole = Face("Whole", bytes_of(resources.font(FACES[name])), PDFDocument())
    word = "".join(sign for sign in word if sign in whole.characters)
    assert book.face(name).advance(word) == sum(glyph.advance for glyph in whole.glyphs(word))


def test_letters_are_kerned_and_joined_and_read_as_they_were_written():
    book = FontBook(PDFDocument(), "en")
    serif = book.face("Serif-Regular")
    assert serif.widths["AV"][0] < serif.widths["A"][0] + serif.widths["V"][0]
    assert len(list(serif.glyphs("fi"))) == 1
    text = "Official AVATAR, efficient flights"
    assert text in text_of(pdf(content_of(topic("1", "T", block(text)))))


def test_cyrillic_beside_our_sans_is_no_east_asian_type():
    book = FontBook(PDFDocument(), "en")
    assert {name for name, _ in book.split("Россия не", "Sans-Regular")} <= {
        "Serif-Regular", "Sans-Regular",
    }  # fmt: skip


def test_a_font_of_the_users_goes_before_installed_ones(monkeypatch):
    monkeypatch.setitem(FACES, "Signs", "IBMPlexSerif-Regular")
    monkeypatch.setattr(installed_fonts, "listed", lambda: (face(file=INTER, ranges="2219"),))
    options = ExportOptions(format="pdf", fallback_fonts=(Path(VERA),))
    made = exporters.render(content_of(topic("1", "T", block(RARE))), options)
    fonts = read(made).pages[0]["/Resources"]["/Font"].values()
    assert any("Vera" in font["/BaseFont"] for font in fonts)
