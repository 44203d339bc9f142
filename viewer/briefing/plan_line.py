"""The line of plans at the head of the export dialog: choose one, save the fields as one."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from data.briefing import Plan

_LONGEST = 60


class PlanLine(QWidget):
    """Holds the plans of a document by name; saving and deleting are asked of others.

    `reason` says why nothing can be saved; empty where it can.
    """

    chosen = Signal(object)
    """The Plan that the fields are to show."""
    save_requested = Signal(str)
    """The fields are to be kept as a plan of that name."""
    delete_requested = Signal(str)
    """The plan of that name is to be deleted."""

    def __init__(self, plans: Mapping[str, Plan], reason: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._plans = dict(plans)
        self._reason = reason
        label = QLabel("Plan", self)
        label.setObjectName("secondary")
        self._names = QComboBox(self)
        self._names.setEditable(True)
        self._names.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._names.setAccessibleName("Plan")
        line = QLineEdit(self)
        line.setMaxLength(_LONGEST)
        line.setPlaceholderText("Choose a plan, or name one to save it")
        self._names.setLineEdit(line)
        label.setBuddy(self._names)
        self._save = self._button("Save Plan", "Keep these fields and topics under this name")
        self._delete = self._button("Delete Plan", "Delete the plan of this name")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self._names, 1)
        row.addWidget(self._save)
        row.addWidget(self._delete)
        self._names.activated.connect(self._choose)
        self._names.editTextChanged.connect(self._enable)
        self._save.clicked.connect(lambda: self.save_requested.emit(self.name))
        self._delete.clicked.connect(lambda: self.delete_requested.emit(self.name))
        self.show_plans(plans)

    @property
    def name(self) -> str:
        """The name in the field, without needless blanks."""
        return " ".join(self._names.currentText().split())

    def show_plans(self, plans: Mapping[str, Plan], name: str = "") -> None:
        """Offer these plans, with `name` in the field."""
        self._plans = dict(plans)
        self._names.clear()
        self._names.addItems(list(plans))
        self._names.setCurrentIndex(-1)
        self._names.setEditText(name)
        self._enable()

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.setToolTip(self._reason or tip)
        return button

    def _choose(self, row: int) -> None:
        plan = self._plans.get(self._names.itemText(row))
        if plan is not None:
            self.chosen.emit(plan)

    def _enable(self) -> None:
        self._save.setEnabled(bool(self.name) and not self._reason)
        self._delete.setEnabled(self.name in self._plans and not self._reason)
