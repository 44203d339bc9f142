"""Characters without a glyph are told before the export, and a font can be named for them."""

from pathlib import Path

import pytest
import reportlab
from PySide6.QtWidgets import QPushButton

from exporters.pdf.text.font_files import installed_fonts
from exporters.pdf.text.font_files.bundled_fonts import FACES
from viewer.briefing.export_dialog import ExportDialog
from viewer.briefing.glyph_line import GlyphLine, in_words
from viewer.services.choices import Choices, remember, remembered

TIMEOUT = 20_000
FONTS = Path(reportlab.__file__).parent / "fonts"
VERA = FONTS / "Vera.ttf"


@pytest.fixture(autouse=True)
def _few_signs(monkeypatch):
    """Leave the face of many signs out, so that some character is in no face of ours."""
    monkeypatch.setitem(FACES, "Signs", "IBMPlexSerif-Regular")
    monkeypatch.setattr(installed_fonts, "listed", tuple)


@pytest.fixture
def opened(qtbot, session, clock, tools):
    """Open the dialog with fonts, on files that the user chooses in turn; wait for the look."""

    def opened(fonts=(), chosen=()):
        files = list(chosen)
        dialog = ExportDialog(
            session,
            tools.jobs,
            tools.settings,
            choices=Choices(fonts=fonts),
            appearance=tools.appearance,
            clock=clock,
            choose_font=lambda _parent, _folder: files.pop(0) if files else None,
        )
        qtbot.addWidget(dialog)
        line = dialog.findChild(GlyphLine)
        with qtbot.wait_signal(line.checked, timeout=TIMEOUT):
            dialog.show()
        return dialog, line

    return opened


@pytest.fixture
def rare(session, annotated):
    session.set_note(annotated["formula"], "Root ∛ and dot ∙.")


def press(line, text):
    next(
        button
        for button in line.findChildren(QPushButton)
        if button.text().replace("&", "") == text
    ).click()


def test_nothing_is_said_where_every_character_has_a_glyph(annotated, opened):
    _, line = opened()
    assert line.isHidden()


def test_missing_characters_are_named_before_the_export(rare, opened):
    dialog, line = opened()
    assert line.isVisible()
    assert line.message == (
        "2 characters are in no font of the handout: ∙ (U+2219), ∛ (U+221B), in your notes."
    )
    assert dialog.message == ""


def test_a_chosen_font_is_asked_used_and_remembered(qtbot, rare, opened, tools):
    dialog, line = opened(chosen=[VERA])
    with qtbot.wait_signal(line.checked, timeout=TIMEOUT):
        press(line, "Choose a Font…")
    assert line.message == "1 character is in no font of the handout: ∛ (U+221B), in your notes."
    assert dialog.choices.options.fallback_fonts == (VERA,)
    dialog.close()
    assert remembered(tools.settings).fonts == (VERA,)


def test_fonts_can_be_forgotten(qtbot, rare, opened, tools):
    dialog, line = opened(fonts=(VERA,))
    with qtbot.wait_signal(line.checked, timeout=TIMEOUT):
        press(line, "Forget Fonts")
    assert "∙" in line.message
    dialog.close()
    assert remembered(tools.settings).fonts == ()


def test_a_file_that_is_no_font_is_said_and_not_kept(qtbot, rare, opened):
    dialog, line = opened(chosen=[FONTS / "00readme.txt"])
    with qtbot.wait_signal(line.checked, timeout=TIMEOUT):
        press(line, "Choose a Font…")
    assert line.message.startswith("“00readme.txt” cannot be used")
    assert "∛" in line.message
    assert dialog.choices.fonts == ()


def test_a_font_file_that_is_gone_is_said_and_left_out(annotated, opened, tmp_path):
    dialog, line = opened(fonts=(tmp_path / "gone.ttf", VERA))
    assert line.message.startswith("The font “gone.ttf” is no longer there")
    assert dialog.choices.fonts == (VERA,)


def test_what_is_typed_is_looked_at_too(qtbot, annotated, opened):
    dialog, line = opened()
    with qtbot.wait_signal(line.checked, timeout=TIMEOUT):
        dialog._form._marking.setCurrentText("SECRET ∛")
    assert "∛" in line.message


def test_choices_without_fonts_are_remembered_so(tools):
    remember(Choices(fonts=(VERA,)), tools.settings)
    remember(Choices(), tools.settings)
    assert remembered(tools.settings).fonts == ()


def test_many_missing_characters_are_counted():
    said = in_words(dict.fromkeys("ABCDEFGHI", ("your notes", "your tags")))
    assert said.startswith("9 characters are")
    assert said.endswith("F (U+0046) and 3 more, in your notes and your tags.")
