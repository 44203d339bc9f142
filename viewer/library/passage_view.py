"""A document's text in a dialog, with one passage of it marked and brought into view."""

from collections.abc import Sequence

from PySide6.QtGui import QColor, QFont, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from viewer.look.appearance import Appearance
from viewer.look.theme import Theme

_TINT = 48
"""How strongly changed words are tinted, of 255."""


class PassageView(QPlainTextEdit):
    """Shows a text that can be read and selected in, not changed. Places are code points."""

    def __init__(self, name: str, appearance: Appearance) -> None:
        super().__init__()
        self._text = ""
        self._appearance = appearance
        self._place: tuple[int, int] | None = None
        self._changed: Sequence[tuple[int, int]] = ()
        self.setReadOnly(True)
        self.setAccessibleName(name)
        appearance.follow(self._mark)

    @property
    def selected(self) -> tuple[int, int] | None:
        """Where the selection stands; None where it holds nothing but space."""
        cursor = self.textCursor()
        start = self._code_points(cursor.selectionStart())
        stop = self._code_points(cursor.selectionEnd())
        return (start, stop) if self._text[start:stop].strip() else None

    def show_text(
        self,
        text: str,
        place: tuple[int, int] | None,
        changed: Sequence[tuple[int, int]] = (),
    ) -> None:
        """Show a text with a passage of it marked and in view, or none; nothing is selected.

        `changed` are words that are others than those it is laid beside; they are underlined.
        """
        if text != self._text:
            self._text = text
            self.setPlainText(text)
        self._place, self._changed = place, changed
        self._mark(self._appearance.theme)
        self._reveal()

    def _mark(self, theme: Theme) -> None:
        marks = []
        if self._place is not None:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = self._cursor(self._place)
            mark.format.setFontWeight(QFont.Weight.Bold)
            mark.format.setBackground(QColor(theme.selection))
            mark.format.setForeground(QColor(theme.ink))
            marks.append(mark)
        for words in self._changed:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = self._cursor(words)
            mark.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            mark.format.setUnderlineColor(QColor(theme.danger))
            tint = QColor(theme.danger)
            tint.setAlpha(_TINT)
            mark.format.setBackground(tint)
            marks.append(mark)
        self.setExtraSelections(marks)

    def _reveal(self) -> None:
        cursor = self._cursor(self._place or (0, 0))
        start = cursor.selectionStart()
        # Its end first, then its start, so that both are in view where there is room.
        for position in (cursor.selectionEnd(), start):
            cursor.setPosition(position)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def _cursor(self, place: tuple[int, int]) -> QTextCursor:
        cursor = QTextCursor(self.document())
        start, stop = (_units(self._text[:at]) for at in place)
        cursor.setPosition(start)
        cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _code_points(self, units: int) -> int:
        """Return how many code points stand before a position of Qt, which counts UTF-16."""
        head = self._text.encode("utf-16-le", "surrogatepass")[: 2 * units]
        return len(head.decode("utf-16-le", "ignore"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the passage in view, as long as nothing is selected; the first size comes late."""
        super().resizeEvent(event)
        if self._place is not None and not self.textCursor().hasSelection():
            self._reveal()


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
