"""Whatever is open when another theme is chosen is shown in the colours of that one alone."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import SIGNAL, QPoint, QRect
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QApplication, QLabel

from data.anchors.anchoring import describe
from data.annotation import Scope
from data.citation import CitationIndex
from data.documents import shipped
from data.notebook import Change
from tests.fixtures.dialogs import every_dialog, furnish_with_all
from tests.fixtures.documents import document_of, note_on_document
from tests.fixtures.windows import select
from viewer.annotations.notes.note_editor import NoteEditor
from viewer.briefing.sheets.sheet_view import SheetView
from viewer.library.search_dialog import LibraryDialog
from viewer.services.exchange import content_of
from viewer.widgets.row_list import RowList

VIEWER = Path(__file__).parents[3] / "viewer"
OTHER = {"light": "dark", "dark": "light", "sepia": "high-contrast", "high-contrast": "sepia"}


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


@pytest.fixture
def running(start, qapp):
    """Runs the program, with carets that do not blink."""
    flash = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    yield start
    qapp.setCursorFlashTime(flash)


@pytest.fixture
def full(running, clock):
    """A window in which everything has something to show, in the light theme."""
    with running() as window:
        switch(window, "light")
        fill(window, clock)
        yield window


def fill(window, clock):
    furnish_with_all(window, clock)
    text, library = window.session.document.text, window.first.library
    start = text.index("On June 29th")
    window.session.add(start, start + 40, "concern", "A passage.")
    other = document_of("A third statement\n\nWords on the Senkaku Islands, and of others.\n")
    library.remember(other, clock())
    start = other.text.index("Senkaku")
    anchor = describe(other, start, start + 7, CitationIndex(other))
    whole = note_on_document(other, "Anchored.")
    anchored = replace(whole, id="anchored", scope=Scope.PASSAGE, anchor=anchor)
    library.notebook(other.id).apply(Change("Add", (anchored,)))


def show_all(window):
    """Show what comes and goes: find bar, the bar at a selection, a message, a note's editor."""
    window.open(shipped())
    window.parts.actions["find"].trigger()
    window.parts.annotations.edit_note(window.session.annotations[0].id)
    select(window, "North Korea")
    window.show_message("Something could not be done.")
    window.first.reading.page.scroll_to(0)
    assert window.findChild(NoteEditor) is not None
    assert window.first.reading.selection_bar.isVisible()


def choose_others(qtbot, dialog):
    """Choose the second row of each list: the first label looks the same in every theme."""
    if isinstance(dialog, LibraryDialog):
        qtbot.waitUntil(lambda: dialog.findChild(RowList).rows.rowCount() > 1)
    for rows in dialog.findChildren(RowList):
        if rows.rows.rowCount() > 1:
            rows.set_current(1)


@pytest.mark.parametrize("before", OTHER)
def test_every_pane_follows(running, clock, before):
    """A window that was open looks like that of a program which is started now."""
    with running() as window:
        fill(window, clock)
        switch(window, before)
        show_all(window)
        old = picture(window)
        switch(window, OTHER[before])
        followed = picture(window)
        assert followed != old
    with running() as window:
        show_all(window)
        assert picture(window) == followed


def test_every_dialog_follows(qtbot, full, tmp_path):
    """One that was open looks like one that is opened now."""
    path = tmp_path / "notes.jsonld"
    content, _ = content_of(
        full.first.library, full.session.document, path, private=True, author=""
    )
    path.write_bytes(content)
    followed, fresh = {}, {}
    for name, dialog in every_dialog(qtbot, full, exchanged=path):
        choose_others(qtbot, dialog)
        old = picture(dialog)
        switch(full, "dark")
        followed[name] = picture(dialog)
        assert followed[name] != old, name
        switch(full, "light")
    switch(full, "dark")
    for name, dialog in every_dialog(qtbot, full, exchanged=path):
        choose_others(qtbot, dialog)
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
