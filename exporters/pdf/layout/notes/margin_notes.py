"""Margin notes: solved for the sheet as a whole; what its margin has no room for goes to its foot.

Notes stand beside their passages, or in sight of them above or below, led to. The sheet takes no
more text than it has room for with all the notes on it, in the margin or at the foot.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from data.briefing.content import Note
from data.messages import said
from exporters.pdf.layout import highlight_marks
from exporters.pdf.layout.composed import Composed
from exporters.pdf.layout.composition import Composer
from exporters.pdf.layout.notes.column_places import Wish
from exporters.pdf.layout.notes.foot import Drawing, FootItem, NotesAtFoot, deeper
from exporters.pdf.layout.notes.leaders import lanes
from exporters.pdf.layout.notes.page_plan import APART, MarginColumn, PagePlan, planned
from exporters.pdf.layout.notes.placement import KEPT_LINES, LEADING, lines_between
from exporters.pdf.layout.sheets import Sheet
from exporters.pdf.layout.tagged_elements import ARTIFACT, Element
from exporters.pdf.text import style
from exporters.pdf.text.ink_runs import Line
from exporters.pdf.text.style import FIRST_BASELINE
from exporters.pdf.text.text_lines import fill

_NUMBER_X = 13.0
_LABEL_X = 20.5
_SHORT = 8
"""A note at the foot with no more lines than this does not go on on the next sheet."""
_FILLED = 0.6
"""Notes that go on from sheets before fill at most this share of one that has text, too."""
_CLEAR = 2.0
"""A leader stops so far before a citation, and goes on so far behind it."""
_LEADER_ABOVE, _HEAD_ABOVE = 3.0, 2.9
"""How far a leader stands above the baseline of its passage, and above that of its note."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A note of this sheet: as it is set in the margin, and where it is read."""

    note: Note
    baseline: float
    aside: str
    head: list[Line]
    lines: list[Line]
    element: Element
    slot: int

    @property
    def wish(self) -> Wish:
        """What it asks of the column."""
        return Wish(self.baseline, LEADING * (len(self.head) + len(self.lines) - 1))


