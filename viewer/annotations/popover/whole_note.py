"""A whole note as its card shows it: weight, emphasis, lists, quotations."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QContextMenuEvent, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from data.basis.notes.note_text import NoteText
from viewer.annotations.notes.note_layout import NOTE_PITCH, NoteLayout, lay_out_note
from viewer.annotations.notes.note_painter import draw_note
from viewer.session.catalogue import tr
from viewer.widgets.card_fonts import CardFonts
from viewer.widgets.fitted_lines import baseline
from viewer.widgets.menus import pop_up

if TYPE_CHECKING:
    from viewer.look.appearance import Appearance

_NARROWEST = 120
"""The width that it is never asked for less than, in pixels."""


class WholeNote(QWidget):
    """Draws a note, of whatever length, in the width that it has; its menu copies the words."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._fonts = CardFonts()
        self._note = NoteText()
        self._words = ""
        self._laid_out: tuple[int, NoteLayout] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        appearance.follow(lambda _theme: self.update())

    @property
    def text(self) -> str:
        """What is read there: the note's words, or that there is none."""
        return self._words or tr("No note")

    def show_note(self, note: NoteText) -> None:
        """Show a note, or that there is none."""
        if note != self._note or not self._words:
            self._note, self._words, self._laid_out = note, note.words, None
            self.setAccessibleName(self.text)
            self.updateGeometry()
            self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(NOTE_PITCH, self.layout_in(width).height)

    def sizeHint(self) -> QSize:
        return QSize(_NARROWEST, self.heightForWidth(max(self.width(), _NARROWEST)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, NOTE_PITCH)

    def layout_in(self, width: int) -> NoteLayout:
        """Return the lines of all of the note, `width` pixels wide."""
        if self._laid_out is None or self._laid_out[0] != width:
            most = len(self._words) + len(self._note.blocks) + 1
            laid_out = lay_out_note(self._note, self._fonts, width, most)
            self._laid_out = (width, laid_out)
        return self._laid_out[1]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines that are to be drawn again."""
        theme, dirty = self._appearance.theme, event.rect()
        with QPainter(self) as painter:
            if not self._words:
                painter.setFont(self._fonts.own)
                painter.setPen(QColor(theme.soft))
                painter.drawText(QPointF(0, baseline(self._fonts.own, NOTE_PITCH)), self.text)
                return
            layout = self.layout_in(self.width())
            above, below = dirty.top() - NOTE_PITCH, dirty.bottom()
            seen = tuple(line for line in layout.lines if above <= line.top <= below)
            draw_note(painter, QPointF(), replace(layout, lines=seen), self._fonts, theme)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy what the note says."""
        menu = QMenu(self)
        menu.setAccessibleName(tr("Note"))
        copy = menu.addAction(tr("Copy Note"))
        copy.setEnabled(bool(self._words))
        copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(self._words))
        pop_up(menu, event.globalPos())
