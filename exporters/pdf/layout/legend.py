"""How to read this handout: at the foot of the last sheet of text."""

from dataclasses import dataclass

from data.annotation import Label
from data.messages import said
from exporters.pdf.layout import highlight_marks
from exporters.pdf.layout.flow import Flow
from exporters.pdf.layout.tagged_elements import Element, Role
from exporters.pdf.text import style
from exporters.pdf.text.ink_runs import Line
from exporters.pdf.text.style import FIRST_BASELINE, TextStyle
from exporters.pdf.text.text_lines import fill
from exporters.phrases import Legend, Sample

_PITCH = 14.0
_LEADING = 10.5
"""Between the lines of one meaning."""
_HEAD_ABOVE = 16.0
_RULE_ABOVE = 34.0
_CLEAR = 24.0
_NAME_X = 43.0
_SAMPLE_MEANING_X = 30.0
_SEVERAL = said("Several")
_SHARED = said("Passages that overlap share this line.")
"""What is said of the line that highlights share."""
_SERIF = TextStyle("Serif-Regular", 8.5, 14)
_LOOKS = {
    Sample.SOURCE: (_SERIF, _SERIF),
    Sample.ANALYST: (style.KEY_NAME, style.KEY_NAME),
    Sample.CITATION: (style.CITATION, style.KEY_NAME),
}
"""The styles of a sample and of what it means."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A sample and what it means; one of the two columns of the legend has it.

    No sample is that of the line which highlights share.
    """

    sample: Line | Label | None
    name: Line | None
    meaning: list[Line]
    meaning_x: float


def set_legend(flow: Flow, labels: tuple[Label, ...], legend: Legend) -> float | None:
    """Place the legend, the labels first.

    Where it has a sheet of its own, return the lowest baseline that the text on the sheet before
    may have, so that some of it comes along.
    """
    grid = flow.grid
    columns = _columns(flow, labels, legend)
    height = max(sum(map(_height, rows)) for _, rows in columns) - _PITCH
    first = grid.last_baseline - height
    limit = first - _RULE_ABOVE - _CLEAR
    taken = max(flow.y, flow.notes.lowest)
    is_alone = taken > limit
    if is_alone:
        flow.turn()
    if is_alone or not taken:
        flow.spare = None
        first = FIRST_BASELINE + _HEAD_ABOVE
    else:
        rule = first - _RULE_ABOVE
        flow.spare = rule - _CLEAR - flow.y
        points = [(grid.text_x, rule), (grid.right, rule)]
        flow.sheet.rule(points, style.HAIRLINE, style.RULE_WIDTH)
    head = flow.composer.line(legend.title, style.KICKER)
    flow.sheet.text(Element(Role.KEY), [(head, grid.text_x, first - _HEAD_ABOVE)])
    for x, rows in columns:
        y = first
        for row in rows:
            y = _draw(flow, row, x, y)
    flow.y = first + height
    return limit if is_alone else None


def _columns(
    flow: Flow, labels: tuple[Label, ...], legend: Legend
) -> list[tuple[float, list[_Row]]]:
    """Return where labels and samples stand, and their rows; samples alone stand at the left."""
    grid, rows = flow.grid, _label_rows(flow, labels)
    if not rows or grid.is_narrow:
        return [(grid.text_x, [*rows, *_sample_rows(flow, legend, grid.text_x)])]
    return [(grid.text_x, rows), (grid.notes_x, _sample_rows(flow, legend, grid.notes_x))]


def _label_rows(flow: Flow, labels: tuple[Label, ...]) -> list[_Row]:
    composer, grid = flow.composer, flow.grid
    told: list[tuple[Label | None, str, str]] = [
        (label, label.name, label.meaning) for label in labels
    ]
    if any(sheet.shares_underlines for sheet in flow.sheets):
        told.append((None, composer.words(_SEVERAL), composer.words(_SHARED)))
    names = [composer.line(name, style.LEGEND_NAME) for _, name, _ in told]
    widest = max((name.width for name in names), default=0.0)
    x = max(0.0 if grid.is_narrow else grid.detail_columns[1], grid.text_x + _NAME_X + widest + 10)
    room = (grid.right if grid.is_narrow else grid.notes_x - 8) - x
    return [
        _Row(label, name, fill(composer.runs(meaning, style.KEY_NAME), room), x)
        for (label, _, meaning), name in zip(told, names, strict=True)
    ]


def _sample_rows(flow: Flow, legend: Legend, start: float) -> list[_Row]:
    composer, grid = flow.composer, flow.grid
    rows = []
    for look, sample, meaning in legend.rows:
        look_of_sample, look_of_meaning = _LOOKS[look]
        left = composer.line(sample, look_of_sample)
        x = start + max(_SAMPLE_MEANING_X, left.width + 6)
        lines = fill(composer.runs(meaning, look_of_meaning), grid.right - x)
        rows.append(_Row(left, None, lines, x))
    return rows


def _draw(flow: Flow, row: _Row, x: float, y: float) -> float:
    """Draw a row from the baseline `y` on; return where the next one starts."""
    element = Element(Role.KEY_ITEM)
    if isinstance(row.sample, Label):
        highlight_marks.swatch(
            flow.sheet, flow.composer.book, (x, y), row.sample, element.take_label()
        )
    elif row.sample is None:
        highlight_marks.shared_swatch(flow.sheet, (x, y))
    else:
        flow.sheet.text(element.take_label(), [(row.sample, x, y)])
    name = [(row.name, x + _NAME_X, y)] if row.name else []
    lines = [(line, row.meaning_x, y + n * _LEADING) for n, line in enumerate(row.meaning)]
    flow.sheet.text(element, [*name, *lines])
    return y + _height(row)


def _height(row: _Row) -> float:
    return _PITCH + _LEADING * max(0, len(row.meaning) - 1)
