"""Composed blocks onto sheets, one after the other, in one pass."""

from data.briefing.content import Note
from exporters.options import NotePlacement
from exporters.pdf.layout import highlight_marks, kept_lines
from exporters.pdf.layout.citation_column import CitationColumn, CitationRows
from exporters.pdf.layout.composed import Composed, SideColumns, Taken
from exporters.pdf.layout.composition import Composer
from exporters.pdf.layout.label_tabs import hang_numbers, hang_tabs, set_beside
from exporters.pdf.layout.notes.endnotes import Endnotes
from exporters.pdf.layout.notes.footnotes import Footnotes
from exporters.pdf.layout.notes.margin_notes import MarginNotes
from exporters.pdf.layout.notes.placement import Placement, lines_between
from exporters.pdf.layout.sheets import Place, Sheet
from exporters.pdf.layout.tables.drawn_cells import draw_cells, repeat_head
from exporters.pdf.layout.tagged_elements import Role
from exporters.pdf.text import style
from exporters.pdf.text.style import FIRST_BASELINE
from exporters.phrases import WHOLE_DOCUMENT, place_of_mark, place_of_passage

_KEPT_HEADINGS = 4
_PLACEMENTS: dict[NotePlacement, type[Placement]] = {
    NotePlacement.MARGIN: MarginNotes,
    NotePlacement.FOOTNOTES: Footnotes,
    NotePlacement.ENDNOTES: Endnotes,
}


