"""The choice between outlines, where more than one way to divide a document came close."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from data.errors import LibraryError
from data.library import Library
from viewer.session.catalogue import told, tr
from viewer.session.current_document import CurrentDocument
from viewer.session.document_session import DocumentSession
from viewer.session.feature import Feature


class Outlining(Feature):
    """Offers the outlines that came close, once a document; the choice is a correction.

    It is remembered for papers of the same source, and withdrawn when it is undone.
    """

    offered = Signal(object)
    """The OutlineOffer to choose from, or None where nothing is to be chosen."""
    wanted = Signal()
    """The user asked for the choice: it is to be seen."""

    def __init__(
        self, library: Library, document: CurrentDocument, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._current = document
        self._asked = ""
        document.restructured.connect(self._settle)
        document.changed.connect(self._offer)

    def start(self) -> None:
        """Offer what there is to choose for the document that is open now."""
        self._offer(self._current.session)

    def commands(self) -> dict[str, Callable[[], None]]:
        """Return what is to be done for each action of the menu, by the action's name."""
        return {"choose_topics": self.ask}

    def ask(self) -> None:
        """Offer the choice again, whatever was answered."""
        session = self._current.at_hand
        if session is not None:
            self._asked = session.document.id
            self._offer(session)
            self.wanted.emit()

    def choose(self, number: int) -> None:
        """Give the document the outline with that number, as one change, and remember that."""
        session = self._current.at_hand
        if session is None:
            return
        from data.structure_corrections.outlines import taking  # not at start-up
        from viewer.services.outline_choices import remember_choice

        self._asked = ""
        made = taking(session.as_read, session.corrections, number)
        change = tr("Choose Topics")
        if made != session.corrections:
            if not session.correct(change, made):
                return
            self.told.emit(tr("{change} – undo takes it back.", change=change))
        self._guarded(lambda: remember_choice(self._library, session.as_read, number))

    def dismiss(self) -> None:
        """Put the question no more; the menu does."""
        session = self._current.at_hand
        if session is None:
            return
        from viewer.services.outline_choices import remember_refusal

        self._asked = ""
        self._guarded(lambda: remember_refusal(self._library, session.as_read))

    def _guarded(self, remember: Callable[[], None]) -> None:
        """Remember an answer, and offer what is left to be chosen."""
        try:
            remember()
        except LibraryError as error:
            self.failed.emit(told(error))
        self._offer(self._current.session)

    def _settle(self, _record: object) -> None:
        """Let what is remembered agree with what is shown after a change of the structure."""
        session = self._current.session
        if session is None or not session.as_read.report.outlines:
            return
        from viewer.services.outline_choices import settle

        self._guarded(lambda: settle(self._library, session.as_read, session.document))

    def _offer(self, session: DocumentSession | None) -> None:
        if session is None or session.document.id != self._asked:
            self._asked = ""
        if session is None or self._library.is_read_only or not session.as_read.report.outlines:
            self.offered.emit(None)
            return
        from viewer.services.outline_choices import is_open, offer_of

        self._tell_of_following(session)
        offer = offer_of(session.as_read, session.document)
        if offer is not None and not self._asked:
            try:
                if offer.shown is None or not is_open(self._library, session.document.id):
                    offer = None
            except LibraryError as error:
                self.failed.emit(told(error))
                offer = None
        self.offered.emit(offer)

    def _tell_of_following(self, session: DocumentSession) -> None:
        """Say that a paper was divided as others, as long as that is what undo takes back."""
        from viewer.services.outline_choices import FOLLOWING

        change = told(FOLLOWING)
        if not self._current.is_continued and session.undoable == change:
            self.told.emit(tr("{change} – undo takes it back.", change=change))
