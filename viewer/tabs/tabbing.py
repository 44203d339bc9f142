"""Tabs: shown once there are two documents, and what keys and menus do with them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from data.files.paths import written
from viewer.session.catalogue import tr
from viewer.session.feature import Feature

if TYPE_CHECKING:
    from collections.abc import Callable

    from viewer.look.appearance import Appearance
    from viewer.session.open_documents import OpenDocument, OpenDocuments
    from viewer.tabs.tab_strip import TabStrip

PLACES = 9
"""Tabs that have keys of their own; the last of them is that of the last tab."""


class Tabbing(Feature):
    """Serves the tabs, which are made when a second document is open."""

    strip_made = Signal(object)
    """The TabStrip, which is to stand above the page."""
    document_wanted = Signal(object)
    """This OpenDocument is to be shown."""
    close_wanted = Signal(int)
    """The document with this number is to be closed."""
    close_others_wanted = Signal(int)
    beside_wanted = Signal(int)
    """The document with this number is to be read beside the one that is shown."""

    def __init__(
        self, documents: OpenDocuments, appearance: Appearance, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._documents = documents
        self._appearance = appearance
        self.strip: TabStrip | None = None
        documents.changed.connect(self._look)

    def start(self) -> None:
        """Show tabs if there is more than one document by now."""
        self._look()

    def commands(self) -> dict[str, Callable[[], object]]:
        """Return what the actions do, by their names."""
        nth = {f"tab_{place}": partial(self._go_to, place) for place in range(1, PLACES + 1)}
        return {"next_tab": partial(self._step, 1), "previous_tab": partial(self._step, -1), **nth}

    def _look(self) -> None:
        if self.strip is None and len(self._documents.all) > 1:
            from viewer.tabs.tab_strip import TabStrip  # one document has no tab

            self.strip = strip = TabStrip(self._documents, self._appearance)
            strip.tabs.chosen.connect(self._want)
            strip.tabs.moved.connect(self._documents.move)
            strip.tabs.close_requested.connect(self.close_wanted)
            strip.close_others_requested.connect(self.close_others_wanted)
            strip.beside_requested.connect(self.beside_wanted)
            strip.copy_requested.connect(self._copy_path)
            self.strip_made.emit(strip)
            strip.show_documents()

    def _want(self, number: int) -> None:
        one = self._documents.numbered(number)
        if one is not None:
            self.document_wanted.emit(one)

    def _step(self, steps: int) -> None:
        """Show the next document, or with -1 the one before, and round."""
        documents, current = self._documents.all, self._documents.current
        if current is not None and len(documents) > 1:
            place = documents.index(current) + steps
            self.document_wanted.emit(documents[place % len(documents)])

    def _go_to(self, place: int) -> None:
        documents: tuple[OpenDocument, ...] = self._documents.all
        if place == PLACES:
            place = len(documents)
        if 0 < place <= len(documents):
            self.document_wanted.emit(documents[place - 1])

    def _copy_path(self, number: int) -> None:
        one = self._documents.numbered(number)
        if one is not None and one.path is not None:
            QGuiApplication.clipboard().setText(written(one.path))
            self.told.emit(tr("Path copied"))
