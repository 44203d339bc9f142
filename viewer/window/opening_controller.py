"""How a document comes into the window, stays as it is corrected, and goes again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from data.messages import said
from viewer.reading.place import Stand
from viewer.session.catalogue import told, tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from data.notebook import ChangeRecord
    from viewer.services.loading import Loaded
    from viewer.session.document_session import DocumentSession
    from viewer.session.open_documents import OpenDocuments
    from viewer.session.place_keeper import PlaceKeeper
    from viewer.window.components import FirstParts

_DRAFT = said("A note is not saved yet: N opens the draft of it.")
_LOST_DRAFT = said(
    "There is the draft of a note whose annotation was deleted: put that back out of the trash."
)
_NEWER_READING = said(
    "This version of the program reads the file otherwise than the one that opened it first. "
    "Annotations and corrections are kept."
)


class OpeningController(QObject):
    """Has documents opened and shown; what is being typed is saved before one is left."""

    begun = Signal()
    """The document makes way; what was said of it is of no use any more."""
    failed = Signal(str)
    """One line for the user."""
    left = Signal(object)
    """The document that is shown is left at this Stand; or it was opened at an address, and
    reading had stopped there."""
    reading_offered = Signal(str, str, object)
    """What the user may decide on, what agreeing is called, and what is to be called then."""

    def __init__(self, first: FirstParts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._first = first
        self._document = first.document
        self._take_in: Callable[[Path], None] | None = None
        self._brought: Path | None = None
        self._address = ""
        self._places: PlaceKeeper | None = None
        self._documents: OpenDocuments | None = None
        self._return: Stand | None = None
        self.was_asked = False
        """Whether a document was to be opened since the program started."""
        opener = first.opener
        first.receiving.wanted.connect(self.open)
        opener.opened.connect(self._opened)
        for turn in (opener.started, opener.cancelled, opener.failed, opener.warned):
            turn.connect(self._make_way)
        for message in (opener.failed, opener.warned):
            message.connect(self.failed)
        for end in (opener.failed, opener.cancelled):
            end.connect(self._forget_address)
        opener.renewal.offered.connect(self._offer_reading)
        first.document.restructured.connect(self._restructured)

    def serve_packages(self, take_in: Callable[[Path], None]) -> None:
        """Let `take_in` have what is no document but brings one, also what was brought before."""
        self._take_in = take_in
        if self._brought is not None:
            self.open(self._brought)

    def serve_places(self, places: PlaceKeeper) -> None:
        """Let `places` keep where reading is to go on in what is open."""
        self._places = places
        places.failed.connect(self.failed)

    def serve_documents(self, documents: OpenDocuments) -> None:
        """Let `documents` say what is open already: that is gone to, and not opened anew."""
        self._documents = documents

    def keep_place(self) -> None:
        """Remember where reading is to go on."""
        if self._places is not None:
            self._places.keep()

    def end(self) -> None:
        """Remember it a last time: the window is closed."""
        if self._places is not None:
            self._places.end()

    def open(self, path: Path, address: str = "") -> None:
        """Open a document, at an address if one is given; what is wrong is said in the window."""
        self.was_asked = True
        if not self._document.commit():
            return
        self.begun.emit()
        from data.interchange import PACKAGE

        if path.suffix.lower() != PACKAGE:
            self.keep_place()
            self._go_to(address)
            self._first.opener.open(path.absolute())
        elif self._take_in is None:
            self._brought = path  # once the window can ask about it
        else:
            self._take_in(path.absolute())

    def open_known(self, document_id: str, address: str = "") -> None:
        """Open a document of the library, at an address in it if one is given."""
        if self._document.commit():
            self.begun.emit()
            self.keep_place()
            self._go_to(address)
            self._first.opener.open_known(document_id)

    def make_ready(self, place: Stand | None = None) -> None:
        """Be ready for another document, to be shown at a place if one is given; no other comes."""
        self.begun.emit()
        self.keep_place()
        self._go_to("")
        self._return = place

    def put_away(self) -> None:
        """Leave the document that is shown, which is closed; one that is on its way comes yet."""
        self.begun.emit()
        self.decline_reading()
        self.keep_place()
        self.leave()

    def show(self, session: DocumentSession, path: Path | None, offset: int = 0) -> None:
        """Show a document, as it was left if it was shown before; the reader leaves another one."""
        place, self._return = self._return, None
        if place is None and not session.continues(self._document.session):
            self.leave()
        self._document.show(session, path, offset)
        if place is not None:
            self._first.reading.return_to(place)
        self._first.reading.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Tell where the reader was in the document that another one takes the place of."""
        if self._document.session is not None:
            self.left.emit(self._first.reading.position.stand())

    def reopen(self) -> None:
        """Show anew what is open: the library holds other labels or annotations."""
        session, path = self._document.session, self._document.path
        if session is not None and path is not None:
            self._first.opener.reopen(session, path, self._first.reading.page.first_visible())

    def read_anew(self) -> None:
        """Read the document that is open as this version of the program reads, if it was not."""
        session, path = self._document.session, self._document.path
        if session is not None and path is not None:
            self._first.opener.read_anew(session, path)

    def decline_reading(self) -> None:
        """Offer the newer reading no more as long as the document is open."""
        self._first.opener.renewal.give_up()

    def _offer_reading(self, read: Loaded) -> None:
        """Let the user decide whether a document is shown as it is read by now."""
        session = self._document.session
        if session is not None and session.as_read.id == read.as_read.id:
            take = partial(self._take_reading, read)
            self.reading_offered.emit(told(_NEWER_READING), tr("Use New Reading"), take)

    def _take_reading(self, read: Loaded) -> None:
        session, path = self._document.session, self._document.path
        if session is None or path is None or session.as_read.id != read.as_read.id:
            return
        if self._document.commit():
            place = self._first.reading.page.first_visible()
            self._first.opener.take_reading(session, read, path, place)
        else:
            self._offer_reading(read)

    def _make_way(self) -> None:
        self._document.make_way(self._first.opener.opening)

    def _opened(self, session: DocumentSession, path: Path, offset: int) -> None:
        self._make_way()
        if not self._document.commit():
            session.deleteLater()
            return
        here = self._open_already(session)
        if here is None and session.drafts.ids and not session.continues(self._document.session):
            self._tell_drafts(session)
        place = self._addressed(session, offset)
        if here is not None and place != offset:
            self._return = Stand(place)
        self.show(here or session, path, place)
        if here is not None:
            session.deleteLater()
        elif place != offset:
            self.left.emit(Stand(offset))
        self._first.settings.add_recent(path)

    def _open_already(self, session: DocumentSession) -> DocumentSession | None:
        """Return the session on a document that is open and not shown: it stays as it was left."""
        one = self._documents.on(session.document.id) if self._documents is not None else None
        here = one.session if one is not None else None
        if here is None or here is self._document.session or here.notebook.is_behind():
            return None
        return here

    def _go_to(self, address: str) -> None:
        """Let what is opened next be shown at an address; what is on its way is given up."""
        self._first.opener.cancel()
        self._address = address

    def _forget_address(self) -> None:
        self._address, self._return = "", None

    def _addressed(self, session: DocumentSession, offset: int) -> int:
        """Return where a document is to be shown, by default at `offset`; say what is not there."""
        address, self._address = self._address, ""
        if not address:
            return offset
        from data.text.address_search import AddressSearch  # few are opened so

        hits = AddressSearch(session.citations).hits(address, most=1)
        if not hits:
            self.failed.emit(tr("“{asked}” is no place in this document.", asked=address))
            return offset
        return session.document.blocks[hits[0].block].start

    def _tell_drafts(self, session: DocumentSession) -> None:
        """Lead to what was being typed when the program ended, or the session on the document."""
        here = [name for name in session.drafts.ids if session.annotation(name)]
        session.set_current(here[0] if here else "")
        self.failed.emit(told(_DRAFT if here else _LOST_DRAFT))

    def _restructured(self, _record: ChangeRecord) -> None:
        """Show the corrected document: the reader stays at the same words, the caret as well."""
        session, path = self._document.session, self._document.path
        reading = self._first.reading
        if session is None or path is None:
            return
        self.begun.emit()
        caret = reading.place()
        self._first.opener.follow(session, path, reading.page.first_visible())
        corrected = self._document.session
        if corrected is not None and corrected is not session:
            corrected.set_current(session.current)
            if caret is not None:
                from data.anchors.reattachment import OffsetMap  # not at start-up

                passage = OffsetMap(session.document, corrected.document)
                reading.page.place_caret(passage.near(caret[0]))
