"""Guess the encoding of bytes that declare none.

Patterns served: UTF-8, UTF-16 without a mark, ISO-2022-JP, Shift_JIS, EUC-JP, EUC-KR,
Windows-1252. An encoding comes into question only if it decodes every byte; among several the text
that comes out decides: Western letters stand alone among ASCII, Japanese ones in runs of kana and
of common kanji.
"""

import re
from contextlib import suppress

_SAMPLE = 200_000
_NAMES = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
    "cp932": "Shift_JIS",
    "euc_jp": "EUC-JP",
    "iso2022_jp": "ISO-2022-JP",
    "euc_kr": "EUC-KR",
    "gb18030": "GB18030",
    "big5": "Big5",
    "cp1252": "Windows-1252",
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "latin-1": "ISO-8859-1",
    "iso8859-15": "ISO-8859-15",
}
_DECLARED = {
    "utf-8": "utf-8", "utf8": "utf-8", "shift_jis": "cp932", "shift-jis": "cp932",
    "sjis": "cp932", "x-sjis": "cp932", "ms932": "cp932", "windows-31j": "cp932",
    "euc-jp": "euc_jp", "x-euc-jp": "euc_jp", "iso-2022-jp": "iso2022_jp", "euc-kr": "euc_kr",
    "ks_c_5601-1987": "euc_kr", "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030",
    "big5": "big5", "windows-1250": "cp1250", "windows-1251": "cp1251",
    "windows-1252": "cp1252", "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252",
    "iso-8859-15": "iso8859-15",
}  # fmt: skip
_HIGH = re.compile(rb"[\x80-\xff]+")
_KANA = re.compile("[\u3041-\u30fe]")
_HALF_WIDTH = re.compile("[\uff61-\uff9f]")
_PUNCTUATION = re.compile("[\u3000-\u3020\uff01-\uff5e]")
_KANJI = re.compile("[\u4e00-\u9fff]")
_HANGUL = re.compile(
    "[이다는의에하고을가한지로사대은기도를인자정시해제아어리부나수라그일서상전장보만여구과주들있]"
)
"""The commonest syllables: kanji that are read as Korean come out as rare ones."""


def shown(codec: str) -> str:
    """Return the name under which users know a codec."""
    return _NAMES[codec]


def declared(name: str) -> str:
    """Return the codec of an encoding that a file names; "" where we do not know it."""
    return _DECLARED.get(name.strip().lower(), "")


def wide(content: bytes) -> str:
    """Return the codec of UTF-16 that bears no mark: every other byte of Western text is zero."""
    head = content[:2_000]
    if len(head) < 4 or b"\0" not in head:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * half and odd < 0.05 * half else ""


def escaped(content: bytes) -> str:
    """Return the codec of Japanese text that is written in ASCII with escapes; "" for others."""
    return "iso2022_jp" if b"\x1b$" in content and content.isascii() else ""


def guess(content: bytes) -> str:
    """Return the codec of bytes that are not UTF-8; "" if none decodes them."""
    able = [codec for codec in ("cp932", "euc_jp", "euc_kr") if _decodes(content, codec)]
    if able and not _is_western(content):
        scores = {codec: _score(content, codec) for codec in able}
        best = max(scores, key=lambda codec: scores[codec])
        if scores[best] > 0:
            return best
    return next((codec for codec in ("cp1252", "latin-1") if _decodes(content, codec)), "")


def _decodes(content: bytes, codec: str) -> bool:
    with suppress(UnicodeDecodeError):
        content.decode(codec)
        return True
    return False


def _is_western(content: bytes) -> bool:
    """Tell whether most bytes above ASCII stand alone, as accents and quotation marks do."""
    runs = [len(match.group()) for match in _HIGH.finditer(content[:_SAMPLE])]
    return runs.count(1) >= 0.6 * sum(runs)


def _score(content: bytes, codec: str) -> float:
    """Return how much like a text of its language the decoded bytes look, for each character."""
    text = content[:_SAMPLE].decode(codec, "ignore")
    letters = [letter for letter in text if letter > "\x7f"]
    sample = "".join(letters)
    kanji = "".join(_KANJI.findall(sample))
    common = sum(1 for letter in kanji if _is_common(letter))
    points = (
        3 * len(_KANA.findall(sample))
        + len(_PUNCTUATION.findall(sample))
        + 3 * (len(_HANGUL.findall(sample)) if codec == "euc_kr" else 0)
        + common
        - (len(kanji) - common)
        - 2 * len(_HALF_WIDTH.findall(sample))
    )
    if codec == "euc_kr":
        points -= 2 * len(_KANA.findall(sample)) + len(kanji)
    return points / max(len(letters), 1)


def _is_common(kanji: str) -> bool:
    """Tell whether a kanji is of the first level of JIS X 0208, which holds the common ones."""
    with suppress(UnicodeEncodeError):
        return kanji.encode("euc_jp")[0] < 0xD0
    return False
