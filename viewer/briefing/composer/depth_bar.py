"""The depths of a briefing, side by side, one of them pressed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from data.briefing.briefing import Depth
from viewer.session.catalogue import told, tr
from viewer.widgets.literal_text import tool_tip

_ENDS = {next(iter(Depth)): "first", tuple(Depth)[-1]: "last"}
"""The outermost, which are drawn with round corners."""


class DepthBar(QWidget):
    """Shows the depth that is chosen, and tells which is wanted."""

    depth_requested = Signal(object)
    """The Depth that is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Depth"))
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[Depth, QToolButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for number, depth in enumerate(Depth):
            button = QToolButton(self)
            button.setObjectName("segment")
            button.setText(told(depth.caption))
            button.setToolTip(tool_tip(told(depth.description)))
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            if depth in _ENDS:
                button.setProperty("end", _ENDS[depth])
            self._group.addButton(button, number)
            self._buttons[depth] = button
            row.addWidget(button)
        self._group.idClicked.connect(
            lambda number: self.depth_requested.emit(tuple(Depth)[number])
        )

    def show_depth(self, depth: Depth) -> None:
        """Show which depth is chosen."""
        self._buttons[depth].setChecked(True)
