"""What the user may have otherwise: the look of the text, and the rest in a dialog."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from viewer.look.theme_choice import ThemeChoice
from viewer.preferences.look_popover import LookPopover
from viewer.session.feature import Feature
from viewer.session.settings import Settings


class Preferring(Feature):
    """Opens what the user chooses his preferences in; each applies at once, and is kept."""

    def __init__(
        self, themes: ThemeChoice, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._settings = settings
        self._popover: LookPopover | None = None

    def choose_look(
        self, window: QWidget, button: QWidget | None, go_back: Callable[[], object]
    ) -> None:
        """Show the look of the text below `button`, or take it away; `go_back` follows Esc."""
        if self._popover is None:
            self._popover = LookPopover(self._themes, window)
            self._popover.closed.connect(go_back)
        if self._popover.isVisible():
            self._popover.hide()
            go_back()
        else:
            self._popover.show_at(button)
