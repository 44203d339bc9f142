"""The list under the address field: the places that may be meant, over the page."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt
from PySide6.QtWidgets import QWidget

from viewer.look.appearance import Appearance
from viewer.session.catalogue import tr
from viewer.widgets.row_list import RowList
from viewer.widgets.row_model import Row

_WIDTH = 460
_MOST_SHOWN = 6
_GAP = 4
_EDGE = 8
"""What stays free below the field, and at the edge of the window, in pixels."""


class AddressList(RowList):
    """Lies in the window, under its field, and never takes the keyboard from it."""

    def __init__(self, appearance: Appearance, field: QWidget) -> None:
        super().__init__(tr("Places in the document"), appearance, 1, field)
        self._field = field
        self.setObjectName("addressList")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows, the first place of them current; without any the list is gone."""
        self.rows.set_rows(rows)
        self.set_lines(1 if any(row.text for row in rows) else 0)
        if not rows:
            self.hide()
            return
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
            window.installEventFilter(self)
        if rows[0].is_alarming:
            self.setCurrentIndex(QModelIndex())  # it only says that there is none
        else:
            self.set_current(0)
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        """Lie under the field, as wide and as high as there is room for."""
        window = self.parentWidget()
        if window is None or not self.rows.rowCount():
            return
        corner = self._field.mapTo(window, QPoint(self._field.width(), self._field.height()))
        width = min(_WIDTH, window.width() - 2 * _EDGE)
        left = max(_EDGE, min(corner.x(), window.width() - _EDGE) - width)
        top = corner.y() + _GAP
        count = min(self.rows.rowCount(), _MOST_SHOWN)
        height = count * self.sizeHintForRow(0) + 2 * self.frameWidth()
        self.setGeometry(left, top, width, min(height, window.height() - top - _EDGE))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay under the field when the window gets another size."""
        if event.type() is QEvent.Type.Resize and not self.isHidden():
            self.place()
        return super().eventFilter(watched, event)
