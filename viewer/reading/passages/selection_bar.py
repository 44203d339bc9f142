"""The bar that appears at a selection: the labels, a note, and copying with citation."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from data.annotation import Label
from viewer.look.appearance import Appearance
from viewer.look.icons import icon
from viewer.look.theme import Theme
from viewer.session.catalogue import tr
from viewer.widgets.literal_text import caption, tool_tip

_AWAY = 8


class SelectionBar(QFrame):
    """Offers what can be done with the selected passage; never takes the keyboard from the page."""

    label_requested = Signal(str)
    note_requested = Signal()
    copy_requested = Signal()

    def __init__(self, labels: tuple[Label, ...], appearance: Appearance, ground: QWidget) -> None:
        super().__init__(ground)
        self._ground = ground
        self.setObjectName("selectionBar")
        self.setAccessibleName(tr("Label the selected passage"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(6, 5, 6, 5)
        layout.setSpacing(2)
        self._chips: list[tuple[QToolButton, Label]] = []
        for label in labels:
            chip = self._button(f"{label.name} ({label.key})")
            chip.setText(caption(label.letter))
            chip.setProperty("chip", True)
            chip.clicked.connect(lambda _=False, name=label.id: self.label_requested.emit(name))
            self._chips.append((chip, label))
            layout.addWidget(chip)
        self._note = self._button(tr("Note (N)"))
        self._note.clicked.connect(self.note_requested)
        self._copy = self._button(tr("Copy with citation (Ctrl+Shift+C)"))
        self._copy.clicked.connect(self.copy_requested)
        layout.addSpacing(6)
        layout.addWidget(self._note)
        layout.addWidget(self._copy)
        appearance.follow(self._colour)
        self.hide()

    def _colour(self, theme: Theme) -> None:
        """Show the labels in the colours of `theme`."""
        for chip, label in self._chips:
            chip.setStyleSheet(
                f"QToolButton {{ background: {theme.solid(label)}; color: {theme.on_solid(label)};"
                " border: 0; border-radius: 4px; font-weight: 600; }"
                f"QToolButton:hover {{ border: 2px solid {theme.ink}; }}"
            )
        self._note.setIcon(icon("note", theme))
        self._copy.setIcon(icon("quote", theme))

    def show_at(self, first: QRect, last: QRect) -> None:
        """Appear above the selection, whose first and last lines are given; below it if need be."""
        self.adjustSize()
        room = self._ground.rect()
        top = first.top() - _AWAY - self.height()
        if top < 0:
            top = last.bottom() + _AWAY
        if top + self.height() > room.height():
            # The selection fills the view: the one free place is none, so stay out of the way.
            self.hide()
            return
        left = min(max(0, last.left() - self.width() // 2), room.width() - self.width())
        self.move(QPoint(left, top))
        self.show()
        self.raise_()

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setFixedSize(QSize(28, 26))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip(tool_tip(name))
        button.setAccessibleName(name)
        return button
