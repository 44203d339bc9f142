"""Notes at the foot of a sheet, over its whole width; what has no room there goes on or waits."""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial, reduce
from operator import itemgetter
from typing import NamedTuple

from data.briefing.content import Note
from data.messages import Message
from exporters.pdf.layout import highlight_marks
from exporters.pdf.layout.composition import Composer
from exporters.pdf.layout.notes.placement import CONTINUED, KEPT_LINES, LEADING, Placement
from exporters.pdf.layout.sheets import Sheet
from exporters.pdf.layout.single_line import fitted
from exporters.pdf.layout.tagged_elements import ARTIFACT, Element
from exporters.pdf.text import style
from exporters.pdf.text.ink_runs import Line, within
from exporters.pdf.text.style import FIRST_BASELINE
from exporters.pdf.text.text_lines import fill


class Drawing(NamedTuple):
    """What is drawn when a sheet is known: after how many of its pieces it is read, and in turn."""

    slot: int
    number: int
    draw: Callable[[], None]


_TEXT_ABOVE = 26.0
"""From the text's last baseline to the first note's."""
_RULE_ABOVE = 14.0
_RULE = 20 * style.MM
_CAPTION_X, _CAPTION_ABOVE = _RULE + 6.0, 11.8
_APART = 4.0
"""What two notes are further apart than two lines."""
_TAB_X = 13.2
_INDENT = 14.0
_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class FootItem:
    """A note, or a part of one, as lines; read after `slot` pieces of the sheet it is asked on.

    The first `head` lines of what goes on from another sheet say so.
    """

    note: Note
    element: Element
    lines: list[Line]
    slot: int | None = None
    head: int = 0


