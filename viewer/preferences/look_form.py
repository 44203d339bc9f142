"""The fields that say how pages look; whatever is changed in them is told at once."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontDatabase, QFontMetricsF
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QSlider, QWidget

from viewer.look.appearance import LEADINGS, MEASURES, SIZES, Appearance, ReadingLook
from viewer.look.theme import INTERFACE, SERIF
from viewer.look.theme_choice import CHOICES
from viewer.preferences.theme_swatch import ThemeSwatch
from viewer.session.catalogue import tr
from viewer.widgets.literal_text import plain_label

_STEPS = {"size": (1, 2), "leading": (5, 10), "measure": (20, 60)}
_RANGES = {"size": SIZES, "leading": LEADINGS, "measure": MEASURES}
_VALUE_WIDTH = 96
_USUAL = "etaoinshrdlucm"
"""The letters that are most frequent in English, about as wide as a letter is on average."""
_LETTERS = 12
"""How many letters of a face's name the box has room for at least."""


class LookForm(QWidget):
    """Shows a ReadingLook and the chosen theme, and tells each change of them."""

    look_wanted = Signal(object)
    """The ReadingLook that is wanted now."""
    theme_wanted = Signal(str)
    """The name of the theme that is wanted now, or that of the desktop's."""

    def __init__(self, appearance: Appearance, choice: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = appearance.look
        self.face = QComboBox(self)
        self.face.setAccessibleName(tr("Typeface"))
        self.face.setMaxVisibleItems(14)
        self.face.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.face.setMinimumContentsLength(_LETTERS)
        names = {"size": tr("Size"), "leading": tr("Line spacing"), "measure": tr("Line length")}
        self.sliders = {name: self._slider(name, told) for name, told in names.items()}
        self._values = {name: plain_label(name="secondary") for name in names}
        self.swatches = [ThemeSwatch(one, appearance, self) for one in CHOICES]
        self.justified = QCheckBox(tr("&Justified"), self)
        self.numbers = QCheckBox(tr("Paragraph &numbers"), self)
        self._lay_out(names)
        self._offer_faces()
        self.show_theme(choice)
        self.show_look(self._look)
        self.face.currentTextChanged.connect(self._choose_face)
        self.justified.toggled.connect(lambda on: self._want(justified=on))
        self.numbers.toggled.connect(lambda on: self._want(numbers=on))
        for swatch in self.swatches:
            swatch.clicked.connect(lambda _=False, one=swatch: self.theme_wanted.emit(one.choice))
        appearance.look_changed.connect(self.show_look)

    def show_theme(self, choice: str) -> None:
        """Show which theme is chosen."""
        for swatch in self.swatches:
            swatch.setChecked(swatch.choice == choice)

    def show_look(self, look: ReadingLook) -> None:
        """Show how pages look now."""
        self._look = look
        with QSignalBlocker(self.face):
            if self.face.findText(look.face) < 0:
                self.face.addItem(look.face)  # one that is installed no more
            self.face.setCurrentText(look.face)
        for name, slider in self.sliders.items():
            with QSignalBlocker(slider):
                slider.setValue(getattr(look, name))
        for name in ("justified", "numbers"):
            box: QCheckBox = getattr(self, name)
            with QSignalBlocker(box):
                box.setChecked(getattr(look, name))
        usual = QFontMetricsF(look.font(look.size)).horizontalAdvance(_USUAL) / len(_USUAL)
        self._values["size"].setText(str(look.size))
        self._values["leading"].setText(tr("{percent} %", percent=str(look.leading)))
        self._values["measure"].setText(
            tr("about {count} letters", count=str(round(look.measure / usual)))
        )

    def _want(self, **changes: object) -> None:
        look = replace(self._look, **changes)  # type: ignore[arg-type]
        if look != self._look:
            self.show_look(look)
            self.look_wanted.emit(look)

    def _choose_face(self, face: str) -> None:
        if face:
            self._want(face=face)

    def _slider(self, name: str, told: str) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal, self)
        slider.setAccessibleName(told)
        slider.setRange(*_RANGES[name])
        single, page = _STEPS[name]
        slider.setSingleStep(single)
        slider.setPageStep(page)
        slider.setMinimumWidth(140)
        slider.valueChanged.connect(lambda value: self._want(**{name: value}))
        return slider

    def _offer_faces(self) -> None:
        """Offer the faces that the program brings, and below them those that are installed."""
        own = (SERIF, INTERFACE)
        latin = QFontDatabase.families(QFontDatabase.WritingSystem.Latin)
        others = [
            name
            for name in latin
            if name not in own
            and not name.startswith(".")
            and QFontDatabase.isSmoothlyScalable(name)
        ]
        with QSignalBlocker(self.face):
            self.face.addItems(own)
            if others:
                self.face.insertSeparator(len(own))
                self.face.addItems(others)

    def _lay_out(self, names: dict[str, str]) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.addWidget(plain_label(tr("Typeface")), 0, 0)
        grid.addWidget(self.face, 0, 1, 1, 2)
        for row, (name, told) in enumerate(names.items(), start=1):
            self._values[name].setMinimumWidth(_VALUE_WIDTH)
            grid.addWidget(plain_label(told), row, 0)
            grid.addWidget(self.sliders[name], row, 1)
            grid.addWidget(self._values[name], row, 2)
        flags, themes = QHBoxLayout(), QHBoxLayout()
        flags.setSpacing(20)
        themes.setSpacing(6)
        for box in (self.justified, self.numbers):
            flags.addWidget(box)
        flags.addStretch(1)
        for swatch in self.swatches:
            themes.addWidget(swatch)
        themes.addStretch(1)
        grid.addLayout(flags, 4, 0, 1, 3)
        grid.addLayout(themes, 5, 0, 1, 3)
