"""Characters that our fonts lack: told beforehand, and drawn with a font that the user names."""

import os
from pathlib import Path

import pytest
import reportlab

import exporters
from data.briefing.content import Entry, Part, PartKind
from data.errors import ExportError
from exporters.options import ExportOptions, PageSetup
from exporters.pdf.text.font_files import installed_fonts
from exporters.pdf.text.font_files.bundled_fonts import FACES
from tests.fixtures.briefings import block, content_of, note, read, text_of, topic

FONTS = Path(reportlab.__file__).parent / "fonts"
VERA = FONTS / "Vera.ttf"
RARE = "Seen ∙ and ∙∙."
CONTENT = content_of(topic("1", "T ∙", block(RARE)), notes=(note(1, "More ∙."),))


@pytest.fixture(autouse=True)
def _few_signs(monkeypatch):
    """Leave the face of many signs out, so that some character is in no face of ours."""
    monkeypatch.setitem(FACES, "Signs", "IBMPlexSerif-Regular")
    monkeypatch.setattr(installed_fonts, "listed", tuple)


def found(content, options=None):
    """What is missing and where, in English."""
    missing = exporters.missing_characters(content, options)
    return {sign: tuple(map(str, places)) for sign, places in missing.items()}


def test_missing_characters_are_told_before_export():
    places = ("your notes", "the document's text")
    assert found(CONTENT) == {"∙": places}
    assert exporters.missing_characters(CONTENT, ExportOptions(format="html")) == {}
    assert exporters.missing_characters(content_of(topic("1", "日本", block("Text.")))) == {}
    marked = ExportOptions(PageSetup(watermark="∛"))
    assert found(content_of(), marked) == {"∛": ("the watermark",)}


def refusal(content, **setup):
    with pytest.raises(ExportError) as refused:
        exporters.render(content, ExportOptions(PageSetup(**setup), format="pdf"))
    return str(refused.value)


def test_a_refusal_says_whose_letters_they_are():
    text = refusal(content_of(topic("1", "Topic", block(RARE))))
    assert "in the document's text; name a font file" in text
    assert "notes" not in text
    assert "in your notes; write them otherwise, name" in refusal(content_of(notes=(note(1, "∙"),)))
    both = refusal(CONTENT)
    assert "in the document's text and your notes; name" in both
    assert "in the document's title; name" in refusal(content_of(title="A ∙"))
    assert "in the marking; write" in refusal(content_of(marking="SECRET ∙"))
    assert "in the watermark; write" in refusal(content_of(), watermark="∙")
    quoted = Part(PartKind.BACKGROUND, "Background", (Entry("∙", quoted=True),))
    assert "in the document's text; name" in refusal(content_of(parts=(quoted,)))
    said = Part(PartKind.POINTS, "Points", (Entry("∙"),))
    assert "in your notes; write" in refusal(content_of(parts=(said,)))


def test_a_named_font_draws_what_ours_lack_and_is_embedded():
    options = ExportOptions(format="pdf", fallback_fonts=(VERA,))
    assert exporters.missing_characters(CONTENT, options) == {}
    made = exporters.render(CONTENT, options)
    assert RARE in text_of(made)
    fonts = read(made).pages[0]["/Resources"]["/Font"].values()
    names = [font["/BaseFont"] for font in fonts]
    assert any("BitstreamVera" in name for name in names)
    assert all("/FontFile2" in font["/DescendantFonts"][0]["/FontDescriptor"] for font in fonts)


def test_a_character_that_a_font_only_seems_to_have_is_missing():
    """The font's table of characters sends it to the glyph for what is not there."""
    options = ExportOptions(format="pdf", fallback_fonts=(VERA,))
    assert found(content_of(title="∛ and ∙"), options) == {"∛": ("the document's title",)}


def test_a_font_named_twice_is_no_trouble():
    bold = FONTS / "VeraBd.ttf"
    options = ExportOptions(format="pdf", fallback_fonts=(VERA, VERA, bold))
    assert RARE in text_of(exporters.render(CONTENT, options))


@pytest.mark.parametrize("name", ["DarkGardenMK.pfb", "00readme.txt"])
def test_a_file_that_is_no_truetype_font_is_refused_by_name(name):
    options = ExportOptions(format="pdf", fallback_fonts=(FONTS / name,))
    with pytest.raises(ExportError, match=f"“{name}” cannot be used: choose a font file"):
        exporters.render(CONTENT, options)


@pytest.mark.parametrize("kind", ["gone", "folder", "pipe", "device", "endless"])
def test_what_is_no_file_is_no_font_and_nobody_waits_for_it(tmp_path, kind):
    path = tmp_path / "font.ttf"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path = Path("/dev/zero")
    elif kind == "endless":
        path.touch()
        os.truncate(path, 2**40)
    said = {"gone": "does not exist", "folder": "is a folder", "endless": "is larger than 64 MB"}
    options = ExportOptions(format="pdf", fallback_fonts=(path,))
    with pytest.raises(ExportError, match=said.get(kind, "is a device or a pipe")):
        exporters.render(CONTENT, options)
