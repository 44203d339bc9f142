"""The theme that everything is drawn in, which widgets ask and follow."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from viewer.look.theme import Theme


class Appearance(QObject):
    """Keeps the theme that is shown, and tells when that changes.

    Widgets are given one when they are made. What paints asks it for the theme each time, and is
    painted anew by Qt when the program's palette changes; what keeps something that was made in
    its colours, an icon or a style sheet, follows it.
    """

    theme_changed = Signal(object)
    """The Theme that is now shown."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    @property
    def theme(self) -> Theme:
        """The theme that is shown now."""
        return self._theme

    def show(self, theme: Theme) -> None:
        """Let everything be drawn in another theme from now on."""
        if theme != self._theme:
            self._theme = theme
            self.theme_changed.emit(theme)

    def follow(self, draw: Callable[[Theme], object]) -> None:
        """Draw in the theme that is shown now, and in each that is shown later.

        `draw` is a method of a QObject, which is not held: a dialog that is closed follows no more.
        """
        draw(self._theme)
        self.theme_changed.connect(draw)
