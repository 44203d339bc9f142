"""The whole trip with the mouse alone, twice in one session: no key is ever pressed.

Clicks go to what is seen at a point. What is asked of the program's objects is only what there is
to be seen.
"""

from datetime import UTC, datetime, timedelta
from itertools import count

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFileDialog

from tests.fixtures.hands import Mouse
from tests.fixtures.windows import answer, running
from viewer.briefing.export_dialog import ExportDialog
from viewer.topics.topic_list import TopicList

ROUNDS = (("rule of law", "freedom", "Sea"), ("safe operations", "Forces", "Land"))
"""For each trip what is annotated, a word behind it, and which paper is opened."""


@pytest.fixture
def mouse(qtbot):
    return Mouse(qtbot)


@pytest.fixture
def desk(qtbot, tmp_path):
    """The window after two papers were looked at and closed."""
    minutes, begin = count(), datetime(2018, 9, 5, 9, 0, tzinfo=UTC)
    clock = lambda: begin + timedelta(minutes=next(minutes))  # noqa: E731 - a clock of this run
    with running(qtbot, tmp_path / "user", clock, size=(1300, 640)) as window:
        window.first.settings.set_value("briefing/folder", str(tmp_path))
        for name in ("Sea", "Land"):
            path = tmp_path / f"{name}.md"
            lines = "\n\n".join(f"Paragraph {n} speaks of the {name.lower()}." for n in range(90))
            path.write_text(f"# {name} statement\n\n{lines}\n")
            with qtbot.wait_signal(window.first.opener.opened):
                window.open(path)
            window.parts.actions["close"].trigger()
        yield window


def page_of(window):
    return window.first.reading.page


def view_of(window):
    return page_of(window).viewport()


def top_of(window):
    return page_of(window).marks_bar.value()


def shown(window):
    return window.session.document.title if window.session is not None else ""


def current(window):
    return window.session.annotation(window.session.current)


def point(window, place):
    """Return the left edge of a letter, as it is seen."""
    rect = page_of(window).line_rect(place)
    assert view_of(window).rect().contains(rect.center().toPoint()), place
    return QPoint(round(rect.left()), round(rect.center().y()))


def ends(window, words):
    start = window.session.document.text.index(words)
    return start, start + len(words)


def read(desk, mouse, words):
    """Go to the topic that some words are in, wheel on, and go back by the button."""
    topics = desk.parts.topics.findChild(TopicList)
    before = top_of(desk)
    row = desk.session.document.topic_at(ends(desk, words)[0]) + 1
    mouse.click(topics.viewport(), topics.visualRect(topics.model().index(row, 0)).center())
    end = ends(desk, words)[1]
    for notches in (-2, 2):
        here = top_of(desk)
        mouse.turn(view_of(desk), notches)
        assert (top_of(desk) - here) * notches > 0
    if top_of(desk) != before:
        mouse.press_button(desk.parts.toolbar, "Back")
        assert top_of(desk) == before
        mouse.press_button(desk.parts.toolbar, "Forward")
    while not page_of(desk).shows(end):
        mouse.turn(view_of(desk), 1)


def annotate(desk, mouse, words, behind):
    """Select and label, open the pop-over and change all of it, and draw the end on."""
    start, end = ends(desk, words)
    mouse.drag(view_of(desk), point(desk, start), point(desk, start + 5), point(desk, end - 1))
    mouse.press_button(desk.first.reading.selection_bar, "Concern (3)")
    assert current(desk).anchor.exact == words
    assert current(desk).label_id == "concern"
    mouse.click(view_of(desk), point(desk, start + 3))
    popover = desk.parts.at_passage.popover
    assert popover.isVisible()
    mouse.press_button(popover, "Commitment (2)")
    assert current(desk).label_id == "commitment"
    mouse.press_button(popover, "In Briefing or Private (V)")
    assert current(desk).in_briefing
    last = desk.session.document.text.index(behind, end) + 2
    mouse.drag(view_of(desk), point(desk, end), point(desk, end + 3), point(desk, last))
    assert current(desk).anchor.exact.endswith(behind)
    mouse.click(view_of(desk), QPoint(5, 5))
    assert not popover.isVisible()


def tab(desk, title):
    """Return the tabs, and where that of a document is."""
    tabs = desk.parts.tabbing.strip.tabs
    titles = [tabs.accessibleTabName(place) for place in range(tabs.count())]
    return tabs, titles.index(title)


def go_about(qtbot, desk, mouse, name):
    """Open another paper, read it beside the first, close it, open it again, and come back."""
    before, other = shown(desk), f"{name} statement"
    mouse.choose(desk.menuBar(), "File", "Open Recent", f"{name}.md")
    qtbot.waitUntil(lambda: shown(desk) == other)
    tabs, place = tab(desk, before)
    mouse.click(tabs, tabs.tabRect(place).center())
    qtbot.waitUntil(lambda: shown(desk) == before)
    tabs, place = tab(desk, other)
    mouse.choose(mouse.menu(tabs, tabs.tabRect(place).center()), "Read Beside")
    qtbot.waitUntil(lambda: shown(desk) == other)
    panes = desk.parts.beside.panes
    mouse.click(panes.reading.page.viewport())
    assert shown(desk) == before
    mouse.press_button(panes.other, "Close this pane")
    assert desk.parts.beside.panes is None
    tabs, place = tab(desk, other)
    mouse.click(tabs.tabButton(place, tabs.ButtonPosition.RightSide))
    assert other not in [one.title for one in desk.parts.documents.all]
    mouse.choose(desk.menuBar(), "File", "Open Closed Document Again")
    qtbot.waitUntil(lambda: shown(desk) == other)
    tabs, place = tab(desk, before)
    mouse.click(tabs, tabs.tabRect(place).center())
    qtbot.waitUntil(lambda: shown(desk) == before)


def export(qtbot, desk, mouse):
    """Make the briefing under the name that is proposed; return the file."""
    mouse.press_button(desk.parts.toolbar, "Make briefing")
    dialog = desk.findChild(ExportDialog)
    qtbot.waitUntil(dialog.isActiveWindow)

    def save(chooser):
        assert isinstance(chooser, QFileDialog)
        mouse.press_button(chooser, "Save")

    answer(save)
    with qtbot.wait_signal(dialog.exported) as written:
        mouse.press_button(dialog, "Export…")
    mouse.press_button(dialog, "Close")
    qtbot.waitUntil(lambda: desk.findChild(ExportDialog) is None)
    return written.args[0]


def test_a_document_is_read_annotated_and_exported_by_mouse_twice(qtbot, desk, mouse, tmp_path):
    for words, behind, name in ROUNDS:
        mouse.choose(desk.menuBar(), "File", "Open Sample Document")
        read(desk, mouse, words)
        annotate(desk, mouse, words, behind)
        go_about(qtbot, desk, mouse, name)
        path = export(qtbot, desk, mouse)
        assert path.parent == tmp_path
        marks = [
            annotation.get_object()
            for page in PdfReader(path).pages
            for annotation in page.get("/Annots", [])
        ]
        assert any(one["/Subtype"] == "/Highlight" for one in marks)
        path.unlink()
