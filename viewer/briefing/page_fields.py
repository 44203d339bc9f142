"""The rarer choices of how a handout's pages look, behind a button until they are wanted."""

from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QToolButton, QVBoxLayout, QWidget

from data.messages import Message, said
from exporters.options import (
    LONGEST_WATERMARK,
    Contents,
    Imposition,
    NotePlacement,
    PageSetup,
    Paper,
    Standard,
)
from viewer.session.catalogue import told, tr
from viewer.widgets.literal_text import plain_label, spoken, tool_tip

C = TypeVar("C", NotePlacement, Imposition, Contents, Standard)

NOTES = {
    NotePlacement.MARGIN: said("Beside the text"),
    NotePlacement.FOOTNOTES: said("At the foot of the page"),
    NotePlacement.ENDNOTES: said("After the text"),
}
CONTENTS = {
    Contents.AUTO: said("From three topics up"),
    Contents.ON: said("Always"),
    Contents.OFF: said("Never"),
}
SHEETS = {
    Imposition.SINGLE: said("One page"),
    Imposition.TWO_UP: said("Two pages side by side"),
    Imposition.BOOKLET: said("Booklet, to be folded"),
}
_LEAST_CHOICE = 16
"""Characters of a choice that are always seen."""
STANDARDS = {
    Standard.UA1: said("PDF/UA-1, PDF/A-2"),
    Standard.UA2: said("PDF/UA-2, PDF/A-4 (PDF 2.0)"),
}
FLAGS = {
    "large_print": (
        said("&Large print"),
        said("Text of 18 points and all else in proportion, notes at the foot"),
    ),
    "two_sided": (said("Two-s&ided"), said("The wider margin in turn left and right, for binding")),
    "greyscale": (said("&Greyscale"), said("Labels stay apart by letter and underline")),
    "black_and_white": (
        said("Black and white"),
        said("For printers without grey: no tints, labels by letter and underline"),
    ),
    "justified": (said("&Justified lines"), said("Lines of even length")),
    "hyphenated": (
        said("H&yphenation"),
        said("Words are divided at line ends, where the language is known"),
    ),
    "signed_notes": (
        said("Authors and days of notes"),
        said("Each note says who wrote it and when"),
    ),
    "index": (
        said("Index of annotated passages"),
        said("At the end, the pages of each label and tag"),
    ),
    "writing_page": (
        said("Page for notes by hand"),
        said("A ruled page at the end"),
    ),
}


class PageFields(QWidget):
    """Shows a PageSetup, except for its paper, and gives it back as edited."""

    changed = Signal()
    """The text of the watermark was edited."""
    imposition_changed = Signal()
    """Pages go on the sheets otherwise."""

    def __init__(self, setup: PageSetup, parent: QWidget) -> None:
        super().__init__(parent)
        self._more = QToolButton(self)
        self._more.setText(tr("More options"))
        self._more.setCheckable(True)
        self._more.setArrowType(Qt.ArrowType.RightArrow)
        self._more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._fields = QWidget(self)
        self._column = QVBoxLayout(self._fields)
        self._column.setContentsMargins(0, 2, 0, 0)
        self._column.setSpacing(4)
        self._notes = self._choice(tr("&Notes"), NOTES)
        self._contents = self._choice(tr("List of topics"), CONTENTS)
        self._sheets = self._choice(tr("Pages on a &sheet"), SHEETS)
        self._standard = self._choice(tr("Standard of the PDF"), STANDARDS)
        self._watermark = QLineEdit(self._fields)
        self._watermark.setMaxLength(LONGEST_WATERMARK)
        self._watermark.setPlaceholderText(tr("None"))
        self._watermark.textChanged.connect(self.changed)
        self._name(tr("&Watermark"), self._watermark)
        self._flags = {name: self._flag(name) for name in FLAGS}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._more)
        outer.addWidget(self._fields)
        self._more.toggled.connect(self._show)
        self._sheets.currentIndexChanged.connect(self.imposition_changed)
        self._show(False)
        self.show_setup(setup)

    @property
    def least_width(self) -> int:
        """How wide the fields are at least, also while they are folded, in pixels."""
        return self._column.totalMinimumSize().width()

    def setup(self, paper: Paper) -> PageSetup:
        """Return what the fields say, for a paper."""
        return PageSetup(
            paper=paper,
            notes=NotePlacement(self._notes.currentData()),
            contents=Contents(self._contents.currentData()),
            watermark=" ".join(self._watermark.text().split()),
            imposition=Imposition(self._sheets.currentData()),
            standard=Standard(self._standard.currentData()),
            **{name: box.isChecked() for name, box in self._flags.items()},
        )

    def show_setup(self, setup: PageSetup) -> None:
        """Show a page set-up, and open what holds a choice that is not the usual one."""
        self._notes.setCurrentText(told(NOTES[setup.notes]))
        self._contents.setCurrentText(told(CONTENTS[setup.contents]))
        self._sheets.setCurrentText(told(SHEETS[setup.imposition]))
        self._standard.setCurrentText(told(STANDARDS[setup.standard]))
        self._watermark.setText(setup.watermark)
        for name, box in self._flags.items():
            box.setChecked(getattr(setup, name))
        if setup != PageSetup(setup.paper):
            self._more.setChecked(True)

    def _show(self, shown: bool) -> None:  # a signal's
        arrow = Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow
        self._more.setArrowType(arrow)
        self._fields.setVisible(shown)

    def _choice(self, name: str, titles: dict[C, Message]) -> QComboBox:
        box = QComboBox(self._fields)
        # A long choice must not make the column wider than the dialog has room for.
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_LEAST_CHOICE)
        for value, title in titles.items():
            box.addItem(told(title), value)
        self._name(name, box)
        return box

    def _flag(self, name: str) -> QCheckBox:
        text, meaning = map(told, FLAGS[name])
        box = QCheckBox(text, self._fields)
        box.setAccessibleName(spoken(text))
        box.setAccessibleDescription(meaning)
        box.setToolTip(tool_tip(meaning))
        self._column.addWidget(box)
        return box

    def _name(self, text: str, field: QWidget) -> None:
        label = plain_label(text, self._fields)
        label.setObjectName("secondary")
        label.setBuddy(field)
        field.setAccessibleName(spoken(text))
        self._column.addWidget(label)
        self._column.addWidget(field)
        self._column.addSpacing(4)
