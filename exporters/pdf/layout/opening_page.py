"""The first page's opening: title block and the key to the labels."""

from typing import TYPE_CHECKING

from data.annotation import Label
from data.briefing.content import Content, Detail, PartKind
from exporters.pdf.layout import highlight_marks
from exporters.pdf.layout.composed import Composed
from exporters.pdf.layout.composition import Composer
from exporters.pdf.layout.flow import Flow
from exporters.pdf.layout.sheets import Sheet
from exporters.pdf.layout.tagged_elements import Element, Role
from exporters.pdf.text import style
from exporters.pdf.text.justification import narrowed
from exporters.pdf.text.text_lines import fill
from exporters.phrases import LABELS

if TYPE_CHECKING:
    from exporters.pdf.text.ink_runs import Line

_KICKER_ABOVE = 28.0
"""From the rule below a letterhead."""
_TITLE_LINES = 4
_TITLE_SIZES = ((21.0, 26.0), (17.0, 21.5), (14.0, 18.0), (11.0, 14.5))
_KEY_NAME_X = 43.0
PITCH = 14.0


def set_title(flow: Flow, content: Content) -> None:
    """Place kicker, title and details."""
    composer, grid = flow.composer, flow.grid
    kicker = composer.line(composer.words(content.kind), style.KICKER)
    gap = 0.0 if flow.at_top else _KICKER_ABOVE
    flow.sheet.text(Element(Role.DETAIL), [(kicker, grid.text_x, flow.reserve(gap))])
    title = _title(composer, content)
    flow.add(title)
    flow.settle()
    y = flow.y + 18
    for row in content.details:
        count = len(grid.detail_columns)
        for start in range(0, len(row), count):
            y = _details(flow, y, row[start : start + count])
    boxed = content.parts[:1] and content.parts[0].kind is PartKind.BOTTOM_LINE
    if not boxed:
        _rule(flow, y)
    flow.y = y


def keep_clear(flow: Flow, last: float) -> None:
    """Keep what follows out of the key, whose last baseline is `last`; 0 for no key."""
    if flow.grid.notes_beside:
        flow.notes.take(last)
    else:
        flow.y = max(flow.y, last)


def _title(composer: Composer, content: Content) -> Composed:
    """Return the title in the largest size that keeps it short."""
    for size, leading in _TITLE_SIZES:
        title = composer.title(content, size, leading)
        if len(title.lines) <= _TITLE_LINES:
            break
    return title


def _details(flow: Flow, y: float, row: tuple[Detail, ...]) -> float:
    """Place one row of details under the rule at `y`; return where the next rule is."""
    composer, columns = flow.composer, flow.grid.detail_columns
    cells: list[tuple[float, Line, list[Line]]] = []
    for index, detail in enumerate(row):
        stop = columns[index + 1] - 8 if index + 1 < len(row) else flow.grid.right
        name = composer.line(composer.words(detail.name), style.DETAIL_NAME)
        values = [
            line
            for value in detail.lines
            for line in _value_lines(composer, composer.words(value), stop - columns[index])
        ]
        cells.append((columns[index], name, values))
    height = max((len(values) for _, _, values in cells), default=1) - 1
    depth = 22 + height * style.DETAIL_VALUE.leading + 8
    if y + depth > flow.grid.last_baseline:
        flow.turn()
        y = style.FIRST_BASELINE
    _rule(flow, y)
    for x, name, values in cells:
        placed = [
            (line, x, y + 22 + n * style.DETAIL_VALUE.leading) for n, line in enumerate(values)
        ]
        flow.sheet.text(Element(Role.DETAIL), [(name, x, y + 11), *placed])
    flow.y = y + depth
    return y + depth


def _value_lines(composer: Composer, value: str, room: float) -> "list[Line]":
    """Return a detail on one line where the room around its letters allows for that."""
    line = composer.line(value, style.DETAIL_VALUE)
    closer = narrowed(line, room, line.width - room) if line.width > room else None
    if closer is not None:
        return [closer]
    return fill(composer.runs(value, style.DETAIL_VALUE), room)


def _rule(flow: Flow, y: float) -> None:
    points = [(flow.grid.text_x, y), (flow.grid.right, y)]
    flow.sheet.rule(points, style.HAIRLINE, style.RULE_WIDTH)


def set_key(flow: Flow, sheet: Sheet, y: float, labels: tuple[Label, ...]) -> float:
    """Draw the key to the labels in the notes column, its head at `y`; return where it ends."""
    if not labels or flow.grid.is_narrow or y + 15 + PITCH * len(labels) > flow.grid.last_baseline:
        return 0.0
    composer, x = flow.composer, flow.grid.notes_x
    element = Element(Role.KEY)
    sheet.text(element, [(composer.line(composer.words(LABELS), style.KICKER), x, y)])
    y += 15
    for label in labels:
        item = Element(Role.KEY_ITEM)
        highlight_marks.swatch(sheet, composer.book, (x, y), label, item.take_label())
        name = composer.line(label.name, style.KEY_NAME)
        sheet.text(item, [(name, x + _KEY_NAME_X, y)])
        y += PITCH
    return y - PITCH
