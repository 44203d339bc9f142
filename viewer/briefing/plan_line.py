"""The line of plans at the head of the export dialog: choose one, save the fields as one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QWidget

from data.briefing.plan import LAST_USED
from data.library.kept_plans import StoredPlans
from data.messages import said
from viewer.briefing.plan_name import PlanName
from viewer.session.catalogue import told, tr
from viewer.widgets.dialog_host import present
from viewer.widgets.literal_text import plain_label, tool_tip

_LAST_USED = said("Last used")
_KEPT = said("“{plan}” is kept by itself: choose a plan that you saved", plan=_LAST_USED)


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
    unread_chosen = Signal(str)
    """A plan was chosen that cannot be read; says why, in one line."""

    def __init__(self, plans: StoredPlans, reason: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._plans = dict(plans)
        self._unread = dict(plans.unread)
        self._reason = reason
        label = plain_label(tr("Plan"), self)
        label.setObjectName("secondary")
        self._names = QComboBox(self)
        self._names.setPlaceholderText(tr("None chosen"))
        self._names.setAccessibleName(tr("Plan"))
        self._names.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        label.setBuddy(self._names)
        self._save = self._button(tr("Save As…"))
        self._delete = self._button(tr("Delete"))
        self._save.setAccessibleName(tr("Save as a plan"))
        self._delete.setAccessibleName(tr("Delete the plan"))
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
        return str(self._names.currentData() or "")

    def show_plans(self, plans: StoredPlans, name: str) -> None:
        """Offer these plans, the last used one first, and show `name` if it is among them.

        Those that cannot be read come last, as such, each with the reason.
        """
        self._plans = dict(plans)
        self._unread = {known: why for known, why in plans.unread.items() if known != LAST_USED}
        own = [known for known in plans if known != LAST_USED]
        self._names.clear()
        if LAST_USED in plans:
            self._names.addItem(told(_LAST_USED), LAST_USED)
            if own:
                self._names.insertSeparator(1)
        for known in own:
            self._names.addItem(known, known)
        for known in self._unread:
            self._names.addItem(tr("{plan} (cannot be read)", plan=known), known)
        self._names.setCurrentIndex(self._names.findData(name) if name else -1)
        self._names.setEnabled(self._names.count() > 0)
        self._enable()

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        return button

    def _ask_name(self) -> None:
        own = [known for known in self._plans if known != LAST_USED]
        dialog = PlanName(own, self.name if self.name in own else "", self)
        dialog.named.connect(self.save_requested)
        present(dialog)

    def _choose(self, row: int) -> None:
        name = str(self._names.itemData(row) or "")
        if name in self._plans:
            self.chosen.emit(self._plans[name])
        elif name in self._unread:
            self.unread_chosen.emit(told(self._unread[name]))

    def _enable(self) -> None:
        is_own = self.name in {*self._plans, *self._unread} and self.name != LAST_USED
        self._save.setEnabled(not self._reason)
        self._save.setToolTip(
            tool_tip(self._reason or tr("Keep these fields and topics under a name"))
        )
        self._delete.setEnabled(is_own and not self._reason)
        usual = tr("Delete the chosen plan") if is_own else told(_KEPT)
        self._delete.setToolTip(tool_tip(self._reason or usual))
