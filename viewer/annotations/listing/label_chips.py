"""The chips above the list: each shows the annotations of one label, several show those of any."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from data.annotation import Label, no_label
from viewer.look.appearance import Appearance
from viewer.look.theme import interface
from viewer.session.catalogue import tr, trn
from viewer.widgets.chips import CHIP, draw_chip, draw_focus_ring
from viewer.widgets.literal_text import tool_tip
from viewer.widgets.wrapped_row import WrappedRow

_HEIGHT = 24
_SIDE = 4
_GAP = 5
_END = 8


class LabelChip(QAbstractButton):
    """A label's tab and how many annotations carry it; pressed in, the list shows those."""

    def __init__(self, label: Label, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = label
        self._appearance = appearance
        self._count = 0
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setToolTip(tool_tip(tr("Show only: {label}", label=label.name)))

    def set_count(self, count: int) -> None:
        """Show how many annotations carry the label; a chip of none is not shown unless pressed."""
        if count == self._count and self.accessibleName():
            return
        self._count = count
        told = trn("{count} annotation", "{count} annotations", count)
        self.setAccessibleName(tr("{label}, {count}", label=self.label.name, count=told))
        self.setVisible(count > 0 or self.isChecked())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of tab and number."""
        width = QFontMetricsF(interface(11)).horizontalAdvance(f"{self._count:,}")
        return QSize(round(_SIDE + CHIP + _GAP + width + _END), _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip; one that is pressed in has a rim, and its number is in bold."""
        theme = self._appearance.theme
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            on = self.isChecked()
            painter.setPen(QPen(QColor(theme.accent), 1.5) if on else Qt.PenStyle.NoPen)
            toned = on or self.underMouse()
            painter.setBrush(QColor(theme.selection if toned else theme.pill))
            painter.drawRoundedRect(frame, 6, 6)
            corner = QPointF(_SIDE, (self.height() - CHIP) / 2)
            draw_chip(painter, corner, self.label, theme)
            font = interface(11)
            font.setBold(on)
            painter.setFont(font)
            painter.setPen(QColor(theme.ink if on else theme.soft))
            cell = QRectF(_SIDE + CHIP + _GAP, 0, self.width(), self.height())
            painter.drawText(cell, Qt.AlignmentFlag.AlignVCenter, f"{self._count:,}")
            if self.hasFocus():
                draw_focus_ring(painter, QRectF(self.rect()), theme, 7)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Return do what Space does; the row hears the arrows."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            event.ignore()
        else:
            super().keyPressEvent(event)


class LabelChips(QWidget):
    """A chip for each label that is used, and one for what has none."""

    chosen = Signal(frozenset)
    """The ids of the labels whose annotations are to be shown; none for all."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._chips: list[LabelChip] = []
        self._row = WrappedRow(self)
        self.setAccessibleName(tr("Filter by label"))

    @property
    def chips(self) -> tuple[LabelChip, ...]:
        """The chips, in the order of the labels."""
        return tuple(self._chips)

    @property
    def pressed(self) -> frozenset[str]:
        """The ids of the labels whose chips are pressed in."""
        return frozenset(chip.label.id for chip in self._chips if chip.isChecked())

    def set_labels(self, labels: tuple[Label, ...]) -> None:
        """Show chips for other labels; those pressed in stay so where the label is still there."""
        pressed = self.pressed
        for chip in self._chips:
            self._row.removeWidget(chip)
            chip.hide()  # until it is deleted it would lie over the new ones
            chip.deleteLater()
        self._chips = []
        for label in (*labels, no_label()) if labels else ():
            chip = LabelChip(label, self._appearance, self)
            chip.setChecked(label.id in pressed)
            chip.clicked.connect(partial(self._tell))
            self._row.addWidget(chip)
            self._chips.append(chip)

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many annotations carry each label, by id."""
        for chip in self._chips:
            chip.set_count(counts.get(chip.label.id, 0))

    def clear(self) -> None:
        """Let go of all chips."""
        if self.pressed:
            for chip in self._chips:
                chip.setChecked(False)
            self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrows go from chip to chip, and Esc let go of all."""
        shown = [chip for chip in self._chips if chip.isVisible()]
        here = next((n for n, chip in enumerate(shown) if chip.hasFocus()), None)
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and here is not None:
            shown[(here + step) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)
        elif event.key() == Qt.Key.Key_Escape and self.pressed:
            self.clear()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        self.chosen.emit(self.pressed)
