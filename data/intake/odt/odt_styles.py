"""What the styles of an OpenDocument text declare: bold, size, quotations, contents, levels.

Patterns served: automatic styles that stand for formatting by hand, names with codes in them
("Heading_20_1"), sizes in shares of the style above, styles based on each other in a circle.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from data.document import BlockKind
from data.intake.lexicon import style_names
from data.intake.package.xml_parts import number

_CODE = re.compile("_([0-9a-f]{1,4})_")
_SIZE = re.compile(r"(\d{1,4}(?:\.\d{1,4})?)(pt|%|cm|mm|in)")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4}
_HEAVY = frozenset({"bold", "600", "700", "800", "900"})
_SLANTED = frozenset({"italic", "oblique"})
_MOST_BASES = 32
_DEEPEST = 9
_USUAL_SIZE = 12.0


@dataclass(frozen=True, slots=True)
class OdtLook:
    """How a run is set; None where nothing is said.

    `size` is in points, 0 for none; `share` is of the size that is below.
    """

    bold: bool | None = None
    underlined: bool | None = None
    italic: bool | None = None
    raised: bool | None = None
    hidden: bool | None = None
    size: float = 0.0
    share: float = 1.0

    def over(self, base: "OdtLook") -> "OdtLook":
        """Return this look where it says something, and `base` elsewhere."""
        return OdtLook(
            base.bold if self.bold is None else self.bold,
            base.underlined if self.underlined is None else self.underlined,
            base.italic if self.italic is None else self.italic,
            base.raised if self.raised is None else self.raised,
            base.hidden if self.hidden is None else self.hidden,
            self.size or round(base.size * self.share, 1),
        )


@dataclass(frozen=True, slots=True)
class OdtStyle:
    """A style with what it takes from those that it is based on.

    `name` is that of the first one that somebody gave a name; `level` counts from 1 for headings
    (0 the title's).
    """

    name: str = ""
    look: OdtLook = OdtLook()
    kind: BlockKind | None = None
    level: int = 0
    is_contents: bool = False
    is_centred: bool = False
    list_style: str = ""


class OdtStyles:
    """The styles of one part of a file: those with names, and its automatic ones."""

    def __init__(self, *groups: Element | None) -> None:
        """Take groups of styles; those of a later one come before others of the same name."""
        found = [one for group in groups if group is not None for one in group]
        self._elements = {
            (one.get("style:family", ""), one.get("style:name", "")): one
            for one in found
            if one.tag == "style:style"
        }
        self.lists = {
            one.get("style:name", ""): one for one in found if one.tag == "text:list-style"
        }
        self.outline = next((one for one in found if one.tag == "text:outline-style"), None)
        usual = (
            one
            for one in found
            if one.tag == "style:default-style" and one.get("style:family") == "paragraph"
        )
        self.usual = next(usual, None)
        properties = None if self.usual is None else self.usual.find("style:text-properties")
        self.base = _look(properties).over(OdtLook(size=_USUAL_SIZE))
        self._automatic = {id(one) for one in (groups[-1] if groups[-1] is not None else ())}
        self._known: dict[tuple[str, str], OdtStyle] = {}

    def paragraph(self, name: str) -> OdtStyle:
        """Return a style of paragraphs; one without properties where there is none of this name."""
        return self._get("paragraph", name)

    def text(self, name: str) -> OdtLook:
        """Return how a style of runs sets them."""
        return self._get("text", name).look

    def is_hidden(self, section: str) -> bool:
        """Tell whether a style of sections hides them."""
        element = self._elements.get(("section", section))
        ways = None if element is None else element.find("style:section-properties")
        return ways is not None and ways.get("text:display") == "none"

    def _get(self, family: str, name: str) -> OdtStyle:
        key = (family, name)
        if key not in self._known:
            self._known[key] = self._read(family, name)
        return self._known[key]

    def _read(self, family: str, name: str) -> OdtStyle:
        chain = list(self._chain(family, name))
        look = OdtLook()
        for element in reversed(chain):
            look = _look(element.find("style:text-properties")).over(look)
        named = [_name(one) for one in chain if id(one) not in self._automatic]
        own = named[0] if named else ""
        ways = [one.find("style:paragraph-properties") for one in chain]
        set_at = (way.get("fo:text-align", "") for way in ways if way is not None)
        lists = (one.get("style:list-style-name", "") for one in chain)
        kind, level = _kind(named, chain)
        return OdtStyle(
            own,
            look,
            kind,
            level,
            is_contents=bool(style_names.CONTENTS.fullmatch(own)),
            is_centred=next(filter(None, set_at), "") == "center",
            list_style=next(filter(None, lists), ""),
        )

    def _chain(self, family: str, name: str) -> Iterator[Element]:
        """Yield a style and those that it is based on; a circle is left where it closes."""
        seen: set[str] = set()
        while (family, name) in self._elements and name not in seen and len(seen) < _MOST_BASES:
            seen.add(name)
            element = self._elements[family, name]
            yield element
            name = element.get("style:parent-style-name", "")


def _name(element: Element) -> str:
    shown = element.get("style:display-name") or _CODE.sub(
        lambda code: chr(int(code[1], 16)), element.get("style:name", "")
    )
    return shown.lower().strip()


def _kind(names: list[str], chain: list[Element]) -> tuple[BlockKind | None, int]:
    """Return what a style's paragraphs are.

    Headings are elements of their own, or have the style of one; to be based on it is to look
    like it.
    """
    for place, name in enumerate(names):
        meaning = style_names.meaning(name)
        if meaning is not None and (not place or meaning[0] is not BlockKind.HEADING):
            return meaning
    outline = next((one.get("style:default-outline-level", "") for one in chain), "")
    level = number(outline, 0)
    return (BlockKind.HEADING, level) if 0 < level <= _DEEPEST else (None, 0)


def _look(properties: Element | None) -> OdtLook:
    """Return how text properties set text."""
    if properties is None:
        return OdtLook()
    weight, slant = properties.get("fo:font-weight"), properties.get("fo:font-style")
    line = properties.get("style:text-underline-style")
    place = properties.get("style:text-position", "").split()
    display = properties.get("text:display")
    size = _SIZE.fullmatch(properties.get("fo:font-size", ""))
    points = 0.0 if size is None or size[2] == "%" else float(size[1]) * _POINTS[size[2]]
    return OdtLook(
        bold=None if weight is None else weight in _HEAVY,
        underlined=None if line is None else line != "none",
        italic=None if slant is None else slant in _SLANTED,
        raised=None if not place else place[0] == "super" or _is_above(place[0]),
        hidden=None if display is None else display == "none",
        size=round(points, 1),
        share=float(size[1]) / 100 if size is not None and size[2] == "%" else 1.0,
    )


def _is_above(share: str) -> bool:
    return share.endswith("%") and not share.startswith(("-", "0"))
