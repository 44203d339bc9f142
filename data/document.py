"""What a document is: an official text, immutable, structured into blocks and topics.

All offsets are Unicode code points into the canonical text (the blocks' texts joined by one
newline), 0-based, end exclusive, as in the W3C Web Annotation Data Model (2017), §4.2.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import field, replace
from enum import StrEnum

from data.basis.values import dataclass
from data.intake_report import Report

TITLE_LEVEL = 0
"""The level of the heading that is the document's title; topics start at level 1."""


class BlockKind(StrEnum):
    """The vocabulary that the screen and every export share."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTATION = "quotation"
    CAPTION = "caption"
    TABLE_ROW = "table-row"
    FOOTNOTE = "footnote"


class SpanKind(StrEnum):
    """What sets a passage inside a block apart."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    LINK = "link"
    SUPERSCRIPT = "superscript"
    RUBY = "ruby"


class FurnitureKind(StrEnum):
    """Why a piece of the source stands outside the reading flow."""

    MASTHEAD = "masthead"
    REPEATED_TITLE = "repeated title"
    CAPTION = "caption"
    NAVIGATION = "link"
    RUNNING_HEAD = "running head"
    PAGE_NUMBER = "page number"
    END_MARK = "end mark"
    IMAGE = "image"
    PAGE_FRAME = "page frame"
    FRONT_MATTER = "front matter"
    MARKUP = "mark-up"
    TAKEN_OUT = "passage taken out by you"


@dataclass(frozen=True, slots=True)
class Span:
    """A passage of one block, in code points from the start of that block's text.

    `target` is where a link leads: an address, or "#" and one of the names of a block of the same
    document. Of ruby it is the reading that stands above the passage.
    """

    kind: SpanKind
    start: int
    end: int
    target: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}, {self.end}")
        if bool(self.target) != (self.kind in {SpanKind.LINK, SpanKind.RUBY}):
            raise ValueError("links and ruby have a target, and nothing else has one")


@dataclass(frozen=True, slots=True)
class MergedCell:
    """A cell of a table row that covers several: from `cell`, counted from 0, so many each way."""

    cell: int
    columns: int = 1
    rows: int = 1

    def __post_init__(self) -> None:
        if self.cell < 0 or min(self.columns, self.rows) < 1 or self.columns * self.rows < 2:
            raise ValueError("a merged cell covers more than one")


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph or the like.

    `start` is its offset in the canonical text. `marker` is what the source prints before the
    text ("1.", "•", "(a)"); it is kept, but is not part of the text. `level` is a heading's depth
    (0 the title, 1 a topic) or a list item's depth (1 outermost); of table rows those in the head
    of the table have 1 (see `data.text.table_rows`); it is 0 for everything else. `page` is the
    page of the source that it begins on, from 1; 0 where the source has no pages. `names` are what
    links inside the document call it by. `merged` are the cells of a table row that cover others,
    in order; those that they cover are empty cells.
    """

    kind: BlockKind
    text: str
    start: int = 0
    level: int = 0
    marker: str = ""
    spans: tuple[Span, ...] = ()
    page: int = 0
    names: tuple[str, ...] = ()
    merged: tuple[MergedCell, ...] = ()

    def __post_init__(self) -> None:
        if not self.text or self.text != self.text.strip() or "\n" in self.text:
            raise ValueError("a block's text is one non-empty line without outer space")
        if self.start < 0 or self.level < 0 or self.page < 0:
            raise ValueError("a block's start, level and page are not negative")
        if self.spans and any(span.end > len(self.text) for span in self.spans):
            raise ValueError("a span ends after its block")
        if not all(self.names) or (self.merged and self.kind is not BlockKind.TABLE_ROW):
            raise ValueError("names are not empty, and only rows of tables have merged cells")

    @property
    def end(self) -> int:
        """The offset just after the last character, in the canonical text."""
        return self.start + len(self.text)

    @property
    def number(self) -> str:
        """The printed number without its punctuation ("1" for "1."); may be empty."""
        return self.marker.strip("().:§ \u3000（）．") if any(map(str.isalnum, self.marker)) else ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A headed section: the blocks from its heading (`first`) up to, not including, `stop`.

    The range includes the section's sub-topics.
    """

    number: str
    title: str
    level: int
    first: int
    stop: int

    def __post_init__(self) -> None:
        if not self.title or self.level < 1 or not 0 <= self.first < self.stop:
            raise ValueError("a topic has a title, a level from 1 and at least its heading")


