"""The document that is open, which everything follows that shows it or acts on it."""

from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal, SignalInstance

from viewer.session.document_session import DocumentSession

P = ParamSpec("P")


class CurrentDocument(QObject):
    """Holds the session on the open document, of which there is a new one for each document.

    Whoever shows the document is given this object and follows it; whoever acts on it asks for
    the session when something is to be done, and keeps none. Its signals are those of the session
    that is open.
    """

    changed = Signal(object)
    """The DocumentSession that is shown from now on, or None."""
    availability_changed = Signal()
    """Something can, or cannot, be done with the document now: see `at_hand`."""
    annotations_changed = Signal(object)
    """A ChangeRecord, as the session tells it."""
    current_changed = Signal(str)
    restructured = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: DocumentSession | None = None
        self._commits: list[Callable[[], bool]] = []
        self.path: Path | None = None
        """What the document was read from; None where none is open."""
        self.offset = 0
        """Where reading goes on, in code points, when another session is shown."""
        self.is_continued = False
        """Whether it is the document that was open before, if it was corrected since."""
        self._opening = ""

    @property
    def session(self) -> DocumentSession | None:
        """The session on the document that is shown, or None."""
        return self._session

    @property
    def at_hand(self) -> DocumentSession | None:
        """The session, if something can be done with it; None while it makes way for another."""
        return None if self._opening else self._session

    @property
    def opening(self) -> str:
        """The name of the file that is being read in its place; empty for none."""
        return self._opening

    def follow(self, show: Callable[[DocumentSession | None], object]) -> None:
        """Show the document that is open now, and each that is opened later.

        `show` is a method of a QObject, which is not held.
        """
        show(self._session)
        self.changed.connect(show)

    def show(
        self, session: DocumentSession | None, path: Path | None = None, offset: int = 0
    ) -> None:
        """Let everything follow another session, or none; the one before is let go."""
        previous, self._session = self._session, session
        self.path, self.offset = path, offset
        self.is_continued = session is not None and session.continues(previous)
        if session is not None:
            session.setParent(self)
            session.annotations_changed.connect(self.annotations_changed)
            session.current_changed.connect(self.current_changed)
            session.restructured.connect(self.restructured)
            session.failed.connect(self.failed)
        self.changed.emit(session)
        self.availability_changed.emit()
        if previous is not None and previous is not session:
            previous.deleteLater()

    def make_way(self, name: str) -> None:
        """Let nothing be done while the file called `name` is read; empty once that has ended."""
        self._opening = name
        self.availability_changed.emit()

    def save_with(self, commit: Callable[[], bool]) -> None:
        """Let `commit`, too, save what is being typed; it returns False where that cannot be."""
        self._commits.append(commit)

    def commit(self) -> bool:
        """Save what is being typed, before something that would change it.

        Returns False where it could not be saved; then the document is not to be left.
        """
        return all(commit() for commit in self._commits)

    def carry_out(
        self,
        wish: SignalInstance,
        method: Callable[Concatenate[DocumentSession, P], object],
    ) -> None:
        """Let a signal call a method of the session that is open when it is sent."""

        def call(*values: P.args, **named: P.kwargs) -> None:
            self.do(method, *values, **named)

        wish.connect(call)

    def do(
        self,
        method: Callable[Concatenate[DocumentSession, P], object],
        *values: P.args,
        **named: P.kwargs,
    ) -> None:
        """Call a method of the session, if something can be done with it now."""
        session = self.at_hand
        if session is not None:
            method(session, *values, **named)
