"""When two spellings are the same text: one folding for find, filter, search and go-to.

Alike are: case (with ß and ss, İ ı and i, ς and σ); accents; compatible forms (Unicode, UAX #15:
full width, half-width katakana with their sound marks, ligatures, circled and Roman numbers, “…”
and "..."); quotation marks and apostrophes of one kind; hyphens, dashes and minus signs; blanks of
any kind and number. Signs of no width are nothing: soft hyphens, joiners, marks of direction.
Apart stay: hiragana and katakana, kana with and without sound marks, ー and dashes, kanji and
their older forms, and what stands in two paragraphs, which a line feed parts.

Whoever looks for one spelling alone says in what it is to be exact (`data.text.exactness`). A
folding knows where its signs come from, so that what was found in it can be shown in the text.
The library's index holds folded words: who changes what is the same raises `FORM` in
`data.library.sqlite.search.search_index`.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from data.text.exactness import Exact

_UNSPACED = (
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Matches one sign of writing without spaces between words."""
_LETTER = rf"(?:(?!{_UNSPACED})[^\W_])"
_WORD = re.compile(f"{_UNSPACED}|{_LETTER}+")
_IS_UNSPACED = re.compile(_UNSPACED)


def _plain(*alike: tuple[str, str]) -> dict[int, str]:
    """Return what signs are read as: after each, those that are."""
    return {ord(sign): plain for plain, signs in alike for sign in signs}


