"""Which characters are drawn, and which are East Asian."""

import re
import unicodedata

from exporters.pdf.text.font_files.emoji_sequences import parted
from exporters.pdf.text.shaping import COMPLEX, JOINERS
from exporters.unprintable import REPLACEMENT, printable

_SPACES = re.compile(
    "[ \t\n\v\f\r\x1c-\x1f\x85\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f]+"
)
_FIXED_SPACES = re.compile("[\xa0\u2007\u202f]")
_JOINERS = re.compile(f"(?<!{COMPLEX.pattern})[{JOINERS}]")
_INVISIBLE = re.compile("[\xad\u180e\u200b\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]")
_MARKS = re.compile("[\u0300-\u036f\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")
_COMBINED = re.compile("[^\u0300-\u036f\u3099\u309a]?[\u0300-\u036f\u3099\u309a]+")

EAST_ASIAN = (
    "\u2e80-\u303e\u3040-\u31ff\u3200-\u4dbf\u4e00-\u9fff\uf900-\ufaff\ufe30-\ufe4f"
    "\uff01-\uffef\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
"""What may stand between the brackets of an expression."""
CJK = re.compile(f"[{EAST_ASIAN}]")


def clean(text: str) -> str:
    """Return `text` as it can be drawn on one line.

    Runs of space become one space; unprintable characters and those of private use, which no font
    of ours can know, become U+FFFD. Characters that never have a form of their own (soft hyphens,
    joiners outside the scripts that need them, variation selectors) are left out. Letters with
    combining marks are composed (Unicode Standard Annex #15, NFC, there alone). What makes several
    characters one emoji is kept.
    """
    if text.isprintable() and "  " not in text and not _MARKS.search(text):
        return text
    return "".join(part if at % 2 else _cleaned(part) for at, part in enumerate(parted(text)))


def _cleaned(text: str) -> str:
    text = _SPACES.sub(" ", _JOINERS.sub("", _INVISIBLE.sub("", text)))
    text = _FIXED_SPACES.sub("\xa0", text)
    text = _PRIVATE.sub(REPLACEMENT, printable(text))
    return _COMBINED.sub(lambda match: unicodedata.normalize("NFC", match.group()), text)


def script(character: str) -> str:
    """Return the script of a letter, as the names of Unicode begin: "HANGUL", "CJK", "THAI"."""
    return unicodedata.name(character, "").partition(" ")[0].partition("-")[0]


def is_cjk(text: str) -> bool:
    """Return whether `text` is set the East Asian way, judged by its first 200 characters."""
    sample = text[:200]
    return len(CJK.findall(sample)) * 3 > len(sample)
