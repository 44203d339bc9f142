"""The find bar's menu: in what a hit has to be as it was typed, and where is looked."""

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from data.messages import said
from data.text.exactness import Exact
from viewer.session.catalogue import told, tr
from viewer.widgets.literal_text import tool_tip

_KINDS = {
    Exact.ACCENTS: said("Match &Accents"),
    Exact.WIDTH: said("Match Full and Half &Width"),
    Exact.QUOTES: said("Match &Quotation Marks"),
    Exact.HYPHENS: said("Match &Hyphens and Dashes"),
    Exact.BLANKS: said("Match &Spaces and Soft Hyphens"),
}
"""What can be told apart beside the letter case, which has a button of its own."""


class FindMenu(QToolButton):
    """A button that opens the menu, and is lit as long as something in it is set."""

    changed = Signal()
    """Something else was set; with `as_typed` the letter case is as well."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(28, 28))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        name = tr("What is the same text, and where to look")
        self.setToolTip(tool_tip(name))
        self.setAccessibleName(name)
        self._menu = QMenu(self)
        self._kinds = {kind: self._entry(told(caption)) for kind, caption in _KINDS.items()}
        self.as_typed = self._entry(tr("All as &Typed"), tells=False)
        self._menu.addSeparator()
        self.in_topic = self._entry(tr("&Only in This Topic"))
        self.in_notes = self._entry(tr("In &Notes and Tags, Too"))
        self.setMenu(self._menu)

    @property
    def exact(self) -> int:
        """What has to be exact, of what is in the menu."""
        return sum(kind for kind, action in self._kinds.items() if action.isChecked())

    def set(self, exact: int, *, in_topic: bool, in_notes: bool) -> None:
        """Show these options without telling."""
        for kind, action in self._kinds.items():
            self._check(action, on=bool(exact & kind))
        self._check(self.as_typed, on=exact == Exact.AS_TYPED)
        self._check(self.in_topic, on=in_topic)
        self._check(self.in_notes, on=in_notes)
        is_set = bool(exact & ~Exact.CASE) or in_topic or in_notes
        self.setProperty("lit", is_set)
        self.style().polish(self)

    def _entry(self, caption: str, *, tells: bool = True) -> QAction:
        action = self._menu.addAction(caption)
        action.setCheckable(True)
        if tells:
            action.toggled.connect(self.changed)
        return action

    def _check(self, action: QAction, *, on: bool) -> None:
        with QSignalBlocker(action):
            action.setChecked(on)
