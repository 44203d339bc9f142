"""What a PDF says of itself: Info dictionary, dates, identifier."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from data.briefing.content import Content
from data.messages import Words, said
from exporters.pdf.file.canvas import HandoutCanvas
from exporters.pdf.text.glyph_classes import clean

_CREATOR = "Briefing Viewer"
_BLANK = b"[<" + b"0" * 32 + b"><" + b"0" * 32 + b">]"


@dataclass(frozen=True, slots=True)
class _Moment:
    """A time in the form that ReportLab's date objects read: UTC, so no zone follows."""

    YMDhms: tuple[int, int, int, int, int, int]
    dhh: int = 0
    dmm: int = 0


def describe(canvas: HandoutCanvas, content: Content, moment: datetime, words: Words) -> None:
    """Set title, author, subject and dates; the identifier stays blank for now."""
    document = canvas.document
    about = said("{kind}: {source}", kind=content.kind, source=content.source)
    document.setTitle(clean(content.title))
    document.setAuthor(clean(content.author))
    document.setSubject(clean(words(about)))
    document.setCreator(_CREATOR)
    document.setProducer(_CREATOR)
    document.setKeywords("")
    document._ID = _BLANK  # noqa: SLF001  # it has no setter
    document._timeStamp = _Moment(moment.timetuple()[:6])  # noqa: SLF001  # it has no setter


def identified(data: bytes) -> bytes:
    """Return the file with an identifier made from its content in place of the blank one."""
    name = hashlib.sha256(data).hexdigest()[:32].upper().encode()
    head, _, tail = data.rpartition(_BLANK)
    return head + b"[<" + name + b"><" + name + b">]" + tail
