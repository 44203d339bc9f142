"""The fields of one label."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QComboBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from data.annotation import Label, Pattern
from data.basis.colours import contrast
from data.messages import said
from viewer.look.appearance import Appearance
from viewer.look.theme import Theme, dark, mix
from viewer.session.catalogue import told, tr
from viewer.widgets.dialog_parts import button, plain

_WIDTH = 250
_READABLE = 4.5
_STEPS = (1.0, 0.85, 0.7, 0.55, 0.4)
_PATTERNS = {
    Pattern.SOLID: said("Solid"),
    Pattern.DOUBLE: said("Double"),
    Pattern.DASHED: said("Dashed"),
    Pattern.DOTTED: said("Dotted"),
    Pattern.DASH_DOT: said("Dash-dot"),
}


class LabelForm(QWidget):
    """Shows one label and tells how it is changed."""

    changed = Signal(object)
    """The Label as the fields say; not told while they say nothing that a label can be."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label: Label | None = None
        self._appearance = appearance
        self._name, self._letter = QLineEdit(self), QLineEdit(self)
        self._meaning = QLineEdit(self)
        self._key, self._pattern = QComboBox(self), QComboBox(self)
        self._colour: QPushButton = button(tr("Choose Co&lour…"), self._choose_colour)
        self._letter.setMaxLength(1)
        self._name.setMaxLength(40)
        self._key.addItem(tr("None"), "")
        for digit in "123456789":
            self._key.addItem(digit, digit)
        for pattern in Pattern:
            self._pattern.addItem(told(_PATTERNS[pattern]), pattern)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        for title, field in (
            (tr("Name"), self._name), (tr("Letter"), self._letter), (tr("Key"), self._key),
            (tr("Meaning"), self._meaning), (tr("Underline"), self._pattern),
            (tr("Colour"), self._colour),
        ):  # fmt: skip
            column.addWidget(plain(title, "secondary"))
            column.addWidget(field)
            field.setAccessibleName(title)
        column.addStretch(1)
        self.setFixedWidth(_WIDTH)
        for line in (self._name, self._letter, self._meaning):
            line.textEdited.connect(lambda _: self._tell())
        for box in (self._key, self._pattern):
            box.activated.connect(lambda _: self._tell())
        appearance.follow(self._show_colour)

    def show_label(self, label: Label) -> None:
        """Show a label."""
        if label == self._label:
            return
        self._label = label
        for line, text in (
            (self._name, label.name), (self._letter, label.letter), (self._meaning, label.meaning)
        ):  # fmt: skip
            line.setText(text)
        self._key.setCurrentIndex(max(0, self._key.findData(label.key)))
        self._pattern.setCurrentIndex(self._pattern.findData(label.pattern))
        self._show_colour(self._appearance.theme)

    def edit_name(self) -> None:
        """Let the user type another name at once."""
        self._name.setFocus()
        self._name.selectAll()

    def set_colour(self, colour: str) -> None:
        """Give the label a colour, #RRGGBB, and one of its kind that stands out on dark ground."""
        if self._label is not None:
            light, lighter = colour.upper(), _on_dark(colour).upper()
            self._change(replace(self._label, colour=light, colour_on_dark=lighter))
            self._show_colour(self._appearance.theme)

    def _choose_colour(self) -> None:
        if self._label is not None:
            start = QColor(self._label.colour)
            chosen = QColorDialog.getColor(start, self, tr("Colour of the Label"))
            if chosen.isValid():
                self.set_colour(chosen.name())

    def _show_colour(self, theme: Theme) -> None:
        if self._label is not None:
            ground, ink = theme.solid(self._label), theme.on_solid(self._label)
            self._colour.setStyleSheet(f"QPushButton {{ background: {ground}; color: {ink}; }}")

    def _tell(self) -> None:
        name, letter = self._name.text().strip(), self._letter.text().strip()
        if self._label is None or not name or not letter:
            return
        self._change(
            replace(
                self._label,
                name=name,
                letter=letter,
                key=self._key.currentData(),
                meaning=self._meaning.text().strip(),
                pattern=Pattern(self._pattern.currentData()),
            )
        )

    def _change(self, label: Label) -> None:
        self._label = label
        self.changed.emit(label)


def _on_dark(colour: str) -> str:
    """Return a colour lightened until it stands out on the dark page."""
    ground = dark().page
    lighter = (mix(colour, "#ffffff", share) for share in _STEPS)
    return next((found for found in lighter if contrast(found, ground) >= _READABLE), "#B8B8B8")
