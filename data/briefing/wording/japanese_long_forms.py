"""What Japanese texts say that an abbreviation stands for.

Patterns served: 国際連合（国連）, 国際連合（UN）, 核兵器の不拡散に関する条約（NPT）,
経済連携協定（EPA：…）, GDP（国内総生産）, 「…」（以下「…」という。）,
安全保障会議（以下「会議」という。）.
A list of which all is called by one name tells no long form, nor does a name that shares no
letters with what stands before it and is in no quotes.
"""

import re
from collections.abc import Iterator

from data.briefing.wording.written_abbreviations import may_be_defined

Places = tuple[tuple[int, int], tuple[int, int]]
"""Where an abbreviation stands in a text, and where its long form; each from start to end."""

_KANJI = r"[\u3005-\u3007\u4e00-\u9fff\u30a1-\u30fa\u30fb\u30fc]"
_CAPITAL, _LATIN = "[A-ZＡ-Ｚ]", "[A-Za-zＡ-Ｚａ-ｚ&/-]"
_BRACKETS = re.compile(r"[(（]([^()（）\n]{1,80}+)[)）]")
_BEFORE = re.compile(
    rf"(?:(?:{_KANJI}{{1,20}}+の)?{_KANJI}{{1,30}}+(?:に関する|に対する|のための|な))?{_KANJI}{{2,30}}$"
)
_QUOTED = re.compile(r"[「『]([^「」『』\n]{2,80}+)[」』]$")
_LETTERS = re.compile(rf"\s?(?:以下、?)?(?P<short>{_CAPITAL}{_LATIN}{{1,9}}+)\s?(?=[:：、,]|$)")
_BY_NAME = re.compile(
    r"以下、?(?:単に)?、?[「『](?P<short>[^「」『』]{1,20}+)[」』](?:という|と略|と呼|と表記|と称)"
)
_BARE = re.compile(rf"(?P<short>{_KANJI}{{2,6}}+)$")
_LATIN_BEFORE = re.compile(rf"(?<![A-Za-z0-9.&/-]){_CAPITAL}{_LATIN}{{1,9}}$")
_WITHIN = re.compile(rf"(?:{_KANJI}|の|な|に関する|及び|と){{4,40}}+")
_KATAKANA_ALONE = re.compile(r"[\u30a1-\u30fa\u30fb\u30fc]+")
_LISTING = re.compile(r"(?:又は|及び|並びに|若しくは|、|や|と)$")
_NEAR = 120


def japanese_forms(text: str) -> Iterator[Places]:
    """Yield the places of abbreviations and their long forms, as far as they can be told."""
    for match in _BRACKETS.finditer(text):
        before = text[max(0, match.start() - _NEAR) : match.start()]
        offset = match.start() - len(before)
        inner = match[1]
        latin = _LATIN_BEFORE.search(before)
        if latin and may_be_defined(latin[0]) and _is_name(inner):
            yield (offset + latin.start(), match.start()), match.span(1)
            continue
        short = _LETTERS.match(inner) or _BY_NAME.match(inner) or _BARE.match(inner)
        long = _long_form(before, short["short"], is_named=short.re is _BY_NAME) if short else None
        if short and long and (short.re is not _LETTERS or may_be_defined(short["short"])):
            start = match.start(1) + short.start("short")
            yield (
                (start, start + len(short["short"])),
                (offset + long[0], offset + long[1]),
            )


def _is_name(inner: str) -> bool:
    return bool(_WITHIN.fullmatch(inner)) and not _KATAKANA_ALONE.fullmatch(inner)


def _long_form(before: str, short: str, *, is_named: bool) -> tuple[int, int] | None:
    """Return where the long form of an abbreviation stands at the end of what comes before it."""
    quoted = _QUOTED.search(before)
    if quoted:
        return quoted.span(1)
    run = _BEFORE.search(before)
    if run is None or len(run[0]) <= len(short) or _LISTING.search(before, 0, run.start()):
        return None
    if short.isascii():
        return run.span() if not is_named else None
    return run.span() if _is_drawn(short, run[0]) else None


def _is_drawn(short: str, long: str) -> bool:
    """Tell whether the signs of an abbreviation stand in the long form, in their order."""
    signs = iter(long)
    return all(sign in signs for sign in short)
