"""One tab for each open document; what is done with tabs is told, and nothing is done here."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QMouseEvent
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from data.files.paths import clean, shown
from viewer.look.icons import icon
from viewer.session.catalogue import tr
from viewer.widgets.literal_text import caption, tool_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from viewer.look.appearance import Appearance
    from viewer.look.theme import Theme
    from viewer.session.open_documents import OpenDocument

HEIGHT = 34
_WIDEST, _NARROWEST = 300, 120
"""What a tab takes, in pixels; where the narrowest have no room, the bar can be scrolled."""
_CLOSE = 20


class DocumentTabs(QTabBar):
    """The tabs, in the order of the documents. Titles are cut in the middle; tips have them whole.

    A click shows a document, the middle button or the cross closes it, a drag moves its tab.
    """

    chosen = Signal(int)
    """The document with this number is to be shown."""
    close_requested = Signal(int)
    moved = Signal(int, int)
    """The document with this number was dragged to this place, from 0."""
    menu_requested = Signal(int, QPoint)
    """The menu of the document with this number is wanted at this point of the screen."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("documentTabs")
        self.setAccessibleName(tr("Open documents"))
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMovable(True)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideMiddle)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._appearance = appearance
        self._theme = appearance.theme
        self._pressed = -1
        self.currentChanged.connect(self._choose)
        self.tabMoved.connect(self._tell_move)
        appearance.follow(self._colour)

    @property
    def numbers(self) -> list[int]:
        """The numbers of the documents that have tabs, in order."""
        return [self.tabData(place) for place in range(self.count())]

    def show_documents(self, documents: Sequence[OpenDocument], current: int) -> None:
        """Have a tab for each of these; that of the document with the number `current` is on."""
        wanted = [one.number for one in documents]
        with QSignalBlocker(self):
            for place in reversed(range(self.count())):
                if self.tabData(place) not in wanted:
                    self.removeTab(place)
            for place, number in enumerate(wanted):
                self._put(number, place)
            names = Counter(one.title for one in documents)
            for place, one in enumerate(documents):
                self._name(place, one, is_alone=names[one.title] == 1)
            if current in wanted:
                self.setCurrentIndex(wanted.index(current))

    def _put(self, number: int, place: int) -> None:
        """Let the tab of a document stand at a place."""
        if number in self.numbers:
            self.moveTab(self.numbers.index(number), place)
            return
        self.insertTab(place, "")
        self.setTabData(place, number)
        close = QToolButton(self)
        close.setObjectName("closeTab")
        close.setFixedSize(QSize(_CLOSE, _CLOSE))
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.setToolTip(tr("Close"))
        close.setIcon(icon("close", self._theme))
        close.clicked.connect(partial(self.close_requested.emit, number))
        self.setTabButton(place, QTabBar.ButtonPosition.RightSide, close)

    def _name(self, place: int, one: OpenDocument, *, is_alone: bool) -> None:
        name = clean(one.path.name) if one.path is not None else ""
        title = one.title or name
        if name and not is_alone:
            title = tr("{title} · {file}", title=title, file=name)
        if self.tabText(place) != caption(title):
            self.setTabText(place, caption(title))
            self.setAccessibleTabName(place, title)
        self.setTabToolTip(place, tool_tip(f"{title}\n{shown(one.path)}" if one.path else title))
        close = self.tabButton(place, QTabBar.ButtonPosition.RightSide)
        if close is not None:
            close.setAccessibleName(tr("Close “{title}”", title=title))

    def _colour(self, theme: Theme) -> None:
        self._theme = theme
        for place in range(self.count()):
            close = self.tabButton(place, QTabBar.ButtonPosition.RightSide)
            if isinstance(close, QToolButton):
                close.setIcon(icon("close", theme))

    def _choose(self, place: int) -> None:
        if place >= 0:
            self.chosen.emit(self.tabData(place))

    def _tell_move(self, _before: int, place: int) -> None:
        """Tell of a tab that is dragged, which is the current one; others give way to it."""
        current = self.currentIndex()
        if place != current:
            place = current
        self.moved.emit(self.tabData(place), place)

    def tabSizeHint(self, index: int) -> QSize:
        """Return how wide a tab would be, which no title makes too wide for others."""
        # The current one is in a heavier face, of which Qt does not know here.
        title, heavier = self.tabText(index), QFont(self.font())
        heavier.setWeight(QFont.Weight.Medium)
        more = QFontMetrics(heavier).horizontalAdvance(title)
        more -= self.fontMetrics().horizontalAdvance(title)
        return QSize(min(super().tabSizeHint(index).width() + max(0, more), _WIDEST), HEIGHT)

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Return what of its title is seen where there is little room."""
        return QSize(min(self.tabSizeHint(index).width(), _NARROWEST), HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self.tabAt(event.position().toPoint())
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        place = self.tabAt(event.position().toPoint())
        if not 0 <= place == self._pressed:
            return
        if event.button() is Qt.MouseButton.MiddleButton:
            self.close_requested.emit(self.tabData(place))
        elif event.button() is Qt.MouseButton.LeftButton and place == self.currentIndex():
            self._choose(place)  # it may be current and could not be shown

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        place = self.tabAt(event.pos()) if by_mouse else self.currentIndex()
        if place >= 0:
            corner = self.mapToGlobal(self.tabRect(place).bottomLeft())
            self.menu_requested.emit(self.tabData(place), event.globalPos() if by_mouse else corner)
