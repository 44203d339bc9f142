"""What stands in the page's place while no document is open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget


class Welcome(QWidget):
    """Says what the program is for, with one button; shows progress while a document opens."""

    open_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = self._text("")
        self._title.setObjectName("welcomeTitle")
        self._about = self._text(
            "Open an official meeting document, read it topic by topic, annotate it,\n"
            "and print a handout that quotes it exactly. Nothing leaves this computer."
        )
        self._about.setObjectName("welcomeAbout")
        self._button = QPushButton("Open a document…", self)
        self._button.setObjectName("primary")
        self._button.clicked.connect(self._press)
        self._hint = self._text("or drop a file here")
        self._hint.setObjectName("secondary")
        self._progress = QProgressBar(self)
        self._progress.setFixedWidth(320)
        self._progress.setTextVisible(False)
        self._progress.setRange(0, 100)
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addStretch(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        for widget in (self._title, self._about, self._progress, self._button, self._hint):
            layout.addWidget(widget, 0, centre)
        layout.addStretch(3)
        self.setFocusProxy(self._button)
        self._busy = False
        self.show_idle()

    def show_idle(self) -> None:
        """Offer to open a document."""
        self._busy = False
        self._title.setText("Read, mark up, brief")
        self._about.show()
        self._hint.show()
        self._progress.hide()
        self._button.setText("Open a document…")

    def show_opening(self, name: str) -> None:
        """Say that the file called `name` is being opened, and offer to cancel."""
        self._busy = True
        self._title.setText(f"Opening {name}")
        self._about.hide()
        self._hint.hide()
        self._progress.setValue(0)
        self._progress.show()
        self._button.setText("Cancel")

    def set_progress(self, done: float) -> None:
        """Show how far the opening is, from 0 to 1."""
        self._progress.setValue(round(100 * done))

    def _press(self) -> None:
        (self.cancel_requested if self._busy else self.open_requested).emit()

    def _text(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        return label
