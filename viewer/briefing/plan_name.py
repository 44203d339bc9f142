"""What a plan is to be called, and whether it takes the place of another."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from data.briefing.plan import LAST_USED
from viewer.session.catalogue import tr
from viewer.widgets.literal_text import plain_label
from viewer.widgets.window_manners import Dialog

_LONGEST = 60


class PlanName(Dialog):
    """Asks for a name, without stopping the event loop; `known` are those that are taken."""

    named = Signal(str)
    """The name, without needless blanks."""

    def __init__(self, known: Sequence[str], suggested: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(tr("Save Plan"))
        self._known = frozenset(known)
        label = plain_label(tr("Name of the plan"), self)
        label.setObjectName("secondary")
        self._field = QLineEdit(suggested, self)
        self._field.setMaxLength(_LONGEST)
        self._field.setAccessibleName(tr("Name of the plan"))
        self._field.setPlaceholderText(tr("For the Director"))
        self._field.selectAll()
        label.setBuddy(self._field)
        self._note = plain_label(parent=self)
        self._note.setObjectName("secondary")
        cancel = QPushButton(tr("Cancel"), self)
        cancel.setAutoDefault(False)
        self._save = QPushButton(tr("Save"), self)
        self._save.setObjectName("primary")
        self._save.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(6)
        for widget in (label, self._field, self._note):
            column.addWidget(widget)
        column.addSpacing(6)
        column.addLayout(buttons)
        self.setMinimumWidth(380)
        cancel.clicked.connect(self.reject)
        self._save.clicked.connect(self._tell)
        self._field.textChanged.connect(self._look)
        self._look()

    @property
    def name(self) -> str:
        """The name in the field, without needless blanks."""
        return " ".join(self._field.text().split())

    def _look(self) -> None:
        """Say what saving under this name would do, and allow it where it can be done."""
        taken = {LAST_USED.casefold(), tr("Last used").casefold()}
        is_reserved = self.name.casefold() in taken
        note = ""
        if is_reserved:
            note = tr("This name is taken by the program: choose another one.")
        elif self.name in self._known:
            note = tr("The plan of this name is replaced.")
        self._note.setText(note)
        self._save.setText(tr("Replace") if self.name in self._known else tr("Save"))
        self._save.setEnabled(bool(self.name) and not is_reserved)

    def _tell(self) -> None:
        self.named.emit(self.name)
        self.accept()
