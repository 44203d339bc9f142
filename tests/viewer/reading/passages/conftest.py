"""The whole window, and a mouse that goes step by step."""

from functools import partial

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.fixtures.windows import PLAIN

LEFT = Qt.MouseButton.LeftButton


class Mouse:
    """Presses, moves and lets go on a page, at places of its document or of its view."""

    def __init__(self, page):
        self.page, self.view = page, page.viewport()

    def point(self, place):
        """Return the left edge of a letter, or a point as it is."""
        if isinstance(place, QPoint):
            return place
        rect = self.page.line_rect(place)
        return QPoint(round(rect.left()), round(rect.center().y()))

    def press(self, place, modifiers=PLAIN):
        QTest.mousePress(self.view, LEFT, modifiers, self.point(place))

    def move(self, place, modifiers=PLAIN):
        point = self.point(place)
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(point),
            QPointF(self.view.mapToGlobal(point)),
            Qt.MouseButton.NoButton,
            LEFT,
            modifiers,
        )
        QApplication.sendEvent(self.view, event)

    def release(self, place, modifiers=PLAIN):
        QTest.mouseRelease(self.view, LEFT, modifiers, self.point(place))

    def drag(self, *places, modifiers=PLAIN):
        """Press at the first place, let go at the last; return what was selected on the way."""
        seen = []
        self.press(places[0], modifiers)
        for place in places[1:]:
            self.move(place, modifiers)
            seen.append(self.page.selection())
        self.release(places[-1], modifiers)
        return seen

    def click(self, place):
        """Click into the letter at a place; never twice as fast as a double click."""
        point = self.point(place) + QPoint(3, 0)
        QTest.mouseClick(self.view, LEFT, PLAIN, point)


@pytest.fixture
def page(opened):
    return opened.first.reading.page


@pytest.fixture
def mouse(page):
    return Mouse(page)


@pytest.fixture
def text(opened):
    return opened.session.document.text


def marked(window, words, label="commitment", note=""):
    """Annotate some words; return the annotation's id."""
    text, session = window.session.document.text, window.session
    start = text.index(words)
    return session.add(start, start + len(words), label, note)


@pytest.fixture
def mark(opened):
    return partial(marked, opened)


@pytest.fixture
def words_of(opened):
    """Tell the words that an annotation is on."""
    return lambda name: opened.session.annotation(name).anchor.exact
