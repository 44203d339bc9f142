"""What a Word file says of itself, and how Word is to handle it."""

from datetime import datetime

from data.briefing.content import Content
from data.messages import said
from exporters.creation_time import stamp
from exporters.docx.word_markup import NAMESPACES, escaped
from exporters.docx.word_setting import WordSetting

_CORE = (
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
_COMPATIBLE = "http://schemas.microsoft.com/office/word"
_WORD_2013 = 15
_LONGEST = 255
"""Characters of a property: Word shows no more, and others refuse to open more."""


def core(setting: WordSetting, content: Content, moment: datetime) -> str:
    """Return the core properties, all of them ours."""
    about = setting.words(said("{kind}: {source}", kind=content.kind, source=content.source))
    when = f'xsi:type="dcterms:W3CDTF">{stamp(moment)}</dcterms:'
    return (
        f"<cp:coreProperties {_CORE}><dc:title>{_short(content.title)}</dc:title>"
        f"<dc:subject>{_short(about)}</dc:subject><dc:creator>{_short(content.author)}</dc:creator>"
        f"<cp:lastModifiedBy>{_short(content.author)}</cp:lastModifiedBy>"
        f"<cp:revision>1</cp:revision><dcterms:created {when}created>"
        f"<dcterms:modified {when}modified>"
        f"<dc:language>{_short(content.language or setting.words.language)}</dc:language>"
        "</cp:coreProperties>"
    )


def settings(setting: WordSetting, *, foot: str, end: str) -> str:
    """Return how Word is to handle the file, in the order that its schema asks for.

    `foot` and `end` are how footnotes and endnotes are numbered, empty where there are none.
    """
    page = setting.page
    return (
        f"<w:settings {NAMESPACES}>"
        + "<w:mirrorMargins/>" * page.two_sided
        + '<w:defaultTabStop w:val="360"/>'
        + "<w:autoHyphenation/>" * page.hyphenated
        + _note_lines("footnote", foot)
        + _note_lines("endnote", end)
        + f'<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="{_COMPATIBLE}" '
        f'w:val="{_WORD_2013}"/></w:compat></w:settings>'
    )


def numbered(kind: str, way: str, lines: str = "") -> str:
    """Return how notes of a kind are numbered; nothing where there are none."""
    return f'<w:{kind}Pr><w:numFmt w:val="{way}"/>{lines}</w:{kind}Pr>' if way else ""


def _note_lines(kind: str, way: str) -> str:
    """Return how notes of a kind are numbered, and which of them are the lines above them."""
    return numbered(kind, way, "".join(f'<w:{kind} w:id="{number}"/>' for number in (-1, 0)))


def _short(text: str) -> str:
    return escaped(" ".join(text[:_LONGEST].split()))
