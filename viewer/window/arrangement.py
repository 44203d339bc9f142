"""What stands in the window: the page or the welcome, and the columns beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget

    from viewer.window.components import FirstParts, Parts
    from viewer.window.side_panes import SidePanes


class Arrangement(QObject):
    """Follows the document and the View menu; `stack` holds the page, and will the welcome."""

    def __init__(
        self,
        first: FirstParts,
        parts: Parts,
        stack: QStackedWidget,
        panes: SidePanes,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._first = first
        self._document = first.document
        self._actions = parts.actions
        self._welcome = parts.welcome
        self._stack = stack
        self._panes = panes
        self._has_cards = True
        stack.addWidget(parts.welcome)
        for name in ("topics", "annotations"):
            parts.actions.bind({name: self.arrange})
        first.document.availability_changed.connect(self.refresh)
        first.reading.escaped.connect(self._uncover)
        panes.narrowed.connect(self._narrowed)
        self.refresh()
        if panes.is_narrow:
            self._narrowed(True)

    def refresh(self) -> None:
        """Show the page, or the welcome where no document is open, with what stands around it."""
        name = self._document.opening
        if name:
            self._welcome.show_opening(name)
        else:
            self._welcome.set_recent(self._first.settings.recent())
            self._welcome.show_idle()
        has_page = self._document.at_hand is not None
        self._stack.setCurrentWidget(self._first.reading if has_page else self._welcome)
        self._panes.lead_to(self._first.reading.page if has_page else self._welcome)
        self.arrange()

    def arrange(self) -> None:
        """Show the columns that are wanted, while there is a document."""
        is_open = self._document.at_hand is not None
        self._panes.show_left(shown=is_open and self._actions["topics"].isChecked())
        self._panes.show_right(shown=is_open and self._actions["annotations"].isChecked())

    def show_annotations(self) -> None:
        """Show the annotations: something is to be done in them."""
        self._actions["annotations"].setChecked(True)
        self._panes.show_right(shown=True)

    def _narrowed(self, narrow: bool) -> None:
        """Hide the annotations where they would cover the page, until there is room again."""
        action = self._actions["annotations"]
        if narrow:
            self._has_cards = action.isChecked()
        action.setChecked(not narrow and self._has_cards)
        self.arrange()

    def _uncover(self) -> None:
        """Take the annotations away where they lie over the page."""
        if self._panes.is_narrow:
            self._actions["annotations"].setChecked(False)
            self.arrange()
