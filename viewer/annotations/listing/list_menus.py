"""The menus of the list: how it is ordered, and what is done with several annotations."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial
from typing import TypeVar

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from data.annotation import Label
from data.messages import Message
from viewer.annotations.listing.several import SeveralWishes
from viewer.session.catalogue import told, tr
from viewer.widgets.literal_text import caption

T = TypeVar("T", bound=StrEnum)


def choice_menu(
    owner: QWidget, names: Mapping[T, Message], chosen: T, take: Callable[[T], None]
) -> QMenu:
    """Return a menu of which one entry is chosen at a time."""
    menu = QMenu(owner)
    menu.setAccessibleName(owner.accessibleName())
    choice = QActionGroup(menu)
    for value, name in names.items():
        action = QAction(caption(told(name)), menu, checkable=True)
        action.setChecked(value is chosen)
        action.triggered.connect(partial(take, value))
        choice.addAction(action)
        menu.addAction(action)
    return menu


def label_menu(owner: QWidget, labels: tuple[Label, ...], wishes: SeveralWishes) -> QMenu:
    """Return a menu of labels for all that are chosen."""
    menu = QMenu(owner)
    menu.setAccessibleName(tr("Label all"))
    _offer_labels(menu, labels, wishes)
    return menu


def tag_menu(owner: QWidget, tags: Mapping[str, bool], wishes: SeveralWishes) -> QMenu:
    """Return a menu of the tags that are there, and whether all that are chosen have them."""
    menu = QMenu(owner)
    menu.setAccessibleName(tr("Tag all"))
    menu.addAction(tr("Add Tags…\tT"), wishes.tags_wanted.emit)
    menu.addSeparator()
    for tag, of_all in tags.items():
        action = menu.addAction(caption(tag), partial(wishes.tag_turned.emit, tag))
        action.setCheckable(True)
        action.setChecked(of_all)
    return menu


def several_menu(owner: QWidget, labels: tuple[Label, ...], wishes: SeveralWishes) -> QMenu:
    """Return a menu of all that can be done with what is chosen."""
    menu = QMenu(owner)
    menu.setAccessibleName(tr("Chosen annotations"))
    _offer_labels(menu, labels, wishes)
    menu.addSeparator()
    menu.addAction(tr("Add Tags…\tT"), wishes.tags_wanted.emit)
    menu.addAction(tr("In Briefing or Private\tV"), wishes.visibility_wanted.emit)
    menu.addAction(tr("Put into Briefing at Hand\tB"), wishes.put_in_wanted.emit)
    menu.addSeparator()
    menu.addAction(tr("Delete\tDel"), wishes.delete_wanted.emit)
    return menu


def _offer_labels(menu: QMenu, labels: tuple[Label, ...], wishes: SeveralWishes) -> None:
    for label in labels:
        name = f"{caption(label.name)}\t{caption(label.key)}"
        menu.addAction(name, partial(wishes.label_wanted.emit, label.id))
