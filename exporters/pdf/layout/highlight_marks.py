"""Highlights on the text: tints, underlines in the label's pattern, letter tabs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from data.annotation import Label, Pattern
from data.basis.colours import Channels, channels, letter_on, under_ink
from data.briefing.content import Highlight
from exporters.pdf.layout.sheets import Sheet
from exporters.pdf.layout.tagged_elements import Element
from exporters.pdf.layout.taken_areas import Area
from exporters.pdf.text import style
from exporters.pdf.text.bidi_order import mirrored
from exporters.pdf.text.fonts import FontBook
from exporters.pdf.text.ink_runs import Ink, Line, runs
from exporters.pdf.text.text_lines import fill

Point = tuple[float, float]
"""x from the left and y from the top of the sheet."""

TAB = 8.6
_SWATCH = 28.0
_TAB_ABOVE = 7.2
_OVERHANG = 1.2
_CONTRAST = 7.0
_UNDERLINE_BELOW = 2.8
_UNDERLINE_STEP, _LEAST_STEP = 1.6, 1.0
_SHARED_WIDTH = 0.55
_LETTERS_ABOVE = 0.83
"""How far letters and the numbers of notes reach above their baseline, in shares of the size."""
_THICKEST = 1.1
"""How far a double underline reaches below where it is drawn."""
_ABOVE, _BELOW = 0.93, 0.32
"""How far a tint reaches, in shares of the size."""
_DASHES: dict[Pattern, tuple[float, ...]] = {
    Pattern.DASHED: (4, 2),
    Pattern.DOTTED: (0.9, 1.5),
    Pattern.DASH_DOT: (6, 1.6, 1, 1.6),
}


@dataclass(slots=True)
class _Stretch:
    """What one highlight covers of one line."""

    number: int
    left: float
    right: float


_Piece = tuple[float, float, list[_Stretch]]
"""From where to where, and the stretches that cover it."""


def paint(
    sheet: Sheet,
    placed: Iterable[tuple[Line, float, float]],
    size_and_leading: tuple[float, float],
    highlights: Sequence[Highlight],
) -> None:
    """Tint and underline what `highlights` cover of lines; call it before drawing their text."""
    size, leading = size_and_leading
    if sheet.grid.is_mirrored:
        placed = [(mirrored(line), x, y) for line, x, y in placed]
    covered = [(_stretches(line, x), y) for line, x, y in placed]
    above, height = _ABOVE * size, (_ABOVE + _BELOW) * size
    for stretches, y in covered:
        for left, right, covering in _cut(stretches):
            labels = [highlights[stretch.number].label for stretch in covering]
            sheet.box(left, y - above, right - left, height, _mixed(labels))
    first = _UNDERLINE_BELOW * size / style.BODY.size
    most, step = _lanes_for(first, size, leading)
    for stretches, y in covered:
        for number, lane in enumerate(_in_lanes(stretches, most)):
            below = y + first + number * step
            for left, right, covering in lane:
                label = highlights[covering[0].number].label if len(covering) == 1 else None
                sheet.shares_underlines |= label is None
                underline(sheet, left, right, below, label)
        for stretch in stretches:
            width = stretch.right - stretch.left
            sheet.cover(highlights[stretch.number], stretch.left, y - above, width, height)


def underline(sheet: Sheet, left: float, right: float, y: float, label: Label | None) -> None:
    """Draw a label's underline pattern; where several share a line, it is none of theirs."""
    if label is None:
        sheet.rule([(left, y), (right, y)], style.INK, _SHARED_WIDTH)
    elif label.pattern is Pattern.DOUBLE:
        for offset in (-0.45, 0.9):
            sheet.rule([(left, y + offset), (right, y + offset)], label.colour, 0.4)
    else:
        dashes = _DASHES.get(label.pattern, ())
        sheet.rule([(left, y), (right, y)], label.colour, 0.55, dashes)


def tab(sheet: Sheet, book: FontBook, at: Point, label: Label, element: Element) -> None:
    """Draw a label's letter on its colour, from `at` on the baseline of the line that it marks.

    What has no label has no tab.
    """
    if label.is_none:
        return
    area = tab_area(at)
    sheet.box(area.left, area.top, TAB, TAB, label.colour)
    _letter(sheet, book, area, (label.letter, letter_on(label.colour)), element)


def _letter(
    sheet: Sheet, book: FontBook, area: Area, text_and_colour: tuple[str, str], element: Element
) -> None:
    text, colour = text_and_colour
    letter = style.TextStyle(style.TAB_LETTER.face, style.TAB_LETTER.size, TAB, colour)
    for line in fill(runs(book, text, Ink(letter)), TAB * 4)[:1]:
        baseline = area.top + (TAB + 0.698 * letter.size) / 2
        sheet.text(element, [(line, area.left + (TAB - line.width) / 2, baseline)])


