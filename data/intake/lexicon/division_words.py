"""The words that divide official papers, from the highest: part, title, chapter, section, article.

Their order overrides how a line is set: a chapter stands over its articles in whatever type.
"""

import re
from collections import Counter
from collections.abc import Sequence

_ORDER: tuple[tuple[str, ...], ...] = (
    ("part", "partie", "teil", "parte", "編", "编", "部", "часть"),
    ("title", "titre", "titel", "título", "titolo"),
    ("chapter", "chapitre", "kapitel", "capítulo", "capitolo", "hoofdstuk", "章", "глава"),
    ("section", "abschnitt", "sección", "seção", "sezione", "afdeling", "節", "节", "раздел"),
    ("subsection", "sub-section", "unterabschnitt", "款"),
    (
        "article",
        "artikel",
        "artículo",
        "artigo",
        "articolo",
        "amendment",
        "§",
        "条",
        "條",
        "статья",
    ),
)
_APPENDED = frozenset(
    ("annex", "appendix", "annexe", "anhang", "anlage", "anexo", "apéndice", "allegato", "bijlage")
)
"""What stands behind the divisions of a paper, and beside the highest of them."""
_RANKS = {word: 2 * rank for rank, words in enumerate(_ORDER) for word in words}
NO_DIVISION = 2 * len(_ORDER)
_SECTION, _ARTICLE = _RANKS["section"], _RANKS["article"]
_FIRST = frozenset({"1", "i", "a", "one", "first", "一"})
_IN_FRONT = re.compile(
    r"[\s(（]*(?P<word>§|[^\W\d_][\w-]{2,12})\.?\s*(?P<number>\d+|[IVXLCivxlc]+|[A-Z]|[一二三四五六七八九十]+"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|first|second|third)\b"
)
_AROUND = re.compile(
    r"第\s*(?P<number>[〇一二三四五六七八九十百千\d]{1,7})\s*(?P<word>[編编章節节款条條])"
)


def ordered(ranks: Sequence[int], firsts: Sequence[bool]) -> list[int]:
    """Return the ranks of a paper's lines, its articles above its sections where these are below.

    In treaties and directives sections hold articles, in constitutions and by-laws articles hold
    sections: what begins at its first number more often is the lower one. `firsts` tells which
    lines have the first number.
    """
    begun = Counter(rank for rank, is_first in zip(ranks, firsts, strict=True) if is_first)
    if _ARTICLE not in ranks or begun[_SECTION] <= max(1, begun[_ARTICLE]):
        return list(ranks)
    return [_SECTION - 1 if rank == _ARTICLE else rank for rank in ranks]


def is_first(printed: str) -> bool:
    """Tell whether a line begins the first division of its kind: "Article I", "第一条"."""
    match = _AROUND.match(printed) or _IN_FRONT.match(printed)
    return match is not None and match["number"].casefold() in _FIRST


def begins(printed: str) -> bool:
    """Tell whether a line begins a division, or what is appended to them: "ANNEX A"."""
    match = _AROUND.match(printed) or _IN_FRONT.match(printed)
    return match is not None and match["word"].casefold() in _RANKS.keys() | _APPENDED


def level(printed: str) -> float:
    """Return how high a line's division stands among headings; less is higher, 0 is none of them.

    What is appended stands right below the parts.
    """
    match = _AROUND.match(printed) or _IN_FRONT.match(printed)
    word = match["word"].casefold() if match else ""
    if word in _APPENDED:
        return float(1 - NO_DIVISION)
    return float(_RANKS[word] - NO_DIVISION) if word in _RANKS else 0.0


def rank(printed: str) -> int:
    """Return how high the division stands that a line begins; less is higher.

    `NO_DIVISION` for lines that begin none.
    """
    match = _AROUND.match(printed) or _IN_FRONT.match(printed)
    return _RANKS.get(match["word"].casefold(), NO_DIVISION) if match else NO_DIVISION
