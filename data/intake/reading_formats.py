"""Which formats are read, how each is recognised, and where its reader is.

A reader is a module of this package with a function

    read(content: bytes, name: str, on_progress: Progress) -> Stream

or, where its files may hold pictures of pages, with `pictures: PictureReader | None` after these,
that raises IntakeError with one line where the file cannot be read, and reports the share that is
done, from 0 to 1. It is imported when the first file of its format is read.
"""

import codecs
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import PurePath
from typing import TypeAlias

from data.basis.values import dataclass
from data.intake.stream import Stream
from data.messages import Message, said

_OLE = b"\xd0\xcf\x11\xe0"
"""How office documents of before 2007, and encrypted ones, start."""
_WORD = (
    (".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (".docm", "application/vnd.ms-word.document.macroenabled.12"),
    (".doc", "application/msword"),
)
_OPEN_DOCUMENT = (
    (".odt", "application/vnd.oasis.opendocument.text"),
    (".ott", "application/vnd.oasis.opendocument.text-template"),
)
_BOOK = ((".epub", "application/epub+zip"),)
_WEB = ((".html", "text/html"), (".htm", "text/html"), (".xhtml", "application/xhtml+xml"))
_MARKDOWN = "text/markdown"
_MAIL_STARTS = tuple(
    f"{name}:".encode()
    for name in (
        "from", "to", "cc", "date", "subject", "return-path", "received", "delivered-to",
        "message-id", "mime-version", "reply-to", "sender", "x-mozilla-status", "dkim-signature",
        "authentication-results", "arc-seal", "thread-topic", "x-received", "x-unsent",
        "content-type", "x-mailer", "user-agent", "envelope-to", "x-original-to", "x-account-key",
        "x-sender", "x-gm-thrid",
    )
)  # fmt: skip
"""How the heads of mails begin; one that begins otherwise has its suffix."""

_SHORT = 50_000
_FEW_LINES, _FEW_MARKS = 1_000, 200
_ENDS = b"\n\r\x0b\x0c\x1c\x1d\x1e"
_MORE_ENDS = (b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xa9")

Reader: TypeAlias = Callable[..., Stream]


@dataclass(frozen=True, slots=True)
class ReadingFormat:
    """A format: its name for the user, its reader's module, suffixes and first bytes.

    `media_types` are pairs of a suffix, in lower case, and what a file of that name is
    (iana.org/assignments/media-types); the usual one comes first. A file is of the format that its
    first bytes tell; only where they tell none, the suffix does. `starts` are compared in lower
    case, after a byte order mark and white space; `recognises` looks at the whole content of a file
    that starts so, where several formats share these bytes. `has_pictures` tells that its pages may
    be pictures.
    """

    name: Message
    module: str
    media_types: tuple[tuple[str, str], ...]
    starts: tuple[bytes, ...] = ()
    recognises: Callable[[bytes], bool] | None = None
    has_pictures: bool = False

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The suffixes of its files, the usual one first."""
        return tuple(suffix for suffix, _ in self.media_types)

    def tells(self, head: bytes, content: bytes) -> bool:
        """Tell whether a file is of this format by its content; `head` is how it starts."""
        if not head.startswith(self.starts):
            return False
        return self.recognises is None or self.recognises(content)

    def load(self) -> Reader:
        """Return the function that reads files of this format."""
        reader: Reader = import_module(f"data.intake.{self.module}").read
        return reader


def formats() -> tuple[ReadingFormat, ...]:
    """Return all formats; the last one takes what no other does."""
    return (
        ReadingFormat(
            said("PDF"), "pdf", ((".pdf", "application/pdf"),), (b"%pdf-",), has_pictures=True
        ),
        ReadingFormat(
            said("Outlook mail"),
            "mail.outlook",
            ((".msg", "application/vnd.ms-outlook"),),
            (_OLE,),
            _is_outlook,
        ),
        ReadingFormat(said("Word document"), "docx", _WORD, (b"pk\x03\x04", _OLE), _is_word),
        ReadingFormat(
            said("OpenDocument text"), "odt", _OPEN_DOCUMENT, (b"pk\x03\x04",), _is_open_text
        ),
        ReadingFormat(said("E-book"), "epub", _BOOK, (b"pk\x03\x04",), _is_book),
        ReadingFormat(said("Rich text"), "rtf", ((".rtf", "application/rtf"),), (b"{\\rtf",)),
        ReadingFormat(said("Web page"), "markup.web_page", _WEB, (b"<!doctype html", b"<html")),
        ReadingFormat(
            said("Mail"),
            "mail.eml",
            ((".eml", "message/rfc822"),),
            (*_MAIL_STARTS, b"from "),
            _is_mail,
        ),
        ReadingFormat(
            said("Markdown"), "markdown.markdown", ((".md", _MARKDOWN), (".markdown", _MARKDOWN))
        ),
        ReadingFormat(
            said("Plain text"),
            "plain.plain_text",
            ((".txt", "text/plain"), (".text", "text/plain")),
        ),
    )


def media_type(name: str) -> str:
    """Return what a file of that name is, for other programs; unknown bytes where no format's."""
    suffix = PurePath(name).suffix.lower()
    known = (pair for candidate in formats() for pair in candidate.media_types)
    return next((kind for ending, kind in known if ending == suffix), "application/octet-stream")


def format_of(content: bytes, name: str) -> ReadingFormat:
    """Return the format that a file is of, by its first bytes or else by its suffix."""
    head = content[:512].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    suffix = PurePath(name).suffix.lower()
    known = formats()
    for candidate in known:
        if candidate.tells(head, content):
            return candidate
    return next((candidate for candidate in known if suffix in candidate.suffixes), known[-1])


def reads_at_once(content: bytes, name: str) -> bool:
    """Tell whether a file is read in no time, without a library, whatever stands in it.

    Plain text is, if it is short, of not too many lines, and hardly marked up.
    """
    if len(content) > _SHORT or content.startswith(b"---") or content.count(b"**") > _FEW_MARKS:
        return False
    ends = len(content) - len(content.translate(None, _ENDS)) + sum(map(content.count, _MORE_ENDS))
    if ends > _FEW_LINES:
        return False
    head = content[:512].removeprefix(codecs.BOM_UTF8).lstrip().lower()
    suffix = PurePath(name).suffix.lower()
    *others, _ = formats()
    return not any(
        suffix in other.suffixes or (other.starts and head.startswith(other.starts))
        for other in others
    )


def _is_word(content: bytes) -> bool:
    """Tell a Word document from other archives; old office documents are refused as one."""
    if content.startswith(_OLE):
        from data.intake.docx import refusals  # noqa: PLC0415  # most files are none

        return refusals.is_old_office(content)
    from data.files import archive  # noqa: PLC0415  # most files are none

    with suppress(archive.ArchiveError), archive.opened(content) as zipped:
        return archive.is_word(zipped)
    return False


def _is_open_text(content: bytes) -> bool:
    return _declares(content, _OPEN_DOCUMENT[0][1])


def _is_book(content: bytes) -> bool:
    return _declares(content, _BOOK[0][1])


def _declares(content: bytes, kind: str) -> bool:
    """Tell whether an archive says that it is of a kind, or of one whose name begins so."""
    from data.files import archive  # noqa: PLC0415  # most files are none

    with suppress(archive.ArchiveError), archive.opened(content) as zipped:
        return archive.declared_type(zipped).startswith(kind)
    return False


def _is_mail(content: bytes) -> bool:
    from data.intake.mail import eml  # noqa: PLC0415  # most files are none

    return eml.is_mail(content)


def _is_outlook(content: bytes) -> bool:
    from data.intake.mail import outlook  # noqa: PLC0415  # most files are none

    return outlook.is_outlook(content)
