"""Whatever is open when another theme is chosen is shown in the colours of that one alone."""

import ast
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import SIGNAL, QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from data.annotation import standard_labels
from tests.fixtures.dialogs import every_dialog, furnish_with_all
from tests.fixtures.windows import select
from viewer.annotations.note_editor import NoteEditor
from viewer.briefing.sheet_view import SheetView
from viewer.commands.annotation_commands import content_of
from viewer.look import theme

VIEWER = Path(__file__).parents[3] / "viewer"
SHARED = {"#ffffff", "#1d1d1b", "#000000"}
"""Paper, the letter on a label's tab, and ink: they say nothing of the theme."""
MOST = 2
"""How many points of a picture may be of a colour by chance, where letters meet their ground."""
OTHER = {"light": "dark", "dark": "light"}


def own_colours(name):
    """Return the colours that only one theme has."""

    def colours(one):
        found = {getattr(one, field) for field in type(one).__slots__}
        found |= {one.solid(label) for label in standard_labels()}
        return {colour for colour in found if str(colour).startswith("#")}

    return colours(theme.named(name)) - colours(theme.named(OTHER[name])) - SHARED


def of_no_theme(widget):
    """Return what is the same in every theme: sheets of paper, and the program's own icon."""
    boxes = [widget] if widget.windowTitle().startswith("About") else []
    icons = [label for box in boxes for label in box.findChildren(QLabel) if label.pixmap()]
    return widget.findChildren(SheetView) + icons


def left_over(widget, name):
    """Return what of a picture of `widget` is in the colours of a theme, with how many points."""
    QApplication.processEvents()
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        for fixed in of_no_theme(widget):
            painter.fillRect(QRect(fixed.mapTo(widget, QPoint()), fixed.size()), QColor("black"))
    points = Counter(memoryview(image.constBits()).cast("I"))
    wanted = {QColor(colour).rgb(): colour for colour in own_colours(name)}
    return {wanted[c]: n for c, n in points.items() if c in wanted and n > MOST}


def switch(window, name):
    window.first.themes.choose(name)
    QApplication.processEvents()


@pytest.fixture(params=["light", "dark"])
def before(request):
    return request.param


@pytest.fixture
def full(start, clock, before):
    """A window in which everything has something to show, in one theme."""
    with start() as window:
        switch(window, before)
        furnish_with_all(window, clock)
        yield window


def test_every_pane_follows(full, before):
    """With what comes and goes: the find bar, the bar at a selection, a message, an open note."""
    full.parts.actions["find"].trigger()
    full.first.reading.find_tool.bar.findChild(QLineEdit).setText("Senkaku")
    select(full, "Senkaku Islands")
    full.parts.annotations.edit_note(full.session.annotations[0].id)
    full.show_message("Something could not be done.")
    assert full.findChild(NoteEditor) is not None
    assert full.first.reading.selection_bar.isVisible()
    assert left_over(full, before)
    switch(full, OTHER[before])
    assert not left_over(full, before)
    assert left_over(full, OTHER[before])


def test_every_dialog_follows(qtbot, full, before, tmp_path):
    path = tmp_path / "notes.jsonld"
    content, _ = content_of(
        full.first.library, full.session.document, path, private=True, author=""
    )
    path.write_bytes(content)
    stale = {}
    for name, dialog in every_dialog(qtbot, full, exchanged=path):
        switch(full, OTHER[before])
        stale[name] = left_over(dialog, before)
        switch(full, before)
        assert not left_over(dialog, OTHER[before]), name
    assert len(stale) > 15
    assert {name: colours for name, colours in stale.items() if colours} == {}


def test_a_closed_dialog_follows_no_more(qtbot, full):
    def followers():
        QApplication.processEvents()
        return full.first.appearance.receivers(SIGNAL("theme_changed(PyObject)"))

    alone, counts = followers(), {}
    for name, _dialog in every_dialog(qtbot, full):
        counts[name] = followers()
    assert max(counts.values()) > alone
    qtbot.waitUntil(lambda: followers() == alone)


def test_nobody_hands_a_theme_on():
    """Who shows colours follows the appearance itself: nothing is to be remembered for it."""
    found = [
        f"{path.name}: {node.name}"
        for path in VIEWER.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name == "set_theme"
    ]
    assert not found
