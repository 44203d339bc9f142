"""What pieces of a page are to a reader who cannot see it."""

from dataclasses import dataclass
from enum import StrEnum

from data.briefing.content import Highlight
from exporters.pdf.text.ink_runs import Ruby, Run


class Role(StrEnum):
    """What a piece of a page is."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTATION = "quotation"
    CAPTION = "caption"
    TABLE = "table"
    TABLE_ROW = "table-row"
    TABLE_CELL = "table-cell"
    HEAD_CELL = "head-cell"
    FOOTNOTE = "footnote"
    NOTE = "note"
    CONTENTS = "contents"
    DETAIL = "detail"
    KEY = "key"
    KEY_ITEM = "key-item"
    TAB = "tab"
    CITATION = "citation"
    BESIDE = "beside"
    LABEL = "label"
    LINK = "link"
    PASSAGE = "passage"
    NOTE_NUMBER = "note-number"
    QUOTED = "quoted"
    FIGURE = "figure"
    FOREIGN = "foreign"
    RUBY = "ruby"
    RUBY_BASE = "ruby-base"
    READING = "reading"
    NOTE_LIST = "note-list"
    NOTE_ITEM = "note-item"
    ITEM_MARKER = "item-marker"
    ITEM_TEXT = "item-text"
    HEADER = "header"
    FOOTER = "footer"
    WATERMARK = "watermark"
    ARTIFACT = "artifact"


DECORATION = frozenset({Role.HEADER, Role.FOOTER, Role.WATERMARK, Role.ARTIFACT})
"""What stands on pages for eyes alone, and has no parts."""
_HEADS = frozenset({Role.TITLE, Role.HEADING, Role.HEAD_CELL})
"""What is read again and again: in lists of headings, before each cell of a column."""


@dataclass(frozen=True, slots=True)
class _Key:
    """What sets a stretch of a block apart: a highlight's number, a link's target, and so on."""

    role: Role
    value: int | str = 0


class Element:
    """A structure element; its pieces may stand on several sheets.

    `spoken` says in words what the element's letters mean; `marker` is a list item's. `highlights`
    are those of the block, and `highlight` is the one whose passage the element is. `language` is
    its own where that is not the language of what it stands in; `quoted` that of the source's words
    within it, likewise. A figure's `area` is where it stands on its page, in page points: left,
    bottom, right and top. A note is read behind its `caller`, wherever it stands. `passages` are
    the elements in which the passages within it begin, by their annotations' ids. `span` is how
    many columns and rows a cell takes.
    """

    __slots__ = (
        "_labelled", "_open", "_read", "area", "behind", "caller", "highlight", "highlights",
        "language", "level", "marker", "parent", "passages", "quoted", "role", "span", "spoken",
    )  # fmt: skip

    def __init__(
        self,
        role: Role,
        level: int = 0,
        parent: "Element | None" = None,
        *,
        spoken: str = "",
        marker: str = "",
        highlights: tuple[Highlight, ...] = (),
        language: str = "",
        quoted: str = "",
        area: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0),
        caller: "Element | None" = None,
    ) -> None:
        self.role = role
        self.level = level
        self.parent = parent
        self.spoken = spoken
        self.marker = marker
        self.highlights = highlights
        self.highlight: Highlight | None = None
        self.language = language
        self.quoted = quoted
        self.area = area
        self.caller = caller
        self.passages: dict[str, Element] = {}
        self.behind: Element | None = None
        self.span = (1, 1)
        self._read: dict[Ruby, int] | None = None
        self._labelled = False
        self._open: list[tuple[_Key, Element]] = []

    @property
    def block(self) -> "Element":
        """The outermost element that it is in: a paragraph, a heading, a table."""
        outer = self
        while outer.parent is not None:
            outer = outer.parent
        return outer

    @property
    def heads(self) -> bool:
        """Whether it is, or is in, what is read again and again as the head of something."""
        outer: Element | None = self
        while outer is not None and outer.role not in _HEADS:
            outer = outer.parent
        return outer is not None

    @property
    def beside(self) -> "Element":
        """The element of what is ours beside a heading or a table, which is read behind it."""
        block = self.block
        if block.behind is None:
            block.behind = Element(Role.BESIDE, parent=block)
        return block.behind

    @property
    def read(self) -> dict[Ruby, int]:
        """How many letters of words with readings were drawn; what decorates begins anew."""
        if self.role in DECORATION:
            return {}
        if self._read is None:
            self._read = {}
        return self._read

    @property
    def reading(self) -> "Element":
        """The element of the reading above the words that it is, or is in; else itself."""
        outer: Element | None = self
        while outer is not None and outer.role is not Role.RUBY:
            outer = outer.parent
        if outer is None:
            return self
        if outer.behind is None:
            outer.behind = Element(Role.READING, parent=outer)
        return outer.behind

    def take_label(self) -> "Element":
        """Return the element of what stands before the text, such as an item's number.

        A label that is asked for again, on a continuation, only decorates. Roles that have none
        give the element itself.
        """
        if self.role not in {Role.LIST_ITEM, Role.KEY_ITEM, Role.FOOTNOTE, Role.NOTE}:
            return self
        if self._labelled:
            return ARTIFACT
        self._labelled = True
        return Element(Role.LABEL, parent=self)

    def inside(self, run: Run) -> "Element":
        """Return the element that the next run of this one belongs to.

        Lines of one link or passage share an element. Where passages cross, the later one is cut
        in two, because elements nest. A number of ours within a heading is read behind it.
        """
        if self.role in DECORATION:
            return self
        if run.ink.mark and self.role in _HEADS:
            return self.beside.inside(run)
        items = _items(run)
        keys = [*items, *_keys(run, passages=self.role is not Role.BESIDE)]
        kept = 0
        while kept < len(self._open) and (
            self._open[kept][0] == keys[kept] if kept < len(items) else self._open[kept][0] in keys
        ):
            kept += 1
        del self._open[kept:]
        known = {key for key, _ in self._open}
        for key in keys:
            if key not in known:
                self._open.append((key, self._begin(key, run)))
        return self._open[-1][1] if self._open else self

    def _begin(self, key: _Key, run: Run) -> "Element":
        parent = self._open[-1][1] if self._open else self
        element = Element(key.role, parent=parent)
        if key.role is Role.PASSAGE and isinstance(key.value, int):
            element.highlight = self.highlights[key.value] if self.highlights else None
            if element.highlight is not None and element.highlight.opens:
                self.passages.setdefault(element.highlight.annotation_id, element)
        elif key.role is Role.QUOTED:
            element.language = self.quoted
        elif key.role is Role.FOREIGN:
            element.language = run.language
        elif key.role is Role.NOTE_LIST and run.ink.place is not None:
            items = run.ink.place.items
            element.marker = next(item.marker for item in items if item.list == key.value)
        return element


ARTIFACT = Element(Role.ARTIFACT)
"""What only decorates."""


def _items(run: Run) -> list[_Key]:
    """Return what a run of a note's lists is in: of each item, its list, itself and its text."""
    place = run.ink.place
    if place is None:
        return []
    keys: list[_Key] = []
    for item in place.items:
        keys += [_Key(Role.NOTE_LIST, item.list), _Key(Role.NOTE_ITEM, item.item)]
        keys.append(_Key(Role.ITEM_TEXT, item.item))
    if place.is_marker:
        keys[-1] = _Key(Role.ITEM_MARKER, place.items[-1].item)
    return keys


def _keys(run: Run, *, passages: bool) -> list[_Key]:
    ink = run.ink
    keys = [_Key(Role.QUOTED)] if ink.quoted else []
    highlights = ink.ruby.highlights if ink.ruby else ink.highlights
    keys += [_Key(Role.PASSAGE, number) for number in highlights if passages]
    if ink.ruby:
        start = ink.ruby.start
        keys += [_Key(Role.RUBY, start), _Key(Role.RUBY_BASE, start)]
    if ink.leads_to:
        keys.append(_Key(Role.NOTE_NUMBER, ink.link))
    if ink.link:
        keys.append(_Key(Role.LINK, ink.link))
    if run.language:
        keys.append(_Key(Role.FOREIGN))
    return keys
