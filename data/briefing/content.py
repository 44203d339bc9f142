"""A plan, and the content it compiles to: all that a handout holds.

Content is compiled from an allow-list: it holds annotations that the user put into the briefing
and nothing else, so what an exporter is given is what a reader may see.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from data.annotation import Label
from data.briefing.page_setup import PageSetup
from data.document import BlockKind, Span
from data.messages import Message, said

LAST_USED = "Last used"
"""The name under which the plan of a document's last handout is kept; users give it to none."""
OF_ONE_DOCUMENT = frozenset({"topics", "labels", "outline", "topics_in", "topics_out"})
"""The fields of a plan that say nothing of another document."""
LEAD = -1
"""The lead's number among the topics of a plan."""


class PartKind(StrEnum):
    """What a part of the analyst's own page is for, by which it is set."""

    BOTTOM_LINE = "bottom-line"
    POINTS = "points"
    BACKGROUND = "background"
    PRESS_LINE = "press-line"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Composition:
    """What a template puts into a handout, and how it is called.

    `caption` is its name in the dialog, `about` what the help of the command line says of it, and
    `heading` what the handout calls itself. `parts` of the analyst's own page come first, and then,
    where it `has_text`, the annotated text with its notes.
    """

    caption: Message
    about: Message
    heading: Message
    has_text: bool
    parts: tuple[PartKind, ...] = ()


class Template(StrEnum):
    """What a handout is made of; each is declared here, and everything else asks it."""

    ANNOTATED = "annotated"
    POINTS = "points"

    @property
    def composition(self) -> Composition:
        """What it puts into a handout."""
        return _COMPOSITIONS[self]


_COMPOSITIONS = MappingProxyType(
    {
        Template.ANNOTATED: Composition(
            said("Annotated text"),
            said("the annotated text"),
            said("Annotated handout"),
            has_text=True,
        ),
        Template.POINTS: Composition(
            said("Points to make, one page"),
            said("one page of points to make"),
            said("Points to make"),
            has_text=False,
            parts=tuple(PartKind),
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Plan:
    """A saved choice of what a handout holds, and of how its pages look.

    `topics` are numbers of topics of level 1, with None for all and -1 for the lead; `labels` are
    ids, with None for all. `marking` is the handling line of every page. `outline` is what
    `data.briefing.plan_topics.outline` said of the document when the plan was saved: topics are
    counted, and the numbers mean nothing where it is another one; there the headings count, those
    of the topics that were chosen (`topics_in`) and of those that were not (`topics_out`). `page`
    is None in plans that leave the page set-up as it is.
    """

    topics: frozenset[int] | None = None
    labels: frozenset[str] | None = None
    marking: str = ""
    prepared_for: str = ""
    prepared_by: str = ""
    copy: str = ""
    template: Template = Template.ANNOTATED
    outline: str = ""
    page: PageSetup | None = None
    topics_in: tuple[str, ...] = ()
    topics_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Detail:
    """One entry of the title block: its name and its lines."""

    name: Message | str
    lines: tuple[Message | str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """An analyst's note as the handout prints it, numbered from 1 in reading order.

    `page` is that of the source where its passage's block begins; 0 where there is none.
    """

    number: int
    label: Label
    text: str
    citation: str
    author: str
    modified: datetime
    tags: tuple[str, ...] = ()
    page: int = 0


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
    """A block of the source as the handout quotes it, word for word."""

    kind: BlockKind
    text: str
    citation: str
    level: int = 0
    marker: str = ""
    spans: tuple[Span, ...] = ()
    highlights: tuple[Highlight, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """The lead (`level` 0, no heading) or a topic without its sub-topics, which follow it.

    `notes` are the numbers of the notes that hang on the topic itself.
    """

    number: str
    level: int
    heading: ContentBlock | None
    blocks: tuple[ContentBlock, ...]
    notes: tuple[int, ...] = ()

    @property
    def title(self) -> str:
        """The heading's text; empty for the lead."""
        return self.heading.text if self.heading else ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One point, quotation or line of a part.

    Where it is `quoted`, `text` is the source's words, else the analyst's. `lead_in` opens it with
    weight. `citation` says where it comes from, on which `page` of the source (0 for none), `label`
    and `aside` what is to be known beside it.
    """

    text: Message | str
    lead_in: Message | str = ""
    quoted: bool = False
    citation: str = ""
    label: Label | None = None
    aside: Message | str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """A headed part of the analyst's own page."""

    kind: PartKind
    title: Message | str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """The finished content of a handout; plain values, safe to hand to another thread.

    `parts` are the analyst's own page and come first; `sections` are the source's text.
    `document_notes` are the numbers of the notes that hang on the whole document. `title_block` is
    the source's own title with its highlights, where the title stands in the text. Messages are
    what the handout says of itself, which its exporter puts into a language.
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

    @property
    def topics(self) -> tuple[Section, ...]:
        """The sections with a heading, in order."""
        return tuple(section for section in self.sections if section.heading)
