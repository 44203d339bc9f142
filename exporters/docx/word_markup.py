"""WordprocessingML as text (ISO/IEC 29500-1): every text is escaped here, and nowhere else."""

import re

from data.text.text_direction import leads_leftwards
from exporters.unprintable import printable

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
_NO_XML = re.compile("[\x0b\x0c\x1c-\x1f]")
"""Blanks that no XML may hold."""
_BROKEN = re.compile("(\r\n|[\t\n\r])")
_BREAKS = {"\t": "<w:tab/>", "\n": "<w:br/>", "\r": "<w:br/>", "\r\n": "<w:br/>"}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_EASTERN = frozenset({"ja", "zh", "ko"})
_LEFTWARDS = frozenset({"ar", "fa", "he", "ur", "yi"})
_NO_LANGUAGE = "und"
_SHORT = 40


def escaped(text: str) -> str:
    """Return a text as XML has it, between tags or in an attribute."""
    shown = _NO_XML.sub(" ", printable(text))
    if shown.isalnum():
        return shown
    shown = shown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return shown.replace('"', "&quot;")


def attribute(text: str) -> str:
    """Return a text on one line as an attribute has it."""
    return escaped(_BROKEN.sub(" ", text))


def run(text: str, look: str = "", before: str = "") -> str:
    """Return a run of text with that look (what stands in `w:rPr`); nothing where it is empty.

    `before` is markup that stands in the run before the text.
    """
    if not text:
        return ""
    if leads_leftwards(text):
        look += "<w:rtl/>"
    around = f"<w:rPr>{look}</w:rPr>" if look else ""
    inner = "".join(
        _BREAKS.get(part) or f'<w:t xml:space="preserve">{escaped(part)}</w:t>'
        for part in _BROKEN.split(text)
        if part
    )
    return f"<w:r>{around}{before}{inner}</w:r>"


def tab() -> str:
    """Return a run that goes on at the next tab stop."""
    return "<w:r><w:tab/></w:r>"


def at_right(content: str) -> str:
    """Return runs at the right of a line, never touching the text before them."""
    if not content:
        return ""
    look = f"<w:rPr>{styled('Citation')}</w:rPr>"
    return f'<w:r>{look}<w:t xml:space="preserve"> </w:t><w:tab/></w:r>{content}'


def paragraph(style: str, content: str, ways: str = "") -> str:
    """Return a paragraph in the style with that id; `ways` is what else stands in its `w:pPr`."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{ways}</w:pPr>{content}</w:p>'


def cited(citation: str) -> str:
    """Return a run with a citation in its own style, in one piece where that is short."""
    short = len(citation) <= _SHORT
    return run(citation.replace(" ", "\u00a0") if short else citation, styled("Citation"))


def styled(style: str) -> str:
    """Return the look of the character style with that id."""
    return f'<w:rStyle w:val="{style}"/>'


def field(instruction: str, shown: str = "1", look: str = "") -> str:
    """Return a field with what it shows until it is counted anew."""
    return f'<w:fldSimple w:instr=" {instruction} ">{run(shown, look)}</w:fldSimple>'


def language(tag: str) -> str:
    """Return the look of words in a language (BCP 47); nothing where none is named."""
    if tag == _NO_LANGUAGE or not _LANGUAGE.fullmatch(tag):
        return ""
    eastern = f' w:eastAsia="{tag}"' if is_eastern(tag) else ""
    leftwards = f' w:bidi="{tag}"' if _primary(tag) in _LEFTWARDS else ""
    return f'<w:lang w:val="{tag}"{eastern}{leftwards}/>'


def is_eastern(tag: str) -> bool:
    """Tell whether a language (BCP 47) is written in East Asian letters."""
    return _primary(tag) in _EASTERN


def _primary(tag: str) -> str:
    return tag.partition("-")[0].lower()


def direction(text: str) -> str:
    """Return the way of a paragraph that begins with these words, where that is leftwards."""
    return "<w:bidi/>" if leads_leftwards(text) else ""
