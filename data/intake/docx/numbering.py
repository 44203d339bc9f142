"""The numbers and bullets that Word computes: they stand in no text, but in `numbering.xml`.

Patterns served: "1.2." over several levels, restarts after a higher level, lists that share their
counting, lists that start anew (`startOverride`), numbers that a style brings.
"""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from data.intake.docx.xmltree import below, flag, value
from data.intake.lexicon.number_formats import numeral
from data.intake.package.xml_parts import number

_DEEPEST = 8
_LONGEST_PATTERN = 100
"""Characters of what stands before each item of a list."""

_PLACE = re.compile("%([1-9])")
_PRIVATE = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts; `text` is its pattern ("%1.%2.")."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    restarts_after: int = _DEEPEST + 1
    is_legal: bool = False
    paragraph_style: str = ""


@dataclass(frozen=True, slots=True)
class List:
    """A list: which abstract one it counts with, its own levels, and where it starts anew."""

    abstract: str
    levels: dict[int, Level]
    starts: dict[int, int]

    def start(self, depth: int) -> int:
        """Return the first number of a level."""
        return self.starts.get(depth, self.level(depth).start)

    def level(self, depth: int) -> Level:
        """Return how a level counts."""
        return self.levels.get(depth, Level())


class Numbering:
    """All lists of a file, and how far each of them has counted."""

    def __init__(self, root: Element | None) -> None:
        self._lists = _lists(root) if root is not None else {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def depth_of(self, number_id: str, style: str) -> int:
        """Return the level of a list that belongs to a paragraph style; 0 where none does."""
        found = self._lists.get(number_id)
        levels = found.levels.items() if found else ()
        return next((depth for depth, level in levels if level.paragraph_style == style), 0)

    def marker(self, number_id: str, depth: int) -> str:
        """Count one item, and return what Word prints before it; may be empty."""
        found = self._lists.get(number_id)
        depth = max(0, min(depth, _DEEPEST))
        if found is None:
            return ""
        level = found.level(depth)
        counts = self._count(number_id, found, depth)
        if level.style == "bullet":
            return _bullet(level.text)

        def filled(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            style = "decimal" if level.is_legal else found.level(place).style
            return numeral(counts.get(place, found.start(place)), style)

        return " ".join(_PLACE.sub(filled, level.text).split())

    def _count(self, number_id: str, found: List, depth: int) -> dict[int, int]:
        counts = self._counts.setdefault(found.abstract, {})
        if number_id not in self._begun:
            self._begun.add(number_id)
            for level in found.starts:
                counts.pop(level, None)
        for above in range(depth):
            counts.setdefault(above, found.start(above))
        counts[depth] = counts.get(depth, found.start(depth) - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            if depth < found.level(deeper).restarts_after:
                del counts[deeper]
        return counts


def _bullet(text: str) -> str:
    """Return a bullet; those of symbol fonts have no meaning outside these."""
    if not text.strip():
        return ""
    return "•" if _PRIVATE.search(text) or any(map(str.isalnum, text)) else text.strip()[:1]


def _lists(root: Element) -> dict[str, List]:
    abstracts = {one.get("w:abstractNumId", ""): one for one in root.findall("w:abstractNum")}
    by_style = {value(one, "w:styleLink"): one for one in abstracts.values()}
    meant = {
        name: by_style.get(value(one, "w:numStyleLink") or "\0", one)
        for name, one in abstracts.items()
    }
    read = {id(one): _levels(one) for one in abstracts.values()}
    lists = {}
    for found in root.findall("w:num"):
        abstract = meant.get(value(found, "w:abstractNumId"))
        if abstract is None:
            continue
        levels = dict(read[id(abstract)])
        starts = {}
        for override in found.findall("w:lvlOverride"):
            depth = number(override.get("w:ilvl", ""), 0)
            levels |= _levels(override)
            start = value(override, "w:startOverride")
            if start and 0 <= depth <= _DEEPEST:
                starts[depth] = number(start, 1)
        lists[found.get("w:numId", "")] = List(abstract.get("w:abstractNumId", ""), levels, starts)
    return lists


def _levels(parent: Element) -> dict[int, Level]:
    levels = {}
    for found in parent.findall("w:lvl"):
        depth = number(found.get("w:ilvl", ""), 0)
        if not 0 <= depth <= _DEEPEST:
            continue
        levels[depth] = Level(
            start=number(value(found, "w:start"), 1 if found.find("w:start") is not None else 0),
            style=_style(found),
            text=value(found, "w:lvlText")[:_LONGEST_PATTERN],
            restarts_after=number(value(found, "w:lvlRestart"), _DEEPEST + 1),
            is_legal=bool(flag(found, "w:isLgl")),
            paragraph_style=value(found, "w:pStyle"),
        )
    return levels


def _style(level: Element) -> str:
    """Return a level's style of number; newer ones stand beside an older one for old programs."""
    direct = level.find("w:numFmt")
    if direct is None:
        choice = below(level, "mc:AlternateContent", "mc:Choice", "w:numFmt")
        direct = (
            below(level, "mc:AlternateContent", "mc:Fallback", "w:numFmt")
            if choice is None
            else choice
        )
    style = direct.get("w:val", "decimal") if direct is not None else "decimal"
    if style == "custom" and direct is not None:
        return "decimalZero" if direct.get("w:format", "").startswith("0") else "decimal"
    return style
