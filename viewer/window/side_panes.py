"""The three columns: topics, page, annotations; the last lies over the page where it is narrow."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

TOPICS_WIDTH = 264
ANNOTATIONS_WIDTH = 324
PAGE_WIDTH = 440
_LEAST_PAGE = 440
NARROW = 1000
"""Below this width, in pixels, the annotations lie over the page instead of beside it."""


class SidePanes(QWidget):
    """Places a widget between two sidebars that can be shown, hidden and resized."""

    narrowed = Signal(bool)
    """Whether the annotations, if shown, now lie over the page instead of beside it."""

    def __init__(self, middle: QWidget, parent: QWidget | None = None) -> None:
        """Place `middle` where it will stand between the sidebars, once `furnish` brings them."""
        super().__init__(parent)
        self._middle = middle
        self._left, self._right = QWidget(self), QWidget(self)
        self._over = False
        self._right_width = ANNOTATIONS_WIDTH
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        for widget in (self._left, middle, self._right):
            self._splitter.addWidget(widget)
        self._set_sizes()
        self._splitter.installEventFilter(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._splitter, 1)

    def furnish(self, left: QWidget, right: QWidget) -> None:
        """Put the sidebars into the room that was kept for them."""
        sizes = self._splitter.sizes()
        for old, new in ((self._left, left), (self._right, right)):
            if self._splitter.indexOf(old) >= 0:
                self._splitter.replaceWidget(self._splitter.indexOf(old), new)
            else:
                new.setParent(self)
            old.deleteLater()
        self._left, self._right = left, right
        self._set_sizes()
        if sum(sizes):
            self._splitter.setSizes(sizes)

    def put_above(self, widget: QWidget) -> None:
        """Put a widget over the whole width, above the columns."""
        self._column.insertWidget(0, widget)

    def lead_to(self, widget: QWidget) -> None:
        """Let `widget` have the keyboard that is given to the middle column."""
        self._middle.setFocusProxy(widget)

    def _set_sizes(self) -> None:
        self._splitter.setStretchFactor(1, 1)
        self._left.setMinimumWidth(180)
        self._middle.setMinimumWidth(320)
        self._right.setMinimumWidth(240)
        self._splitter.setSizes([TOPICS_WIDTH, 852, ANNOTATIONS_WIDTH])

    @property
    def is_narrow(self) -> bool:
        """Whether the annotations lie over the page."""
        return self._over

    def show_left(self, *, shown: bool) -> None:
        """Show or hide the left sidebar."""
        self.show_pane(self._left, shown=shown)

    def show_right(self, *, shown: bool) -> None:
        """Show or hide the right sidebar."""
        self.show_pane(self._right, shown=shown)
        if shown and self._over:
            self._lay_over()

    def set_right_widths(self, widths: Sequence[int]) -> None:
        """Make the panes of the right sidebar so wide, in pixels, as far as the page leaves room.

        One that is hidden has none.
        """
        self._right_width = sum(widths) + sum(map(bool, widths)) - 1
        if self._over:
            self._lay_over()
        else:
            left, middle, right = self._splitter.sizes()
            moved = min(self._right_width - right, middle - _LEAST_PAGE)
            self._splitter.setSizes([left, middle - moved, right + moved])
        if isinstance(self._right, QSplitter):
            self._right.setSizes(widths)

    def show_pane(self, pane: QWidget, *, shown: bool) -> None:
        """Show or hide a sidebar or a pane of one; the page gets the keyboard that was in it."""
        focused = QApplication.focusWidget()
        if not shown and focused is not None and pane.isAncestorOf(focused):
            # Qt would hand the keyboard to whatever comes next, a button perhaps.
            self._middle.setFocus(Qt.FocusReason.OtherFocusReason)
        pane.setVisible(shown)

    def focus_next(self) -> None:
        """Give the keyboard to the next pane that is shown."""
        columns = [self._left, self._middle, *_beside(self._right)]
        panes = [pane for pane in columns if _takes_keys(pane)]
        focused = QApplication.focusWidget()
        inside = [pane.isAncestorOf(focused) if focused else False for pane in panes]
        following = panes[(inside.index(True) + 1) % len(panes)] if True in inside else panes[0]
        following.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def state(self) -> QByteArray:
        """Return the widths, to be restored in the next run."""
        return self._splitter.saveState()

    def restore(self, state: QByteArray) -> None:
        """Take the widths of an earlier run."""
        if not state.isEmpty():
            self._splitter.restoreState(state)

    def _lay_over(self) -> None:
        room = self._splitter.geometry()
        room.setLeft(max(room.left(), room.right() + 1 - self._right_width))
        self._right.setGeometry(room)
        self._right.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self._over:
            self._lay_over()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        if narrow != self._over:
            self._over = narrow
            shown = not self._right.isHidden()
            if narrow:
                self._right.setParent(self)
            else:
                self._splitter.addWidget(self._right)
                self._splitter.setSizes(
                    [
                        TOPICS_WIDTH,
                        self.width() - TOPICS_WIDTH - self._right_width,
                        self._right_width,
                    ]
                )
            self._right.setVisible(shown)
            self.narrowed.emit(narrow)
        if self._over:
            self._lay_over()


def column(panes: Sequence[QWidget]) -> QWidget:
    """Return what holds the panes of one column: the only one, or several side by side."""
    if len(panes) == 1:
        return panes[0]
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    for pane in panes:
        splitter.addWidget(pane)
    return splitter


def _beside(right: QWidget) -> list[QWidget]:
    """Return the panes of a column, from the left."""
    if not isinstance(right, QSplitter):
        return [right]
    found = (right.widget(number) for number in range(right.count()))
    return [pane for pane in found if pane is not None]


def _takes_keys(pane: QWidget) -> bool:
    """Tell whether a pane is shown, and that of it which would get the keyboard."""
    target = pane
    while (proxy := target.focusProxy()) is not None:
        target = proxy
    return target.isVisible()
