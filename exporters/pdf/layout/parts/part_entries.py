"""The entries of the analyst's own page: points with their evidence, quotations, sources."""

from dataclasses import replace

from data.briefing.content import Entry, Part, PartKind
from data.citation import on_page
from exporters.frame.citation_phrases import quotation_marks
from exporters.pdf.layout.block_runs import portioned, spaced
from exporters.pdf.layout.composed import Beside, Composed, SideColumns
from exporters.pdf.layout.composition import Composer
from exporters.pdf.layout.single_line import fitted, shortened
from exporters.pdf.layout.tagged_elements import Element, Role
from exporters.pdf.text import style
from exporters.pdf.text.ink_runs import Ink, Line, Run, runs
from exporters.pdf.text.page_grid import Grid
from exporters.pdf.text.style import TextStyle
from exporters.pdf.text.text_lines import fill
from exporters.phrases import is_digest, leading

_TAB_X = 13.2
"""From a label's tab to what stands after it."""
_WIDEST_CITATION = 58.0
_BESIDE_CITATION = 9.0
_TALLEST = 6
"""A point of so many lines or fewer stays with its evidence on one sheet."""

_BOTTOM_LINE = TextStyle("Sans-Medium", 12, 16.5)
_POINT = style.OWN_TEXT
_PRESS_LINE = TextStyle("Sans-Medium", 10.5, 14)
_SOURCE = TextStyle("Sans-Regular", 8.5, 12.5)
_DIGEST = TextStyle("Sans-Regular", 7.5, 12.5, style.GREY)
_APART = {PartKind.POINTS: 6.5, PartKind.BACKGROUND: 4.5, PartKind.PRESS_LINE: 4.5}
_ROLES = {PartKind.POINTS: Role.LIST_ITEM, PartKind.BACKGROUND: Role.QUOTATION}


def columns_of(composer: Composer, grid: Grid, parts: tuple[Part, ...]) -> SideColumns:
    """Return the columns beside the text; citations that name their document get more room."""
    widest = max(
        (
            composer.line(_citation(composer, entry), style.CITATION).width
            for part in parts
            for entry in part.entries
        ),
        default=0.0,
    )
    if widest <= grid.gutter - _BESIDE_CITATION:
        return SideColumns(grid.gutter_x, grid.gutter_measure, grid.notes_x)
    room = min(widest + 0.1, _WIDEST_CITATION)
    beside = max(grid.gutter_x + room + _BESIDE_CITATION, grid.notes_x)
    return SideColumns(grid.gutter_x, room, beside)


def composed_entry(
    composer: Composer, grid: Grid, part: Part, index: int, columns: SideColumns
) -> Composed:
    """Return an entry: the author's words, below them in quotation marks what the source says."""
    entry = part.entries[index]
    chosen = _style(composer, part, index)
    lines = _lines(composer, grid, part, entry, chosen)
    hung = _hung_mark(composer, grid, part, entry, chosen)
    is_point = part.kind is PartKind.POINTS and entry.is_point
    role = _ROLES.get(part.kind, Role.PARAGRAPH)
    return Composed(
        Element(
            Role.PARAGRAPH if role is Role.LIST_ITEM and not is_point else role,
            1,
            language=_element_language(composer, part, entry),
            quoted=composer.language(entry.language, of_source=True),
        ),
        lines,
        chosen.leading,
        chosen.size,
        grid.text_x,
        above=chosen.leading + _APART.get(part.kind, 4.0 if chosen.size == _POINT.size else 0.0),
        citation=_citation(composer, entry),
        hung=hung,
        bulleted=is_point,
        beside=_beside(composer, grid, part, entry, columns),
        whole=bool(entry.evidence) and len(lines) <= _TALLEST,
        columns=columns,
        piece_id=entry.piece_id,
    )


def _citation(composer: Composer, entry: Entry) -> str:
    return composer.words(on_page(entry.citation, entry.page))


