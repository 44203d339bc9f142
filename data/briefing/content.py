"""What a handout holds: finished, from an allow-list, and all that exporters know.

It holds annotations that the user put into a briefing and nothing else, so what an exporter is
given is what a reader may see.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from data.annotation import Label
from data.basis.note_format import NoteFormat
from data.basis.notes.note_reading import note_text, note_words
from data.basis.notes.note_text import NoteText
from data.document import BlockKind, MergedCell, Span
from data.messages import Message


class PartKind(StrEnum):
    """What a part of the analyst's own page is for, by which it is set."""

    BOTTOM_LINE = "bottom-line"
    POINTS = "points"
    TABLE = "table"
    BACKGROUND = "background"
    PRESS_LINE = "press-line"
    SOURCE = "source"
    GLOSSARY = "glossary"


@dataclass(frozen=True, slots=True)
class Detail:
    """One entry of the title block: its name and its lines."""

    name: Message | str
    lines: tuple[Message | str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """An analyst's note as the handout prints it, numbered from 1 in reading order.

    `text` is the note as it was written, in the format `written_in`: outputs show what is `shown`,
    or its `words`. `page` is that of the source where its passage's block begins; 0 where there is
    none. `piece_id` names the piece of the briefing that it was made of.
    """

    number: int
    label: Label
    text: str
    citation: str
    author: str
    modified: datetime
    tags: tuple[str, ...] = ()
    page: int = 0
    piece_id: str = ""
    written_in: NoteFormat = NoteFormat.PLAIN

    @property
    def shown(self) -> NoteText:
        """The note as it is shown."""
        return note_text(self.text, self.written_in)

    @property
    def words(self) -> str:
        """What the note says, without its marks."""
        return note_words(self.text, self.written_in)


@dataclass(frozen=True, slots=True)
class Highlight:
    """A labelled passage of one block, in code points from the start of the block's text.

    A passage over several blocks has a highlight in each of them: `opens` is true for its first
    piece, `closes` for its last. `note` is the number of its note, or None.
    """

    annotation_id: str
    label: Label
    start: int
    end: int
    opens: bool
    closes: bool
    note: int | None = None


@dataclass(frozen=True, slots=True)
class ContentBlock:
    """A block of the source as the handout quotes it, word for word, or one of the author's `own`.

    `portion` is the mark before it of how it is to be handled; `language` that of its words where
    it is another than the content's. `piece_id` names the piece of the briefing that it was made
    of, where that is not its section's. `names` and `merged` are those of the source's block.
    """

    kind: BlockKind
    text: str
    citation: str
    level: int = 0
    marker: str = ""
    spans: tuple[Span, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    own: bool = False
    portion: str = ""
    language: str = ""
    piece_id: str = ""
    names: tuple[str, ...] = ()
    merged: tuple[MergedCell, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """The lead (`level` 0, no heading) or a topic without its sub-topics, which follow it.

    `notes` are the numbers of the notes that hang on the topic itself. One that `breaks` begins on
    a new page. `own_table` is a table of the author's behind its blocks. `piece_id` names the piece
    of the briefing that it was made of.
    """

    number: str
    level: int
    heading: ContentBlock | None
    blocks: tuple[ContentBlock, ...]
    notes: tuple[int, ...] = ()
    breaks: bool = False
    piece_id: str = ""
    own_table: "Part | None" = None

    @property
    def title(self) -> str:
        """The heading's text; empty for the lead."""
        return self.heading.text if self.heading else ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One point, quotation or line of a part.

    Where it is `quoted`, `text` is the source's words, else the analyst's; then `evidence` is what
    the source says of it, word for word. `lead_in` opens it with weight. `citation` says where it
    comes from, on which `page` of the source (0 for none), `label` and `aside` what is to be known
    beside it, `portion` how it is to be handled. What is no point is a paragraph without a bullet.
    `language` is that of the source's words where it is another than the content's. `piece_id`
    names the piece of the briefing that it was made of.
    """

    text: Message | str
    lead_in: Message | str = ""
    quoted: bool = False
    citation: str = ""
    label: Label | None = None
    aside: Message | str = ""
    page: int = 0
    evidence: str = ""
    portion: str = ""
    is_point: bool = True
    language: str = ""
    piece_id: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of texts, each as long as the head.

    `piece_ids` name the piece of the briefing that each row was made of; empty where that is the
    part's.
    """

    head: tuple[Message | str, ...]
    rows: tuple[tuple[Message | str, ...], ...]
    piece_ids: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if any(len(row) != len(self.head) for row in self.rows):
            raise ValueError("a table's rows are as long as its head")
        if self.piece_ids and len(self.piece_ids) != len(self.rows):
            raise ValueError("each row of a table is of a piece, or none is")


@dataclass(frozen=True, slots=True)
class Part:
    """A headed part of the analyst's own page, with entries or a table.

    `number` is printed before the title, where there is one. One that `breaks` begins on a new
    page. `piece_id` names the piece of the briefing that its head, or its table, was made of.
    """

    kind: PartKind
    title: Message | str
    entries: tuple[Entry, ...]
    number: str = ""
    table: Table | None = None
    breaks: bool = False
    piece_id: str = ""


@dataclass(frozen=True, slots=True)
class ContentSource:
    """A document that a handout quotes: in one line, and the SHA-256 of its file."""

    line: Message | str
    sha256: str


class PictureKind(StrEnum):
    """A kind of picture that a letterhead may have."""

    PNG = "png"
    SVG = "svg"


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture as its file holds it, proved to be one of its kind and to refer to nothing."""

    kind: PictureKind
    file: bytes


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What an office sets above the first page: its name, its address on lines, its logo."""

    name: str
    address: tuple[str, ...] = ()
    logo: Logo | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """The finished content of a handout; plain values, safe to hand to another thread.

    `parts` are the analyst's own page and come first; `sections` are the source's text.
    `document_notes` are the numbers of the notes that hang on the whole document. `title_block` is
    the source's own title with its highlights, where the title stands in the text. Messages are
    what the handout says of itself, which its exporter puts into a language. `sources` are the
    documents that it quotes, where these are several; then `source` says how many, and
    `source_sha256` is empty. The `letterhead` stands above all; `distribution` lists who gets it.
    """

    kind: Message | str
    title: str
    language: str
    marking: str
    copy: str
    author: str
    created: datetime
    details: tuple[tuple[Detail, ...], ...]
    source: Message | str
    source_sha256: str
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    labels: tuple[Label, ...]
    document_notes: tuple[int, ...] = ()
    title_block: ContentBlock | None = None
    parts: tuple[Part, ...] = ()
    sources: tuple[ContentSource, ...] = ()
    letterhead: Letterhead | None = None
    distribution: tuple[str, ...] = ()

    @property
    def topics(self) -> tuple[Section, ...]:
        """The sections with a heading, in order."""
        return tuple(section for section in self.sections if section.heading)
