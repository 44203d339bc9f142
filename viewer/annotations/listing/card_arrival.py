"""The cards of a session with many annotations, got ready a moment at a time before they come."""

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.annotations.listing.card_model import CardModel
from viewer.annotations.listing.placing import Placing
from viewer.session.document_session import DocumentSession

if TYPE_CHECKING:
    from collections.abc import Iterator

_AT_ONCE = 1_000
"""Annotations whose cards come at once."""
_MOMENT = 0.008
"""Seconds for which the window may be kept waiting."""


class CardArrival(QObject):
    """Gives a session to the list of cards: at once, or when its cards are ready.

    Until then the list shows what it showed of the same document, or nothing. A change of what is
    annotated brings all of them at once.
    """

    arrived = Signal()
    """The list shows the session."""

    def __init__(self, model: CardModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._coming: DocumentSession | None = None
        self._owner = ""
        self._steps: Iterator[None] = iter(())
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    def show(self, session: DocumentSession | None, owner: str) -> None:
        """Let the list show a session; `owner` is the name of the user."""
        self._give_up()
        self._coming, self._owner = session, owner
        if session is None or len(session.notebook) <= _AT_ONCE:
            self._bring()
            return
        if session.continues(self._model.session):
            self._model.part()
        else:
            self._model.set_session(None)
        session.annotations_changed.connect(self.finish)
        order = self._model.order
        placing = Placing(session.document, session.labels, order, owner)
        self._steps = self._model.held.get_held(session, owner, order, placing)
        self._timer.start()

    @property
    def is_pending(self) -> bool:
        """Whether a session's cards are not there yet."""
        return self._timer.isActive()

    def finish(self) -> None:
        """Bring the cards that are not ready yet at once, if there are any."""
        if self._timer.isActive():
            self._give_up()
            self._bring()

    def _go_on(self) -> None:
        until = perf_counter() + _MOMENT
        while perf_counter() < until:
            if next(self._steps, self) is self:
                self._give_up()
                self._bring()
                return

    def _give_up(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._steps = iter(())
            if self._coming is not None:
                self._coming.annotations_changed.disconnect(self.finish)

    def _bring(self) -> None:
        self._model.set_session(self._coming, self._owner)
        self._coming = None
        self.arrived.emit()
