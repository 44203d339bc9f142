"""What was found, topic by topic: as many rows as there are hits, none of which is made before."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from viewer.reading.finding.note_search import NOWHERE, FoundNote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.document import Document

LEAD = -1
"""The topic of what stands in none."""
OUTSIDE = -2
"""The topic of notes that stand on no passage of the text."""


class Stretch(NamedTuple):
    """The text from `start` to the next heading, and the number of the topic that it is in."""

    start: int
    topic: int


def stretches(document: Document) -> list[Stretch]:
    """Return a document's text as it is parted by headings, in order, behind what is outside."""
    found = {NOWHERE: OUTSIDE, 0: LEAD}
    open_topics: list[int] = []
    count = len(document.blocks)

    def close(before: int) -> None:
        while open_topics and document.topics[open_topics[-1]].stop <= before:
            stop = document.topics[open_topics.pop()].stop
            if stop < count:
                found[document.blocks[stop].start] = open_topics[-1] if open_topics else LEAD

    for number, topic in enumerate(document.topics):
        close(topic.first)
        found[document.blocks[topic.first].start] = number
        open_topics.append(number)
    close(count)
    return [Stretch(start, found[start]) for start in sorted(found)]


class HitGroup(NamedTuple):
    """What was found in one stretch: `row` is that of its head, its hits and notes follow."""

    row: int
    topic: int
    hits: range
    notes: range

    def __len__(self) -> int:
        return len(self.hits) + len(self.notes)


class HitRows:
    """A head for each stretch in which something was found, and below it a row for each of that.

    Hits, of which `starts` are the places in order, come before notes. Nothing is kept for a row,
    so that hundreds of thousands cost no more than the stretches that they are in.
    """

    def __init__(
        self,
        parted: Sequence[Stretch] = (),
        starts: Sequence[int] = (),
        notes: Sequence[FoundNote] = (),
    ) -> None:
        self._starts, self._notes = starts, notes
        self.groups: list[HitGroup] = []
        row = hit = note = 0
        for number, (_, topic) in enumerate(parted):
            last = number + 1 == len(parted)
            stop = parted[number + 1].start if not last else 0
            to_hit = len(starts) if last else bisect_left(starts, stop, hit)
            places = len(notes) if last else bisect_left(notes, stop, note, key=_start)
            group = HitGroup(row, topic, range(hit, to_hit), range(note, places))
            hit, note = to_hit, places
            if group.hits or group.notes:
                self.groups.append(group)
                row += 1 + len(group.hits) + len(group.notes)
        self._firsts = [group.row for group in self.groups]
        self._count = row

    def __len__(self) -> int:
        return self._count

    @property
    def count(self) -> int:
        """How many hits and notes there are."""
        return len(self._starts) + len(self._notes)

    def group_of(self, row: int) -> HitGroup:
        """Return the group that a row belongs to."""
        return self.groups[bisect_right(self._firsts, row) - 1]

    def hit(self, row: int) -> int | None:
        """Return the number of the hit in a row; None where there is none."""
        group = self.group_of(row)
        inside = row - group.row - 1
        return group.hits[inside] if 0 <= inside < len(group.hits) else None

    def note(self, row: int) -> FoundNote | None:
        """Return the note in a row, if there is one."""
        group = self.group_of(row)
        inside = row - group.row - 1 - len(group.hits)
        return self._notes[group.notes[inside]] if inside >= 0 else None

    def row_of(self, target: int | FoundNote) -> int:
        """Return the row of a hit, by its number, or of a note."""
        if isinstance(target, int):
            group = self.groups[bisect_right(self.groups, target, key=_hits_stop)]
            return group.row + 1 + target - group.hits.start
        number = self._notes.index(target)
        group = self.groups[bisect_right(self.groups, number, key=_notes_stop)]
        return group.row + 1 + len(group.hits) + number - group.notes.start

    def number(self, row: int) -> int:
        """Return which of all hits and notes, from 0, stands in a row."""
        return row - bisect_right(self._firsts, row)

    def beside(self, row: int, steps: int) -> int:
        """Return the next row that is no head, or with -1 the one before, round the ends."""
        while True:
            row = (row + steps) % len(self)
            if row != self.group_of(row).row:
                return row

    def first_from(self, place: int) -> int:
        """Return the row of the first hit, else note, at or after a place, or of the very first."""
        hit = bisect_left(self._starts, place)
        note = bisect_left(self._notes, place, key=_start)
        rows = [self.row_of(hit)] if hit < len(self._starts) else []
        rows += [self.row_of(self._notes[note])] if note < len(self._notes) else []
        return min(rows, default=self.beside(0, 1))


def _start(found: FoundNote) -> int:
    return found.start


def _hits_stop(group: HitGroup) -> int:
    return group.hits.stop


def _notes_stop(group: HitGroup) -> int:
    return group.notes.stop
