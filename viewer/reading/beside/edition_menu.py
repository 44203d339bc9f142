"""Which other edition of a document is to be read beside it, where there are several."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from viewer.session.catalogue import tr
from viewer.widgets.literal_text import caption, tool_tip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from data.library.records import ShelfEntry


def edition_menu(
    entries: Sequence[ShelfEntry], choose: Callable[[str], None], parent: QWidget
) -> QMenu:
    """Return a menu of editions, each with its day and its file; `choose` gets the id of one."""
    menu = QMenu(parent)
    menu.setAccessibleName(tr("Other editions"))
    for entry in entries:
        said = " · ".join(part for part in (entry.date, entry.title, entry.source_name) if part)
        action = menu.addAction(caption(said), partial(choose, entry.id))
        action.setToolTip(tool_tip(said))
    return menu
