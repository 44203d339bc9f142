"""The bar under the list where several annotations are chosen: how many, and what can be done."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from data.annotation import Label, no_label
from data.text.tags import of_line
from viewer.annotations.listing.list_menus import label_menu, tag_menu
from viewer.annotations.listing.several import SeveralWishes
from viewer.annotations.notes.tag_field import TagField
from viewer.session.catalogue import tr, trn
from viewer.session.current_document import TagCounts
from viewer.widgets import menus
from viewer.widgets.literal_text import plain_label, tool_tip
from viewer.widgets.prompts import prompt
from viewer.widgets.wrapped_row import WrappedRow


class ChosenBar(QFrame):
    """Wishes for all chosen annotations what its buttons say; the keys do the same."""

    tags_given = Signal(tuple)
    """The tags that all are to have, too."""
    left = Signal()
    """The keyboard is to go back to the list."""

    def __init__(self, wishes: SeveralWishes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chosenBar")
        self.setAccessibleName(tr("Chosen annotations"))
        self._wishes = wishes
        self._labels: tuple[Label, ...] = ()
        self._tags: dict[str, bool] = {}
        self._count = plain_label(parent=self)
        self._label = self._button(tr("Label ▾"), tr("Label all (1 to 5, 0)"), self._offer_labels)
        self._tag = self._button(tr("Tag ▾"), tr("Add or take away tags (T)"), self._offer_tags)
        self._show = self._button("", "", wishes.visibility_wanted.emit)
        tip = tr("Put all into the briefing at hand (B)")
        self._put_in = self._button(tr("Put in"), tip, wishes.put_in_wanted.emit)
        self._delete = self._button(tr("Delete"), tr("Delete all (Del)"), wishes.delete_wanted.emit)
        self._let_go = self._button("✕", tr("Choose one again (Esc)"), wishes.let_go.emit)
        self._let_go.setAccessibleName(tr("Choose one again"))
        self._field = TagField(dict, self)
        self._field.setAccessibleName(tr("Tags for all chosen annotations"))
        prompt(self._field, tr("Tags, parted by commas"))
        self._field.returnPressed.connect(self._give_tags)
        self._field.hide()
        self._place()
        self.hide()

    def show_chosen(self, count: int, tags: dict[str, bool], *, all_in_briefing: bool) -> None:
        """Say how many are chosen; `tags` are those they have, and whether all of them do."""
        self._tags = tags
        self._count.setText(trn("{count} selected", "{count} selected", count))
        self._show.setText(tr("Make private") if all_in_briefing else tr("In briefing"))
        does = tr("Make all private (V)") if all_in_briefing else tr("Put all in briefing (V)")
        self._show.setToolTip(tool_tip(does))
        self.show()

    def set_labels(self, labels: tuple[Label, ...]) -> None:
        """Offer these labels, and none."""
        self._labels = (*labels, no_label())

    def ask_for_tags(self, counts: TagCounts) -> None:
        """Let the user say which tags; those that `counts` tells are offered."""
        self._field.offer_from(counts)
        self._field.clear()
        self._field.show()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def hide_field(self) -> None:
        """Ask for no tags any more."""
        self._field.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc give up the tags, or what was chosen."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._field.isVisible():
            self.hide_field()
            self.left.emit()
        else:
            self._wishes.let_go.emit()

    def _give_tags(self) -> None:
        tags = of_line(self._field.text())
        self.hide_field()
        if tags:
            self.tags_given.emit(tags)
        self.left.emit()

    def _offer_labels(self) -> None:
        menus.pop_up(label_menu(self, self._labels, self._wishes), self._under(self._label))

    def _offer_tags(self) -> None:
        menus.pop_up(tag_menu(self, self._tags, self._wishes), self._under(self._tag))

    def _under(self, button: QPushButton) -> QPoint:
        return button.mapToGlobal(QPoint(0, button.height()))

    def _button(self, text: str, tip: str, act: object) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(tool_tip(tip))
        button.clicked.connect(act)
        return button

    def _place(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(6, 0, 0, 0)
        head.addWidget(self._count, 1)
        head.addWidget(self._let_go)
        row = WrappedRow(gap=0, line_gap=2)
        for button in (self._label, self._tag, self._show, self._put_in, self._delete):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 8)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addLayout(row)
        layout.addWidget(self._field)