_QUOTES = _plain(
    ("'", "\u00b4\u02b9\u02bb\u02bc\u02bd\u02c8\u055a\u05f3\u2018\u2019\u201a\u201b\u2032"
          "\u2035\u2039\u203a\ua78c\uff07"),
    ('"', "\u00ab\u00bb\u02ba\u05f4\u201c\u201d\u201e\u201f\u2033\u2036\u275d\u275e\u301d"
          "\u301e\u301f\uff02"),
)  # fmt: skip
"""What Unicode does not call compatible, and readers do, as the next one."""
_HYPHENS = _plain(
    ("-", "\u058a\u05be\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2e3a\u2e3b\u30a0"),
    ("~", "\u02dc\u223c\u2053\u301c\u3030"),
    ("/", "\u2044\u2215"),
    ("\u00b7", "\u0387\u2022\u2027\u2219\u22c5\u30fb"),
    ("...", "\u22ef"),
)
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "þ": "th", "æ": "ae",
     "œ": "oe", "Ø": "O", "Ł": "L", "Đ": "D", "Ð": "D", "Ħ": "H", "Ŧ": "T", "Þ": "TH", "Æ": "AE",
     "Œ": "OE"}
)  # fmt: skip
"""Letters that readers without them on their keys type otherwise; Unicode does not divide them."""
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff"
    "\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f\U0001f3fb-\U0001f3ff]"
)
_WIDTHLESS = re.compile(
    "[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e0fff]"
)
_LOOSE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
"""Signs of no width that are no part of the letter before them, unless a mark of it follows."""
_VOICED = str.maketrans("\uff9e\uff9f\u309b\u309c", "\u3099\u309a\u3099\u309a")
"""Sound marks that stand by themselves, and those that join the kana before them."""
_FOLLOWING = re.compile("[\uff9e\uff9f\u309b\u309c\u1160-\u11ff\ud7b0-\ud7ff\U0001f3fb-\U0001f3ff]")
"""What joins the sign before it without being a mark by Unicode's categories."""
_LIGATURE = re.compile("[\ufb00-\ufb06\ufb13-\ufb17]")
_JOINER = "\u200d"
_PICTURE = re.compile("[\u2190-\u2bff\U0001f000-\U0001faff]")
"""What a joiner makes one picture of, with what stands before it."""
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]")
"""A letter of a region: two are a flag."""
_ODD_BLANK = re.compile(r"  |[\t\r\x0b\x0c\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text, and the way back to the text it was made of.

    Clusters are what is not one sign for one sign: `starts` are where they stand in `text`, in
    order, and `clusters` their end there, and their start and end in the source (code points).
    """

    text: str
    starts: tuple[int, ...] = ()
    clusters: tuple[tuple[int, int, int], ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where the signs from `start` to `end` of `text` stand in the source.

        What was one sign there, or a letter with its marks, is not divided.
        """
        if not self.starts:
            return start, end
        first = bisect_right(self.starts, start) - 1
        if first >= 0:
            stop, source, source_end = self.clusters[first]
            begin = source if start < stop else source_end + start - stop
        else:
            begin = start
        last = bisect_right(self.starts, end - 1) - 1
        if last >= 0:
            stop, _, source_end = self.clusters[last]
            return begin, source_end if end - 1 < stop else source_end + end - stop
        return begin, end


def folded(text: str, *, exact: int = Exact.NOTHING) -> str:
    """Return what is the same for all spellings of a text that are alike in what is `exact`."""
    return fold(text, exact=exact).text


def fold(text: str, *, exact: int = Exact.NOTHING) -> Folded:
    """Return the folding of a text, as `folded` does, with the way back; `exact` is of `Exact`."""
    if exact == Exact.AS_TYPED:
        return Folded(text)
    if text.isascii() and (exact & Exact.BLANKS or not _ODD_BLANK.search(text)):
        return Folded(text if exact & Exact.CASE else text.lower())
    exact = int(exact)
    signs = set(text)
    blanks = "".join(sorted(sign for sign in signs if sign.isspace() and sign != "\n"))
    joining = {sign for sign in signs if not sign.isascii() and _joins(sign)}
    plain = {ord(sign): _unit(sign, exact) for sign in signs}
    odd = joining | {sign for sign in signs if _FLAG.match(sign)}
    if _JOINER in signs:
        odd |= {sign for sign in signs if _PICTURE.match(sign)}
    odd |= {sign for sign in signs if len(plain[ord(sign)]) != 1}
    if exact & Exact.BLANKS:
        blanks = ""
    if not odd and not _runs(blanks).search(text):
        return Folded(text.translate(plain))
    clusters = _clusters(text, "".join(sorted(odd)), blanks)
    return _assembled(text, plain, clusters, exact)


def words(text: str) -> list[str]:
    """Return the words of a folded text; of writing without spaces each sign is one."""
    return _WORD.findall(text)


def is_unspaced(sign: str) -> bool:
    """Tell whether a sign is of writing without spaces between words."""
    return bool(_IS_UNSPACED.match(sign))


def pattern_of(sought: str, *, whole: bool) -> str:
    """Return an expression that finds a folded text in another one.

    With `whole` it begins and ends where words do. Where it begins or ends with something else, or
    with writing without spaces between words, there is nothing to be observed: its words are in
    dictionaries.
    """
    pattern = re.escape(sought)
    if whole and re.match(_LETTER, sought):
        # Looked back at from its end, so that it is searched for by its letters first.
        pattern += rf"(?<!{_LETTER}(?s:.{{{len(sought)}}}))"
    return pattern + _end(sought[-1:]) if whole else pattern


def pattern_of_words(sought: str, *, is_prefix: bool = False) -> str:
    """Return an expression that finds the words of a folded text, whatever stands between them.

    With `is_prefix` the last one may go on. Without a word nothing is found.
    """
    parts = words(sought)
    if not parts:
        return "(?!)"
    begin = rf"(?<!{_LETTER})" if re.match(_LETTER, parts[0]) else ""
    end = "" if is_prefix else _end(parts[-1][-1])
    return begin + r"[\W_]*".join(map(re.escape, parts)) + end


def _end(last: str) -> str:
    """Return what lets no word go on after its last sign."""
    return rf"(?!{_LETTER})" if re.match(_LETTER, last) else ""


def _assembled(
    text: str, plain: dict[int, str], clusters: Iterator[tuple[int, int]], exact: int
) -> Folded:
    parts: list[str] = []
    starts: list[int] = []
    ends: list[tuple[int, int, int]] = []
    length = done = 0
    runs = not exact & Exact.BLANKS
    for start, end in clusters:
        before = text[done:start].translate(plain)
        form = " " if runs and text[start].isspace() else _unit(text[start:end], exact)
        parts += (before, form)
        length += len(before)
        if len(form) != 1 or end - start != 1:
            starts.append(length)
            ends.append((length + len(form), start, end))
        length += len(form)
        done = end
    parts.append(text[done:].translate(plain))
    return Folded("".join(parts), tuple(starts), tuple(ends))


def _clusters(text: str, odd: str, blanks: str) -> Iterator[tuple[int, int]]:
    """Yield, in order, what folds as one: a letter with its marks, a run of blanks, an odd sign."""
    done = 0
    for match in _odd(odd, blanks).finditer(text):
        start, end = match.span()
        if text[start].isspace():
            yield start, end
            done = end
            continue
        if start > done and _joins(text[start]) and not text[start - 1].isspace():
            start -= 1
        while start < end:
            stop = start + 1
            if _FLAG.match(text[start]) and stop < end and _FLAG.match(text[stop]):
                stop += 1
            while stop < end and (_joins(text[stop]) or _is_joined(text, stop)):
                stop += 1
            kept = stop
            while kept > start + 1 and _LOOSE.match(text[kept - 1]):
                kept -= 1
            yield start, kept
            if kept < stop:
                yield kept, stop
            start = stop
        done = end


@lru_cache(maxsize=256)
def _odd(odd: str, blanks: str) -> re.Pattern[str]:
    """Return what finds runs of these signs, and runs of blanks with signs of no width in them."""
    nothing = "".join(sign for sign in odd if _WIDTHLESS.match(sign))
    runs = f"[{re.escape(blanks)}][{re.escape(blanks + nothing)}]+" if blanks else "(?!)"
    return re.compile(f"[{re.escape(odd)}]+|{runs}" if odd else runs)


@lru_cache(maxsize=64)
def _runs(blanks: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(blanks)}]{{2}}" if blanks else "(?!)")


