"""Tell the encoding of bytes that are not plain UTF-8.

Patterns served: UTF-16 and UTF-32 without a mark, ISO-2022-JP, UTF-8 with a few damaged places,
Shift_JIS, EUC-JP and Windows-1252, declared, not declared or declared wrongly; Korean, Chinese and
Russian ones beside them. Encodings share most of their bytes, so that what comes out decides.
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
    "big5": "Big5",
    "cp1252": "Windows-1252",
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "iso8859-15": "ISO-8859-15",
}
_DECLARED = {
    "utf-8": "utf-8", "utf8": "utf-8", "shift_jis": "cp932", "shift-jis": "cp932",
    "sjis": "cp932", "x-sjis": "cp932", "ms932": "cp932", "windows-31j": "cp932",
    "cp932": "cp932", "euc-jp": "euc_jp", "x-euc-jp": "euc_jp", "iso-2022-jp": "iso2022_jp",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "windows-949": "cp949", "gb2312": "gb18030",
    "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5", "windows-1250": "cp1250",
    "windows-1251": "cp1251", "windows-1252": "cp1252", "cp1252": "cp1252",
    "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "iso-8859-15": "iso8859-15",
}  # fmt: skip
_HIGH = re.compile(rb"[\x80-\xff]")
_ESCAPE = re.compile(rb"\x1b(?:\$[@B]|\([IJ])")
_NO_SHIFT_JIS = re.compile("[\x80\xa0\uf8f0-\uf8f3]")
"""What the codec makes of single bytes that Shift_JIS does not have."""

_FAIR, _POOR = 4, -0.5
"""So many good characters make up for a damaged one; texts below this likeness are none."""

_BONUS = 0.5
"""What it weighs that a file declares a Western encoding, which decodes nearly any bytes."""


class _Candidate(NamedTuple):
    codec: str
    judge: likeness.Judge
    spare: str = ""
    """A codec that knows more characters, for texts that the first does not decode."""


def shown(codec: str) -> str:
    """Return the name under which users know a codec."""
    return _NAMES[codec]


def damage(content: bytes, codec: str) -> tuple[str, int] | None:
    """Return the text and how many characters of it are lost; None if too few are good."""
    text = content.decode(codec, "replace")
    if codec == "cp932":
        text = _NO_SHIFT_JIS.sub("\ufffd", text)
    own = content.count("\ufffd".encode()) if codec.startswith("utf-8") else 0
    lost = text.count("\ufffd") - own
    if not lost:
        return text, 0
    shorter = codec.startswith(("utf-16", "utf-32"))
    good = len(text) - lost if shorter else sum(letter > "\x7f" for letter in text) - lost
    return (text, lost) if good >= _FAIR * lost else None


def tell(content: bytes, declared: str = "") -> str:
    """Return the codec of bytes without a byte order mark; "" if no text comes out of any.

    `declared` is what the file says itself. It is believed where it decodes every byte; if it is a
    Western encoding, which decodes nearly anything, only where the text looks like it.
    """
    if b"\0" in content:
        return _wide(content)
    escaped = _escaped(content)
    if escaped or content.isascii():
        return escaped or "utf-8"
    stated = _DECLARED.get(declared.strip().lower(), "")
    if stated not in {"", "cp1252"} and _decodes(content, stated):
        return stated
    start = _start(content)
    if damage(content[start : start + _SAMPLE], "utf-8") and damage(content, "utf-8"):
        return "utf-8"
    return _likeliest(content, stated)


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
    for codec, judge, spare in (
        _Candidate("cp932", likeness.japanese),
        _Candidate("euc_jp", likeness.japanese, "euc_jis_2004"),
        _Candidate("cp1252", likeness.western),
        _Candidate("cp949", likeness.korean),
        _Candidate("gb18030", likeness.chinese),
        _Candidate("cp1251", likeness.russian),
    ):
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
