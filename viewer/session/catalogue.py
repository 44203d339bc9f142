"""The window's texts in the language of the program, through the translator that Qt has.

The composition root installs a `Catalogue` on the application where the language is not English;
without one Qt gives every text back as it is, and nothing is looked up. Widgets ask `tr`, `trn`
and `told` while they are built or shown, never while a module is imported.
"""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from data.errors import ReportableError
from data.messages import ENGLISH, Message, Value, Words, counted, said

_CONTEXT = "briefing-viewer"
_BETWEEN = "\x1f"
"""Stands between the two English forms of a text that counts; no text holds it."""
_COUNTED = 10**9


class Catalogue(QTranslator):
    """Answers Qt's questions for the program's texts from `words`; Qt's own texts are not here."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source: str, _disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Return a text in the language, its places as they are; None is for others to answer."""
        if context != _CONTEXT:
            return None
        one, _, many = source.partition(_BETWEEN)
        return self._words.form(one, many, n) if many else self._words.text(one)


def speak(application: QCoreApplication, words: Words) -> None:
    """Let the window speak this language, with Qt's own buttons and dialogs where Qt has it."""
    if words.language == ENGLISH.language:
        return
    qt = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if qt.load(QLocale(words.language), "qtbase", "_", folder):
        application.installTranslator(qt)
    application.installTranslator(Catalogue(words, application))


class _InWindow(Words):
    """Whatever language the application has."""

    def text(self, text: str) -> str:
        return QCoreApplication.translate(_CONTEXT, text)

    def form(self, one: str, many: str, count: int) -> str:
        both = f"{one}{_BETWEEN}{many}"
        # Qt counts in 32 bits, a file may in more; forms go by a number's last figures.
        near = count if abs(count) < _COUNTED else abs(count) % _COUNTED + _COUNTED
        found = QCoreApplication.translate(_CONTEXT, both, None, near)
        return super().form(one, many, count) if found == both else found


_WORDS = _InWindow()


def tr(text: str, /, **values: Value) -> str:
    """Return a text in the window's language: `tr("Go to “{place}”", place=name)`.

    What Qt takes for HTML or a mnemonic in the values is the caller's to guard
    (`viewer.widgets.literal_text`).
    """
    return _WORDS(said(text, **values))


def trn(one: str, many: str, count: int, /, **values: Value) -> str:
    """Return the text for a count: `trn("{count} note", "{count} notes", len(notes))`."""
    return _WORDS(counted(one, many, count, **values))


def window_words() -> Words:
    """Return the words of the window's language, for a handout in it; any thread may ask them."""
    return _WORDS


def told(message: Message | str | ReportableError) -> str:
    """Return what a message or an error says in the window's language."""
    return _WORDS(message.message if isinstance(message, ReportableError) else message)
