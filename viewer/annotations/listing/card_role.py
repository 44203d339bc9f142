"""What a row of the list of annotations knows beyond its text."""

from enum import IntEnum

from PySide6.QtCore import Qt


class CardRole(IntEnum):
    """What a row knows beyond its text: of its annotation, or of the group that it heads."""

    ID = Qt.ItemDataRole.UserRole
    CARD = Qt.ItemDataRole.UserRole + 1
    GROUP = Qt.ItemDataRole.UserRole + 2
