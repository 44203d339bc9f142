"""Reading beside: the second pane as a command, made when it is wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from data.errors import LibraryError
from viewer.session.catalogue import told, tr
from viewer.session.feature import Feature

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QStackedWidget

    from data.library import Library
    from viewer.look.appearance import Appearance
    from viewer.reading.beside.two_panes import TwoPanes
    from viewer.reading.reading_pane import ReadingPane
    from viewer.session.current_document import CurrentDocument
    from viewer.session.document_session import DocumentSession
    from viewer.session.open_documents import OpenDocument, OpenDocuments
    from viewer.session.settings import Settings


class ReadingBeside(Feature):
    """Opens the second pane and closes it, and knows what is seen in it."""

    document_wanted = Signal(object)
    """This OpenDocument is to be shown in the pane that is worked in."""
    edition_wanted = Signal(str)
    """The document of the library with this id is to be opened there."""
    leaving = Signal()
    """The reader goes over to the other pane."""
    changed = Signal(bool)
    """Whether there are two panes."""

    def __init__(
        self,
        reading: ReadingPane,
        document: CurrentDocument,
        documents: OpenDocuments,
        appearance: Appearance,
        settings: Settings,
        *,
        library: Library,
    ) -> None:
        super().__init__(reading)
        self._library = library
        self._reading, self._document, self._documents = reading, document, documents
        self._appearance, self._settings = appearance, settings
        self._stack: QStackedWidget | None = None
        self.panes: TwoPanes | None = None
        """Both panes; None while there is one."""

    def serve(self, stack: QStackedWidget) -> None:
        """Let the panes stand in `stack`, where the one page is first."""
        self._stack = stack

    def turn(self) -> None:
        """Read another place of what is shown beside it; or one document alone again."""
        if self.panes is not None:
            self.panes.end()
        else:
            self._begin()

    def read(self, number: int) -> None:
        """Read an open document beside what is shown."""
        one = self._documents.numbered(number)
        if one is None or not self._document.commit():
            return
        if self.panes is None:
            self._begin()
        elif not self.goes_over(one):
            self.panes.hand_over()
        if self.panes is not None:
            self.document_wanted.emit(one)

    def read_edition(self) -> None:
        """Read another edition of what is shown beside it; the user says which, of several."""
        session = self._document.at_hand
        if session is None:
            return
        from data.anchors.editions import series  # once it is asked for

        here = session.document
        try:
            found = self._library.editions(series(here))
        except LibraryError as error:
            self.failed.emit(told(error))
            return
        others = [entry for entry in found if entry.id != here.id]
        if not others:
            self.told.emit(tr("The library has no other edition of this document"))
        elif len(others) < 2:
            self._read_edition(others[0].id)
        else:
            from viewer.reading.beside.edition_menu import edition_menu
            from viewer.widgets.menus import pop_up

            page = self._reading.page
            menu = edition_menu(others, self._read_edition, page)
            pop_up(menu, page.mapToGlobal(page.rect().topLeft()))

    def _read_edition(self, document_id: str) -> None:
        one = self._documents.on(document_id)
        if one is not None:
            self.read(one.number)
        elif self._document.commit():
            if self.panes is None:
                self._begin()
            else:
                self.panes.hand_over()
            self.edition_wanted.emit(document_id)

    def goes_over(self, one: OpenDocument) -> bool:
        """Go over if a document is the one that is seen in the other pane alone."""
        panes, session = self.panes, one.session
        if panes is None or session is None or session is not panes.session:
            return False
        return session is not self._document.session and panes.go_over()

    def step_over(self, otherwise: Callable[[], None]) -> None:
        """Give the other pane the keyboard, or where it had it already what comes next."""
        if self.panes is None or self.panes.step_over():
            otherwise()

    def end(self) -> None:
        """Show one page alone: what is known of the other is not so any more."""
        if self.panes is not None:
            self.panes.end()

    def _begin(self) -> None:
        if self._stack is None or self._document.at_hand is None:
            self.changed.emit(False)
            return
        from viewer.reading.beside.two_panes import TwoPanes  # for who wants two

        self.panes = TwoPanes(
            self._reading, self._document, self._appearance, self._stack, self._settings
        )
        self.panes.document.changed.connect(self._keep)
        self.panes.over.connect(self._end)
        self.panes.leaving.connect(self.leaving)
        self._documents.changed.connect(self._watch)
        self._keep(self.panes.session)
        self.changed.emit(True)

    def _keep(self, session: DocumentSession | None) -> None:
        self._documents.show_beside(session)

    def _watch(self) -> None:
        if self.panes is not None:
            self.panes.watch(self._documents)

    def _end(self) -> None:
        self._documents.changed.disconnect(self._watch)
        self._documents.show_beside(None)
        self.panes = None
        self.changed.emit(False)
