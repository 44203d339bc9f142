"""How to read this handout: at the foot of the last sheet of text."""

from data.annotation import Label
from exporters.pdf import marks, style
from exporters.pdf.flow import Flow
from exporters.pdf.sheets import Element, Role
from exporters.pdf.style import FIRST_BASELINE, TextStyle
from exporters.pdf.text import fill

_PITCH = 14.0
_HEAD_ABOVE = 16.0
_RULE_ABOVE = 34.0
_CLEAR = 24.0
_NAME_X = 43.0
_SAMPLE_MEANING_X = 30.0
_SERIF = TextStyle("Serif-Regular", 8.5, 14)


def set_legend(flow: Flow, labels: tuple[Label, ...], citation: tuple[str, str] | None) -> None:
    """Place the legend; `citation` is a sample and what it says."""
    grid, composer = flow.grid, flow.composer
    rows = max(len(labels), 3)
    first = grid.last_baseline - _PITCH * (rows - 1)
    taken = max(flow.y, flow.notes.lowest)
    if taken > first - _RULE_ABOVE - _CLEAR:
        flow.turn()
        first = FIRST_BASELINE + _HEAD_ABOVE
    else:
        rule = first - _RULE_ABOVE
        points = [(grid.text_x, rule), (grid.right, rule)]
        flow.sheet.rule(points, style.HAIRLINE, style.RULE_WIDTH)
    element = Element(Role.KEY)
    head = composer.line("How to read this handout", style.KICKER)
    flow.sheet.text(element, [(head, grid.text_x, first - _HEAD_ABOVE)])
    for number, label in enumerate(labels):
        _label(flow, element, label, first + number * _PITCH)
    samples = [
        ("Serif", _SERIF, "Words of the source", _SERIF),
        ("Sans", style.KEY_NAME, "Words of the analyst", style.KEY_NAME),
    ]
    if citation:
        samples.append((citation[0], style.CITATION, citation[1], style.KEY_NAME))
    for number, (sample, look, meaning, style_of_meaning) in enumerate(samples):
        y = first + number * _PITCH
        left = composer.line(sample, look)
        right = composer.line(meaning, style_of_meaning)
        x = max(grid.notes_x + _SAMPLE_MEANING_X, grid.notes_x + left.width + 6)
        flow.sheet.text(element, [(left, grid.notes_x, y), (right, x, y)])
    flow.y = first + _PITCH * (rows - 1)


def _label(flow: Flow, element: Element, label: Label, y: float) -> None:
    composer, x = flow.composer, flow.grid.text_x
    marks.swatch(flow.sheet, composer.book, (x, y), label, element)
    name = composer.line(label.name, style.LEGEND_NAME)
    meaning_x = max(flow.grid.detail_columns[1], x + _NAME_X + name.width + 10)
    meaning = fill(composer.runs(label.meaning, style.KEY_NAME), flow.grid.notes_x - meaning_x - 8)[
        :1
    ]
    flow.sheet.text(element, [(name, x + _NAME_X, y), *((line, meaning_x, y) for line in meaning)])
