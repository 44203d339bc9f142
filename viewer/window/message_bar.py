"""One line at the top of the window: what went wrong and what to do."""

import re
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from viewer.look.appearance import Appearance
from viewer.look.icons import icon, sign
from viewer.look.theme import Theme
from viewer.session.catalogue import tr
from viewer.widgets.announcements import announce
from viewer.widgets.fitted_lines import elided_middle
from viewer.widgets.literal_text import plain_label, tool_tip

_NAME = re.compile("“([^“”]*+)”")
_LEAST_NAME = 160
_SIGN = 20


class Offer(NamedTuple):
    """What the user may decide on, what agreeing is called, and what is called then."""

    message: str
    button: str
    act: Callable[[], object]


class MessageBar(QFrame):
    """Shows a message until the user closes it or something else succeeds.

    An offer stays until the user decides on it; what goes wrong meanwhile is said before it.
    Names in “quotation marks” are cut in the middle, so that the message stays one line where
    the window is wide enough for the rest of it; the tool tip has them whole.
    """

    declined = Signal()
    """The user closed an offer."""

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
        self._offer: Offer | None = None
        self._fault = ""
        self._close = QToolButton(self)
        self._close.setToolTip(tr("Close"))
        self._close.setAccessibleName(tr("Close the message"))
        self._close.clicked.connect(self._dismiss)
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
        self._theme = theme
        self._draw_sign()

    def _draw_sign(self) -> None:
        """Show a warning beside what went wrong, and a quiet sign beside an offer."""
        is_offer = self._offer is not None and not self._fault
        name, colour = ("note", self._theme.accent) if is_offer else ("warning", self._theme.danger)
        drawn = sign(name, self._theme, colour)
        self._sign.setPixmap(drawn.pixmap(QSize(_SIGN, _SIGN), self.devicePixelRatioF()))
        if self.property("offers") is not is_offer:
            self.setProperty("offers", is_offer)
            self.style().polish(self)

    def show_message(self, message: str) -> None:
        """Show one line; screen readers are told as well."""
        self._fault = message
        self._show()

    def show_offer(self, message: str, button: str, act: Callable[[], object]) -> None:
        """Show one line with a button beside it, which takes it away and does what it says."""
        self._offer = Offer(message, button, act)
        self._show()

    def clear(self) -> None:
        """Take the message away; an offer is there to be decided on then."""
        self._fault = ""
        self._show()

    def clear_all(self) -> None:
        """Take message and offer away."""
        self._offer = None
        self.clear()

    def _do(self) -> None:
        offer = self._offer
        self.clear_all()
        if offer is not None:
            offer.act()

    def _dismiss(self) -> None:
        is_declined = not self._fault
        self._fault = ""
        if is_declined:
            self._offer = None
            self.declined.emit()
        self._show()

    def _show(self) -> None:
        offer = None if self._fault else self._offer
        self._message = offer.message if offer else self._fault
        self._act.setText(offer.button if offer else "")
        self._act.setVisible(offer is not None)
        self.setAccessibleName(self._message)
        self._draw_sign()
        self.setVisible(bool(self._message))
        if self._message:
            self._fit()
            announce(self, self._message)

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
