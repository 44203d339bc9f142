"""What the elements of a web page mean for the text in them."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from selectolax.lexbor import LexborNode

from data.document import BlockKind, FurnitureKind, SpanKind
from data.intake.lines.rich_text import TAGS, Style, target

SKIPPED = frozenset(
    (
        "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "embed",
        "canvas", "audio", "video", "head", "title", "datalist", "map",
    )
)  # fmt: skip
"""Elements that hold no text to read."""

_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd",
        "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer",
        "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "li", "main",
        "menu", "nav", "ol", "option", "p", "pre", "section", "select", "summary", "table", "tbody",
        "td", "tfoot", "th", "thead", "tr", "ul",
    )
)  # fmt: skip
_PLAIN: dict[str, dict[str, Any]] = {
    **{f"h{level}": {"heading": level} for level in range(1, 7)},
    "blockquote": {"hint": BlockKind.QUOTATION},
    "figcaption": {"hint": BlockKind.CAPTION},
    "caption": {"hint": BlockKind.CAPTION},
}
_BOLD = re.compile(
    r"font-weight\s*:\s*(?:bold|[6-9]00)|text-decoration[\w-]{0,20}\s*+:[^;:]*underline"
)
_ITALIC = re.compile(r"font-style\s*:\s*(?:italic|oblique)")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_LINE_THROUGH = re.compile(r"text-decoration[\w-]{0,20}\s*+:[^;:]*line-through")
_STRUCK = frozenset({"del", "s", "strike"})
_CENTRED = re.compile(r"text-align\s*:\s*center")
_FRAME = frozenset({"nav", "footer", "aside", "button", "select", "form", "dialog"})
_ROLES = frozenset(
    {
        "button",
        "menuitem",
        "navigation",
        "banner",
        "contentinfo",
        "search",
        "menu",
        "menubar",
        "complementary",
    }
)
_NOTE_ID = re.compile(r"_?(?:fn|ftn|edn|foot|footnote|note|endnote)[-_.:]?\d+", re.IGNORECASE)
_NOTE_CLASS = re.compile(r"\b(?:footnote|endnote)s?\b")
_LONG_CELL = 400
_LONGEST_STYLE = 1_000
_DEEPEST = 512


class _Counter:
    """The number of a list's next item."""

    def __init__(self, tag: str, start: str | None) -> None:
        self.ordered = tag == "ol"
        self.next = int(start) if start and start.lstrip("-").isdigit() and len(start) < 7 else 1


class _Marker:
    """What is printed before a list item: once."""

    def __init__(self, text: str) -> None:
        self.text = text


class HtmlElement(NamedTuple):
    """An element that is open, with what it inherits from those around it.

    `path` are the numbers of the block elements that hold it, itself included, outermost first, as
    far as there is sense in them;
    What is `aside` stands in a line and is no part of it: struck out, or hidden.
    `depth` is how many lists it stands in; `heading` a heading's level, or 0.
    """

    tag: str = ""
    block: bool = True
    path: tuple[int, ...] = ()
    styles: tuple[Style, ...] = ()
    hint: BlockKind | None = None
    level: int = 0
    heading: int = 0
    depth: int = 0
    furniture: FurnitureKind | None = None
    aside: bool = False
    centred: bool = False
    preformatted: bool = False
    link: bool = False
    main: bool = False
    in_data: bool = False
    note_mark: bool = False
    counter: _Counter | None = None
    marker: _Marker | None = None

    def take_marker(self) -> str:
        """Return what is printed before the item that is open; "" from the second time on."""
        if self.marker is None:
            return ""
        text, self.marker.text = self.marker.text, ""
        return text


def element(
    tag: str, attributes: Mapping[str, str | None], node: LexborNode, parent: HtmlElement
) -> HtmlElement:
    """Return what an element means; the attributes' names are in lower case."""
    block = tag in _BLOCKS
    made = parent._replace(
        tag=tag,
        block=block,
        path=(*parent.path, node.mem_id) if block and len(parent.path) < _DEEPEST else parent.path,
        styles=parent.styles
        + tuple(style for style in _styles(tag, attributes) if style not in parent.styles),
        furniture=parent.furniture or _furniture(tag, attributes, parent),
        aside=not block and (parent.aside or _is_unsaid(tag, attributes, parent)),
        centred=parent.centred or _is_centred(tag, attributes),
        preformatted=parent.preformatted or tag == "pre",
        link=parent.link or (tag == "a" and bool(attributes.get("href"))),
        main=parent.main or tag == "main" or attributes.get("role") == "main",
        note_mark=tag in {"a", "li", "p", "sup", "span"} and _is_note(attributes),
    )
    return _of_table(_of_text(made, tag, attributes, parent), tag, attributes, node)


