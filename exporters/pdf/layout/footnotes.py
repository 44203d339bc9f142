"""Footnotes: at the foot of the sheet that their passage starts on, else carried to the next."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace

from data.briefing.content import Note
from exporters.pdf.layout import highlight_marks
from exporters.pdf.layout.composed import Composed
from exporters.pdf.layout.composition import Composer
from exporters.pdf.layout.placement import CONTINUED, KEPT_LINES, LEADING, Placement
from exporters.pdf.layout.sheets import Sheet
from exporters.pdf.layout.tagged_elements import ARTIFACT, Element
from exporters.pdf.text import style
from exporters.pdf.text.ink_runs import Line
from exporters.pdf.text.style import FIRST_BASELINE
from exporters.pdf.text.text_lines import fill

_TEXT_ABOVE = 26.0
"""From the text's last baseline to the first note's."""
_RULE_ABOVE = 14.0
_RULE = 20 * style.MM
_APART = 4.0
"""What two notes are further apart than two lines."""
_TAB_X = 13.2
_INDENT = 14.0


_KEPT_TOGETHER = 3
"""At most so many lines of a paragraph are never parted."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A note, or a part of one, as lines."""

    note: Note
    element: Element
    lines: list[Line]


class Footnotes(Placement):
    """The foot of the current sheet, at most half of it while there is text."""

    def __init__(self, composer: Composer, sheet: Sheet, places: dict[str, int]) -> None:
        super().__init__(composer, sheet, places)
        self._half = (self._grid.last_baseline - FIRST_BASELINE) / 2
        self._composed: dict[tuple[int, str], list[Line]] = {}
        self._here: list[_Item] = []
        self._depth = 0.0
        self._waiting: deque[_Item] = deque()
        self._end: float | None = None
        self._lowest = 0.0

    @property
    def waiting(self) -> bool:
        """Whether notes are left for another sheet."""
        return bool(self._waiting)

    @property
    def lowest(self) -> float:
        """The last baseline that notes have on this sheet; 0 when they have none."""
        return self._lowest

    @property
    def bottom(self) -> float:
        """The lowest baseline that text may have on this sheet."""
        return self._grid.last_baseline - self._depth

    def reserve(self, notes: Iterable[Note]) -> float:
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

    def turn(self, sheet: Sheet) -> None:
        """Draw this sheet's notes and start on a new one with those that wait."""
        self._draw()
        self._refer(self._grid.text_x, (self._lowest or self._grid.last_baseline) + LEADING)
        super().turn(sheet)
        if self._end is not None:
            self._end = 0.0
        self._fill(self._most)

    def close(self, lowest: float) -> None:
        """Let the last notes follow the text at once, as far as they go."""
        self._end = lowest
        self._fill(self._most)

    def _add(self, note: Note, baseline: float, *, lowest: float, past: float, aside: str) -> None:
        del baseline, past
        item = _Item(note, self._element(note), self._lines(note, aside))
        room = self._grid.last_baseline - lowest
        if self._waiting or not self._take(item, min(room, self._most)):
            if not aside:
                aside = self._from_page()
                item = replace(item, lines=self._lines(note, aside))
            self._sent.append(note.number)
            self._waiting.append(item)

    @property
    def _most(self) -> float:
        """How deep the notes may become on this sheet."""
        if self._end is None:
            return self._half
        top = self._end or FIRST_BASELINE - _TEXT_ABOVE
        return self._grid.last_baseline - top

    def _lines(self, note: Note, aside: str) -> list[Line]:
        lines = self._composed.get((note.number, aside))
        if lines is None:
            label = [*self._label(note, aside), *self._composer.runs("\xa0 ", style.NOTE_TEXT)]
            lines = self._text(note, self._grid.measure - self._indent(note), label)
            self._composed[note.number, aside] = lines
        return lines

    def _indent(self, note: Note) -> float:
        return max(_INDENT, self._number(note).width + 5)

    def _number(self, note: Note) -> Line:
        return self._composer.line(str(note.number), style.NOTE_NUMBER)

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
            depth = _deeper(depth, count)
        return depth

    def _fill(self, most: float) -> None:
        """Take what waits, as far as it goes."""
        while self._waiting:
            item = self._waiting.popleft()
            before = len(self._waiting)
            if not self._take(item, most):
                self._waiting.appendleft(item)
                break
            if len(self._waiting) > before:
                self._waiting.rotate(1)
                break
        if self._end is not None:
            self._draw()

    def _take(self, item: _Item, most: float) -> bool:
        """Put a note on this sheet, or its first lines; return False where too few would fit."""
        whole = _deeper(self._depth, len(item.lines))
        if whole <= most + 1e-6:
            self._here.append(item)
            self._depth = whole
            return True
        count = int((most - _deeper(self._depth, 1)) / LEADING + 1e-6) + 1
        if _deeper(self._depth, KEPT_LINES) > most + 1e-6 or count < KEPT_LINES:
            return False
        note, kept = item.note, item.lines[: count - 1]
        on = self._going_on(self._grid.measure)
        self._here.append(replace(item, lines=[*kept, on]))
        self._depth = _deeper(self._depth, count)
        head = fill(self._label(note, self._words(CONTINUED)), self._grid.measure)
        rest = [*head, *item.lines[count - 1 :]]
        self._waiting.append(_Item(note, item.element, rest))
        return True

    def _draw(self) -> None:
        here, self._here = self._here, []
        depth, self._depth = self._depth, 0.0
        self._lowest = 0.0
        if not here:
            return
        grid, x = self._grid, self._grid.text_x
        y = grid.last_baseline - depth + _TEXT_ABOVE
        if self._end is not None:
            y = self._end + _TEXT_ABOVE if self._end else FIRST_BASELINE
        rule = [(x, y - _RULE_ABOVE), (x + _RULE, y - _RULE_ABOVE)]
        self._sheet.rule(rule, style.HAIRLINE, style.RULE_WIDTH)
        for item in here:
            note = item.note
            self._begin(note, y - LEADING)
            highlight_marks.tab(
                self._sheet, self._composer.book, (x - _TAB_X, y), note.label, ARTIFACT
            )
            indent = self._indent(note)
            lines = [(line, x + indent, y + n * LEADING) for n, line in enumerate(item.lines)]
            self._sheet.text(item.element.take_label(), [(self._number(note), x, y)])
            self._sheet.text(item.element, lines)
            self._lowest = lines[-1][2]
            y = self._lowest + LEADING + _APART


def _deeper(depth: float, lines: int) -> float:
    """Return how far the last baseline is below the text, with a note of so many lines more."""
    if not lines:
        return depth
    return (depth + _APART + LEADING if depth else _TEXT_ABOVE) + (lines - 1) * LEADING
