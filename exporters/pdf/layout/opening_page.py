"""The first page's opening: title block, contents and the key to the labels."""

from typing import TYPE_CHECKING

from data.annotation import Label
from data.briefing.content import Content, ContentBlock, Detail, PartKind, Section
from data.document import BlockKind
from exporters.pdf.layout import highlight_marks
from exporters.pdf.layout.block_runs import faced
from exporters.pdf.layout.composed import Composed
from exporters.pdf.layout.composition import Composer
from exporters.pdf.layout.flow import Flow
from exporters.pdf.layout.sheets import Link, Sheet
from exporters.pdf.layout.tagged_elements import Element, Role
from exporters.pdf.text import style
from exporters.pdf.text.text_lines import fill
from exporters.phrases import CONTENTS, LABELS

if TYPE_CHECKING:
    from exporters.pdf.text.ink_runs import Line

_KICKER_ABOVE = 28.0
"""From the rule below a letterhead."""
_TITLE_LINES = 4
_TITLE_SIZES = ((21.0, 26.0), (17.0, 21.5), (14.0, 18.0), (11.0, 14.5))
_KEY_NAME_X = 43.0
_PITCH = 14.0
_PAGE_WIDTH = 22.0
"""What the page of an entry takes."""


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
        for start in range(0, len(row), 4):
            y = _details(flow, y, row[start : start + 4])
    boxed = content.parts[:1] and content.parts[0].kind is PartKind.BOTTOM_LINE
    if not boxed:
        _rule(flow, y)
    flow.y = y


def set_contents(
    flow: Flow, listed: tuple[tuple[str, Section], ...], labels: tuple[Label, ...]
) -> None:
    """Place the contents with the key to `labels` beside them, as far as either is wanted."""
    if not listed:
        _keep_clear(flow, _key(flow, flow.sheet, flow.y + 22, labels))
        return
    y = flow.reserve(22, 15 + _PITCH)
    flow.y = y
    contents = Element(Role.CONTENTS)
    head = Element(Role.KEY)
    flow.sheet.text(
        head,
        [(flow.composer.line(flow.composer.words(CONTENTS), style.KICKER), flow.grid.text_x, y)],
    )
    sheet, grid = flow.sheet, flow.grid
    page_x = grid.contents_page_x if labels or grid.notes_beside else grid.gutter_x
    for number, (key, section) in enumerate(listed):
        kept = _PITCH if number == len(listed) - 2 else 0.0  # the last entry is not left alone
        gap = 15 if number == 0 else _PITCH
        _entry(flow, contents, (key, section), page_x, gap=gap, kept=kept)
    last = _key(flow, sheet, y, labels)
    if sheet is flow.sheet:
        _keep_clear(flow, last)


def _keep_clear(flow: Flow, last: float) -> None:
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
            for line in fill(
                composer.runs(composer.words(value), style.DETAIL_VALUE), stop - columns[index]
            )
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


def _rule(flow: Flow, y: float) -> None:
    points = [(flow.grid.text_x, y), (flow.grid.right, y)]
    flow.sheet.rule(points, style.HAIRLINE, style.RULE_WIDTH)


def _entry(
    flow: Flow, contents: Element, listed: tuple[str, Section], page_x: float, *, gap: float,
    kept: float,
) -> None:  # fmt: skip
    """Place one line of the contents; its page number follows at `page_x` when it is known."""
    composer, grid = flow.composer, flow.grid
    key, section = listed
    indent = 12.0 * (section.level - 1)
    number = composer.line(section.number, style.CONTENTS_NUMBER)
    x = grid.text_x + indent
    before = []
    if number.width > grid.text_x - grid.number_x - 4:
        before = composer.runs(f"{section.number}\xa0 ", style.CONTENTS_NUMBER)
    heading = section.heading or ContentBlock(BlockKind.HEADING, section.title, "")
    title = composer.runs(
        section.title, faced(heading, style.CONTENTS_TITLE),
        of_source=not heading.own, language=heading.language,
    )  # fmt: skip
    lines = fill([*before, *title], page_x - 4 * style.MM - x)
    y = flow.reserve(gap, _PITCH * (len(lines) - 1), kept)
    entry = Element(Role.CONTENTS, section.level, contents)
    language = composer.language(heading.language, of_source=not heading.own)
    element = Element(Role.LINK, parent=entry, language=language)
    if not before:
        flow.sheet.text(element, [(number, grid.number_x, y)])
    flow.sheet.text(element, [(line, x, y + n * _PITCH) for n, line in enumerate(lines)])
    last = flow.y

    def page(sheet: Sheet) -> None:
        line = composer.line(str(flow.places[key]), style.CONTENTS_PAGE)
        sheet.text(element, [(line, page_x, last)])

    flow.sheet.later(element, page)
    flow.sheet.links.append(
        Link(
            grid.number_x,
            y - 9.5,
            page_x + _PAGE_WIDTH,
            last + 4,
            key,
            section.title,
            element,
            internal=True,
        )
    )


def _key(flow: Flow, sheet: Sheet, y: float, labels: tuple[Label, ...]) -> float:
    """Draw the key to the labels in the notes column, its head at `y`; return where it ends."""
    if not labels or y + 15 + _PITCH * len(labels) > flow.grid.last_baseline:
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
        y += _PITCH
    return y - _PITCH