class NotesAtFoot(Placement):
    """The foot of the current sheet; subclasses say which notes stand there, and how deep it is."""

    caption: Message | str = ""
    """What the foot says of itself."""

    def __init__(self, composer: Composer, sheet: Sheet, places: dict[str, int]) -> None:
        super().__init__(composer, sheet, places)
        self._composed: dict[tuple[int, str], list[Line]] = {}
        self._here: list[FootItem] = []
        self._begun: list[FootItem] = []
        self._depth = 0.0
        self._waiting: deque[FootItem] = deque()
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

    @property
    def _measure(self) -> float:
        return self._grid.measure

    @property
    def _most(self) -> float:
        """How deep the foot may become with what waits."""
        raise NotImplementedError

    @property
    def _rest(self) -> float:
        """How deep the foot may become where the text is over."""
        return self._grid.last_baseline - (self._end or FIRST_BASELINE - _TEXT_ABOVE)

    def turn(self, sheet: Sheet, lowest: float) -> None:
        """Draw this sheet's notes and start on a new one with those that wait."""
        self._draw()
        self._refer(self._grid.text_x, (self._lowest or self._grid.last_baseline) + LEADING)
        super().turn(sheet, lowest)
        self._lowest = 0.0
        if self._end is not None:
            self._end = 0.0
        self._fill(self._most)
        if self._end is not None:
            self._draw()

    def _lines(self, note: Note, aside: str) -> list[Line]:
        lines = self._composed.get((note.number, aside))
        if lines is None:
            label = [*self._label(note, aside), *self._composer.runs("\xa0 ", style.NOTE_TEXT)]
            lines = self._text(note, self._measure - self._indent(note), label)
            self._composed[note.number, aside] = lines
        return lines

    def _indent(self, note: Note) -> float:
        return max(_INDENT, self._number(note).width + 5)

    def _number(self, note: Note) -> Line:
        return self._composer.line(str(note.number), style.NOTE_NUMBER)

    def _fill(self, most: float) -> None:
        """Take what waits, as far as it goes."""
        self._rejoin()
        while self._waiting:
            item = self._waiting.popleft()
            before = len(self._waiting)
            if not self._take(item, most):
                self._waiting.appendleft(item)
                break
            if len(self._waiting) > before:
                self._waiting.rotate(1)
                break

    def _rejoin(self) -> None:
        """Let a note that goes on begin again, where more of it may have room on this sheet."""
        if self._here and self._waiting and self._here[-1].element is self._waiting[0].element:
            part, rest = self._here.pop(), self._waiting.popleft()
            lines = [*part.lines[:-1], *rest.lines[rest.head :]]
            self._waiting.appendleft(replace(part, lines=lines))
            self._depth = reduce(deeper, (len(item.lines) for item in self._here), 0.0)

    def _take_or_send(self, item: FootItem, aside: str, most: float) -> None:
        """Put a note on this sheet, or let it wait for the next, as far down as it is read here."""
        if self._waiting or not self._take(item, most):
            if not aside:
                item = replace(item, lines=self._lines(item.note, self._from_page()))
            self._begun.append(item)
            self._sent.append(item.note.number)
            self._waiting.append(replace(item, slot=None))

    def _take(self, item: FootItem, most: float) -> bool:
        """Put a note on this sheet, or its first lines; return False where too few would fit."""
        whole = deeper(self._depth, len(item.lines))
        if whole <= most + _ROUNDING:
            self._here.append(item)
            self._depth = whole
            return True
        count = int((most - deeper(self._depth, 1)) / LEADING + _ROUNDING) + 1
        if deeper(self._depth, KEPT_LINES) > most + _ROUNDING or count < KEPT_LINES:
            return False
        note, kept = item.note, item.lines[: count - 1]
        place = kept[-1].segments[-1].run.ink.place if kept and kept[-1].segments else None
        on = within(self._going_on(self._measure), place)
        self._here.append(replace(item, lines=[*kept, on]))
        self._depth = deeper(self._depth, count)
        said = fill(self._label(note, self._words(CONTINUED)), self._measure)
        head = [within(line, place) for line in said]
        rest = [*head, *item.lines[count - 1 :]]
        self._waiting.append(FootItem(note, item.element, rest, head=len(head)))
        return True

    def _draw(self, others: Iterable[Drawing] = ()) -> None:
        """Draw the foot and what else the sheet has, each read in its place."""
        begun, self._begun = self._begun, []
        drawings = [*others, *self._foot()]
        for item in begun:
            draw = partial(self._sheet.empty, item.element)
            drawings.append(Drawing(item.slot or 0, item.note.number, draw))
        drawings.sort(key=itemgetter(0, 1))
        self._sheet.weave((drawing.slot, drawing.draw) for drawing in drawings)

    def _foot(self) -> list[Drawing]:
        here, self._here = self._here, []
        depth, self._depth = self._depth, 0.0
        if not here:
            return []
        y = self._grid.last_baseline - depth + _TEXT_ABOVE
        if self._end is not None:
            y = self._end + _TEXT_ABOVE if self._end else FIRST_BASELINE
        last = len(self._sheet.pieces)
        drawings = [Drawing(last, 0, partial(self._begin_foot, y))]
        for item in here:
            slot = last if item.slot is None else item.slot
            drawings.append(Drawing(slot, item.note.number, partial(self._draw_item, item, y)))
            self._lowest = y + LEADING * (len(item.lines) - 1)
            y = self._lowest + LEADING + _APART
        return drawings

    def _begin_foot(self, y: float) -> None:
        """Draw a short rule above the first note, whose baseline is `y`, and the caption."""
        x = self._grid.text_x
        rule = [(x, y - _RULE_ABOVE), (x + _RULE, y - _RULE_ABOVE)]
        self._sheet.rule(rule, style.HAIRLINE, style.RULE_WIDTH)
        if self.caption:
            room = self._grid.right - x - _CAPTION_X
            line = fitted(self._composer, self._words(self.caption), style.NOTE_ASIDE, room)
            self._sheet.text(ARTIFACT, [(line, x + _CAPTION_X, y - _CAPTION_ABOVE)])

    def _draw_item(self, item: FootItem, y: float) -> None:
        x, note, sheet = self._grid.text_x, item.note, self._sheet
        self._begin(note, item.element, y - LEADING)
        highlight_marks.tab(sheet, self._composer.book, (x - _TAB_X, y), note.label, ARTIFACT)
        indent = self._indent(note)
        sheet.text(item.element.take_label(), [(self._number(note), x, y)])
        lines = [(line, x + indent, y + n * LEADING) for n, line in enumerate(item.lines)]
        sheet.text(item.element, lines)


def deeper(depth: float, lines: int) -> float:
    """Return how far the foot's last baseline is below the text, with a note of so many lines more.

    A foot of no notes is 0 deep.
    """
    if not lines:
        return depth
    return (depth + _APART + LEADING if depth else _TEXT_ABOVE) + (lines - 1) * LEADING
