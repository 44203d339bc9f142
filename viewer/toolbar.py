"""The bar at the top: the way in, the document's name, and the way out."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QFont, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QToolBar, QToolButton, QWidget

from viewer.actions import Actions
from viewer.theme import interface

_EDGE = 10


class TitleBox(QWidget):
    """The document's title and short name; the title is cut where the window is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._full = ""
        self._title = self._label(interface(13, QFont.Weight.Medium))
        self._name = self._label(interface(12))
        self._name.setObjectName("secondary")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def set_document(self, title: str, name: str) -> None:
        """Show a document's title and, where it differs, the short name."""
        self._full = title
        self._name.setText(name if name != title else "")
        self.setToolTip(title)
        self._place()

    def _label(self, font: QFont) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setFont(font)
        return label

    def _place(self) -> None:
        name = self._name.sizeHint().width() + 12 if self._name.text() else 0
        room = max(0, self.width() - name - 24)
        metrics = self._title.fontMetrics()
        self._title.setText(metrics.elidedText(self._full, Qt.TextElideMode.ElideRight, room))
        self._title.adjustSize()
        self._name.adjustSize()
        self._name.setVisible(self.width() > name + 120)
        # Centred in the window rather than in what the buttons leave.
        window = self.window()
        middle = window.width() // 2 - self.mapTo(window, self.rect().topLeft()).x()
        width = self._title.width() + (name if self._name.isVisibleTo(self) else 0)
        left = min(max(12, middle - width // 2), max(12, self.width() - width))
        self._title.move(left, (self.height() - self._title.height()) // 2)
        self._name.move(left + self._title.width() + 12, (self.height() - self._name.height()) // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()


class Toolbar(QToolBar):
    """The window's tool bar."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__("Toolbar", parent)
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.setFloatable(False)
        self.setIconSize(QSize(20, 20))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._gap()
        for name in ("topics", "open", "back", "forward"):
            self._add(actions[name])
        self.title = TitleBox(self)
        self.addWidget(self.title)
        for name in ("find", "print", "annotations"):
            self._add(actions[name])
        self._make = QPushButton("Make briefing", self)
        self._make.setObjectName("primary")
        self._make.setToolTip(actions["briefing"].toolTip())
        self._make.clicked.connect(actions["briefing"].trigger)
        self._make.setEnabled(actions["briefing"].isEnabled())
        actions["briefing"].enabledChanged.connect(self._make.setEnabled)
        self.addWidget(self._make)
        self._gap()

    def _gap(self) -> None:
        """Keep the outermost buttons away from the window's edge."""
        gap = QWidget(self)
        gap.setFixedWidth(_EDGE)
        self.addWidget(gap)

    def _add(self, action: QAction) -> None:
        self.addAction(action)
        button = self.widgetForAction(action)
        if isinstance(button, QToolButton):
            button.setFixedSize(QSize(34, 34))
            button.setAccessibleName(action.toolTip())
