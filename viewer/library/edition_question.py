"""The question whether another document is an edition of the open one."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget

from data.anchors.editions import EditionAnswer
from data.library.records import ShelfEntry
from data.text.printed_dates import long_date
from viewer.widgets.dialog_host import present
from viewer.widgets.message_boxes import PlainBox


def ask_edition(
    parent: QWidget,
    entry: ShelfEntry,
    count: int,
    answered: Callable[[EditionAnswer | None], object],
) -> QMessageBox:
    """Ask, without stopping the event loop, whether annotations are to come from a document.

    `count` is how many are not here yet. `answered` is told what was said, None for yes; nothing
    where the question was closed unanswered.
    """
    box = PlainBox(parent)
    box.setWindowTitle(parent.windowTitle())
    noun = "annotation that is" if count == 1 else "annotations that are"
    when = f" of {date_of(entry)}" if entry.date else ""
    box.setText(
        f"“{entry.title}”{when} has {count:,} {noun} not here. Is this another edition of it?"
    )
    box.setInformativeText(
        f"{origin_of(entry)} What stands here in the same words is carried over; the rest you "
        "review first. Library ▸ Carry Over From… asks for any document, at any time."
    )
    buttons: dict[QAbstractButton, EditionAnswer | None] = {
        box.addButton("&Carry Over…", QMessageBox.ButtonRole.AcceptRole): None,
        box.addButton(
            "&Another Meeting", QMessageBox.ButtonRole.DestructiveRole
        ): EditionAnswer.ANOTHER_MEETING,
    }
    later = box.addButton("&Not Now", QMessageBox.ButtonRole.RejectRole)
    buttons[later] = EditionAnswer.NOT_NOW
    box.setDefaultButton(later)
    box.setEscapeButton(later)
    box.buttonClicked.connect(lambda pressed: answered(buttons[pressed]))
    present(box)
    return box


def date_of(entry: ShelfEntry) -> str:
    """Return the date of a document's meeting as one writes it; empty without one."""
    return long_date(dt.date.fromisoformat(entry.date)) if entry.date else ""


def origin_of(entry: ShelfEntry) -> str:
    """Return which file a document was, to tell it from another one of its name, as a sentence."""
    opened = long_date(entry.opened.astimezone().date())
    return f"It is the file “{entry.path or entry.source_name}”, last opened on {opened}."