def _lines(
    composer: Composer, grid: Grid, part: Part, entry: Entry, chosen: TextStyle
) -> list[Line]:
    """Return the lines of an entry, each paragraph of the author's and the evidence on its own."""
    if is_digest(part, said := composer.words(entry.text)):
        return [fitted(composer, said, chosen, grid.measure)]
    within = composer.words.language if _element_language(composer, part, entry) else ""
    before = portioned(composer.book, entry.portion, chosen, within)
    if entry.lead_in:
        lead_in = leading(composer.words(entry.lead_in))
        before += composer.runs(lead_in, _lead_in(part, chosen))
    lines: list[Line] = []
    for paragraph in _paragraphs(composer, part, entry, chosen):
        lines += fill([*before, *paragraph], grid.measure)
        before = []
    if entry.evidence:
        face = replace(style.BODY, leading=chosen.leading)
        lines += fill([*before, *_quotation(composer, entry, entry.evidence, face)], grid.measure)
    elif before:
        lines += fill(before, grid.measure)
    return lines or [Line((), 0.0)]


def _paragraphs(composer: Composer, part: Part, entry: Entry, chosen: TextStyle) -> list[list[Run]]:
    said = composer.words(entry.text)
    if entry.quoted and part.kind is PartKind.POINTS:
        return [_quotation(composer, entry, said, chosen)] if said else []
    if entry.quoted:
        _, closing = quotation_marks(composer.words)
        text = f"{said}{closing}"
        return [composer.runs(text, chosen, of_source=True, language=entry.language)]
    if part.kind is PartKind.PRESS_LINE:
        said += quotation_marks(composer.words)[1]
    return [composer.runs(line, chosen) for line in said.splitlines() if line.strip()]


def _quotation(composer: Composer, entry: Entry, said: str, chosen: TextStyle) -> list[Run]:
    """Return the source's words between our quotation marks."""
    opening, closing = quotation_marks(composer.words)
    text = f"{opening}{said}{closing}"
    ink = Ink(chosen, quoted=True)
    return runs(composer.book, text, ink, of_source=True, language=entry.language)


def _hung_mark(
    composer: Composer, grid: Grid, part: Part, entry: Entry, chosen: TextStyle
) -> tuple[tuple[Line, float], ...]:
    """Return the quotation mark that hangs before the text; among points it would be a bullet."""
    quoted = entry.quoted or part.kind is PartKind.PRESS_LINE
    if not quoted or part.kind is PartKind.POINTS:
        return ()
    mark = composer.line(quotation_marks(composer.words)[0], chosen)
    return ((mark, grid.text_x - mark.width),)


def _element_language(composer: Composer, part: Part, entry: Entry) -> str:
    """Return the language of an entry all of which is the source's, where it is not ours."""
    if not entry.quoted or part.kind is PartKind.POINTS:
        return ""
    return composer.language(entry.language, of_source=True)


def _style(composer: Composer, part: Part, index: int) -> TextStyle:
    """Return the style of an entry, with the leading that its writing needs."""
    entry = part.entries[index]
    chosen = _style_of_kind(part, index, composer.words(entry.text))
    if entry.quoted and part.kind is not PartKind.SOURCE:
        chosen = chosen.faced("Serif-Medium" if chosen.face == "Sans-Medium" else "Serif-Regular")
    if entry.quoted and part.kind is PartKind.POINTS:
        chosen = replace(style.BODY, leading=chosen.leading)
    leading = spaced(replace(style.BODY, leading=chosen.leading), entry.evidence).leading
    own = spaced(chosen, composer.words(entry.text))
    return replace(own, leading=max(own.leading, leading))


def _style_of_kind(part: Part, index: int, said: str) -> TextStyle:
    if part.kind is PartKind.BACKGROUND:
        return style.BODY
    if part.kind is PartKind.SOURCE:
        return _DIGEST if is_digest(part, said) else _SOURCE
    if part.kind is PartKind.BOTTOM_LINE:
        return _POINT if index or part.entries[index].lead_in else _BOTTOM_LINE
    return _PRESS_LINE if part.kind is PartKind.PRESS_LINE else _POINT


def _lead_in(part: Part, chosen: TextStyle) -> TextStyle:
    return chosen.faced("Sans-SemiBold") if part.kind is PartKind.POINTS else chosen


def _beside(
    composer: Composer, grid: Grid, part: Part, entry: Entry, columns: SideColumns
) -> Beside | None:
    """Return the label's tab and the aside in the right-hand column; background has neither."""
    if part.kind is PartKind.BACKGROUND or not (entry.label or entry.aside):
        return None
    room = grid.right - columns.beside_x - (_TAB_X if entry.label else 0)
    aside = composer.words(entry.aside)
    return Beside(entry.label, shortened(composer, aside, style.KEY_NAME, room))
