"""Composed blocks onto sheets, one after the other, in one pass."""

from data.briefing.content import Note
from exporters.options import NotePlacement
from exporters.pdf.layout import highlight_marks, kept_lines, tables
from exporters.pdf.layout.citation_column import CitationColumn, CitationRows
from exporters.pdf.layout.composed import Beside, Composed, SideColumns, Taken
from exporters.pdf.layout.composition import Composer
from exporters.pdf.layout.label_tabs import hang_tabs
from exporters.pdf.layout.notes.endnotes import Endnotes
from exporters.pdf.layout.notes.footnotes import Footnotes
from exporters.pdf.layout.notes.margin_notes import MarginNotes
from exporters.pdf.layout.notes.placement import Placement, lines_between
from exporters.pdf.layout.sheets import Place, Sheet
from exporters.pdf.layout.tagged_elements import Element, Role
from exporters.pdf.layout.taken_areas import Area
from exporters.pdf.text import style
from exporters.pdf.text.ink_runs import Line
from exporters.pdf.text.style import FIRST_BASELINE
from exporters.phrases import WHOLE_DOCUMENT, label_name, place_of_passage

_KEPT_HEADINGS = 4
_LABEL_APART = 13.2
"""From a label's tab beside the text to the line after it."""
_BULLET, _BULLET_X, _BULLET_ABOVE = 3.2, 10.0, 5.2
_DESCENT = 0.3
_HIGHEST_HEAD = 1 / 3
"""A table's head is repeated where it takes at most this share of a sheet."""
_PLACEMENTS: dict[NotePlacement, type[Placement]] = {
    NotePlacement.MARGIN: MarginNotes,
    NotePlacement.FOOTNOTES: Footnotes,
    NotePlacement.ENDNOTES: Endnotes,
}


