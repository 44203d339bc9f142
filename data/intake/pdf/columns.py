"""The reading order of a page: column after column, between what stands across them.

Patterns served: one column; two or three columns with a title, an abstract or a heading across
them. A table is no columns: its cells are short, or do not start at one place.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from data.intake.pdf.page_lines import LineSegment, PageLine, line_of, rows_of

_STEP = 3.0
_FEWEST = 4  # lines of a column
_FILLED = 0.55  # of a column's width, by its usual line
_ALIGNED = 0.5  # of a column's lines start at one place
_MARGIN = 0.2  # of the width, where no gutter is looked for
_DEEPEST = 2
_WIDE = 0.45  # of all that stands on the page
_LINE_NUMBERS = 8


@dataclass(frozen=True, slots=True)
class Order:
    """A page's columns in their order, each with its lines from the top, and what is beside them.

    Beside them stand notes in the margin, numbers of lines, and text that is turned.
    """

    columns: list[list[PageLine]]
    beside: list[list[PageLine]]


def in_order(segments: Sequence[LineSegment], page: int) -> Order:
    """Return the order in which a page is read."""
    upright = [segment for segment in segments if not segment.turned]
    places = gutters(upright)
    margins = [] if places else _margins(upright)
    known = {id(segment) for margin in margins for segment in margin}
    columns = _bands([segment for segment in upright if id(segment) not in known], places)
    turned = [[segment] for segment in segments if segment.turned]
    return Order(
        [_lines(column, page) for column in columns],
        [_lines(column, page) for column in (*margins, *turned)],
    )


def _margins(segments: Sequence[LineSegment]) -> list[list[LineSegment]]:
    """Return what stands in the margins beside lines that fill the page's only column.

    At the left only numbers of lines do: others may be numbers of the paragraphs beside them.
    """
    span = max((item.right for item in segments), default=0.0) - min(
        (item.left for item in segments), default=0.0
    )
    wide = [item for item in segments if item.right - item.left > _WIDE * span]
    if len(wide) < _FEWEST:
        return []
    left = min(item.left for item in wide)
    right = max(item.right for item in wide)
    after = [item for item in segments if item.left > right + 0.5 * item.size]
    before = [item for item in segments if item.right < left - 0.5 * item.size]
    if len(before) < _LINE_NUMBERS or not all(item.text.strip().isdecimal() for item in before):
        before = []
    return [margin for margin in (before, after) if margin]


def gutters(segments: Sequence[LineSegment], depth: int = 0) -> list[float]:
    """Return where the white stripes between columns are, from the left."""
    if depth == _DEEPEST or len(segments) < 2 * _FEWEST:
        return []
    place = _stripe(segments)
    if place is None:
        return []
    before = [segment for segment in segments if segment.right <= place]
    after = [segment for segment in segments if segment.left >= place]
    if not (_is_column(before, place, at_right=False) and _is_column(after, place, at_right=True)):
        return []
    if len(segments) - len(before) - len(after) > min(len(before), len(after)):
        return []
    return [*gutters(before, depth + 1), place, *gutters(after, depth + 1)]


def _stripe(segments: Sequence[LineSegment]) -> float | None:
    """Return the middle of the stripe that the fewest segments cross."""
    left = min(segment.left for segment in segments)
    right = max(segment.right for segment in segments)
    width = right - left
    steps = int(width * (1 - 2 * _MARGIN) / _STEP)
    if not 0 < steps < 10_000:
        return None
    start = left + width * _MARGIN
    crossing = [0] * (steps + 2)
    for segment in segments:
        first = int((segment.left - start) / _STEP) + 1
        last = int((segment.right - start) / _STEP)
        if last >= 0 and first <= steps and first <= last:
            crossing[max(first, 0)] += 1
            crossing[min(last, steps) + 1] -= 1
    for number in range(1, steps + 2):
        crossing[number] += crossing[number - 1]
    best = min(crossing[: steps + 1])
    longest = max(_stretches(crossing[: steps + 1], best), key=lambda ends: ends[1] - ends[0])
    return start + _STEP * (longest[0] + longest[1]) / 2


def _stretches(values: Sequence[int], wanted: int) -> Iterator[tuple[int, int]]:
    """Yield where the stretches of a value start and end."""
    start = None
    for number, value in enumerate((*values, wanted - 1)):
        if value == wanted and start is None:
            start = number
        elif value != wanted and start is not None:
            yield start, number - 1
            start = None


def _is_column(segments: Sequence[LineSegment], gutter: float, *, at_right: bool) -> bool:
    """Tell whether segments fill a column beside a gutter, as lines of a text do."""
    if len(segments) < _FEWEST:
        return False
    left = min(segment.left for segment in segments)
    right = max(segment.right for segment in segments)
    width = (right - gutter) if at_right else (gutter - left)
    usual = median(segment.right - segment.left for segment in segments)
    starts = Counter(round(segment.left / 4) for segment in segments)
    common = starts.most_common(1)[0][0]
    aligned = sum(abs(round(segment.left / 4) - common) <= 1 for segment in segments)
    return usual >= _FILLED * width and aligned >= _ALIGNED * len(segments)


def _bands(segments: Sequence[LineSegment], places: Sequence[float]) -> Iterator[list[LineSegment]]:
    """Yield the columns: those above a segment across them, that one, and those below it."""
    across: list[LineSegment] = []
    columns: list[list[LineSegment]] = [[] for _ in range(len(places) + 1)]
    for row in rows_of(segments):
        if any(item.left < place < item.right for item in row for place in places) or not places:
            yield from filter(None, columns)
            columns = [[] for _ in columns]
            across += row
            continue
        if across:
            yield across
            across = []
        for item in row:
            columns[sum(item.left >= place for place in places)].append(item)
    if across:
        yield across
    yield from filter(None, columns)


def _lines(column: Sequence[LineSegment], page: int) -> list[PageLine]:
    lines = [line_of(row) for row in rows_of(column)]
    starts = Counter(round(line.left) for line in lines)
    most = max(starts.values())
    left = min(start for start, count in starts.items() if count * 4 >= most)
    edges = (float(left), max(line.right for line in lines))
    return [
        replace(line, edges=edges, first=number == 0, page=page)
        for number, line in enumerate(lines)
    ]
