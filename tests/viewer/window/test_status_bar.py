"""The small texts at the bottom of the window."""

import pytest
from PySide6.QtWidgets import QLabel

from data.annotation import standard_labels
from data.notebook import Notebook
from tests.fixtures.documents import document_of
from viewer.look.theme import style_sheet
from viewer.session.document_session import DocumentSession
from viewer.window import status_bar
from viewer.window.status_bar import TOPICS, StatusBar, counted, word_count


@pytest.fixture
def status(qtbot, current):
    status = StatusBar(current)
    qtbot.addWidget(status)
    return status


@pytest.fixture
def show(current, clock, new_id):
    """Open a document, without a library."""

    def show(document):
        notebook = Notebook([], None)
        current.show(
            DocumentSession(document, notebook, standard_labels(), clock=clock, new_id=new_id)
        )

    return show


def texts(status):
    return {label.accessibleDescription(): label.text() for label in status.findChildren(QLabel)}


def holds(status):
    return texts(status)["What the document holds"]


@pytest.mark.parametrize(
    ("count", "words"), [(0, "No topics"), (1, "1 topic"), (4, "4 topics"), (1234, "1,234 topics")]
)
def test_things_are_counted_in_words(count, words):
    assert counted(count, TOPICS) == words


def test_a_document_is_counted(status, document, show):
    show(document)
    assert holds(status) == f"4 topics · {word_count(document)} words · No annotations"
    assert word_count(document) == len(document.text.split())


def test_a_text_without_spaces_is_counted_by_its_characters(status, show):
    japanese = document_of("防衛相会談\n\n両大臣は、北朝鮮について意見を交換しました。\n")
    assert japanese.language == "ja"
    show(japanese)
    assert f"{len(''.join(japanese.text.split()))} characters" in holds(status)


def test_annotations_are_counted_and_those_in_the_briefing(status, session, annotate, current):
    current.show(session)
    assert holds(status).endswith(" words · No annotations")
    name = annotate("Article 5")
    annotate("North Korea")
    session.toggle_visibility(name)
    assert holds(status).endswith(" · 2 annotations, 1 in briefing")


def test_without_a_document_nothing_is_left_of_the_last(status, document, show, current):
    show(document)
    status.show_place(document.topics[0].first)
    current.show(None)
    told = texts(status)
    assert set(told.values()) == {""}


def test_saving_and_zoom_are_told(status, current):
    current.failed.emit("The disk is full.")
    status.show_zoom(1.25)
    assert texts(status)["Whether everything is saved"] == "Not saved"
    assert texts(status)["Zoom"] == "125 %"


def ink(status):
    """Return the columns in which something is written, away from the texts at the right."""
    status.ensurePolished()
    image = status.grab().toImage()
    ground = image.pixelColor(2, 14)
    return [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y) != ground for y in range(6, image.height() - 4))
    ]


def test_a_hint_stands_where_the_other_texts_do_and_is_cut(qtbot, status, document, light, show):
    status.setStyleSheet(style_sheet(light))
    status.resize(800, 26)
    show(document)
    status.show_place(0)
    status.show()
    qtbot.waitExposed(status)
    left = ink(status)[0]
    status.showMessage("Title of a long document, " * 20)
    written = ink(status)
    (saved,) = [
        label.x()
        for label in status.findChildren(QLabel)
        if label.accessibleDescription() == "Whether everything is saved"
    ]
    assert abs(written[0] - left) <= 1
    assert not any(saved - 8 <= x < saved for x in written)


def test_the_words_of_a_large_document_are_counted_bit_by_bit(qtbot, status, show):
    large = document_of("A long list\n\n" + "Sentence after sentence follows.\n\n" * 9_000)
    show(large)
    assert "words" not in holds(status)
    qtbot.waitUntil(lambda: "words" in holds(status))
    assert f"{word_count(large):,} words" in holds(status)
    show(document_of("Short\n\nA sentence.\n"))
    assert "3 words" in holds(status)
    qtbot.wait(20)
    assert "3 words" in holds(status)


def test_annotations_are_counted_as_they_change(status, current, session, annotate):
    current.show(session)
    name = annotate("Article 5")
    annotate("work together")
    assert "2 annotations, 0 in briefing" in holds(status)
    session.toggle_visibility(name)
    assert "2 annotations, 1 in briefing" in holds(status)
    session.delete(name)
    assert "1 annotation, 0 in briefing" in holds(status)
    session.undo()
    assert "2 annotations, 1 in briefing" in holds(status)


@pytest.fixture
def heard(monkeypatch):
    """What screen readers are told, in order."""
    said = []
    monkeypatch.setattr(status_bar, "announce", lambda _widget, text: said.append(text))
    return said


def test_each_change_is_said_to_be_saved_twice_over(qtbot, status, current, session, heard):
    current.show(session)
    for _ in range(2):
        name = session.add(0, 5, "concern")
        qtbot.wait_until(lambda: heard[-1:] == ["Add Concern: saved"])
        session.delete(name)
        qtbot.wait_until(lambda: heard[-1:] == ["Delete Concern: saved"])
    assert heard == ["Add Concern: saved", "Delete Concern: saved"] * 2


def test_a_hint_that_says_more_of_a_change_is_said_in_its_place(
    qtbot, status, current, session, heard
):
    current.show(session)
    session.add(0, 5, "concern")
    status.showMessage("The end is at “Forces” now.")
    qtbot.wait_until(lambda: bool(heard))
    status.showMessage("Undone: Add Concern")
    qtbot.wait_until(lambda: len(heard) > 1)
    assert heard == ["The end is at “Forces” now.", "Undone: Add Concern"]
