"""A note's paragraphs and lists as lines; markers hang before the lines of their items."""

from collections.abc import Iterable, Sequence

from data.basis.notes.note_text import NoteBlock, NoteRun, NoteText
from data.text.text_direction import leads_leftwards
from exporters.pdf.layout.block_runs import faced_as
from exporters.pdf.layout.composition import Composer
from exporters.pdf.text import style
from exporters.pdf.text.bidi_order import mirrored
from exporters.pdf.text.ink_runs import ItemPlace, Line, ListItem, Run, within
from exporters.pdf.text.text_lines import fill

_STEP = 8.0
"""How far an item's lines are set in, at least, and those of a quotation."""
_BEHIND_MARKER = 1.0
_DEEPEST = 3
"""Lists in lists are set in no further: a margin is narrow."""


def note_lines(
    composer: Composer, note: NoteText, measure: float, lead_in: Iterable[Run] = ()
) -> list[Line]:
    """Return a note's lines; the first paragraph starts with `lead_in`, a list stands below it."""
    lines: list[Line] = []
    before = list(lead_in)
    lists = _Lists()
    for block in note.blocks:
        if before and (block.level or block.is_quoted):
            lines += fill(before, measure)
            before = []
        made = _block_lines(composer, block, measure, before, lists.place(block))
        before = [] if made else before
        lines += made
    return lines + fill(before, measure) if before else lines


class _Lists:
    """The lists of a note that are open, one in another, each with its level and its item."""

    def __init__(self) -> None:
        self._open: list[tuple[int, ListItem]] = []
        self._count = 0

    def place(self, block: NoteBlock) -> ItemPlace | None:
        """Return where the next block stands in lists, if in any; an item begins with a marker."""
        level = block.level
        while self._open and self._open[-1][0] > level:
            self._open.pop()
        if level and block.marker:
            self._count += 1
            item = ListItem(self._count, self._count, block.marker)
            if self._open and self._open[-1][0] == level:
                last = self._open.pop()[1]
                if last.marker[:1].isdigit() == block.is_numbered:
                    item = ListItem(last.list, self._count, last.marker)
            self._open.append((level, item))
        return ItemPlace(tuple(item for _, item in self._open)) if self._open else None


def _block_lines(
    composer: Composer,
    block: NoteBlock,
    measure: float,
    before: Sequence[Run],
    place: ItemPlace | None,
) -> list[Line]:
    marker = composer.line(block.marker, style.NOTE_TEXT) if block.marker else None
    outer = _STEP * (min(max(block.level, 1), _DEEPEST) - 1) + _STEP * block.is_quoted
    inner = outer + (_STEP if block.level else 0.0)
    if marker is not None:
        inner = max(inner, outer + marker.width + _BEHIND_MARKER)
    lines: list[Line] = []
    for runs in block.lines:
        made = _runs(composer, runs, is_quoted=block.is_quoted)
        if made:
            is_led = before and composer.grid.is_mirrored
            way = leads_leftwards("".join(run.text for run in made)) if is_led else None
            lines += fill([*before, *made], measure - inner, leftwards=way)
            before = ()
    if composer.grid.is_mirrored:
        lines = [mirrored(line) for line in lines]
        marker = mirrored(marker) if marker else None
    lines = [within(_moved(line, inner), place) for line in lines]
    if marker is None:
        return lines
    first, *others = lines or [Line((), 0.0)]
    hung = within(_moved(marker, outer), place and place._replace(is_marker=True))
    segments = (*hung.segments, *first.segments)
    return [first._replace(segments=segments, width=max(hung.width, first.width)), *others]


def _runs(composer: Composer, line: Sequence[NoteRun], *, is_quoted: bool) -> list[Run]:
    """Return a line's runs without outer blanks, which nothing stands at."""
    texts = [run.text for run in line]
    if texts:
        texts[0] = texts[0].lstrip()
        texts[-1] = texts[-1].rstrip()
    found: list[Run] = []
    for run, text in zip(line, texts, strict=True):
        emphasis = run.emphasis is not is_quoted  # within a quotation it stands upright
        chosen = faced_as(style.NOTE_TEXT, strong=run.strong, emphasis=emphasis)
        found += composer.runs(text, chosen)
    return found


def _moved(line: Line, distance: float) -> Line:
    if not distance:
        return line
    segments = (segment._replace(x=segment.x + distance) for segment in line.segments)
    within = line.measure and line.measure + distance
    return line._replace(segments=tuple(segments), width=line.width + distance, measure=within)
