"""A note's paragraphs and lists as lines; markers hang before the lines of their items."""

from collections.abc import Iterable, Sequence

from data.basis.notes.note_text import NoteBlock, NoteRun, NoteText
from data.text.text_direction import leads_leftwards
from exporters.pdf.layout.block_runs import faced_as
from exporters.pdf.layout.composition import Composer
from exporters.pdf.text import style
from exporters.pdf.text.bidi_order import mirrored
from exporters.pdf.text.ink_runs import Line, Run
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
    for block in note.blocks:
        if before and (block.level or block.is_quoted):
            lines += fill(before, measure)
            before = []
        made = _block_lines(composer, block, measure, before)
        before = [] if made else before
        lines += made
    return lines + fill(before, measure) if before else lines


def _block_lines(
    composer: Composer, block: NoteBlock, measure: float, before: Sequence[Run]
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
    lines = [_moved(line, inner) for line in lines]
    if marker is None:
        return lines
    first, *others = lines or [Line((), 0.0)]
    hung = _moved(marker, outer)
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
