"""What the styles of a file declare: headings, quotations, captions, lists, bold and size.

Patterns served: built-in names in English with ids in the user's language ("berschrift1"), names
in the user's language ("見出し 1"), names with others beside them ("heading 1,H1"), own styles that
are based on a heading, outline levels.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from data.document import BlockKind
from data.intake.docx.run_look import PLAIN, Look, look
from data.intake.docx.xmltree import below, flag, value
from data.intake.lexicon import style_names
from data.intake.package.xml_parts import number

BODY_LEVEL = 9
"""The outline level of text that is no heading."""

_MOST_BASES = 32


@dataclass(frozen=True, slots=True)
class WordStyle:
    """A style with what it takes from those that it is based on.

    `kind` is what its paragraphs are, with `level` from 1 for headings (0 the title's);
    `is_derived` tells that not the style itself says so, but one that it is based on. `indent` is
    where its lines begin, in twentieths of a point; `contents_level` is the depth of lines of
    contents, from 1, or 0.
    """

    id: str = ""
    look: Look = PLAIN
    kind: BlockKind | None = None
    level: int = 0
    is_derived: bool = False
    is_contents: bool = False
    contents_level: int = 0
    list_id: str = ""
    list_depth: int | None = None
    set_at: str = ""
    indent: int = 0
    starts_page: bool = False
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

    def name_of(self, style: WordStyle) -> str:
        """Return the id of a paragraph's style; "" for the one that all text has unless told."""
        return "" if style.id == self._default else style.id

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
        kind, level, above = _kind(names, [value(way, "w:outlineLvl") for way in ways])
        contents = style_names.CONTENTS.fullmatch(names[0])
        depth = value(lists[0], "w:ilvl") if lists else ""
        return WordStyle(
            id=style_id,
            look=look_,
            kind=kind,
            level=level,
            is_derived=above > 0,
            is_contents=contents is not None,
            contents_level=number((contents and contents[1]) or "", 0),
            list_id=next((value(one, "w:numId") for one in lists if value(one, "w:numId")), ""),
            list_depth=number(depth, 0) if depth else None,
            set_at=next(filter(None, (value(way, "w:jc") for way in ways)), ""),
            indent=next((found for way in ways if (found := indent(way)) is not None), 0),
            starts_page=next((on for way in ways if (on := breaks_page(way)) is not None), False),
            has_strong_head=any(map(_has_strong_head, chain)),
        )

    def _chain(self, style_id: str) -> Iterator[Element]:
        """Yield a style and those that it is based on; a circle is left where it closes."""
        seen: set[str] = set()
        while style_id in self._elements and style_id not in seen and len(seen) < _MOST_BASES:
            seen.add(style_id)
            yield self._elements[style_id]
            style_id = value(self._elements[style_id], "w:basedOn")


def indent(ways: Element | None) -> int | None:
    """Return where paragraph properties let lines begin, in twentieths of a point; None: unsaid."""
    found = ways.find("w:ind") if ways is not None else None
    if found is None:
        return None
    left = found.get("w:left") or found.get("w:start") or ""
    return number(left, 0) - number(found.get("w:hanging", ""), 0) if left else None


def breaks_page(ways: Element | None) -> bool | None:
    """Tell whether paragraph properties begin a page; None where they do not say."""
    return flag(ways, "w:pageBreakBefore")


def _name(element: Element) -> str:
    name = value(element, "w:name").lower().strip()
    style_id = element.get("w:styleId", "").lower()
    return name if not style_names.HEADING.fullmatch(style_id) else style_id


def _kind(names: list[str], outlines: list[str]) -> tuple[BlockKind | None, int, int]:
    """Return what a style's paragraphs are, their level, and which style of the chain says so.

    It is the first that says anything; what is only based on a title's style is no title.
    """
    said = zip(names, outlines or [""] * len(names), strict=True)
    for above, (name, outline) in enumerate(said):
        heading = style_names.HEADING.fullmatch(name)
        if heading or (name in style_names.TITLES and not above):
            return BlockKind.HEADING, int(heading[1]) if heading else 0, above
        if style_names.QUOTATION.fullmatch(name):
            return BlockKind.QUOTATION, 0, above
        if style_names.CAPTION.fullmatch(name):
            return BlockKind.CAPTION, 0, above
        if outline:
            level = number(outline, BODY_LEVEL)
            is_heading = 0 <= level < BODY_LEVEL
            return (BlockKind.HEADING, level + 1, above) if is_heading else (None, 0, above)
    return None, 0, 0


def _has_strong_head(element: Element) -> bool:
    """Tell whether a table style sets the first row in bold."""
    return any(
        part.get("w:type") == "firstRow" and flag(part.find("w:rPr"), "w:b")
        for part in element.findall("w:tblStylePr")
    )
