"""Citations: short, reversible references such as "para. 34", "Article 5(2)" and "§1 ¶2"."""

import re
from functools import cached_property

from data.basis.values import dataclass
from data.citation.block_references import BlockReferences
from data.citation.topic_references import is_name
from data.document import Document
from data.messages import Message, said

_ATTACHED = r"\(|第.*[項号]"


@dataclass(frozen=True, slots=True)
class Citation:
    """A topic and a paragraph in it; no topic means the lead, neither means the title.

    `is_through` says that the paragraph's number is one of the whole document, so that no topic
    is named.
    """

    topic: str = ""
    paragraph: str = ""
    is_through: bool = False

    def __str__(self) -> str:
        within = self.within_topic
        if self.is_named:
            between = " " if within.startswith("¶") else ""
            return f"{self.topic}{between}{within}"
        topic = f"§{self.topic}" if self.topic else ""
        return f"{topic} {within}".strip() or "Title"

    @property
    def within_topic(self) -> str:
        """The citation without its topic, as a page has it beside a paragraph."""
        if self.is_through:
            return f"para. {self.paragraph}"
        if self.is_named and re.match(_ATTACHED, self.paragraph):
            return self.paragraph
        return f"¶{self.paragraph}" if self.paragraph else ""

    @property
    def last_part(self) -> str:
        """Its end alone, where no more has room: "[+2]" of "para. 34 [+2]", "第一号", "(ii)"."""
        return re.split(r" (?=\[)|(?<=項)(?=第)|(?<=.)(?=\()", self.within_topic)[-1]

    @property
    def is_named(self) -> bool:
        """Whether the topic is called by a word and a number: "Article 5"."""
        return is_name(self.topic)

    @property
    def is_titled(self) -> bool:
        """Whether the topic is called by its title, alone or behind its number."""
        return "“" in self.topic

    @property
    def numbers(self) -> tuple[str, str]:
        """The paragraph's own number, and what we counted: "34" and "2" of "34 [+2]"."""
        number, _, count = self.paragraph.replace(" [", "[").partition("[")
        is_alone = number.startswith("(") and number.endswith(")") and number.count("(") == 1
        return number.strip("()") if is_alone else number, count.strip("+]")

    @classmethod
    def parse(cls, printed: str) -> "Citation | None":
        """Read a printed citation, with or without a document's short name before it.

        "Lead" is how a handout cites a lead of one paragraph. A page behind it says nothing more.
        """
        return parted(printed)[1]


def parted(printed: str) -> tuple[str, Citation | None]:
    """Return the document that a printed citation names, or nothing, and what it cites in it."""
    from data.citation.printed_citations import read  # noqa: PLC0415  # not of the first picture

    document, whole = read(printed)
    return document, Citation(*whole) if whole else None


class CitationIndex:
    """The citations of one document, both ways.

    They are made a topic at a time, when one is asked for: a page shows few of them.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._references = BlockReferences(document)

    @cached_property
    def _blocks(self) -> dict[Citation, int]:
        """The numbers of the blocks."""
        return {self.of_block(index): index for index in range(len(self._document.blocks))}

    @cached_property
    def _former_blocks(self) -> dict[Citation, int]:
        """The same by what they were called before: notes and annotations keep that for years."""
        from data.citation.former_references import former_references  # noqa: PLC0415  # seldom

        named = enumerate(former_references(self._document))
        return {Citation(topic, paragraph): index for index, (topic, paragraph) in named}

    @property
    def document(self) -> Document:
        """The document that is cited."""
        return self._document

    def of_block(self, index: int) -> Citation:
        """Return the citation of the block with that number."""
        return Citation(*self._references.of_block(index))

    def of_offset(self, offset: int) -> Citation:
        """Return the citation of the block that holds `offset` (a code point)."""
        return self.of_block(self._document.block_at(offset))

    def topic_of(self, index: int) -> str:
        """Return what the topic of the block with that number is called; "" in the lead."""
        return self._references.topic_of(index)

    def page_of(self, offset: int) -> int:
        """Return the page of the source that the block at `offset` begins on; 0 for none."""
        return self._document.blocks[self._document.block_at(offset)].page

    def block(self, citation: Citation) -> int | None:
        """Return the number of the block that `citation` names, now or else formerly, or None."""
        found = self._blocks.get(citation)
        return self.former_block(citation) if found is None else found

    def former_block(self, citation: Citation) -> int | None:
        """Return the number of the block that was formerly cited so, or None."""
        return self._former_blocks.get(citation)

    def cites(self, citation: Citation) -> bool:
        """Tell whether a block is cited so now."""
        return citation in self._blocks

    def full(self, citation: Citation) -> str:
        """Return the citation with the document's short name: "JDF No. 102, §1 ¶2"."""
        name = short_name(self._document)
        return f"{name}, {citation}"


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
