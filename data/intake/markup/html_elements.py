"""What the elements of a web page mean for the text in them."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from selectolax.lexbor import LexborNode

from data.document import BlockKind, FurnitureKind, SpanKind
from data.intake.lines.rich_text import TAGS, Style, named, target
from data.intake.markup import html_frames, html_looks
from data.intake.markup.html_frames import Leaning, style

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
_LINE_THROUGH = re.compile(r"text-decoration[\w-]{0,20}\s*+:[^;:]*line-through")
_STRUCK = frozenset({"del", "s", "strike"})
_NOTE_ID = re.compile(r"_?(?:fn|ftn|edn|foot|footnote|note|endnote)[-_.:]?\d+", re.IGNORECASE)
_NUMBER_CLASS = re.compile(r"\bsection-number\b")
_NOTE_CLASS = re.compile(r"\b(?:footnote|endnote)s?\b")
_OUT_OF_SIGHT = frozenset({Leaning.HIDDEN, Leaning.UNSEEN})
_CENTRED = frozenset({"center", "middle"})
_LONGEST_LOOK = 200
_LONG_CELL = 400
_BRIEF = 120
"""Definitions no longer than this are facts of one line: "From", "Published"."""

_DEEPEST = 100


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

    `path` are the numbers of the elements that hold it, itself included, outermost first, as far
    as there is sense in them: the blocks, and what is made for something (`leaning`, its own).
    What is `aside` stands in a line and is no part of it: struck out, or hidden.
    `depth` is how many lists it stands in; `heading` a heading's level, or 0. `link` tells of a
    link that leaves the place, `jump` of one to another place of the page, `number` of what counts
    the heading that it stands in. `size` is in pixels, 0
    for the usual one; `look` is that of the block and of what is open in its lines.
    """

    tag: str = ""
    block: bool = True
    path: tuple[int, ...] = ()
    leaning: Leaning | None = None
    hidden: bool = False
    caption: bool = False
    styles: tuple[Style, ...] = ()
    hint: BlockKind | None = None
    level: int = 0
    heading: int = 0
    depth: int = 0
    furniture: FurnitureKind | None = None
    aside: bool = False
    centred: bool = False
    size: float = 0.0
    look: str = ""
    preformatted: bool = False
    link: bool = False
    jump: bool = False
    main: bool = False
    part: bool = False
    in_data: bool = False
    brief: bool = False
    note_mark: bool = False
    number: bool = False
    counter: _Counter | None = None
    marker: _Marker | None = None

    def take_marker(self) -> str:
        """Return what is printed before the item that is open; "" from the second time on."""
        if self.marker is None:
            return ""
        text, self.marker.text = self.marker.text, ""
        return text


