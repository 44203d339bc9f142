"""Bytes to text, in whatever encoding; a clear refusal of everything that is no text."""

import codecs
import re
from contextlib import suppress
from pathlib import PurePath
from typing import NamedTuple

from data.errors import IntakeError
from data.files.paths import clean
from data.intake.decode import text_repair
from data.messages import Message, Sentence, counted, said

MAX_TEXT_BYTES = 16 * 2**20
"""The most text that is read, about 8,000 pages: more would not be comfortable to read."""

MAX_LINES = 250_000
"""The most lines that are read, about 5,000 pages."""

_NO_TEXT = Sentence(
    "“{name}” holds signs that no text has (NUL and the like), so it is taken for no text: open "
    "the document that it was made from."
)
_ARCHIVE_OR_OFFICE = Sentence(
    "“{name}” is an archive or an office document of a kind that is not read: unpack it, or save "
    "it as PDF, and open that file."
)
_OLD_OFFICE = Sentence(
    "“{name}” is an old office document of a kind that is not read: save it as PDF and open that "
    "file."
)
_IMAGE = Sentence("“{name}” is an image: save it as PDF and open that file, as a scan is read.")
_ARCHIVE = Sentence("“{name}” is an archive: unpack it and open a document out of it.")
_COMPRESSED = Sentence("“{name}” is a compressed file: unpack it and open what it holds.")
_DATABASE = Sentence("“{name}” is a database: write what you need of it to a text and open that.")
_PROGRAM = Sentence("“{name}” is a program and no document: choose another file.")
_SIGNATURES = (
    (b"PK\x03\x04", _ARCHIVE_OR_OFFICE),
    (b"\xd0\xcf\x11\xe0", _OLD_OFFICE),
    (b"\x89PNG", _IMAGE),
    (b"\xff\xd8\xff", _IMAGE),
    (b"GIF8", _IMAGE),
    (b"II*\x00", _IMAGE),
    (b"MM\x00*", _IMAGE),
    (b"\x1f\x8b", _COMPRESSED),
    (b"SQLite format 3\x00", _DATABASE),
    (b"\x7fELF", _PROGRAM),
)
# Of formats that are not read; those that are, the registry sends to their readers.
_SUFFIXES = {
    ".zip": _ARCHIVE,
    ".png": _IMAGE,
    ".jpg": _IMAGE,
    ".jpeg": _IMAGE,
    ".tif": _IMAGE,
    ".tiff": _IMAGE,
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(r"[\x01-\x08\x0e-\x1a\x7f]")
_SAMPLE = 100_000
_LINE_ENDS = (("\r\n", "\n"), ("\r", "\n"))
# U+0085 is part of some garbled characters, and is an end only after those were put right
_SEPARATORS = (("\u2028", "\n"), ("\u2029", "\n\n"), ("\x85", "\n"), ("\x0b", "\n"))
_LINES = ("\n", "\x0c", "\x1c", "\x1d", "\x1e")


class Decoded(NamedTuple):
    """A file's text without a byte order mark, its encoding, and what was repaired in it."""

    text: str
    encoding: str
    repairs: tuple[Message, ...] = ()


def decode(content: bytes, name: str, declared: str = "") -> Decoded:
    """Return the text of a file called `name`, with line feeds at its line ends.

    `declared` is the encoding that the file names itself; it is believed if it decodes every byte
    and, as Western encodings decode nearly any, if the text then looks like one.

    Raises:
        IntakeError: if the file is empty, too long, of another format or no text.
    """
    shown = clean(name)
    if not content:
        raise IntakeError(said("“{name}” is empty: open a file that holds text.", name=shown))
    foreign = _foreign_format(content, name)
    if foreign:
        raise IntakeError(foreign.of(name=shown))
    if len(content) > MAX_TEXT_BYTES:
        raise IntakeError(
            said("“{name}” holds more than 16 MB of text: open a part of it.", name=shown)
        )
    text, codec, lost = _decoded(content, declared, shown)
    if "\0" in text or _is_binary(text):
        raise IntakeError(_NO_TEXT.of(name=shown))
    text, repairs = text_repair.clean_text(_replaced(text, _LINE_ENDS))
    if not text or text.isspace():
        raise IntakeError(
            said("“{name}” holds nothing but white space: open a file that holds text.", name=shown)
        )
    text = _replaced(text, _SEPARATORS)
    if sum(text.count(end) for end in _LINES if end in text) >= MAX_LINES:
        raise IntakeError(
            said(
                "“{name}” has more than {most} lines: open a part of it.",
                name=shown,
                most=MAX_LINES,
            )
        )
    if lost:
        repairs = (
            counted(
                "{count} damaged character could not be read; “�” stands in.",
                "{count} damaged characters could not be read; “�” stands in.",
                lost,
            ),
            *repairs,
        )
    return Decoded(text, _shown(codec), repairs)


def _replaced(text: str, ends: tuple[tuple[str, str], ...]) -> str:
    """Return the text with line feeds for other ends; to look first costs less than to replace."""
    for end, feeds in ends:
        if end[0] in text:
            text = text.replace(end, feeds)
    return text


def _shown(codec: str) -> str:
    if codec == "utf-8":
        return "UTF-8"
    from data.intake.decode import encodings  # noqa: PLC0415  # most files are UTF-8

    return encodings.shown(codec)


def _foreign_format(content: bytes, name: str) -> Sentence | None:
    """Return what the file is, by its content or else its suffix; None if it may be text."""
    for signature, foreign in _SIGNATURES:
        if content.startswith(signature):
            return _SUFFIXES.get(PurePath(name).suffix.lower(), foreign)
    return _SUFFIXES.get(PurePath(name).suffix.lower())


def _decoded(content: bytes, declared: str, shown: str) -> tuple[str, str, int]:
    """Return the text, its codec, and how many characters of it are lost."""
    marked = next((codec for mark, codec in _MARKS if content.startswith(mark)), "")
    if not (marked or declared or b"\0" in content or b"\x1b" in content):
        with suppress(UnicodeDecodeError):
            return content.decode(), "utf-8", 0
    from data.intake.decode import encodings  # noqa: PLC0415  # most files are UTF-8

    codec = marked or encodings.tell(content, declared)
    found = encodings.damage(content, marked) if marked else None
    if codec and not marked:
        found = encodings.decoded(content, codec)
    if found is None:
        if b"\0" in content:
            raise IntakeError(_NO_TEXT.of(name=shown))
        raise IntakeError(
            said(
                "“{name}” is no text in an encoding that is known: open it in a text editor and "
                "save it as UTF-8, or open another.",
                name=shown,
            )
        )
    return found[0], codec.removesuffix("-sig"), found[1]


def _is_binary(text: str) -> bool:
    """Tell whether a text is full of control characters, which no document holds."""
    sample = text[:_SAMPLE]
    return len(_CONTROLS.findall(sample)) > max(2, len(sample) // 100)
