"""Every text in a finished PDF of ours, for the look for what must not be in it.

Streams are decompressed, strings decoded, glyph codes turned into characters (ISO 32000-1, 7.3.4,
7.3.8, 9.10.3). Only what our own canvas writes is understood, and all else is an error: a stream
that cannot be opened could hold anything.
"""

import re
import struct
import zlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_STREAM = re.compile(rb">>\s*stream\r?\n")
_LENGTH = re.compile(rb"/Length (\d+)(?! \d+ R)\b")
_FILTER = re.compile(rb"/Filter\s*(\[[^\]]*\]|/\w+)")
_STRING = re.compile(rb"\(((?:[^()\\]|\\.)*)\)", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]+)>")
_NUMBERED = re.compile(rb"#([0-9A-Fa-f]{2})")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_CODES = re.compile(r"<((?:[0-9A-F]{2}){1,2})> <([0-9A-F]{4,})>")
_SHOWN = re.compile(r"^(?:/(F\S+) \S+ Tf|\[?([(<].*[)>])(?: Tj|\] TJ))$", re.MULTILINE)
_MOVED = re.compile(r"[)>][-.\d]*[(<]")
_MAP_NAME = re.compile(r"/CMapName /(\S+)")
_NO_TEXT = (b"/Length1", b"/CIDFontType0C", b"/Subtype /Image")
_OF_ONE_BYTE = "<00> <FF>"
_CONTROLS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


class _Spelled(NamedTuple):
    """What the codes of a font stand for, and whether these are of one byte, else of two."""

    texts: dict[int, str]
    is_of_one_byte: bool = False


def texts(file: bytes) -> Iterator[str]:
    """Yield every text in a PDF of ours: what is outside the streams, and each stream's text.

    What is outside is told as it stands, too: names, comments. Of a stream that draws, the
    text is what its glyph codes stand for.

    Raises:
        ValueError, zlib.error: these bytes are no PDF or say nothing, or a stream of it cannot be
            opened.
    """
    if not file.startswith(b"%PDF-"):
        raise ValueError("no PDF")
    outside, streams = _parted(file)
    strings = [_decoded(_unescaped(match[1])) for match in _STRING.finditer(outside)]
    if not streams and not "".join(strings).strip():
        raise ValueError("a PDF that says nothing")
    yield from strings
    yield from (_decoded(_of_hex(match[1])) for match in _HEX.finditer(outside))
    named = _NUMBERED.sub(lambda match: _of_hex(match[1]), outside)
    yield named.decode("utf-8", "ignore")  # mostly ASCII then, which is soon looked through
    fonts = _fonts(streams)
    for stream in streams:
        yield _shown(stream, fonts) if _draws(stream) else stream.decode("utf-8", "replace")


def _fonts(streams: list[bytes]) -> dict[str, _Spelled]:
    """Return what the codes of each font stand for, by its name in the streams that draw."""
    return {
        name[1]: _Spelled(
            {int(code, 16): _utf16(bytes.fromhex(text)) for code, text in _CODES.findall(cmap)},
            _OF_ONE_BYTE in cmap,
        )
        for cmap in (stream.decode("latin-1") for stream in streams if b"begincmap" in stream)
        if (name := _MAP_NAME.search(cmap))
    }


def _parted(content: bytes) -> tuple[bytes, list[bytes]]:
    """Return what is outside the streams, and the opened ones that are no fonts and no pixels.

    Object streams hold what would else be outside.
    """
    outside, streams, at = [], [], 0
    while match := _STREAM.search(content, at):
        before, start = content[at : match.start()], match.end()
        outside.append(before)
        dictionary = before[before.rfind(b" obj") :]
        length = _LENGTH.search(dictionary)
        at = content.index(b"endstream", start + int(length[1]) if length else start)
        if b"/Type /ObjStm" in dictionary:
            outside.append(_opened(dictionary, content[start:at]))
        elif not any(kind in dictionary for kind in _NO_TEXT):
            streams.append(_opened(dictionary, content[start:at]))
    outside.append(content[at:])
    return b"\n".join(outside), streams


def _opened(dictionary: bytes, content: bytes) -> bytes:
    """Return what a stream holds; one that is packed in another way than ours is not guessed at."""
    filters = _FILTER.search(dictionary)
    if filters is None:
        return content
    if filters[1].strip(b"[] \n") != b"/FlateDecode":
        raise ValueError("a filter that is none of ours")
    packed = zlib.decompressobj()
    opened = packed.decompress(content)
    if not packed.eof:
        raise ValueError("a stream that breaks off")
    return opened


def _shown(stream: bytes, fonts: dict[str, _Spelled]) -> str:
    """Return the characters that a content stream draws, in its order."""
    shown: list[str] = []
    spelled = _Spelled({})
    for font, strings in _SHOWN.findall(stream.decode("latin-1")):
        if font:
            spelled = fonts.get(font, _Spelled({}))
            continue
        codes = _MOVED.sub("", strings)[1:-1]
        raw = bytes.fromhex(codes) if strings[0] == "<" else codes.encode("latin-1")
        numbers: Iterable[int] = raw
        if not spelled.is_of_one_byte:
            numbers = struct.unpack(f">{len(raw) // 2}H", raw[: len(raw) // 2 * 2])
        shown += [spelled.texts.get(number, "") for number in numbers]
    return "".join(shown)


def _draws(stream: bytes) -> bool:
    return b" Tj" in stream or b" TJ" in stream


def _decoded(raw: bytes) -> str:
    return _utf16(raw[2:]) if raw.startswith(b"\xfe\xff") else raw.decode("latin-1")


def _of_hex(digits: bytes) -> bytes:
    """Return the bytes of a string in hexadecimal (ISO 32000-1, 7.3.4.3)."""
    whole = b"".join(digits.split())
    return bytes.fromhex((whole + b"0" * (len(whole) % 2)).decode("ascii"))


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
