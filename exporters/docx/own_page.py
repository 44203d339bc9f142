"""The analyst's own page: bottom line in a box, points with their evidence, tables, press line."""

from collections.abc import Iterator
from dataclasses import dataclass

from data.briefing.content import Entry, Part, PartKind, Table
from data.citation import on_page
from data.messages import Words
from exporters.docx.block_text import BlockText
from exporters.docx.list_numbering import ListNumbering
from exporters.docx.source_text import page_break, portion
from exporters.docx.table_markup import MarkupCell, numeric_columns, table
from exporters.docx.word_markup import at_right, cited, direction, language, paragraph, run, styled
from exporters.docx.word_setting import WordSetting
from exporters.frame.citation_phrases import quotation_marks
from exporters.phrases import in_one_row, label_name, leading

_BULLET = "•"
_STYLES = {
    PartKind.BOTTOM_LINE: "BottomLine",
    PartKind.PRESS_LINE: "PressLine",
    PartKind.SOURCE: "SourceLine",
}
_QUOTED = frozenset({PartKind.BOTTOM_LINE, PartKind.PRESS_LINE})
"""Parts in whose style the source's words stand, too, in its own face and in quotation marks."""


@dataclass(slots=True)
class OwnPage:
    """Sets the parts as paragraphs and tables."""

    setting: WordSetting
    text: BlockText
    lists: ListNumbering

    def part(self, part: Part) -> Iterator[str]:
        """Yield a part's head, entries and table."""
        self.lists.close()
        if part.breaks:
            yield page_break()
        title = f"{part.number} {self.setting.words(part.title)}".strip()
        boxed = part.kind is PartKind.BOTTOM_LINE
        if title:
            style = "BottomLineHeading" if boxed else "PartHeading"
            yield paragraph(style, run(title), direction(title))
        for entry in part.entries:
            yield from self._entry(part, entry)
        if part.table:
            yield self._table(part.table)
        self.lists.close()

    def _entry(self, part: Part, entry: Entry) -> Iterator[str]:
        said = self.setting.words(entry.text)
        lead_in = self.setting.words(entry.lead_in)
        is_point = part.kind is PartKind.POINTS and entry.is_point
        ways = ""
        if is_point:
            ways, _ = self.lists.item(_BULLET, 1)
        elif part.kind is PartKind.POINTS:
            self.lists.close()
        ways += direction(lead_in or said)
        beside = self._beside(part, entry)
        content = portion(entry.portion)
        content += run(leading(lead_in) if said else lead_in, "<w:b/><w:bCs/>") if lead_in else ""
        content += self._said(part, entry, said)
        yield paragraph(
            self._style(part, entry), content + ("" if entry.evidence else beside), ways
        )
        if entry.evidence:
            words = _in_quotes(run(entry.evidence, language(entry.language)), self.setting.words)
            yield paragraph("Evidence", words + beside, direction(entry.evidence))

    def _style(self, part: Part, entry: Entry) -> str:
        if (
            entry.quoted
            and part.kind not in _QUOTED
            and not (part.kind is PartKind.POINTS and entry.is_point)
        ):
            return "Quote"
        usual = "Point" if part.kind is PartKind.POINTS and entry.is_point else "Analyst"
        return _STYLES.get(part.kind, usual)

    def _said(self, part: Part, entry: Entry, said: str) -> str:
        """Return an entry's words; the source's within a style of ours are told by their face."""
        own = "" if entry.evidence else language(entry.language)
        in_quotes = entry.quoted or part.kind is PartKind.PRESS_LINE
        if entry.quoted and self._style(part, entry) != "Quote":
            words = run(said, styled("SourceWords") + own)
        else:
            words = run(said, own)
        if not in_quotes or not said or self._style(part, entry) == "Quote":
            return words
        return _in_quotes(words, self.setting.words)

    def _beside(self, part: Part, entry: Entry) -> str:
        """Return what stands at the right: the label, the citation, what is to be known."""
        words = self.setting.words
        place = words(on_page(entry.citation, entry.page))
        if part.kind is PartKind.BACKGROUND:
            return at_right(cited(place))
        label, aside = entry.label, words(entry.aside)
        if label and not label.is_none:
            name = label_name(label, words)
            aside = "" if aside == name else aside
            mark = run(f"\u00a0{label.letter}\u00a0", styled("Label") + self.text.shading(label))
            mark += cited(f" {name}")
        else:
            mark = ""
        told = in_one_row((place, aside), words)
        between = cited("  ") if mark and told else ""
        return at_right(cited(told) + between + mark)

    def _table(self, made: Table) -> str:
        words = self.setting.words
        head = [words(text) for text in made.head]
        rows = [[words(text) for text in row] for row in made.rows]
        right = numeric_columns([[MarkupCell(text, "") for text in row] for row in rows])
        cells = [
            [_cell(text, style, at_right=place in right) for place, text in enumerate(row)]
            for style, row in (
                ("TableAnalystHead", head), *(("TableAnalyst", row) for row in rows)
            )
        ]  # fmt: skip
        return table(cells, heads=1, measure=self.setting.measure) + paragraph("Separator", "")


def _in_quotes(marked: str, words: Words) -> str:
    """Return runs between quotation marks of ours."""
    mark = styled("AnalystWords")
    opening, closing = quotation_marks(words)
    return run(opening, mark) + marked + run(closing, mark)


def _cell(text: str, style: str, *, at_right: bool) -> MarkupCell:
    ways = direction(text) + ('<w:jc w:val="right"/>' if at_right else "")
    return MarkupCell(text, paragraph(style, run(text), ways))
