"""Label tabs hang left of the text, clear of its numbers; what has no room is counted."""

from collections.abc import Iterator

from data.annotation import Label
from exporters.pdf.layout import highlight_marks
from exporters.pdf.layout.composed import Composed
from exporters.pdf.layout.composition import Composer
from exporters.pdf.layout.sheets import Sheet
from exporters.pdf.layout.tagged_elements import Element, Role
from exporters.phrases import in_one_row, label_name

_FIRST, _STEP = 13.2, 10.0
_EDGE = 14.0
"""No tab comes nearer to the edge of the paper."""
_CLEAR = 3.0
"""A tab keeps so far from a number that stands between it and the text."""


def hang_tabs(
    sheet: Sheet, composer: Composer, block: Composed, lines: range, first: float
) -> None:
    """Hang tabs beside some of a block's lines, the first on that baseline.

    They are read before the text. A line has one tab for each label, however many passages start
    on it; where they are more than have room, the last one counts the others.
    """
    shown: dict[int, list[Label]] = {}
    for tab in block.tabs:
        labels = shown.setdefault(tab.line, [])
        if tab.line in lines and all(tab.label.id != label.id for label in labels):
            labels.append(tab.label)
    for line, labels in shown.items():
        if labels:
            y = first + (line - lines.start) * block.leading
            _hang(sheet, composer, block, labels, y)


def _hang(sheet: Sheet, composer: Composer, block: Composed, labels: list[Label], y: float) -> None:
    places = list(_free(sheet, y, len(labels)))
    single = len(labels) if len(places) == len(labels) else len(places) - 1
    for label, x in zip(labels[:single], places, strict=False):
        spoken = label_name(label, composer.words)
        element = Element(Role.TAB, parent=block.element, spoken=spoken)
        highlight_marks.tab(sheet, composer.book, (x, y), label, element)
    others = labels[single:]
    if others:
        spoken = in_one_row((label_name(label, composer.words) for label in others), composer.words)
        element = Element(Role.TAB, parent=block.element, spoken=spoken)
        highlight_marks.counting_tab(sheet, composer.book, (places[-1], y), len(others), element)


def _free(sheet: Sheet, y: float, count: int) -> Iterator[float]:
    """Yield where tabs can hang beside a baseline, from the text outwards; one at least."""
    grid = sheet.grid
    x, found = grid.text_x - _FIRST, 0
    while found < count and (not found or x - grid.binding >= _EDGE):
        area = highlight_marks.tab_area((x, y))
        blocking = sheet.taken.at(area)
        if blocking and x - grid.binding >= _EDGE:
            x = min(other.left for other in blocking) - _CLEAR - highlight_marks.TAB
            continue
        sheet.taken.take(area)
        found += 1
        yield x
        x -= _STEP
