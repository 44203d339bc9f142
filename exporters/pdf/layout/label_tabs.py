"""What hangs beside a block: numbers, label tabs clear of these, what stands in the right column.

Tabs that have no room are counted.
"""

from collections.abc import Iterator

from data.annotation import Label
from exporters.pdf.layout import highlight_marks
from exporters.pdf.layout.composed import Composed, Hung
from exporters.pdf.layout.composition import Composer
from exporters.pdf.layout.sheets import Sheet
from exporters.pdf.layout.tagged_elements import Element, Role
from exporters.pdf.layout.taken_areas import Area
from exporters.pdf.text import style
from exporters.phrases import label_name

_FIRST, _STEP = 13.2, 10.0
_EDGE = 14.0
"""No tab comes nearer to the edge of the paper."""
_LABEL_APART = 13.2
"""From a label's tab beside the text to the line after it."""
_BULLET, _BULLET_X, _BULLET_ABOVE = 3.2, 10.0, 5.2
_CLEAR = 3.0
"""A tab keeps so far from a number that stands between it and the text."""


def hang_numbers(sheet: Sheet, block: Composed, first: float) -> None:
    """Draw what stands before a block's text, whose first baseline is given."""
    sheet.text(block.element.take_label(), [(line, x, first) for line, x in block.hung])
    for line, x in block.hung:
        sheet.taken.take(Area(x, first - block.size, x + line.width, first))
    if block.bulleted:
        top = first - _BULLET_ABOVE
        sheet.box(block.x - _BULLET_X, top, _BULLET, _BULLET, style.ACCENT)


def set_beside(sheet: Sheet, composer: Composer, block: Composed, at: tuple[float, float]) -> None:
    """Draw what stands in the right-hand column beside a block, from `at` on its baseline."""
    if block.beside is None:
        return
    (x, y), label = at, block.beside.label
    if label is not None:
        spoken = label_name(label, composer.words)
        element = Element(Role.TAB, parent=block.element, spoken=spoken)
        highlight_marks.tab(sheet, composer.book, (x, y), label, element)
        x += _LABEL_APART
    sheet.text(Element(Role.CITATION, parent=block.element), [(block.beside.line, x, y)])


def hang_tabs(
    sheet: Sheet, composer: Composer, block: Composed, lines: range, first: float
) -> Hung:
    """Hang tabs beside some of a block's lines, the first on that baseline; return all for reading.

    A line has one tab for each label, however many passages start on it: all are read. Where there
    are more labels than have room, the last tab counts the others.
    """
    hung: Hung = []
    shown: dict[int, dict[str, tuple[Label, Element]]] = {}
    for tab in block.tabs:
        if tab.line not in lines:
            continue
        element = tab.element(label_name(tab.label, composer.words))
        hung.append((tab, element))
        labels = shown.setdefault(tab.line, {})
        if tab.label.id in labels:
            sheet.empty(element)
        else:
            labels[tab.label.id] = tab.label, element
    for line, labels in shown.items():
        y = first + (line - lines.start) * block.leading
        _hang(sheet, composer, list(labels.values()), (min(block.x, sheet.grid.text_x), y))
    return hung


def _hang(
    sheet: Sheet, composer: Composer, labels: list[tuple[Label, Element]], at: tuple[float, float]
) -> None:
    places, y = list(_free(sheet, at, len(labels))), at[1]
    single = len(labels) if len(places) == len(labels) else len(places) - 1
    for (label, element), x in zip(labels[:single], places, strict=False):
        highlight_marks.tab(sheet, composer.book, (x, y), label, element)
    others = labels[single:]
    if others:
        counting = others[0][1]
        highlight_marks.counting_tab(sheet, composer.book, (places[-1], y), len(others), counting)
        for _, element in others[1:]:
            sheet.empty(element)


def _free(sheet: Sheet, at: tuple[float, float], count: int) -> Iterator[float]:
    """Yield where tabs can hang left of a point on a baseline, outwards; one at least."""
    grid, (x, y) = sheet.grid, at
    x, found = x - _FIRST, 0
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
