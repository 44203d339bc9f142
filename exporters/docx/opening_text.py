"""What opens a handout: its kind, its title, the title block, and the contents where asked for."""

from collections.abc import Iterator
from dataclasses import dataclass

from data.briefing.content import Content, ContentBlock, Detail, Section
from data.document import BlockKind
from exporters.docx.block_text import BlockText
from exporters.docx.table_markup import MarkupCell, table
from exporters.docx.word_markup import direction, paragraph, run
from exporters.docx.word_setting import WordSetting
from exporters.options import Contents
from exporters.phrases import CONTENTS, listed_topics, loose_notes, opening_notes

_APART = '<w:spacing w:after="200"/>'
_LEAST = 10
"""Characters that every detail of a row has room for."""
_MOST_BESIDE = 4
"""Entries of the title block that stand in one row."""


@dataclass(slots=True)
class OpeningText:
    """Sets what stands before the parts and the sections."""

    setting: WordSetting
    content: Content
    text: BlockText

    def paragraphs(self) -> Iterator[str]:
        """Yield kicker, title, title block and contents."""
        content, words = self.content, self.setting.words
        kind = words(content.kind)
        if kind:
            yield paragraph("Kicker", run(kind))
        yield self._title()
        rows = [
            row[start : start + _MOST_BESIDE]
            for row in content.details
            for start in range(0, len(row), _MOST_BESIDE)
        ]
        for row in rows:
            yield paragraph("Rule", "") + self._details(row)
        if rows:
            yield paragraph("Rule", "", _APART)
        yield from self._contents()

    def places(self) -> tuple[str, ...]:
        """Return the bookmark of each topic, "" for one that no contents lead to."""
        listed = dict(self._listed())
        return tuple(
            _bookmark(place) if place in listed else ""
            for place in (f"topic-{index + 1}" for index in range(len(self.content.topics)))
        )

    def _title(self) -> str:
        content = self.content
        title = content.title_block or ContentBlock(BlockKind.HEADING, content.title, "")
        shown = {item.note for item in title.highlights}
        whole = [*opening_notes(content), *loose_notes(content)]
        numbers = dict.fromkeys(note.number for note in whole if note.number not in shown)
        said = self.text.notes.remark(numbers, self.text.runs(title), on_whole=True)
        return paragraph("Title", said, direction(title.text))

    def _details(self, row: tuple[Detail, ...]) -> str:
        words = self.setting.words
        cells = []
        for detail in row:
            name = words(detail.name)
            lines = [words(line) for line in detail.lines]
            said = "".join(paragraph("DetailValue", run(line), direction(line)) for line in lines)
            cells.append(MarkupCell(name, paragraph("DetailName", run(name)) + said))
        return table(
            [cells],
            heads=0,
            measure=self.setting.measure,
            style="DetailsTable",
            columns=self._columns(row),
        )

    def _columns(self, row: tuple[Detail, ...]) -> list[int]:
        """Return how wide each detail is, in twips: as the others, or, of kanji, as it is long.

        Japanese has no blanks at which a date of both years could break.
        """
        setting = self.setting
        longest = [max(len(setting.words(line)) for line in one.lines) for one in row]
        needs = [max(_LEAST, most) if setting.is_japanese else 1 for most in longest]
        return [setting.measure * need // sum(needs) for need in needs]

    def _listed(self) -> tuple[tuple[str, Section], ...]:
        """Return what the contents list, which no reader gets who did not ask for them."""
        if self.setting.page.contents is not Contents.ON:
            return ()
        return listed_topics(self.content, Contents.ON)

    def _contents(self) -> Iterator[str]:
        """Yield a list of contents that leads to the topics, and that Word can make anew.

        It names no pages: only the program that sets them knows these, and most do not ask.
        """
        listed = self._listed()
        if not listed:
            return
        yield paragraph("FrameHeading", run(self.setting.words(CONTENTS)))
        opening = _field_sign("begin") + _instruction(' TOC \\o "1-2" \\n \\h \\z \\u ')
        opening += _field_sign("separate")
        for number, (place, topic) in enumerate(listed):
            said = run(f"{topic.number} {topic.title}".strip())
            name = _bookmark(place)
            entry = f'<w:hyperlink w:anchor="{name}" w:history="1">{said}</w:hyperlink>'
            before = opening if number == 0 else ""
            after = _field_sign("end") if number == len(listed) - 1 else ""
            ways = direction(topic.title)
            yield paragraph(f"TOC{min(topic.level, 2)}", before + entry + after, ways)


def _bookmark(place: str) -> str:
    return f"_Toc{place.removeprefix('topic-').zfill(8)}"


def _field_sign(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def _instruction(text: str) -> str:
    quoted = text.replace('"', "&quot;")
    return f'<w:r><w:instrText xml:space="preserve">{quoted}</w:instrText></w:r>'
