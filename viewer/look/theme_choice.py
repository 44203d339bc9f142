"""Which theme the user wants, or the desktop, and which look: remembered, and shown everywhere."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from viewer.look.appearance import Appearance, ReadingLook, keep_look, kept_look
from viewer.look.theme import SYSTEM, THEMES, Theme, named, palette, style_sheet
from viewer.session.settings import Settings

CHOICES = (SYSTEM, *THEMES)
_KEY = "theme"


class ThemeChoice(QObject):
    """Keeps the application, and the appearance that widgets follow, in the chosen theme."""

    chosen = Signal(str)
    """Which of the choices is chosen now."""

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        self.appearance = Appearance(named(self.choice), self, look=kept_look(settings))
        _dress(application, self.appearance.theme)
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow)

    @property
    def choice(self) -> str:
        """What is chosen, one of `CHOICES`."""
        return kept_choice(self._settings)

    def choose(self, choice: str) -> None:
        """Show another theme from now on, and in later runs."""
        self._settings.set_value(_KEY, choice)
        self._follow()
        self.chosen.emit(choice)

    def choose_look(self, look: ReadingLook) -> None:
        """Set pages otherwise from now on, and in later runs."""
        keep_look(self._settings, look)
        self.appearance.set_look(look)

    def _follow(self) -> None:
        theme = named(self.choice)
        if theme != self.appearance.theme:
            # First what asks, for that is painted anew as soon as the program has other colours.
            self.appearance.show(theme)
            _dress(self._application, theme)


def kept_choice(settings: Settings) -> str:
    """Return which of the choices the settings hold."""
    choice = settings.value(_KEY, SYSTEM)
    return choice if choice in CHOICES else SYSTEM


def dress(application: QApplication, choice: str) -> None:
    """Show everything in a theme: the name of one, or the desktop's."""
    _dress(application, named(choice))


def _dress(application: QApplication, theme: Theme) -> None:
    application.setPalette(palette(theme))
    application.setStyleSheet(style_sheet(theme))
