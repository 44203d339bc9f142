"""Tell the encoding of bytes that are not plain UTF-8.

Patterns served: UTF-16 and UTF-32 without a mark, ISO-2022-JP, UTF-8 with a few damaged places,
Shift_JIS, EUC-JP and Windows-1252, declared, not declared or declared wrongly; Korean, Chinese and
Russian ones beside them; all others that browsers know, where they are declared; a few odd bytes
in any. Encodings share most of their bytes, so that what comes out decides.
"""

import codecs
import re
from contextlib import suppress
from typing import NamedTuple

from data.intake.decode import likeness

_SAMPLE = 20_000
_NAMES = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
    "utf-32-le": "UTF-32",
    "utf-32-be": "UTF-32",
    "cp932": "Shift_JIS",
    "euc_jp": "EUC-JP",
    "euc_jis_2004": "EUC-JP",
    "iso2022_jp": "ISO-2022-JP",
    "iso2022_jp_ext": "ISO-2022-JP",
    "cp949": "EUC-KR",
    "gb18030": "GB18030",
    "gbk": "GBK",
    "big5hkscs": "Big5",
    "mac-roman": "Macintosh",
    "mac-cyrillic": "x-mac-cyrillic",
    "cp874": "Windows-874",
}
_ALSO = frozenset(
    ("cp932", "cp437", "cp850", "cp852", "cp855", "cp857", "iso8859-9", "iso8859-11", "mac-latin2")
)
"""Codecs that files name, and browsers do not know by that name."""

_UNBELIEVED = frozenset(("replacement", "x-user-defined", "utf-16-le", "utf-16-be"))
"""What no file is in that could be read so far: ASCII up to the name of its encoding."""

_KIN = {"gbk": "gb18030"}
_MANY_BYTES = frozenset(
    ("big5hkscs", "cp932", "cp949", "euc_jp", "gb18030", "gbk", "iso2022_jp", "utf-8")
)
_HIGH = re.compile(rb"[\x80-\xff]")
_ESCAPE = re.compile(rb"\x1b(?:\$[@B]|\([IJ])")
_NO_SHIFT_JIS = re.compile("[\x80\xa0\uf8f0-\uf8f3]")
"""What the codec makes of single bytes that Shift_JIS does not have."""

_FAIR, _POOR = 4, -0.5
"""So many good characters make up for a damaged one; texts below this likeness are none."""

_MOST_LOST = 0.1
"""A text has fewer damaged characters, and one whose encoding nobody names fewer high bytes."""

_WORDED, _SURE = 0.6, 0.5
"""So many letters in words make a text; so likely a text is that of another encoding."""

_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x7f]")

_BONUS = 0.5
"""What it weighs that a file declares a Western encoding, which decodes nearly any bytes."""


class _Candidate(NamedTuple):
    codec: str
    judge: likeness.Judge
    spare: str = ""
    """A codec that knows more characters, for texts that the first does not decode."""


_CANDIDATES = (
    _Candidate("cp932", likeness.japanese),
    _Candidate("euc_jp", likeness.japanese, "euc_jis_2004"),
    _Candidate("cp1252", likeness.western),
    _Candidate("cp949", likeness.korean),
    _Candidate("gb18030", likeness.chinese),
    _Candidate("big5hkscs", likeness.traditional),
    _Candidate("cp1251", likeness.russian),
    _Candidate("koi8-r", likeness.russian),
    _Candidate("cp866", likeness.russian),
)


def shown(codec: str) -> str:
    """Return the name under which users know a codec."""
    if codec.startswith("cp125"):
        return f"Windows-{codec[2:]}"
    if codec.startswith("iso8859-"):
        return f"ISO-8859-{codec[8:]}"
    return _NAMES.get(codec, codec.replace("cp", "IBM").upper())


def named(label: str) -> str:
    """Return the codec that a file names; "" if it is none that is known.

    The names are those of browsers (the WHATWG's list), which read "iso-8859-1" as Windows-1252.
    """
    import webencodings  # noqa: PLC0415  # most files are UTF-8

    label = label.strip().lower()
    known = webencodings.lookup(label)
    if known is not None:
        found = str(known.codec_info.name)
        return "" if found in _UNBELIEVED else found
    with suppress(LookupError, ValueError):
        found = codecs.lookup(label).name
        return found if found in _ALSO else ""
    return ""


def decoded(content: bytes, codec: str) -> tuple[str, int]:
    """Return the text, with "�" for what is no character, and how often that was needed."""
    text = content.decode(codec, "replace")
    if codec == "cp932":
        text = _NO_SHIFT_JIS.sub("\ufffd", text)
    own = content.count("\ufffd".encode()) if codec.startswith("utf-8") else 0
    return text, text.count("\ufffd") - own


def damage(content: bytes, codec: str) -> tuple[str, int] | None:
    """Return the text and how many characters of it are lost; None if too few are good."""
    text, lost = decoded(content, codec)
    if not lost:
        return text, 0
    shorter = codec.startswith(("utf-16", "utf-32"))
    good = len(text) - lost if shorter else sum(letter > "\x7f" for letter in text) - lost
    return (text, lost) if good >= _FAIR * lost else None


