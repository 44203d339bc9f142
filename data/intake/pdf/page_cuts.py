"""Recursive cuts: a page's text parted into the regions that are read one after the other.

Where a white stripe stands open over successive rows, with running text at both sides, it is cut:
what is above, left, right and below is read in this order, and each part is cut again. The idea is
that of XY-cuts (Nagy and Seth 1984), with stripes that need not go through the whole page.

Patterns served: two, three and more columns; a heading, a table or a figure across them or in one;
a note in a box beside the text; a last column of few lines; a line that reaches into the gutter.
Left whole: tables, figures in columns, names of two who sign, a text compared with another one.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from data.intake.pdf.page_lines import LineSegment

_STEP = 3.0  # points
_LEVEL = 0.7  # ems: lines of two columns need not stand on one base
_WHITE = 0.8  # ems: the narrowest gutter
_FEWEST = 4  # rows of a column
_NARROWEST = 7  # ems
_FILLED = 0.5  # of a column's width, by a row of running text
_HALF, _SOME = 0.5, 0.25
"""Text is a side of which half of the rows are, or some and enough of them in succession."""
_CELL = 1.8  # ems between two cells
_SHORTEST = 12  # letters of a row of running text, wide ones counted twice
_APART = 1.3  # of the usual distance of two rows
_LOOSE = 1.5  # ems: rows at this distance may each be apart
_CELL_ROWS, _CELLS = 5, 3
_RUNNING = 0.25  # of a text's rows start in the middle of a sentence
_DEEPEST, _DEEPEST_LOOK = 8, 2
_TRIED, _LOOKED_AT, _MEASURED = 8, 20, 60
_MOST = 6_000  # segments of a page
_WIDE_LETTER = "\u2e80"
_SAME_PLACE = 1.5  # ems


class Cuts(NamedTuple):
    """A page's regions in reading order, and where it was cut, in points from the left."""

    regions: list[list[LineSegment]]
    places: list[float]


class _Stripe(NamedTuple):
    """A white stripe at `place`, from the row `first` to before `stop`."""

    place: float
    first: int
    stop: int


class _Row(NamedTuple):
    base: float
    segments: list[LineSegment]


class _Page(NamedTuple):
    """What holds for all of a page: its usual size, and where gutters are known to be."""

    em: float
    known: Collection[float]


def cuts_of(segments: Sequence[LineSegment], known: Collection[float] = ()) -> Cuts:
    """Return the cuts of a page without text that is turned.

    At a place that is `known` to be a gutter, from other pages, few rows are enough.
    """
    if not _may_have_columns(segments):
        return Cuts([list(segments)], [])
    page = _Page(max(median(item.size for item in segments), 1.0), known)
    places: list[float] = []
    return Cuts(list(_parted(list(segments), page, 0, places)), places)


def _may_have_columns(segments: Sequence[LineSegment]) -> bool:
    """Tell whether segments stand beside each other at all: mostly they do not."""
    ordered = sorted(segments, key=lambda item: -item.base)
    return len(segments) <= _MOST and any(
        above.base - below.base < _LEVEL * below.size
        and (above.right < below.left or below.right < above.left)
        for above, below in pairwise(ordered)
    )


def _parted(
    segments: list[LineSegment], page: _Page, depth: int, places: list[float]
) -> Iterator[list[LineSegment]]:
    rows = _rows(segments)
    cut = _best(rows, page, 0) if depth < _DEEPEST else None
    if cut is None:
        if segments:
            yield segments
        return
    places.append(cut.place)
    band = _flat(rows[cut.first : cut.stop])
    left, right = _sides(band, cut.place)
    before = min(item.left for item in left)
    beyond = page._replace(known=(*page.known, 2 * cut.place - before))
    for part, about in (
        (_flat(rows[: cut.first]), page),
        (left, page),
        (right, beyond),
        (_flat(rows[cut.stop :]), page),
    ):
        yield from _parted(part, about, depth + 1, places)


def _best(rows: Sequence[_Row], page: _Page, depth: int) -> _Stripe | None:
    """Return the stripe that is open beside most rows, if text is at both of its sides."""
    if not page.known and sum(len(row.segments) > 1 for row in rows) < _FEWEST:
        return None
    found: dict[tuple[int, int, int], float] = {}
    for place in _candidates(rows, page):
        for first, stop, both in _stretches(rows, place):
            if both >= _FEWEST or _is_known(place, page):
                found[first, stop, both] = max(place, found.get((first, stop, both), place))
    tallest = sorted(found.items(), key=lambda item: (-item[0][2], item[0][0] - item[0][1]))
    tables: list[tuple[int, int]] = []
    for (first, stop, _), place in tallest[:_TRIED]:
        if any(start <= first and stop <= end for start, end in tables):
            continue
        left, right = _sides(_flat(rows[first:stop]), place)
        if _is_table(rows[first:stop], left, right, page.em):
            tables.append((first, stop))
        elif _are_texts(left, right, place, page, depth):
            return _Stripe(place, first, stop)
    return None


def _is_known(place: float, page: _Page) -> bool:
    return any(abs(place - known) <= _SAME_PLACE * page.em for known in page.known)


