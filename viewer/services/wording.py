"""What things are called in the interface, one or several of them."""

from typing import TYPE_CHECKING

from data.document import FurnitureKind
from data.errors import HOW_TO_REPAIR

if TYPE_CHECKING:
    from data.library import ShelfEntry

_ALIKE = frozenset({FurnitureKind.FRONT_MATTER, FurnitureKind.MARKUP})
"""What has no plural."""


def counted(kind: FurnitureKind, count: int) -> str:
    """Return so many pieces of furniture in words: "2 captions"."""
    name = kind.value
    if count != 1 and kind is FurnitureKind.TAKEN_OUT:
        name = "passages taken out by you"
    elif count != 1 and kind not in _ALIKE:
        name = f"{name}s"
    return f"{count:,} {name}"


def dropped(count: int) -> str:
    """Return what is told of so many corrections that could not be applied; nothing of none."""
    if not count:
        return ""
    theirs, it = (
        ("its passage reads", "it was") if count == 1 else ("their passages read", "they were")
    )
    return (
        f"{count:,} of your corrections of the structure could not be applied, as {theirs} "
        f"otherwise now; {it} left out, and nothing else was changed."
    )


def damaged(count: int) -> str:
    """Return what is told of so many annotations that are damaged; nothing of none."""
    if not count:
        return ""
    which = "1 annotation" if count == 1 else f"{count:,} annotations"
    verb = "is" if count == 1 else "are"
    return (
        f"{which} of this document {verb} damaged and cannot be shown. What is stored is kept. To "
        f"get back what can be, {HOW_TO_REPAIR}."
    )


def annotations_of(entry: "ShelfEntry") -> str:
    """Return how many annotations a document has, and how many of these are in the briefing."""
    noun = "annotation" if entry.annotations == 1 else "annotations"
    if not entry.annotations:
        return "no annotations"
    return f"{entry.annotations:,} {noun}, {entry.briefing:,} in the briefing"
