"""The field that finds topics by words of their titles."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from viewer.session.catalogue import tr
from viewer.topics.outline_model import OutlineModel
from viewer.topics.topic_list import TopicList
from viewer.topics.topic_model import TopicRole
from viewer.widgets.literal_text import plain_label


class TopicFilter(QWidget):
    """Lets the list show only some topics; it is there where there are many."""

    def __init__(self, outline: OutlineModel, topics: TopicList, parent: QWidget) -> None:
        super().__init__(parent)
        self._outline = outline
        self._topics = topics
        self.field = _Field(self)
        self._told = self._tally()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 2, 14, 4)
        column.setSpacing(3)
        column.addWidget(self.field)
        column.addWidget(self._told)
        self.field.textChanged.connect(self._show)
        self.field.key_pressed.connect(self._serve)
        topics.letters_typed.connect(self._begin)
        outline.modelReset.connect(self._start)
        self._start()

    def _tally(self) -> QLabel:
        label = plain_label(parent=self, name="secondary")
        label.setContentsMargins(4, 0, 0, 0)  # below the words in the field and of the head
        label.hide()
        return label

    def _start(self) -> None:
        """Begin with all topics of another document."""
        self.field.clear()
        self.setVisible(self._outline.is_long)

    def _begin(self, letters: str) -> None:
        """Take over what was typed in the list."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.setText(letters)

    def _show(self, typed: str) -> None:
        self._outline.set_filter(typed)
        found, every = len(self._outline.hits), self._outline.sourceModel().rowCount() - 1
        told = tr("{count} of {every}", count=found, every=every)
        self._told.setText(told if found else tr("No topic has these words"))
        self._told.setVisible(self._outline.is_filtered)

    def _serve(self, key: int) -> None:
        """Esc shows all topics again, Return goes to the first one found, Down into the list."""
        if key == Qt.Key.Key_Escape:
            self.field.clear()
            self._topics.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        first = self._outline.first_hit()
        if first.isValid() and key != Qt.Key.Key_Down:
            self._topics.topic_requested.emit(first.data(TopicRole.TOPIC))
        if first.isValid() or key == Qt.Key.Key_Down:
            self._topics.setFocus(Qt.FocusReason.ShortcutFocusReason)


class _Field(QLineEdit):
    """A line whose keys lead out of it."""

    key_pressed = Signal(int)
    """Esc, Return or Down."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPlaceholderText(tr("Filter topics"))
        self.setAccessibleName(tr("Filter topics"))
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of the keys that lead out; the others are of the line."""
        key = Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else Qt.Key(event.key())
        if key in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Down}:
            self.key_pressed.emit(key)
        else:
            super().keyPressEvent(event)