def _candidates(rows: Sequence[_Row], page: _Page) -> list[float]:
    """Return the places that are white between segments of most rows, with room for a column."""
    if not rows:
        return []
    em, room = page.em, _NARROWEST * page.em
    left = min(item.left for row in rows for item in row.segments)
    right = max(item.right for row in rows for item in row.segments)
    counts: Counter[int] = Counter()
    for row in rows:
        end = row.segments[0].right
        for item in row.segments[1:]:
            has_room = item.left - left > room and (end < right - room or page.known)
            if has_room and item.left - end >= _WHITE * em:
                first, last = int((end - left) / _STEP) + 1, int((item.left - left) / _STEP)
                counts.update(range(max(first, last - _MEASURED), last + 1))
            end = max(end, item.right)
    # Of a white stripe the right end is looked at: lines at its left may reach into it.
    ends = [step for step, count in counts.items() if counts.get(step + 1) != count]
    ends.sort(key=lambda step: -counts[step])
    return [left + step * _STEP - 0.5 for step in ends[:_LOOKED_AT]]


def _stretches(rows: Sequence[_Row], place: float) -> Iterator[tuple[int, int, int]]:
    """Yield where no row crosses a place, from and to which row, and how many stand beside it."""
    start = both = 0
    for number, row in enumerate(rows):
        before = after = crosses = False
        for item in row.segments:
            if item.right <= place:
                before = True
            elif item.left >= place:
                after = True
            else:
                crosses = True
        if crosses:
            if both:
                yield start, number, both
            start, both = number + 1, 0
        else:
            both += before and after
    if both:
        yield start, len(rows), both


def _are_texts(
    left: Sequence[LineSegment],
    right: Sequence[LineSegment],
    place: float,
    page: _Page,
    depth: int,
) -> bool:
    """Tell whether both sides of a stripe are texts of their own."""
    if not _is_text(left, page, depth):
        return False
    width = place - min(item.left for item in left)
    if _is_known(place, page) and _is_rest(right, width):
        return True
    return _is_text(right, page._replace(known=(*page.known, place + width)), depth)


def _is_text(side: Sequence[LineSegment], page: _Page, depth: int) -> bool:
    """Tell whether segments are running text, or columns themselves."""
    rows = _rows(side)
    if len(rows) < _FEWEST:
        return False
    left = min(item.left for item in side)
    width = max(item.right for item in side) - left
    if width < _NARROWEST * page.em:
        return False
    full = [_is_full(row, width) for row in rows]
    if sum(full) >= _HALF * len(rows):
        return True
    if sum(full) >= _SOME * len(rows) and _longest(full) > _FEWEST:
        return True
    return depth < _DEEPEST_LOOK and _best(rows, page, depth + 1) is not None


def _is_rest(side: Sequence[LineSegment], width: float) -> bool:
    """Tell whether segments are the last lines of a text that is set in columns of this width."""
    rows = _rows(side)
    return all(_is_full(row, width) for row in rows[:-1]) and (
        len(rows) > 1 or _is_full(rows[0], width)
    )


def _is_full(row: _Row, width: float) -> bool:
    """Tell whether a row is one of running text: it fills the column, in no more than two cells."""
    filled = sum(item.right - item.left for item in row.segments)
    cells = 1 + sum(
        after.left - before.right > _CELL * max(before.size, 1.0)
        for before, after in pairwise(row.segments)
    )
    if filled < _FILLED * width or cells > 2:
        return False
    text = "".join(item.text for item in row.segments)
    return len(text) + sum(letter >= _WIDE_LETTER for letter in text[:_SHORTEST]) >= _SHORTEST


def _longest(full: Sequence[bool]) -> int:
    most = now = 0
    for value in full:
        now = now + 1 if value else 0
        most = max(most, now)
    return most


def _is_table(
    rows: Sequence[_Row],
    left: Sequence[LineSegment],
    right: Sequence[LineSegment],
    em: float,
) -> bool:
    """Tell whether white stripes across both sides, at the same heights, part cells of few rows."""
    usual = max(_leading(left), _leading(right))
    if not (_runs_on(left) and _runs_on(right)):
        usual = min(usual, _LOOSE * em / _APART)
    cells = 1 + sum(above.base - below.base > _APART * usual for above, below in pairwise(rows))
    return cells >= _CELLS and len(rows) <= _CELL_ROWS * cells


def _leading(side: Sequence[LineSegment]) -> float:
    """Return a small distance of two rows of a side, as it is within its cells."""
    steps = sorted(above.base - below.base for above, below in pairwise(_rows(side)))
    return steps[len(steps) // 4] if steps else 0.0


def _runs_on(side: Sequence[LineSegment]) -> bool:
    """Tell whether lines go on with the sentence before, as those of a list do not."""
    starts = [row.segments[0].text.lstrip()[:1] for row in _rows(side)]
    inside = sum(letter.islower() or letter >= _WIDE_LETTER for letter in starts)
    return inside >= _RUNNING * len(starts)


def _sides(
    segments: Sequence[LineSegment], place: float
) -> tuple[list[LineSegment], list[LineSegment]]:
    left = [item for item in segments if item.left < place]
    return left, [item for item in segments if item.left >= place]


def _rows(segments: Sequence[LineSegment]) -> list[_Row]:
    """Return the segments by height, from the top, and on each height from the left."""
    rows: list[_Row] = []
    for item in sorted(segments, key=lambda item: (-item.base, item.left)):
        if rows and rows[-1].base - item.base < _LEVEL * item.size:
            rows[-1].segments.append(item)
        else:
            rows.append(_Row(item.base, [item]))
    for row in rows:
        row.segments.sort(key=lambda item: item.left)
    return rows


def _flat(rows: Sequence[_Row]) -> list[LineSegment]:
    return [item for row in rows for item in row.segments]
