"""Highlights follow what becomes of annotations, on the page and in its scroll bar."""

import pytest
from PySide6.QtGui import QColor

from data.annotation import standard_labels
from viewer.look import theme
from viewer.reading.page_painter import PagePainter
from viewer.reading.reading_pane import ReadingPane


@pytest.fixture
def pane(qtbot, session, appearance, current):
    pane = ReadingPane(appearance, current)
    pane.furnish(standard_labels())
    qtbot.addWidget(pane)
    pane.resize(900, 600)
    current.show(session)
    with qtbot.waitExposed(pane):
        pane.show()
    return pane


def colours(bar):
    image = bar.grab().toImage()
    return {image.pixelColor(5, y).name() for y in range(image.height())}


def painted(pane, session, words):
    """Return the ids of the passages that are painted at some words."""
    start = session.document.text.index(words)
    return {mark.id for mark in pane._painter._highlights.overlapping(start, start + len(words))}


def test_a_change_is_painted_and_taken_back(qtbot, pane, session, annotate, light):
    name = annotate("Secretary of Defense Mattis", "concern")
    other = annotate("Defense Mattis held", "action")
    assert painted(pane, session, "Defense Mattis") == {name, other}
    solid = QColor(light.solid(session.label("concern"))).name()
    qtbot.waitUntil(lambda: solid in colours(pane.page.marks_bar))
    session.delete(name)
    assert painted(pane, session, "Defense Mattis") == {other}
    qtbot.waitUntil(lambda: solid not in colours(pane.page.marks_bar))
    session.undo()
    assert painted(pane, session, "Defense Mattis") == {name, other}
    start = session.document.text.index("North Korea")
    session.attach(other, start, start + 5)
    assert painted(pane, session, "Defense Mattis") == {name}
    assert pane.grab()
    assert {tab.ids for tab in pane._painter.tabs} == {(name,), (other,)}


def test_marks_in_the_scroll_bar_have_the_colours_of_the_theme(qtbot, pane, session, annotate):

    annotate("Secretary of Defense Mattis", "concern")
    for one in (theme.dark(), theme.light()):
        pane._appearance.show(one)
        solid = QColor(one.solid(session.label("concern"))).name()
        qtbot.waitUntil(lambda solid=solid: solid in colours(pane.page.marks_bar))


def test_a_change_has_only_its_own_lines_painted_again(qtbot, pane, session, annotate, monkeypatch):
    name = annotate("Secretary of Defense Mattis", "concern")
    session.set_current("")
    rects = []
    paint = PagePainter.paint
    monkeypatch.setattr(
        PagePainter,
        "paint",
        lambda painter, on, clip, **how: rects.append(clip) or paint(painter, on, clip, **how),
    )
    pane.page.viewport().update()
    qtbot.waitUntil(lambda: bool(rects))
    rects.clear()
    session.set_label(name, "action")
    qtbot.waitUntil(lambda: bool(rects))
    line = pane.page.line_rect(session.resolution(name).start)
    line.translate(0, pane.page.marks_bar.value())
    assert all(rect.height() < pane.page.viewport().height() / 3 for rect in rects)
    assert any(rect.top() <= line.top() and rect.bottom() >= line.bottom() for rect in rects)


def test_the_scroll_bar_has_after_changes_the_marks_that_it_would_start_with(
    qtbot, pane, session, annotate
):
    names = [annotate(words, "concern") for words in ("Secretary", "irreversible", "Article 5")]
    bar, highlighting = pane.page.marks_bar, pane._highlighting
    qtbot.waitUntil(lambda: not highlighting._bar_timer.isActive())
    session.set_label(names[1], "action")
    session.delete(names[0])
    qtbot.waitUntil(lambda: not highlighting._bar_timer.isActive())
    kept = dict(bar._marks)
    assert len(kept) == 2
    highlighting.show_all()
    qtbot.waitUntil(lambda: not highlighting._bar_timer.isActive())
    assert [*kept.items()] == [*bar._marks.items()]
