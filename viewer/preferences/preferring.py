"""What the user may have otherwise: the look of the text, and the rest in a dialog."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from viewer.look.theme_choice import ThemeChoice
from viewer.preferences.look_popover import LookPopover
from viewer.services.languages import whole
from viewer.session.feature import Feature
from viewer.session.settings import Settings
from viewer.session.shortcuts import KeyRow, keep_keys
from viewer.widgets.dialog_host import present


class Preferring(Feature):
    """Opens what the user chooses his preferences in; each applies at once, and is kept."""

    keys_changed = Signal()
    """The settings hold other keys for actions."""

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

    def open(self, rows: Callable[[], tuple[KeyRow, ...]], window: QWidget) -> None:
        """Open the preferences; `rows` tells of the actions and the keys that they have."""
        from viewer.preferences.preferences_dialog import PreferencesDialog

        dialog = PreferencesDialog(self._themes, self._settings, rows, whole(), window)
        dialog.keys_chosen.connect(self._keep_keys)
        self._themes.chosen.connect(dialog.look.show_theme)
        dialog.finished.connect(self._settings.save)
        present(dialog)

    def _keep_keys(self, chosen: dict[str, tuple[str, ...] | None]) -> None:
        keep_keys(self._settings, chosen)
        self.keys_changed.emit()
