"""One line at the top of the window: what went wrong and what to do."""

import re
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from viewer.look.appearance import Appearance
from viewer.look.icons import icon, sign
from viewer.look.theme import Theme
from viewer.session.catalogue import tr
from viewer.widgets.fitted_lines import elided_middle
from viewer.widgets.literal_text import plain_label, tool_tip

_NAME = re.compile("“([^“”]*+)”")
_LEAST_NAME = 160
_SIGN = 20


class MessageBar(QFrame):
    """Shows a message until the user closes it or something else succeeds.

    Names in “quotation marks” are cut in the middle, so that the message stays one line where
    the window is wide enough for the rest of it; the tool tip has them whole.
    """

    closed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self._message = ""
        self._sign = plain_label(parent=self)
        self._sign.setFixedSize(_SIGN, _SIGN)
        self._label = plain_label(parent=self)
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._act = QPushButton(self)
        self._act.clicked.connect(self._do)
        self._act.hide()
        self._does: Callable[[], object] | None = None
        self._close = QToolButton(self)
        self._close.setToolTip(tr("Close"))
        self._close.setAccessibleName(tr("Close the message"))
        self._close.clicked.connect(self.clear)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 8, 6)
        layout.setSpacing(10)
        layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._act)
        layout.addWidget(self._close)
        appearance.follow(self._colour)
        self.hide()

    @property
    def message(self) -> str:
        """The whole message that is shown; empty while there is none."""
        return self._message if not self.isHidden() else ""

    def _colour(self, theme: Theme) -> None:
        """Draw sign and button in the colours of `theme`."""
        self._close.setIcon(icon("close", theme))
        warning = sign("warning", theme, theme.danger)
        self._sign.setPixmap(warning.pixmap(QSize(_SIGN, _SIGN), self.devicePixelRatioF()))

    def show_message(self, message: str) -> None:
        """Show one line; screen readers are told as well."""
        self._show(message)

    def show_offer(self, message: str, button: str, act: Callable[[], object]) -> None:
        """Show one line with a button beside it, which takes it away and does what it says."""
        self._does = act
        self._act.setText(button)
        self._show(message, offers=True)

    def _do(self) -> None:
        act, self._does = self._does, None
        self.clear()
        if act is not None:
            act()

    def _show(self, message: str, *, offers: bool = False) -> None:
        self._message = message
        self._does = self._does if offers else None
        self._act.setVisible(offers)
        self.setAccessibleName(message)
        self.show()
        self._fit()

    def clear(self) -> None:
        """Take the message away."""
        self.hide()
        self.closed.emit()

    def _fit(self) -> None:
        self._label.ensurePolished()
        room = self.width() - self._close.sizeHint().width() - _SIGN - 2 * 10 - 16 - 8 - 4
        if not self._act.isHidden():
            room -= self._act.sizeHint().width() + 10
        text = self._shortened(room)
        self._label.setText(text)
        self._label.setToolTip(tool_tip("" if text == self._message else self._message))

    def _shortened(self, room: int) -> str:
        """Return the message in `room` pixels if its names can be cut so far, else in few lines."""
        advance = self._label.fontMetrics().horizontalAdvance
        names = _NAME.findall(self._message)
        if not names or advance(self._message) <= room:
            return self._message
        rest = advance(_NAME.sub("“”", self._message))
        width = max(_LEAST_NAME, (room - rest) // len(names))
        font = self._label.font()
        return _NAME.sub(lambda found: f"“{elided_middle(found[1], font, width)}”", self._message)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
