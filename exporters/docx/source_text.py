"""What the source says, block by block, in its own styles, each with its citation at the right."""

from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter

from data.briefing.content import Content, ContentBlock, Section
from data.document import BlockKind
from data.messages import Words
from data.text.grids.table_grid import GridCell
from exporters.docx import named_styles
from exporters.docx.block_text import BlockText
from exporters.docx.list_numbering import ListNumbering
from exporters.docx.table_markup import MarkupCell, numeric_columns, table
from exporters.docx.word_markup import at_right, cited, direction, paragraph, run, styled
from exporters.docx.word_setting import WordSetting
from exporters.frame.citation_phrases import printed_citation
from exporters.table_model import TableRow, grouped, rows_of

_STYLES = {
    BlockKind.QUOTATION: "Quote",
    BlockKind.CAPTION: "Caption",
    BlockKind.FOOTNOTE: "SourceFootnote",
    BlockKind.LIST_ITEM: "ListParagraph",
}
_NUMBER_ROOM = 500
"""Twips that a paragraph's number has beside its text, at least; a letter of it takes 120."""


def shown_blocks(content: Content) -> Iterator[ContentBlock]:
    """Yield all blocks in the order in which they are set, tables cell by cell."""
    if content.title_block:
        yield content.title_block
    for section in content.sections:
        if section.heading:
            yield section.heading
        for item in grouped(section.blocks):
            if isinstance(item, tuple):
                yield from (cell for row in rows_of(item) for cell in row.cells)
            else:
                yield item


@dataclass(slots=True)
class SourceText:
    """Sets sections as paragraphs."""

    setting: WordSetting
    content: Content
    text: BlockText
    lists: ListNumbering

    def section(self, section: Section, place: str) -> Iterator[str]:
        """Yield a section's heading and blocks; `place` is the bookmark of its heading, or ""."""
        self.lists.close()
        if section.breaks:
            yield page_break()
        if section.heading:
            yield self._heading(section, section.heading, place)
        for item in grouped(section.blocks):
            if isinstance(item, tuple):
                self.lists.close()
                yield self._table(section, item)
            elif not self.text.footnotes.has(item):
                yield self._block(section, item)

    def _heading(self, section: Section, heading: ContentBlock, place: str) -> str:
        words = self.text.notes.remark(section.notes, self.text.runs(heading))
        number = heading.marker or section.number
        before = run(number, styled("SourceNumber")) + run(" ") if number else ""
        said = portion(heading.portion) + before + words
        if place:
            key = "".join(filter(str.isdigit, place))
            start = f'<w:bookmarkStart w:id="{key}" w:name="{place}"/>'
            said = f'{start}{said}<w:bookmarkEnd w:id="{key}"/>'
        return paragraph(named_styles.heading(section.level), said, direction(heading.text))

    def _block(self, section: Section, block: ContentBlock) -> str:
        words, ways = self.text.runs(block), direction(block.text)
        before = portion(block.portion)
        style = _STYLES.get(block.kind, "Analyst" if block.own else "Source")
        beside = at_right(cited(printed_citation(self.content, section, block, self.setting.words)))
        if block.kind is BlockKind.HEADING:
            self.lists.close()
            number = run(f"{block.marker} ", styled("SourceNumber")) if block.marker else ""
            return paragraph(named_styles.heading(block.level), before + number + words, ways)
        if block.kind is BlockKind.LIST_ITEM:
            way, marker = self.lists.item(block.marker, block.level)
            return paragraph(style, marker + before + words + beside, way + ways)
        self.lists.close()
        if block.marker:
            ways = _hanging(block.marker, self.setting.measure) + ways
            before = run(f"{block.marker}\t", styled("SourceNumber")) + before
        return paragraph(style, before + words + beside, ways)

    def _table(self, section: Section, blocks: tuple[ContentBlock, ...]) -> str:
        rows = rows_of(blocks)
        heads = next((place for place, row in enumerate(rows) if not row.is_head), len(rows))
        right = numeric_columns([_texts(row) for row in rows[heads:]])
        made = [[*self._cells(row, right)] for row in rows]
        words = self.setting.words
        places = [printed_citation(self.content, section, row.block, words) for row in rows]
        ends = dict.fromkeys(filter(None, (*places[:1], *places[-1:])))
        line = paragraph("CitationLine", run(_from_to(tuple(ends), words)))
        return table(made, heads=heads, measure=self.setting.measure) + line

    def _cells(self, row: TableRow, right: frozenset[int]) -> Iterator[MarkupCell]:
        """Yield the cells of a row, and in their places those that go on in it from above."""
        begun = [
            (place.column, self._cell(row, place, cell, at_right=place.column in right))
            for place, cell in row.placed()
        ]
        gone_on = [
            (place.column, MarkupCell("", paragraph("TableSource", ""), place.columns, "continue"))
            for place in row.above
        ]
        yield from (cell for _, cell in sorted((*begun, *gone_on), key=itemgetter(0)))

    def _cell(
        self, row: TableRow, place: GridCell, cell: ContentBlock | None, *, at_right: bool
    ) -> MarkupCell:
        join = "restart" if place.rows > 1 else ""
        if cell is None:
            return MarkupCell("", paragraph("TableSource", ""), place.columns, join)
        style = "TableAnalyst" if cell.own else "TableSource"
        style += "Head" if row.is_head else ""
        ways = direction(cell.text) + ('<w:jc w:val="right"/>' if at_right else "")
        if row.is_head and place.columns > 1:
            ways = direction(cell.text) + '<w:jc w:val="center"/>'
        mark = portion(cell.portion) if cell is row.cells[0] else ""
        said = paragraph(style, mark + self.text.runs(cell), ways)
        return MarkupCell(cell.text, said, place.columns, join)


def _texts(row: TableRow) -> list[MarkupCell]:
    """Return what the cells of a row say, in its columns."""
    found = [(place, cell.text if cell else "") for place, cell in row.placed()]
    found += [(place, "") for place in row.above]
    return [
        MarkupCell(text, "", place.columns)
        for place, text in sorted(found, key=lambda pair: pair[0].column)
    ]


def portion(mark: str) -> str:
    """Return the mark of how words are to be handled, as it stands before them."""
    return run(mark, styled("PortionMark")) + run(" ") if mark else ""


def _from_to(ends: tuple[str, ...], words: Words) -> str:
    """Return the citations of a table's first and last row in one, or the only one."""
    return words.tr("{first} – {last}", first=ends[0], last=ends[-1]) if ends[1:] else "".join(ends)


def page_break() -> str:
    """Return a line so low that it is not seen, which begins a new page."""
    return paragraph("Separator", "", "<w:pageBreakBefore/>")


def _hanging(marker: str, measure: int) -> str:
    """Return how a paragraph leaves room for its number."""
    room = max(_NUMBER_ROOM, 120 * (len(marker) + 1))
    stops = (("left", room), ("right", measure))
    tabs = "".join(f'<w:tab w:val="{side}" w:pos="{place}"/>' for side, place in stops)
    return f'<w:tabs>{tabs}</w:tabs><w:ind w:left="{room}" w:hanging="{room}"/>'
