"""The colours of the whole program, following the desktop or the user's choice."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from viewer.look.theme import Theme, named, palette, style_sheet
from viewer.session.settings import Settings

_CHOICES = ("system", "light", "dark")
_KEY = "theme"


class Appearance(QObject):
    """Keeps the application in one theme; tells when that changes."""

    theme_changed = Signal(object)
    """The Theme that is now shown."""

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__(application)
        self._application = application
        self._settings = settings
        self.theme: Theme = named(self.choice)
        self._apply()
        application.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def choices(self) -> tuple[str, ...]:
        """What can be chosen: a theme, or the desktop's."""
        return _CHOICES

    @property
    def choice(self) -> str:
        """What is chosen, one of `choices`."""
        return chosen(self._settings)

    def choose(self, choice: str) -> None:
        """Show another theme from now on, and in later runs."""
        self._settings.set_value(_KEY, choice)
        self._follow()

    def _follow(self) -> None:
        theme = named(self.choice)
        if theme != self.theme:
            self.theme = theme
            self._apply()
            self.theme_changed.emit(theme)

    def _apply(self) -> None:
        dress(self._application, self.theme.name)


def chosen(settings: Settings) -> str:
    """Return which of the choices the settings hold."""
    choice = settings.value(_KEY, _CHOICES[0])
    return choice if choice in _CHOICES else _CHOICES[0]


def dress(application: QApplication, choice: str) -> None:
    """Show everything in a theme: "light", "dark" or the desktop's."""
    theme = named(choice)
    application.setPalette(palette(theme))
    application.setStyleSheet(style_sheet(theme))
