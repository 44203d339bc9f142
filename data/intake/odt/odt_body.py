"""The blocks of a part as pieces, in their order: paragraphs, headings, lists, tables, frames.

Patterns served: headings inside lists that number them, items of several paragraphs, contents
lists, sections that are hidden, passages deleted with tracked changes.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from data.document import BlockKind, FurnitureKind
from data.intake.lines import rich_text
from data.intake.lines.set_text import SetKind
from data.intake.odt import odt_tables
from data.intake.odt.odt_lists import OdtLists, OpenList
from data.intake.odt.odt_runs import OdtContent, OdtRuns, OdtTally
from data.intake.odt.odt_styles import OdtStyle, OdtStyles
from data.intake.package.xml_parts import number
from data.intake.stream import Piece

_CONTENTS = (
    "text:table-of-content", "text:illustration-index", "text:table-index", "text:object-index",
    "text:user-index", "text:alphabetical-index",
)  # fmt: skip
_UNSEEN = (
    "text:sequence-decls", "text:variable-decls", "text:user-field-decls", "office:forms",
    "office:scripts", "text:table-of-content-source", "text:bibliography-source", "draw:object",
    "draw:object-ole", "svg:title", "svg:desc", "office:event-listeners",
)  # fmt: skip
_DEEPEST = 9
_OUTLINE = "|outline"


@dataclass(frozen=True, slots=True)
class OdtSetting:
    """What is the same in all of a part; `is_all_tables`: no text stands outside tables."""

    styles: OdtStyles
    lists: OdtLists
    tally: OdtTally
    on_paragraph: Callable[[], None]
    is_all_tables: bool = False


class OdtBody:
    """Reads the blocks of one part. Sizes are in points until the whole is known."""

    def __init__(self, setting: OdtSetting, runs: OdtRuns) -> None:
        self._setting, self._runs = setting, runs
        self._list: OpenList | None = None
        self._is_item, self._start = False, ""
        self._handlers: dict[str, Callable[[Element], list[Piece]]] = {
            "text:p": self._paragraph,
            "text:h": self._heading,
            "text:list": self._take_list,
            "text:numbered-paragraph": self._take_list,
            "text:list-item": self._item,
            "text:list-header": self._item,
            "text:section": self._section,
            "text:tracked-changes": self._changes,
            "table:table": self._table,
        }
        self._handlers |= dict.fromkeys(_CONTENTS, self._contents)
        self._handlers |= dict.fromkeys(_UNSEEN, self._pass)

    def pieces(self, parent: Element) -> list[Piece]:
        """Return the pieces of what stands directly in an element, or in wrappers inside it."""
        found: list[Piece] = []
        for child in parent:
            if child.tag.startswith("draw:") and child.tag not in _UNSEEN:
                found += self._frame(child)
            else:
                found += self._handlers.get(child.tag, self.pieces)(child)
        return found

    def apart(self, element: Element) -> list[Piece]:
        """Return the pieces of what is in no list, though it hangs on an item: a cell, a note."""
        before = self._list, self._is_item, self._start
        self._list, self._is_item = None, False
        found = self.pieces(element)
        self._list, self._is_item, self._start = before
        return found

    def _pass(self, _element: Element) -> list[Piece]:
        return []

    def _paragraph(self, element: Element) -> list[Piece]:
        style = self._setting.styles.paragraph(element.get("text:style-name", ""))
        marker = self._marker()
        hint, level = style.kind, style.level
        if self._list is not None and hint is None:
            hint, level = BlockKind.LIST_ITEM, self._list.depth
        kind = SetKind(hint, level, marker, style.is_centred, style.name)
        return self._read(element, style, kind)

    def _heading(self, element: Element) -> list[Piece]:
        style = self._setting.styles.paragraph(element.get("text:style-name", ""))
        level = max(1, min(number(element.get("text:outline-level", ""), 1), _DEEPEST))
        if self._list is not None:
            marker = self._marker()
        elif element.get("text:is-list-header") == "true":
            marker = ""
        else:
            marker = self._setting.lists.heading(level, element.get("text:start-value", ""))
        is_title = style.kind is BlockKind.HEADING and not style.level
        kind = SetKind(
            BlockKind.HEADING, 0 if is_title else level, marker, style.is_centred, style.name
        )
        return self._read(element, style, kind)

    def _marker(self) -> str:
        """Return what is printed before the first paragraph of an item."""
        if self._list is None or not self._is_item:
            return ""
        self._is_item = False
        return self._setting.lists.marker(self._list, self._start)

    def _read(self, element: Element, style: OdtStyle, kind: SetKind) -> list[Piece]:
        self._setting.on_paragraph()
        content = self._runs.read(element, style)
        found = content.text.pieces(kind)
        self._runs.names = content.text.left
        if kind.hint is BlockKind.HEADING:
            found = [_called_in_outline(piece) for piece in found]
        if style.is_contents:
            found = [_in_contents(piece) for piece in found]
        return found + self._beside(content)

    def _beside(self, content: OdtContent) -> list[Piece]:
        """Return what hangs on a paragraph without being said in it."""
        found = [piece for frame in content.frames for piece in self._frame(frame)]
        hidden = " ".join("".join(content.hidden).split())
        self._setting.tally.hidden += bool(hidden)
        return found + ([Piece(hidden, furniture=FurnitureKind.MARKUP)] if hidden else [])

    def _frame(self, element: Element) -> list[Piece]:
        """Return what a frame says: its own words for a picture, and the text in it."""
        said = [
            " ".join("".join(one.itertext()).split())
            for one in element
            if one.tag in {"svg:title", "svg:desc"}
        ]
        found = [Piece(text, furniture=FurnitureKind.IMAGE) for text in said if text]
        return found + self.apart(element)

    def _take_list(self, element: Element) -> list[Piece]:
        outer, was_item = self._list, self._is_item
        usual = "" if outer is not None else self._usual(element)
        self._list = self._setting.lists.open(element, outer, usual)
        if element.tag == "text:numbered-paragraph":
            depth = number(element.get("text:level", ""), 1)
            self._list = replace(self._list, depth=max(1, min(depth, _DEEPEST)))
            self._is_item, self._start = True, element.get("text:start-value", "")
        found = self.pieces(element)
        self._list, self._is_item = outer, was_item
        return found

    def _usual(self, element: Element) -> str:
        """Return the list style that the first paragraph of a list brings along."""
        first = next((one for one in element.iter() if one.tag in {"text:p", "text:h"}), None)
        named = "" if first is None else first.get("text:style-name", "")
        return self._setting.styles.paragraph(named).list_style

    def _item(self, element: Element) -> list[Piece]:
        self._is_item = element.tag == "text:list-item"
        self._start = element.get("text:start-value", "")
        return self.pieces(element)

    def _section(self, element: Element) -> list[Piece]:
        found = self.pieces(element)
        style = element.get("text:style-name", "")
        if element.get("text:display") != "none" and not self._setting.styles.is_hidden(style):
            return found
        self._setting.tally.hidden += bool(found)
        return [replace(one, furniture=FurnitureKind.MARKUP, hint=None, level=0) for one in found]

    def _changes(self, element: Element) -> list[Piece]:
        gone = (one for one in element.iter("text:deletion") if "".join(one.itertext()).strip())
        self._setting.tally.deleted += sum(1 for _ in gone)
        return []

    def _contents(self, element: Element) -> list[Piece]:
        return [_in_contents(piece) for piece in self.pieces(element)]

    def _table(self, element: Element) -> list[Piece]:
        return odt_tables.read(element, self.apart, is_all=self._setting.is_all_tables)


def _called_in_outline(heading: Piece) -> Piece:
    """Return a heading that links may call by what it says, as they do without a bookmark."""
    said = (f"{heading.marker}{heading.text}", heading.text)
    names = filter(None, (rich_text.named(f"{one}{_OUTLINE}") for one in said))
    return replace(heading, names=(*heading.names, *names))


def _in_contents(piece: Piece) -> Piece:
    return replace(piece, furniture=piece.furniture or FurnitureKind.NAVIGATION, hint=None, level=0)
