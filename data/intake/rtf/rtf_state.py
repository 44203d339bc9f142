"""What a group of a rich text sets: how runs look, how paragraphs are set, where the text goes."""

from dataclasses import dataclass, field

from data.document import SpanKind
from data.intake.lines.rich_text import Style as Mark


@dataclass(frozen=True, slots=True)
class RtfLook:
    """How a run is set; `size` is in half points, `font` a number in the table of fonts."""

    bold: bool = False
    underlined: bool = False
    italic: bool = False
    raised: bool = False
    hidden: bool = False
    deleted: bool = False
    font: int = -1
    size: int = 24

    def marks(self, link: str) -> list[Mark]:
        """Return what sets the run apart; the underline of a link is its dress."""
        marks: list[Mark] = []
        if self.bold or (self.underlined and not link):
            marks.append((SpanKind.STRONG, ""))
        if self.italic:
            marks.append((SpanKind.EMPHASIS, ""))
        if self.raised:
            marks.append((SpanKind.SUPERSCRIPT, ""))
        if link:
            marks.append((SpanKind.LINK, link))
        return marks


@dataclass(frozen=True, slots=True)
class RtfSetting:
    """How a paragraph is set: its style, its level among headings, list and tables from 0 or 1.

    `outline` and `list_level` are -1 for none; `depth` is how many tables it stands in.
    """

    style: int = 0
    outline: int = -1
    list_level: int = -1
    depth: int = 0
    centred: bool = False


@dataclass(slots=True)
class RtfField:
    """A field: what it is told to do."""

    told: str = ""


@dataclass(slots=True)
class RtfState:
    """What is set in a group that is open, of which each group inside it gets a copy.

    `into` names what its text is for: "text", "fonts", "styles", "told" (what a field does),
    "title", "marker", "alt" (a picture's words), or "" for nothing.
    """

    into: str = "text"
    look: RtfLook = RtfLook()
    setting: RtfSetting = RtfSetting()
    skipped: int = 1
    link: str = ""
    field: RtfField = field(default_factory=RtfField)
    is_html: bool = False
    at_end: str = ""

    def copy(self) -> "RtfState":
        """Return the state of a group inside this one."""
        return RtfState(
            self.into, self.look, self.setting, self.skipped, self.link, self.field, self.is_html
        )