class MarginNotes(NotesAtFoot):
    """The notes of the current sheet, placed when its text is known."""

    caption = said("Notes without room beside their passages")

    def __init__(self, composer: Composer, sheet: Sheet, places: dict[str, int]) -> None:
        super().__init__(composer, sheet, places)
        self._top = FIRST_BASELINE
        self._asked: list[_Asked] = []
        self._set: dict[int, tuple[list[Line], list[Line]]] = {}
        self._limit: float | None = None

    @property
    def bottom(self) -> float:
        """The lowest baseline that text may have on this sheet."""
        if self._limit is None:
            self._limit = self._lowest_text(self._asked)
        return self._limit

    @property
    def _measure(self) -> float:
        return self._grid.right - self._grid.text_x

    @property
    def _most(self) -> float:
        if self._end is not None:
            return self._rest
        return _FILLED * (self._grid.last_baseline - FIRST_BASELINE)

    def reserve(self, notes: Iterable[Note], baseline: float) -> float:
        """Return by how much `notes` on passages near `baseline` would raise the bottom."""
        called = self._with(self._asked, notes, baseline)
        return self.bottom - self._lowest_text(called) if len(called) > len(self._asked) else 0.0

    def room(self, block: Composed, start: int, first: float) -> int:
        """Return how many lines fit with all their notes; the last one at the foot may go on."""
        if not block.notes:
            return lines_between(first, self.bottom, block.leading)
        limit, asked = self.bottom, self._asked
        for line in range(start, len(block.lines)):
            y = first + (line - start) * block.leading
            called = [note for number, note in block.notes if number == line]
            if called:
                asked = self._with(asked, called, y)
                limit = self._lowest_text(asked)
            if y > limit + 1e-6:
                return line - start
        return len(block.lines) - start

    def take(self, lowest: float) -> None:
        """Keep notes below the baseline `lowest`, which something else has; 0 for nothing."""
        if lowest:
            self._top = max(self._top, lowest + APART)
            self._limit = None

    def turn(self, sheet: Sheet, lowest: float) -> None:
        """Draw the notes of this sheet, whose text ends at `lowest`, and start on a new one."""
        drawings = self._solved(lowest)
        self._fill(self._grid.last_baseline - max(lowest, self._lowest))
        self._draw(drawings)
        super().turn(sheet, lowest)
        self._top = FIRST_BASELINE
        self._limit = None

    def close(self, lowest: float) -> None:
        """Let the foot of the last sheet follow what stands above it at once."""
        drawings = self._solved(lowest)
        self._end = max(lowest, self._lowest)
        self._fill(self._most)
        self._draw(drawings)
        self._limit = None

    def _add(self, note: Note, baseline: float, *, lowest: float, aside: str) -> None:
        del lowest
        self._asked.append(self._ask(note, baseline, aside))
        self._limit = None

    def _ask(self, note: Note, baseline: float, aside: str = "") -> _Asked:
        if note.number not in self._set or aside:
            measure = self._grid.notes_measure
            head = fill(self._label(note, aside), measure - self._label_x(note))
            self._set[note.number] = head, self._text(note, measure)
        head, lines = self._set[note.number]
        slot = len(self._sheet.pieces)
        return _Asked(note, baseline, aside, head, lines, self._element(note), slot)

    def _with(
        self, asked: Sequence[_Asked], notes: Iterable[Note], baseline: float
    ) -> list[_Asked]:
        """Return what is asked with notes on the passages of one more line."""
        new = [note for note in notes if note.number not in self._placed]
        return [*asked, *(self._ask(note, baseline) for note in new)]

    def _label_x(self, note: Note) -> float:
        number = self._composer.line(str(note.number), style.NOTE_NUMBER)
        return max(_LABEL_X, _NUMBER_X + number.width + 3)

    def _planned(self, asked: Sequence[_Asked], most: float) -> PagePlan:
        """Plan notes on a sheet whose foot may be so deep."""
        last = self._grid.last_baseline

        def last_above(foot: list[int]) -> float:
            return last - min(self._least([asked[number] for number in foot]), most)

        wishes = [item.wish for item in asked]
        return planned(wishes, MarginColumn(self._top, last), last_above)

    def _least(self, foot: Sequence[_Asked]) -> float:
        """Return how deep the foot is with these notes at least; a long last one may go on.

        Where notes of the sheets before wait, it takes no others.
        """
        depth = self._depth
        if self._waiting:
            return depth
        for item in foot:
            count = len(self._lines(item.note, item.aside))
            if item is foot[-1] and count > _SHORT:
                count = KEPT_LINES
            depth = deeper(depth, count)
        return depth

    def _lowest_text(self, asked: Sequence[_Asked]) -> float:
        """Return the lowest baseline of text with which these notes have room on the sheet.

        It is 0 where one of them would have to wait.
        """
        last = self._grid.last_baseline
        if not asked:
            return last - self._depth
        plan = self._planned(asked, last)
        foot = [asked[number] for number in plan.at_foot]
        if foot and self._waiting:
            return 0.0
        return last - self._least(foot)

    def _solved(self, lowest: float) -> list[Drawing]:
        """Place the notes of this sheet, whose text ends at `lowest`; return how they are drawn."""
        asked, self._asked = self._asked, []
        if not asked:
            return []
        last = self._grid.last_baseline
        plan = self._planned(asked, max(last - lowest, self._depth))
        stands = [(item, y) for item, y in zip(asked, plan.places, strict=True) if y is not None]
        ways = lanes([item.baseline for item, _ in stands], [y for _, y in stands])
        drawings = []
        for (item, y), lane in zip(stands, ways, strict=True):
            draw = partial(self._draw_beside, item, y, lane)
            drawings.append(Drawing(item.slot, item.note.number, draw))
            self._lowest = max(self._lowest, y + item.wish.height)
        most = last - max(lowest, self._lowest)
        for number in plan.at_foot:
            item = asked[number]
            lines = self._lines(item.note, item.aside)
            foot = FootItem(item.note, item.element, lines, item.slot)
            self._take_or_send(foot, item.aside, most)
        return drawings

    def _draw_beside(self, item: _Asked, y: float, lane: float | None) -> None:
        """Draw a note in the margin, and its leader in the lane so far left of the notes."""
        x, note = self._grid.notes_x, item.note
        first = y
        self._begin(note, item.element, y - LEADING)
        highlight_marks.tab(self._sheet, self._composer.book, (x, y), note.label, ARTIFACT)
        number = self._composer.line(str(note.number), style.NOTE_NUMBER)
        indent = self._label_x(note)
        self._sheet.text(item.element.take_label(), [(number, x + _NUMBER_X, y)])
        placed = []
        for line in item.head:
            placed.append((line, x + indent, y))
            y += LEADING
        for line in item.lines:
            placed.append((line, x, y))
            y += LEADING
        self._sheet.text(item.element, placed)
        if lane is not None and not item.aside:
            self._leader(note, item.baseline, first, x - lane)

    def _leader(self, note: Note, baseline: float, y: float, lane: float) -> None:
        """Draw a leader round what stands between the text and the notes."""
        grid = self._grid
        start, height, middle = grid.text_right + 6, baseline - _LEADER_ABOVE, y - _HEAD_ABOVE
        *before, (left, _) = self._sheet.taken.gaps(height, start, lane, _CLEAR)
        for gap in before:
            self._rule([(x, height) for x in gap], note)
        points = [(left, height), (lane, height), (lane, middle), (grid.notes_x, middle)]
        self._rule(points, note)

    def _rule(self, points: list[tuple[float, float]], note: Note) -> None:
        self._sheet.rule(points, note.label.colour, style.RULE_WIDTH)