def tab_area(at: Point) -> Area:
    """Return what a tab takes of the sheet that is drawn from `at` on."""
    x, y = at
    return Area(x, y - _TAB_ABOVE, x + TAB, y - _TAB_ABOVE + TAB)


def counting_tab(sheet: Sheet, book: FontBook, at: Point, count: int, element: Element) -> None:
    """Draw a tab that says how many labels more a line has."""
    area = tab_area(at)
    sheet.box(area.left, area.top, TAB, TAB, style.GREY)
    _letter(sheet, book, area, (f"+{count}", style.WHITE), element)


def shared_swatch(sheet: Sheet, at: Point) -> None:
    """Draw a sample of the line that several highlights share."""
    area = tab_area(at)
    underline(sheet, area.right, area.right + _SWATCH, area.bottom - 0.4, None)


def swatch(sheet: Sheet, book: FontBook, at: Point, label: Label, element: Element) -> None:
    """Draw a tab joined to a sample of the label's highlight, 28 points wide."""
    x, y = at
    top = y - _TAB_ABOVE
    sheet.box(x + TAB, top, _SWATCH, TAB, _mixed([label]))
    underline(sheet, x + TAB, x + TAB + _SWATCH, top + TAB - 0.4, label)
    tab(sheet, book, at, label, element)


def _stretches(line: Line, x: float) -> list[_Stretch]:
    """Return what each highlight covers, with the overhang, from left to right."""
    found: dict[int, _Stretch] = {}
    for segment in line.segments:
        if segment.width <= 0:
            continue
        left = x + segment.x
        right = left + segment.width
        if segment.leftwards and segment is line.segments[-1]:
            space = segment.run.widths(" ")[1] if segment.text.endswith(" ") else 0.0
            left, right = (left, right - space) if line.is_mirrored else (left + space, right)
        for number in segment.run.ink.highlights:
            stretch = found.setdefault(number, _Stretch(number, left, left))
            stretch.left = min(stretch.left, left)
            stretch.right = max(stretch.right, right)
    ends = {stretch.right for stretch in found.values()}
    starts = {stretch.left for stretch in found.values()}
    for stretch in found.values():
        if not _near(stretch.left, ends):
            stretch.left -= _OVERHANG
        if not _near(stretch.right, starts):
            stretch.right += _OVERHANG
    return sorted(found.values(), key=lambda stretch: (stretch.left, -stretch.right))


def _cut(stretches: Sequence[_Stretch]) -> Iterator[_Piece]:
    """Yield the pieces that stretches cover, each with all that cover it, from left to right."""
    cuts = sorted({edge for stretch in stretches for edge in (stretch.left, stretch.right)})
    for left, right in pairwise(cuts):
        covering = [item for item in stretches if item.left <= left and right <= item.right]
        if covering:
            yield left, right, covering


def _lanes_for(first: float, size: float, leading: float) -> tuple[int, float]:
    """Return how many underlines have room above the next line, and how far they are apart.

    The first is so far below its own line.
    """
    room = leading - _LETTERS_ABOVE * size - _THICKEST - first
    more = max(0, int(room / _LEAST_STEP))
    return 1 + more, min(_UNDERLINE_STEP, room / max(1, more))


def _in_lanes(stretches: Sequence[_Stretch], most: int) -> list[list[_Piece]]:
    """Return the underlines, lane by lane; those that are too many share the last lane."""
    lanes: list[list[_Stretch]] = []
    is_shared = False
    for stretch in stretches:
        for lane in lanes:
            if lane[-1].right <= stretch.left + _OVERHANG:
                lane.append(stretch)
                break
        else:
            if len(lanes) < most:
                lanes.append([stretch])
            else:
                lanes[-1].append(stretch)
                is_shared = True
    found: list[list[_Piece]] = [
        [(item.left, item.right, [item]) for item in lane] for lane in lanes
    ]
    return [*found[:-1], list(_cut(lanes[-1]))] if is_shared else found


def _near(edge: float, others: Iterable[float]) -> bool:
    return any(abs(edge - other) < 2 * _OVERHANG for other in others)


def _mixed(labels: Iterable[Label]) -> Channels:
    """Return the labels' tints laid over each other on white, with text on them still read well."""
    mixed = [1.0, 1.0, 1.0]
    for label in labels:
        share = style.PAPER_SHARES.get(label.id, label.share)
        for index, solid in enumerate(channels(label.colour)):
            mixed[index] *= 1 - share * (1 - solid)
    red, green, blue = mixed
    return under_ink((red, green, blue), style.INK, _CONTRAST)
