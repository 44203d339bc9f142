"""A footnote, shown beside its mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from viewer.look.theme import serif
from viewer.widgets.literal_text import plain_label

if TYPE_CHECKING:
    from data.document import Block

_WIDEST, _AWAY, _EDGE = 420, 6, 12
_SIZE = 14
_LONGEST = 600
"""Characters of a note that are shown; all of it stands at its place."""


class NotePreview(QFrame):
    """Lies on the page; it takes neither keyboard nor clicks from it."""

    def __init__(self, ground: QWidget) -> None:
        super().__init__(ground)
        self._ground = ground
        self.setObjectName("notePreview")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._number = plain_label(parent=self, name="secondary")
        self._text = plain_label(parent=self)
        self._text.setWordWrap(True)
        self._text.setFont(serif(_SIZE))
        row = QHBoxLayout(self)
        row.setContentsMargins(_EDGE, 8, _EDGE, 8)
        row.setSpacing(8)
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        """What is shown of the note."""
        return self._text.text()

    def show_note(self, note: Block, mark: QRect) -> None:
        """Appear below the mark, which is there in the ground's pixels; above it if need be."""
        room = self._ground.rect()
        cut = note.text[:_LONGEST].rstrip()
        self._number.setText(note.marker)
        self._number.setVisible(bool(note.marker))
        self._text.setText(cut if len(note.text) <= _LONGEST else f"{cut}…")
        width = min(_WIDEST, room.width() - 2 * _EDGE)
        self.setFixedWidth(max(1, width))
        layout = self.layout()
        height = layout.totalHeightForWidth(width) if layout is not None else 0
        height = min(height, max(1, room.height() - 2 * _EDGE))
        self.setFixedHeight(height)
        top = mark.bottom() + _AWAY
        if top + height > room.height():
            top = mark.top() - _AWAY - height
        left = min(max(_EDGE, mark.center().x() - width // 4), room.width() - width - _EDGE)
        self.move(QPoint(left, max(0, top)))
        self.show()
        self.raise_()
