"""What keys mean in the list of cards."""

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from data.annotation import no_label
from viewer.annotations.card import Card
from viewer.annotations.card_delegate import CardAction
from viewer.session.catalogue import tr
from viewer.session.document_session import DocumentSession

_Move = QAbstractItemView.CursorAction


class CardKey(Enum):
    """What a key without Ctrl or Shift does with the current card, or with all that are chosen."""

    PASSAGE = "passage"
    EDIT = "edit"
    VISIBILITY = "visibility"
    DELETE = "delete"
    TAG = "tag"
    PUT_IN = "put_in"
    EXPAND = "expand"
    CUT = "cut"
    TURN = "turn"


def key_of(event: QKeyEvent, *, several: bool) -> CardKey | None:
    """Return what a key means; some mean something only where several are chosen."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return None
    keys = {**_keys(), **_keys_of_several()} if several else _keys()
    return keys.get(event.key())


def _keys() -> dict[int, CardKey]:
    return {
        Qt.Key.Key_Return: CardKey.PASSAGE,
        Qt.Key.Key_Enter: CardKey.PASSAGE,
        Qt.Key.Key_E: CardKey.EDIT,
        Qt.Key.Key_F2: CardKey.EDIT,
        Qt.Key.Key_V: CardKey.VISIBILITY,
        Qt.Key.Key_Delete: CardKey.DELETE,
        Qt.Key.Key_Right: CardKey.EXPAND,
        Qt.Key.Key_Left: CardKey.CUT,
        Qt.Key.Key_Space: CardKey.TURN,
    }


def _keys_of_several() -> dict[int, CardKey]:
    return {Qt.Key.Key_T: CardKey.TAG, Qt.Key.Key_B: CardKey.PUT_IN}


def action_of(key: CardKey) -> CardAction | None:
    """Return the button that does the same with a card, or None."""
    actions = {
        CardKey.EDIT: CardAction.EDIT,
        CardKey.VISIBILITY: CardAction.VISIBILITY,
        CardKey.DELETE: CardAction.DELETE,
    }
    return actions.get(key)


def label_of_key(event: QKeyEvent, session: DocumentSession | None) -> str | None:
    """Return the id of the label whose key that is, "" for the key of none; else None."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return None
    labels = (*session.labels, no_label()) if session and event.text() else ()
    return next((label.id for label in labels if label.key == event.text()), None)


def move_of(event: QKeyEvent) -> QAbstractItemView.CursorAction | None:
    """Return where a key with Shift extends what is chosen to, or None."""
    if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        return None
    moves: dict[int, QAbstractItemView.CursorAction] = {
        Qt.Key.Key_Up: _Move.MoveUp,
        Qt.Key.Key_Down: _Move.MoveDown,
        Qt.Key.Key_Home: _Move.MoveHome,
        Qt.Key.Key_End: _Move.MoveEnd,
        Qt.Key.Key_PageUp: _Move.MovePageUp,
        Qt.Key.Key_PageDown: _Move.MovePageDown,
    }
    return moves.get(event.key())


def does(action: CardAction, card: Card) -> str:
    """Return what a button does, and its key."""
    match action:
        case CardAction.EDIT:
            return tr("Edit note (E)")
        case CardAction.VISIBILITY:
            return tr("Make private (V)") if card.in_briefing else tr("Put in briefing (V)")
        case CardAction.DELETE:
            return tr("Delete (Del)")
