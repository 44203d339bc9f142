"""The find bar: what is looked for, how many hits there are, and the way through them."""

from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from data.messages import Message, said
from data.text.exactness import Exact
from viewer.look.appearance import Appearance
from viewer.look.icons import icon
from viewer.look.theme import Theme
from viewer.reading.finding.find_menu import FindMenu
from viewer.reading.finding.find_options import FindOptions
from viewer.reading.finding.hit_list import HitList
from viewer.reading.finding.match_expressions import PageQuery
from viewer.reading.finding.search_run import SearchRun
from viewer.session.catalogue import told, tr
from viewer.widgets.literal_text import plain_label, tool_tip

_FIELD = (120, 320)
"""The least and most that the field takes, in pixels."""
_NARROW = 540
"""Pixels below which the buttons have a line of their own."""


def _place(number: int, count: int, came_round: int) -> Message:
    """Return which hit is current, and whether the search went on round an end for it."""
    if came_round > 0:
        return said("From the start: {number} of {count}", number=number, count=count)
    if came_round < 0:
        return said("From the end: {number} of {count}", number=number, count=count)
    return said("{number} of {count}", number=number, count=count)


class KeptSearch(NamedTuple):
    """What was looked for in a document, and whether the bar was open."""

    words: str
    is_open: bool


