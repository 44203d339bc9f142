"""The choice between outlines that came close, in the real window."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from data import intake
from data.library.outline_answers import AnsweredOutline, OutlineAnswer
from tests.fixtures.outlines import DAYS, TEXT, nested_or_flat, with_outlines
from tests.fixtures.windows import press, select
from viewer.structure.report_dialog import ReportDialog
from viewer.topics.outline_question import OutlineQuestion

OWN = ["Fees", "Safety"]
OTHER = [
    f"{part} of the {day} day" for day in ("first", "second") for part in ("Opening", "Closing")
]


@pytest.fixture(autouse=True)
def _unsure(monkeypatch):
    """Let intake say of every document that it could be divided otherwise."""
    read = intake.read_document
    monkeypatch.setattr(intake, "read_document", lambda path: with_outlines(read(path)))


@pytest.fixture
def paper(tmp_path):
    """Make a paper of one source; each has its own number in the title."""

    def make(number, text=TEXT):
        path = tmp_path / f"harbour-{number}.txt"
        path.write_text(text.replace("Harbour talks", f"Harbour talks {number}"), encoding="utf-8")
        return path

    return make


@pytest.fixture
def unsure(window, paper):
    window.open(paper(1))
    return window


def question(window):
    return window.parts.topics.findChild(OutlineQuestion)


def is_asked(window):
    return not question(window).isHidden()


def click(window, number):
    question(window).choices[number].click()


def trigger(window, name):
    window.parts.actions[name].trigger()


def titles(window):
    return [topic.title for topic in window.session.document.topics]


def answer(window):
    return window.first.library.outlines.of(window.session.document.id)


def said(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


def test_both_are_shown_with_how_they_were_told_and_their_first_headings(unsure):
    asked = question(unsure)
    assert is_asked(unsure)
    assert "Topics: 2 or 4?" in said(asked)
    first, second = asked.choices
    assert first.accessibleName() == "2 topics, lines that are numbered, shown now"
    assert first.accessibleDescription() == "Fees; Safety"
    assert second.accessibleName() == "4 topics, lines in bold"
    assert second.accessibleDescription() == "; ".join([*OTHER[:3], "…"])
    assert unsure.isActiveWindow()


def test_where_outlines_differ_in_levels_alone_the_question_says_how(window, paper, monkeypatch):
    monkeypatch.setattr(intake, "read_document", lambda path: nested_or_flat())
    window.open(paper(1))
    asked = question(window)
    assert "Topics: 2 or 1?" in said(asked)
    first, second = asked.choices
    assert first.accessibleName() == "2 topics, lines that are numbered, shown now"
    assert second.accessibleName() == "1 topic, 1 below, lines that are numbered"
    click(window, 1)
    assert [topic.level for topic in window.session.document.topics] == [1, 2]
    assert not is_asked(window)
    trigger(window, "undo")
    assert is_asked(window)


def test_one_click_chooses_as_one_change_and_undo_puts_the_question_again(unsure):
    before = unsure.session.document
    for _ in range(2):
        click(unsure, 1)
        assert titles(unsure) == OTHER
        assert not is_asked(unsure)
        assert answer(unsure) == AnsweredOutline(OutlineAnswer.CHOSEN, DAYS)
        assert unsure.session.undoable == "Choose Topics"
        trigger(unsure, "undo")
        assert unsure.session.document == before
        assert unsure.session.undoable is None
        assert is_asked(unsure)
        assert answer(unsure).answer is OutlineAnswer.WITHDRAWN
        trigger(unsure, "redo")
        assert titles(unsure) == OTHER
        assert not is_asked(unsure)
        assert answer(unsure) == AnsweredOutline(OutlineAnswer.CHOSEN, DAYS)
        trigger(unsure, "undo")


def test_choosing_what_is_shown_changes_nothing_and_ends_the_question(unsure):
    before = unsure.session
    click(unsure, 0)
    assert unsure.session is before
    assert before.undoable is None
    assert not is_asked(unsure)
    assert answer(unsure) == AnsweredOutline(OutlineAnswer.CHOSEN, "numbers")


def test_annotations_stay_with_their_passages(unsure):
    select(unsure, "They spoke of fees")
    trigger(unsure, "label_concern")
    click(unsure, 1)
    (item,) = unsure.session.annotations
    assert unsure.session.resolution(item.id).attached
    assert item.anchor.exact == "They spoke of fees"


def test_the_menu_puts_the_question_again_and_the_other_can_be_chosen(unsure):
    click(unsure, 1)
    for number, wanted in ((0, OWN), (1, OTHER)) * 2:
        trigger(unsure, "choose_topics")
        assert is_asked(unsure)
        assert question(unsure).choices[0].hasFocus()
        click(unsure, number)
        assert titles(unsure) == wanted
        assert not is_asked(unsure)
    trigger(unsure, "choose_topics")
    click(unsure, 0)
    assert unsure.session.corrections == ()


def test_the_question_is_dismissed_once_and_for_all_but_for_the_menu(start, paper):
    path = paper(1)
    with start() as window:
        window.open(path)
        question(window).dismissed.emit()
        assert not is_asked(window)
        assert titles(window) == OWN
    with start() as window:
        window.open(path)
        assert not is_asked(window)
        trigger(window, "choose_topics")
        assert is_asked(window)
        click(window, 1)
        assert titles(window) == OTHER


def test_a_choice_is_there_at_the_next_start_and_can_be_undone_there(start, paper):
    path = paper(1)
    with start() as window:
        window.open(path)
        click(window, 1)
    with start() as window:
        window.open(path)
        assert titles(window) == OTHER
        assert not is_asked(window)
        trigger(window, "undo")
        assert titles(window) == OWN
        assert is_asked(window)


def test_a_later_paper_of_the_source_opens_like_the_one_before_and_says_so(unsure, paper):
    click(unsure, 1)
    unsure.open(paper(2))
    assert titles(unsure) == OTHER
    assert not is_asked(unsure)
    assert answer(unsure) == AnsweredOutline(OutlineAnswer.FOLLOWED, DAYS)
    assert unsure.parts.status.currentMessage() == (
        "Topics as in Papers of This Source – undo takes it back."
    )
    trigger(unsure, "report")
    report = unsure.findChildren(ReportDialog)[-1]
    assert "lines in bold, as you chose for papers of this source" in said(report)
    assert "yours" in said(report)
    report.reject()
    trigger(unsure, "undo")
    assert titles(unsure) == OWN
    assert is_asked(unsure)


def test_what_was_undone_is_not_done_again_at_the_next_opening(unsure, paper):
    click(unsure, 1)
    unsure.open(paper(2))
    trigger(unsure, "undo")
    unsure.open(paper(1))
    unsure.open(paper(2))
    assert titles(unsure) == OWN
    assert is_asked(unsure)


def test_a_choice_that_was_undone_is_no_example(unsure, paper):
    click(unsure, 1)
    trigger(unsure, "undo")
    unsure.open(paper(2))
    assert titles(unsure) == OWN
    assert is_asked(unsure)


def test_the_documents_own_outline_is_an_example_too(unsure, paper):
    click(unsure, 1)
    unsure.open(paper(2))
    trigger(unsure, "choose_topics")
    click(unsure, 0)
    unsure.open(paper(3))
    assert titles(unsure) == OWN
    assert not is_asked(unsure)
    assert unsure.session.undoable is None


def test_a_paper_that_is_known_already_stays_as_it_is(window, paper):
    window.open(paper(2))
    window.open(paper(1))
    click(window, 1)
    window.open(paper(2))
    assert titles(window) == OWN
    assert is_asked(window)


def test_a_paper_of_another_source_is_asked_about(unsure, paper):
    click(unsure, 1)
    unsure.open(paper(2, TEXT.replace("Harbour talks", "Minutes of the airport council")))
    assert titles(unsure) == OWN
    assert is_asked(unsure)


def test_a_paper_that_has_no_such_outline_is_asked_about(unsure, paper, monkeypatch):
    click(unsure, 1)
    read = intake.read_document

    def otherwise(path):
        document = read(path)
        own, other = document.report.outlines
        outlines = own, replace(other, kind="capitals")
        return replace(document, report=replace(document.report, outlines=outlines))

    monkeypatch.setattr(intake, "read_document", otherwise)
    unsure.open(paper(2))
    assert titles(unsure) == OWN
    assert is_asked(unsure)


def test_the_keyboard_chooses(unsure):
    trigger(unsure, "choose_topics")
    first, second = question(unsure).choices
    assert first.hasFocus()
    press(unsure, Qt.Key.Key_Tab)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Return)
    assert titles(unsure) == OTHER


def test_the_question_shows_the_topics_where_they_are_hidden(unsure):
    trigger(unsure, "topics")
    assert not unsure.parts.topics.isVisible()
    trigger(unsure, "choose_topics")
    assert unsure.parts.topics.isVisible()


def test_what_was_divided_by_hand_is_not_asked_about(unsure):
    unsure.first.reading.go_to(unsure.session.document.text.index("They went home"))
    trigger(unsure, "heading_2")
    assert not is_asked(unsure)
    assert answer(unsure) is None
    trigger(unsure, "choose_topics")
    assert is_asked(unsure)


def test_there_is_no_question_where_one_outline_was_far_ahead(unsure, paper, monkeypatch):
    assert unsure.parts.actions["choose_topics"].isEnabled()
    monkeypatch.undo()
    unsure.open(paper(2))
    assert not is_asked(unsure)
    assert not unsure.parts.actions["choose_topics"].isEnabled()


@pytest.mark.parametrize("size", [(1440, 900), (640, 420)])
def test_nothing_of_the_choices_is_cut_off_in_any_window(qtbot, unsure, size):
    unsure.resize(*size)
    asked = question(unsure)
    qtbot.waitUntil(lambda: asked.height() >= asked.minimumSizeHint().height())
    bottoms = [choice.geometry().bottom() for choice in asked.choices]
    assert all(choice.height() == choice.minimumHeight() for choice in asked.choices)
    assert bottoms == sorted(bottoms)
    assert bottoms[-1] < asked.height()
    for theme in ("theme_dark", "theme_light"):
        trigger(unsure, theme)
        assert is_asked(unsure)
