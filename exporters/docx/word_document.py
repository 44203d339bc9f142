"""Content becomes a Word file."""

from collections.abc import Iterator
from itertools import chain

from data.basis.progress import Progress
from data.briefing.content import Content
from exporters.creation_time import creation_time
from exporters.docx import document_properties, named_styles
from exporters.docx.analyst_notes import AnalystNotes
from exporters.docx.block_text import BlockText
from exporters.docx.called_notes import CalledNotes
from exporters.docx.closing_text import ClosingText
from exporters.docx.list_numbering import ListNumbering
from exporters.docx.opening_text import OpeningText
from exporters.docx.own_page import OwnPage
from exporters.docx.package import docx_texts
from exporters.docx.page_frame import PageFrame
from exporters.docx.source_footnotes import SourceFootnotes
from exporters.docx.source_text import SourceText, shown_blocks
from exporters.docx.word_markup import paragraph
from exporters.docx.word_setting import WordSetting
from exporters.options import ExportOptions, NotePlacement

_SET = 0.7
"""The share of the work that is done when the text is set."""


def render(content: Content, options: ExportOptions, on_progress: Progress) -> bytes:
    """Return the handout as a Word file (ISO/IEC 29500, transitional).

    Raises:
        ExportError: SOURCE_DATE_EPOCH is not a number of seconds.
    """
    from exporters.docx.package.word_parts import WordParts  # noqa: PLC0415  # python-docx takes a while

    moment = creation_time(content)
    setting = WordSetting.of(content, options)
    foot, end = CalledNotes("footnote"), CalledNotes("endnote")
    called = end if options.page.notes is NotePlacement.ENDNOTES else foot
    lists = ListNumbering()
    notes = AnalystNotes.of(setting, content, called, shown_blocks(content), lists.beside())
    beside = notes.are_comments and _has_comments(content)
    footnotes = SourceFootnotes.of(foot, shown_blocks(content), beside_comments=beside)
    text = BlockText(setting, notes, footnotes)
    body = "".join(_body(setting, content, text, lists, on_progress))
    ways = _numbered(setting, text, foot), "decimal" if end.are_any else ""
    parts = WordParts()
    parts.add_common(
        {
            "styles": named_styles.part(setting),
            "numbering": lists.part(),
            "comments": notes.comments_part(),
            "footnotes": foot.part(),
            "endnotes": end.part(),
            "settings": document_properties.settings(setting, foot=ways[0], end=ways[1]),
        }
    )
    parts.add_fonts(named_styles.font_table(setting))
    frame = PageFrame(setting, content)
    references = parts.frame("default", frame.header(), frame.footer())
    if content.letterhead:
        first = frame.header(is_first=True)
        references += parts.frame("first", first, frame.footer(), content.letterhead)
    on_progress(_SET + 0.1)
    core = document_properties.core(setting, content, moment)
    numbers = map(document_properties.numbered, ("footnote", "endnote"), ways)
    pages = frame.section(references, "".join(numbers))
    file = parts.sealed(body + pages, text.links, core)
    on_progress(1.0)
    return file


def texts(file: bytes) -> Iterator[str]:
    """Yield every text of a finished file, as `docx_texts` says."""
    return docx_texts.texts(file)


def _body(
    setting: WordSetting,
    content: Content,
    text: BlockText,
    lists: ListNumbering,
    on_progress: Progress,
) -> Iterator[str]:
    """Yield the paragraphs and tables of the text in their order."""
    opening = OpeningText(setting, content, text)
    own, source = OwnPage(setting, text, lists), SourceText(setting, content, text, lists)
    yield from opening.paragraphs()
    yield from chain.from_iterable(map(own.part, content.parts))
    if content.parts and content.sections:
        yield paragraph("Rule", "") + paragraph("Separator", "")
    places = iter(opening.places())
    total = max(1, len(content.sections))
    for done, section in enumerate(content.sections, start=1):
        yield from source.section(section, next(places) if section.heading else "")
        on_progress(_SET * done / total)
    yield from ClosingText(setting, content, text).paragraphs()


def _numbered(setting: WordSetting, text: BlockText, foot: CalledNotes) -> str:
    """Return how the analyst's footnotes are numbered: never as the source's beside them are."""
    if not foot.are_any:
        return ""
    beside = setting.page.notes is NotePlacement.FOOTNOTES and text.footnotes.are_called
    return "lowerLetter" if beside else "decimal"


def _has_comments(content: Content) -> bool:
    """Tell whether notes or named passages make comments, where notes are these."""
    return bool(content.notes) or any(block.highlights for block in shown_blocks(content))
