"""The fields of a profile, each with the line that says what is wrong with it."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from data.briefing.page_setup import PageSetup, Paper
from data.messages import Message, said
from viewer.briefing.page_fields import PageFields
from viewer.briefing.profiles.logo_field import LogoChooser, LogoField
from viewer.briefing.profiles.profile_draft import ProfileDraft
from viewer.services import languages
from viewer.session.catalogue import told, tr
from viewer.widgets.dialog_parts import plain
from viewer.widgets.literal_text import plain_label, spoken

W = TypeVar("W", bound=QWidget)

LANGUAGES = {
    "": said("The desktop's"),
    "en": said("English"),
    "ja": said("Japanese (日本語)"),
}
"""What the frame of a handout can be in, by tags (BCP 47)."""


class ProfileForm(QWidget):
    """Shows a draft of a profile, and gives it back as edited."""

    changed = Signal()

    def __init__(self, choose_logo: LogoChooser, parent: QWidget) -> None:
        super().__init__(parent)
        self._faults: dict[str, QLabel] = {}
        self._is_filling = False
        left, right = self._columns()
        self._name = self._add(left, "name", tr("&Name"), QLineEdit(self))
        left.addSpacing(6)
        self._office = self._add(left, "office", tr("&Office on the letterhead"), QLineEdit(self))
        self._address = self._lines(left, "address", tr("&Address, on lines"), 3)
        self._logo = LogoField(choose_logo, self)
        left.addWidget(self._logo)
        left.addSpacing(10)
        self._language = self._add(left, "language", tr("&Language of the frame"), QComboBox(self))
        self._no_words = plain(name="secondary")
        left.addWidget(self._no_words)
        left.addSpacing(6)
        self._paper = self._add(left, "paper", tr("&Paper"), QComboBox(self))
        for paper in Paper:
            self._paper.addItem(paper.title, paper)
        self._page = PageFields(PageSetup(), self)
        left.addWidget(self._page)
        left.addStretch(1)
        self._markings = self._lines(right, "markings", tr("&Markings, the lowest first"), 4)
        self._hint(right, tr("A page bears the highest of those of its pieces."))
        self._names = QCheckBox(tr("&File names bear the marking"), self)
        right.addWidget(self._names)
        right.addSpacing(10)
        self._recipients = self._lines(right, "recipients", tr("&Recipients, one a line"), 5)
        self._hint(right, tr("Each of them has a numbered copy."))
        self._distribution = self._lines(right, "distribution", tr("&Distribution, at the end"), 4)
        self._verbs_added = self._lines(right, "verbs_added", tr("&Verbs of commitment, added"), 2)
        self._verbs_left_out = self._lines(right, "verbs_left_out", tr("Verbs left out"), 2)
        self._verbs_added.setPlaceholderText(
            tr("one on a line, irregular ones with all their forms")
        )
        right.addStretch(1)
        for field in self.findChildren(QWidget):
            field.ensurePolished()  # the style sheet says how wide it is
        left.addStrut(self._page.least_width)
        self._connect()

    @property
    def draft(self) -> ProfileDraft:
        """What stands in the fields."""
        return ProfileDraft(
            name=self._name.text(),
            office=self._office.text(),
            address=self._address.toPlainText(),
            logo=self._logo.logo,
            markings=self._markings.toPlainText(),
            page=self._page.setup(self._paper.currentData()),
            language=self._language.currentData() or "",
            recipients=self._recipients.toPlainText(),
            distribution=self._distribution.toPlainText(),
            names_marking=self._names.isChecked(),
            verbs_added=self._verbs_added.toPlainText(),
            verbs_left_out=self._verbs_left_out.toPlainText(),
        )

    def show_draft(self, draft: ProfileDraft) -> None:
        """Show another draft, with nothing wrong in it yet."""
        self._is_filling = True
        self._name.setText(draft.name)
        self._office.setText(draft.office)
        self._logo.show_logo(draft.logo)
        for field, text in self._texts().items():
            field.setPlainText(text(draft))
        self._offer_languages(draft.language)
        self._paper.setCurrentIndex(self._paper.findData(draft.page.paper))
        self._page.show_setup(draft.page)
        self._names.setChecked(draft.names_marking)
        self._is_filling = False
        self.show_faults({})
        self._tell_language()

    def show_faults(self, faults: Mapping[str, Message]) -> None:
        """Say beside each field what is wrong with it, and nothing beside the others."""
        for name, label in self._faults.items():
            text = told(faults[name]) if name in faults else ""
            label.setText(text)
            label.setVisible(bool(text))

    def faults(self) -> dict[str, str]:
        """Return what is said to be wrong, by field."""
        return {name: label.text() for name, label in self._faults.items() if label.text()}

    def focus(self, field: str) -> None:
        """Give a field the keyboard, with what stands in it selected."""
        held = getattr(self, f"_{field}")
        held.setFocus()
        held.selectAll()

    def _texts(self) -> dict[QPlainTextEdit, Callable[[ProfileDraft], str]]:
        return {
            self._address: lambda draft: draft.address,
            self._markings: lambda draft: draft.markings,
            self._recipients: lambda draft: draft.recipients,
            self._distribution: lambda draft: draft.distribution,
            self._verbs_added: lambda draft: draft.verbs_added,
            self._verbs_left_out: lambda draft: draft.verbs_left_out,
        }

    def _columns(self) -> tuple[QVBoxLayout, QVBoxLayout]:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(20)
        columns = QVBoxLayout(), QVBoxLayout()
        for column in columns:
            column.setSpacing(4)
            row.addLayout(column, 1)
        return columns

    def _add(self, column: QVBoxLayout, name: str, text: str, field: W) -> W:
        label = plain_label(text, self, name="secondary")
        label.setBuddy(field)
        field.setAccessibleName(spoken(text))
        fault = plain(name="failure")
        fault.hide()
        self._faults[name] = fault
        for widget in (label, field, fault):
            column.addWidget(widget)
        column.addSpacing(4)
        return field

    def _lines(self, column: QVBoxLayout, name: str, text: str, count: int) -> QPlainTextEdit:
        field = self._add(column, name, text, QPlainTextEdit(self))
        field.setTabChangesFocus(True)
        field.setFixedHeight(field.fontMetrics().lineSpacing() * count + 20)
        return field

    def _hint(self, column: QVBoxLayout, text: str) -> None:
        column.addWidget(plain(text, "secondary"))
        column.addSpacing(6)

    def _connect(self) -> None:
        for line in (self._name, self._office):
            line.textChanged.connect(self._tell)
        for field in self._texts():
            field.textChanged.connect(self._tell)
        for box in (self._language, self._paper, *self._page.findChildren(QComboBox)):
            box.currentIndexChanged.connect(self._tell)
        for flag in (self._names, *self._page.findChildren(QCheckBox)):
            flag.toggled.connect(self._tell)
        self._page.changed.connect(self._tell)
        self._logo.changed.connect(self._tell)
        self._language.currentIndexChanged.connect(self._tell_language)

    def _offer_languages(self, language: str) -> None:
        """Offer the languages that are known here, and that of a profile from elsewhere."""
        self._language.clear()
        for tag, name in LANGUAGES.items():
            self._language.addItem(told(name), tag)
        if language not in LANGUAGES:
            self._language.addItem(language, language)
        self._language.setCurrentIndex(self._language.findData(language))

    def _tell_language(self) -> None:
        language = self._language.currentData() or ""
        is_known = not language or languages.is_known(language)
        self._no_words.setText(
            ""
            if is_known
            else tr("There are no words of this language here yet: the frame is in English.")
        )
        self._no_words.setVisible(not is_known)

    def _tell(self) -> None:
        if not self._is_filling:
            self.changed.emit()
