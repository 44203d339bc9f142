"""The context menu of a card."""

from functools import partial

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from data.annotation import Label, no_label
from viewer.annotations.card import Card
from viewer.annotations.card_list import CardList
from viewer.session.catalogue import tr
from viewer.session.changes.conflict_changes import Settlement
from viewer.widgets.literal_text import caption, tool_tip


def card_menu(card: Card, labels: tuple[Label, ...], cards: CardList, *, other: str = "") -> QMenu:
    """Return a menu whose entries ask for what the keys and buttons of `cards` ask for.

    `other` is the id of the other version of an annotation in conflict.
    """
    menu = QMenu(cards)
    menu.setAccessibleName(tr("Annotation"))
    visibility = tr("Make Private\tV") if card.in_briefing else tr("Put in Briefing\tV")
    menu.addAction(tr("Go to Passage\tReturn"), partial(cards.passage_requested.emit, card.id))
    menu.addAction(tr("Edit Note\tE"), partial(cards.edit_requested.emit, card.id))
    if other:
        menu.addSeparator()
        _offer_versions(menu, card.id, other, cards)
    menu.addSeparator()
    choice = QActionGroup(menu)
    for label in (*labels, no_label()):
        action = QAction(f"{caption(label.name)}\t{caption(label.key)}", menu, checkable=True)
        action.setToolTip(tool_tip(label.name))
        action.setChecked(label.id == card.label.id)
        action.triggered.connect(partial(cards.label_requested.emit, card.id, label.id))
        choice.addAction(action)
        menu.addAction(action)
    menu.addSeparator()
    menu.addAction(visibility, partial(cards.visibility_requested.emit, card.id))
    menu.addAction(tr("Delete\tDel"), partial(cards.delete_requested.emit, card.id))
    return menu


def _offer_versions(menu: QMenu, name: str, other: str, cards: CardList) -> None:
    texts = {
        Settlement.THIS: tr("Keep This Version"),
        Settlement.OTHER: tr("Keep the Other Version"),
        Settlement.BOTH: tr("Keep Both Versions"),
    }
    for kept, text in texts.items():
        menu.addAction(text, partial(cards.settle_requested.emit, name, other, kept))
