"""The title block and the bottom line, as the author writes them."""

from collections.abc import Mapping
from dataclasses import fields, replace

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from data.briefing.briefing import Briefing, TitleBlock
from data.briefing.compiling.briefing_title import name_of
from viewer.look.theme import LINK_INSET
from viewer.session.catalogue import told, tr
from viewer.widgets.literal_text import plain_label
from viewer.widgets.window_manners import in_tab_order

_PAUSE = 250
"""Milliseconds after the last key before what was typed is kept."""
_SHOWN = (("subject",), ("prepared_for", "prepared_by"), ("meeting", "marking"))
_MORE = (("date", "place"), ("participants", "source"), ("reference", "copy"))
_LINES = 2
_NARROW, _WIDE = 260, 440
"""Pixels that one field needs with its name; from which on two stand side by side."""


class TitleForm(QWidget):
    """Fields with what stands there, and what would stand there where nothing is written."""

    title_changed = Signal(object)
    """The TitleBlock as it was written."""
    marking_changed = Signal(str)
    bottom_line_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("titleForm")
        self._title = TitleBlock()
        self._fields = {field.name: QLineEdit(self) for field in fields(TitleBlock)}
        self._marking = QComboBox(self)
        self._marking_line = QLineEdit(self._marking)
        self._marking.setLineEdit(self._marking_line)
        self._marking.setAccessibleName(tr("Marking"))
        self._bottom = QPlainTextEdit(self)
        self._bottom.setObjectName("bottomLine")
        self._bottom.setAccessibleName(tr("Bottom line"))
        self._bottom.setPlaceholderText(tr("What the reader is to remember, in one or two lines"))
        self._bottom.setTabChangesFocus(True)
        self._more = QPushButton(tr("More"), self)
        self._more.setObjectName("link")
        self._more.setCheckable(True)
        self._grid = QGridLayout()
        self._columns = 0
        self._pairs: dict[str, tuple[QLabel, QWidget]] = {}
        self._hidden: list[QWidget] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.commit)
        self._lay_out()
        self._more.toggled.connect(self._show_more)
        self._show_more(False)

    def show_briefing(self, briefing: Briefing, proposals: Mapping[str, str]) -> None:
        """Show what is written, and what is proposed; what is being typed stays."""
        self._title = briefing.title
        for name, field in self._fields.items():
            self._put(field, getattr(briefing.title, name))
            field.setPlaceholderText(proposals.get(name, ""))
        if not (self._marking.hasFocus() or self._timer.isActive()):
            self._show_marking(briefing.marking)
        if self._bottom.toPlainText() != briefing.bottom_line and not self._timer.isActive():
            self._bottom.blockSignals(True)  # Qt's own
            self._bottom.setPlainText(briefing.bottom_line)
            self._bottom.blockSignals(False)  # Qt's own

    def offer_markings(self, markings: tuple[str, ...]) -> None:
        """Offer the markings that the office uses; what is being typed stays, and its caret."""
        text, caret = self._marking.currentText(), self._marking_line.cursorPosition()
        self._marking.blockSignals(True)  # Qt's own
        self._marking.clear()
        self._marking.addItems(list(markings))
        self._marking.blockSignals(False)  # Qt's own
        self._show_marking(text, caret if self._marking.hasFocus() else 0)

    def _show_marking(self, text: str, caret: int = 0) -> None:
        """Show a marking, if it is too long from its beginning."""
        self._marking.blockSignals(True)  # Qt's own
        self._marking.setEditText(text)
        self._marking.blockSignals(False)  # Qt's own
        self._marking_line.setCursorPosition(caret)

    def commit(self) -> None:
        """Tell what was written, where it is new."""
        self._timer.stop()
        written = replace(
            self._title, **{name: field.text().strip() for name, field in self._fields.items()}
        )
        if written != self._title:
            self.title_changed.emit(written)
        self.marking_changed.emit(self._marking.currentText().strip())
        self.bottom_line_changed.emit(self._bottom.toPlainText().strip())

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Put fields below each other where two side by side would cut what stands in them."""
        super().resizeEvent(event)
        self._arrange(2 if event.size().width() >= _WIDE else 1)

    def minimumSizeHint(self) -> QSize:
        """Return the room that fields below each other need, however they stand now."""
        return QSize(_NARROW, super().minimumSizeHint().height())

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        line = 0
        for names in (*_SHOWN, *_MORE):
            for place, name in enumerate(names):
                label, field = self._pairs[name]
                across = place if columns > 1 else 0
                alone = columns == 1 or len(names) == 1
                self._grid.addWidget(label, line, 2 * across)
                self._grid.addWidget(field, line, 2 * across + 1, 1, 3 if alone else 1)
                line += columns == 1
            line += columns > 1

    def _lay_out(self) -> None:
        self._grid.setContentsMargins(12, 10, 12, 4)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(5)
        self._pairs = {name: self._pair(name) for names in (*_SHOWN, *_MORE) for name in names}
        self._hidden = [part for names in _MORE for name in names for part in self._pairs[name]]
        self._arrange(2)
        for stretched in (1, 3):
            self._grid.setColumnStretch(stretched, 1)
        order = [field for _, field in self._pairs.values()]
        in_tab_order((*order, self._more, self._bottom))
        caption = plain_label(tr("Bottom line"), self, name="secondary")
        caption.setBuddy(self._bottom)
        height = self._bottom.fontMetrics().lineSpacing() * (_LINES + 1)
        self._bottom.setFixedHeight(height + 10)
        self._bottom.textChanged.connect(self._timer.start)
        column = QVBoxLayout(self)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._grid)
        more = QHBoxLayout()
        more.setContentsMargins(12 - LINK_INSET, 0, 12, 0)
        more.addWidget(self._more)
        more.addStretch(1)
        column.addLayout(more)
        bottom = QVBoxLayout()
        bottom.setContentsMargins(12, 0, 12, 8)
        bottom.setSpacing(3)
        bottom.addWidget(caption)
        bottom.addWidget(self._bottom)
        column.addLayout(bottom)

    def _pair(self, name: str) -> tuple[QLabel, QWidget]:
        label = plain_label(name="secondary", parent=self)
        if name == "marking":
            label.setText(tr("Marking"))
            label.setBuddy(self._marking)
            self._marking.editTextChanged.connect(self._timer.start)
            return label, self._marking
        field = self._fields[name]
        label.setText(told(name_of(name)))
        label.setBuddy(field)
        field.setAccessibleName(told(name_of(name)))
        field.textEdited.connect(self._timer.start)
        field.editingFinished.connect(self.commit)
        return label, field

    def _put(self, field: QLineEdit, text: str) -> None:
        if field.text() != text and not self._timer.isActive():
            field.setText(text)
            field.setCursorPosition(0)

    def _show_more(self, shown: bool) -> None:  # as Qt says it
        for widget in self._hidden:
            widget.setVisible(shown)
        self._more.setText(tr("Less") if shown else tr("More"))
