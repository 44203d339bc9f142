"""One document's annotations; `apply` is the only way to change them."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from data.annotation import Annotation, reading_order

UNDO_LIMIT = 100


@dataclass(frozen=True, slots=True)
class Change:
    """What is to become of some annotations: `after` are stored, `removed` ids are taken out.

    `description` names the change for the undo menu: "Add Commitment".
    """

    description: str
    after: tuple[Annotation, ...] = ()
    removed: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        ids = [annotation.id for annotation in self.after] + list(self.removed)
        if not ids or len(set(ids)) != len(ids):
            raise ValueError("a change touches at least one annotation, and each of them once")


@dataclass(frozen=True, slots=True)
class ChangeRecord:
    """A change that was made, with the annotations before and after it, matched by id."""

    description: str
    before: tuple[Annotation, ...]
    after: tuple[Annotation, ...]

    @property
    def ids(self) -> frozenset[str]:
        """The ids of the annotations that the change touched."""
        return frozenset(annotation.id for annotation in (*self.before, *self.after))

    @property
    def inverse(self) -> Change:
        """The change that takes this one back."""
        kept = {annotation.id for annotation in self.before}
        removed = tuple(item.id for item in self.after if item.id not in kept)
        return Change(self.description, self.before, removed)


class AnnotationStore(Protocol):
    """Where a notebook keeps its annotations; `save` returns once they cannot be lost."""

    def save(self, record: ChangeRecord) -> None:
        """Store a change durably, whole or not at all.

        Raises:
            LibraryError: if it could not be stored; nothing has changed then.
        """


class Notebook:
    """The annotations of one document, their order, and what can be undone."""

    def __init__(
        self,
        annotations: Iterable[Annotation],
        store: AnnotationStore,
        damaged: tuple[str, ...] = (),
    ) -> None:
        self.damaged = damaged
        """The ids of the annotations that are kept in the store but can no longer be read."""
        self._annotations = {annotation.id: annotation for annotation in annotations}
        self._store = store
        self._order: list[Annotation] | None = None
        self._done: deque[ChangeRecord] = deque(maxlen=UNDO_LIMIT)
        self._undone: list[ChangeRecord] = []

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
    def undoable(self) -> str | None:
        """The description of the change that `undo` takes back, or None."""
        return self._done[-1].description if self._done else None

    @property
    def redoable(self) -> str | None:
        """The description of the change that `redo` makes again, or None."""
        return self._undone[-1].description if self._undone else None

    def apply(self, change: Change) -> ChangeRecord:
        """Save a change, make it, and return what was and what is.

        Raises:
            LibraryError: if it could not be saved; the notebook is as it was.
            KeyError: if an annotation to be removed is not in the notebook.
        """
        record = self._make(change)
        self._done.append(record)
        self._undone.clear()
        return record

    def undo(self) -> ChangeRecord | None:
        """Take the last change back, or return None where there is none."""
        if not self._done:
            return None
        record = self._make(self._done[-1].inverse)
        self._undone.append(self._done.pop())
        return record

    def redo(self) -> ChangeRecord | None:
        """Make the change that was last undone again, or return None where there is none."""
        if not self._undone:
            return None
        undone = self._undone[-1]
        kept = {annotation.id for annotation in undone.after}
        removed = tuple(item.id for item in undone.before if item.id not in kept)
        record = self._make(Change(undone.description, undone.after, removed))
        self._done.append(self._undone.pop())
        return record

    def _make(self, change: Change) -> ChangeRecord:
        touched = [annotation.id for annotation in change.after if annotation.id in self]
        before = tuple(self[name] for name in (*touched, *change.removed))
        record = ChangeRecord(change.description, before, change.after)
        self._store.save(record)
        for name in change.removed:
            del self._annotations[name]
        self._annotations.update((annotation.id, annotation) for annotation in change.after)
        self._order = None
        return record