class Flow:
    """The text column: where the last line stands, and what is kept with what follows.

    `taken` tells what each piece of a briefing takes of the sheets, `spare` how much of the last
    one is left above what stands at its foot, where anything does.
    """

    def __init__(
        self, composer: Composer, placement: NotePlacement, blank: type[Sheet] = Sheet
    ) -> None:
        """Start on a first sheet, which is `blank` as all are."""
        self.composer = composer
        self.grid = composer.grid
        self._blank = blank
        self.sheets = [blank(1, self.grid)]
        self.places: dict[str, int] = {}
        self.notes = _PLACEMENTS[placement](composer, self.sheet, self.places)
        self.y = 0.0
        self._below = 0.0
        self._is_headed = False
        self._held: list[Composed] = []
        self.opening_notes: tuple[Note, ...] = ()
        self.taken: list[Taken] = []
        self.spare: float | None = None
        self._columns = SideColumns(self.grid.gutter_x, self.grid.gutter_measure, self.grid.notes_x)
        self._citations = CitationColumn(composer, self._columns)

    @property
    def sheet(self) -> Sheet:
        """The sheet that is being filled."""
        return self.sheets[-1]

    @property
    def at_top(self) -> bool:
        """Whether nothing stands on the sheet yet."""
        return self.y == 0.0

    def turn(self) -> None:
        """Start a new sheet."""
        lowest = self.y
        self.sheets.append(self._blank(len(self.sheets) + 1, self.grid))
        self.y = self._below = 0.0
        self._is_headed = False
        self._citations.turn()
        self.notes.turn(self.sheet, lowest)

    def begin_sheet(self) -> None:
        """Let what comes next stand at the top of a sheet."""
        self.settle()
        if not self.at_top:
            self.turn()

    def reserve(self, gap: float, height: float = 0.0, kept: float = 0.0) -> float:
        """Return the next baseline, `gap` down, with `height` more below it on the same sheet.

        There is room for what follows, too, as far as `kept`.
        """
        y = self.y + gap
        if self.at_top or y + height + kept > self.notes.bottom:
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
        if held and not self.at_top and self._needed(held) > self.notes.bottom:
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
        self.notes.close(self.y)
        while self.notes.waiting:
            self.turn()
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
            y += (below or block.above) + (min(lines, len(block.lines)) - 1) * block.leading
            below = block.below
            called += [note for line, note in block.notes if line < lines]
        return y + self.notes.reserve(called, y)

    def _place(self, block: Composed) -> None:
        start, count = 0, len(block.lines)
        self.notes.call(block)
        cited = self._citations.of(block)
        while start < count:
            gap = block.leading if start else self._below or block.above
            alone = self.at_top
            if alone and block.head is not None and self._is_low(block.head):
                self._repeat(block.head)
                gap = block.above
            first = FIRST_BASELINE if self.at_top else self.y + gap
            if cited.lines and start == 0 and not alone:
                first = max(first, self._citations.end)
                if self._citations.is_past(cited, first):
                    self.turn()
                    continue
            room = self._room(block, start, first)
            taken = kept_lines.taken(count - start, room, whole=start == 0, alone=alone)
            if not alone and (taken == 0 or (block.whole and taken < count)):
                self.turn()
                continue
            self._draw(block, start, start + taken, first, cited)
            self._take(block, taken, first)
            self._is_headed = block.kept and (self.at_top or self._is_headed)
            self.y = first + (taken - 1) * block.leading
            start += taken
        self._below = block.below

    def _take(self, block: Composed, count: int, first: float) -> None:
        """Remember what `count` lines of a piece take, the first of them on that baseline."""
        if block.piece_id:
            last = first + (count - 1) * block.leading
            above = first - block.leading if self.at_top else self.y
            self.taken.append(
                Taken(
                    block.piece_id, self.sheet.number, first - block.size,
                    last + block.size * _DESCENT, last - above,
                )
            )  # fmt: skip

    def _room(self, block: Composed, start: int, first: float) -> int:
        """Return how many of a block's lines from `start` fit, when the first stands at `first`.

        Where nothing but headings stands above, the first ones do: no sheet has more room for their
        notes.
        """
        room = self.notes.room(block, start, first)
        if self.at_top or self._is_headed:
            left = len(block.lines) - start
            least = left if block.kept else kept_lines.least(left)
            last = self.grid.last_baseline
            room = max(room, min(least, lines_between(first, last, block.leading)))
        return room

    def _is_low(self, head: Composed) -> bool:
        """Return whether a table's head leaves the sheet room for rows, and for footnotes too."""
        height = len(head.lines) * head.leading
        return height <= _HIGHEST_HEAD * (self.grid.last_baseline - FIRST_BASELINE)

    def _repeat(self, head: Composed) -> None:
        """Draw a table's head again at the top of a sheet; it was read before."""
        tables.draw_cells(self.sheet, head, 0, len(head.lines), FIRST_BASELINE, again=True)
        self.y = FIRST_BASELINE + (len(head.lines) - 1) * head.leading

    def _draw(
        self, block: Composed, start: int, stop: int, first: float, cited: CitationRows
    ) -> None:
        sheet = self.sheet
        placed = [
            (line, block.x, first + number * block.leading)
            for number, line in enumerate(block.lines[start:stop])
        ]
        if block.highlights:
            highlight_marks.paint(sheet, placed, block.type, block.highlights)
        if start == 0:
            self._begin(block, first)
        hung = hang_tabs(sheet, self.composer, block, range(start, stop), first)
        if block.cells:
            tables.draw_cells(sheet, block, start, stop, first)
        else:
            sheet.text(block.element, placed)
        block.read_labels(hung)
        if block.ruled and stop == len(block.lines):
            y = placed[-1][2] + block.rule_below
            sheet.rule([(block.x, y), (self.grid.text_right, y)], style.HAIRLINE, style.RULE_WIDTH)
        if stop == len(block.lines):
            self._remark(block, placed[-1])
        if start == 0 and cited.lines:
            self._citations.draw(self.sheet, block, cited, first)
        if start == 0 and block.beside:
            self._set_beside(block, block.beside, first)
        self._annotate(block, start, stop, first)

    def _begin(self, block: Composed, first: float) -> None:
        """Draw what stands before a block's text, and let links lead there."""
        sheet = self.sheet
        if block.place:
            self._keep_place(block.place, first - 1.4 * block.size, block)
        sheet.text(block.element.take_label(), [(line, x, first) for line, x in block.hung])
        for line, x in block.hung:
            sheet.taken.take(Area(x, first - block.size, x + line.width, first))
        if block.bulleted:
            top = first - _BULLET_ABOVE
            sheet.box(block.x - _BULLET_X, top, _BULLET, _BULLET, style.ACCENT)

    def _keep_place(self, place: str, y: float, block: Composed) -> None:
        """Let links to `place` lead to a block on this sheet, below `y`."""
        if place not in self.places:
            self.places[place] = self.sheet.number
            self.sheet.places.append(Place(place, y, block.element))

    def _remark(self, block: Composed, last: tuple[Line, float, float]) -> None:
        """Let the notes on a heading be found at its end, where their numbers stand."""
        line, x, y = last
        for number in block.remarks:
            self.sheet.remark(number, block.element, x + line.width, y)

    def _set_beside(self, block: Composed, beside: Beside, y: float) -> None:
        x, label = (block.columns or self._columns).beside_x, beside.label
        if label is not None:
            spoken = label_name(label, self.composer.words)
            element = Element(Role.TAB, parent=block.element, spoken=spoken)
            highlight_marks.tab(self.sheet, self.composer.book, (x, y), label, element)
            x += _LABEL_APART
        self.sheet.text(Element(Role.CITATION, parent=block.element), [(beside.line, x, y)])

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
