"""What is being typed in notes, kept at once after a pause, and a moment behind steady typing."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from data.errors import LibraryError
from data.library.note_drafts import Draft, DraftStore
from viewer.session.catalogue import told

_BEHIND = 700
"""Milliseconds for which typing may be ahead of what is kept."""


class Drafts(QObject):
    """The drafts of one document; without a store, they last as long as this object."""

    failed = Signal(str)
    """One line for the user; said once, until keeping succeeds again."""

    def __init__(
        self,
        store: DraftStore | None,
        clock: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._clock = clock
        self._drafts = {draft.annotation_id: draft for draft in (store.read() if store else ())}
        self._unkept: dict[str, Draft] = {}
        self._is_failing = False
        self.fresh = ""
        """The id of the annotation that was made for the note that is being written, or empty."""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_BEHIND)
        self._pause.timeout.connect(self._keep_on)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the annotations that there are drafts of, written first first."""
        return tuple(self._drafts)

    def of(self, annotation_id: str) -> Draft | None:
        """Return the draft of an annotation's note, or None."""
        return self._drafts.get(annotation_id)

    def type(self, annotation_id: str, note: str, tags: tuple[str, ...], base: str) -> None:
        """Take what is typed in an annotation's note; `base` is the note that is saved."""
        before = self._drafts.get(annotation_id)
        base = before.base if before else base
        draft = Draft(annotation_id, note, tags, base, self._clock())
        self._drafts[annotation_id] = self._unkept[annotation_id] = draft
        if not self._pause.isActive():
            self._keep_on()

    def drop(self, annotation_id: str) -> None:
        """Forget what was typed: it is saved, or given up."""
        self._unkept.pop(annotation_id, None)
        if not self._unkept:
            self._pause.stop()  # the next note is kept from its beginning
        if self._drafts.pop(annotation_id, None) is not None and self._store is not None:
            store = self._store
            self._guarded(lambda: store.drop(annotation_id))

    def flush(self) -> None:
        """Keep at once what was typed."""
        self._pause.stop()
        store = self._store
        if store is None:
            return
        for name, draft in tuple(self._unkept.items()):
            if self._guarded(lambda draft=draft: store.keep(draft)):  # type: ignore[misc]  # bound now
                self._unkept.pop(name)

    def _keep_on(self) -> None:
        """Keep what there is, and let what comes next wait for the rest of a moment."""
        if self._unkept and self._store is not None:
            self.flush()
            self._pause.start()

    def _guarded(self, work: Callable[[], None]) -> bool:
        try:
            work()
        except LibraryError as error:
            if not self._is_failing:
                self._is_failing = True
                self.failed.emit(told(error))
            return False
        self._is_failing = False
        return True
