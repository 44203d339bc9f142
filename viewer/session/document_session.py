"""The open document and its notebook, as signals."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache, partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from data.anchors.anchoring import Resolution, Resolutions, describe, resolve
from data.annotation import Annotation, Label, Scope, Visibility, label_of
from data.basis.note_format import NoteFormat
from data.citation import CitationIndex
from data.document import Document
from data.errors import LibraryError
from data.library.note_drafts import DraftStore
from data.notebook import Change, ChangeRecord, Notebook
from data.structure_corrections import ShownDocuments
from data.structure_corrections.correction import Correction
from viewer.session.catalogue import told, tr
from viewer.session.draft_keeper import Drafts


class DocumentSession(QObject):
    """What every pane shows: one document, its annotations, and the current one among these.

    All changes go through here to the notebook, which saves before anything is shown. A change
    that could not be saved is announced by `failed`, and nothing has changed then.
    """

    annotations_changed = Signal(object)
    """A ChangeRecord: what was and what is."""
    restructured = Signal(object)
    """A ChangeRecord: the document's structure was corrected, and a new session is to show it."""
    current_changed = Signal(str)
    """The id of the annotation that is now current; empty for none."""
    failed = Signal(str)
    """One line for the user: what could not be done, and what to do."""

    def __init__(
        self,
        document: Document,
        notebook: Notebook,
        labels: tuple[Label, ...],
        *,
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
        author: Callable[[], str] = str,
        citations: CitationIndex | None = None,
        as_read: Document | None = None,
        drafts: DraftStore | None = None,
        path: Path | None = None,
        documents: ShownDocuments | None = None,
        known: Mapping[str, Resolution] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.drafts = Drafts(drafts, clock, self)
        """What is being typed in notes."""
        self.drafts.failed.connect(self.failed)
        self.document = document
        self.as_read = as_read or document
        """The document without the user's corrections."""
        self.path = path
        """The file that was opened, where there is one."""
        self.citations = citations or CitationIndex(document)
        self.labels = labels
        self._label_of = cache(partial(label_of, labels))
        self.notebook = notebook
        """Where all of it is kept; another session on the document may go on with it."""
        self._clock = clock
        self.new_id = new_id
        """Makes the id of an annotation."""
        self.author = author
        """Tells under which name the user annotates; empty for none."""
        self._current = ""
        self._last_label = labels[0].id
        self._documents = documents or ShownDocuments()
        self.resolutions = Resolutions(notebook, document.text, known)
        """Where each anchored annotation's passage stands now; only this session changes it."""

    def continues(self, other: "DocumentSession | None") -> bool:
        """Tell whether another session was on the same document, if it was corrected since."""
        return other is not None and other.document.id == self.document.id

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """All annotations in reading order."""
        return tuple(self.notebook)

    @property
    def current(self) -> str:
        """The id of the current annotation; empty for none."""
        return self._current

    @property
    def last_label(self) -> str:
        """The id of the label that was used last."""
        return self._last_label

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """The corrections that the document is shown with."""
        return self.notebook.corrections

    @property
    def undoable(self) -> str | None:
        """What undo would take back, in words, or None."""
        return self.notebook.undoable

    @property
    def redoable(self) -> str | None:
        """What redo would make again, in words, or None."""
        return self.notebook.redoable

    def now(self) -> datetime:
        """Return the time with which a change is dated."""
        return self._clock()

    def annotation(self, annotation_id: str) -> Annotation | None:
        """Return the annotation with that id, or None."""
        return self.notebook.get(annotation_id)

    def label(self, label_id: str) -> Label:
        """Return the label with that id; what stands for none for none or an unknown one."""
        return self._label_of(label_id)

    def resolution(self, annotation_id: str) -> Resolution | None:
        """Return where an annotation's passage stands now; None for one of the whole document."""
        return self.resolutions.get(annotation_id)

    def starting(self, offset: int) -> frozenset[str]:
        """Return the ids of the annotations whose passages start at `offset` (code points)."""
        return self.resolutions.starting(offset)

    def set_current(self, annotation_id: str) -> None:
        """Make an annotation the current one; an empty id makes none so."""
        if annotation_id and annotation_id not in self.notebook:
            return
        if annotation_id != self._current:
            self._current = annotation_id
            self.current_changed.emit(annotation_id)

    def add(self, start: int, end: int, label_id: str, note: str = "") -> str | None:
        """Annotate the passage from `start` to `end` (code points); return the new id.

        Returns None where the passage is only space, or could not be saved.
        """
        if not self.document.text[start:end].strip():
            return None
        anchor = describe(self.document, start, end, self.citations)
        return self._add(Scope.PASSAGE, label_id, note, anchor=anchor)

    def add_to_topic(self, topic: int | None, label_id: str = "", note: str = "") -> str | None:
        """Annotate the topic with that number, or for None the whole document; return the id.

        It has no label as long as it is given none.
        """
        if topic is None:
            return self._add(Scope.DOCUMENT, label_id, note)
        heading = self.document.blocks[self.document.topics[topic].first]
        anchor = describe(self.document, heading.start, heading.end, self.citations)
        return self._add(Scope.TOPIC, label_id, note, anchor=anchor)

    def set_label(self, annotation_id: str, label_id: str) -> None:
        """Give an annotation another label; with an empty id it has none."""
        from viewer.session.change_names import labelling  # nothing is changed in the first picture

        self._last_label = label_id or self._last_label
        self._replace(annotation_id, labelling(self.label(label_id)), label_id=label_id)

    def set_note(
        self,
        annotation_id: str,
        note: str,
        tags: tuple[str, ...] | None = None,
        note_format: NoteFormat | None = None,
    ) -> None:
        """Give an annotation another note, or none, and other tags where they are given."""
        from viewer.session.single_changes import written

        if item := self.annotation(annotation_id):
            does, fields = written(item, note, tags, note_format)
            self._replace(item.id, does, amends=item.id == self.drafts.fresh, **fields)

    def set_tags(self, annotation_id: str, tags: tuple[str, ...]) -> None:
        """Give an annotation other tags; space and repetitions are left out."""
        if item := self.annotation(annotation_id):
            self.set_note(item.id, item.note, tags)

    def set_visibility(self, annotation_ids: tuple[str, ...], visibility: Visibility) -> None:
        """Put annotations into the briefing or make them private, as one undoable change."""
        from viewer.session.single_changes import shown

        found = [self.notebook[name] for name in annotation_ids if name in self.notebook]
        if change := shown(found, visibility, self.now()):
            self.apply(change)

    def toggle_visibility(self, annotation_id: str = "") -> None:
        """Put an annotation, by default the current one, into the briefing or take it out."""
        if item := self.annotation(annotation_id or self._current):
            other = Visibility.PRIVATE if item.in_briefing else Visibility.BRIEFING
            self.set_visibility((item.id,), other)

    def delete(self, annotation_id: str = "") -> None:
        """Take an annotation, by default the current one, out; undo brings it back."""
        from viewer.session.change_names import deleting

        if item := self.annotation(annotation_id or self._current):
            does = deleting(item, self.label(item.label_id))
            self.apply(Change(does, removed=(item.id,)))

    def attach(self, annotation_id: str, start: int, end: int) -> bool:
        """Give an annotation another passage, from `start` to `end` (code points).

        Returns whether it is attached there now: one of the whole document cannot be.
        """
        item = self.annotation(annotation_id)
        if item is None or item.anchor is None or not self.document.text[start:end].strip():
            return False
        anchor = describe(self.document, start, end, self.citations)
        self._replace(annotation_id, tr("Attach to Passage"), anchor=anchor)
        attached = self.annotation(annotation_id)
        return attached is not None and attached.anchor == anchor

    def take_version(self, version: Annotation, description: str = "") -> None:
        """Let an annotation be again as it was in an earlier version of it."""
        after = replace(version, modified=self.now())
        self.apply(Change(description or tr("Take Earlier Version"), (after,)))

    def apply(self, change: Change, *, amends: bool = False) -> bool:
        """Make a change of the document's annotations; tell whether it was saved."""
        make = self.notebook.amend if amends else self.notebook.apply
        return self._guarded(lambda: make(change))

    def correct(self, description: str, corrections: tuple[Correction, ...]) -> bool:
        """Show the document with other corrections; annotations go to where their passages are.

        Both are one change, which undo takes back. Returns whether it was saved.
        """
        from viewer.session.single_changes import restructured

        held, made = (self.notebook, self.document, self.as_read), self._documents.of
        change = restructured(*held, description, corrections, made=made, known=self.resolutions)
        return self.apply(change)

    def recheck(self) -> None:
        """Take note that the trash was emptied: some changes can no longer be undone."""
        self.notebook.recheck()
        self.current_changed.emit(self._current)

    def undo(self) -> bool:
        """Take the last change back; tell whether there was one, and that is saved."""
        return self._guarded(self.notebook.undo)

    def redo(self) -> bool:
        """Make the change that was last undone again; tell as `undo` does."""
        return self._guarded(self.notebook.redo)

    def _add(self, scope: Scope, label_id: str, note: str, **fields: object) -> str | None:
        from viewer.session.change_names import adding

        now, of, by = self._clock(), self.document.id, self.author()
        given = {"scope": scope, "note": note.strip(), "author": by, **fields}
        item = Annotation(self.new_id(), of, label_id, now, now, **given)  # type: ignore[arg-type]
        self._last_label = label_id or self._last_label
        if not self.apply(Change(adding(item, self.label(label_id)), (item,))):
            return None
        self.set_current(item.id)
        return item.id

    def _replace(
        self, annotation_id: str, description: str, *, amends: bool = False, **fields: object
    ) -> None:
        item = self.annotation(annotation_id)
        if item is None or all(getattr(item, name) == value for name, value in fields.items()):
            return
        after = replace(item, modified=self._clock(), **fields)  # type: ignore[arg-type]  # checked by Annotation
        self.apply(Change(description, (after,)), amends=amends)

    def _guarded(self, work: Callable[[], ChangeRecord | None]) -> bool:
        try:
            record = work()
        except LibraryError as error:
            self.failed.emit(told(error))
            return False
        if record is None:
            return False
        self.resolutions.forget(record.ids)
        if record.structure is not None:
            self.restructured.emit(record)
            return True
        for item in record.after:
            if item.anchor:
                self.resolutions[item.id] = resolve(item.anchor, self.document.text)
        if self._current and self._current not in self.notebook:
            self.set_current("")
        self.annotations_changed.emit(record)
        return True
