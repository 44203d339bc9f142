"""The words that divide official papers, from the highest: part, title, chapter, section, article.

Their order overrides how a line is set: a chapter stands over its articles in whatever type.
"""

import re

_ORDER = (
    ("part", "partie", "teil", "parte", "編", "编", "часть"),
    ("title", "titre", "titel", "título", "titolo"),
    ("chapter", "chapitre", "kapitel", "capítulo", "capitolo", "hoofdstuk", "章", "глава"),
    ("section", "abschnitt", "sección", "seção", "sezione", "afdeling", "節", "节", "раздел"),
    ("subsection", "sub-section", "unterabschnitt", "款"),
    ("article", "artikel", "artículo", "artigo", "articolo", "§", "条", "條", "статья"),
)
_RANKS = {word: rank for rank, words in enumerate(_ORDER) for word in words}
NO_DIVISION = len(_ORDER)
_IN_FRONT = re.compile(
    r"[\s(（]*(?P<word>§|[^\W\d_][\w-]{2,12})\.?\s*(?:\d+|[IVXLCivxlc]+|[A-Z]|[一二三四五六七八九十]+"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|first|second|third)\b"
)
_AROUND = re.compile(r"第\s*[〇一二三四五六七八九十百千\d]{1,7}\s*(?P<word>[編编章節节款条條])")


def rank(printed: str) -> int:
    """Return how high the division stands that a line begins; less is higher.

    `NO_DIVISION` for lines that begin none.
    """
    match = _AROUND.match(printed) or _IN_FRONT.match(printed)
    return _RANKS.get(match["word"].casefold(), NO_DIVISION) if match else NO_DIVISION
