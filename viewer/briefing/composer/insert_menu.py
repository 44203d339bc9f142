"""What the author puts into a briefing of his own."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu, QWidget

from data.briefing.pieces import PieceKind
from viewer.session.catalogue import tr


def insert_menu(parent: QWidget, insert: Callable[[PieceKind], object]) -> QMenu:
    """Return a menu of own pieces; `insert` is given the kind that is chosen."""
    names = {
        PieceKind.HEADING: tr("&Heading"),
        PieceKind.TEXT: tr("Own &Text"),
        PieceKind.PRESS_LINE: tr("&Press Line"),
        PieceKind.TABLE: tr("T&able of Notes"),
        PieceKind.PAGE_BREAK: tr("Page &Break"),
    }
    menu = QMenu(parent)
    for kind, name in names.items():
        menu.addAction(name, partial(insert, kind))
    return menu
