"""What the styles of a file declare: headings, quotations, captions, lists, bold and size.

Patterns served: built-in names in English with ids in the user's language ("berschrift1"), names
in the user's language ("見出し 1"), own styles that are based on a heading, outline levels.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from data.document import BlockKind
from data.intake.docx.xmltree import below, flag, value
from data.intake.lexicon import style_names
from data.intake.package.xml_parts import number

BODY_LEVEL = 9
"""The outline level of text that is no heading."""

_MOST_BASES = 32


@dataclass(frozen=True, slots=True)
class Look:
    """How a run is set; None, or a size of 0, where nothing is said. Sizes are half points."""

    bold: bool | None = None
    underlined: bool | None = None
    italic: bool | None = None
    raised: bool | None = None
    hidden: bool | None = None
    size: int = 0

    def over(self, base: "Look") -> "Look":
        """Return this look where it says something, and `base` elsewhere."""
        return Look(
            base.bold if self.bold is None else self.bold,
            base.underlined if self.underlined is None else self.underlined,
            base.italic if self.italic is None else self.italic,
            base.raised if self.raised is None else self.raised,
            base.hidden if self.hidden is None else self.hidden,
            self.size or base.size,
        )

    def toggled(self, other: "Look") -> "Look":
        """Return this look of a character's style upon a paragraph's: bold in bold is plain."""
        merged = self.over(other)
        if self == Look() or other == Look():
            return merged
        return Look(
            (self.bold or False) != (other.bold or False),
            merged.underlined,
            (self.italic or False) != (other.italic or False),
            merged.raised,
            merged.hidden,
            merged.size,
        )


@dataclass(frozen=True, slots=True)
class WordStyle:
    """A style with what it takes from those that it is based on.

    `kind` is what its paragraphs are, with `level` from 1 for headings (0 the title's).
    """

    id: str = ""
    look: Look = Look()
    kind: BlockKind | None = None
    level: int = 0
    is_contents: bool = False
    list_id: str = ""
    list_depth: int | None = None
    is_centred: bool = False
    has_strong_head: bool = False


class WordStyles:
    """The styles of a file, each worked out when it is first asked for."""

    def __init__(self, root: Element | None) -> None:
        found = root.findall("w:style") if root is not None else []
        self._elements = {one.get("w:styleId", ""): one for one in found}
        self._known: dict[str, WordStyle] = {}
        self._default = next(
            (
                one.get("w:styleId", "")
                for one in found
                if one.get("w:type") == "paragraph" and one.get("w:default", "0") in {"1", "true"}
            ),
            "",
        )
        base = below(root, "w:docDefaults", "w:rPrDefault", "w:rPr")
        self.base = look(base).over(Look(size=20))

    def paragraph(self, style_id: str) -> WordStyle:
        """Return the style of a paragraph, which is the default one where none is named."""
        return self.get(style_id or self._default)

    def get(self, style_id: str) -> WordStyle:
        """Return a style by its id; one without properties where there is none of this id."""
        if style_id not in self._known:
            self._known[style_id] = self._read(style_id)
        return self._known[style_id]

    def _read(self, style_id: str) -> WordStyle:
        chain = list(self._chain(style_id))
        look_ = Look()
        for element in chain:
            look_ = look_.over(look(element.find("w:rPr")))
        ways = [element.find("w:pPr") for element in chain]
        lists = [found for way in ways if way is not None for found in way.findall("w:numPr")]
        names = [_name(element) for element in chain] or [style_id.lower()]
        kind, level = _kind(names, [value(way, "w:outlineLvl") for way in ways])
        depth = value(lists[0], "w:ilvl") if lists else ""
        return WordStyle(
            id=style_id,
            look=look_,
            kind=kind,
            level=level,
            is_contents=bool(style_names.CONTENTS.fullmatch(names[0])),
            list_id=next((value(one, "w:numId") for one in lists if value(one, "w:numId")), ""),
            list_depth=number(depth, 0) if depth else None,
            is_centred=next(filter(None, (value(way, "w:jc") for way in ways)), "") == "center",
            has_strong_head=any(map(_has_strong_head, chain)),
        )

    def _chain(self, style_id: str) -> Iterator[Element]:
        """Yield a style and those that it is based on; a circle is left where it closes."""
        seen: set[str] = set()
        while style_id in self._elements and style_id not in seen and len(seen) < _MOST_BASES:
            seen.add(style_id)
            yield self._elements[style_id]
            style_id = value(self._elements[style_id], "w:basedOn")


def look(element: Element | None) -> Look:
    """Return how run properties set text."""
    if element is None or not len(element):
        return Look()
    raised = element.find("w:vertAlign")
    return Look(
        bold=flag(element, "w:b"),
        underlined=flag(element, "w:u"),
        italic=flag(element, "w:i"),
        raised=None if raised is None else raised.get("w:val") == "superscript",
        hidden=flag(element, "w:vanish"),
        size=max(0, number(value(element, "w:sz"), 0)),
    )


def _name(element: Element) -> str:
    name = value(element, "w:name").lower().strip()
    style_id = element.get("w:styleId", "").lower()
    return name if not style_names.HEADING.fullmatch(style_id) else style_id


def _kind(names: list[str], outlines: list[str]) -> tuple[BlockKind | None, int]:
    """Return what a style's paragraphs are; the first style of the chain that says it decides."""
    for name, outline in zip(names, outlines or [""] * len(names), strict=True):
        named = style_names.meaning(name)
        if named is not None:
            return named
        if outline:
            level = number(outline, BODY_LEVEL)
            is_heading = 0 <= level < BODY_LEVEL
            return (BlockKind.HEADING, level + 1) if is_heading else (None, 0)
    return None, 0


def _has_strong_head(element: Element) -> bool:
    """Tell whether a table style sets the first row in bold."""
    return any(
        part.get("w:type") == "firstRow" and flag(part.find("w:rPr"), "w:b")
        for part in element.findall("w:tblStylePr")
    )
