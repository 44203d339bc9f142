"""One document's annotations and corrections; `apply` is the only way to change them."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import StrEnum
from typing import NamedTuple, Protocol

from data.annotation import Annotation, reading_order
from data.basis.values import dataclass
from data.errors import HOW_TO_REPAIR, LibraryError
from data.messages import Sentence
from data.structure_corrections.correction import Correction

_FEW = 100
_NO_UNDO = Sentence("“{change}” is no step that undo can take, as the library is damaged: {how}.")
_NO_REDO = Sentence("“{change}” is no step that redo can take, as the library is damaged: {how}.")


@dataclass(frozen=True, slots=True)
class Change:
    """What is to become of some annotations: `after` are stored, `removed` ids are taken out.

    `description` names the change for the undo menu: "Add Commitment". `corrections` are those of
    the document's structure that take the place of the ones there were; None leaves them.
    `origins` tell where copies among `after` came from.
    """

    description: str
    after: tuple[Annotation, ...] = ()
    removed: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] | None = None
    origins: tuple["Origin", ...] = ()

    def __post_init__(self) -> None:
        ids = [annotation.id for annotation in self.after] + list(self.removed)
        if (not ids and self.corrections is None) or len(set(ids)) != len(ids):
            raise ValueError("a change touches at least one annotation, and each of them once")


class Origin(NamedTuple):
    """The id of a copy, and the id and the document of the annotation that it was made of."""

    annotation_id: str
    origin_id: str
    origin_document_id: str


class Restructured(NamedTuple):
    """The corrections of a document's structure before a change and after it."""

    before: tuple[Correction, ...]
    after: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class ChangeRecord:
    """A change that was made, with the annotations before and after it, matched by id.

    `sequence` is the number under which the store keeps it, from 1; 0 where it is not kept.
    `structure` is None where the document's structure was left as it was. `origins` are told to
    the store with a new change.
    """

    description: str
    before: tuple[Annotation, ...]
    after: tuple[Annotation, ...]
    sequence: int = 0
    structure: Restructured | None = None
    origins: tuple[Origin, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the annotations that the change touched."""
        return frozenset(annotation.id for annotation in (*self.before, *self.after))

    @property
    def inverse(self) -> Change:
        """The change that takes this one back."""
        kept = {annotation.id for annotation in self.before}
        removed = tuple(item.id for item in self.after if item.id not in kept)
        corrections = self.structure.before if self.structure else None
        return Change(self.description, self.before, removed, corrections)

    @property
    def repeated(self) -> Change:
        """The change that makes this one again."""
        kept = {annotation.id for annotation in self.after}
        removed = tuple(item.id for item in self.before if item.id not in kept)
        corrections = self.structure.after if self.structure else None
        return Change(self.description, self.after, removed, corrections)


class Step(StrEnum):
    """How a change comes about: it is new, or an earlier one is taken back or made again.

    One that amends becomes a part of the last one, so that both are undone at once.
    """

    MAKE = "make"
    AMEND = "amend"
    UNDO = "undo"
    REDO = "redo"


class Turn(NamedTuple):
    """The change that is next in line to be undone or redone: its number and what it is called."""

    sequence: int
    description: str


class AnnotationStore(Protocol):
    """Where a notebook keeps its annotations; `save` returns once they cannot be lost.

    Raises:
        LibraryError: from every method; nothing has changed then.
    """

    def save(self, record: ChangeRecord, step: Step, of: int) -> int:
        """Store a change durably, whole or not at all; return the number it is kept under.

        `of` is the number of the change that is undone, redone or amended, which it keeps.
        """

    def next(self, step: Step) -> Turn | None:
        """Return what would be undone or redone next, or None where there is nothing."""

    def record(self, sequence: int) -> ChangeRecord:
        """Return the change that is kept under a number."""


class Notebook:
    """The annotations and corrections of one document, their order, and what can be undone."""

    def __init__(
        self,
        annotations: Iterable[Annotation],
        store: AnnotationStore,
        damaged: tuple[str, ...] = (),
        corrections: tuple[Correction, ...] = (),
    ) -> None:
        self.damaged = damaged
        """The ids of the annotations that are kept in the store but can no longer be read."""
        self._annotations = {annotation.id: annotation for annotation in annotations}
        self._corrections = corrections
        self._store = store
        self._order: list[Annotation] | None = None
        self._turns: dict[Step, Turn | None] = {}

    def __iter__(self) -> Iterator[Annotation]:
        if self._order is None:
            self._order = sorted(self._annotations.values(), key=reading_order)
        return iter(self._order)

    def __len__(self) -> int:
        return len(self._annotations)

    def __contains__(self, annotation_id: str) -> bool:
        return annotation_id in self._annotations

    def __getitem__(self, annotation_id: str) -> Annotation:
        return self._annotations[annotation_id]

    def get(self, annotation_id: str) -> Annotation | None:
        """Return the annotation with that id, or None."""
        return self._annotations.get(annotation_id)

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """The corrections of the document's structure, in the order in which they are applied."""
        return self._corrections

    @property
    def undoable(self) -> str | None:
        """The description of the change that `undo` takes back, or None."""
        return self._described(Step.UNDO)

    @property
    def redoable(self) -> str | None:
        """The description of the change that `redo` makes again, or None."""
        return self._described(Step.REDO)

    def apply(self, change: Change) -> ChangeRecord:
        """Save a change, make it, and return what was and what is.

        Raises:
            LibraryError: if it could not be saved; the notebook is as it was.
            KeyError: if an annotation to be removed is not in the notebook.
        """
        record = self._make(change)
        self._turns = {Step.UNDO: Turn(record.sequence, record.description), Step.REDO: None}
        return record

    def amend(self, change: Change) -> ChangeRecord:
        """Make a change a part of the last one, if that touched all that it touches.

        Otherwise it is a change of its own. Raises what `apply` raises.
        """
        turn = self._turn(Step.UNDO)
        last = self._store.record(turn.sequence) if turn else None
        names = {annotation.id for annotation in change.after}
        alone = change.removed or change.corrections is not None
        if turn is None or last is None or alone or not names <= {one.id for one in last.after}:
            return self.apply(change)
        return self._make(change, Step.AMEND, turn.sequence)

    def undo(self) -> ChangeRecord | None:
        """Take the last change back, or return None where there is none.

        Changes of earlier days can be undone too, as far as the store keeps them.
        """
        turn = self._turn(Step.UNDO)
        if turn is None:
            return None
        return self._take(self._store.record(turn.sequence).inverse, Step.UNDO, turn)

    def redo(self) -> ChangeRecord | None:
        """Make the change that was last undone again, or return None where there is none."""
        turn = self._turn(Step.REDO)
        if turn is None:
            return None
        return self._take(self._store.record(turn.sequence).repeated, Step.REDO, turn)

    def is_behind(self) -> bool:
        """Tell whether the store holds a change, or has lost one, that was not made through this.

        A store that cannot be asked says so when something is to be changed.
        """
        try:
            return self._turn(Step.UNDO) != self._store.next(Step.UNDO)
        except LibraryError:
            return False

    def recheck(self) -> None:
        """Ask the store anew what can be undone: it may have let go of deleted annotations."""
        self._turns.clear()

    def _described(self, step: Step) -> str | None:
        try:
            turn = self._turn(step)
        except LibraryError:
            return None  # undo and redo themselves say what is wrong
        return turn.description if turn else None

    def _turn(self, step: Step) -> Turn | None:
        if step not in self._turns:
            self._turns[step] = self._store.next(step)
        return self._turns[step]

    def _take(self, change: Change, step: Step, turn: Turn) -> ChangeRecord:
        """Undo or redo a change, unless an annotation that it takes out cannot be read."""
        if not all(name in self for name in change.removed):
            damaged = _NO_REDO if step is Step.REDO else _NO_UNDO
            raise LibraryError(damaged.of(change=turn.description, how=HOW_TO_REPAIR))
        return self._make(change, step, turn.sequence)

    def _make(self, change: Change, step: Step = Step.MAKE, of: int = 0) -> ChangeRecord:
        touched = [annotation.id for annotation in change.after if annotation.id in self]
        before = tuple(self[name] for name in (*touched, *change.removed))
        structure = None
        if change.corrections is not None:
            structure = Restructured(self._corrections, change.corrections)
        record = ChangeRecord(
            change.description,
            before,
            change.after,
            structure=structure,
            origins=change.origins,
        )
        record = replace(record, sequence=self._store.save(record, step, of))
        for name in change.removed:
            del self._annotations[name]
        if structure is not None:
            self._corrections = structure.after
        self._annotations.update((annotation.id, annotation) for annotation in change.after)
        self._put_in_order(record)
        self._turns.clear()
        return record

    def _put_in_order(self, record: ChangeRecord) -> None:
        """Let the order be that of now; of few changes among many it is not found anew."""
        if self._order is None or len(record.before) + len(record.after) > _FEW:
            self._order = None
            return
        for gone in record.before:
            del self._order[bisect_left(self._order, reading_order(gone), key=reading_order)]
        for item in record.after:
            insort(self._order, item, key=reading_order)