@lru_cache(maxsize=8192)
def _joins(sign: str) -> bool:
    """Tell whether a sign belongs to the one before it."""
    is_mark = unicodedata.category(sign)[0] == "M"
    return is_mark or bool(_FOLLOWING.match(sign) or _WIDTHLESS.match(sign))


def _is_joined(text: str, place: int) -> bool:
    """Tell whether a sign is one picture with what a joiner joins it to."""
    return text[place - 1] == _JOINER and bool(_PICTURE.match(text[place]))


@lru_cache(maxsize=8192)
def _unit(unit: str, exact: int) -> str:
    """Return what one sign, or a letter with its marks, is folded to."""
    if unit.isspace():
        return unit if unit == "\n" or exact & Exact.BLANKS else " "
    shown = unit if exact & Exact.BLANKS else _WIDTHLESS.sub("", unit)
    if not exact & Exact.WIDTH:
        shown = shown.translate(_VOICED)
    form = _alike(shown, exact)
    if form.startswith(" "):  # an accent that stands alone
        return shown
    return form if form == shown else _alike(form, exact)


def _alike(text: str, exact: int) -> str:
    if not exact & Exact.QUOTES:
        text = text.translate(_QUOTES)
    if not exact & Exact.HYPHENS:
        text = text.translate(_HYPHENS)
    apart: Literal["NFD", "NFKD"] = "NFD" if exact & Exact.WIDTH else "NFKD"
    text = unicodedata.normalize(apart, text)
    # Ligatures are no letter case, though Unicode folds them to their letters.
    if not exact & Exact.CASE and not (exact & Exact.WIDTH and _LIGATURE.match(text)):
        text = unicodedata.normalize(apart, text.casefold())
    if exact & Exact.ACCENTS:
        return unicodedata.normalize("NFC", text)
    return unicodedata.normalize("NFC", _ACCENTS.sub("", text)).translate(_LETTERS)
