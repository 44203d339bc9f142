"""The preferences: who the user is, how the program starts, how it looks, and its keys."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from data.messages import ENGLISH
from viewer.look.appearance import ReadingLook
from viewer.look.theme_choice import ThemeChoice
from viewer.preferences.look_form import LookForm
from viewer.preferences.shortcut_page import ShortcutPage
from viewer.session.catalogue import tr
from viewer.session.settings import AUTHOR, LANGUAGE, REOPEN, Settings
from viewer.session.shortcuts import KeyRow
from viewer.widgets.dialog_parts import button, plain, row_of
from viewer.widgets.literal_text import plain_label
from viewer.widgets.window_manners import Dialog

_LONGEST_NAME = 100
_SIZE = (640, 520)


class PreferencesDialog(Dialog):
    """Shows what the user has chosen; each change applies at once, and is kept.

    `languages` are the tags of those that the window can speak.
    """

    keys_chosen = Signal(object)
    """As `ShortcutPage.chosen`."""

    def __init__(
        self,
        themes: ThemeChoice,
        settings: Settings,
        rows: Callable[[], tuple[KeyRow, ...]],
        languages: tuple[str, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Preferences"))
        self._settings = settings
        self.pages = QTabWidget(self)
        self.keys = ShortcutPage(rows, self)
        self.keys.chosen.connect(self.keys_chosen)
        self.look = LookForm(themes.appearance, themes.choice, self)
        self.look.look_wanted.connect(themes.choose_look)
        self.look.theme_wanted.connect(themes.choose)
        self.pages.addTab(self._general(languages), tr("&General"))
        self.pages.addTab(self._looks(themes), tr("&Look of the Text"))
        self.pages.addTab(self.keys, tr("&Keys"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.pages, 1)
        column.addWidget(buttons)
        self.resize(*_SIZE)
        self.author.setFocus()

    def _general(self, languages: tuple[str, ...]) -> QWidget:
        page = QWidget()
        settings = self._settings
        self.author = QLineEdit(settings.value(AUTHOR)[:_LONGEST_NAME], page)
        self.author.setMaxLength(_LONGEST_NAME)
        self.author.textChanged.connect(lambda name: settings.set_value(AUTHOR, name.strip()))
        self.reopen = QCheckBox(tr("&Open the last document again"), page)
        self.reopen.setChecked(settings.value(REOPEN, "yes") == "yes")
        self.reopen.toggled.connect(lambda on: settings.set_value(REOPEN, "yes" if on else "no"))
        self.language = QComboBox(page)
        if len(languages) > 1:
            self.language.addItem(tr("As the System"), "")
        for tag in languages:
            name = "English" if tag == ENGLISH.language else QLocale(tag).nativeLanguageName()
            self.language.addItem(name, tag)
        self.language.setCurrentIndex(max(0, self.language.findData(settings.value(LANGUAGE))))
        self.language.currentIndexChanged.connect(self._choose_language)
        self.language.setEnabled(len(languages) > 1)
        form = QFormLayout(page)
        form.setContentsMargins(0, 16, 0, 0)
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(16)
        form.addRow(_named(tr("Your name"), self.author), self.author)
        form.addRow("", _note(tr("Stands with the annotations that you make from now on.")))
        form.addRow(_named(tr("At the start"), self.reopen), self.reopen)
        form.addRow(_named(tr("Language"), self.language), self.language)
        told = tr("The window speaks it from the next start on.")
        if len(languages) == 1:
            told = tr("English is the one language that has all of the window’s texts.")
        form.addRow("", _note(told))
        return page

    def _looks(self, themes: ThemeChoice) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.look)
        usual = button(tr("As It &Comes"), lambda: themes.choose_look(ReadingLook()))
        column.addLayout(row_of(usual))
        column.addStretch(1)
        return page

    def _choose_language(self) -> None:
        self._settings.set_value(LANGUAGE, self.language.currentData() or "")


def _named(text: str, field: QWidget) -> QLabel:
    """Return the label of a field, which bears its name."""
    label = plain_label(text)
    label.setBuddy(field)
    field.setAccessibleName(text)
    return label


def _note(text: str) -> QWidget:
    return plain(text, "secondary")
