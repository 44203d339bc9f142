"""The fields of a handout: what its title block says, its paper and its format."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from data.briefing.plan import Plan, Template
from exporters.options import Paper
from exporters.writing_formats import WritingFormat
from viewer.briefing.page_fields import PageFields
from viewer.briefing.source_box import SourceBox
from viewer.services.choices import MARKINGS, Choices
from viewer.session.catalogue import told, tr
from viewer.widgets.literal_text import plain_label, spoken

W = TypeVar("W", bound=QWidget)


class Form(QWidget):
    """Shows Choices, except for the topics, and gives them back as edited.

    `formats` are those that can be chosen. `no_source` says why the document's file
    cannot be attached; empty where it can.
    """

    changed = Signal()
    """Something was edited that is printed, or the format."""

    def __init__(
        self,
        choices: Choices,
        formats: Sequence[WritingFormat],
        parent: QWidget,
        *,
        no_source: str = "",
    ) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._template = self._add(tr("&Template"), QComboBox(self))
        for template in Template:
            self._template.addItem(told(template.composition.caption), template)
        self._column.addSpacing(6)
        self._add_title_block()
        self._column.addSpacing(10)
        self._add_head(tr("File"))
        self._paper = self._add(tr("Pape&r"), QComboBox(self))
        for paper in Paper:
            self._paper.addItem(paper.title, paper)
        self._format = self._add(tr("F&ormat"), QComboBox(self))
        self._formats = {kind.name: kind for kind in formats}
        for kind in formats:
            self._format.addItem(told(kind.title), kind.name)
        self._source = SourceBox(no_source, self)
        self._column.addWidget(self._source)
        self._page = PageFields(choices.page, self)
        self._column.addWidget(self._page)
        self._column.addStretch(1)
        self._format.setCurrentIndex(max(0, self._format.findData(choices.format)))
        self._source.setChecked(choices.attach_source)
        self.show_choices(choices)
        for box in (self._template, self._format):
            box.currentTextChanged.connect(self.changed)
        for line in self._texts.values():
            line.textChanged.connect(self.changed)
        self._page.changed.connect(self.changed)
        self._format.currentTextChanged.connect(self._follow)
        self._page.imposition_changed.connect(self._follow)
        self._follow()

    def _add_title_block(self) -> None:
        self._add_head(tr("Title block"))
        self._marking = QComboBox(self)
        self._marking.setEditable(True)
        self._marking.addItems(["", *map(told, MARKINGS)])
        line = QLineEdit(self)
        line.setPlaceholderText(tr("None"))
        self._marking.setLineEdit(line)
        self._add(tr("&Marking"), self._marking)
        self._texts = {
            "marking": line,
            "prepared_for": self._add(tr("Prepared &for"), QLineEdit(self)),
            "prepared_by": self._add(tr("Prepared &by"), QLineEdit(self)),
            "copy": self._add(tr("&Copy"), QLineEdit(self)),
        }
        """The fields of a plan that are texts, by name."""
        self._texts["copy"].setPlaceholderText(tr("3 of 12"))

    def choices(self, topics: frozenset[int] | None, fonts: tuple[Path, ...]) -> Choices:
        """Return what the fields say, for these topics, with these fonts."""
        texts: dict[str, Any] = {name: _clean(line.text()) for name, line in self._texts.items()}
        return Choices(
            Plan(
                topics=topics,
                template=Template(self._template.currentData()),
                page=self._page.setup(self._paper.currentData()),
                **texts,
            ),
            format=self._format.currentData(),
            fonts=fonts,
            attach_source=self._source.is_wanted,
        )

    def show_choices(self, choices: Choices) -> None:
        """Show what a plan can say of these choices; format and source stay as they are."""
        self._template.setCurrentText(told(choices.plan.template.composition.caption))
        for name, line in self._texts.items():
            line.setText(getattr(choices.plan, name))
        self._paper.setCurrentText(choices.page.paper.title)
        self._page.show_setup(choices.page)

    def _follow(self) -> None:
        """Let the source be attached only to what can carry it."""
        page = self._page.setup(self._paper.currentData())
        self._source.follow(self._formats[self._format.currentData()], page.imposition)

    def _add_head(self, text: str) -> None:
        self._column.addWidget(head(text, self))
        self._column.addSpacing(2)

    def _add(self, name: str, field: W) -> W:
        label = plain_label(name, self)
        label.setObjectName("secondary")
        label.setBuddy(field)
        field.setAccessibleName(spoken(name))
        self._column.addWidget(label)
        self._column.addWidget(field)
        self._column.addSpacing(4)
        return field


def head(text: str, parent: QWidget) -> QLabel:
    """Return the head of a group of fields."""
    label = plain_label(text, parent)
    label.setObjectName("head")
    return label


def _clean(text: str) -> str:
    return " ".join(text.split())
