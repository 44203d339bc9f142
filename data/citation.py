"""Citations: short, reversible references such as "§1 ¶2"."""

import re
from collections.abc import Sequence
from functools import cached_property

from data.basis.values import dataclass
from data.document import Block, BlockKind, Document, Topic

_PRINTED = r"(?:.*,\s*|[^§¶]*\s)?(?:§(?P<topic>[^\s§¶]+)\s*)?(?:¶(?P<paragraph>\S+))?"
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

        "Lead" is how a handout cites a lead of one paragraph.
        """
        printed = printed.strip()
        if re.fullmatch(_TITLE, printed):
            return cls()
        if re.fullmatch(_LEAD, printed):
            return cls("", "1")
        match = re.fullmatch(_PRINTED, printed)
        if match is None or not (match["topic"] or match["paragraph"]):
            return None
        return cls(match["topic"] or "", match["paragraph"] or "")


class CitationIndex:
    """The citations of one document, both ways."""

    def __init__(self, document: Document) -> None:
        self._document = document
        references = _topic_references(document.topics)
        self._citations = _block_citations(document, references)

    @cached_property
    def _blocks(self) -> dict[Citation, int]:
        """The numbers of the blocks; the page, which is painted first, asks the other way."""
        return {citation: index for index, citation in enumerate(self._citations)}

    @property
    def document(self) -> Document:
        """The document that is cited."""
        return self._document

    def of_block(self, index: int) -> Citation:
        """Return the citation of the block with that number."""
        return self._citations[index]

    def of_offset(self, offset: int) -> Citation:
        """Return the citation of the block that holds `offset` (a code point)."""
        return self._citations[self._document.block_at(offset)]

    def block(self, citation: Citation) -> int | None:
        """Return the number of the block that `citation` names, or None."""
        return self._blocks.get(citation)

    def full(self, citation: Citation) -> str:
        """Return the citation with the document's short name: "JDF No. 102, §1 ¶2"."""
        name = short_name(self._document)
        return f"{name}, {citation}"


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
        if len(set(references)) == len(references):
            break
    return references


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


def _block_citations(document: Document, references: list[str]) -> list[Citation]:
    firsts = {
        topic.first: reference for topic, reference in zip(document.topics, references, strict=True)
    }
    citations = [Citation("")] * len(document.blocks)
    title = document.title_block
    run: list[int] = []
    reference = ""
    for index in range(len(document.blocks)):
        if index in firsts:
            _cite(citations, reference, run, document.blocks)
            run, reference = [], firsts[index]
            citations[index] = Citation(reference)
        elif index != title:  # what stands above the title is counted with what follows it
            run.append(index)
    _cite(citations, reference, run, document.blocks)
    return citations


def _cite(
    citations: list[Citation], reference: str, run: list[int], blocks: Sequence[Block]
) -> None:
    """Set the citations of the blocks with the numbers of `run`, which belong to one topic."""
    own = _paragraphs(reference, [blocks[index] for index in run])
    for index, citation in zip(run, own, strict=True):
        citations[index] = citation


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
