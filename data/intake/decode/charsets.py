"""The encodings that mails and others name, of those that Python knows; no other codec is used."""

import re
from contextlib import suppress

from data.intake.decode import encodings

_NUMBERED = (
    (re.compile(r"iso-?8859-?(1[0-6]|[1-9])(?:-[ie])?"), "iso8859-"),
    (re.compile(r"(?:windows-|cp|x-cp)(125[0-8]|874|866|437|850|852)"), "cp"),
    (re.compile(r"(koi8-[ru])"), ""),
    (re.compile(r"(utf-?(?:7|8|16(?:-?[bl]e)?))"), ""),
    (re.compile(r"(iso-2022-(?:jp(?:-[123])?|kr))"), ""),
)
_NAMED = {
    "us-ascii": "cp1252", "ascii": "cp1252", "latin1": "iso8859-1", "macintosh": "mac-roman",
    "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932",
    "cp932": "cp932", "euc-jp": "euc-jp", "euc-kr": "cp949", "ks-c-5601-1987": "cp949",
    "cp949": "cp949", "gb2312": "gb18030", "gbk": "gb18030", "cp936": "gb18030",
    "gb18030": "gb18030", "big5": "big5", "cp950": "big5", "tis-620": "cp874",
}  # fmt: skip
_WESTERN = frozenset({"", "cp1252", "iso8859-1"})
"""Decode nearly any bytes, and are named by programs that never asked what the bytes are."""

_LONGEST = 40


def codec(name: str) -> str:
    """Return the codec of an encoding that a mail names; "" for one that none should use."""
    wanted = name.strip().lower()[:_LONGEST].replace("_", "-")
    for pattern, before in _NUMBERED:
        match = pattern.fullmatch(wanted)
        if match:
            return before + match[1]
    return _NAMED.get(wanted, "")


def of_code_page(number: int) -> str:
    """Return the codec of a code page of Windows; "" where it is none of a text."""
    return {65001: "utf-8", 932: "cp932", 10000: "mac-roman", 20127: "cp1252"}.get(
        number, codec(f"cp{number}")
    )


def text(content: bytes, declared: str) -> str:
    """Return a few words, as of a mail's head; what cannot be read becomes "�"."""
    stated = codec(declared)
    if stated not in _WESTERN:
        said = content.decode(stated, "replace")
        return said.encode("utf-8", "replace").decode()  # UTF-7 can spell halves of a letter
    with suppress(UnicodeDecodeError):
        return content.decode()
    return content.decode(encodings.tell(content, declared) or "cp1252", "replace")


def as_stated(content: bytes, declared: str) -> bytes:
    """Return a text as UTF-8 where it names an encoding that tells; else as it is, to be guessed.

    Western encodings never tell: whatever the bytes are, they decode them.
    """
    stated = codec(declared)
    if stated in _WESTERN or stated == "utf-8":
        return content
    with suppress(UnicodeDecodeError):
        return content.decode(stated).encode("utf-8", "replace")
    return content
