"""What opens the guide, with the keys as the user has them."""

from collections.abc import Iterable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

import resources
from viewer.guide.guide_text import GuideBlock, GuideKind, blocks_of
from viewer.look.appearance import Appearance
from viewer.session.catalogue import tr
from viewer.session.feature import Feature
from viewer.session.shortcuts import KeyRow


class Guiding(Feature):
    """Shows the guide in a window of its own, which stands beside the one that it is about."""

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._shown: QWidget | None = None

    def show(self, rows: Iterable[KeyRow], window: QWidget) -> None:
        """Show the guide, or bring it forward; `rows` tells of the actions and their keys."""
        from viewer.guide.guide_window import GuideWindow

        if self._shown is None or not self._shown.isVisible():
            if self._shown is not None:
                self._shown.deleteLater()  # the keys may be others by now
            self._shown = GuideWindow(guide(tuple(rows)), self._appearance, window)
        self._shown.show()
        self._shown.raise_()
        self._shown.activateWindow()


def guide(rows: tuple[KeyRow, ...]) -> tuple[GuideBlock, ...]:
    """Return the guide, and behind it every action that has keys, menu by menu."""
    named = {row.name: row.keys[0] if row.keys else f"{row.menu} ▸ {row.text}" for row in rows}
    chapters = blocks_of(resources.text("guide", "guide.txt"), named)
    keys = [GuideBlock(GuideKind.CHAPTER, tr("Keys"))]
    menu = ""
    for row in (row for row in rows if row.keys):
        if row.menu != menu:
            menu = row.menu
            keys.append(GuideBlock(GuideKind.SECTION, menu))
        keys.append(GuideBlock(GuideKind.KEY, ", ".join(row.keys), row.text))
    return (*chapters, *keys)
