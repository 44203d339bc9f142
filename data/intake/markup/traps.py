"""Tell web pages that are made to keep a parser busy, before they are parsed.

The parser's time grows with the square of an element's attributes, of a menu's options, and of the
elements that are open where blocks begin; its memory with the formatting that it opens anew in
each block. A file of a few hundred kilobytes would take minutes. What it costs is counted tag by
tag, as the parser meets them: what scripts, styles, comments and quoted values hold is no tag.
"""

import re
from collections import Counter

_MOST_WORK = 150_000_000
"""How many open elements may be looked at in all: about a second."""

_MOST_REOPENED = 1_000_000
"""How many elements of formatting may be opened anew in all: about 200 MB."""

_ALIKE = 3
"""So many equal elements of formatting are opened anew at most, as the standard of HTML says."""

_MOST_ATTRIBUTES, _MOST_OPTIONS, _MOST_READINGS = 1_000, 10_000, 512
_FORMATTING = frozenset(
    (
        "a",
        "b",
        "big",
        "code",
        "em",
        "font",
        "i",
        "nobr",
        "s",
        "small",
        "strike",
        "strong",
        "tt",
        "u",
    )
)
_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd",
        "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
        "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li", "listing",
        "main", "menu", "nav", "object", "ol", "p", "pre", "rb", "rp", "rt", "rtc", "search",
        "section", "select", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    )
)  # fmt: skip
"""Elements that the parser looks through all open ones for, to end a paragraph or a row."""

_ENDED_BY_OTHERS = frozenset(
    ("body", "dd", "dt", "head", "html", "li", "optgroup", "option", "p", "rb", "rp", "rt", "rtc",
     "tbody", "td", "tfoot", "th", "thead", "tr", "colgroup")
)  # fmt: skip
_EMPTY = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
     "track", "wbr", "!doctype")
)  # fmt: skip
_READINGS = frozenset(("rb", "rp", "rt", "rtc", "ruby"))
"""Parts of a reading, as Japanese has them: one is ended by the next, but only inside a reading."""

_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
}
_QUOTED = r"=\s*+(?:\"[^\"]*+\"|'[^']*+')"
_TAG = re.compile(rf"<!--|<(/?)([a-z!][^\s/>]*+)((?:[^>=]++|{_QUOTED}|=)*+)>?", re.IGNORECASE)
_VALUE = re.compile(_QUOTED)
_NAME = re.compile(r"(?<![\s/])[\s/]++[^\s/]")


class _Cost:
    """What the tags so far cost a parser."""

    def __init__(self) -> None:
        self.work = 0
        self.reopened = 0
        self.options = 0
        self.readings = 0
        self._depth = 0
        self._open: Counter[str] = Counter()
        self._active: dict[str, list[str]] = {}
        self._alike: Counter[str] = Counter()
        self._size = 0

    @property
    def is_too_much(self) -> bool:
        return (
            self.work > _MOST_WORK
            or self.reopened > _MOST_REOPENED
            or self.options > _MOST_OPTIONS
            or self.readings > _MOST_READINGS
        )

    def start(self, name: str, rest: str) -> None:
        """Add a start tag; `rest` is what stands behind its name."""
        self.options += name == "option"
        self.readings += name in _READINGS
        if name in _EMPTY:
            return
        if name in _BLOCKS:
            self.work += self._depth
            self.reopened += self._size
        in_drawing = self._open["svg"] or self._open["math"]
        if name in _ENDED_BY_OTHERS or (in_drawing and rest.endswith("/")):
            return
        self._depth += 1
        self._open[name] += 1
        if name in _FORMATTING:
            self._activate(name, rest)

    def end(self, name: str) -> None:
        """Add an end tag."""
        if name in _READINGS:
            self.readings = 0
        if self._open[name]:
            self._open[name] -= 1
            self._depth -= 1
        if self._active.get(name):
            self._deactivate(name)

    def _activate(self, name: str, rest: str) -> None:
        like = f"{name} {rest[:200]}"
        self._alike[like] += 1
        self._size += self._alike[like] <= _ALIKE
        self._active.setdefault(name, []).append(like)

    def _deactivate(self, name: str) -> None:
        like = self._active[name].pop()
        self._size -= self._alike[like] <= _ALIKE
        self._alike[like] -= 1


def is_trap(text: str) -> bool:
    """Tell whether a page nests its elements, or crowds their tags, as no real page does."""
    cost, place = _Cost(), 0
    while match := _TAG.search(text, place):
        place = match.end()
        if match[2] is None:
            end = text.find("-->", place)
            place = end if end >= 0 else len(text)
            continue
        name = match[2].lower()
        if match[1]:
            cost.end(name)
            continue
        if len(match[3]) > _MOST_ATTRIBUTES and _is_crowded(match[3]):
            return True
        cost.start(name, match[3])
        if cost.is_too_much:
            return True
        if name in _RAW:
            closing = _RAW[name].search(text, place)
            place = closing.start() if closing else len(text)
    return False


def _is_crowded(rest: str) -> bool:
    return sum(1 for _ in _NAME.finditer(_VALUE.sub(" ", f"a{rest}"))) > _MOST_ATTRIBUTES
