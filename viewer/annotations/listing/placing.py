"""Where each annotation stands in the list: in which group, and after what."""

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from data.anchors.anchoring import Resolution
from data.annotation import Annotation, Label, reading_order
from data.document import Document
from viewer.annotations.listing.list_order import Grouping, ListOrder, Sorting
from viewer.session.catalogue import tr

if TYPE_CHECKING:
    from collections.abc import Callable

Rank = tuple[int | str, ...]
"""Where a group stands among groups; groups of one order can be compared."""
_LAST = 2**31
_Sort = tuple[int | float | str | datetime, ...]


class Key(NamedTuple):
    """Where a row stands: its group, and its place in there; the head has none and comes first."""

    rank: Rank
    place: _Sort

    @property
    def name(self) -> str:
        """The id of the annotation; empty for the head of a group."""
        return str(self.place[-1]) if self.place else ""


class Placing:
    """Says of each annotation of one document where it stands in a list of one order.

    Labels come in their order, tags and authors by name, days with the latest first; what belongs
    to no group comes in a last one.
    """

    def __init__(
        self, document: Document, labels: tuple[Label, ...], order: ListOrder, owner: str = ""
    ) -> None:
        self._document = document
        self._order = order
        self._owner = owner
        self._labels = labels
        self._positions = {label.id: number for number, label in enumerate(labels)}
        self._names: dict[str, Rank] = {}
        ranks: dict[Grouping, Callable[[Annotation, Resolution | None], Rank]] = {
            Grouping.TOPIC: self._topic,
            Grouping.LABEL: lambda item, _: (self._position(item),),
            Grouping.AUTHOR: lambda item, _: self._author(item),
            Grouping.DATE: lambda item, _: _day(item),
            Grouping.NONE: lambda _item, _: (),
        }
        places: dict[Sorting, Callable[[Annotation], _Sort]] = {
            Sorting.PLACE: reading_order,
            Sorting.NEWEST: lambda item: (-item.created.timestamp(), item.id),
            Sorting.LABEL: lambda item: (self._position(item), *reading_order(item)),
        }
        self._rank = ranks.get(order.grouping)
        self._place = places[order.sorting]
        self._topics = _topics_by_block(document) if order.grouping is Grouping.TOPIC else []

    @property
    def is_grouped(self) -> bool:
        """Whether there are groups with heads."""
        return self._order.grouping is not Grouping.NONE

    @property
    def has_chart(self) -> bool:
        """Whether a group can hold several labels."""
        return self._order.grouping not in {Grouping.LABEL, Grouping.NONE}

    def keys(self, item: Annotation, resolution: Resolution | None) -> tuple[Key, ...]:
        """Return where an annotation stands: once in each of its groups."""
        place = self._place(item)
        if self._rank is None:  # tags, of which there may be several
            ranks = dict.fromkeys(map(self._by_name, item.tags)) or ((1,),)
            return tuple(Key(rank, place) for rank in ranks)
        return (Key(self._rank(item, resolution), place),)

    def title(self, rank: Rank) -> str:
        """Return what a group is called."""
        match self._order.grouping:
            case Grouping.TOPIC:
                return self._topic_title(int(rank[0]))
            case Grouping.LABEL:
                position = int(rank[0])
                return self._labels[position].name if position < _LAST else tr("No label")
            case Grouping.TAG:
                return str(rank[-1]) if len(rank) > 1 else tr("No tag")
            case Grouping.AUTHOR:
                return str(rank[-1]) if len(rank) > 1 else tr("Yours")
            case Grouping.DATE:
                return datetime.fromordinal(-int(rank[0])).date().isoformat()
        return ""

    def _position(self, item: Annotation) -> int:
        return self._positions.get(item.label_id, _LAST)

    def _author(self, item: Annotation) -> Rank:
        """Return the user's own group, which comes first, or that of a colleague."""
        return (0,) if item.author in {"", self._owner} else (1, *self._by_name(item.author)[1:])

    def _by_name(self, name: str) -> Rank:
        """Return a rank in the order of names, whatever their letter case."""
        if name not in self._names:
            self._names[name] = (0, name.casefold(), name)
        return self._names[name]

    def _topic(self, item: Annotation, resolution: Resolution | None) -> Rank:
        """Return the topic's number; -2 for the whole document, -1 for the lead."""
        if item.anchor is None:
            return (-2,)
        if resolution is None or resolution.start is None:
            return (_LAST,)
        return (self._topics[self._document.block_at(resolution.start)],)

    def _topic_title(self, number: int) -> str:
        if number == -2:
            return tr("Whole document")
        if number == _LAST:
            return tr("Without a passage")
        if number == -1:
            return tr("Lead") if self._document.lead else tr("Title")
        topic = self._document.topics[number]
        return f"{topic.number} {topic.title}".strip()


def _topics_by_block(document: Document) -> list[int]:
    """Return the innermost topic of each block; -1 in the lead."""
    found = [-1] * max(len(document.blocks), 1)
    for number, topic in enumerate(document.topics):
        found[topic.first : topic.stop] = [number] * (topic.stop - topic.first)
    return found


def _day(item: Annotation) -> Rank:
    """Return the day on the user's clock on which an annotation was made, the latest first."""
    return (-item.created.astimezone().date().toordinal(),)
