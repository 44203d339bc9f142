"""How a run of text is set, by its own properties over those of styles."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from data.intake.docx.xmltree import is_on
from data.intake.package.xml_parts import number


@dataclass(frozen=True, slots=True)
class Look:
    """How a run is set; None, "" or a size of 0 where nothing is said. Sizes are half points.

    `capitals` tells that Word shows the letters in capitals, large or small; `font` and
    `eastern_font` name the typefaces for Latin and for eastern letters.
    """

    bold: bool | None = None
    underlined: bool | None = None
    italic: bool | None = None
    raised: bool | None = None
    hidden: bool | None = None
    size: int = 0
    struck: bool | None = None
    capitals: bool | None = None
    font: str = ""
    eastern_font: str = ""

    def over(self, base: "Look") -> "Look":
        """Return this look where it says something, and `base` elsewhere."""
        return Look(
            base.bold if self.bold is None else self.bold,
            base.underlined if self.underlined is None else self.underlined,
            base.italic if self.italic is None else self.italic,
            base.raised if self.raised is None else self.raised,
            base.hidden if self.hidden is None else self.hidden,
            self.size or base.size,
            base.struck if self.struck is None else self.struck,
            base.capitals if self.capitals is None else self.capitals,
            self.font or base.font,
            self.eastern_font or base.eastern_font,
        )

    def toggled(self, other: "Look") -> "Look":
        """Return this look of a character's style upon a paragraph's: bold in bold is plain."""
        merged = self.over(other)
        if PLAIN in (self, other):
            return merged
        return Look(
            (self.bold or False) != (other.bold or False),
            merged.underlined,
            (self.italic or False) != (other.italic or False),
            merged.raised,
            merged.hidden,
            merged.size,
            merged.struck,
            merged.capitals,
            merged.font,
            merged.eastern_font,
        )


PLAIN = Look()


def look(element: Element | None) -> Look:
    """Return how run properties set text."""
    if element is None or not len(element):
        return PLAIN
    ways = {child.tag: child for child in element}
    raised, fonts = ways.get("w:vertAlign"), ways.get("w:rFonts")
    size = ways.get("w:sz")
    named = fonts.attrib if fonts is not None else {}
    return Look(
        bold=_flag(ways.get("w:b")),
        underlined=_flag(ways.get("w:u")),
        italic=_flag(ways.get("w:i")),
        raised=None if raised is None else raised.get("w:val") == "superscript",
        hidden=_flag(ways.get("w:vanish")),
        size=0 if size is None else max(0, number(size.get("w:val", ""), 0)),
        struck=_either(_flag(ways.get("w:strike")), _flag(ways.get("w:dstrike"))),
        capitals=_either(_flag(ways.get("w:caps")), _flag(ways.get("w:smallCaps"))),
        font=named.get("w:asciiTheme") or named.get("w:ascii") or "",
        eastern_font=named.get("w:eastAsiaTheme") or named.get("w:eastAsia") or "",
    )


def _flag(way: Element | None) -> bool | None:
    return None if way is None else is_on(way)


def _either(one: bool | None, other: bool | None) -> bool | None:
    return other if one is None else one or bool(other)