def element(
    tag: str,
    attributes: Mapping[str, str | None],
    node: LexborNode,
    parent: HtmlElement,
    leads: Callable[[str], str] = target,
) -> HtmlElement:
    """Return what an element means; the attributes' names are in lower case.

    `leads` tells where an address leads.
    """
    block = tag in _BLOCKS
    leaning = html_frames.leaning(
        tag, attributes, quoted=parent.hint is BlockKind.QUOTATION, inside=parent.part
    )
    in_path = (block or leaning is not None) and len(parent.path) < _DEEPEST
    aligned = html_looks.aligned(attributes)
    address = (attributes.get("href") or "") if tag == "a" else ""
    look = html_looks.look(tag, attributes)
    made = parent._replace(
        tag=tag,
        block=block,
        path=(*parent.path, node.mem_id) if in_path else parent.path,
        leaning=leaning,
        hidden=parent.hidden or (block and leaning in _OUT_OF_SIGHT),
        caption=parent.caption or leaning is Leaning.CAPTION,
        styles=_added(parent.styles, _styles(tag, attributes, leads)),
        furniture=parent.furniture
        or (FurnitureKind.MARKUP if _is_struck(tag, attributes) else None),
        aside=not block and (parent.aside or _is_unsaid(tag, attributes, leaning, parent)),
        centred=tag == "center" or (aligned in _CENTRED if aligned else parent.centred),
        size=html_looks.size(tag, attributes, parent.size),
        look=look if block else f"{parent.look} {look}"[:_LONGEST_LOOK],
        preformatted=parent.preformatted or tag == "pre",
        link=parent.link or bool(address and not address.startswith("#")) or address == "#",
        jump=parent.jump or (len(address) > 1 and address.startswith("#")),
        main=parent.main or tag == "main" or attributes.get("role") == "main",
        part=parent.part or html_frames.parts_text(tag),
        note_mark=tag in {"a", "li", "p", "sup", "span"} and _is_note(attributes),
        number=parent.number or _NUMBER_CLASS.search(attributes.get("class") or "") is not None,
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
    if made.brief and tag in {"dt", "dd"}:
        return made._replace(hint=BlockKind.LIST_ITEM, level=made.depth + 1)
    if made.block and _NOTE_CLASS.search(attributes.get("class") or attributes.get("id") or ""):
        return made._replace(hint=BlockKind.FOOTNOTE)
    return made


def _of_table(
    made: HtmlElement, tag: str, attributes: Mapping[str, str | None], node: LexborNode
) -> HtmlElement:
    """Tell tables of data from those that only lay out a page, and lists of facts from others."""
    if tag == "table":
        layout = attributes.get("role") in {"presentation", "none"} or _lays_out(node)
        return made._replace(in_data=not layout)
    if tag == "dl":
        return made._replace(brief=all(len(one.text()) <= _BRIEF for one in node.css("dd")))
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


def _added(styles: tuple[Style, ...], more: tuple[Style, ...]) -> tuple[Style, ...]:
    return styles + tuple(one for one in more if one not in styles) if more else styles


def names(tag: str, attributes: Mapping[str, str | None]) -> Iterator[str]:
    """Yield what links may call an element by."""
    for attribute in ("id", "name") if tag == "a" else ("id",):
        if found := attributes.get(attribute):
            yield named(found)


def _styles(
    tag: str, attributes: Mapping[str, str | None], leads: Callable[[str], str]
) -> tuple[Style, ...]:
    if tag in TAGS or tag == "summary":
        return (TAGS.get(tag, TAGS["b"]),)
    if tag == "a":
        link = leads(attributes.get("href") or "")
        return ((SpanKind.LINK, link),) if link else ()
    own = style(attributes)
    found: tuple[Style, ...] = ()
    if own and _BOLD.search(own):
        found += (TAGS["b"],)
    if own and _ITALIC.search(own):
        found += (TAGS["i"],)
    return found


def _is_unsaid(
    tag: str,
    attributes: Mapping[str, str | None],
    leaning: Leaning | None,
    parent: HtmlElement,
) -> bool:
    """Tell whether what stands in a line is struck out or hidden, where the line itself is not."""
    is_out = leaning in _OUT_OF_SIGHT or _is_struck(tag, attributes)
    return is_out and not parent.furniture and not parent.hidden


def _is_struck(tag: str, attributes: Mapping[str, str | None]) -> bool:
    own = style(attributes)
    return tag in _STRUCK or (own != "" and bool(_LINE_THROUGH.search(own)))


def _is_note(attributes: Mapping[str, str | None]) -> bool:
    if attributes.get("role") in {"doc-footnote", "doc-endnote"}:
        return True
    name = attributes.get("name") or attributes.get("id") or ""
    return bool(name) and _NOTE_ID.fullmatch(name) is not None


def _lays_out(table: LexborNode) -> bool:
    """Tell whether a table holds others, long texts, or one column or row only."""
    first = table.css_first("td, th")
    if first is not None and first.css_first("table") is not None:
        return True  # tables in tables: all cells of each are never gone through
    rows: dict[int, int] = {}
    for cell in table.css("td, th"):
        if cell.parent is None or cell.css_first("table") is not None:
            return True
        if len(cell.text()) > _LONG_CELL:
            return True
        rows[cell.parent.mem_id] = rows.get(cell.parent.mem_id, 0) + 1
    return len(rows) < 2 or max(rows.values()) < 2
