"""Which way a text runs."""

import re
import unicodedata
from collections.abc import Iterable

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_LEFTWARDS = re.compile(
    "[\u05d0-\u05f2\u0620-\u064a\u066e-\u06d5\u06ee-\u06ff\u0710-\u085f\u0870-\u08c9\ufb1d-\ufdff"
    "\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001e943]"
)
_LETTER = re.compile(r"[^\W\d_]")
_LANGUAGES = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "syr", "ug", "ur", "yi"}
)
"""Languages that are written leftwards, unless a script is named."""
_MOST, _SOME = 0.5, 0.25
"""The share of letters that makes a text run leftwards, and a text in a language that does."""


def leads_leftwards(text: str) -> bool:
    """Tell whether a text begins in a script that is written leftwards (UAX #9, P2, P3)."""
    if text.isascii():
        return False
    first = next(filter(str.isalpha, text), "")
    return bool(first) and unicodedata.bidirectional(first) in _RIGHT_TO_LEFT


def runs_leftwards(texts: Iterable[str], language: str = "") -> bool:
    """Tell whether texts as a whole run leftwards: most of their letters do.

    Where their language is written so, names and terms in other letters may be more.
    """
    texts = tuple(texts)
    leftwards = sum(len(_LEFTWARDS.findall(text)) for text in texts if not text.isascii())
    if not leftwards:
        return False
    is_expected = re.split("[-_]", language.casefold(), maxsplit=1)[0] in _LANGUAGES
    letters = sum(len(_LETTER.findall(text)) for text in texts)
    return leftwards > (_SOME if is_expected else _MOST) * letters
