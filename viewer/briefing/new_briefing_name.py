"""What a briefing is to be called that is kept out of the fields of the export dialog."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from data.briefing.briefing import LONGEST_NAME
from data.briefing.plan import LAST_USED
from viewer.session.catalogue import tr
from viewer.widgets.literal_text import plain_label
from viewer.widgets.window_manners import Dialog


class NewBriefingName(Dialog):
    """Asks for a name, without stopping the event loop; `known` are those that are taken."""

    named = Signal(str)
    """The name, without needless blanks."""

    def __init__(self, known: Collection[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(tr("Keep as a Briefing"))
        own = {LAST_USED.casefold(), tr("Last used").casefold()}
        self._known = own | {name.casefold() for name in known}
        label = plain_label(tr("Name of the briefing"), self)
        label.setObjectName("secondary")
        self._field = QLineEdit(self)
        self._field.setMaxLength(LONGEST_NAME)
        self._field.setAccessibleName(tr("Name of the briefing"))
        self._field.setPlaceholderText(tr("For the Director"))
        label.setBuddy(self._field)
        self._note = plain_label(parent=self)
        self._note.setObjectName("secondary")
        cancel = QPushButton(tr("Cancel"), self)
        cancel.setAutoDefault(False)
        self._keep = QPushButton(tr("Keep"), self)
        self._keep.setObjectName("primary")
        self._keep.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(6)
        for widget in (label, self._field, self._note):
            column.addWidget(widget)
        column.addSpacing(6)
        column.addLayout(buttons)
        self.setMinimumWidth(380)
        cancel.clicked.connect(self.reject)
        self._keep.clicked.connect(self._tell)
        self._field.textChanged.connect(self._look)
        self._look()

    @property
    def name(self) -> str:
        """The name in the field, without needless blanks."""
        return " ".join(self._field.text().split())

    def _look(self) -> None:
        """Allow a name that no other briefing has; say why where it has one."""
        is_taken = self.name.casefold() in self._known
        self._note.setText(
            tr("This name is taken: choose another one.") if is_taken and self.name else ""
        )
        self._keep.setEnabled(bool(self.name) and not is_taken)

    def _tell(self) -> None:
        self.named.emit(self.name)
        self.accept()
