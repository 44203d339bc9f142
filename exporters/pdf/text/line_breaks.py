"""Where a line may end.

Spaces, hyphens and dashes as in Unicode Standard Annex #14, but for a hyphen before an abbreviation
in capitals ("Japan-U.S."), where only a word that is too long for a line is broken; East Asian text
between characters, less the characters that may not start or end a line (JIS X 4051); Thai, Lao,
Khmer and Burmese between words, as far as a dictionary of them is there. An
address ends a line behind a slash, and never behind a hyphen, which would be taken for ours.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from data.text.dictionary_words import word_places
from exporters.pdf.text.glyph_classes import CJK

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
_SHORT = r"[A-Z](?:\.|[A-Z]{1,4}\b)"
"""How an abbreviation in capitals begins: "U.S.", "ROK"; it stays with what it is joined to."""
_AFTER_DASH = re.compile(
    rf"(?<=[^\W\d_.][-‐–])(?!{_SHORT})(?=[^\W\d_])"
    rf"|(?<=\.[-‐–])(?!{_SHORT})(?=[^\W\d_])|(?<=\w—)(?=\w)"
)
_BEFORE_LETTER = "\u200c\u200dเแโใไເແໂໃໄ"
_AFTER_LETTER = "\u200c\u200dะาำๅๆຯະາຳໆ"
_VIRAMA = 9
"""The class of signs that join a consonant to the next (Unicode, Canonical_Combining_Class)."""
UNSPACED = re.compile("[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\uaa60-\uaa7f]+")
"""Letters of scripts that have no spaces between words."""
_ADDRESS = re.compile(r"://|\bwww\.|\w@\w")
_AFTER_SLASH = re.compile(r"(?<=[\w)]/)(?=\w)")
_AFTER_SIGN_OF_ADDRESS = re.compile(r"(?<=[/.?&=_@,;%+])(?![/.?&=_@,;%+-])(?!(?<=[A-Z]\.)[A-Z]\.)")
_AFTER_SIGN = re.compile(r"(?<=[/.?&=_@,;%+-])(?![/.?&=_@,;%+-])(?!(?<=[A-Z]\.)[A-Z]\.)")


def pieces(text: str) -> list[str]:
    """Return what holds together, in order, each piece with the space after it."""
    if text.isascii():
        return _spaced(text)
    if CJK.search(text):
        found = [piece for word in _words(text) for piece in _clusters(word)]
    else:
        found = _spaced(text)
    if UNSPACED.search(text):
        return [part for piece in found for part in _unspaced(piece)]
    return found


def _spaced(text: str) -> list[str]:
    found = _words(text)
    if not _DASH.search(text) and "/" not in text:
        return found
    return [piece for word in found for piece in _parted(word)]


def _parted(word: str) -> Sequence[str]:
    """Return a word cut behind dashes, and an address cut behind slashes."""
    if _ADDRESS.search(word):
        return _AFTER_SLASH.split(word)
    return _AFTER_DASH.split(word) if _DASH.search(word) else (word,)


def scraps(word: str) -> Iterator[str]:
    """Yield a word that is too long for a line cut after the signs that addresses hold."""
    signs = _AFTER_SIGN_OF_ADDRESS if _ADDRESS.search(word) else _AFTER_SIGN
    return (scrap for scrap in signs.split(word) if scrap)


def letters(text: str) -> list[str]:
    """Return a text letter by letter, each with its marks and with what is read as one with it.

    A vowel that Thai and Lao write before or after a consonant stays with it, and so do consonants
    that are joined.
    """
    if text.isascii():
        return list(text)
    found: list[str] = []
    for sign in text:
        joins = found and (
            unicodedata.category(sign).startswith("M")
            or sign in _AFTER_LETTER
            or found[-1][-1] in _BEFORE_LETTER
            or unicodedata.combining(found[-1][-1]) == _VIRAMA
        )
        if joins:
            found[-1] += sign
        else:
            found.append(sign)
    return found


def _unspaced(word: str) -> Iterator[str]:
    """Yield a piece cut between the words that it is written of, but not before marks."""
    places = word_places(word) if UNSPACED.search(word) else None
    start, at = 0, 0
    for letter in letters(word) if places else ():
        before = word[at - 1 : at]
        if at in (places or ()) and UNSPACED.match(letter) and UNSPACED.match(before):
            yield word[start:at]
            start = at
        at += len(letter)
    yield word[start:]


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
