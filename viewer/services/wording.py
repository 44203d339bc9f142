"""What things are called in the interface, one or several of them."""

from typing import TYPE_CHECKING

from data.annotation import Annotation, Visibility
from data.document import FurnitureKind
from data.errors import HOW_TO_REPAIR
from data.intake_report import Certainty, Finding
from data.library import ShelfEntry
from data.messages import Forms, Message, counted, said

if TYPE_CHECKING:
    from data.annotation import Label
    from data.library import ShelfEntry

_PIECES = {
    FurnitureKind.MASTHEAD: Forms("{count} line of the masthead", "{count} lines of the masthead"),
    FurnitureKind.REPEATED_TITLE: Forms("{count} repeated title", "{count} repeated titles"),
    FurnitureKind.CAPTION: Forms("{count} caption", "{count} captions"),
    FurnitureKind.NAVIGATION: Forms(
        "{count} link or contents line", "{count} links or contents lines"
    ),
    FurnitureKind.RUNNING_HEAD: Forms("{count} running head", "{count} running heads"),
    FurnitureKind.PAGE_NUMBER: Forms("{count} page number", "{count} page numbers"),
    FurnitureKind.END_MARK: Forms("{count} end mark", "{count} end marks"),
    FurnitureKind.IMAGE: Forms("{count} image", "{count} images"),
    FurnitureKind.PAGE_FRAME: Forms(
        "{count} piece of the page’s frame", "{count} pieces of the page’s frame"
    ),
    FurnitureKind.FRONT_MATTER: Forms(
        "{count} piece of front matter", "{count} pieces of front matter"
    ),
    FurnitureKind.MARKUP: Forms("{count} piece of mark-up", "{count} pieces of mark-up"),
    FurnitureKind.TAKEN_OUT: Forms(
        "{count} passage taken out by you", "{count} passages taken out by you"
    ),
}

_CERTAINTIES = {
    Certainty.SURE: said("sure"),
    Certainty.LIKELY: said("likely"),
    Certainty.UNSURE: said("not sure"),
}
_VISIBILITIES = {
    Visibility.PRIVATE: said("private"),
    Visibility.BRIEFING: said("briefing"),
}


def pieces_of(kind: FurnitureKind, count: int) -> Message:
    """Return so many pieces of furniture in words: "2 captions"."""
    return _PIECES[kind].of(count)


def certainty_of(finding: Finding) -> Message:
    """Return how sure intake is of what it found, in a word or two."""
    return _CERTAINTIES[finding.certainty]


def visibility_of(item: Annotation) -> Message:
    """Return who gets to see an annotation, in a word."""
    return _VISIBILITIES[item.visibility]


def dropped(count: int) -> Message | None:
    """Return what is told of so many corrections that could not be applied; nothing of none."""
    if not count:
        return None
    return counted(
        "{count} of your corrections of the structure could not be applied, as its passage reads "
        "otherwise now; it was left out, and nothing else was changed.",
        "{count} of your corrections of the structure could not be applied, as their passages read "
        "otherwise now; they were left out, and nothing else was changed.",
        count,
    )


def damaged(count: int) -> Message | None:
    """Return what is told of so many annotations that are damaged; nothing of none."""
    if not count:
        return None
    return counted(
        "{count} annotation of this document is damaged and cannot be shown. What is stored is "
        "kept. To get back what can be, {repair}.",
        "{count} annotations of this document are damaged and cannot be shown. What is stored is "
        "kept. To get back what can be, {repair}.",
        count,
        repair=HOW_TO_REPAIR,
    )


def annotations_of(entry: "ShelfEntry") -> Message:
    """Return how many annotations a document has, and how many of these are in the briefing."""
    if not entry.annotations:
        return said("no annotations")
    return counted(
        "{count} annotation, {briefing} in the briefing",
        "{count} annotations, {briefing} in the briefing",
        entry.annotations,
        briefing=entry.briefing,
    )


def name_of(label: "Label") -> Message | str:
    """Return what a label is called; one that stands for none has no name of the user's."""
    return said("No label") if label.is_none else label.name
