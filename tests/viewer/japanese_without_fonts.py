"""Run by `test_japanese_everywhere.py` where no installed font has Japanese letters.

What has no glyph is drawn as a box, one like the other: two texts of as many letters then give the
same picture.
"""

import pytest
from PySide6.QtGui import QFontDatabase, QTextLayout
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QListWidget, QPushButton

from data.annotation import Visibility
from data.documents import shipped
from data.notebook import Change
from tests.fixtures.dialogs import every_dialog
from tests.fixtures.documents import document_of, note_on_document
from viewer.look.appearance import Appearance
from viewer.look.theme import JAPANESE, interface, light, serif
from viewer.widgets import literal_text
from viewer.widgets.row_list import RowList
from viewer.widgets.row_model import Row
from viewer.window.toolbar import TitleBox

ONE, OTHER = "港灯会議", "漢字表現"


def picture(widget):
    QApplication.processEvents()
    return widget.grab().toImage()


def test_no_other_face_could_help(light):
    scripts = {QFontDatabase.WritingSystem.Japanese}
    assert [
        family
        for family in QFontDatabase.families()
        if scripts & set(QFontDatabase.writingSystems(family))
    ] == [JAPANESE]


@pytest.mark.parametrize("face", [interface, serif])
@pytest.mark.parametrize("text", ["日本", "カタカナ", "ﾃｽﾄ", "第１条", "「防衛」、", "①"])
def test_the_faces_have_a_glyph_for_each_letter(light, face, text):
    layout = QTextLayout(text, face(13))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    glyphs = [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]
    assert len(glyphs) == len(text)
    assert all(glyphs)


def rows(text):
    shown = RowList("Hits", Appearance(light()), 2)
    shown.rows.set_rows([Row(head=text, aside=text, text=text), Row(head="", text=text)])
    return shown


def box(text):
    shown = TitleBox()
    shown.resize(500, 48)
    shown.set_document(text, text)
    return shown


def combo(text):
    shown = QComboBox()
    shown.addItem(text)
    return shown


def items(text):
    shown = QListWidget()
    shown.addItem(text)
    return shown


MAKERS = [QLabel, QPushButton, QLineEdit, literal_text.plain_label, rows, box, combo, items]


@pytest.mark.parametrize("make", MAKERS)
def test_widgets_draw_letters_and_no_boxes(qtbot, appearance, make):
    pictures = []
    for text in (ONE, OTHER):
        widget = make(text)
        qtbot.add_widget(widget)
        widget.resize(max(widget.width(), 300), max(widget.height(), 40))
        widget.show()
        pictures.append(picture(widget))
    assert pictures[0].size() == pictures[1].size()
    assert pictures[0] != pictures[1]


def test_notes_tags_hits_and_lists_of_an_english_document_show_japanese(qtbot, start, clock):
    """The window on an English document, with words of a colleague's in Japanese around it."""
    pictures = {}
    for text in (ONE, OTHER):
        with start() as window:
            window.open(shipped())
            session, library = window.session, window.first.library
            for item in session.annotations:
                session.delete(item.id)
            for note, tags in ((text, ()), ("", (text,))):
                made = session.add_to_topic(0, "commitment", note)
                session.set_tags(made, tags)
                session.set_visibility((made,), Visibility.BRIEFING)
            other = document_of("会議の概要\n\n港の安全に関する会議です。\n", f"{text}.txt")
            library.remember(other, clock())
            item = note_on_document(other, text)
            library.notebook(other.id).apply(Change("Add", (item,)))
            cards = window.parts.annotations._cards
            found = {"cards": picture(cards)}
            for name, dialog in every_dialog(qtbot, window):
                if name in {"briefing", "carry", "trash", "library"}:
                    if name == "library":
                        hits = dialog.findChild(QLineEdit)
                        hits.setText(text)
                        rows = dialog.findChild(RowList).rows
                        qtbot.waitUntil(lambda: rows.rowCount() > 0, timeout=10_000)  # noqa: B023
                    found[name] = picture(dialog)
        pictures[text] = found
    for name, one in pictures[ONE].items():
        assert one != pictures[OTHER][name], name
