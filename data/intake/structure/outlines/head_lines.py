"""What is asked of a line that may head text: its number, its end, and what it may be there for."""

import re

from data.intake.lexicon import markers
from data.intake.stream import Piece

_COLON = (":", "：")
_FIGURE = re.compile(r"\d[\d.,]*")
_FEW_FIGURES = 2
_NO: frozenset[int] = frozenset()
_BEHIND = re.compile(
    r"(?:(?:table of )?contents|inhalt|目次|sommaire|table des mati|índice|indice|attend|present\b"
    r"|see also|siehe auch|voir aussi|contacts?\b|kontakt|notes?\b|footnotes|endnotes|note|注"
    r"|for (?:more|further) information|related)",
    re.IGNORECASE,
)


def ends_in_colon(text: str) -> bool:
    """Tell whether a line ends in a colon, as one does that leads a list in."""
    return text.rstrip().endswith(_COLON)


def is_behind(text: str) -> bool:
    """Tell whether a line heads what stands around a text: contents, contacts, notes, links."""
    return _BEHIND.match(text) is not None


def is_bulleted(line: Piece) -> bool:
    """Tell whether a bullet stands before a line."""
    return markers.is_bullet(line.marker)


def values(line: Piece) -> frozenset[int]:
    """Return what a line's number may be; "I." is the first of its kind, and the ninth letter."""
    if not line.marker or markers.is_bullet(line.marker):
        return _NO
    return frozenset(value for _, value in markers.readings(line.marker))


def tells_figures(text: str) -> bool:
    """Tell whether a line says figures, as of votes or sums: three, or two of different things."""
    found = list(_FIGURE.finditer(text))
    if len(found) != _FEW_FIGURES:
        return len(found) > _FEW_FIGURES
    first, last = found
    if text[last.end() :].strip(" .)"):
        return False
    between = f"{first[0][-1]}{text[first.end() : last.start()]}"
    _, comma, what = between.replace(";", ",").replace("、", ",").partition(",")
    return bool(comma) and any(map(str.isalpha, what))


def bare(text: str) -> str:
    """Return a text's letters and digits, without case."""
    return re.sub(r"[\W_]+", "", text.casefold())
