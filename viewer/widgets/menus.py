"""Menus and pop-ups: every menu is made for one owner, and goes with that owner alone.

Actions are shared between menus; menus never are, since a submenu that hangs in two of them is
gone with the first that is deleted.
"""

from collections.abc import Iterable
from enum import Enum
from typing import TypeAlias

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar


class MenuPart(Enum):
    """What stands in a menu beside actions: a separator, or nothing where it is filled later."""

    SEPARATOR = "separator"
    NOTHING = "nothing"


Item: TypeAlias = tuple[str, QAction | MenuPart]
"""Where something stands, below its root: "" in the root itself, else the titles of the submenus
that lead there, parted by bars; and what it is."""


def fill(root: QMenuBar | QMenu, items: Iterable[Item]) -> dict[str, QMenu]:
    """Put items into `root`, with submenus of its own; return those by their paths."""
    made: dict[str, QMenu] = {}
    for path, what in items:
        menu = _below(root, made, path) if path else root
        if isinstance(what, QAction):
            menu.addAction(what)
        elif what is MenuPart.SEPARATOR and isinstance(menu, QMenu):
            menu.addSeparator()
    return made


def pop_up(menu: QMenu, place: QPoint) -> None:
    """Show a menu at a place on the screen; it is gone once it is closed."""
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(place)


def _below(root: QMenuBar | QMenu, made: dict[str, QMenu], path: str) -> QMenu:
    if path not in made:
        above, _, title = path.rpartition("|")
        made[path] = (_below(root, made, above) if above else root).addMenu(title)
    return made[path]
