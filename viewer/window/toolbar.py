"""The bar at the top: the way in, the document's name, and the way out."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QFont, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QToolBar, QToolButton, QWidget

from data.citation import short_name
from viewer.look.theme import interface
from viewer.reading.steering.address_field import AddressField
from viewer.session.catalogue import tr
from viewer.session.current_document import CurrentDocument
from viewer.session.document_session import DocumentSession
from viewer.widgets.fitted_lines import elided
from viewer.widgets.literal_text import plain_label, tool_tip
from viewer.window.actions import Actions

HEIGHT = 48
"""With the hairlines above and below it, in pixels."""
_EDGE = 14
_SPACING = 4
_GAP = 12
_ROOMY = 860
"""The width below which the address field shows itself when it is asked for, in pixels."""
_LEAST_TITLE = 320
"""What a title is not cut below, in pixels, for the short name's sake."""


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
        self.setToolTip(tool_tip(title))
        self._place()

    @property
    def shown(self) -> tuple[str, str]:
        """The title as it is cut, and the short name or "" where it has no room."""
        return self._title.text(), self._name.text() if self._name.isVisibleTo(self) else ""

    def _label(self, font: QFont) -> QLabel:
        label = plain_label(parent=self)
        label.setFont(font)
        return label

    def _place(self) -> None:
        name = self._name.sizeHint().width() + _GAP if self._name.text() else 0
        metrics = self._title.fontMetrics()
        room = self.width() - name - 2 * _GAP
        wanted = min(metrics.horizontalAdvance(self._full), _LEAST_TITLE)
        self._name.setVisible(name > 0 and room >= wanted)
        if room < wanted:
            room, name = self.width() - 2 * _GAP, 0
        self._title.setText(elided(self._full, self._title.font(), max(0, room)))
        self._title.adjustSize()
        self._name.adjustSize()
        # Centred in the window rather than in what the buttons leave.
        window = self.window()
        middle = window.width() // 2 - self.mapTo(window, self.rect().topLeft()).x()
        width = self._title.width() + name
        left = max(_GAP, min(middle - width // 2, self.width() - width - _GAP))
        for label, x in ((self._title, left), (self._name, left + self._title.width() + _GAP)):
            label.move(x, (self.height() - label.height()) // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()


class Toolbar(QToolBar):
    """The window's tool bar."""

    def __init__(
        self,
        actions: Actions,
        document: CurrentDocument,
        address: AddressField,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("Toolbar"), parent)
        self._address = address
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
        self._address_place = self.addWidget(address)
        address.left.connect(self._fit)
        actions["look"].setIconText(tr("Aa"))
        for name in ("find", "look", "print", "annotations"):
            self._add(actions[name])
        self._make = QPushButton(tr("Make briefing"), self)
        self._make.setObjectName("primary")
        self._make.setToolTip(actions["briefing"].toolTip())
        self._make.clicked.connect(actions["briefing"].trigger)
        self._make.setEnabled(actions["briefing"].isEnabled())
        actions["briefing"].enabledChanged.connect(self._make.setEnabled)
        actions["briefing"].changed.connect(
            lambda: self._make.setToolTip(actions["briefing"].toolTip())
        )
        self.addWidget(self._make)
        self._gap()
        self._keep_margins()
        document.follow(self._show)

    def show_address(self) -> None:
        """Show the address field, which has no place by itself where the window is narrow."""
        self._address_place.setVisible(True)

    def _fit(self) -> None:
        has_room = self.width() >= _ROOMY
        self._address_place.setVisible(has_room or self._address.hasFocus())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _show(self, session: DocumentSession | None) -> None:
        name = short_name(session.document) if session else ""
        self.title.set_document(session.document.title if session else "", name)

    def _keep_margins(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(_SPACING)

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
            if action.icon().isNull():
                button.setObjectName("letters")

    def changeEvent(self, event: QEvent) -> None:
        """Keep margins and spacing, which Qt sets anew with each style sheet."""
        super().changeEvent(event)
        self._keep_margins()

    def sizeHint(self) -> QSize:
        """Return one height in every theme: a new style sheet takes Qt's margins away."""
        return QSize(super().sizeHint().width(), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return the same height, and the width that Qt wants."""
        return QSize(super().minimumSizeHint().width(), HEIGHT)
