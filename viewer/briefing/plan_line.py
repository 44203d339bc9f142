"""The line of plans at the head of the export dialog: choose one, save the fields as one."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from data.briefing.content import LAST_USED, Plan
from viewer.briefing.plan_name import PlanName
from viewer.widgets.dialog_host import present
from viewer.widgets.literal_text import plain_label, tool_tip

_KEPT = f"“{LAST_USED}” is kept by itself: choose a plan that you saved"


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
        label = plain_label("Plan", self)
        label.setObjectName("secondary")
        self._names = QComboBox(self)
        self._names.setPlaceholderText("None chosen")
        self._names.setAccessibleName("Plan")
        self._names.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        label.setBuddy(self._names)
        self._save = self._button("Save As…")
        self._delete = self._button("Delete")
        self._save.setAccessibleName("Save as a plan")
        self._delete.setAccessibleName("Delete the plan")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label)
        row.addWidget(self._names, 1)
        row.addWidget(self._save)
        row.addWidget(self._delete)
        self._names.activated.connect(self._choose)
        self._names.currentIndexChanged.connect(self._enable)
        self._save.clicked.connect(self._ask_name)
        self._delete.clicked.connect(lambda: self.delete_requested.emit(self.name))
        self.show_plans(plans, LAST_USED)

    @property
    def name(self) -> str:
        """The name of the plan that was chosen; empty for none."""
        return self._names.currentText()

    def show_plans(self, plans: Mapping[str, Plan], name: str) -> None:
        """Offer these plans, the last used one first, and show `name` if it is among them."""
        self._plans = dict(plans)
        own = [known for known in plans if known != LAST_USED]
        self._names.clear()
        if LAST_USED in plans:
            self._names.addItem(LAST_USED)
            if own:
                self._names.insertSeparator(1)
        self._names.addItems(own)
        self._names.setCurrentIndex(self._names.findText(name) if name in plans else -1)
        self._names.setEnabled(bool(plans))
        self._enable()

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        return button

    def _ask_name(self) -> None:
        own = [known for known in self._plans if known != LAST_USED]
        dialog = PlanName(own, "" if self.name == LAST_USED else self.name, self)
        dialog.named.connect(self.save_requested)
        present(dialog)

    def _choose(self, row: int) -> None:
        plan = self._plans.get(self._names.itemText(row))
        if plan is not None:
            self.chosen.emit(plan)

    def _enable(self) -> None:
        is_own = self.name in self._plans and self.name != LAST_USED
        self._save.setEnabled(not self._reason)
        self._save.setToolTip(tool_tip(self._reason or "Keep these fields and topics under a name"))
        self._delete.setEnabled(is_own and not self._reason)
        usual = "Delete the chosen plan" if is_own else _KEPT
        self._delete.setToolTip(tool_tip(self._reason or usual))
