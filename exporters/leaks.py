"""A last look into a finished file for text that must stay at the desk.

A briefing is compiled from what its reader may see, so there is nothing to be found. Should a
mistake ever let a private note through, no file is written. The look is into what the file says,
not into its bytes: streams are decompressed, strings decoded, glyph codes turned into characters.
"""

import html
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from data.errors import ExportError
from data.messages import said

SHORTEST = 12
"""Bytes of letters and digits that a line of private text must have to be looked for."""

_PIECE = 40
_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())
_INVISIBLE = re.compile("[\xa0\xad\u2000-\u200d\u202f\u2060]")
_STREAM = re.compile(rb">>\s*stream\r?\n")
_STRING = re.compile(rb"\(((?:[^()\\]|\\.)*)\)", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)")
_CODES = re.compile(r"<([0-9A-F]{2})> <([0-9A-F]{4,})>")
_SHOWN = re.compile(r"^(?:/(F\S+) \S+ Tf|\((.*)\) Tj)$", re.MULTILINE)
_FONT = re.compile(rb"/BaseFont /(\S++).{0,2000}?/Name /(\S++)", re.DOTALL)
_MAP_NAME = re.compile(r"/CMapName /(\S+)")
_TAG = re.compile(r"<[^<>]*+>")
_CONTROLS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


@dataclass(frozen=True, slots=True)
class Private:
    """Texts that must not be in a file, but where one of the `open` texts says the same."""

    texts: tuple[str, ...]
    open: tuple[str, ...] = ()


def refuse(content: bytes, private: Private) -> None:
    """Look for lines of private texts in a finished file.

    Raises:
        ExportError: one was found; the message does not repeat it.
    """
    wanted = {part for text in private.texts for line in text.splitlines() for part in _parts(line)}
    if not wanted:
        return
    told = b"\n".join(folded(text) for text in texts(content))
    found = [part for part in wanted if part in told]
    known = b"\n".join(folded(text) for text in private.open) if found else b""
    if any(part not in known for part in found):
        raise ExportError(
            said(
                "The handout would have shown a private note, so nothing was written; "
                "this is a fault of the program. Please report it."
            )
        )


def folded(text: str) -> bytes:
    """Return `text` without case, spaces, hyphens and signs, so that line breaks do not matter."""
    if not text.isascii():
        text = _INVISIBLE.sub("", text)
    return text.casefold().encode("utf-8", "replace").translate(None, _SIGNS)


def _parts(line: str) -> Iterator[bytes]:
    """Yield a line, or pieces of a long one, because what crosses a page is not in one piece."""
    whole = folded(line)
    count = max(1, len(whole) // _PIECE)
    for number in range(count):
        start = number * _PIECE
        part = whole[start : start + _PIECE] if number < count - 1 else whole[start:]
        if len(part) >= SHORTEST:
            yield part


def texts(content: bytes) -> Iterator[str]:
    """Yield what a finished file says: a PDF of ours, or any text."""
    if content.startswith(b"%PDF-"):
        yield from _pdf_texts(content)
    else:
        text = content.decode("utf-8", "replace")
        yield html.unescape(text)
        yield html.unescape(_TAG.sub("", text))


def _pdf_texts(content: bytes) -> Iterator[str]:
    """Yield each string outside the streams, and each stream's text or what its codes stand for."""
    outside, streams = _parted(content)
    yield from (_decoded(match[1]) for match in _STRING.finditer(outside))
    maps = {
        name[1]: {int(code, 16): _utf16(bytes.fromhex(text)) for code, text in _CODES.findall(cmap)}
        for cmap in (stream.decode("latin-1") for stream in streams if b"begincmap" in stream)
        if (name := _MAP_NAME.search(cmap))
    }
    fonts = {
        match[2].decode(): maps.get(match[1].decode(), {}) for match in _FONT.finditer(outside)
    }
    for stream in streams:
        yield _shown(stream, fonts) if b" Tj" in stream else stream.decode("utf-8", "replace")


def _parted(content: bytes) -> tuple[bytes, list[bytes]]:
    """Return what is outside the streams, and the opened streams that are not fonts."""
    outside, streams, at = [], [], 0
    while match := _STREAM.search(content, at):
        before = content[at : match.start()]
        outside.append(before)
        at = content.index(b"endstream", match.end())
        dictionary = before[before.rfind(b" obj") :]
        if b"/Length1" not in dictionary:
            streams.append(_opened(dictionary, content[match.end() : at]))
    outside.append(content[at:])
    return b"\n".join(outside), streams


def _opened(dictionary: bytes, content: bytes) -> bytes:
    if b"FlateDecode" not in dictionary:
        return content
    try:
        return zlib.decompressobj().decompress(content)
    except zlib.error:
        return content


def _shown(stream: bytes, fonts: dict[str, dict[int, str]]) -> str:
    """Return the characters that a content stream draws, in its order."""
    shown: list[str] = []
    codes: dict[int, str] = {}
    for font, string in _SHOWN.findall(stream.decode("latin-1")):
        if font:
            codes = fonts.get(font, {})
        else:
            plain = _ESCAPED.sub(_literal, string) if "\\" in string else string
            shown.append(plain.translate(codes))
    return "".join(shown)


def _literal(match: re.Match[str]) -> str:
    return {"n": "\n", "r": "\r"}.get(match[1], match[1])


def _decoded(string: bytes) -> str:
    raw = _unescaped(string)
    return _utf16(raw[2:]) if raw.startswith(b"\xfe\xff") else raw.decode("latin-1")


def _utf16(raw: bytes) -> str:
    return raw.decode("utf-16-be", "replace")


def _unescaped(string: bytes) -> bytes:
    """Return the bytes of a literal string (ISO 32000-1, 7.3.4.2)."""
    if b"\\" not in string:
        return string
    return _ESCAPE.sub(_escaped, string)


def _escaped(match: re.Match[bytes]) -> bytes:
    sign = match[1]
    if sign.isdigit():
        return bytes([int(sign, 8) & 255])
    return b"" if sign in {b"\n", b"\r", b"\r\n"} else _CONTROLS.get(sign, sign)
