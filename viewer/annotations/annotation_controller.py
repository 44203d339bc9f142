"""What the Annotate menu does: label, note, visibility and deletion, for selection or card."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from data.annotation import Visibility
from data.notebook import Change
from viewer.session.catalogue import tr
from viewer.session.document_session import DocumentSession

Selection = Callable[[], tuple[int, int] | None]


class Annotating(QObject):
    """Turns commands into changes of the session's annotations.

    `selection` tells the selected passage in code points. What cannot be done is said in `hinted`.
    """

    annotated = Signal(str)
    """A new annotation with this id stands in the document."""
    note_wanted = Signal(str)
    """The note of the annotation with this id is to be written."""
    hinted = Signal(str)
    """One line that says what to do first."""

    def __init__(self, selection: Selection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._selection = selection
        self._session: DocumentSession | None = None
        self._new = ""
        """The id of the annotation that was made for the note that is being written."""

    def set_session(self, session: DocumentSession | None) -> None:
        """Work on another document's annotations."""
        self._session = session

    def attach(self) -> None:
        """Attach the current annotation to the selected passage."""
        session, selection = self._session, self._selection()
        if session is not None and session.current and selection:
            item = session.annotation(session.current)
            if session.attach(session.current, *selection):
                self.hinted.emit(tr("Attached to the selected passage"))
            elif item is not None and item.anchor is None:
                self.hinted.emit(tr("A note on the whole document has no passage."))

    def label(self, label_id: str) -> None:
        """Label the selected passage, else give the current annotation that label; "" for none."""
        session, selection = self._session, self._selection()
        if session is None:
            return
        if selection:
            self._tell(session.add(*selection, label_id))
        elif session.current:
            session.set_label(session.current, label_id)
        else:
            self.hinted.emit(tr("Select a passage first, then press a label's key."))

    def label_selection(self, label_id: str) -> None:
        """Label the selected passage; without one, nothing is changed."""
        if self._selection():
            self.label(label_id)
        else:
            self.hinted.emit(tr("Select a passage first, then choose its label."))

    def note(self) -> None:
        """Write a note on the selected passage, else on the current annotation."""
        session, selection = self._session, self._selection()
        if session is None:
            return
        name: str | None = session.current
        if selection:
            name = session.add(*selection, session.last_label)
            self._tell(name)
        if name:
            self._write_note(name, is_new=selection is not None)
        else:
            self.hinted.emit(tr("Select a passage first, or an annotation, then press N."))

    def note_on_topic(self, topic: int | None) -> None:
        """Write a note on the topic with that number, or for None on the whole document."""
        if self._session is not None:
            name = self._session.add_to_topic(topic)
            if name:
                self._write_note(name, is_new=True)

    def toggle_visibility(self, annotation_id: str = "") -> None:
        """Put an annotation, by default the current one, into the briefing or take it out."""
        if self._session is not None:
            self._session.toggle_visibility(annotation_id or self._session.current)

    def set_visibility(self, annotation_ids: tuple[str, ...], visibility: Visibility) -> None:
        """Put annotations into the briefing or make them private, in one step."""
        if self._session is not None:
            self._session.set_visibility(annotation_ids, visibility)

    def set_label(self, annotation_id: str, label_id: str) -> None:
        """Give an annotation another label."""
        if self._session is not None:
            self._session.set_label(annotation_id, label_id)

    def set_note(self, annotation_id: str, note: str) -> None:
        """Give an annotation another note."""
        if self._session is not None:
            self._session.set_note(annotation_id, note, amends=annotation_id == self._new)

    def set_tags(self, annotation_id: str, tags: tuple[str, ...]) -> None:
        """Give an annotation other tags."""
        if self._session is not None:
            self._session.set_tags(annotation_id, tags, amends=annotation_id == self._new)

    def give_up(self, annotation_id: str, note: str, tags: tuple[str, ...]) -> None:
        """Leave an annotation as it was before its note was written; undo brings back the typed.

        One that was made for this note alone goes with it.
        """
        session = self._session
        item = session.annotation(annotation_id) if session else None
        if session is None or item is None:
            return
        session.drafts.drop(annotation_id)
        is_new = annotation_id == self._new
        if (note, tags) == (item.note, item.tags):
            if is_new and not note and not tags:
                session.undo()
            return
        session.set_note(annotation_id, note, amends=is_new)
        session.set_tags(annotation_id, tags, amends=is_new or note != item.note)
        if is_new:
            session.apply(Change(tr("Discard Note"), removed=(annotation_id,)))
        else:
            session.take_version(item, tr("Discard Edit"))
        self.hinted.emit(tr("Not saved; undo brings back what you typed"))

    def end_note(self, annotation_id: str) -> None:
        """Take note that the note of an annotation is written, or given up."""
        if annotation_id == self._new:
            self._new = ""

    def delete(self, annotation_id: str = "") -> None:
        """Take an annotation, by default the current one, out of the document."""
        if self._session is not None:
            self._session.delete(annotation_id or self._session.current)

    def undo(self) -> None:
        """Take the last change back, and say which it was: it may lie where nobody looks."""
        session = self._session
        if session is not None:
            name = session.undoable
            if session.undo():
                self.hinted.emit(tr("Undone: {change}", change=name or ""))

    def redo(self) -> None:
        """Make the change that was last undone again, and say which it was."""
        session = self._session
        if session is not None:
            name = session.redoable
            if session.redo():
                self.hinted.emit(tr("Redone: {change}", change=name or ""))

    def _write_note(self, annotation_id: str, *, is_new: bool) -> None:
        self._new = ""
        self.note_wanted.emit(annotation_id)
        self._new = annotation_id if is_new else ""

    def _tell(self, name: str | None) -> None:
        if name:
            self.annotated.emit(name)
