"""The find bar: what is looked for, how many hits there are, and the way through them."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

from data.messages import Message, said
from viewer.look.appearance import Appearance
from viewer.look.icons import icon
from viewer.look.theme import Theme
from viewer.reading.find import Search
from viewer.reading.match_expressions import PageQuery
from viewer.session.catalogue import told, tr
from viewer.widgets.literal_text import plain_label, tool_tip


def _place(number: int, count: int, came_round: int) -> Message:
    """Return which hit is current, and whether the search went on round an end for it."""
    if came_round > 0:
        return said("From the start: {number} of {count}", number=number, count=count)
    if came_round < 0:
        return said("From the end: {number} of {count}", number=number, count=count)
    return said("{number} of {count}", number=number, count=count)


class FindBar(QFrame):
    """Asks for a search and shows where in its hits the reader is."""

    query_changed = Signal(object)
    """A Query."""
    next_requested = Signal()
    previous_requested = Signal()
    closed = Signal()
    """The bar is to close, and the reader stays."""
    escaped = Signal()
    """The bar is to close, and the reader goes back."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(tr("Find in document"))
        self.field.setAccessibleName(tr("Find in document"))
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(320)
        self._count = plain_label(parent=self)
        self._count.setObjectName("secondary")
        self._case = self._toggle("Aa", tr("Match case and accents"))
        self._words = self._toggle("W", tr("Whole words"))
        self._expression = self._toggle(".*", tr("Regular expression, in the text as it stands"))
        self._previous = self._button(tr("Previous (Shift+F3)"))
        self._next = self._button(tr("Next (F3)"))
        self._close = self._button(tr("Stay and close (Ctrl+Return)"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 8, 6)
        layout.setSpacing(4)
        layout.addWidget(self.field, 3)
        for widget in (self._case, self._words, self._expression, self._previous):
            layout.addWidget(widget)
        layout.addWidget(self._next)
        layout.addSpacing(8)
        layout.addWidget(self._count, 1)
        layout.addWidget(self._close)
        self.field.textChanged.connect(self._tell)
        for toggle in (self._case, self._words, self._expression):
            toggle.toggled.connect(self._tell)
        self._next.clicked.connect(self.next_requested)
        self._previous.clicked.connect(self.previous_requested)
        self._close.clicked.connect(self.closed)
        appearance.follow(self._colour)
        self.hide()

    def _colour(self, theme: Theme) -> None:
        """Draw the icons in the colours of `theme`."""
        for button, name in (
            (self._previous, "up"),
            (self._next, "down"),
            (self._close, "close"),
        ):
            button.setIcon(icon(name, theme))

    def open(self, text: str) -> None:
        """Appear, look for `text` if it is not empty, and take the keyboard."""
        self.show()
        if text and text != self.field.text():
            self.field.setText(text)
        else:
            self._tell()
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_hits(self, search: Search, came_round: int = 0) -> None:
        """Say how many hits there are and which one is current, or what is wrong.

        `came_round` is 1 or -1 where the current one was come to round the end, or the start.
        """
        count, current = len(search), search.index
        if search.error:
            message = search.error
        elif not search.is_asked:
            message = ""
        elif not search.is_complete:
            message = tr("{count} so far…", count=count)
        elif current is None:
            message = tr("No match")
        else:
            message = told(_place(current + 1, count, came_round))
        if search.is_asked and search.is_complete and not search.is_whole:
            message = tr("{found}; too slow in places", found=message)
        self._count.setText(message)
        failed = search.is_asked and search.is_complete and not count
        if self.field.property("failed") != failed:
            self.field.setProperty("failed", failed)
            self.field.style().polish(self.field)

    def _tell(self) -> None:
        self.query_changed.emit(
            PageQuery(
                self.field.text(),
                self._case.isChecked(),
                self._words.isChecked(),
                self._expression.isChecked(),
            )
        )

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
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.closed.emit()
                return
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.previous_requested if back else self.next_requested).emit()
        else:
            super().keyPressEvent(event)
