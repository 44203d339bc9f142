"""Whatever is open when another theme is chosen is shown in the colours of that one alone."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import SIGNAL, QPoint, QRect
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QLabel

from tests.fixtures.dialogs import every_dialog, furnish_with_all
from tests.fixtures.windows import select
from viewer.annotations.note_editor import NoteEditor
from viewer.briefing.sheet_view import SheetView
from viewer.commands.annotation_commands import content_of

VIEWER = Path(__file__).parents[3] / "viewer"
OTHER = {"light": "dark", "dark": "light"}


def of_no_theme(widget):
    """Return what is the same in every theme: sheets of paper, and the program's own icon."""
    boxes = [widget] if widget.windowTitle().startswith("About") else []
    icons = [label for box in boxes for label in box.findChildren(QLabel) if label.pixmap()]
    return widget.findChildren(SheetView) + icons


def picture(widget):
    """Return what `widget` looks like, but for what is the same in every theme."""
    QApplication.processEvents()
    image = widget.grab().toImage()
    with QPainter(image) as painter:
        for fixed in of_no_theme(widget):
            painter.fillRect(QRect(fixed.mapTo(widget, QPoint()), fixed.size()), QColor("black"))
    return image


def switch(window, name):
    window.first.themes.choose(name)
    QApplication.processEvents()


@pytest.fixture(params=["light", "dark"])
def before(request):
    return request.param


@pytest.fixture
def full(start, clock, before, qapp):
    """A window in which everything has something to show, in one theme."""
    flash = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    with start() as window:
        switch(window, before)
        furnish_with_all(window, clock)
        start = window.session.document.text.index("On June 29th")
        window.session.add(start, start + 40, "concern", "A passage.")
        yield window
    qapp.setCursorFlashTime(flash)


def test_every_pane_follows(full, before):
    """With what comes and goes: the find bar, the bar at a selection, a message, an open note."""

    def show_all():
        full.parts.actions["find"].trigger()
        select(full, "North Korea")
        full.parts.annotations.edit_note(full.session.annotations[0].id)
        full.show_message("Something could not be done.")
        full.first.reading.page.scroll_to(0)

    show_all()
    assert full.findChild(NoteEditor) is not None
    assert full.first.reading.selection_bar.isVisible()
    old = picture(full)
    switch(full, OTHER[before])
    followed = picture(full)
    assert followed != old
    full.parts.annotations.commit_edits()
    full._renew()
    show_all()
    assert picture(full) == followed


def test_every_dialog_follows(qtbot, full, before, tmp_path):
    """One that was open looks like one that is opened now."""
    path = tmp_path / "notes.jsonld"
    content, _ = content_of(
        full.first.library, full.session.document, path, private=True, author=""
    )
    path.write_bytes(content)
    followed, fresh = {}, {}
    for name, dialog in every_dialog(qtbot, full, exchanged=path):
        old = picture(dialog)
        switch(full, OTHER[before])
        followed[name] = picture(dialog)
        assert followed[name] != old, name
        switch(full, before)
    switch(full, OTHER[before])
    for name, dialog in every_dialog(qtbot, full, exchanged=path):
        fresh[name] = picture(dialog)
    del fresh["question"]  # Qt's own box, whose default button goes with the keyboard
    assert len(fresh) > 15
    assert [name for name in fresh if fresh[name] != followed[name]] == []


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
