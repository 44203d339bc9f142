"""The reading order of a page: region after region, and what stands beside them.

Patterns served: one column, with notes in its margin or numbers of its lines; columns, as
`page_cuts` finds them. A gutter that is found on two pages is known on all others.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.intake.pdf import page_cuts
from data.intake.pdf.page_cuts import Cuts
from data.intake.pdf.page_lines import LineSegment, PageLine, line_of, rows_of

_FEWEST = 4  # lines that fill a page's only column
_NEAR = 6.0  # points between two gutters that are one
_SEVERAL = 2
_WIDE = 0.45  # of all that stands on the page
_LINE_NUMBERS = 8


@dataclass(frozen=True, slots=True)
class Order:
    """A page's columns in their order, each with its lines from the top, and what is beside them.

    Beside them stand notes in the margin, numbers of lines, and text that is turned.
    """

    columns: list[list[PageLine]]
    beside: list[list[PageLine]]


def in_order(segments: Sequence[LineSegment], page: int, cuts: Cuts) -> Order:
    """Return the order in which a page is read, whose upright segments are cut already."""
    upright = [segment for segment in segments if not segment.turned]
    margins = [] if cuts.places else _margins(upright)
    beside = {id(segment) for margin in margins for segment in margin}
    columns = [[item for item in region if id(item) not in beside] for region in cuts.regions]
    turned = [[segment] for segment in segments if segment.turned]
    return Order(
        [_lines(column, page) for column in columns if column],
        [_lines(column, page) for column in (*margins, *turned)],
    )


def cuts_of(pages: Sequence[Sequence[LineSegment]]) -> list[Cuts]:
    """Return the cuts of all pages; those that stand at one place of several are known on all."""
    cuts = [page_cuts.cuts_of(page) for page in pages]
    found: Counter[int] = Counter()
    for cut in cuts:
        found.update({round(place / _NEAR) for place in cut.places})
    known = [place * _NEAR for place, count in found.items() if count >= _SEVERAL]
    return [page_cuts.cuts_of(page, known) for page in pages] if known else cuts


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
