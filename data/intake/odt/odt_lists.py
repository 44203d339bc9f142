"""The numbers and bullets that stand in no text, but in the list styles of a file.

Patterns served: "1.2." over several levels, lists that go on after a table, items that start at
a number, headings that are numbered by the outline.
"""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from data.intake.lexicon.number_formats import numeral
from data.intake.odt.odt_styles import OdtStyles
from data.intake.package.xml_parts import number

_DEEPEST = 10
_LONGEST = 40
"""Characters that stand before or behind a number."""

_PLACE = re.compile("%([0-9]{1,2})%")
_STYLES = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "一, 二, 三, ...": "japaneseCounting", "①, ②, ③, ...": "decimalEnclosedCircle",
    "１, ２, ３, ...": "decimalFullWidth", "甲, 乙, 丙, ...": "ideographTraditional",
    "ア, イ, ウ, ...": "aiueoFullWidth", "イ, ロ, ハ, ...": "irohaFullWidth",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list counts: a style of number, or a bullet; "" for neither."""

    style: str = ""
    bullet: str = ""
    before: str = ""
    after: str = ""
    pattern: str = ""
    start: int = 1
    shown: int = 1


@dataclass(frozen=True, slots=True)
class OpenList:
    """A list that is being read: its style, its depth from 1, and how far it has counted."""

    style: str
    depth: int
    counts: dict[int, int]


class OdtLists:
    """The list styles of a file, and how far each list has counted."""

    def __init__(self, styles: OdtStyles) -> None:
        self._levels = {name: _levels(one) for name, one in styles.lists.items()}
        self._outline = {} if styles.outline is None else _levels(styles.outline)
        self._headings: dict[int, int] = {}
        self._by_id: dict[str, dict[int, int]] = {}
        self._by_style: dict[str, dict[int, int]] = {}

    def open(self, element: Element, outer: OpenList | None, usual: str) -> OpenList:
        """Return the list that an element begins; `usual` is the style of its first paragraph."""
        if outer is not None:
            style = element.get("text:style-name") or outer.style
            return OpenList(style, min(outer.depth + 1, _DEEPEST), outer.counts)
        style = element.get("text:style-name") or usual
        counts = self._by_id.get(element.get("text:continue-list", ""))
        if counts is None and element.get("text:continue-numbering") == "true":
            counts = self._by_style.get(style)
        counts = {} if counts is None else counts
        self._by_style[style] = counts
        if element.get("xml:id"):
            self._by_id[element.get("xml:id", "")] = counts
        return OpenList(style, 1, counts)

    def marker(self, opened: OpenList, start: str = "") -> str:
        """Count one item, and return what is printed before it; may be empty."""
        levels = self._levels.get(opened.style, {})
        return _marker(levels, opened.depth, opened.counts, start)

    def heading(self, level: int, start: str = "") -> str:
        """Count a heading, and return what is printed before it; may be empty."""
        if not self._outline.get(level, _Level()).style:
            return ""
        return _marker(self._outline, level, self._headings, start)


def _marker(levels: dict[int, _Level], depth: int, counts: dict[int, int], start: str) -> str:
    level = levels.get(depth, _Level())
    for above in range(1, depth):
        counts.setdefault(above, levels.get(above, _Level()).start)
    following = counts.get(depth, level.start - 1) + 1
    counts[depth] = number(start, following) if start else following
    for deeper in [one for one in counts if one > depth]:
        del counts[deeper]
    if not level.style:
        return level.bullet

    def counted(place: int) -> str:
        return numeral(counts.get(place, 1), levels.get(place, _Level()).style or "decimal")

    if level.pattern:
        said = _PLACE.sub(lambda place: counted(min(int(place[1]), depth)), level.pattern)
    else:
        parents = range(max(1, depth - level.shown + 1), depth)
        places = [*(one for one in parents if levels.get(one, _Level()).style), depth]
        said = level.before + ".".join(map(counted, places)) + level.after
    return " ".join(said.split())


def _levels(style: Element) -> dict[int, _Level]:
    found: dict[int, _Level] = {}
    for one in style:
        depth = number(one.get("text:level", ""), 0)
        if 1 <= depth <= _DEEPEST and one.tag.startswith(("text:list-level", "text:outline-level")):
            found[depth] = _level(one)
    return found


def _level(one: Element) -> _Level:
    if one.tag.endswith(("bullet", "image")):
        bullet = one.get("text:bullet-char", "•").strip()[:1]
        is_sign = bool(bullet) and not bullet.isalnum() and bullet.isprintable()
        return _Level(bullet=bullet if is_sign else "•")
    form = one.get("style:num-format", "")
    return _Level(
        style=_STYLES.get(form, "decimal" if form else ""),
        before=one.get("style:num-prefix", "")[:_LONGEST],
        after=one.get("style:num-suffix", "")[:_LONGEST],
        pattern=one.get("style:num-list-format", "")[:_LONGEST],
        start=number(one.get("text:start-value", ""), 1),
        shown=number(one.get("text:display-levels", ""), 1),
    )
