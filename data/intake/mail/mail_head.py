"""The head of a mail or of a part of it: its fields, unfolded and decoded (RFC 5322, 2047, 2231).

Patterns served: words encoded in pieces that cut letters in two, heads in bare UTF-8 or in an
encoding that nobody names, file names in parts, fields without end.
"""

import binascii
import datetime as dt
import quopri
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import unquote_to_bytes

from data.intake.decode import charsets

_FIELD = re.compile(rb"([!-9;-~]{1,80})[ \t]*:(.*)", re.DOTALL)
_END = re.compile(rb"\r?\n(?:[ \t]*\r?\n|\Z)")
_FOLD = re.compile(rb"\r?\n(?![ \t])")
_WORD = re.compile(r"=\?([\w.:+*-]{1,40})\?([bBqQ])\?([^?]{0,4000})\?=")
_VALUE = re.compile(
    r';\s*+([\w!#$%&*+.^`|~-]{1,60})\s*+=\s*+(?:"((?:[^"\\]|\\.){0,2000})"|([^;"]*+))'
)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")
_MOST, _LARGEST = 500, 2**18
"""Fields that are read of a head, and how far it is looked for."""

_LONGEST = 50_000
"""Bytes of a field: addresses of a thousand people."""

_LONGEST_TYPE = 4_000


@dataclass(frozen=True, slots=True)
class MailHead:
    """The fields in their order, names in lower case, values as they stand, unfolded.

    `is_whole` tells that nothing else stands among them.
    """

    fields: tuple[tuple[str, bytes], ...] = ()
    is_whole: bool = True

    def raw(self, name: str) -> str:
        """Return the first field of a name as it stands; "" where there is none."""
        found = next((value for known, value in self.fields if known == name), b"")
        return charsets.text(found, "").strip()

    def said(self, name: str) -> str:
        """Return all fields of a name, decoded, in one line."""
        values = (words(charsets.text(value, "")) for known, value in self.fields if known == name)
        return ", ".join(filter(None, map(in_one_line, values)))

    def kind(self, name: str = "content-type") -> tuple[str, dict[str, str]]:
        """Return what a field names, in lower case ("text/plain"), and its parameters."""
        value = self.raw(name)[:_LONGEST_TYPE]
        return value.partition(";")[0].strip().lower(), parameters(value)


def split(content: bytes, start: int, end: int) -> tuple[MailHead, int]:
    """Return the head that stands at `start`, and where the body begins."""
    if content[start : start + 1] == b"\n" or content[start : start + 2] == b"\r\n":
        return MailHead(), start + 1 + (content[start : start + 1] == b"\r")
    match = _END.search(content, start, min(end, start + _LARGEST))
    stop, body = (match.start(), match.end()) if match else (min(end, start + _LARGEST), end)
    fields: list[tuple[str, bytes]] = []
    for begin, last in _lines(content, start, stop):
        found = _FIELD.fullmatch(content[begin : min(last, begin + _LONGEST)])
        if found is None:  # the text begins without the blank line that parts it from the head
            return MailHead(tuple(fields), is_whole=False), begin
        value = found[2].replace(b"\r", b"").replace(b"\n", b"")
        fields.append((found[1].decode("ascii").lower(), value.strip()))
    return MailHead(tuple(fields)), body


def _lines(content: bytes, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield where the fields of a head begin and end; the last one, of too many, is the rest."""
    for _ in range(_MOST):
        match = _FOLD.search(content, start, stop)
        if match is None:
            break
        yield start, match.start()
        start = match.end()
    if start < stop:
        yield start, stop


def in_one_line(text: str) -> str:
    """Return a text without line ends and other signs that command a screen."""
    return " ".join(_CONTROLS.sub(" ", text).split())


def words(text: str) -> str:
    """Return a text with its encoded words decoded; blanks between two of them are none."""
    parts: list[str] = []
    held, charset, place = b"", "", 0
    for match in _WORD.finditer(text):
        between = text[place : match.start()]
        encoded = match[1].partition("*")[0].lower()
        if between.strip() or encoded != charset or not held:
            parts += [charsets.text(held, charset), between if between.strip() or not held else ""]
            held = b""
        held, charset, place = held + _bytes(match[2], match[3]), encoded, match.end()
    return "".join((*parts, charsets.text(held, charset), text[place:]))


def _bytes(way: str, said: str) -> bytes:
    plain = said.encode("ascii", "replace")
    if way in "qQ":
        return quopri.decodestring(plain, header=True)
    with suppress(binascii.Error):
        return binascii.a2b_base64(plain + b"===")
    return plain


def parameters(value: str) -> dict[str, str]:
    """Return the parameters of a field, their names in lower case; those in parts are joined."""
    parted: dict[str, list[tuple[int, bool, str]]] = {}
    for match in _VALUE.finditer(value):
        name, _, rest = match[1].lower().partition("*")
        said = re.sub(r"\\(.)", r"\1", match[2]) if match[2] is not None else match[3].strip()
        number = rest.rstrip("*")
        place = int(number) if number.isdigit() and len(number) < 3 else 0
        parted.setdefault(name, []).append((place, match[1].endswith("*"), said))
    return {name: _joined(sorted(parts)) for name, parts in parted.items()}


def _joined(parts: list[tuple[int, bool, str]]) -> str:
    if not any(is_escaped for _, is_escaped, _ in parts):
        return words("".join(said for _, _, said in parts))
    charset, _, first = parts[0][2].partition("'")
    has_charset = "'" in first
    said = [first.partition("'")[2] if has_charset else parts[0][2], *(one[2] for one in parts[1:])]
    return charsets.text(unquote_to_bytes("".join(said)), charset if has_charset else "")


def day(text: str) -> dt.date | None:
    """Return the day of a date as mails write it, where the sender was."""
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        return parsedate_to_datetime(text[:200]).date()
    return None
