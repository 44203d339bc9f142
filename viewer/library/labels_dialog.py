"""The labels dialog: names, letters, colours and keys of the user's labels."""

from dataclasses import replace
from itertools import count

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from data.annotation import Label, Pattern
from viewer.library.label_form import LabelForm
from viewer.look.appearance import Appearance
from viewer.session.catalogue import tr
from viewer.widgets.dialog_parts import button, plain, row_of
from viewer.widgets.row_list import RowList
from viewer.widgets.row_model import Row
from viewer.widgets.window_manners import Dialog

_SHARE = 0.26
"""With this share of any colour, text on a highlight keeps a contrast of 7:1."""
_MOST = 12


class LabelsDialog(Dialog):
    """Edits the labels; what comes of it is asked to be saved, and may be refused."""

    save_requested = Signal(object)
    """The labels in their order."""

    def __init__(
        self, labels: tuple[Label, ...], appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Labels"))
        self._labels = list(labels)
        self._list = RowList(tr("Labels"), appearance, 1, self)
        self._form = LabelForm(appearance, self)
        self._message = plain(name="failure")
        self._remove = button(tr("Re&move"), self._remove_current)
        self._up = button(tr("&Up"), lambda: self._move(-1))
        self._down = button(tr("&Down"), lambda: self._move(1))
        self._add = button(tr("&Add"), self._add_label)
        self._lay_out()
        self._list.current_changed.connect(self._show_current)
        self._form.changed.connect(self._change)
        self._fill(0)

    @property
    def labels(self) -> tuple[Label, ...]:
        """The labels as they are edited."""
        return tuple(self._labels)

    def show_message(self, message: str) -> None:
        """Say why the labels cannot be saved."""
        self._message.setText(message)

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(24)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self._list, 1)
        left.addLayout(row_of(self._add, self._remove, right=(self._up, self._down)))
        columns.addLayout(left, 1)
        columns.addWidget(self._form)
        save = button(tr("&Save"), lambda: self.save_requested.emit(self.labels), primary=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addLayout(columns, 1)
        column.addWidget(self._message)
        column.addLayout(row_of(right=(button(tr("Cancel"), self.reject), save)))
        self.resize(720, 460)

    def _fill(self, current: int) -> None:
        self._list.rows.set_rows([_row(label) for label in self._labels])
        self._list.set_current(current)
        self._show_current()

    def _show_current(self) -> None:
        number = self._list.current
        if number is not None:
            self._form.show_label(self._labels[number])
            self._remove.setEnabled(len(self._labels) > 1)
            self._add.setEnabled(len(self._labels) < _MOST)
            self._up.setEnabled(number > 0)
            self._down.setEnabled(number < len(self._labels) - 1)

    def _change(self, label: Label) -> None:
        number = self._list.current
        if number is not None and label != self._labels[number]:
            self._labels[number] = label
            self._list.rows.replace_row(number, _row(label))
            self._message.clear()

    def _add_label(self) -> None:
        taken = {label.id for label in self._labels}
        names = (f"label-{number}" for number in count(1))
        name = next(name for name in names if name not in taken)
        letters = {label.letter for label in self._labels}
        keys = {label.key for label in self._labels}
        letter = next(sign for sign in "LXYZWVUTSRPOMJIHGFEDB" if sign not in letters)
        key = next((sign for sign in "123456789" if sign not in keys), "")
        made = Label(
            name, tr("New label"), letter, key, "", "#4A6572", "#9FB4BF", _SHARE, Pattern.SOLID
        )
        self._labels.append(made)
        self._fill(len(self._labels) - 1)
        self._form.edit_name()

    def _remove_current(self) -> None:
        number = self._list.current
        if number is not None:
            del self._labels[number]
            self._fill(min(number, len(self._labels) - 1))

    def _move(self, steps: int) -> None:
        number = self._list.current
        if number is not None:
            label = self._labels.pop(number)
            self._labels.insert(number + steps, replace(label))
            self._fill(number + steps)


def _row(label: Label) -> Row:
    key = tr("key {key}", key=label.key) if label.key else ""
    return Row(head=label.name, aside=key, text=label.meaning, label=label)
