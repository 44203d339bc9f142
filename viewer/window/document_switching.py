"""Which of the documents that are open is shown: going to one, back to one, and closing it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from data.errors import IntakeError, LibraryError
from data.files.paths import is_file, named
from viewer.session.kept_documents import kept_documents
from viewer.session.settings import LAST, REOPEN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QStackedWidget, QWidget

    from viewer.reading.place import Stand
    from viewer.session.open_documents import OpenDocument
    from viewer.window.components import FirstParts
    from viewer.window.opening_controller import OpeningController
    from viewer.window.panes import Parts


class DocumentSwitching(QObject):
    """Shows another one of the open documents; what is being typed is saved before one is left."""

    def __init__(
        self,
        first: FirstParts,
        parts: Parts,
        opening: OpeningController,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._library, self._opener = first.library, first.opener
        self._settings, self._document = first.settings, first.document
        self._documents, self._parts = parts.documents, parts
        self._opening = opening

    def start(self, put_above: Callable[[QWidget], None], stack: QStackedWidget) -> None:
        """Let several documents be open, those of the last run too; `put_above` shows the tabs.

        `stack` holds the page, and will hold two panes.
        """
        beside = self._parts.beside
        beside.serve(stack)
        beside.document_wanted.connect(self.go_to)
        beside.edition_wanted.connect(self._opening.open_known)
        beside.leaving.connect(self._opening.keep_place)
        beside.changed.connect(self._parts.actions["beside"].setChecked)
        self._parts.tabbing.beside_wanted.connect(beside.read)
        tabbing, removing = self._parts.tabbing, self._parts.shelf.removing
        self._opening.serve_documents(self._documents)
        self._parts.navigating.document_wanted.connect(self.return_to)
        tabbing.strip_made.connect(put_above)
        tabbing.document_wanted.connect(self.go_to)
        tabbing.close_wanted.connect(self.close)
        tabbing.close_others_wanted.connect(self.close_others)
        removing.leaving.connect(self.let_go)
        removing.leaving.connect(self._parts.navigating.forget)
        removing.left.connect(self._parts.documents_keeper.forget)
        for end in (self._opener.failed, self._opener.cancelled):
            end.connect(self._documents.changed)  # another one is current than was asked for
        if self._settings.value(REOPEN) != "no":
            self._restore()
        tabbing.start()
        self._documents.changed.connect(self._enable)
        self._enable()

    def _enable(self) -> None:
        """Let only those actions be used that have documents to go to."""
        documents, actions = self._documents, self._parts.actions
        actions.let_use("tab", on=documents.current is not None)
        actions.let_use("tabs", on=len(documents.all) > 1)
        actions.let_use("closed", on=documents.closed is not None)

    def go_to(self, one: OpenDocument, place: Stand | None = None) -> None:
        """Show a document that is open, at a place if one is given, else as it was left."""
        session = one.session
        is_shown = session is not None and session is self._document.session
        if is_shown or self._parts.beside.goes_over(one) or not self._document.commit():
            self._documents.changed.emit()  # whoever shows another one as current is wrong
            return
        self._opening.make_ready(place)
        if session is not None and session.notebook.is_behind():
            self._documents.let_go(one.number)
            session = None
        if session is not None:
            self._opening.show(session, one.path)
        else:
            self._open_anew(one)

    def return_to(self, document_id: str, place: Stand) -> None:
        """Lead back to a place in a document, which is opened if it is not open."""
        one = self._documents.on(document_id)
        if one is not None:
            self.go_to(one, place)
        elif self._document.commit():
            self._opening.make_ready(place)
            self._opener.open_known(document_id)

    def reopen_closed(self) -> None:
        """Open again what was closed last."""
        one = self._documents.closed
        if one is not None and self._document.commit():
            self._opening.make_ready()
            self._open_anew(one)

    def close_current(self) -> None:
        """Close the document that is shown."""
        current = self._documents.current
        if current is not None:
            self.close(current.number)

    def close(self, number: int) -> None:
        """Close a document, unless what was typed cannot be saved.

        If it was the one that is shown, the one beside it is shown then, and without one none.
        """
        one, beside = self._documents.numbered(number), self._documents.beside(number)
        if one is None or not self._document.commit():
            return
        if one != self._documents.current:
            self._documents.close(number)
            return
        self._opening.put_away()
        self._documents.close(number)
        if beside is None or beside.session is None or self._opener.opening:
            self._document.show(None)
        if beside is not None and not self._opener.opening:
            self.go_to(beside)

    def close_others(self, number: int) -> None:
        """Close all documents but one, which is shown then."""
        one = self._documents.numbered(number)
        if one is None or not self._document.commit():
            return
        self.go_to(one)
        for other in self._documents.all:
            if other.number != number and other.session is not self._document.session:
                self._documents.close(other.number)

    def let_go(self, document_id: str) -> None:
        """Close a document that leaves the library, if it is open; it is not opened again."""
        one = self._documents.on(document_id)
        if one is not None:
            self.close(one.number)
        self._documents.forget(document_id)

    def _restore(self) -> None:
        """Open what was open; where the file of what was shown is gone, the library has that."""
        last = self._last()
        self._documents.restore(kept_documents(self._settings), last)
        if self._opening.was_asked or last is None or is_file(last):
            return
        current = self._documents.current
        if current is not None:
            self.go_to(current)
        else:
            self._opening.open(last)

    def _last(self) -> Path | None:
        with suppress(IntakeError):
            return named(self._settings.value(LAST)) if self._settings.value(LAST) else None
        return None

    def _open_anew(self, one: OpenDocument) -> None:
        """Open what is open and was not looked at, or was let go: its file may be gone."""
        known = None
        with suppress(LibraryError):
            known = self._library.entry(one.id) if one.id else None
        if known is not None:
            self._opener.open_known(one.id)
        elif one.path is not None:
            self._opener.open(one.path)