class Flow:
    """The text column: where the last line stands, and what is kept with what follows.

    `taken` tells what each piece of a briefing takes of the sheets, `spare` how much of the last
    one is left above what stands at its foot, where anything does. `ends` are the lowest baselines
    of sheets, by number, whose text is to end before others do. Of the sheets, `unfilled` are to be
    written on.
    """

    def __init__(
        self,
        composer: Composer,
        placement: NotePlacement,
        blank: type[Sheet] = Sheet,
        *,
        before: "Flow | None" = None,
    ) -> None:
        """Start on a first sheet, which is `blank` as all are; `before` has it now."""
        self.composer = composer
        self.grid = composer.grid
        self.blank = blank
        self.sheets = [blank(before.sheet.number if before else 1, self.grid)]
        self.places: dict[str, int] = before.places if before else {}
        self.notes = _PLACEMENTS[placement](composer, self.sheet, self.places)
        self.y = 0.0
        self._below = 0.0
        self._is_below_table = False
        self._is_headed = False
        self._held: list[Composed] = []
        self.opening_notes: tuple[Note, ...] = ()
        self.taken: list[Taken] = []
        self.spare: float | None = None
        self.ends: dict[int, float] = {}
        self.unfilled = 0
        self._columns = SideColumns(self.grid.gutter_x, self.grid.gutter_measure, self.grid.notes_x)
        self._citations = CitationColumn(composer, self._columns)

    @property
    def sheet(self) -> Sheet:
        """The sheet that is being filled."""
        return self.sheets[-1]

    @property
    def bottom(self) -> float:
        """The lowest baseline that text may have on this sheet."""
        return min(self.notes.bottom, self.ends.get(self.sheet.number, self.grid.last_baseline))

    @property
    def at_top(self) -> bool:
        """Whether nothing stands on the sheet yet."""
        return self.y == 0.0

    def turn(self) -> None:
        """Start a new sheet."""
        lowest = self.y
        self.sheets.append(self.blank(self.sheet.number + 1, self.grid))
        self.y = self._below = 0.0
        self._is_headed = False
        self._citations.turn()
        self.notes.turn(self.sheet, lowest)

    def begin_sheet(self) -> None:
        """Let what comes next stand at the top of a sheet."""
        self.settle()
        if not self.at_top:
            self.turn()

    @property
    def is_free_beside(self) -> bool:
        """Whether nothing stands beside what comes next, nor is to stand there."""
        return self.notes.is_free(max(self.y, FIRST_BASELINE))

    def insert(self, inner: "Flow") -> None:
        """Let the sheets of another flow, which knows this one, stand before the current one."""
        inner.drain()
        self.notes.adopt(inner.notes)
        self.taken += inner.taken
        self.sheets[-1:] = [*inner.sheets, self.sheet]
        self.sheet.number = inner.sheet.number + 1

    def drain(self) -> None:
        """Place what waits and its notes, on as many sheets as they take."""
        self.settle()
        self.notes.close(self.y)
        while self.notes.waiting:
            self.turn()

    def reserve(self, gap: float, height: float = 0.0, kept: float = 0.0) -> float:
        """Return the next baseline, `gap` down, with `height` more below it on the same sheet.

        There is room for what follows, too, as far as `kept`.
        """
        y = self.y + gap
        if self.at_top or y + height + kept > self.bottom:
            if not self.at_top:
                self.turn()
            y = FIRST_BASELINE
        self.y = y + height
        self._below = 0.0
        self._is_headed = False
        return y

    def add(self, block: Composed) -> None:
        """Place a block; a heading waits for what it is kept with."""
        self._held.append(block)
        if not block.kept or len(self._held) > _KEPT_HEADINGS:
            self.settle()

    def settle(self) -> None:
        """Place what waits."""
        held, self._held = self._held, []
        if held and not self.at_top and self._needed(held) > self.bottom:
            self.turn()
        for block in held:
            self._place(block)

    def leave(self, gap: float) -> None:
        """Put the next baseline `gap` below the last, whatever comes next."""
        self._below = gap

    def finish(self, notes: tuple[Note, ...]) -> None:
        """Place what waits and go on until none of `notes` is left."""
        self.settle()
        for note in self.notes.missing(notes):
            self.notes.add(note, self.y, lowest=self.y, aside=self.composer.words(WHOLE_DOCUMENT))
        for block in self.notes.blocks():
            self.add(block)
        self.drain()
        for sheet in self.sheets:
            sheet.links = [
                link for link in sheet.links if not link.internal or link.target in self.places
            ]

    def _needed(self, held: list[Composed]) -> float:
        """Return how low the last line that must not be parted from the first comes.

        What the notes of these lines need at the foot of the sheet counts too.
        """
        y, below = self.y, self._below
        called: list[Note] = []
        for block in held:
            lines = (
                len(block.lines) if block.kept or len(block.lines) == 3 else kept_lines.KEPT_LINES
            )
            gap = self._gap(block, below) if block is held[0] else below or block.above
            y += gap + (min(lines, len(block.lines)) - 1) * block.leading
            below = block.below
            called += [note for line, note in block.notes if line < lines]
        return y + self.notes.reserve(called, y)

    def _place(self, block: Composed) -> None:
        start, count = 0, len(block.lines)
        self.notes.call(block)
        cited = self._citations.of(block)
        while start < count:
            gap = block.leading if start else self._gap(block, self._below)
            alone = self.at_top
            if alone and block.head is not None and block.head.is_low(self.grid.last_baseline):
                self.y = repeat_head(self.sheet, block.head)
                gap = block.above
            first = FIRST_BASELINE if self.at_top else self.y + gap
            if cited.lines and start == 0 and not alone:
                first = max(first, self._citations.end)
                if self._citations.is_past(cited, first):
                    self.turn()
                    continue
            self._keep_margin(block, first)
            room = self._room(block, start, first)
            taken = kept_lines.taken(count - start, room, whole=start == 0, alone=alone)
            if not alone and (taken == 0 or (block.whole and taken < count)):
                self.turn()
                continue
            lines, begins = range(start, start + taken), alone and start == 0
            self._draw(block, lines, first, cited, begins=begins)
            self._take(block, taken, first)
            self._is_headed = block.kept and (self.at_top or self._is_headed)
            self.y = first + (taken - 1) * block.leading
            start += taken
        self._below, self._is_below_table = block.below, bool(block.cells)

    def _gap(self, block: Composed, below: float) -> float:
        """Return how far a block stands below what came last, which may ask for a distance."""
        return max(below, block.above) if self._is_below_table else below or block.above

    def _take(self, block: Composed, count: int, first: float) -> None:
        """Remember what `count` lines of a piece take, the first of them on that baseline."""
        if block.piece_id:
            above = first - block.leading if self.at_top else self.y
            self.taken.append(block.taken(self.sheet.number, first, count, above))

    def _keep_margin(self, block: Composed, first: float) -> None:
        """Keep notes out of the margin where a wide row stands in it; its own go to the foot."""
        if self.grid.notes_beside and block.right > self.grid.text_right:
            self.notes.part()
            last = self.grid.last_baseline
            low = first + len(block.lines) * block.leading
            self.notes.take(last if block.notes else min(low, last))

    def _room(self, block: Composed, start: int, first: float) -> int:
        """Return how many of a block's lines from `start` fit, when the first stands at `first`.

        Where nothing but headings stands above, the first ones do: no sheet has more room for their
        notes.
        """
        room = self.notes.room(block, start, first)
        if self.sheet.number in self.ends:
            room = min(room, lines_between(first, self.bottom, block.leading))
        if self.at_top or self._is_headed:
            left = len(block.lines) - start
            least = left if block.kept else kept_lines.least(left)
            last = self.grid.last_baseline
            room = max(room, min(least, lines_between(first, last, block.leading)))
        return room

    def _draw(
        self, block: Composed, lines: range, first: float, cited: CitationRows, *, begins: bool
    ) -> None:
        start, stop = lines.start, lines.stop
        sheet = self.sheet
        placed = [
            (line, block.x, first + number * block.leading)
            for number, line in enumerate(block.lines[start:stop])
        ]
        if block.highlights:
            highlight_marks.paint(sheet, placed, block.type, block.highlights)
        if start == 0:
            if block.place:
                self._keep_place(block.place, first - 1.4 * block.size, block)
            hang_numbers(sheet, block, first)
        hung = hang_tabs(sheet, self.composer, block, lines, first)
        if block.cells:
            draw_cells(sheet, block, start, stop, first, begins=begins)
        else:
            sheet.text(block.element, placed)
        block.read_labels(hung)
        for tab, _ in hung if self.composer.is_indexed else ():
            self._keep_place(place_of_mark(tab.annotation_id), first - block.leading, block)
        if block.ruled and stop == len(block.lines):
            y = placed[-1][2] + block.rule_below
            sheet.rule([(block.x, y), (self.grid.text_right, y)], style.HAIRLINE, style.RULE_WIDTH)
        if stop == len(block.lines):
            sheet.remark_all(block.remarks, block.element, placed[-1])
        if start == 0 and cited.lines:
            self._citations.draw(self.sheet, block, cited, first)
        if start == 0 and block.beside:
            x = (block.columns or self._columns).beside_x
            set_beside(sheet, self.composer, block, (x, first))
        self._annotate(block, start, stop, first)

    def _keep_place(self, place: str, y: float, block: Composed) -> None:
        """Let links to `place` lead to a block on this sheet, below `y`."""
        if place not in self.places:
            self.places[place] = self.sheet.number
            self.sheet.places.append(Place(place, y, block.element))

    def _annotate(self, block: Composed, start: int, stop: int, first: float) -> None:
        """Place the notes of the lines from `start` to `stop`."""
        lowest = first + (stop - start - 1) * block.leading
        if block.element.role is not Role.TITLE:
            for note in self.opening_notes:
                self.notes.add(
                    note, first, lowest=lowest, aside=self.composer.words(WHOLE_DOCUMENT)
                )
            self.opening_notes = ()
        for line, note in block.notes:
            if start <= line < stop:
                y = first + (line - start) * block.leading
                self._keep_place(place_of_passage(note.number), y - block.leading, block)
                self.notes.add(note, y, lowest=lowest)
