"""What can be done with several annotations at once: as wishes of keys, bar and menu."""

from PySide6.QtCore import QObject, Signal, SignalInstance


class SeveralWishes(QObject):
    """What is wanted of all annotations that are chosen in the list."""

    label_wanted = Signal(str)
    """The id of a label; empty for none."""
    tags_wanted = Signal()
    """Tags are to be added, which the user has still to say."""
    tag_turned = Signal(str)
    """A tag that all are to have, or where all have it none."""
    visibility_wanted = Signal()
    """All into the briefing, or where all are in it out again."""
    put_in_wanted = Signal()
    """All into the briefing at hand, as passages."""
    delete_wanted = Signal()
    let_go = Signal()
    """One is to be chosen again."""

    def of_key(self, meaning: str) -> SignalInstance | None:
        """Return the wish that a key stands for by what it means, or None."""
        wishes = {
            "visibility": self.visibility_wanted,
            "delete": self.delete_wanted,
            "tag": self.tags_wanted,
            "put_in": self.put_in_wanted,
        }
        return wishes.get(meaning)
