"""What the Go menu does: topics, annotations, citations, and the way back."""

from PySide6.QtCore import QObject, Signal, SignalInstance

from data.anchors.reattachment import OffsetMap
from data.document import Document
from data.text.passages.footnote_marks import counterpart, is_raised
from viewer.reading.place import ReadingPosition, Stand
from viewer.reading.reading_pane import ReadingPane
from viewer.reading.steering.place_history import History, Visit
from viewer.session.current_document import CurrentDocument
from viewer.session.document_session import DocumentSession


class Navigating(QObject):
    """Turns commands into places of the document; keeps the way back."""

    passage_wanted = Signal(int, int)
    """This passage, in code points, is to be brought into view."""
    topic_wanted = Signal(int)
    """This topic's heading is to be brought to the top; -1 is the lead."""
    place_wanted = Signal(object)
    """The reader is to be led back to this Stand."""
    document_wanted = Signal(str, object)
    """The reader is to be led back to the document with this id, and to this Stand in it."""
    history_changed = Signal(bool, bool)
    """Whether there is a place to go back to, and one to go forward to."""

    def __init__(
        self, document: CurrentDocument, position: ReadingPosition, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._current = document
        self._position = position
        self._shown: Document | None = None
        self._history = History()
        self._stepped = ("", 0)
        document.follow(self._show)

    def guide(self, pane: ReadingPane, *leaving: SignalInstance) -> None:
        """Let the page go where this leads, and keep the places that `leaving` tells of, too."""
        pane.page.clicked.connect(self.follow)
        for left in (pane.page.left, pane.find_tool.left, *leaving):
            left.connect(self.leave)
        self.passage_wanted.connect(pane.go_to)
        self.topic_wanted.connect(pane.go_to_topic)
        self.place_wanted.connect(pane.return_to)

    def _show(self, session: DocumentSession | None) -> None:
        """Go about another document, or this one corrected, whose places are elsewhere then."""
        before, self._shown = self._shown, session.document if session else None
        is_same = self._current.is_continued and before is not self._shown
        if is_same and before is not None and self._shown is not None:
            self._history.move(before.id, OffsetMap(before, self._shown).near)
        self.announce()

    def leave(self, place: Stand) -> None:
        """Keep the place that the reader went away from."""
        if self._shown is not None:
            self._history.leave(Visit(self._shown.id, place))
            self.announce()

    def forget(self, document_id: str) -> None:
        """Lead back to a document no more: it leaves the library."""
        self._history.forget(document_id)
        self.announce()

    def to_topic(self, topic: int) -> None:
        """Go to a topic."""
        self._leave()
        self.topic_wanted.emit(topic)

    def step_topic(self, steps: int) -> None:
        """Go to the next topic, or with -1 to the one before."""
        document, here = self._document(), self._position.topic
        if document is not None:
            topic = min(max(-1, here + steps), len(document.topics) - 1)
            if topic != here:
                self.to_topic(topic)

    def to_annotation(self, annotation_id: str) -> None:
        """Go to an annotation's passage and make the annotation current."""
        session = self._current.session
        if session is None:
            return
        session.set_current(annotation_id)
        place = session.resolution(annotation_id)
        if place is not None and place.start is not None:
            self._leave()
            self.passage_wanted.emit(place.start, place.end or place.start)

    def step_annotation(self, steps: int) -> None:
        """Go to the next annotation from where the reader is, or with -1 to the one before.

        From an annotation that the reader is at, or was just brought to, the way goes on in the
        order of the list.
        """
        session = self._current.session
        if session is None or not session.annotations:
            return
        names = [item.id for item in session.annotations]
        here = self._position.offset
        if session.current in names and self._is_at(session.current, here):
            index = names.index(session.current) + steps
        else:
            starts = [self._start_of(name) for name in names]
            ahead = (number for number, start in enumerate(starts) if start >= here)
            behind = (number for number, start in enumerate(starts) if 0 <= start < here)
            index = next(ahead, 0) if steps > 0 else max(behind, default=-1)
        self.to_annotation(names[index % len(names)])
        self._stepped = (session.current, self._position.offset)

    def _is_at(self, annotation_id: str, here: int) -> bool:
        """Tell whether the reader is at an annotation's passage, or still where it led."""
        session = self._current.session
        place = session.resolution(annotation_id) if session else None
        start = self._start_of(annotation_id)
        is_inside = place is not None and start <= here <= (place.end or -1)
        return is_inside or self._stepped == (annotation_id, here)

    def _start_of(self, annotation_id: str) -> int:
        """Return where an annotation stands; before all text where it stands nowhere in it."""
        session = self._current.session
        place = session.resolution(annotation_id) if session else None
        return place.start if place is not None and place.start is not None else -1

    def to_passage(self, start: int, end: int) -> None:
        """Go to a passage, in code points."""
        self._leave()
        self.passage_wanted.emit(start, end)

    def to_block(self, index: int) -> None:
        """Go to the block with that number."""
        document = self._document()
        if document is not None:
            self._leave()
            block = document.blocks[index]
            self.passage_wanted.emit(block.start, block.end)

    def follow(self, offset: int) -> None:
        """Go to the footnote whose mark was clicked at `offset`; nothing else is followed."""
        document = self._document()
        if document is not None and is_raised(document, offset):
            self.to_counterpart(offset)

    def to_counterpart(self, offset: int) -> None:
        """Go from a footnote's mark at `offset` to the footnote, or from there to the mark."""
        document = self._document()
        found = counterpart(document, offset) if document is not None else None
        if found is not None:
            self.to_passage(*found)

    def back(self) -> None:
        """Go back to where the last jump started."""
        self._return(self._history.back(self._here()))

    def forward(self) -> None:
        """Go forward again after going back."""
        self._return(self._history.forward(self._here()))

    def announce(self) -> None:
        """Tell again whether there is a way back and forward."""
        self.history_changed.emit(self._history.can_go_back, self._history.can_go_forward)

    def _document(self) -> Document | None:
        return self._shown

    def _leave(self) -> None:
        self.leave(self._position.stand())

    def _here(self) -> Visit | None:
        return Visit(self._shown.id, self._position.stand()) if self._shown is not None else None

    def _return(self, visit: Visit | None) -> None:
        if visit is None:
            return
        self.announce()
        if self._shown is not None and visit.document == self._shown.id:
            self.place_wanted.emit(visit.place)
        else:
            self.document_wanted.emit(visit.document, visit.place)
