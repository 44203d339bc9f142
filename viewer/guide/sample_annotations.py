"""Three annotations to look at in the very first run, on the document that ships."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from data.anchors.anchoring import describe
from data.annotation import Annotation
from data.messages import said
from data.notebook import Change
from viewer.session.catalogue import told, tr
from viewer.session.current_document import CurrentDocument
from viewer.session.document_session import DocumentSession
from viewer.session.settings import SAMPLES, Settings

WANTED = "wanted"
"""Kept while samples are to be made; then their ids are, until the user decides on them."""
_DONE = "done"
_SAMPLES = (
    (
        "work together to realize complete, verifiable and irreversible dismantlement",
        "commitment",
        said("A passage with a label: select any words and press one of the keys 1 to 5."),
    ),
    (
        "suspension of U.S.-ROK joint military exercises",
        "concern",
        said("A note on a passage: press N to write one. Every annotation is private at first."),
    ),
    (
        "Article 5 of the Japan-U.S. Security Treaty applies to the Senkaku Islands",
        "key-point",
        said("Press V to put an annotation into the briefing, and Ctrl+E to make a handout of it."),
    ),
)


class SampleAnnotations(QObject):
    """Makes the samples as one change, and offers to remove them as one; undo knows both."""

    offered = Signal(str, str, object)
    """A line, what its button says, and what is called when it is pressed."""

    def __init__(
        self,
        settings: Settings,
        document: CurrentDocument,
        *,
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
    ) -> None:
        super().__init__()
        self._settings = settings
        self._document = document
        self._clock, self._new_id = clock, new_id

    def start(self) -> None:
        """Follow the document; called once the window can show the offer."""
        self._document.follow(self._show)

    def decline(self) -> None:
        """Keep the samples that are shown, and offer nothing any more."""
        if self._document.session is not None and self._left(self._document.session):
            self._settings.set_value(SAMPLES, _DONE)

    def _show(self, session: DocumentSession | None) -> None:
        if session is None:
            return
        if self._settings.value(SAMPLES) == WANTED:
            self._make(session)
        if self._left(session):
            message = tr("These three annotations are samples.")
            self.offered.emit(message, tr("Remove Them"), self._remove)

    def _make(self, session: DocumentSession) -> None:
        """Annotate the document, unless it is another one than that which ships."""
        now, made = self._clock(), []
        for words, label, note in _SAMPLES:
            start = session.document.text.find(words)
            if start >= 0 and session.label(label).id == label:
                anchor = describe(session.document, start, start + len(words), session.citations)
                name = self._new_id()
                made.append(
                    Annotation(name, session.document.id, label, now, now, anchor, note=told(note))
                )
        is_whole = len(made) == len(_SAMPLES) and not session.annotations
        if is_whole and session.apply(Change(tr("Add Samples"), tuple(made))):
            self._settings.set_value(SAMPLES, ",".join(item.id for item in made))
        else:
            self._settings.set_value(SAMPLES, _DONE)

    def _left(self, session: DocumentSession) -> tuple[str, ...]:
        """Return the samples that are still there, by their ids."""
        names = self._settings.samples()
        return tuple(name for name in names if session.annotation(name) is not None)

    def _remove(self) -> None:
        session = self._document.session
        left = self._left(session) if session is not None and self._document.commit() else ()
        if (
            session is not None
            and left
            and session.apply(Change(tr("Remove Samples"), removed=left))
        ):
            self._settings.set_value(SAMPLES, _DONE)
