"""An annotation is read and changed at its passage, with the list of annotations or without."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit

from data.annotation import Visibility
from data.basis.note_format import NoteFormat
from data.notebook import Change
from tests.fixtures.windows import press, write
from viewer.annotations.popover.whole_note import WholeNote
from viewer.look.theme import THEMES

NOTE = "The usual formula, word for word?"
CONTROL = Qt.KeyboardModifier.ControlModifier
WORDS = "together to realize"


@pytest.fixture
def page(opened):
    return opened.first.reading.page


@pytest.fixture
def notes(opened):
    return opened.parts.at_passage


@pytest.fixture
def name(opened, page):
    """An annotation with a note and tags, in view; the list of annotations is hidden."""
    session, text = opened.session, opened.session.document.text
    start = text.index(WORDS)
    name = session.add(start, start + len(WORDS), "commitment", NOTE)
    session.set_tags(name, ("DPRK", "language"))
    session.set_current("")
    opened.parts.actions["annotations"].trigger()
    page.reveal(start)
    page.setFocus()
    return name


def click(page, words, away=3):
    place = page.laid_out.positions.document.text.index(words) + away
    rect = page.line_rect(place)
    point = QPoint(round(rect.left()) + 2, round(rect.center().y()))
    QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, pos=point)


def said(popover):
    labels = [one.text() for one in popover.findChildren(QLabel) if one.isVisible()]
    return labels + [one.text for one in popover.findChildren(WholeNote) if one.isVisible()]


def passage(opened, name):
    """Return where the passage is in view, in the window's pixels."""
    passages = opened.first.reading.passages
    rect = passages.place(name)
    return rect.translated(passages.view.mapTo(opened, QPoint()))


def frame(opened, popover):
    return QRect(popover.mapTo(opened, QPoint()), popover.size())


def test_a_click_shows_what_is_annotated_and_esc_closes_it_twice(opened, page, notes, name):
    assert not opened.parts.annotations.isVisible()
    for _ in range(2):
        click(page, WORDS)
        assert notes.popover.isVisible()
        assert {"Commitment", "§1 ¶2", NOTE, "DPRK", "language"} <= set(said(notes.popover))
        assert opened.focusWidget() is page
        assert not frame(opened, notes.popover).intersects(passage(opened, name))
        press(opened, Qt.Key.Key_Escape)
        assert not notes.popover.isVisible()
    assert opened.session.current == name


def test_a_click_beside_all_highlights_closes_it(opened, page, notes, name):
    for _ in range(2):
        click(page, WORDS)
        click(page, "The Ministers agreed that they")
        assert not notes.popover.isVisible()
        assert opened.session.current == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return])
def test_a_key_opens_it_and_a_note_is_written_there_twice(opened, page, notes, name, key):
    opened.session.set_current(name)
    for number in range(2):
        page.setFocus()
        press(opened, key)
        assert notes.popover.isAncestorOf(opened.focusWidget())
        press(opened, Qt.Key.Key_F2)
        assert isinstance(opened.focusWidget(), QPlainTextEdit)
        write(opened, f" {number}")
        press(opened, Qt.Key.Key_Return, CONTROL)
        assert opened.session.annotation(name).note.endswith(f" {number}")
        assert opened.focusWidget() is page
        assert opened.session.annotation(name).note in said(notes.popover)
        press(opened, Qt.Key.Key_Escape)
        assert not notes.popover.isVisible()
    assert not opened.parts.annotations.isVisible()


def test_what_is_typed_is_a_draft_and_esc_gives_it_up_for_undo(opened, page, notes, name):
    for _ in range(2):
        click(page, WORDS)
        press(opened, Qt.Key.Key_N)
        assert isinstance(opened.focusWidget(), QPlainTextEdit)
        write(opened, " more")
        assert opened.session.drafts.of(name).note == f"{NOTE} more"
        press(opened, Qt.Key.Key_Escape)
        assert opened.session.annotation(name).note == NOTE
        assert opened.session.drafts.of(name) is None
        assert notes.popover.isVisible()
        assert opened.focusWidget() is page
        press(opened, Qt.Key.Key_Escape)
        assert not notes.popover.isVisible()
    opened.parts.actions["undo"].trigger()
    assert opened.session.annotation(name).note == f"{NOTE} more"


