"""The groups of a list: what their heads say, and how many annotations of each label they hold."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from data.annotation import Label
from viewer.annotations.listing.placing import Key, Rank
from viewer.session.catalogue import tr, trn


class GroupHead(NamedTuple):
    """What the head of a group says.

    `counts` are the labels in it with how often each occurs, in the order of the labels; they are
    empty where one label is all that can be in there. `share` is how large the group is beside
    the largest one, from 0 to 1.
    """

    title: str
    total: int
    counts: tuple[tuple[Label, int], ...]
    share: float
    is_open: bool

    @property
    def spoken(self) -> str:
        """The head in words, for screen readers."""
        parts = [self.title, trn("{count} annotation", "{count} annotations", self.total)]
        parts += [
            tr("{count} {label}", count=count, label=label.name) for label, count in self.counts
        ]
        return ", ".join((*parts, tr("expanded") if self.is_open else tr("collapsed")))


class Groups:
    """Counts the labels in each group, and knows which groups are collapsed."""

    def __init__(self) -> None:
        self._tallies: dict[Rank, Counter[str]] = {}
        self._closed: set[Rank] = set()
        self._most: int | None = None

    def open_all(self) -> None:
        """Show what is in all groups: the list is divided otherwise."""
        self._closed.clear()

    def divide(
        self, keys: Iterable[Key], let_through: Mapping[str, str], *, has_heads: bool
    ) -> list[Key]:
        """Return the rows of a list from sorted keys, and count the labels in each group anew.

        `let_through` are the annotations that are shown, by id, each with the id of its label.
        """
        tallies: dict[Rank, Counter[str]] = {}
        rows: list[Key] = []
        for key in keys:
            rank, name = key.rank, key.name
            if name not in let_through:
                continue
            if has_heads:
                if rank not in tallies:
                    tallies[rank] = Counter()
                    rows.append(Key(rank, ()))
                tallies[rank][let_through[name]] += 1
            if rank not in self._closed:
                rows.append(key)
        self._tallies, self._most = tallies, None
        return rows

    def is_open(self, rank: Rank) -> bool:
        """Tell whether what is in a group is shown."""
        return rank not in self._closed

    def turn(self, rank: Rank) -> bool:
        """Collapse a group or expand it; return whether it is open now."""
        self._closed ^= {rank}
        return rank not in self._closed

    def count(self, gone: Collection[tuple[Rank, str]], new: Collection[tuple[Rank, str]]) -> None:
        """Count annotations, told by group and label, that went and that came."""
        for rank, label_id in gone:
            tally = self._tallies[rank]
            tally[label_id] -= 1
            if not tally[label_id]:
                del tally[label_id]
            if not tally:
                del self._tallies[rank]
        for rank, label_id in new:
            self._tallies.setdefault(rank, Counter())[label_id] += 1
        self._most = None

    def __contains__(self, rank: Rank) -> bool:
        return rank in self._tallies

    def head(
        self, rank: Rank, title: str, labels: Collection[Label], *, has_chart: bool
    ) -> GroupHead:
        """Return what the head of a group says; `labels` are in the order of the chart."""
        tally = self._tallies.get(rank, Counter())
        total = tally.total()
        if self._most is None:
            self._most = max((one.total() for one in self._tallies.values()), default=1)
        counts = tuple((label, tally[label.id]) for label in labels if tally[label.id])
        return GroupHead(
            title, total, counts if has_chart else (), total / self._most, self.is_open(rank)
        )
