"""What comes in from a colleague, set against what is there: nothing is overwritten unseen."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple
from uuid import NAMESPACE_URL, uuid5

from data.annotation import Annotation, Visibility
from data.interchange import further_fields
from data.messages import Forms, Message, counted, joined, said
from data.notebook import Change
from data.serial import strict_json

if TYPE_CHECKING:
    from data.library.records import Version

IMPORT = "Import"
"""The first word of what an import is called in the history."""
_NAMED = 5
_NEW = Forms("{count} new", "{count} new")
_UPDATED = Forms("{count} updated", "{count} updated")
_IN_CONFLICT = Forms(
    "{count} in conflict, kept beside yours", "{count} in conflict, kept beside yours"
)
_UNCHANGED = Forms("{count} there already", "{count} there already")
_OLDER = Forms("{count} older than yours, left out", "{count} older than yours, left out")
_PRIVATE = Forms("{count} private", "{count} private")
_FOR_BRIEFING = Forms("{count} for the briefing", "{count} for the briefing")


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
        called = counted("Import {count} Annotation", "Import {count} Annotations", count)
        # What stands in the history is kept in English, where `known` looks for it.
        return Change(str(called), self.incoming) if count else None

    def in_words(self) -> Message | str:
        """Return what comes in, in sentences."""
        private = sum(1 for item in self.incoming if item.visibility is Visibility.PRIVATE)
        kinds = (
            (len(self.added), _NEW),
            (len(self.updated), _UPDATED),
            (len(self.conflicts), _IN_CONFLICT),
            (len(self.unchanged), _UNCHANGED),
            (len(self.older), _OLDER),
        )
        kept = ((private, _PRIVATE), (len(self.incoming) - private, _FOR_BRIEFING))
        lists = [_listed(kinds) or said("Nothing"), _listed(kept)]
        told = [said("{list}.", list=one) for one in lists if one]
        if self.authors:
            told.append(self._by())
        return joined(told)

    def _by(self) -> Message:
        named, more = ", ".join(self.authors[:_NAMED]), len(self.authors) - _NAMED
        if more <= 0:
            return said("By {authors}.", authors=named)
        return counted(
            "By {authors} and {count} more.",
            "By {authors} and {count} more.",
            more,
            authors=named,
        )


def is_other_side(item: Annotation, annotation_id: str) -> bool:
    """Tell whether an annotation is what came in beside ours of that id, unedited since."""
    return _beside(replace(item, id=annotation_id)).id == item.id


def _listed(kinds: Iterable[tuple[int, Forms]]) -> Message | str:
    return joined((forms.of(count) for count, forms in kinds if count), ", ")


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
    told = [quote, item.label_id, item.note, [*item.tags], item.visibility.value, item.scope.value]
    told += [item.note_words] if item.note_words != item.note else []
    return [*told, *sorted(further_fields.told(item).items())]


def _beside(item: Annotation) -> Annotation:
    """Return the other side of a conflict under an id of its own, the same each time."""
    told = strict_json.dumps([item.id, item.modified.timestamp().hex(), *_said(item)])
    return replace(item, id=str(uuid5(NAMESPACE_URL, told)))
