"""The source's text: sections with their headings, lists, quotations, tables and footnotes."""

import re
from collections.abc import Iterable, Iterator, Sequence

from data.briefing.content import Content, ContentBlock, Section
from data.document import BlockKind
from data.messages import Words
from exporters.frame.citation_phrases import printed_citation
from exporters.markdown.escapes import escaped
from exporters.markdown.inline import quoted, quoted_line
from exporters.markdown.references import References
from exporters.phrases import OWN_WORDS
from exporters.table_model import grouped, rows_of

BREAK = "***"
_ORDERED = re.compile(r"(0|[1-9]\d{0,8})([.)])")
_DEEPEST = 6


def heading(level: int, text: str) -> str:
    """Return a heading; the title is of level 0."""
    return f"{'#' * min(level + 1, _DEEPEST)} {text}"


def pipe_table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of cells that are Markdown, rows as long as the longest."""
    given = [head, *rows]
    columns = max(map(len, given))
    made = [f"| {' | '.join([*row, *[''] * (columns - len(row))])} |" for row in given]
    return "\n".join([made[0], f"|{' --- |' * columns}", *made[1:]])


def quotation(text: str) -> str:
    """Return paragraphs, parted by empty lines, as a block quotation."""
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))


def section_paragraphs(
    content: Content, section: Section, references: References, words: Words
) -> Iterator[str]:
    """Yield a section paragraph by paragraph, then the notes that it calls."""
    if section.breaks:
        yield BREAK
    if section.heading:
        title = quoted_line(section.heading, references, marker=section.number)
        yield heading(section.level, title + references.called(section.notes))
    writer = _Writer(content, section, references, words)
    yield from writer.paragraphs()
    yield from references.written()


class _Writer:
    """Writes the blocks of one section."""

    def __init__(
        self, content: Content, section: Section, references: References, words: Words
    ) -> None:
        self._content, self._section = content, section
        self._references, self._words = references, words

    def paragraphs(self) -> Iterator[str]:
        items: list[ContentBlock] = []
        for block in grouped(self._section.blocks):
            if isinstance(block, ContentBlock) and block.kind is BlockKind.LIST_ITEM:
                items.append(block)
                continue
            yield from self._listed(items)
            items = []
            made = self._table(block) if isinstance(block, tuple) else self._paragraph(block)
            if made:
                yield made
        yield from self._listed(items)

    def _paragraph(self, block: ContentBlock) -> str:
        """Return a block; nothing of a footnote that is called, which stands among the notes."""
        if block.kind is BlockKind.HEADING:
            return heading(block.level, self._line(block, block.marker))
        if self._references.is_called(block):
            self._references.keep(block, self._line(block))
            return ""
        made = self._line(block, block.marker)
        return quotation(made) if block.kind is BlockKind.QUOTATION else made

    def _listed(self, items: Sequence[ContentBlock]) -> Iterator[str]:
        """Yield a list, where there is one; a marker that its bullets do not say stands with it."""
        columns: list[tuple[int, str, int]] = []
        lines = []
        for block in items:
            depth = max(block.level, 1)
            before = next((one for one in reversed(columns) if one[0] == depth), None)
            columns = [one for one in columns if one[0] < depth]
            bullet = _bullet(block.marker, before[1] if before else "")
            indent = columns[-1][2] if columns else 0
            columns.append((depth, bullet, indent + len(bullet) + 1))
            is_said = bullet != "-" or not any(map(str.isalnum, block.marker))
            line = self._line(block, "" if is_said else block.marker)
            lines.append(f"{' ' * indent}{bullet} {line}")
        if lines:
            yield "\n".join(lines)

    def _table(self, blocks: tuple[ContentBlock, ...]) -> str:
        rows = rows_of(blocks)
        if not rows:
            return ""
        cells = [[quoted(cell, self._references) for cell in row.cells] for row in rows]
        behind = ["" if row.block.own else escaped(self._behind(row.block)) for row in rows]
        if any(behind):
            count = max(row.width for row in rows)
            cells = [
                [*made, *[""] * (count - len(made)), citation]
                for made, citation in zip(cells, behind, strict=True)
            ]
        has_head = rows[0].is_head
        return pipe_table(cells[0] if has_head else (), cells[1:] if has_head else cells)

    def _line(self, block: ContentBlock, marker: str = "") -> str:
        behind = "" if block.kind is BlockKind.HEADING else self._behind(block)
        return quoted_line(block, self._references, marker=marker, behind=behind)

    def _behind(self, block: ContentBlock) -> str:
        """Return what tells a reader whose words these are: their citation, or the analyst."""
        if block.own:
            return self._words(OWN_WORDS)
        return printed_citation(self._content, self._section, block, self._words)


def _bullet(marker: str, before: str) -> str:
    """Return the sign of a list item: its number, where readers will not count otherwise."""
    found = _ORDERED.fullmatch(marker.strip())
    if found is None:
        return "-"
    last = _ORDERED.fullmatch(before)
    follows = last is None or (int(found[1]), found[2]) == (int(last[1]) + 1, last[2])
    return found[0] if follows else "-"
