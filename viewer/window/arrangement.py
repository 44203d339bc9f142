"""What stands in the window: the page or the welcome, and the columns beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from viewer.window.side_panes import ANNOTATIONS_WIDTH, PAGE_WIDTH

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow, QStackedWidget

    from viewer.window.components import FirstParts
    from viewer.window.panes import Parts
    from viewer.window.side_panes import SidePanes

_EDGE = 3
"""How near to the top of a full screen the pointer brings the bars, in pixels."""


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
        self._action = parts.actions["full_screen"]
        self._welcome = parts.welcome
        self._stack = stack
        self._panes = panes
        self._columns = (parts.left, panes.show_left), (parts.right, panes.show_right)
        self._right = [parts.actions[name] for name, _ in parts.right]
        self._wanted = [True for _ in self._right]
        self._widths = {
            pane: ANNOTATIONS_WIDTH if name == "annotations" else PAGE_WIDTH
            for name, pane in parts.right
        }
        self._given: dict[QWidget, int] = {}
        self._is_arranged = self._is_suspended = False
        self._before = panes.is_narrow
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
        self._stack.setCurrentIndex(0 if has_page else 1)  # the page, or both pages, come first
        self._panes.lead_to(self._first.reading.page if has_page else self._welcome)
        self.arrange()

    def arrange(self) -> None:
        """Show the columns that are wanted, while there is a document."""
        is_open = self._document.at_hand is not None
        for column, show in self._columns:
            wanted = [self._actions[name].isChecked() for name, _ in column]
            if len(column) > 1:
                self._show_beside([pane for _, pane in column], wanted)
            show(shown=is_open and any(wanted))

    def _show_beside(self, panes: list[QWidget], wanted: list[bool]) -> None:
        """Show those that are wanted of the panes at the right, each as wide as it was last."""
        before = [pane for pane in panes if not pane.isHidden()]
        for pane in before if self._is_arranged else ():
            if pane.isVisible() and pane.width() != self._given.get(pane):
                self._widths[pane] = pane.width()  # as the user has it, not as room was
        for pane, is_wanted in zip(panes, wanted, strict=True):
            self._panes.show_pane(pane, shown=is_wanted)
        shown = [pane for pane in panes if not pane.isHidden()]
        if shown and shown != before and self._is_arranged:
            self._panes.set_right_widths([self._widths[pane] * (pane in shown) for pane in panes])
            self._given = {pane: pane.width() for pane in shown}
        self._is_arranged = True

    def show_annotations(self) -> None:
        """Show the annotations: something is to be done in them."""
        self._actions["annotations"].setChecked(True)
        self.arrange()

    def suspend(self) -> None:
        """Show and hide nothing for the sake of the window's width until `resume`."""
        self._is_suspended, self._before = True, self._panes.is_narrow

    def resume(self) -> None:
        """Go by the window's width again, once it is what it was before."""
        self._is_suspended = self._panes.is_narrow is not self._before
        self.arrange()

    def _show_topics(self) -> None:
        """Show the topics: something is asked among them."""
        self._actions["topics"].setChecked(True)
        self.arrange()

    def _narrowed(self, narrow: bool) -> None:
        """Hide what is at the right where it would cover the page, until there is room again."""
        if self._is_suspended:
            self._is_suspended = self._action.isChecked() or narrow is not self._before
            self.arrange()
            return
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


class FullScreen(QObject):
    """Fills the screen with the page alone: no bars, no sidebars; all are back afterwards.

    F11 and Esc end it. The pointer at the top edge brings the bars while it is there, and each
    sidebar comes by its own key.
    """

    def __init__(
        self,
        window: QMainWindow,
        first: FirstParts,
        parts: Parts,
        arrangement: Arrangement,
        panes: SidePanes,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._action = parts.actions["full_screen"]
        self._arrangement = arrangement
        self._bars = (window.menuBar(), parts.toolbar)
        self._status = parts.status
        self._panes = [parts.actions[name] for name, _ in (*parts.left, *parts.right)]
        self._shown: list[bool] | None = None
        self._edge = QWidget(window)
        self._edge.hide()
        parts.actions.bind({"full_screen": self._toggle})
        first.reading.escaped.connect(self.leave)
        for watched in (window, panes, self._edge):
            watched.installEventFilter(self)

    def _toggle(self) -> None:
        if self._shown is None:
            self._enter()
        else:
            self.leave()

    def _enter(self) -> None:
        self._arrangement.suspend()
        self._action.setChecked(True)
        self._shown = [action.isChecked() for action in self._panes]
        for action in self._panes:
            action.setChecked(False)
        self._arrangement.arrange()
        self._status.hide()
        self._show_bars(shown=False)
        self._window.setWindowState(self._window.windowState() | Qt.WindowState.WindowFullScreen)

    def leave(self) -> None:
        """Show everything as it was before, with what was brought meanwhile."""
        if self._shown is None:
            return
        shown, self._shown = self._shown, None
        self._edge.hide()
        self._action.setChecked(False)
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowFullScreen)
        for action, was_shown in zip(self._panes, shown, strict=True):
            action.setChecked(was_shown or action.isChecked())
        self._status.show()
        for bar in self._bars:
            bar.show()
        self._arrangement.resume()

    def _show_bars(self, *, shown: bool) -> None:
        for bar in self._bars:
            bar.setVisible(shown)
        self._edge.setGeometry(0, 0, self._window.width(), _EDGE)
        self._edge.setVisible(not shown)
        self._edge.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the pointer to the top edge and away from it, Esc, and the desktop's own ways."""
        if self._shown is None:
            return super().eventFilter(watched, event)
        kind = event.type()
        if kind is QEvent.Type.Enter and watched is not self._window:
            if QApplication.activePopupWidget() is None:
                self._show_bars(shown=watched is self._edge)
        elif watched is self._window:
            is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
            if (
                kind is QEvent.Type.Close
                or (kind is QEvent.Type.KeyPress and is_escape)
                or (kind is QEvent.Type.WindowStateChange and not self._window.isFullScreen())
            ):
                self.leave()
            elif kind is QEvent.Type.Resize:
                self._edge.setGeometry(0, 0, self._window.width(), _EDGE)
        return super().eventFilter(watched, event)
