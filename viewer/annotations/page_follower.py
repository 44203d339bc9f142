"""The list follows the page: what is annotated first in view can be seen in it, too."""

from bisect import bisect_left
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView

from viewer.annotations.listing.card_model import CardModel
from viewer.annotations.listing.card_role import CardRole

_SETTLED = 120
"""Milliseconds after which the page is taken to stand still."""
_REST = 2500
"""Milliseconds for which the list stays where its user put it."""
_OF_THE_USER = {
    QEvent.Type.Wheel,
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.TouchBegin,
}


class PageFollower(QObject):
    """Brings the card of the first annotation in view into the list's view; chooses none.

    It waits for the page to stand still, and does nothing while a note is written, nor shortly
    after the user moved the list, or it went to another annotation.
    """

    def __init__(
        self, view: QAbstractItemView, model: CardModel, is_busy: Callable[[], bool]
    ) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._is_busy = is_busy
        self._offset = 0
        self._starts: list[tuple[int, str]] = []
        self._is_stale = True
        self._settled = self._timer(_SETTLED)
        self._resting = self._timer(_REST)
        self._settled.timeout.connect(self.follow_now)
        model.counts_changed.connect(self._forget)
        view.viewport().installEventFilter(self)
        view.verticalScrollBar().installEventFilter(self)
        view.installEventFilter(self)

    def follow(self, offset: int) -> None:
        """Take note that the page shows what is from `offset` on, in code points."""
        if offset != self._offset:
            self._offset = offset
            self._settled.start()

    def rest(self) -> None:
        """Leave the list where it is for a while."""
        self._resting.start()

    @property
    def is_resting(self) -> bool:
        """Whether the list is left where it is."""
        return self._resting.isActive()

    def follow_now(self) -> None:
        """Bring the card into view, unless the user is at work in the list."""
        self._settled.stop()
        if self.is_resting or self._is_busy() or not self._view.isVisible():
            return
        index = self._model.index_of(self._first())
        if index.isValid():
            whole = self._view.viewport().rect()
            if not whole.contains(self._view.visualRect(index)):
                above = self._model.index(max(index.row() - 1, 0))
                is_head = above.data(CardRole.ID) is None
                self._view.scrollTo(
                    above if is_head else index, QAbstractItemView.ScrollHint.PositionAtTop
                )

    def _first(self) -> str:
        """Return the annotation that starts first in what the page shows, or after it."""
        session = self._model.session
        if session is None:
            return ""
        if self._is_stale:
            self._is_stale = False
            self._starts = sorted(
                (place.start, name)
                for name, place in session.resolutions.items()
                if place.start is not None and self._model.held.lets_through(name)
            )
        at = bisect_left(self._starts, (self._offset, ""))
        return self._starts[at][1] if at < len(self._starts) else ""

    def _forget(self) -> None:
        # What is there is let go of when it is asked for again: with many that takes a while.
        self._is_stale = True

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.CoarseTimer)
        timer.setInterval(milliseconds)
        return timer

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take note of whatever the user does in the list."""
        if event.type() in _OF_THE_USER:
            self.rest()
        return super().eventFilter(watched, event)
