"""What keys do on the page: they move the view; with Shift, and in caret mode, the caret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from viewer.reading.place import Stand, bring_caret, carrying

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from viewer.reading.page_text import PageText

_LINE = 40
"""How far an arrow moves the view, in pixels at 100 %."""
_PAGE, _AGAIN = 0.9, 56
"""How far Space and the Page keys do, as a share of its height, but for as many pixels at 100 %:
two lines at least are seen again."""
_CARET_KEYS = frozenset(
    (
        Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home,
        Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
    )
)  # fmt: skip
_PAGE_KEYS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_LINE_KEYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_APART = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
"""What makes another key of an arrow."""
_END_KEYS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: 1}


def move_view(page: PageText, event: QKeyEvent, *, with_caret: bool) -> Stand | None:
    """Move the view as a key asks, and accept it; return what was left for an end of the document.

    What is not accepted is the caret's: it was brought to where the reader is. `with_caret` says
    that keys move that, but for Space.
    """
    key, modifiers = event.key(), event.modifiers()
    shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    event.accept()
    if key == Qt.Key.Key_Space:
        _scroll(page, -1 if shift else 1, by_page=True)
        return None
    is_plain = key in _CARET_KEYS and not (shift or with_caret or modifiers & _APART)
    end = _END_KEYS.get(Qt.Key(key)) if is_plain else _end_of(event)
    if end is not None:
        return _to_end(page, end)
    if is_plain:
        by_page = key in _PAGE_KEYS
        # The text is as wide as the view: to the left and right there is nothing to be seen.
        steps = (_PAGE_KEYS if by_page else _LINE_KEYS).get(Qt.Key(key), 0)
        _scroll(page, steps, by_page=by_page)
        return None
    event.ignore()
    if key in _CARET_KEYS:
        bring_caret(page)
    if shift and not modifiers & ~Qt.KeyboardModifier.ShiftModifier and _has_tables(page):
        from viewer.reading.cells.cell_choice import step_cells  # for few documents

        if step_cells(page, key):
            event.accept()
            return None
    if key in _LINE_KEYS and not modifiers & ~Qt.KeyboardModifier.ShiftModifier:
        from viewer.reading.cells.cell_steps import step_row  # for few documents

        cursor = page.textCursor()
        if step_row(cursor, _LINE_KEYS[Qt.Key(key)], selecting=shift):
            page.setTextCursor(cursor)
            event.accept()
    return None


def _has_tables(page: PageText) -> bool:
    return page.laid_out is not None and page.laid_out.has_tables


def _scroll(page: PageText, steps: int, *, by_page: bool) -> None:
    height = page.marks_bar.pageStep()
    far = max(min(height * _PAGE, height - _AGAIN * page.zoom), height / 2)
    step = far if by_page else _LINE * page.zoom
    with carrying(page, far=by_page):
        page.scroll_down_to(round(page.marks_bar.value() + steps * step))


def _to_end(page: PageText, end: int) -> Stand:
    """Show the very start of the page (0), or its very end (1), with the caret there."""
    left, operation = Stand.of(page), QTextCursor.MoveOperation
    cursor = page.textCursor()
    cursor.movePosition(operation.End if end else operation.Start)
    page.setTextCursor(cursor)
    # Nothing is left to be scrolled, above the first line or below the last one.
    page.marks_bar.setValue(end * page.marks_bar.maximum())
    return left


def _end_of(event: QKeyEvent) -> int | None:
    """Return which end of the document a key leads to: 0 the start, 1 the end, None neither."""
    from PySide6.QtGui import QKeySequence  # not for the first picture

    keys = (
        (QKeySequence.StandardKey.MoveToStartOfDocument, 0),
        (QKeySequence.StandardKey.MoveToEndOfDocument, 1),
    )
    return next((end for key, end in keys if event.matches(key)), None)
