"""Which theme the user wants, or the desktop: remembered, and shown by the whole program."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from viewer.look.appearance import Appearance
from viewer.look.theme import SYSTEM, THEMES, Theme, named, palette, style_sheet
from viewer.session.settings import Settings

CHOICES = (SYSTEM, *THEMES)
_KEY = "theme"


class ThemeChoice(QObject):
    """Keeps the application, and the appearance that widgets follow, in the chosen theme."""

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        self.appearance = Appearance(named(self.choice), self)
        _dress(application, self.appearance.theme)
        hints = application.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow)

    @property
    def choice(self) -> str:
        """What is chosen, one of `CHOICES`."""
        return chosen(self._settings)

    def choose(self, choice: str) -> None:
        """Show another theme from now on, and in later runs."""
        self._settings.set_value(_KEY, choice)
        self._follow()

    def _follow(self) -> None:
        theme = named(self.choice)
        if theme != self.appearance.theme:
            # First what asks, for that is painted anew as soon as the program has other colours.
            self.appearance.show(theme)
            _dress(self._application, theme)


def chosen(settings: Settings) -> str:
    """Return which of the choices the settings hold."""
    choice = settings.value(_KEY, SYSTEM)
    return choice if choice in CHOICES else SYSTEM


def dress(application: QApplication, choice: str) -> None:
    """Show everything in a theme: the name of one, or the desktop's."""
    _dress(application, named(choice))


def _dress(application: QApplication, theme: Theme) -> None:
    application.setPalette(palette(theme))
    application.setStyleSheet(style_sheet(theme))