def _of_text(
    made: HtmlElement, tag: str, attributes: Mapping[str, str | None], parent: HtmlElement
) -> HtmlElement:
    """Add what headings, lists, quotations, captions and footnotes are."""
    if tag in _PLAIN:
        return made._replace(**_PLAIN[tag])
    if tag in {"ul", "ol", "menu", "dir"}:
        return made._replace(depth=made.depth + 1, counter=_Counter(tag, attributes.get("start")))
    if tag == "li":
        hint = made.hint if made.hint is BlockKind.FOOTNOTE else BlockKind.LIST_ITEM
        return made._replace(
            hint=hint, level=max(1, made.depth), marker=_Marker(_item(parent, attributes))
        )
    if made.block and _NOTE_CLASS.search(attributes.get("class") or attributes.get("id") or ""):
        return made._replace(hint=BlockKind.FOOTNOTE)
    return made


def _of_table(
    made: HtmlElement, tag: str, attributes: Mapping[str, str | None], node: LexborNode
) -> HtmlElement:
    """Tell tables of data from those that only lay out a page."""
    if tag == "table":
        layout = attributes.get("role") in {"presentation", "none"} or _lays_out(node)
        return made._replace(in_data=not layout)
    return made


def _item(parent: HtmlElement, attributes: Mapping[str, str | None]) -> str:
    counter = parent.counter
    if counter is None or not counter.ordered:
        return "•"
    value = attributes.get("value")
    if value and value.isdigit() and len(value) < 7:
        counter.next = int(value)
    number, counter.next = counter.next, counter.next + 1
    return f"{number}."


def _styles(tag: str, attributes: Mapping[str, str | None]) -> tuple[Style, ...]:
    if tag in TAGS:
        return (TAGS[tag],)
    if tag == "a":
        link = target(attributes.get("href"))
        return ((SpanKind.LINK, link),) if link else ()
    style = _style(attributes)
    found: tuple[Style, ...] = ()
    if style and _BOLD.search(style):
        found += (TAGS["b"],)
    if style and _ITALIC.search(style):
        found += (TAGS["i"],)
    return found


def _style(attributes: Mapping[str, str | None]) -> str:
    """Return an element's own style, as far as people write one."""
    return (attributes.get("style") or "")[:_LONGEST_STYLE].lower()


def _furniture(
    tag: str, attributes: Mapping[str, str | None], parent: HtmlElement
) -> FurnitureKind | None:
    """Return what an element is that stands outside the text, as what was struck out does."""
    if _is_struck(tag, attributes):
        return FurnitureKind.MARKUP
    if tag == "footer" and parent.hint is BlockKind.QUOTATION:
        return None  # whose words they are
    if tag in _FRAME or attributes.get("role") in _ROLES or _is_hidden(attributes):
        return FurnitureKind.PAGE_FRAME
    return None


def _is_unsaid(tag: str, attributes: Mapping[str, str | None], parent: HtmlElement) -> bool:
    """Tell whether what stands in a line is struck out or hidden, where the line itself is not."""
    return not parent.furniture and (_is_struck(tag, attributes) or _is_hidden(attributes))


def _is_struck(tag: str, attributes: Mapping[str, str | None]) -> bool:
    return tag in _STRUCK or bool(_LINE_THROUGH.search(_style(attributes)))


def _is_hidden(attributes: Mapping[str, str | None]) -> bool:
    return "hidden" in attributes or bool(_HIDDEN.search(_style(attributes)))


def _is_centred(tag: str, attributes: Mapping[str, str | None]) -> bool:
    return (
        tag == "center"
        or (attributes.get("align") or "").lower() in {"center", "middle"}
        or bool(_CENTRED.search(_style(attributes)))
    )


def _is_note(attributes: Mapping[str, str | None]) -> bool:
    if attributes.get("role") in {"doc-footnote", "doc-endnote"}:
        return True
    name = attributes.get("name") or attributes.get("id") or ""
    return bool(name) and _NOTE_ID.fullmatch(name) is not None


def _lays_out(table: LexborNode) -> bool:
    """Tell whether a table holds others, long texts, or one column or row only."""
    rows: dict[int, int] = {}
    for cell in table.css("td, th"):
        if cell.parent is None or cell.css_first("table") is not None:
            return True
        if len(cell.text()) > _LONG_CELL:
            return True
        rows[cell.parent.mem_id] = rows.get(cell.parent.mem_id, 0) + 1
    return len(rows) < 2 or max(rows.values()) < 2