class FindBar(QFrame):
    """Asks for a search, shows where in its hits the reader is, and lists them on demand."""

    query_changed = Signal()
    """Something else is looked for, or in another way: see `query` and `options`."""
    options_changed = Signal()
    """The options are to be remembered."""
    next_requested = Signal()
    previous_requested = Signal()
    closed = Signal()
    """The bar is to close, and the reader stays."""
    escaped = Signal()
    """The bar is to close, and the reader goes back."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.options = FindOptions()
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(tr("Find in document"))
        self.field.setAccessibleName(tr("Find in document"))
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumWidth(_FIELD[0])
        self.field.setMaximumWidth(_FIELD[1])
        self._count = plain_label(parent=self, name="secondary")
        # What is said gives way to the buttons, and the tip has all of it.
        self._count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._fault = plain_label(parent=self, name="failure")
        self._fault.setWordWrap(True)
        self._fault.setContentsMargins(14, 0, 14, 6)
        self._fault.hide()
        self._buttons = QWidget(self)
        self._line, self._below = QHBoxLayout(), QHBoxLayout()
        self._case = self._toggle("Aa", tr("Match case"))
        self._words = self._toggle("W", tr("Whole words"))
        self._expression = self._toggle(".*", tr("Regular expression, in the text as it stands"))
        self.menu = FindMenu(self)
        self._previous = self._button(tr("Previous (Shift+F3)"))
        self._next = self._button(tr("Next (F3)"))
        self.lister = self._toggle("", tr("List of hits (Down)"))
        self._close = self._button(tr("Stay and close (Ctrl+Return)"))
        self.list = HitList(appearance, self)
        self._lay_out()
        self._connect()
        appearance.follow(self._colour)
        self.hide()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(4)
        for widget in (self._case, self._words, self._expression, self.menu):
            buttons.addWidget(widget)
        buttons.addSpacing(8)
        for widget in (self._previous, self._next, self.lister):
            buttons.addWidget(widget)
        line = self._line
        line.setContentsMargins(12, 6, 8, 6)
        line.setSpacing(4)
        line.addWidget(self.field, 3)
        line.addWidget(self._buttons)
        line.addSpacing(8)
        line.addWidget(self._count, 2)
        line.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(line)
        layout.addLayout(self._below)
        layout.addWidget(self._fault)
        layout.addWidget(self.list)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the buttons a line of their own where one is too short for all."""
        super().resizeEvent(event)
        is_below = self._below.count() > 0
        if is_below != (self.width() < _NARROW):
            if is_below:
                self._line.insertWidget(1, self._buttons)
            else:
                self._below.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignLeft)
            self._below.setContentsMargins(*((0, 0, 0, 0) if is_below else (10, 0, 8, 6)))

    def _connect(self) -> None:
        self.field.textChanged.connect(self.query_changed)
        for toggle in (self._case, self._words, self._expression):
            toggle.toggled.connect(self._set)
        self.menu.changed.connect(self._set)
        self.menu.as_typed.toggled.connect(self._set_as_typed)
        self.lister.toggled.connect(self._show_list)
        self._next.clicked.connect(self.next_requested)
        self._previous.clicked.connect(self.previous_requested)
        self._close.clicked.connect(self.closed)
        self.list.left.connect(self._take_keyboard)

    def _colour(self, theme: Theme) -> None:
        """Draw the icons in the colours of `theme`."""
        for button, name in (
            (self.menu, "options"),
            (self._previous, "up"),
            (self._next, "down"),
            (self.lister, "list"),
            (self._close, "close"),
        ):
            button.setIcon(icon(name, theme))

    def query(self) -> PageQuery:
        """Return what is looked for now."""
        return self.options.query(self.field.text())

    def set_options(self, options: FindOptions) -> None:
        """Be set to these options, without telling."""
        self.options = options
        for toggle, on in (
            (self._case, bool(options.exact & Exact.CASE)),
            (self._words, options.whole_words),
            (self._expression, options.regular_expression),
            (self.lister, options.shows_list),
        ):
            with QSignalBlocker(toggle):
                toggle.setChecked(on)
        self.menu.set(options.exact, in_topic=options.in_topic, in_notes=options.in_notes)
        self.list.setVisible(options.shows_list)

    def open(self, text: str) -> None:
        """Appear, look for `text` if it is not empty, and take the keyboard."""
        self.show()
        if text and text != self.field.text():
            self.field.setText(text)
        else:
            self.query_changed.emit()
        self.field.selectAll()
        self._take_keyboard()

    @property
    def kept(self) -> KeptSearch:
        """What is looked for, to be taken up when the document is shown again."""
        return KeptSearch(self.field.text(), is_open=not self.isHidden())

    def take_up(self, kept: KeptSearch) -> None:
        """Be as it was for a document; nothing is told."""
        with QSignalBlocker(self.field):
            self.field.setText(kept.words)
        self.setVisible(kept.is_open)

    def show_hits(self, run: SearchRun, number: int | None, came_round: int = 0) -> None:
        """Say how many hits there are and which one is current, from 0, or what is wrong.

        `came_round` is 1 or -1 where the current one was come to round the end, or the start.
        """
        search, count = run.search, run.count
        self._fault.setText(search.error)
        self._fault.setVisible(bool(search.error))
        if not search.is_asked or search.error:
            message = ""
        elif not run.is_complete:
            message = tr("{count} so far…", count=count)
        elif number is None:
            message = tr("No match")
        else:
            message = told(_place(number + 1, count, came_round))
        if message and self.options.in_topic:
            message = tr("{found} in this topic", found=message)
        if search.is_asked and search.is_complete and not search.is_whole:
            message = tr("{found}; too slow in places", found=message)
        self._count.setText(message)
        self._count.setToolTip(tool_tip(message))
        failed = search.is_asked and run.is_complete and not count
        if self.field.property("failed") != failed:
            self.field.setProperty("failed", failed)
            self.field.style().polish(self.field)

    def _set(self) -> None:
        exact = self.menu.exact | (Exact.CASE if self._case.isChecked() else Exact.NOTHING)
        self._change(
            replace(
                self.options,
                exact=exact,
                whole_words=self._words.isChecked(),
                regular_expression=self._expression.isChecked(),
                in_topic=self.menu.in_topic.isChecked(),
                in_notes=self.menu.in_notes.isChecked(),
            )
        )

    def _set_as_typed(self, on: bool) -> None:  # a signal's
        self._change(replace(self.options, exact=Exact.AS_TYPED if on else Exact.NOTHING))

    def _change(self, options: FindOptions) -> None:
        self.set_options(options)
        self.options_changed.emit()
        self.query_changed.emit()

    def _show_list(self, on: bool) -> None:  # a signal's
        self.set_options(replace(self.options, shows_list=on))
        self.options_changed.emit()

    def _take_keyboard(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _toggle(self, text: str, name: str) -> QToolButton:
        button = self._button(name)
        button.setText(text)
        button.setCheckable(True)
        return button

    def _button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setFixedSize(QSize(28, 28))
        button.setToolTip(tool_tip(name))
        button.setAccessibleName(name)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.lister.setChecked(True)
            self.list.enter()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.closed.emit()
                return
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.previous_requested if back else self.next_requested).emit()
        else:
            super().keyPressEvent(event)
