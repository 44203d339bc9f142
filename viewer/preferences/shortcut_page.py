"""The page of the preferences on which actions get other keys."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QHeaderView,
    QKeySequenceEdit,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from viewer.session.catalogue import tr
from viewer.session.shortcuts import KeyRow, is_of_the_page, owner, standard
from viewer.widgets.dialog_parts import button, plain, row_of
from viewer.widgets.literal_text import plain_label

_ROLE = Qt.ItemDataRole.UserRole
_KEYS_WIDTH = 190


class ShortcutPage(QWidget):
    """Lists the actions with their keys; those of the current one can be changed.

    Keys that another action has are told, and taken from it only when that is wanted.
    """

    chosen = Signal(object)
    """A mapping of names of actions to their keys; None for those that an action comes with."""

    def __init__(
        self, rows: Callable[[], tuple[KeyRow, ...]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._ask = rows
        self._rows = {row.name: row for row in rows()}
        self._wanted = ""
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(tr("Find an action or a key"))
        self.filter.setAccessibleName(tr("Find an action or a key"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._filter)
        self.list = QTreeWidget(self)
        self.list.setObjectName("choices")
        self.list.setAccessibleName(tr("Actions and their keys"))
        self.list.setHeaderLabels([tr("Action"), tr("Keys")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setStretchLastSection(False)
        self.list.header().resizeSection(1, _KEYS_WIDTH)
        self.list.setMinimumHeight(180)
        self.edit = QKeySequenceEdit(self)
        self.edit.setMaximumSequenceLength(1)
        self.edit.setAccessibleName(tr("Press the keys that are wanted"))
        self.take = button(tr("&Use Here"), self._take)
        self.none = button(tr("&No Keys"), self._remove)
        self.usual = button(tr("As It &Comes"), self._reset)
        self.all_usual = button(tr("&All As They Come"), self._reset_all)
        self.message = plain(name="secondary")
        self._fill()
        self.list.currentItemChanged.connect(self._show_current)
        self.edit.editingFinished.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        keys = plain_label(tr("Keys"))
        column.addLayout(
            row_of(keys, self.edit, self.take, right=(self.none, self.usual, self.all_usual))
        )
        column.addWidget(self.message)
        self._select_first()

    @property
    def current(self) -> KeyRow | None:
        """The action whose keys can be changed."""
        item = self.list.currentItem()
        return self._rows.get(item.data(0, _ROLE) or "") if item is not None else None

    def _fill(self) -> None:
        for row in self._rows.values():
            item = QTreeWidgetItem([f"{row.menu}: {row.text}", ""])
            item.setData(0, _ROLE, row.name)
            self.list.addTopLevelItem(item)
        self._show_keys()

    def _items(self) -> list[QTreeWidgetItem]:
        found = (self.list.topLevelItem(at) for at in range(self.list.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _select_first(self) -> None:
        shown = [item for item in self._items() if not item.isHidden()]
        if shown:
            self.list.setCurrentItem(shown[0])
        else:
            self.list.selectionModel().clear()

    def _show_keys(self) -> None:
        for item in self._items():
            row = self._rows[item.data(0, _ROLE)]
            item.setText(1, ", ".join(map(_native, row.keys)))
            font = item.font(1)
            font.setBold(not row.fixed and _alike(row.keys) != _alike(row.usual))
            item.setFont(1, font)

    def _filter(self, words: str) -> None:
        wanted = words.casefold().split()
        for item in self._items():
            text = f"{item.text(0)} {item.text(1)}".casefold()
            item.setHidden(not all(word in text for word in wanted))
        current = self.list.currentItem()
        if current is None or current.isHidden():
            self._select_first()

    def _show_current(self, *_: object) -> None:
        row, self._wanted = self.current, ""
        with QSignalBlocker(self.edit):
            self.edit.setKeySequence(_sequence(row.keys[0] if row and row.keys else ""))
        self.edit.setEnabled(row is not None and not row.fixed)
        self.none.setEnabled(row is not None and not row.fixed and bool(row.keys))
        self.usual.setEnabled(
            row is not None and not row.fixed and _alike(row.keys) != _alike(row.usual)
        )
        self._say(
            tr("The keys of labels are chosen in Library ▸ Labels.") if row and row.fixed else ""
        )

    def _choose(self) -> None:
        """Give the current action the keys that were pressed, unless something needs them."""
        row = self.current
        keys = self.edit.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        if row is None or not keys:
            return
        other = owner(self._rows.values(), keys, but=row.name)
        if is_of_the_page(keys):
            self._say(tr("{keys} moves in the text: choose other keys.", keys=_native(keys)))
        elif other is not None and other.fixed:
            self._say(tr("{keys} puts on a label: choose other keys.", keys=_native(keys)))
        elif other is not None:
            said = tr("{keys} already does “{action}”.", keys=_native(keys), action=other.text)
            self._say(said, wanted=keys)
        else:
            self._apply({row.name: (standard(keys), *row.keys[1:])})

    def _take(self) -> None:
        """Take keys from the action that has them."""
        row = self.current
        other = owner(self._rows.values(), self._wanted, but=row.name) if row else None
        if row is not None and other is not None:
            left = tuple(key for key in other.keys if standard(key) != standard(self._wanted))
            self._apply({row.name: (standard(self._wanted), *row.keys[1:]), other.name: left})

    def _remove(self) -> None:
        if self.current is not None:
            self._apply({self.current.name: ()})

    def _reset(self) -> None:
        row = self.current
        if row is None:
            return
        for key in row.usual:
            other = owner(self._rows.values(), key, but=row.name)
            if other is not None:
                said = tr("{keys} already does “{action}”.", keys=_native(key), action=other.text)
                self._say(said, wanted=key)
                return
        self._apply({row.name: None})

    def _reset_all(self) -> None:
        self._apply({row.name: None for row in self._rows.values() if not row.fixed})

    def _apply(self, chosen: dict[str, tuple[str, ...] | None]) -> None:
        self.chosen.emit(chosen)
        self._rows = {row.name: row for row in self._ask()}
        self._show_keys()
        self._show_current()

    def _say(self, message: str, *, wanted: str = "") -> None:
        self._wanted = wanted
        self.message.setText(message)
        self.take.setEnabled(bool(wanted))


def _alike(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(standard, keys))


def _sequence(keys: str) -> QKeySequence:
    return QKeySequence(keys, QKeySequence.SequenceFormat.PortableText)


def _native(keys: str) -> str:
    return _sequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
