"""Which hit or note of a search the reader is at, and the next one from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from viewer.reading.highlights import HighlightMark

if TYPE_CHECKING:
    from viewer.reading.finding.note_search import FoundNote
    from viewer.reading.finding.search_run import SearchRun


class HitWalk:
    """A way through the hits of a run, and through its notes once all is looked through.

    Hits come in the order of the text, notes behind the hits of their topic.
    """

    def __init__(self, run: SearchRun) -> None:
        self._run = run
        self.note: FoundNote | None = None
        """The note that is current, instead of a hit."""

    @property
    def current(self) -> HighlightMark | None:
        """The passage that is current: a hit, or what a note that was found stands on."""
        if self.note is not None:
            note = self.note.note
            return HighlightMark(note.id, max(0, note.start), max(0, note.end), note.label_id)
        return self._run.search.current

    @property
    def row(self) -> int | None:
        """The row of what is current, once all is known."""
        if not self._run.is_complete:
            return None
        if self.note is not None:
            return self._run.rows.row_of(self.note)
        index = self._run.search.index
        return None if index is None else self._run.rows.row_of(index)

    @property
    def number(self) -> int | None:
        """Which of all hits and notes, from 0, is current, once all is known."""
        row = self.row
        return None if row is None else self._run.rows.number(row)

    def start(self, place: int) -> None:
        """Where the text has no hit, let the first note from a place be current."""
        rows = self._run.rows
        if self.current is None and self._run.is_complete and self._run.notes.found:
            self.note = rows.note(rows.first_from(place))

    def take(self, row: int) -> None:
        """Let the hit or note in a row be current; the head of a topic stands for its first."""
        rows = self._run.rows
        if row == rows.group_of(row).row:
            row += 1
        hit, self.note = rows.hit(row), rows.note(row)
        if hit is not None:
            self._run.search.go_to(hit)

    def step(self, steps: int) -> bool:
        """Go on to the next, or with -1 to the one before; return whether it was round an end."""
        before = self.current
        if self._run.notes.found and self.row is not None:
            row = self.row
            self.take(self._run.rows.beside(row, steps))
            return self._is_round(row, self.row, steps)
        self._run.search.step(steps)
        return self._is_round(_start(before), _start(self.current), steps)

    def seek(self, place: int, steps: int) -> bool:
        """Go to the first at or after a place, or with -1 to the last before it, as `step`."""
        if self._run.notes.found and self._run.is_complete:
            rows = self._run.rows
            row = rows.first_from(place)
            self.take(row if steps > 0 else rows.beside(row, -1))
        else:
            self._run.search.seek(place, steps)
        return self._is_round(place - (steps > 0), _start(self.current), steps)

    def _is_round(self, before: int | None, now: int | None, steps: int) -> bool:
        if before is None or now is None or self._run.count < 2:
            return False
        return now <= before if steps > 0 else now >= before


def _start(mark: HighlightMark | None) -> int | None:
    return mark.start if mark is not None else None
