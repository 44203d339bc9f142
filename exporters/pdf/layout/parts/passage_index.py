"""What closes a handout on demand: an index of its annotated passages, and a page to write on."""

from collections.abc import Iterable, Iterator, Mapping

from data.annotation import Label
from data.briefing.content import Content
from exporters.pdf.layout.composed import Composed, Tab
from exporters.pdf.layout.composition import Composer
from exporters.pdf.layout.flow import Flow
from exporters.pdf.layout.tagged_elements import Element, Role
from exporters.pdf.text import style
from exporters.pdf.text.ink_runs import Ink, Run, runs
from exporters.pdf.text.style import FIRST_BASELINE, TextStyle
from exporters.pdf.text.text_lines import fill
from exporters.phrases import all_blocks, labels_used, place_of_mark, place_of_passage

_HEAD_ABOVE, _HEAD_BELOW = 40.0, 17.0
_GROUP_APART = 8.0
_NAME = TextStyle("Sans-SemiBold", 8.5, 13)
_PAGES = TextStyle("Sans-Regular", 8.5, 13)
_COUNT = TextStyle("Sans-Regular", 7, 13, style.GREY)
_RULES_APART = 24.0
"""Between the lines of a page to write on: 8.5 millimetres."""

Places = Mapping[int, str]
"""The first place on each page where something is, by the page's number."""


def set_index(flow: Flow, content: Content) -> None:
    """Place the pages of the passages of each label, then those of each tag."""
    flow.settle()
    labels = list(_by_label(flow, content))
    tags = list(_by_tag(flow, content))
    if not labels and not tags:
        return
    flow.y = max(flow.y, flow.notes.lowest)
    composer = flow.composer
    line = composer.line(composer.words.tr("Index of annotated passages"), style.KICKER)
    flow.add(
        Composed(
            Element(Role.HEADING, 1), [line], style.KICKER.leading, style.KICKER.size,
            flow.grid.text_x, above=_HEAD_ABOVE, below=_HEAD_BELOW, kept=True,
        )
    )  # fmt: skip
    for label, count, places in labels:
        flow.add(_entry(composer, label.name, count, places, label=label))
    for number, (tag, count, places) in enumerate(tags):
        apart = 0.0 if number else _GROUP_APART
        flow.add(_entry(composer, tag, count, places, apart=apart))
    flow.settle()


def set_writing_page(flow: Flow) -> None:
    """Begin a sheet with lines for notes by hand."""
    flow.begin_sheet()
    composer, grid, sheet = flow.composer, flow.grid, flow.sheet
    head = composer.line(composer.words.tr("Notes by hand"), style.KICKER)
    sheet.text(Element(Role.HEADING, 1), [(head, grid.text_x, FIRST_BASELINE)])
    y = FIRST_BASELINE + _RULES_APART * 1.5
    while y <= grid.last_baseline:
        sheet.rule([(grid.text_x, y), (grid.right, y)], style.HAIRLINE, style.RULE_WIDTH)
        y += _RULES_APART
    flow.y = grid.last_baseline
    flow.unfilled += 1


def _by_label(flow: Flow, content: Content) -> Iterator[tuple[Label, int, Places]]:
    """Yield each label with how many passages bear it, and where."""
    marked = [
        (item.label.id, place_of_mark(item.annotation_id))
        for block in all_blocks(content)
        for item in block.highlights
        if item.opens
    ]
    shown = {item.note for block in all_blocks(content) for item in block.highlights}
    marked += [
        (note.label.id, place_of_passage(note.number))
        for note in content.notes
        if note.number not in shown
    ]
    for label in labels_used(content):
        named = [place for label_id, place in marked if label_id == label.id]
        places = _first_places(flow, named)
        if places:
            yield label, len(named), places


def _by_tag(flow: Flow, content: Content) -> Iterator[tuple[str, int, Places]]:
    """Yield each tag with how many notes bear it, and where their passages are."""
    tags = sorted({tag for note in content.notes for tag in note.tags}, key=str.casefold)
    for tag in tags:
        named = [place_of_passage(note.number) for note in content.notes if tag in note.tags]
        places = _first_places(flow, named)
        if places:
            yield tag, len(named), places


def _first_places(flow: Flow, named: Iterable[str]) -> Places:
    found: dict[int, str] = {}
    for place in named:
        page = flow.places.get(place)
        if page is not None:
            found.setdefault(page, place)
    return dict(sorted(found.items()))


def _entry(
    composer: Composer,
    name: str,
    count: int,
    places: Places,
    *,
    label: Label | None = None,
    apart: float = 0.0,
) -> Composed:
    """Return a name, how often it is there, and its pages, each of which leads there."""
    text = [*composer.runs(f"{name}\xa0 ", _NAME), *composer.runs(f"({count})\xa0 ", _COUNT)]
    for number, (page, place) in enumerate(places.items()):
        text += _page(composer, page, place, is_last=number == len(places) - 1)
    return Composed(
        Element(Role.PARAGRAPH, language=composer.own_language),
        fill(text, composer.grid.measure), _PAGES.leading, _PAGES.size,
        composer.grid.text_x, above=_PAGES.leading + 1 + apart,
        tabs=(Tab(0, label),) if label is not None else (),
    )  # fmt: skip


def _page(composer: Composer, page: int, place: str, *, is_last: bool) -> list[Run]:
    said = runs(composer.book, str(page), Ink(_PAGES, link=f"#{place}"))
    return said if is_last else [*said, *composer.runs(", ", _PAGES)]
