"""Where a line may end.

Spaces, hyphens and dashes as in Unicode Standard Annex #14; East Asian text between characters,
less the characters that may not start or end a line (JIS X 4051).
"""

import re
from collections.abc import Iterator

from exporters.pdf.characters import CJK

GLUE = "\u2060"
"""Stands for an inserted mark, which stays with what it follows."""

_OPENING = r"‘“（〔［｛〈《「『【〘〖｢￥＄￡(\[{«"
_CLOSING = (
    "’”）〕］｝〉》」』】〙〗｣、。，．・：；？！‼⁇⁈⁉゛゜ヽヾゝゞ々〻ー‐–〜～℃％‰°′″¢"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿｧ-ｯｰ｡､･ﾞﾟ" + GLUE
)
_EAST_ASIAN = CJK.pattern[1:-1]
_CLUSTER = re.compile(
    rf"[{_OPENING}]*"
    r"(?:[…‥―—]{2}"
    rf"|(?![{_OPENING}{_CLOSING}])[{_EAST_ASIAN}]"
    rf"|(?:[^{_EAST_ASIAN}{_OPENING}{_CLOSING}]|(?<=\w)[’‐–](?=\w))+)"
    rf"[{_CLOSING})\]}}»,.!?:;]*"
    rf"|[{_OPENING}{_CLOSING}]+"
)
_DASH = re.compile("[-‐–—]")
_AFTER_DASH = re.compile(r"(?<=[^\W\d_][-‐–])(?=[^\W\d_])|(?<=\.[-‐–])(?=[^\W\d_])|(?<=\w—)(?=\w)")
_CUT = "\x00"
_AFTER_SIGN = re.compile(r"(?<=[/.?&=_@,;%+-])(?![/.?&=_@,;%+-])")


def pieces(text: str) -> list[str]:
    """Return what holds together, in order, each piece with the space after it."""
    if not text.isascii() and CJK.search(text):
        words = _words(text)
        return [piece for word in words for piece in _clusters(word)]
    if not _DASH.search(text):
        return _words(text)
    return [
        piece
        for word in _words(_AFTER_DASH.sub(_CUT, text))
        for piece in (word.split(_CUT) if _CUT in word else (word,))
    ]


def scraps(word: str) -> Iterator[str]:
    """Yield a word that is too long for a line cut after the signs that addresses hold."""
    return (scrap for scrap in _AFTER_SIGN.split(word) if scrap)


def _words(text: str) -> list[str]:
    words = [f"{word} " for word in text.split(" ")]
    last = words.pop()[:-1]
    return [*words, last] if last else words


def _clusters(word: str) -> list[str]:
    clusters = _CLUSTER.findall(word.rstrip(" "))
    if not clusters:
        return [word]
    clusters[-1] += word[len(word.rstrip(" ")) :]
    return clusters
