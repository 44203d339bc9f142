"""The analyst's own page: bottom line, points with what they rest on, tables."""

from collections.abc import Iterator

from data.briefing.content import Entry, Part, PartKind, Table
from data.citation import on_page
from data.messages import Words
from exporters.markdown.blocks import BREAK, heading, pipe_table, quotation
from exporters.markdown.escapes import code, escaped, weighty
from exporters.markdown.references import letter_of

_LEVEL = 1


def part_paragraphs(part: Part, words: Words) -> Iterator[str]:
    """Yield a part paragraph by paragraph, its entries in a row as one list."""
    if part.breaks:
        yield BREAK
    title = " ".join(filter(None, (part.number, words(part.title))))
    if part.kind is PartKind.BOTTOM_LINE:
        entries = (text for entry in part.entries for text in _entry(entry, part.kind, words))
        yield quotation("\n\n".join([weighty(title), *entries]))
        return
    if title.strip():
        yield heading(_LEVEL, escaped(title))
    points: list[str] = []
    for entry in part.entries:
        made = "\n\n".join(_entry(entry, part.kind, words))
        if entry.is_point:
            points.append(_bulleted(made))
            continue
        yield from _listed(points)
        points = []
        yield made
    yield from _listed(points)
    if part.table and part.table.head:
        yield _table(part.table, words)


def _entry(entry: Entry, kind: PartKind, words: Words) -> Iterator[str]:
    """Yield the paragraphs of an entry: the author's, and the source's as a quotation."""
    text, lead_in = words(entry.text), words(entry.lead_in)
    own = [] if entry.quoted else _escaped_lines(text)
    evidence = _escaped_lines(text if entry.quoted else entry.evidence)
    before = [code(entry.portion), weighty(lead_in) if lead_in.strip() else ""]
    if own or lead_in.strip():
        own = [_line(*before, *own[:1]), *own[1:]]
    elif evidence:
        evidence[0] = _line(*before, evidence[0])
    last = evidence or own
    if last:
        last[-1] = _line(last[-1], *_behind(entry, kind, words))
    yield from own
    if evidence:
        yield quotation("\n\n".join(evidence))


def _behind(entry: Entry, kind: PartKind, words: Words) -> Iterator[str]:
    """Yield what stands behind an entry; where quotations are collected, no label does."""
    yield code(words(on_page(entry.citation, entry.page)))
    if kind is not PartKind.BACKGROUND:
        letter = letter_of(entry.label) if entry.label else ""
        yield code(f"{letter} {words(entry.aside)}")


def _escaped_lines(text: str) -> list[str]:
    return [escaped(line) for line in text.splitlines() if line.strip()]


def _listed(points: list[str]) -> Iterator[str]:
    """Yield a list, where there is one; of single lines it is a close one."""
    if points:
        yield ("\n\n" if any("\n" in point for point in points) else "\n").join(points)


def _bulleted(text: str) -> str:
    lines = text.split("\n")
    return "\n".join([f"- {lines[0]}", *(f"  {line}" if line else "" for line in lines[1:])])


def _table(table: Table, words: Words) -> str:
    rows = [[escaped(words(cell)) for cell in row] for row in (table.head, *table.rows)]
    return pipe_table(rows[0], rows[1:])


def _line(*parts: str) -> str:
    return " ".join(part for part in parts if part)
