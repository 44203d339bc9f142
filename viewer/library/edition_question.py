"""The question whether another document is an edition of the open one."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget

from data.anchors.editions import EditionAnswer
from data.library.records import ShelfEntry
from data.messages import Message, counted
from data.text.printed_dates import long_date
from viewer.session.catalogue import told, tr
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
    box.setText(told(_asked(entry, count)))
    about = tr(
        "What stands here in the same words is carried over; the rest you review first. Library ▸ "
        "Carry Over From… asks for any document, at any time."
    )
    box.setInformativeText(f"{origin_of(entry)} {about}")
    buttons: dict[QAbstractButton, EditionAnswer | None] = {
        box.addButton(tr("&Carry Over…"), QMessageBox.ButtonRole.AcceptRole): None,
        box.addButton(
            tr("&Another Meeting"), QMessageBox.ButtonRole.DestructiveRole
        ): EditionAnswer.ANOTHER_MEETING,
    }
    later = box.addButton(tr("&Not Now"), QMessageBox.ButtonRole.RejectRole)
    buttons[later] = EditionAnswer.NOT_NOW
    box.setDefaultButton(later)
    box.setEscapeButton(later)
    box.buttonClicked.connect(lambda pressed: answered(buttons[pressed]))
    present(box)
    return box


def _asked(entry: ShelfEntry, count: int) -> Message:
    """Return the question, for a document with a date or without one."""
    if not entry.date:
        return counted(
            "“{title}” has {count} annotation that is not here. Is this another edition of it?",
            "“{title}” has {count} annotations that are not here. Is this another edition of it?",
            count,
            title=entry.title,
        )
    return counted(
        "“{title}” of {date} has {count} annotation that is not here. Is this another edition of "
        "it?",
        "“{title}” of {date} has {count} annotations that are not here. Is this another edition of "
        "it?",
        count,
        title=entry.title,
        date=date_of(entry),
    )


def date_of(entry: ShelfEntry) -> str:
    """Return the date of a document's meeting as one writes it; empty without one."""
    return long_date(dt.date.fromisoformat(entry.date)) if entry.date else ""


def origin_of(entry: ShelfEntry) -> str:
    """Return which file a document was, to tell it from another one of its name, as a sentence."""
    opened = long_date(entry.opened.astimezone().date())
    return tr(
        "It is the file “{file}”, last opened on {date}.",
        file=entry.path or entry.source_name,
        date=opened,
    )