def tell(content: bytes, declared: str = "") -> str:
    """Return the codec of bytes without a byte order mark; "" if no text comes out of any.

    `declared` is what the file says itself. It is believed unless the bytes are UTF-8, which no
    other text is by chance, or another encoding makes much more of them. If it is Windows-1252, as
    programs write without asking, only where the text looks like it, or nothing else does.
    """
    if b"\0" in content:
        return _wide(content)
    escaped = _escaped(content)
    if escaped or content.isascii():
        return escaped or "utf-8"
    if _decodes(content, "utf-8"):
        return "utf-8"
    stated = named(declared) if declared else ""
    if stated not in {"", "utf-8", "cp1252"} and _fits(content, stated):
        return stated
    start = _start(content)
    if damage(content[start : start + _SAMPLE], "utf-8") and damage(content, "utf-8"):
        return "utf-8"
    return _likeliest(content, stated) or _left(content, stated)


def _fits(content: bytes, stated: str) -> bool:
    """Tell whether bytes may be in the encoding that they declare: it decodes nearly all of them.

    One of a byte a letter decodes any; where no words come out, those of many bytes are tried.
    """
    start = content[_start(content) :]
    if stated in _MANY_BYTES:
        whole = _decodes(content, stated)
        judges = [one.judge for one in _CANDIDATES if one.codec in {stated, _KIN.get(stated)}]
        likely = whole and all(judge(_sample(start, stated)) >= 0 for judge in judges)
        return likely or ((whole or damage(content, stated) is not None) and not _rival(content))
    text, lost = decoded(content, stated)
    if lost > _MOST_LOST * len(text):
        return False
    is_worded = not lost and likeness.worded(_sample(start, stated)) >= _WORDED
    return is_worded or not _rival(content)


def _rival(content: bytes) -> bool:
    """Tell whether an encoding of many bytes a letter decodes everything, to a likely text."""
    start = content[_start(content) :]
    return any(
        candidate.codec in _MANY_BYTES
        and _decodes(content, candidate.codec)
        and candidate.judge(_sample(start, candidate.codec)) >= _SURE
        for candidate in _CANDIDATES
    )


def _left(content: bytes, stated: str) -> str:
    """Return the codec that loses little of a text in which only a few bytes are odd."""
    codec = stated or "cp1252"
    odd = decoded(content, codec)[1] if stated else len(_HIGH.findall(content))
    return codec if odd <= _MOST_LOST * len(content) and not _CONTROLS.search(content) else ""


def _wide(content: bytes) -> str:
    """Tell UTF-16 and UTF-32, which spell ASCII with zeros, by the text that comes out."""
    for codec in ("utf-32-le", "utf-32-be"):
        if _decodes(content, codec):
            return codec
    best = max(("utf-16-le", "utf-16-be"), key=lambda codec: _ordinary(content, codec))
    return best if _ordinary(content, best) > 0.5 else ""


def _ordinary(content: bytes, codec: str) -> float:
    """Return from -1 to 1 how ordinary the decoded characters are; -1 if they are no text."""
    text = _sample(content, codec)
    if "\0" in text or not any(letter < "\x80" for letter in text):
        return -1.0
    good = sum(map(_is_ordinary, text))
    return 2 * good / len(text) - 1


def _is_ordinary(letter: str) -> bool:
    if letter < "\u2000":
        return letter.isprintable() or letter in "\t\n\r"
    return (
        letter in "–—‘’“”…•€™"
        or any(first <= letter <= last for first, last in ("\u3000\u30ff", "\uac00\ud7a3", "！～"))
        or likeness.is_common_kanji(letter)
    )


def _escaped(content: bytes) -> str:
    """Return the codec of ISO-2022-JP, which is ASCII with escape sequences; "" if it is not."""
    if not _ESCAPE.search(content):
        return ""
    codecs_of_it = ("iso2022_jp", "iso2022_jp_ext")
    whole = next((codec for codec in codecs_of_it if _decodes(content, codec)), "")
    return whole or ("iso2022_jp" if damage(content, "iso2022_jp") else "")


def _likeliest(content: bytes, stated: str) -> str:
    start = content[_start(content) :]
    ranked = []
    for codec, judge, spare in _CANDIDATES:
        chosen = spare if spare and not _decodes(content, codec) else codec
        ranked.append((judge(_sample(start, chosen)) + _BONUS * (codec == stated), chosen))
    ranked.sort(key=lambda pair: -pair[0])
    able = (codec for score, codec in ranked if score > _POOR and damage(content, codec))
    return next(able, "")


def _start(content: bytes) -> int:
    """Return a place among ASCII that is soon followed by the first byte above it."""
    first = _HIGH.search(content)
    return max(0, (first.start() if first else 0) - 100)


def _sample(content: bytes, codec: str) -> str:
    """Return the start of the text; a character that the sample cuts through is left out."""
    decoder = codecs.getincrementaldecoder(codec)("replace")
    return decoder.decode(content[:_SAMPLE], final=len(content) <= _SAMPLE)


def _decodes(content: bytes, codec: str) -> bool:
    with suppress(UnicodeDecodeError):
        content.decode(codec)
        return True
    return False
