"""Bytes to text: UTF-8 and UTF-16 now, and a clear refusal of everything else."""

import codecs
from pathlib import PurePath
from typing import NamedTuple

from data.errors import IntakeError
from data.intake.opening import clean

MAX_TEXT_BYTES = 16 * 2**20
"""The most text that is read, about 8,000 pages: more would not be comfortable to read."""

MAX_LINES = 250_000
"""The most lines that are read, about 5,000 pages."""

_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "an archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
)
_SUFFIXES = {
    ".pdf": "a PDF",
    ".docx": "a Word document",
    ".doc": "a Word document",
    ".odt": "an office document",
    ".rtf": "a rich-text document",
    ".epub": "an e-book",
    ".zip": "an archive",
    ".png": "an image",
    ".jpg": "an image",
    ".jpeg": "an image",
    ".tif": "an image",
    ".tiff": "an image",
}
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)


class Decoded(NamedTuple):
    """A file's text without a byte order mark, its encoding, and what was repaired in it."""

    text: str
    encoding: str
    repairs: tuple[str, ...] = ()


def decode(content: bytes, name: str) -> Decoded:
    """Return the text of a file called `name`.

    Raises:
        IntakeError: if the file is empty, too long, of another format or not UTF-8 or UTF-16.
    """
    shown = f"“{clean(name)}”"
    if not content:
        raise IntakeError(f"{shown} is empty: open a file that holds text.")
    foreign = _foreign_format(content, name)
    if foreign:
        raise IntakeError(
            f"{shown} is {foreign}, which cannot be opened yet: save it as plain text "
            "and open that file."
        )
    if len(content) > MAX_TEXT_BYTES:
        raise IntakeError(f"{shown} holds more than 16 MB of text: open a part of it.")
    text = _decoded(content, shown)
    if "\0" in text:
        raise IntakeError(f"{shown} is not a text file: open one that holds plain text.")
    if not text.strip():
        raise IntakeError(f"{shown} holds nothing but white space: open a file that holds text.")
    if len(text.splitlines()) > MAX_LINES:
        raise IntakeError(f"{shown} has more than {MAX_LINES:,} lines: open a part of it.")
    return Decoded(text, "UTF-16" if content.startswith(_UTF16) else "UTF-8")


def _foreign_format(content: bytes, name: str) -> str:
    """Return what the file is, by its content or else its suffix; "" if it may be text."""
    for signature, format_name in _SIGNATURES:
        if content.startswith(signature):
            return _SUFFIXES.get(PurePath(name).suffix.lower(), format_name)
    return _SUFFIXES.get(PurePath(name).suffix.lower(), "")


def _decoded(content: bytes, shown: str) -> str:
    utf16 = content.startswith(_UTF16) and not content.startswith(_UTF32)
    try:
        if utf16:
            return content.decode("utf-16")
        return content.removeprefix(codecs.BOM_UTF8).decode()
    except UnicodeDecodeError:
        if b"\0" in content:
            raise IntakeError(
                f"{shown} is not a text file: open one that holds plain text."
            ) from None
        raise IntakeError(
            f"{shown} is not UTF-8 text: open it in a text editor and save it as UTF-8."
        ) from None