def test_tags_label_and_visibility_are_changed_in_place_and_undone(opened, page, notes, name):
    click(page, WORDS)
    popover, session = notes.popover, opened.session
    for label in ("concern", "action"):
        button = next(one for one in popover._labels.buttons if one.label.id == label)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert session.annotation(name).label_id == label
        assert [one.label.id for one in popover._labels.buttons if one.isChecked()] == [label]
    for wanted in (Visibility.BRIEFING, Visibility.PRIVATE):
        press(opened, Qt.Key.Key_V)
        assert session.annotation(name).visibility is wanted
        QTest.mouseClick(popover._visibility, Qt.MouseButton.LeftButton)
        assert session.annotation(name).visibility is not wanted
        opened.parts.actions["undo"].trigger()
    notes.write(name)
    press(opened, Qt.Key.Key_Tab)
    assert isinstance(opened.focusWidget(), QLineEdit)
    press(opened, Qt.Key.Key_End)
    write(opened, ", joint")
    press(opened, Qt.Key.Key_Return)
    assert session.annotation(name).tags == ("DPRK", "language", "joint")
    assert "joint" in said(popover)
    session.undo()
    assert "joint" not in said(popover)


def test_deleting_closes_it_and_undo_brings_the_annotation_back(opened, page, notes, name):
    for _ in range(2):
        click(page, WORDS)
        QTest.mouseClick(notes.popover._delete, Qt.MouseButton.LeftButton)
        assert opened.session.annotation(name) is None
        assert not notes.popover.isVisible()
        assert opened.focusWidget() is page
        opened.parts.actions["undo"].trigger()
        assert opened.session.annotation(name) is not None


def test_a_colleagues_annotation_says_whose_it_is(opened, page, notes, name):
    theirs = replace(opened.session.annotation(name), author="Desk 2")
    opened.session.apply(Change("Import", (theirs,)))
    click(page, WORDS)
    assert any("Desk 2" in text for text in said(notes.popover))


@pytest.mark.parametrize(
    ("size", "zoom"),
    [((1366, 768), 1.0), ((1000, 700), 1.0), ((1000, 700), 2.0), ((640, 420), 1.0)],
)
def test_it_covers_nothing_of_its_passage_in_any_window(opened, page, notes, name, size, zoom):
    opened.resize(*size)
    opened.first.reading.set_zoom(zoom)
    opened.session.set_note(name, "A long note. " * 60)
    text = opened.session.document.text
    last = opened.session.add(text.rindex("safe operations"), len(text), "concern", NOTE)
    for one in (name, last, name):
        opened.session.set_current(one)
        for written in (False, True):
            opened.first.reading.passages.open()
            if written:
                notes.write(one)
            popover = notes.popover
            assert popover.isVisible()
            assert not passage(opened, one).isEmpty()
            assert not frame(opened, popover).intersects(passage(opened, one))
            assert opened.first.reading.rect().contains(popover.geometry())
            press(opened, Qt.Key.Key_Escape)
        notes.close()


def test_it_goes_along_when_the_page_is_scrolled_and_goes_with_its_passage(
    opened, page, notes, name
):
    opened.resize(1000, 500)
    opened.session.set_current(name)
    for _ in range(2):
        page.reveal(opened.session.document.text.index(WORDS))
        opened.first.reading.passages.open()
        before = notes.popover.y()
        page.marks_bar.setValue(page.marks_bar.value() - 20)
        assert notes.popover.y() == before + 20
        page.marks_bar.setValue(page.marks_bar.maximum())
        assert not notes.popover.isVisible()
        assert opened.focusWidget() is page