@dataclass(frozen=True, slots=True)
class Furniture:
    """A piece of the source outside the reading flow; it stood before the block number `before`."""

    kind: FurnitureKind
    text: str
    before: int

    def __post_init__(self) -> None:
        if not self.text.strip() or self.before < 0:
            raise ValueError("furniture has text and a place")


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the source says of itself: publication, short name, issue number, date as printed."""

    publication: str = ""
    short_name: str = ""
    issue_number: str = ""
    issue_date: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """The event that the document is about, as far as it says so."""

    date: dt.date | None = None
    place: str = ""
    persons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """The file that was read: its name, the SHA-256 of its bytes (hex), and who published it."""

    name: str
    sha256: str
    publisher: str = ""

    def __post_init__(self) -> None:
        if len(self.sha256) != 64 or set(self.sha256) - set("0123456789abcdef"):
            raise ValueError("a source is identified by 64 lower-case hex digits")


@dataclass(frozen=True, slots=True)
class Document:
    """One official text. Its canonical `text` follows from its blocks.

    `report` tells how the source was understood; it is no part of what the document is.
    """

    source: Source
    title: str
    blocks: tuple[Block, ...]
    topics: tuple[Topic, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    masthead: Masthead = Masthead()
    meeting: Meeting = Meeting()
    language: str = ""
    report: Report = field(default=Report(), compare=False)
    text: str = field(init=False, repr=False, compare=False)
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not self.title or not self.blocks:
            raise ValueError("a document has a title and at least one block")
        offset = 0
        for block in self.blocks:
            if block.start != offset:
                raise ValueError(f"a block starts at {block.start}, where {offset} was expected")
            offset += len(block.text) + 1
        if any(piece.before > len(self.blocks) for piece in self.furniture):
            raise ValueError("furniture stands after the last block's successor")
        self._check_topics()
        object.__setattr__(self, "text", "\n".join(block.text for block in self.blocks))
        object.__setattr__(self, "_starts", tuple(block.start for block in self.blocks))

    def _check_topics(self) -> None:
        previous = -1
        for topic in self.topics:
            if topic.stop > len(self.blocks) or topic.first <= previous:
                raise ValueError("topics are in the document's order and inside it")
            if self.blocks[topic.first].kind is not BlockKind.HEADING:
                raise ValueError("a topic starts with its heading")
            previous = topic.first

    @property
    def id(self) -> str:
        """The document's identity: the SHA-256 of the bytes it was read from."""
        return self.source.sha256

    @property
    def lead(self) -> tuple[int, ...]:
        """The numbers of the blocks before the first topic, but for the title."""
        title = self.title_block
        stop = self.topics[0].first if self.topics else len(self.blocks)
        return tuple(number for number in range(stop) if number != title)

    @property
    def title_block(self) -> int | None:
        """The number of the block that is the title, or None where no block is."""
        for index, block in enumerate(self.blocks):
            if block.kind is BlockKind.HEADING:
                return index if block.level == TITLE_LEVEL else None
        return None

    def block_at(self, offset: int) -> int:
        """Return the number of the block that holds `offset`, or the nearest one."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def topic_at(self, offset: int) -> int | None:
        """Return the number of the innermost topic that holds `offset`, or None in the lead."""
        block = self.block_at(offset)
        firsts = [topic.first for topic in self.topics]
        for index in range(bisect_right(firsts, block) - 1, -1, -1):
            if block < self.topics[index].stop:
                return index
        return None


def place(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return the blocks with `start` set so that their texts, joined by newlines, are the text."""
    placed = []
    offset = 0
    for block in blocks:
        placed.append(block if block.start == offset else replace(block, start=offset))
        offset = placed[-1].end + 1
    return tuple(placed)
