"""The strip above the page: the tabs, and a list of them where not all have room."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from viewer.look.icons import icon
from viewer.session.catalogue import tr
from viewer.tabs.tab_bar import HEIGHT, DocumentTabs
from viewer.widgets import menus
from viewer.widgets.literal_text import caption, tool_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from viewer.look.appearance import Appearance
    from viewer.look.theme import Theme
    from viewer.session.open_documents import OpenDocuments


class TabStrip(QFrame):
    """Shows what is open, as long as that is more than one document."""

    close_others_requested = Signal(int)
    beside_requested = Signal(int)
    """The document with this number is to be read beside the one that is shown."""
    copy_requested = Signal(int)
    """The path of the document with this number is wanted on the clipboard."""

    def __init__(
        self, documents: OpenDocuments, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("tabStrip")
        self._documents = documents
        self.tabs = DocumentTabs(appearance, self)
        self.tabs.menu_requested.connect(self._open_menu)
        self._list = QToolButton(self)
        self._list.setToolTip(tr("All open documents"))
        self._list.setAccessibleName(tr("All open documents"))
        self._list.setFixedSize(QSize(30, 28))
        self._list.clicked.connect(self._open_list)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 0, 8, 0)
        layout.setSpacing(4)
        layout.addWidget(self.tabs, 1, Qt.AlignmentFlag.AlignBottom)
        layout.addWidget(self._list)
        self.setFixedHeight(HEIGHT + 1)
        appearance.follow(self._colour)
        documents.changed.connect(self.show_documents)
        self.hide()  # until it has a place

    def show_documents(self) -> None:
        """Show what is open now."""
        documents, current = self._documents.all, self._documents.current
        self.tabs.show_documents(documents, current.number if current is not None else 0)
        self.setVisible(len(documents) > 1)
        self._fit()

    def _fit(self) -> None:
        wanted = sum(self.tabs.tabSizeHint(place).width() for place in range(self.tabs.count()))
        self._list.setVisible(wanted > self.width() - 16)

    def _colour(self, theme: Theme) -> None:
        self._list.setIcon(icon("list", theme))

    def _open_menu(self, number: int, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(tr("Document"))
        ask = self.tabs.close_requested
        menu.addAction(tr("Read Beside"), partial(self.beside_requested.emit, number))
        menu.addSeparator()
        menu.addAction(tr("Close"), partial(ask.emit, number))
        menu.addAction(tr("Close Others"), partial(self.close_others_requested.emit, number))
        one = self._documents.numbered(number)
        if one is not None and one.path is not None:
            menu.addSeparator()
            menu.addAction(tr("Copy Path"), partial(self.copy_requested.emit, number))
        menus.pop_up(menu, place)

    def _open_list(self) -> None:
        menu = QMenu(self)
        menu.setAccessibleName(tr("All open documents"))
        current = self._documents.current
        for one in self._documents.all:
            action = menu.addAction(caption(one.title), partial(self.tabs.chosen.emit, one.number))
            action.setToolTip(tool_tip(one.title))
            action.setCheckable(True)
            action.setChecked(one == current)
        menus.pop_up(menu, self._list.mapToGlobal(self._list.rect().bottomLeft()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
