"""What the Annotate menu does: label, note, visibility and deletion, for selection or card."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from data.notebook import Change
from viewer.annotations.annotation_panel import AnnotationPanel
from viewer.session.catalogue import tr
from viewer.session.changes.batch_changes import delete_all, label_all, show_all, tag_all, untag_all
from viewer.session.changes.conflict_changes import settle
from viewer.session.changes.passage_changes import label_passages, move_ends, on_same_words
from viewer.session.current_document import CurrentDocument
from viewer.session.document_session import DocumentSession
from viewer.session.feature import Feature

if TYPE_CHECKING:
    from data.annotation import Annotation
    from data.text.grids.cell_area import CellArea

Selection = Callable[[], tuple[int, int] | None]
Cells = Callable[[], "CellArea | None"]
_WORDS, _LONGEST = 3, 80
"""How many words at each end of a passage are told, and of a passage in all, in code points."""


class Annotating(Feature):
    """Turns commands into changes of the open document's annotations, and serves their panel.

    `selection` tells the selected passage in code points, `cells` those of a table that are
    selected within it. What cannot be done is `told`.
    """

    annotated = Signal(str)
    """A new annotation with this id stands in the document."""
    note_wanted = Signal(str)
    """The note of the annotation with this id is to be written."""

    def __init__(
        self,
        document: CurrentDocument,
        selection: Selection,
        cells: Cells | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._cells = cells
        self._document = document
        self._selection = selection
        self._stepped: Annotation | None = None
        """The highlight whose end a key has moved last, as it is since."""

    def serve(self, panel: AnnotationPanel) -> None:
        """Do what is asked for on the cards."""
        document = self._document
        document.carry_out(panel.current_requested, DocumentSession.set_current)
        document.carry_out(panel.visibility_requested, DocumentSession.toggle_visibility)
        document.carry_out(panel.delete_requested, DocumentSession.delete)
        document.carry_out(panel.label_requested, DocumentSession.set_label)
        document.carry_out(panel.settle_requested, settle)
        several = panel.several
        document.carry_out(several.label_all_requested, label_all)
        document.carry_out(several.tag_all_requested, tag_all)
        document.carry_out(several.untag_all_requested, untag_all)
        document.carry_out(several.show_all_requested, show_all)
        document.carry_out(several.delete_all_requested, delete_all)
        panel.given_up.connect(self.give_up)

    def attach(self) -> None:
        """Attach the current annotation to the selected passage."""
        session, selection = self._document.at_hand, self._selection()
        if session is not None and session.current and selection and not self._is_parted():
            item = session.annotation(session.current)
            if session.attach(session.current, *selection):
                self.told.emit(tr("Attached to the selected passage"))
            elif item is not None and item.anchor is None:
                self.told.emit(tr("A note on the whole document has no passage."))

    def label(self, label_id: str) -> None:
        """Label the selected passage, else give the current annotation that label; "" for none."""
        session, selection = self._document.at_hand, self._selection()
        if session is None:
            return
        passages = self._passages()
        if len(passages) > 1:
            names = label_passages(session, passages, label_id)
            self._tell(names[0] if names else None)
        elif selection:
            self._label_passage(session, passages[0] if passages else selection, label_id)
        elif session.current:
            session.set_label(session.current, label_id)
        else:
            self.told.emit(tr("Select a passage first, then press a label's key."))

    def _passages(self) -> tuple[tuple[int, int], ...]:
        """Return the passages that the selected cells are, where cells are selected."""
        area = self._cells() if self._cells is not None else None
        return area.passages if area is not None else ()

    def _is_parted(self) -> bool:
        """Tell whether several passages are selected, and say then that one is needed."""
        is_parted = len(self._passages()) > 1
        if is_parted:
            self.told.emit(
                tr("These cells are several passages: label them, or select cells of one row.")
            )
        return is_parted

    def _label_passage(
        self, session: DocumentSession, passage: tuple[int, int], label_id: str
    ) -> None:
        """Label a passage; the user's highlight that is on it already gets that label."""
        same = on_same_words(session, *passage)
        if same is None:
            self._tell(session.add(*passage, label_id))
            return
        session.set_current(same.id)
        session.set_label(same.id, label_id)
        after, label = session.annotation(same.id), session.label(label_id).name
        if after is not None and after.label_id == label_id:
            was = session.label(same.label_id).name
            alike = same.label_id == label_id
            self.told.emit(
                tr("This passage is highlighted so already: {label}", label=label)
                if alike
                else tr("This passage was “{was}”; it is “{label}” now", was=was, label=label)
            )
            self._tell(same.id)

    def move_ends(self, annotation_id: str, start: int, end: int, by_key: bool) -> None:
        """Give a highlight the passage from `start` to `end`, and say with which words it ends.

        Steps by keys that follow each other are undone together.
        """
        session = self._document.at_hand
        item = session.annotation(annotation_id) if session is not None else None
        if session is None or item is None or not self._document.commit():
            return
        amends = by_key and self._stepped == item
        if not move_ends(session, annotation_id, start, end, amends=amends):
            return
        self._stepped = session.annotation(annotation_id) if by_key else None
        self.told.emit(tr("Highlighted now: {passage}", passage=_ends_of(session, start, end)))

    def label_selection(self, label_id: str) -> None:
        """Label the selected passage; without one, nothing is changed."""
        if self._selection():
            self.label(label_id)
        else:
            self.told.emit(tr("Select a passage first, then choose its label."))

    def note(self) -> None:
        """Write a note on the selected passage, else on the current annotation."""
        session, selection = self._document.at_hand, self._selection()
        if session is None or self._is_parted():
            return
        name: str | None = session.current
        if selection:
            name = session.add(*selection, session.last_label)
            self._tell(name)
        if name:
            self._write_note(name, is_new=selection is not None)
        else:
            self.told.emit(tr("Select a passage first, or an annotation, then press N."))

    def note_on_topic(self, topic: int | None) -> None:
        """Write a note on the topic with that number, or for None on the whole document."""
        session = self._document.at_hand
        if session is not None:
            name = session.add_to_topic(topic)
            if name:
                self._write_note(name, is_new=True)

    def give_up(self, annotation_id: str, note: str, tags: tuple[str, ...]) -> None:
        """Leave an annotation as it was before its note was written; undo brings back the typed.

        One that was made for this note alone goes with it.
        """
        session = self._document.at_hand
        item = session.annotation(annotation_id) if session else None
        if session is None or item is None:
            return
        session.drafts.drop(annotation_id)
        is_new = annotation_id == session.drafts.fresh
        if (note, tags) == (item.note, item.tags):
            if is_new and not note and not tags:
                session.undo()
            return
        session.set_note(annotation_id, note, tags)
        if is_new:
            session.apply(Change(tr("Discard Note"), removed=(annotation_id,)))
        else:
            session.take_version(item, tr("Discard Edit"))
        self.told.emit(tr("Not saved; undo brings back what you typed"))

    def undo(self) -> None:
        """Take the last change back, and say which it was: it may lie where nobody looks."""
        session = self._document.at_hand
        if session is not None:
            name = session.undoable
            if session.undo():
                self.told.emit(tr("Undone: {change}", change=name or ""))

    def redo(self) -> None:
        """Make the change that was last undone again, and say which it was."""
        session = self._document.at_hand
        if session is not None:
            name = session.redoable
            if session.redo():
                self.told.emit(tr("Redone: {change}", change=name or ""))

    def _write_note(self, annotation_id: str, *, is_new: bool) -> None:
        self.note_wanted.emit(annotation_id)
        session = self._document.session
        if session is not None:
            session.drafts.fresh = annotation_id if is_new else ""

    def _tell(self, name: str | None) -> None:
        if name:
            self.annotated.emit(name)


def _ends_of(session: DocumentSession, start: int, end: int) -> str:
    """Return a passage in quotation marks, its first and last words alone if it is long."""
    words = session.document.text[start:end].split()
    if len(words) > 2 * _WORDS:
        words = [*words[:_WORDS], "…", *words[-_WORDS:]]
    told = " ".join(words)
    if len(told) > _LONGEST:  # writing without spaces
        told = f"{told[: _LONGEST // 2]} … {told[-_LONGEST // 2 :]}"
    return f"“{told}”"
