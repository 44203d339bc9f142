"""What is asked of a line that may head text: its number, its end, and what it may be there for."""

import re
from collections.abc import Sequence

from data.document import BlockKind
from data.intake.lexicon import dates, front_words, markers
from data.intake.stream import Piece

_NOTES = re.compile(r"notes?|notas|meeting notes", re.IGNORECASE)
_COLON = (":", "：")
_FIGURE = re.compile(r"\d[\d.,]*")
_FEW_FIGURES = 2
_FEWEST, _ABOVE = 2, 2
"""So many lines a title block has at least, and so many lines at most stand above it."""
_MOST_PLACE_WORDS = 3
_NO_LETTERS = re.compile(r"[\W_]+")
_NO: frozenset[int] = frozenset()
_INFORMATION = re.compile(r"for (?:more|further|additional) information\b", re.IGNORECASE)


def ends_in_colon(text: str) -> bool:
    """Tell whether a line ends in a colon, as one does that leads a list in."""
    return text.rstrip().endswith(_COLON)


def is_behind(text: str) -> bool:
    """Tell whether a line heads what stands around a text: contents, contacts, notes, links."""
    bare_text = text.strip(" :：")
    if _INFORMATION.match(bare_text) or front_words.heads_contents(text):
        return True
    return front_words.stands_beside_text(bare_text)


def is_around(line: Piece) -> bool:
    """Tell whether a line does so; who was there is a part of minutes that declare it to be one."""
    is_part = line.hint is BlockKind.HEADING and front_words.tells_presence(line.text)
    return not is_part and is_behind(line.text)


def says_presence(text: str) -> bool:
    """Tell whether a line says who was there, and does not only head that: "Present: Ada Quill"."""
    return front_words.tells_presence(text) and text.rstrip()[-1] not in _COLON and ":" in text


def behind(lines: Sequence[Piece], able: Sequence[int]) -> frozenset[int]:
    """Return which lines head what stands around the text; notes do so below all other headings.

    `able` are the lines that may head text. Notes of a meeting stand among its other parts.
    """
    found = [place for place in able if is_around(lines[place])]
    parts = set(able) - set(found)
    last = max((n for n in parts if lines[n].hint is BlockKind.HEADING), default=-1)
    return frozenset(
        n for n in found if n > last or not _NOTES.fullmatch(lines[n].text.strip(" :"))
    )


def title_block(lines: Sequence[Piece]) -> range:
    """Return the lines of a title block that the format declares headings, one below the other.

    They are all the headings that there are, stand on top, and end with the day.

    Patterns served: "##### SPEECH OF THE PRESIDENT" above "###### January 12, 2017", where the
    page has another title.
    """
    found = [n for n, line in enumerate(lines) if line.hint is BlockKind.HEADING]
    if len(found) < _FEWEST or found[0] > _ABOVE or found[-1] - found[0] >= len(found):
        return range(0)
    last = lines[found[-1]].text
    says_day = dates.may_hold_day(last) and dates.first_date(last) is not None
    return range(found[0], found[-1] + 1) if says_day else range(0)


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
    return _NO_LETTERS.sub("", text.casefold())


def names_place(text: str) -> bool:
    """Tell whether a line says where: "Port Louis, Northern Isles"."""
    parts = text.split(", ")
    return len(parts) == 2 and all(
        len(words) <= _MOST_PLACE_WORDS and all(word[:1].isupper() for word in words)
        for words in map(str.split, parts)
    )
