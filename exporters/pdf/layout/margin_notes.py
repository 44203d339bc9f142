"""Margin notes: beside their passage, else pushed down, else carried to the next sheet."""

from collections import deque
from dataclasses import dataclass
from math import floor

from data.briefing.content import Note
from exporters.pdf.layout import highlight_marks
from exporters.pdf.layout.composition import Composer
from exporters.pdf.layout.placement import CONTINUED, KEPT_LINES, LEADING, Placement
from exporters.pdf.layout.sheets import Sheet
from exporters.pdf.layout.tagged_elements import ARTIFACT, Element
from exporters.pdf.text import style
from exporters.pdf.text.ink_runs import Line
from exporters.pdf.text.style import FIRST_BASELINE
from exporters.pdf.text.text_lines import fill

_APART = 17.5
"""From a note's last baseline to the next one's head."""
_NUMBER_X = 13.0
_LABEL_X = 20.5
_LANES = 4
_LANE, _LANE_STEP = 7.0, 1.6
"""The first lane's distance from the notes, and from each to the next; `style.LEADERS` in all."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A note, or what is left of one, that goes to the next sheet."""

    note: Note
    lines: list[Line]
    element: Element
    aside: str


class NotesColumn(Placement):
    """The right-hand column of the current sheet and what waits for the next one."""

    def __init__(self, composer: Composer, sheet: Sheet, places: dict[str, int]) -> None:
        super().__init__(composer, sheet, places)
        self._free = FIRST_BASELINE
        self._pushed = 0
        self._asked = 0.0
        self._waiting: deque[_Waiting] = deque()

    @property
    def waiting(self) -> bool:
        """Whether notes are left for another sheet."""
        return bool(self._waiting)

    @property
    def lowest(self) -> float:
        """The last baseline that is taken on this sheet; 0 when none is."""
        return self._free - _APART if self._free > FIRST_BASELINE else 0.0

    def turn(self, sheet: Sheet) -> None:
        """Start on a new sheet with the notes that wait; the old one says where they are."""
        below = max(self._asked, self.lowest + LEADING)
        self._refer(self._grid.notes_x, min(below, self._grid.last_baseline + LEADING))
        super().turn(sheet)
        self._free = FIRST_BASELINE
        self._pushed = 0
        waiting, self._waiting = self._waiting, deque()
        while waiting and not self._waiting:
            self._place(waiting.popleft(), self._free)
        self._waiting.extend(waiting)

    def take(self, lowest: float) -> None:
        """Keep notes below the baseline `lowest`, which something else has; 0 for nothing."""
        if lowest:
            self._free = max(self._free, lowest + _APART)

    def _add(self, note: Note, baseline: float, *, lowest: float, past: float, aside: str) -> None:
        """Place a note beside its passage, or below with a leader that leaves citations alone."""
        del lowest
        y = max(baseline, self._free)
        lines = self._text(note, self._grid.notes_measure)
        placed = self._place(_Waiting(note, lines, self._element(note), aside), y)
        if not placed:
            self._asked = self._asked if self._sent else baseline
            self._sent.append(note.number)
        if y <= baseline + 0.5:
            self._pushed = 0
        elif placed and not aside:
            self._leader(note, baseline, y, past)

    def _place(self, item: _Waiting, y: float) -> bool:
        """Draw what fits from `y` on; return whether the head stands on this sheet."""
        head = self._head(item)
        last = self._grid.last_baseline
        below = y + LEADING * len(head)
        room = floor((last - below) / LEADING + 1e-6) + 1
        if (
            self._waiting
            or (room < len(item.lines) and room < KEPT_LINES)
            or below > last + LEADING
        ):
            aside = item.aside or self._from_page()
            self._waiting.append(_Waiting(item.note, item.lines, item.element, aside))
            return False
        fits = item.lines
        if room < len(item.lines):
            fits = item.lines[: room - 1]
            rest = item.lines[room - 1 :]
            self._waiting.append(_Waiting(item.note, rest, item.element, self._words(CONTINUED)))
            fits = [*fits, self._going_on(self._grid.notes_measure)]
        self._draw(item, head, fits, y)
        self._free = below + LEADING * (len(fits) - 1) + _APART
        return True

    def _head(self, item: _Waiting) -> list[Line]:
        measure = self._grid.notes_measure - self._label_x(item.note)
        return fill(self._label(item.note, item.aside), measure)

    def _label_x(self, note: Note) -> float:
        number = self._composer.line(str(note.number), style.NOTE_NUMBER)
        return max(_LABEL_X, _NUMBER_X + number.width + 3)

    def _draw(self, item: _Waiting, head: list[Line], lines: list[Line], y: float) -> None:
        x, note = self._grid.notes_x, item.note
        self._begin(note, y - LEADING)
        highlight_marks.tab(self._sheet, self._composer.book, (x, y), note.label, ARTIFACT)
        number = self._composer.line(str(note.number), style.NOTE_NUMBER)
        indent = self._label_x(note)
        self._sheet.text(item.element.take_label(), [(number, x + _NUMBER_X, y)])
        placed = []
        for line in head:
            placed.append((line, x + indent, y))
            y += LEADING
        for line in lines:
            placed.append((line, x, y))
            y += LEADING
        self._sheet.text(item.element, placed)

    def _leader(self, note: Note, baseline: float, y: float, past: float) -> None:
        grid = self._grid
        lane = grid.notes_x - _LANE - _LANE_STEP * (self._pushed % _LANES)
        self._pushed += 1
        start, height, middle = grid.text_right + 6, baseline - 3, y - 2.9
        if past > start:
            if grid.gutter_x - 2 > start:
                self._rule([(start, height), (grid.gutter_x - 2, height)], note)
            start = min(past + 2, lane)
        points = [(start, height), (lane, height), (lane, middle), (grid.notes_x, middle)]
        self._rule(points, note)

    def _rule(self, points: list[tuple[float, float]], note: Note) -> None:
        self._sheet.rule(points, note.label.colour, style.RULE_WIDTH)
