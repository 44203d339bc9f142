"""How a handout is set on the page; every length in the unit its name or docstring says."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from data.briefing.page_setup import (
    LONGEST_WATERMARK,
    Contents,
    Imposition,
    NotePlacement,
    PageSetup,
    Paper,
    Standard,
)
from data.files.paths import clean
from data.messages import ENGLISH, Message, Words

__all__ = [
    "LONGEST_WATERMARK",
    "Attachment",
    "Contents",
    "ExportOptions",
    "Imposition",
    "NotePlacement",
    "PageSetup",
    "Paper",
    "Standard",
]

_MEDIA_TYPE = re.compile(r"[a-z]+/[A-Za-z0-9.+-]+")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that travels inside the handout: what the handout was made from.

    Raises:
        ValueError: the name is not that of a file, or the media type not one such as "text/plain".
    """

    name: str
    content: bytes
    media_type: str
    description: Message | str = ""

    def __post_init__(self) -> None:
        if self.name != clean(self.name) or not self.name or set(self.name) & set("/\\"):
            raise ValueError("an attachment's name is that of a file, without folders")
        if not _MEDIA_TYPE.fullmatch(self.media_type):
            raise ValueError(f"“{self.media_type}” is not a media type such as “text/plain”")


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What an exporter needs to know besides the content.

    `format` is a name from `exporters.formats()`; None takes it from the file's suffix.
    `fallback_fonts` are TrueType files that are asked, in order, for characters that the
    program's own fonts lack. With `annotations`, a PDF's highlights are annotations too, which
    other programs list. `attachments` travel inside a format that carries any; a PDF is then
    PDF/A-3a, or PDF/A-4f. `words` is the language of what the handout says of itself; the document
    and the notes stay in theirs.

    Raises:
        ValueError: there are attachments to sheets for printing, which carry none.
    """

    page: PageSetup = field(default_factory=PageSetup)
    format: str | None = None
    fallback_fonts: tuple[Path, ...] = ()
    annotations: bool = True
    attachments: tuple[Attachment, ...] = ()
    words: Words = ENGLISH

    def __post_init__(self) -> None:
        if self.attachments and self.page.imposition is not Imposition.SINGLE:
            raise ValueError("files are attached to single pages only, not to a booklet or two-up")
