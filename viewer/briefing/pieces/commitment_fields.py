"""One row of the table of commitments: its fields, and what of it is as it was proposed."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from data.briefing.pieces import CommitmentRow
from viewer.session.catalogue import tr
from viewer.widgets.literal_text import plain_label
from viewer.widgets.window_manners import in_tab_order

_LINES = 3
"""Of what is done are shown at once; more are scrolled."""


class CommitmentFields(QFrame):
    """Who, verb, what and by when; what still is as proposed is set back, and said to be.

    A row without a `proposal` is the author's own; one whose fields are empty is none.
    """

    changed = Signal()

    def __init__(
        self, row: CommitmentRow, proposal: CommitmentRow | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("commitmentRow")
        self._proposal = proposal
        self._is_listed = QCheckBox(tr("Listed"), self)
        self._state = plain_label(parent=self, name="secondary")
        self.reset = QPushButton(tr("Use the Proposal"), self)
        """Goes back to what was proposed; it is there only where that was changed."""
        self.reset.setObjectName("link")
        self.reset.setAutoDefault(False)
        self.reset.setMinimumHeight(self.reset.fontMetrics().lineSpacing() + 8)
        self._fields = {name: QLineEdit(self) for name in ("who", "verb", "by_when")}
        self._what = QPlainTextEdit(self)
        self._what.setTabChangesFocus(True)
        height = _LINES * self._what.fontMetrics().lineSpacing() + 20
        self._what.setFixedHeight(height)
        self._lay_out()
        self.show_row(row)
        self._is_listed.toggled.connect(self._follow)
        self._what.textChanged.connect(self._follow)
        for field in self._fields.values():
            field.textChanged.connect(self._follow)
        self.reset.clicked.connect(self.use_proposal)

    @property
    def row(self) -> CommitmentRow | None:
        """What the fields say; of nothing the proposal, left out, or None where there is none."""
        texts = {name: " ".join(text.split()) for name, text in self._texts().items()}
        if any(texts.values()):
            return CommitmentRow(**texts, is_listed=self._is_listed.isChecked())
        return replace(self._proposal, is_listed=False) if self._proposal else None

    @property
    def is_own(self) -> bool:
        """Whether the author put it in."""
        return self._proposal is None

    def show_row(self, row: CommitmentRow) -> None:
        """Show another row."""
        for name, field in self._fields.items():
            field.setText(getattr(row, name))
            field.setCursorPosition(0)
        self._what.setPlainText(row.what)
        self._is_listed.setChecked(row.is_listed)
        self._follow()

    def use_proposal(self) -> None:
        """Say what was proposed; a row of the author's own says nothing then."""
        self.show_row(self._proposal or CommitmentRow())

    def begin(self) -> None:
        """Give the first field the keyboard."""
        self._fields["who"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _texts(self) -> Mapping[str, str]:
        said = {name: field.text() for name, field in self._fields.items()}
        return said | {"what": self._what.toPlainText()}

    def _follow(self) -> None:
        """Tell by face and in words what is as proposed, and what was written by hand."""
        listed = self._is_listed.isChecked()
        fields: dict[str, QWidget] = {**self._fields, "what": self._what}
        for name, field in fields.items():
            proposed = getattr(self._proposal, name) if self._proposal else ""
            is_proposed = bool(proposed) and self._texts()[name] == proposed
            field.setEnabled(listed)
            field.setAccessibleDescription(tr("As proposed") if is_proposed else "")
            if field.property("proposed") != is_proposed:
                field.setProperty("proposed", is_proposed)
                field.style().unpolish(field)
                field.style().polish(field)
        self._state.setText(self._told())
        self.reset.setVisible(self._is_changed())
        self.changed.emit()

    def _is_changed(self) -> bool:
        if self._proposal is None or self.row is None:
            return False
        if not any(self._texts().values()):
            return True
        return replace(self.row, is_listed=True) != replace(self._proposal, is_listed=True)

    def _told(self) -> str:
        if self._proposal is None:
            return tr("Written by you")
        return tr("Corrected by you") if self._is_changed() else tr("As proposed")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._is_listed)
        head.addStretch(1)
        head.addWidget(self._state)
        head.addWidget(self.reset)
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 12)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        grid.addLayout(head, 0, 0, 1, 3)
        for column, (name, title, share) in enumerate(
            (("who", tr("Who"), 4), ("verb", tr("Verb"), 3), ("by_when", tr("By when"), 3))
        ):
            self._put(grid, (1, column), self._fields[name], title)
            grid.setColumnStretch(column, share)
        grid.setRowMinimumHeight(3, 4)
        self._put(grid, (4, 0), self._what, tr("What"), 3)
        in_tab_order((self._is_listed, self.reset, *self._fields.values(), self._what))

    def _put(
        self, grid: QGridLayout, place: tuple[int, int], field: QWidget, title: str, span: int = 1
    ) -> None:
        """Put a field into the grid, below its name."""
        label = plain_label(title, self, name="secondary")
        label.setBuddy(field)
        field.setAccessibleName(title)
        grid.addWidget(label, *place, 1, span)
        grid.addWidget(field, place[0] + 1, place[1], 1, span)