def test_while_a_note_is_written_it_stays_though_the_passage_is_scrolled_away(
    opened, page, notes, name
):
    opened.resize(1000, 500)
    opened.session.set_current(name)
    opened.first.reading.passages.open()
    notes.write(name)
    write(opened, " on")
    page.marks_bar.setValue(page.marks_bar.maximum())
    assert notes.popover.isVisible()
    assert opened.first.reading.rect().contains(notes.popover.geometry())
    assert opened.session.drafts.of(name).note.endswith(" on")


def test_a_note_is_written_in_one_place_at_a_time(opened, page, notes, name):
    opened.parts.annotations.edit_note(name)
    write(opened, " first")
    click(page, WORDS)
    assert opened.session.annotation(name).note.endswith(" first")
    notes.write(name)
    write(opened, " second")
    opened.parts.annotations.edit_note(name)
    assert opened.session.annotation(name).note.endswith(" first second")
    assert not notes._editing.is_open


def test_with_another_document_it_is_gone(qtbot, opened, page, notes, name, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("A title\n\nSome words of another document.", encoding="utf-8")
    click(page, WORDS)
    opened.open(other)
    qtbot.waitUntil(
        lambda: opened.session is not None and opened.session.document.title == "A title"
    )
    assert not notes.popover.isVisible()
    assert notes.shown == ""


def test_a_note_on_the_whole_document_has_no_passage_and_that_is_said(opened, page, notes, name):
    opened.session.set_current(opened.session.add_to_topic(None, "concern", NOTE))
    told = []
    opened.first.reading.passages.told.connect(told.append)
    for number in (1, 2):
        page.setFocus()
        press(opened, Qt.Key.Key_F2)
        assert told == ["Choose a highlight first."] * number
        assert not notes.popover.isVisible()


def test_a_plain_text_is_shown_as_it_stands(opened, page, notes, name):
    opened.session.set_note(name, "<b>bold</b> & <img src=x>")
    click(page, WORDS)
    assert "<b>bold</b> & <img src=x>" in said(notes.popover)


MARKED = "**Weighty**, *leaning*, see [the treaty](https://example.org).\n\n- one\n- two\n\n> said"


def test_a_note_is_shown_as_its_card_shows_it_in_every_theme(opened, page, notes, name):
    opened.session.set_note(name, MARKED, note_format=NoteFormat.MARKDOWN)
    seen = set()
    for theme in THEMES.values():
        opened.first.themes.choose(theme.name)
        click(page, WORDS)
        shown = notes.popover.findChild(WholeNote)
        lines = shown.layout_in(shown.width()).lines
        runs = {piece.text.strip(): piece.look for line in lines for piece in line.pieces}
        assert runs["Weighty"].strong
        assert runs["leaning"].emphasis
        assert [line.bar is not None for line in lines] == [False] * (len(lines) - 1) + [True]
        assert "**" not in shown.text
        assert not notes.popover._scroll.verticalScrollBar().isVisible()
        assert shown.height() >= shown.heightForWidth(shown.width())
        seen.add(shown.grab().toImage().pixelColor(1, 1).name())
        notes.close()
    assert len(seen) == len({theme.panel for theme in THEMES.values()})


def test_all_of_a_long_note_is_shown_and_its_words_can_be_copied_twice(opened, page, notes, name):
    for number in range(2):
        long = "\n\n".join(f"Paragraph {n} of note {number}, **last**" for n in range(200))
        opened.session.set_note(name, long, note_format=NoteFormat.MARKDOWN)
        click(page, WORDS)
        shown = notes.popover.findChild(WholeNote)
        layout = shown.layout_in(shown.width())
        assert not layout.goes_on
        assert sum("last" in line.text for line in layout.lines) == 200
        assert shown.height() >= layout.height
        at = QPoint(20, 10)
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(shown, QContextMenuEvent(reason, at, shown.mapToGlobal(at)))
        menu = QApplication.activePopupWidget()
        menu.actions()[0].trigger()
        menu.close()
        assert QGuiApplication.clipboard().text() == shown.text == long.replace("**", "")
        notes.close()
