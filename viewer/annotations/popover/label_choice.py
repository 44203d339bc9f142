"""The labels in a row, to choose one of them: the one that an annotation has is pressed in."""

from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from data.annotation import Label, no_label
from viewer.look.appearance import Appearance
from viewer.session.catalogue import tr
from viewer.widgets.chips import CHIP, draw_chip, draw_focus_ring
from viewer.widgets.literal_text import tool_tip
from viewer.widgets.wrapped_row import WrappedRow

_SIDE = 26


class LabelButton(QAbstractButton):
    """A label's letter tab, to be pressed."""

    def __init__(self, label: Label, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.label = label
        self._appearance = appearance
        self.setCheckable(True)
        self.setFixedSize(QSize(_SIDE, _SIDE))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        name = tr("{action} ({key})", action=label.name, key=label.key) if label.key else label.name
        self.setToolTip(tool_tip(name))
        self.setAccessibleName(name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tab; the one in force has a rim."""
        theme = self._appearance.theme
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.isChecked() or self.underMouse():
                rim = QPen(QColor(theme.accent), 1.5) if self.isChecked() else Qt.PenStyle.NoPen
                painter.setPen(rim)
                painter.setBrush(QColor(theme.selection))
                painter.drawRoundedRect(frame, 6, 6)
            inset = (_SIDE - CHIP) / 2
            draw_chip(painter, QPointF(inset, inset), self.label, theme)
            if self.hasFocus():
                draw_focus_ring(painter, QRectF(self.rect()), theme, 7)


class LabelChoice(QWidget):
    """Offers every label, and none."""

    chosen = Signal(str)
    """The id of the label that is wanted; empty for none."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._buttons: list[LabelButton] = []
        self._row = WrappedRow(self, gap=1, line_gap=1)
        self.setAccessibleName(tr("Label"))

    @property
    def buttons(self) -> tuple[LabelButton, ...]:
        """The buttons, in the order of the labels."""
        return tuple(self._buttons)

    def show_labels(self, labels: tuple[Label, ...], current: str) -> None:
        """Offer these labels; the one with the id `current` is in force."""
        wanted = (*labels, no_label())
        if wanted != tuple(button.label for button in self._buttons):
            for button in self._buttons:
                self._row.removeWidget(button)
                button.hide()
                button.deleteLater()
            self._buttons = [LabelButton(label, self._appearance, self) for label in wanted]
            for button in self._buttons:
                button.clicked.connect(partial(self._tell, button.label.id))
                self._row.addWidget(button)
                button.show()
        for button in self._buttons:
            button.setChecked(button.label.id == current)

    def _tell(self, label_id: str) -> None:
        self.chosen.emit(label_id)
