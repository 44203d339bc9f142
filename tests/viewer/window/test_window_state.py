"""A window opens as the last one was left."""

import stat

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from data.documents import shipped
from tests.fixtures.windows import press, select, write

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_size_zoom_theme_and_sidebars_are_those_of_the_last_run(start):
    with start(size=(760, 640)) as window:
        window.open(shipped())
        press(window, Qt.Key.Key_F7)
        press(window, Qt.Key.Key_Plus, CONTROL)
        window.parts.actions["theme_dark"].trigger()
        zoom = window.first.reading.zoom
    with start(size=None) as window:
        window.open(shipped())
        assert (window.width(), window.height()) == (760, 640)
        assert window.first.reading.zoom == zoom > 1
        assert window.first.appearance.theme.name == "dark"
        assert window.parts.actions["theme_dark"].isChecked()
        assert not window.parts.topics.isVisible()
        assert not window.parts.actions["topics"].isChecked()


@pytest.mark.parametrize("topic", [0, 1])
def test_reading_goes_on_where_it_ended_however_often(start, topic):
    with start(size=(760, 500)) as window:
        window.open(shipped())
        QApplication.processEvents()
        window.parts.navigating.to_topic(topic)
        place = window.first.reading.page.first_visible()
        assert place > 0
    for _ in range(3):
        with start(size=None) as window:
            window.open(shipped())
            QApplication.processEvents()
            assert window.first.reading.page.first_visible() == place
            assert window.first.reading.position.topic == topic


def test_a_page_that_is_laid_out_anew_keeps_its_place(start):
    with start() as window:
        window.open(shipped())
        page, text = window.first.reading.page, window.session.document.text
        place = text.index("Secretary Mattis explained")
        page.scroll_to(place)
        line = page.first_visible()
        assert line <= place < line + 120
        for width, height in ((760, 500), (1440, 420), (900, 600)):
            window.resize(width, height)
            QApplication.processEvents()
            top = page.first_visible()
            assert top <= line < top + 120
        press(window, Qt.Key.Key_F7)
        press(window, Qt.Key.Key_Plus, CONTROL)
        QApplication.processEvents()
        top = page.first_visible()
        assert top <= line < top + 120


def test_each_document_keeps_its_own_place(start, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("Title\n\n1. One\n\nSome words.\n")
    with start(size=(760, 500)) as window:
        window.open(shipped())
        window.parts.navigating.to_topic(1)
        place = window.first.reading.page.first_visible()
        window.open(other)
        assert window.first.reading.page.first_visible() < place
        window.open(shipped())
        assert window.first.reading.page.first_visible() == place


def test_the_open_document_is_remembered_and_so_is_a_closed_one(start):
    with start() as window:
        window.open(shipped())
        settings = window.first.settings
    assert settings.value("window/document") == str(shipped())
    with start() as window:
        window.open(shipped())
        press(window, Qt.Key.Key_W, CONTROL)
        settings = window.first.settings
    assert settings.value("window/document", "unknown") == ""


def test_the_widths_of_the_columns_are_kept(start):
    with start() as window:
        window.open(shipped())
        QApplication.processEvents()
        splitter = window.parts.topics.parentWidget()
        splitter.setSizes([320, 900, 400])
        widths = splitter.sizes()
    with start() as window:
        window.open(shipped())
        QApplication.processEvents()
        assert window.parts.topics.parentWidget().sizes() == widths


def test_the_widths_of_the_columns_outlast_a_run_in_a_narrow_window(start):
    widths = []
    for size in ((1440, 900), (940, 640), (1440, 900)):
        with start(size=size) as window:
            window.open(shipped())
            QApplication.processEvents()
            widths.append(window.parts.topics.parentWidget().sizes())
    assert widths[2] == widths[0]


def test_annotations_are_there_again_in_the_next_run(start):
    with start() as window:
        window.open(shipped())
        select(window, "Senkaku Islands")
        write(window, "3v")
        before = window.session.annotations
    with start() as window:
        window.open(shipped())
        assert window.session.annotations == before


def test_changes_of_the_last_run_can_be_undone_and_made_again(start):
    with start() as window:
        window.open(shipped())
        select(window, "Senkaku Islands")
        write(window, "3v")
    with start() as window:
        window.open(shipped())
        window.parts.actions["undo"].trigger()
        assert not window.session.annotations[0].in_briefing
        window.parts.actions["undo"].trigger()
        assert window.session.annotations == ()
    with start() as window:
        window.open(shipped())
        window.parts.actions["redo"].trigger()
        assert len(window.session.annotations) == 1


def test_settings_hold_no_note_and_only_their_owner_reads_them(start, tmp_path):
    with start() as window:
        window.open(shipped())
        select(window, "Senkaku Islands")
        press(window, Qt.Key.Key_N)
        write(window, "hidden thought")
        press(window, Qt.Key.Key_Return, CONTROL)
    path = tmp_path / "user" / "settings.ini"
    assert "hidden thought" not in path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_page_does_not_move_when_the_rest_appears(start):
    """The first picture of a later run keeps room for exactly what is built after it."""
    with start(size=(760, 640)) as window:
        window.open(shipped())
    with start(size=None, furnished=False) as window:
        window.open(shipped())
        QApplication.processEvents()
        page = window.first.reading.page
        before = (page.mapTo(window, page.rect().topLeft()), page.size())
        window.furnish_now()
        QApplication.processEvents()
        assert (page.mapTo(window, page.rect().topLeft()), page.size()) == before
