"""Every window and dialog in a language that marks and lengthens each text: none is forgotten or
cut off.
"""

from contextlib import ExitStack
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QToolButton

from data.citation import short_name
from data.documents import shipped
from tests.fixtures import pseudo
from tests.fixtures.dialogs import every_dialog, furnish_with_all
from tests.fixtures.outlines import two_ways
from tests.fixtures.visible_texts import cut_off, is_ours, texts
from viewer.services.outline_choices import offer_of
from viewer.topics.outline_question import OutlineQuestion
from viewer.window.start.welcome import Welcome


@pytest.fixture
def foreign(qapp, start):
    """The window in that language."""
    with ExitStack() as until_the_end:
        until_the_end.enter_context(pseudo.spoken(qapp))
        yield until_the_end.enter_context(start())


def menus(window):
    """Return the captions in the menu bar, whole."""
    left = [action.menu() for action in window.menuBar().actions()]
    found = [action.text() for action in window.menuBar().actions()]
    while left:
        menu = left.pop()
        menu.aboutToShow.emit()
        found += [action.text() for action in menu.actions()]
        left += [action.menu() for action in menu.actions() if action.menu()]
    return found


def of_the_user(window):
    """Return all that may stand on a screen and is not the program's."""
    session = window.session
    document = session.document
    said = [document.text, document.title, str(shipped()), shipped().name, document.report.encoding]
    said += [short_name(document), document.source.publisher, ", ".join(document.meeting.persons)]
    said += [str(finding.value) for finding in document.report.findings]
    said += [text for label in session.labels for text in (label.name, label.meaning)]
    said += [note.note for note in session.annotations]
    return " ".join(" ".join(said).split())


def test_every_screen_is_in_the_catalogue_and_nothing_is_cut_off(qtbot, foreign, clock):
    furnish_with_all(foreign, clock)
    QApplication.processEvents()
    theirs = of_the_user(foreign)
    screens = {"window": foreign}
    seen = {"window": list(texts(foreign)), "menus": menus(foreign)}
    cut = {"window": list(cut_off(foreign))}
    for name, dialog in every_dialog(qtbot, foreign):
        screens[name] = dialog
        seen[name], cut[name] = list(texts(dialog)), list(cut_off(dialog))
    assert {"menus", "window", "about"} <= set(seen)
    missed = {name: unmarked(seen[name], theirs) for name in seen}
    assert missed == {name: [] for name in seen}
    assert cut == {name: [] for name in cut}


def test_the_ways_in_are_in_the_catalogue_while_no_document_is_open(qtbot, foreign):
    foreign.parts.actions["close"].trigger()
    welcome = foreign.findChild(Welcome)
    for show in (
        welcome.show_idle,
        partial(welcome.show_opening, "minutes.txt"),
        welcome.show_idle,
    ):
        show()
        assert welcome.isVisible()
        assert unmarked(texts(welcome), str(shipped())) == []
        qtbot.waitUntil(lambda: not [*cut_off(welcome)])


def test_what_is_said_above_the_page_is_in_the_catalogue(foreign):
    bar = foreign.parts.message
    bar.show_message("minutes.txt")
    assert bar.isVisible()
    assert unmarked(texts(bar), "minutes.txt") == []


def test_the_question_which_topics_a_document_has_is_in_the_catalogue(qtbot, foreign):
    foreign.open(shipped())
    document = two_ways()
    topics, offer = foreign.parts.topics, offer_of(document, document)
    topics.offer_outlines(offer)
    asked = topics.findChild(OutlineQuestion)
    assert asked.isVisible()
    theirs = " ".join(str(option.place) for option in offer.options)
    names = [text for choice in asked.choices for text in choice.accessibleName().split(", ")]
    spoken = [*names, asked.accessibleName(), asked.findChild(QToolButton).toolTip()]
    assert unmarked([*spoken, asked.findChild(QLabel).text()], theirs) == []
    qtbot.waitUntil(lambda: not [*cut_off(asked)])


def unmarked(found, theirs):
    return [text for text in found if is_ours(pseudo.unmarked(text), theirs)]


def test_what_is_in_no_catalogue_is_found(qtbot):
    label = QLabel("Not in the catalogue, and much too long for its place")
    qtbot.addWidget(label)
    label.setFixedWidth(40)
    label.show()
    assert unmarked(texts(label), "much too long for its place") == [label.text()]
    assert list(cut_off(label)) == [label.text()]
    label.setText(pseudo.Pseudo().tr("Open “{name}”", name="much too long"))
    assert label.text() == "⟦Open “much too long”~~~~~⟧"
    assert unmarked(texts(label), "") == []
