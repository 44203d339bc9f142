"""One detail of a document: its name, its field, what was read of it, and the way back to that."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from data.structure_corrections.correction import LONGEST, DetailKind
from data.text.language_names import NAMES
from viewer.services import document_details
from viewer.services.document_details import KnownDetail
from viewer.session.catalogue import told, tr, window_words
from viewer.widgets.dialog_parts import button, plain
from viewer.widgets.literal_text import plain_label, tool_tip

_LINES = 3
"""Of participants are shown at once; more are scrolled."""
_LEAST_FIELD = 160
_TO_THE_TEXT, _APART = 7, 6
"""Pixels from the top of a field to its text, and between two details."""


class DetailRow(QObject):
    """The widgets of one detail, for a grid of three columns; `value` is what the field says."""

    def __init__(self, detail: KnownDetail, parent: QWidget) -> None:
        super().__init__(parent)
        self._detail = detail
        self._shown = told(document_details.shown(detail.kind, detail.value))
        self._read = told(document_details.shown(detail.kind, detail.as_read))
        name = told(document_details.named(detail.kind))
        self._name = plain_label(name, parent, name="secondary")
        self.field = _field(detail.kind, parent)
        """What has the keyboard while the detail is edited."""
        self.field.setAccessibleName(name)
        self.field.setMinimumWidth(_LEAST_FIELD)
        self._name.setBuddy(self.field)
        self._name.setContentsMargins(0, _TO_THE_TEXT, 0, 0)
        note = told(document_details.what_was_read(detail))
        self._note = plain(note, "secondary")
        self._note.setHidden(not note)
        self.field.setAccessibleDescription(note)
        self._fault = plain(name="failure")
        self._fault.hide()
        self._reset = button(tr("As Read"), self._put_back)
        self._reset.setAccessibleName(tr("{detail}: as read", detail=name))
        self._reset.setToolTip(
            tool_tip(", ".join(self._read.splitlines()) or tr("Nothing was read."))
        )
        self._write(self._shown)
        self._follow()
        if isinstance(self.field, QComboBox):
            self.field.editTextChanged.connect(self._follow)
        elif isinstance(self.field, QLineEdit | QPlainTextEdit):
            self.field.textChanged.connect(self._follow)

    @property
    def kind(self) -> DetailKind:
        """The detail."""
        return self._detail.kind

    @property
    def is_changed(self) -> bool:
        """Whether the field says something else than when it was shown."""
        return self._text() != self._shown

    def put_into(self, grid: QGridLayout) -> None:
        """Stand in a grid, below what is there."""
        top, row = Qt.AlignmentFlag.AlignTop, grid.rowCount()
        grid.addWidget(self._name, row, 0, top)
        grid.addWidget(self.field, row, 1)
        grid.addWidget(self._reset, row, 2, top)
        grid.addWidget(self._note, row + 1, 1, 1, 2)
        grid.addWidget(self._fault, row + 2, 1, 1, 2)
        grid.setRowMinimumHeight(row + 3, _APART)

    def value(self) -> str:
        """Return the value that the field says.

        Raises:
            DetailError: it says none.
        """
        text = self._text()
        if text == self._read:
            return self._detail.as_read
        return document_details.typed(self.kind, text, window_words())

    def complain(self, fault: str) -> None:
        """Say below the field what is wrong with it; nothing for an empty text."""
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        self._note.setVisible(not fault and bool(self._note.text()))
        if fault:
            self.field.setFocus()

    def _text(self) -> str:
        if isinstance(self.field, QComboBox):
            return self.field.currentText()
        if isinstance(self.field, QPlainTextEdit):
            return self.field.toPlainText()
        return self.field.text()

    def _write(self, text: str) -> None:
        if isinstance(self.field, QComboBox):
            self.field.setEditText(text)
        elif isinstance(self.field, QPlainTextEdit):
            self.field.setPlainText(text)
        else:
            self.field.setText(text)
            self.field.setCursorPosition(0)

    def _put_back(self) -> None:
        self._write(self._read)
        self.field.setFocus()

    def _follow(self) -> None:
        self._reset.setEnabled(self._text() != self._read)
        self.complain("")


def _field(kind: DetailKind, parent: QWidget) -> QLineEdit | QComboBox | QPlainTextEdit:
    if kind is DetailKind.LANGUAGE:
        box = QComboBox(parent)
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.addItems(sorted(map(told, NAMES.values())))
        return box
    if kind is DetailKind.PARTICIPANTS:
        lines = QPlainTextEdit(parent)
        lines.setTabChangesFocus(True)
        lines.setPlaceholderText(tr("one on a line"))
        lines.setFixedHeight(_LINES * lines.fontMetrics().lineSpacing() + 20)
        return lines
    line = _DetailLine(parent)
    line.setMaxLength(LONGEST)
    return line


class _DetailLine(QLineEdit):
    """A field that shows the beginning of its text, also where all of it is selected."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select from the end to the beginning, where Qt selects all the other way."""
        super().focusInEvent(event)
        if self.hasSelectedText() and self.selectedText() == self.text():
            length = self.selectionLength()
            self.setSelection(length, -length)
