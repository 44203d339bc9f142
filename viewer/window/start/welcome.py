"""What stands in the page's place while no document is open."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from data.messages import said
from viewer.session.catalogue import told, tr
from viewer.widgets.fitted_lines import elided_middle
from viewer.widgets.literal_text import plain_label, tool_tip
from viewer.window.start.drop_area import DropArea
from viewer.window.start.recent_row import RecentRow

_WIDTH = 560
_WIDEST_LINE = 760
_MARGIN = 32
_EDGE = 16
_ABOVE_RECENT = 24
_MOST_RECENT = 5
_ABOUT = said(
    "Open an official meeting document, read it topic by topic, annotate it, and print "
    "a handout that quotes it exactly. Nothing leaves this computer."
)


class Welcome(QWidget):
    """Says what the program is for and offers ways in; shows progress while a document opens."""

    open_requested = Signal()
    sample_requested = Signal()
    recent_requested = Signal(object)
    """The Path of a file that was opened before."""
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._name = ""
        self._rows: list[RecentRow] = []
        self._area = DropArea(self)
        self._recent = QWidget(self)
        self._recent_head = _text(tr("RECENT"), "section", self._recent)
        self._busy = QWidget(self)
        self._opening = _text("", "welcomeTitle", self._busy)
        self._progress = QProgressBar(self._busy)
        self._cancel = QPushButton(tr("Cancel"), self)
        self._cancel.clicked.connect(self.cancel_requested)
        self._fill_area()
        self._place()
        self.show_idle()

    def show_idle(self) -> None:
        """Offer to open a document."""
        self._name = ""
        self._show(busy=False)

    def show_opening(self, name: str) -> None:
        """Say that the file called `name` is being opened, and offer to cancel."""
        self._name = name
        self._progress.setValue(0)
        self._show(busy=True)

    def set_progress(self, done: float) -> None:
        """Show how far the opening is, from 0 to 1."""
        self._progress.setValue(round(100 * done))

    def set_recent(self, paths: Sequence[Path]) -> None:
        """Offer the first five of these files, the latest first."""
        for row in self._rows:
            row.deleteLater()
        self._rows = [RecentRow(path, self._recent) for path in paths[:_MOST_RECENT]]
        layout = self._recent.layout()
        for row in self._rows:
            row.path_requested.connect(self.recent_requested)
            if layout is not None:
                layout.addWidget(row)
        self._fit()

    def set_drop_active(self, active: bool) -> None:
        """Show whether a file is held over the window that can be dropped."""
        self._area.set_active(active)

    def _show(self, *, busy: bool) -> None:
        focused = QApplication.focusWidget()
        had_keys = focused is not None and self.isAncestorOf(focused)
        self._busy.setVisible(busy)
        self._cancel.setVisible(busy)
        self._area.setVisible(not busy)
        self._fit()
        target = self._cancel if busy else self._open
        self.setFocusProxy(target)
        if had_keys:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_area(self) -> None:
        title = _text(tr("Read, mark up, brief"), "welcomeTitle", self._area)
        about = _text(told(_ABOUT), "welcomeAbout", self._area)
        about.setWordWrap(True)
        self._open = QPushButton(tr("Open a document…"), self._area)
        self._open.setObjectName("primary")
        self._open.clicked.connect(self.open_requested)
        sample = QPushButton(tr("Open the sample"), self._area)
        sample.setObjectName("beside")
        sample.clicked.connect(self.sample_requested)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._open)
        buttons.addWidget(sample)
        buttons.addStretch(1)
        column = QVBoxLayout(self._area)
        column.setContentsMargins(36, 36, 36, 28)
        column.setSpacing(0)
        column.addWidget(title)
        column.addSpacing(12)
        column.addWidget(about)
        column.addSpacing(24)
        column.addLayout(buttons)
        column.addSpacing(14)
        column.addWidget(_text(tr("or drop a file here"), "secondary", self._area))

    def _place(self) -> None:
        self._recent_head.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._recent_head.setContentsMargins(12, 0, 0, 6)
        rows = QVBoxLayout(self._recent)
        rows.setContentsMargins(0, _ABOVE_RECENT, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._recent_head)
        self._progress.setFixedWidth(320)
        self._progress.setTextVisible(False)
        self._progress.setRange(0, 100)
        busy = QVBoxLayout(self._busy)
        busy.setContentsMargins(0, 0, 0, 24)
        busy.setSpacing(20)
        busy.addWidget(self._opening)
        busy.addWidget(self._progress, 0, Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _EDGE, _MARGIN, _EDGE)
        column.setSpacing(0)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(2)
        column.addWidget(self._area, 0, centre)
        column.addWidget(self._recent, 0, centre)
        column.addWidget(self._busy, 0, centre)
        column.addWidget(self._cancel, 0, centre)
        column.addStretch(3)

    def _fit(self) -> None:
        """Give everything its width, and leave out the recent files that have no room."""
        width = max(0, min(_WIDTH, self.width() - 2 * _MARGIN))
        self._area.fit(width)
        self._recent.setFixedWidth(width)
        self._show_opening_line(min(_WIDEST_LINE, self.width() - 2 * _MARGIN))
        room = self.height() - 2 * _EDGE - self._area.height()
        room -= _ABOVE_RECENT + self._recent_head.sizeHint().height()
        shown = 0 if self._name else max(0, room // RecentRow.HEIGHT)
        for place, row in enumerate(self._rows):
            row.setVisible(place < shown)
        self._recent.setVisible(bool(self._rows) and shown > 0)

    def _show_opening_line(self, width: int) -> None:
        self._opening.ensurePolished()
        font = self._opening.font()
        room = width - self._opening.fontMetrics().horizontalAdvance(tr("Opening {name}", name=" "))
        shown = elided_middle(self._name, font, max(0, room))
        self._opening.setText(tr("Opening {name}", name=shown))
        self._opening.setToolTip(tool_tip("" if self._name in self._opening.text() else self._name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._name:
            self.cancel_requested.emit()
        else:
            super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Return little: what has no room is left out."""
        return QSize(320, 200)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _text(text: str, name: str, parent: QWidget) -> QLabel:
    label = plain_label(text, parent)
    label.setObjectName(name)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return label
