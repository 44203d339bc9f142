"""A press in the pane that is only looked at: the reader goes over, and the press goes along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from viewer.reading.page_view import PageView

_PRESSES = frozenset((QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick))
_REST = frozenset((QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease))


class PressForwarding(QObject):
    """Hands on to one page what the mouse does on another, from a press to its release."""

    def __init__(self, source: PageView, target: PageView, go_over: Callable[[], bool]) -> None:
        super().__init__(source)
        self._target = target
        self._go_over = go_over
        self._is_pressed = False
        source.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go over at a press; what belongs to it is sent to where that is shown by then."""
        kind = event.type()
        if isinstance(event, QContextMenuEvent):
            viewport = self._target.viewport()
            at = viewport.mapFromGlobal(event.globalPos())
            QApplication.sendEvent(
                viewport, QContextMenuEvent(event.reason(), at, event.globalPos())
            )
            return True
        if isinstance(event, QMouseEvent):
            if kind in _PRESSES:
                self._is_pressed = self._go_over()
                if self._is_pressed:
                    self._send(event)
                return True
            if kind in _REST and self._is_pressed:
                self._is_pressed = kind is not QEvent.Type.MouseButtonRelease
                self._send(event)
                return True
        return super().eventFilter(watched, event)

    def _send(self, event: QMouseEvent) -> None:
        viewport = self._target.viewport()
        at = QPointF(viewport.mapFromGlobal(event.globalPosition()))
        QApplication.sendEvent(
            viewport,
            QMouseEvent(
                event.type(), at, event.globalPosition(),
                event.button(), event.buttons(), event.modifiers(),
            ),
        )  # fmt: skip
