"""A pane with a head: what is shown in it, whether it is the one that is worked in, and its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from viewer.look.icons import icon
from viewer.session.catalogue import tr
from viewer.widgets.fitted_lines import elided_middle
from viewer.widgets.literal_text import plain_label, tool_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from viewer.look.appearance import Appearance
    from viewer.look.theme import Theme

_HEIGHT = 32


class PaneFrame(QFrame):
    """Stands around one of two panes; the head of the one that is worked in is marked."""

    close_requested = Signal()

    def __init__(
        self, pane: QWidget, appearance: Appearance, *, active: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("paneFrame")
        self._title = ""
        self._head = QFrame(self)
        self._head.setObjectName("paneHead")
        self._head.setProperty("active", active)
        self._head.setFixedHeight(_HEIGHT)
        self._label = plain_label(parent=self._head)
        self._label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._remark = plain_label(parent=self._head, name="secondary")
        self.together = QToolButton(self._head)
        """Whether the two panes move together."""
        self.together.setCheckable(True)
        self.together.setText(tr("Scroll together"))
        self.together.setToolTip(tr("Scroll both panes together, topic by topic"))
        self.together.setVisible(not active)
        self._close = QToolButton(self._head)
        self._close.setFixedSize(QSize(24, 24))
        self._close.setToolTip(tr("Close this pane"))
        self._close.setAccessibleName(tr("Close this pane"))
        self._close.clicked.connect(self.close_requested)
        layout = QHBoxLayout(self._head)
        layout.setContentsMargins(14, 0, 8, 0)
        layout.setSpacing(8)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._remark)
        layout.addWidget(self.together)
        layout.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(pane, 1)
        self.setMinimumSize(240, 140)
        appearance.follow(self._colour)

    @property
    def title(self) -> str:
        """What is shown in the pane, in whole."""
        return self._title

    @property
    def remark(self) -> str:
        """What is said beside the title; empty for nothing."""
        return self._remark.text()

    def set_title(self, title: str) -> None:
        """Say what is shown in the pane."""
        self._title = title
        self._label.setToolTip(tool_tip(title))
        self._fit()

    def set_remark(self, remark: str) -> None:
        """Say something short beside the title."""
        self._remark.setText(remark)
        self._remark.setVisible(bool(remark))

    def _fit(self) -> None:
        room = max(0, self._label.width() - 4)
        self._label.setText(elided_middle(self._title, self._label.font(), room))

    def _colour(self, theme: Theme) -> None:
        self._close.setIcon(icon("close", theme))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        layout = self._head.layout()
        if layout is not None:
            layout.activate()
        self._fit()
