"""What comes in from a colleague, set against what is there: nothing is overwritten unseen."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from data.annotation import Annotation, Visibility
from data.interchange import further_fields
from data.notebook import Change
from data.serial import strict_json

if TYPE_CHECKING:
    from data.library.records import Version

IMPORT = "Import"
"""The first word of what an import is called in the history."""
_NAMED = 5


class Known(NamedTuple):
    """A version that an annotation has or had here, and whether it came in from a colleague."""

    annotation: Annotation
    came_in: bool


Past = Callable[[str], Sequence[Known]]
"""Returns all versions of an annotation that are known, oldest first, by its id."""


class Merge(NamedTuple):
    """What an import comes to, before it is made.

    `added` are new, `updated` replace an older version of themselves, `unchanged` are there
    already, `older` are versions that were edited here since. In `conflicts` both sides were
    edited: ours stays, and theirs comes in beside it as an annotation of its own.
    """

    added: tuple[Annotation, ...]
    updated: tuple[Annotation, ...]
    unchanged: tuple[Annotation, ...]
    older: tuple[Annotation, ...]
    conflicts: tuple[Annotation, ...]

    @property
    def incoming(self) -> tuple[Annotation, ...]:
        """All that would be written."""
        return (*self.added, *self.updated, *self.conflicts)

    @property
    def authors(self) -> tuple[str, ...]:
        """Who wrote what would come in, without those who are not named."""
        return tuple(sorted({item.author for item in self.incoming if item.author}))

    @property
    def change(self) -> Change | None:
        """The one change that makes the import; None where it brings nothing."""
        count = len(self.incoming)
        noun = "Annotation" if count == 1 else "Annotations"
        return Change(f"{IMPORT} {count:,} {noun}", self.incoming) if count else None

    def in_words(self) -> str:
        """Return what comes in, as a sentence."""
        private = sum(1 for item in self.incoming if item.visibility is Visibility.PRIVATE)
        parts = [
            f"{len(items):,} {name}"
            for items, name in (
                (self.added, "new"),
                (self.updated, "updated"),
                (self.conflicts, "in conflict, kept beside yours"),
                (self.unchanged, "there already"),
                (self.older, "older than yours, left out"),
            )
            if items
        ]
        said = ", ".join(parts) or "Nothing"
        more = f" and {len(self.authors) - _NAMED:,} more" if len(self.authors) > _NAMED else ""
        who = f" By {', '.join(self.authors[:_NAMED])}{more}." if self.authors else ""
        briefing = len(self.incoming) - private
        counts = ((private, "private"), (briefing, "for the briefing"))
        kept = ", ".join(f"{count:,} {name}" for count, name in counts if count)
        kept = f" {kept}." if kept else ""
        return f"{said}.{kept}{who}"


def merge(incoming: Iterable[Annotation], ours: Mapping[str, Annotation], past: Past) -> Merge:
    """Set what comes in against what is there, by id, content and time.

    An annotation that was not edited since it came in takes its newer version. One that is a known
    earlier version of ours is older. Otherwise both sides were edited.
    """
    parts: dict[str, list[Annotation]] = {name: [] for name in Merge._fields}
    taken: set[str] = set()
    for item in incoming:
        part, annotation = _sorted(item, ours, past)
        if annotation.id in taken:
            # A colleague's file may hold the other side of a conflict that we are about to make.
            part = "unchanged"
        taken.add(annotation.id)
        parts[part].append(annotation)
    return Merge(*(tuple(parts[name]) for name in Merge._fields))


def known(history: Iterable["Version"]) -> list[Known]:
    """Return the versions of an annotation's history, each with where it came from."""
    return [
        Known(version.annotation, version.description.startswith(IMPORT))
        for version in history
        if version.annotation is not None
    ]


def _sorted(item: Annotation, ours: Mapping[str, Annotation], past: Past) -> tuple[str, Annotation]:
    """Return the part of the merge that an annotation belongs to, and as what it comes in."""
    mine = ours.get(item.id)
    beside = _beside(item)
    if mine is None:
        return ("unchanged" if beside.id in ours else "added"), item
    if _same(mine, item):
        return "unchanged", item
    versions = _up_to(mine, past(item.id))
    if any(_same(version.annotation, item) for version in versions):
        return "older", item
    is_as_it_came = bool(versions) and all(version.came_in for version in versions[1:])
    if is_as_it_came and mine.modified < item.modified:
        return "updated", item
    return ("unchanged", item) if beside.id in ours else ("conflicts", beside)


def _up_to(mine: Annotation, versions: Sequence[Known]) -> Sequence[Known]:
    """Return the versions up to ours, without what was taken back again."""
    for number in range(len(versions), 0, -1):
        if _same(versions[number - 1].annotation, mine):
            return versions[:number]
    return versions


def _same(one: Annotation, other: Annotation) -> bool:
    """Tell whether two versions say the same, wherever their passage stands."""
    return _said(one) == _said(other)


def _said(item: Annotation) -> list[object]:
    quote = item.anchor.exact if item.anchor else ""
    said = [quote, item.label_id, item.note, [*item.tags], item.visibility.value, item.scope.value]
    return [*said, *sorted(further_fields.told(item).items())]


def _beside(item: Annotation) -> Annotation:
    """Return the other side of a conflict under an id of its own, the same each time."""
    said = strict_json.dumps([item.id, item.modified.timestamp().hex(), *_said(item)])
    return replace(item, id=str(uuid5(NAMESPACE_URL, said)))
