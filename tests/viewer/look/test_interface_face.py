"""The window looks as it is drawn on every system: its face comes with the program."""

from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QToolTip

import resources
from viewer.look.theme import INTERFACE, JAPANESE, interface, load_fonts, load_more_fonts


def test_every_text_of_the_window_is_in_the_bundled_face(opened):
    labels = [label for label in opened.findChildren(QLabel) if label.text()]
    assert labels
    serifs = {"IBM Plex Serif"}
    for widget in (*labels, opened.menuBar(), opened.parts.toolbar, opened.parts.status, QMenu()):
        assert QFontInfo(widget.font()).family() in {INTERFACE, *serifs}, widget
    assert QFontInfo(QToolTip.font()).family()


def test_its_weights_are_drawn_and_not_simulated(qapp):
    load_fonts()
    load_more_fonts()
    for weight in (QFont.Weight.Normal, QFont.Weight.Medium, QFont.Weight.DemiBold):
        found = QFontInfo(interface(13, weight))
        assert found.family() == INTERFACE
        assert found.weight() == weight


def test_letters_that_it_does_not_have_come_from_the_desktop_s_face_and_ours(qapp):
    for _ in range(2):
        load_fonts()
        families = QApplication.font().families()
        assert families[0] == INTERFACE
        assert families[-1] == JAPANESE
        assert len(families) == len(set(families))


def test_it_comes_with_its_licence():
    assert resources.font("Inter-Regular").suffix == ".otf"
    licence = resources.text("fonts", "Inter-OFL.txt")
    assert "Inter Project Authors" in licence
    assert "SIL OPEN FONT LICENSE" in licence
