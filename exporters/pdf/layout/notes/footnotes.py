"""Footnotes: at the foot of the sheet that their passage starts on, else carried to the next."""

from collections.abc import Iterable

from data.briefing.content import Note
from exporters.pdf.layout.composed import Composed
from exporters.pdf.layout.composition import Composer
from exporters.pdf.layout.notes.foot import FootItem, NotesAtFoot, deeper
from exporters.pdf.layout.notes.placement import KEPT_LINES
from exporters.pdf.layout.sheets import Sheet
from exporters.pdf.text.style import FIRST_BASELINE

_KEPT_TOGETHER = 3
"""At most so many lines of a paragraph are never parted."""


class Footnotes(NotesAtFoot):
    """The foot of the current sheet, at most half of it while there is text."""

    def __init__(self, composer: Composer, sheet: Sheet, places: dict[str, int]) -> None:
        super().__init__(composer, sheet, places)
        self._half = (self._grid.last_baseline - FIRST_BASELINE) / 2

    def reserve(self, notes: Iterable[Note], baseline: float) -> float:  # noqa: ARG002  # any will do
        """Return by how much `notes` would at least raise the bottom."""
        return min(self._after(self._depth, list(notes), least=True), self._most) - self._depth

    def room(self, block: Composed, start: int, first: float) -> int:
        """Return how many lines fit together with their notes, the last of which may go on.

        Lines that are kept together do not give way to a note that can go on.
        """
        if not block.notes:
            return super().room(block, start, first)
        last, depth = self._grid.last_baseline + 1e-6, self._depth
        least = depth
        for line in range(start, len(block.lines)):
            y = first + (line - start) * block.leading
            called = [note for number, note in block.notes if number == line]
            if called:
                least = min(self._after(depth, called, least=True), self._most)
                depth = min(self._after(depth, called), self._most)
            fits = y <= last - depth
            kept = called or line - start < _KEPT_TOGETHER
            if not fits and not (kept and y <= last - least):
                return line - start
        return len(block.lines) - start

    def close(self, lowest: float) -> None:
        """Let the last notes follow the text at once, as far as they go."""
        self._end = lowest
        self._fill(self._most)
        self._draw()

    def _add(self, note: Note, baseline: float, *, lowest: float, aside: str) -> None:
        del baseline
        slot = len(self._sheet.pieces)
        item = FootItem(note, self._element(note), self._lines(note, aside), slot)
        self._take_or_send(item, aside, min(self._grid.last_baseline - lowest, self._most))

    @property
    def _most(self) -> float:
        return self._half if self._end is None else self._rest

    def _after(self, depth: float, notes: list[Note], *, least: bool = False) -> float:
        """Return how deep the foot is with `notes` too; `least` leaves the last one to go on."""
        if self._waiting:
            return depth
        for note in notes:
            if note.number in self._placed:
                continue
            count = len(self._lines(note, ""))
            if least and note is notes[-1]:
                count = min(count, KEPT_LINES)
            depth = deeper(depth, count)
        return depth
