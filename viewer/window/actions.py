"""The actions of the table: made once, named, enabled, and put into menus."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from data.annotation import Label
from viewer.look.appearance import Appearance
from viewer.look.icons import icon
from viewer.look.theme import Theme
from viewer.session.catalogue import tr
from viewer.session.shortcuts import KeyRow
from viewer.widgets import menus
from viewer.widgets.literal_text import caption, spoken, tool_tip
from viewer.widgets.menus import Item, MenuPart
from viewer.window.action_table import MENUS, RECENT, STRUCTURE, Action, entries, title_of

_IN_CONTEXT = (("note", "visibility", "delete"), ("copy", "cite", "find"))
"""What the page's own menu offers besides the labels, in groups."""


class Actions(QObject):
    """The actions of the table, by name; nothing else makes actions.

    `keys` are those that the user chose for some, instead of the ones in the table.
    """

    def __init__(
        self,
        labels: tuple[Label, ...],
        appearance: Appearance,
        parent: QObject | None = None,
        *,
        keys: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        super().__init__(parent)
        self._labels, self._keys = labels, dict(keys or {})
        self.table = self._entries()
        self._actions: dict[str, QAction] = {}
        self._groups: dict[str, QActionGroup] = {}
        for entry in self.table:
            if entry.id and entry.id != "recent":
                self._actions[entry.id] = self._action(entry)
        appearance.follow(self._colour)
        self._window: QWidget | None = None
        self._menus: dict[str, QMenu] = {}

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def bind(self, handlers: Mapping[str, Callable[[], object]]) -> None:
        """Let each named action call its handler."""
        for name, handler in handlers.items():
            self._actions[name].triggered.connect(lambda _=False, call=handler: call())

    def attach(self, window: QWidget) -> None:
        """Let the keys work in `window`."""
        window.addActions(list(self._actions.values()))
        self._window = window

    @property
    def recent(self) -> QMenu:
        """The menu of the bar that lists what was opened lately; there once the bar is filled."""
        return self._menus[title_of(RECENT)]

    def set_labels(self, labels: tuple[Label, ...]) -> None:
        """Let other labels be applied; their actions are to be bound anew."""
        for entry in self.table:
            if entry.id.startswith("label_"):
                self._actions.pop(entry.id).deleteLater()
        self._labels = labels
        self.table = self._entries()
        made = [entry for entry in self.table if entry.id.startswith("label_")]
        for entry in made:
            self._actions[entry.id] = self._action(entry)
        actions = [self._actions[entry.id] for entry in made]
        if self._window is not None:
            self._window.addActions(actions)
        if self._menus:
            menu = self._menus[title_of("&Annotate")]
            before = next(action for action in menu.actions() if action.isSeparator())
            menu.insertActions(before, actions)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the actions that can have other keys."""
        return tuple(row.name for row in self.key_rows() if not row.fixed)

    def key_rows(self) -> tuple[KeyRow, ...]:
        """Return the actions, in the order of the menus, with the keys that they come with."""
        return tuple(
            KeyRow(
                entry.id,
                spoken(title_of(entry.menu).replace("|", " ▸ ")),
                spoken(entry.text).rstrip("…"),
                usual.keys,
                entry.keys,
                fixed=entry.id.startswith("label_"),
            )
            for entry, usual in zip(self.table, entries(self._labels), strict=True)
            if entry.id in self._actions
        )

    def use_keys(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        """Give actions the keys that the user chose, and all others those of the table."""
        self._keys = dict(keys)
        self.table = self._entries()
        for entry in self.table:
            if entry.id in self._actions:
                self._lead_to(self._actions[entry.id], entry)

    def fill(self, bar: QMenuBar) -> None:
        """Put every action into the menu that the table gives it."""
        heads: list[Item] = [(title_of(name), MenuPart.NOTHING) for name in MENUS]
        self._menus = menus.fill(bar, heads + [self._item(entry) for entry in self.table])

    def enable(self, *, document: bool, selection: bool, annotation: bool) -> None:
        """Let only those actions be used that have what they need."""
        met = {
            "": True,
            "document": document,
            "selection": selection,
            "annotation": annotation,
            "passage": selection or annotation,
            "both": selection and annotation,
        }
        for entry in self.table:
            if entry.id in self._actions and entry.needs in met:
                self._actions[entry.id].setEnabled(met[entry.needs])

    def let_use(self, needs: str, *, on: bool) -> None:
        """Let those actions be used that need this, which is not of the document that is shown."""
        for entry in self.table:
            if entry.needs == needs and entry.id in self._actions:
                self._actions[entry.id].setEnabled(on)

    def show_history(self, undoable: str | None, redoable: str | None) -> None:
        """Name what undo and redo would do; None where there is nothing to be done."""
        undo, redo = self._actions["undo"], self._actions["redo"]
        undo.setEnabled(undoable is not None)
        redo.setEnabled(redoable is not None)
        named = caption(undoable or "")
        undo.setText(tr("&Undo {change}", change=named) if named else tr("&Undo"))
        named = caption(redoable or "")
        redo.setText(tr("&Redo {change}", change=named) if named else tr("&Redo"))

    def context_menu(self, parent: QWidget) -> QMenu:
        """Return the menu of the page: what can be done with the passage under the pointer."""
        menu = QMenu(parent)
        labels = tuple(entry.id for entry in self.table if entry.id.startswith("label_"))
        items: list[Item] = []
        for group in ((*labels, "unlabel"), *_IN_CONTEXT):
            items += [*(("", self._actions[name]) for name in group), ("", MenuPart.SEPARATOR)]
        above = title_of(STRUCTURE).rpartition("|")[0] + "|"
        structure = [self._item(entry) for entry in self.table if entry.menu.startswith(STRUCTURE)]
        menus.fill(menu, [*items, *((path.removeprefix(above), what) for path, what in structure)])
        return menu

    def _colour(self, theme: Theme) -> None:
        """Draw the icons in the colours of `theme`."""
        for entry in self.table:
            if entry.icon:
                self._actions[entry.id].setIcon(icon(entry.icon, theme))

    def _item(self, entry: Action) -> Item:
        if entry.id == "recent":
            return title_of(RECENT), MenuPart.NOTHING
        return title_of(entry.menu), self._actions[entry.id] if entry.id else MenuPart.SEPARATOR

    def _entries(self) -> tuple[Action, ...]:
        """Return the table with the keys that the user has."""
        return tuple(
            replace(entry, keys=self._keys.get(entry.id, entry.keys)) if entry.id else entry
            for entry in entries(self._labels)
        )

    @staticmethod
    def _lead_to(action: QAction, entry: Action) -> None:
        """Let the keys of the table lead to an action, and its tip tell them."""
        action.setShortcuts([QKeySequence(key) for key in entry.keys])
        name = spoken(entry.text)
        action.setToolTip(
            tool_tip(tr("{action} ({key})", action=name, key=entry.keys[0]) if entry.keys else name)
        )

    def _action(self, entry: Action) -> QAction:
        action = QAction(entry.text, self)
        self._lead_to(action, entry)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setCheckable(entry.checkable)
        action.setIconVisibleInMenu(False)
        if entry.group:
            group = self._groups.setdefault(entry.group, QActionGroup(self))
            group.addAction(action)
        return action
