"""Our line icons, drawn in the colours of the theme when they are first shown."""

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import resources
from viewer.look.theme import Theme, mix


def icon(name: str, theme: Theme) -> QIcon:
    """Return the icon of that name: soft, the accent when on, paler when disabled."""
    return QIcon(_LineIcon(name, theme))


def sign(name: str, theme: Theme, colour: str) -> QIcon:
    """Return the icon of that name in one colour, as a sign rather than a button."""
    return QIcon(_LineIcon(name, theme, colour))


def program_icon() -> QIcon:
    """Return the icon of the program itself."""
    return QIcon(str(resources.path("icons", "briefing-viewer.svg")))


class _LineIcon(QIconEngine):
    """Draws one icon at whatever size and density it is wanted in."""

    def __init__(self, name: str, theme: Theme, colour: str = "") -> None:
        super().__init__()
        self._name = name
        self._theme = theme
        self._only = colour

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if self._only:
            return self._only
        if mode is QIcon.Mode.Disabled:
            return mix(self._theme.soft, self._theme.panel, 0.45)
        if state is QIcon.State.On:
            return self._theme.accent
        return self._theme.ink if mode is QIcon.Mode.Active else self._theme.soft

    def clone(self) -> QIconEngine:
        return _LineIcon(self._name, self._theme, self._only)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        drawing = resources.text("icons", f"{self._name}.svg")
        coloured = drawing.replace("currentColor", self._colour(mode, state))
        QSvgRenderer(QByteArray(coloured.encode())).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        with QPainter(pixmap) as painter:
            self.paint(painter, pixmap.rect(), mode, state)
        return pixmap
