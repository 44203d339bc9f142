"""What stands in the window: the page or the welcome, and the columns beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStackedWidget

    from viewer.window.components import FirstParts
    from viewer.window.panes import Parts
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
        self._columns = (parts.left, panes.show_left), (parts.right, panes.show_right)
        self._right = [parts.actions[name] for name, _ in parts.right]
        self._wanted = [True for _ in self._right]
        self._serve_outlines(parts)
        parts.composing.place_requested.connect(parts.shelf.show_annotation)
        first.reading.page.scrolled.connect(parts.annotations.follow_page)
        stack.addWidget(parts.welcome)
        parts.actions.bind({name: self.arrange for name, _ in (*parts.left, *parts.right)})
        first.document.availability_changed.connect(self.refresh)
        first.reading.escaped.connect(self._uncover)
        first.reading.find_tool.note_chosen.connect(self.show_annotations)
        panes.narrowed.connect(self._narrowed)
        self.refresh()
        if panes.is_narrow:
            self._narrowed(True)

    def _serve_outlines(self, parts: Parts) -> None:
        """Let the question which topics a document has be put and answered among the topics."""
        outlining, topics = parts.outlining, parts.topics
        outlining.offered.connect(topics.offer_outlines)
        outlining.wanted.connect(self._show_topics)
        outlining.wanted.connect(topics.ask_for_outline)
        topics.outline_chosen.connect(outlining.choose)
        topics.outline_dismissed.connect(outlining.dismiss)
        outlining.start()

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
        for column, show in self._columns:
            wanted = [self._actions[name].isChecked() for name, _ in column]
            if len(column) > 1:
                for (_, pane), is_wanted in zip(column, wanted, strict=True):
                    pane.setVisible(is_wanted)
            show(shown=is_open and any(wanted))

    def show_annotations(self) -> None:
        """Show the annotations: something is to be done in them."""
        self._actions["annotations"].setChecked(True)
        self._panes.show_right(shown=True)

    def _show_topics(self) -> None:
        """Show the topics: something is asked among them."""
        self._actions["topics"].setChecked(True)
        self.arrange()

    def _narrowed(self, narrow: bool) -> None:
        """Hide what is at the right where it would cover the page, until there is room again."""
        if narrow:
            self._wanted = [action.isChecked() for action in self._right]
        for action, was_shown in zip(self._right, self._wanted, strict=True):
            action.setChecked(not narrow and was_shown)
        self.arrange()

    def _uncover(self) -> None:
        """Take away what lies over the page where the window is narrow."""
        if self._panes.is_narrow:
            for action in self._right:
                action.setChecked(False)
            self.arrange()
