"""Citations: short, reversible references such as "§1 ¶2"."""

import re
from bisect import bisect_right
from functools import cached_property

from data.basis.values import dataclass
from data.document import Block, BlockKind, Document, Topic
from data.messages import Message, said

_PRINTED = r"(?:.*,\s*|[^§¶]*\s)?(?:§(?P<topic>[^\s§¶]+)\s*)?(?:¶(?P<paragraph>\S+))?"
_ON_PAGE = r", p\.\s\d{1,5}\Z"
_LEAD = r"(?:.*,\s*)?Lead"
_TITLE = r"(?:.*,\s*)?Title"


@dataclass(frozen=True, slots=True)
class Citation:
    """A topic and a paragraph in it; no topic means the lead, neither means the title."""

    topic: str = ""
    paragraph: str = ""

    def __str__(self) -> str:
        parts = []
        if self.topic:
            parts.append(f"§{self.topic}")
        if self.paragraph:
            parts.append(f"¶{self.paragraph}")
        return " ".join(parts) or "Title"

    @classmethod
    def parse(cls, printed: str) -> "Citation | None":
        """Read a printed citation, with or without a document's short name before it.

        "Lead" is how a handout cites a lead of one paragraph. A page behind it says nothing more.
        """
        printed = re.sub(_ON_PAGE, "", printed.strip())
        if re.fullmatch(_TITLE, printed):
            return cls()
        if re.fullmatch(_LEAD, printed):
            return cls("", "1")
        match = re.fullmatch(_PRINTED, printed)
        if match is None or not (match["topic"] or match["paragraph"]):
            return None
        return cls(match["topic"] or "", match["paragraph"] or "")


class CitationIndex:
    """The citations of one document, both ways.

    They are made a topic at a time, when one is asked for: a page shows few of them.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        topics = document.topics
        self._firsts = [0, *(topic.first for topic in topics)]
        self._references = ["", *_topic_references(topics)]
        self._made: dict[int, list[Citation]] = {}

    @cached_property
    def _blocks(self) -> dict[Citation, int]:
        """The numbers of the blocks."""
        return {self.of_block(index): index for index in range(len(self._document.blocks))}

    @property
    def document(self) -> Document:
        """The document that is cited."""
        return self._document

    def of_block(self, index: int) -> Citation:
        """Return the citation of the block with that number."""
        run = bisect_right(self._firsts, index) - 1
        return self._of_run(run)[index - self._firsts[run]]

    def of_offset(self, offset: int) -> Citation:
        """Return the citation of the block that holds `offset` (a code point)."""
        return self.of_block(self._document.block_at(offset))

    def page_of(self, offset: int) -> int:
        """Return the page of the source that the block at `offset` begins on; 0 for none."""
        return self._document.blocks[self._document.block_at(offset)].page

    def block(self, citation: Citation) -> int | None:
        """Return the number of the block that `citation` names, or None."""
        return self._blocks.get(citation)

    def full(self, citation: Citation) -> str:
        """Return the citation with the document's short name: "JDF No. 102, §1 ¶2"."""
        name = short_name(self._document)
        return f"{name}, {citation}"

    def _of_run(self, run: int) -> list[Citation]:
        """Return the citations of the lead (0), or of a topic up to the next one."""
        if run not in self._made:
            first, stop = self._firsts[run], [*self._firsts, len(self._document.blocks)][run + 1]
            head = first if run else self._document.title_block
            own = [number for number in range(first, stop) if number != head]
            cited = _paragraphs(
                self._references[run], [self._document.blocks[number] for number in own]
            )
            if len(own) < stop - first and head is not None:
                # What stands above the title is counted with what follows it.
                cited.insert(head - first, Citation(self._references[run]))
            self._made[run] = cited
        return self._made[run]


def on_page(citation: str, page: int) -> Message | str:
    """Return a citation with its page, where there is one, in one piece: "§1 ¶2, p. 4"."""
    if not (citation and page):
        return citation
    return said("{citation}, p.\u00a0{page}", citation=citation, page=str(page))


def short_name(document: Document) -> str:
    """Return how the document is called in citations: "JDF No. 102", else its title."""
    masthead = document.masthead
    name = masthead.short_name or masthead.publication
    if not name:
        return document.title
    return f"{name} No. {masthead.issue_number}" if masthead.issue_number else name


def _topic_references(topics: tuple[Topic, ...]) -> list[str]:
    """Return a reference per topic: the printed numbers where they are unambiguous."""
    for printed in (True, False):
        references = _nested(topics, printed=printed)
        if len(set(map(_alike, references))) == len(references):
            break
    return references


def _alike(reference: str) -> str:
    """Return what a reference has in common with those that look like it: "３" and "3"."""
    if reference.isascii():
        return reference.lower()
    from unicodedata import normalize  # noqa: PLC0415  # few numbers are in other letters

    return normalize("NFKC", reference).casefold()


def _nested(topics: tuple[Topic, ...], *, printed: bool) -> list[str]:
    stack: list[tuple[int, str, int]] = []  # level, reference, children seen
    root_children = 0
    references = []
    for topic in topics:
        while stack and stack[-1][0] >= topic.level:
            stack.pop()
        parent = ""
        if stack:
            level, parent, children = stack[-1]
            ordinal = children + 1
            stack[-1] = (level, parent, ordinal)
        else:
            root_children += 1
            ordinal = root_children
        own = (_bare(topic.number) if printed else "") or str(ordinal)
        nested = not parent or own == parent or own.startswith(f"{parent}.")
        reference = own if nested and own != parent else f"{parent}.{own}"
        stack.append((topic.level, reference, 0))
        references.append(reference)
    return references


def _paragraphs(reference: str, run: list[Block]) -> list[Citation]:
    """Cite the blocks of one topic: by their printed numbers where all of these differ."""
    own = [_bare(block.number) if block.kind is BlockKind.PARAGRAPH else "" for block in run]
    named = [number for number in own if number]
    if not named or len(set(named)) < len(named):
        return [Citation(reference, str(n)) for n in range(1, len(run) + 1)]
    citations = []
    base, after = "", 0
    for number in own:
        if number:
            base, after = number, 0
            citations.append(Citation(reference, number))
        else:
            after += 1
            # What stands before the first numbered paragraph is counted in brackets.
            citations.append(Citation(reference, f"{base}+{after}" if base else f"({after})"))
    return citations


def _bare(number: str) -> str:
    """Return a printed number without blanks, and without the signs that citations set."""
    return "".join(number.split()).replace("¶", "").replace("§", "")
