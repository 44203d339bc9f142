"""What each block of a document is called in citations."""

from bisect import bisect_right

from data.citing.named_divisions import is_article
from data.citing.numbering import through
from data.citing.paragraph_references import article_references, references, through_references
from data.citing.topic_references import topic_references
from data.document import BlockKind, Document

Reference = tuple[str, str, bool]
"""A topic, a paragraph, and whether its number is one of the whole document."""


class BlockReferences:
    """The references of a document's blocks, made a topic at a time, when one is asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._firsts = [0, *(topic.first for topic in document.topics)]
        self._through = through(document.blocks, self._firsts)
        has_numbers = any(
            block.marker and block.kind is BlockKind.PARAGRAPH and block.number
            for block in document.blocks
        )
        self._topics = ["", *topic_references(document.topics, has_numbers=has_numbers)]
        self._made: dict[int, list[Reference]] = {}

    def of_block(self, index: int) -> Reference:
        """Return the reference of the block with that number."""
        run = self._run(index)
        return self._of_run(run)[index - self._firsts[run]]

    def topic_of(self, index: int) -> str:
        """Return what the topic of the block with that number is called; "" in the lead."""
        return self._topics[self._run(index)]

    def _run(self, index: int) -> int:
        return bisect_right(self._firsts, index) - 1

    def _of_run(self, run: int) -> list[Reference]:
        """Return the references in the lead (0), or in a topic up to the next one."""
        if run not in self._made:
            first, stop = self._firsts[run], [*self._firsts, len(self._document.blocks)][run + 1]
            head = first if run else self._document.title_block
            if head in self._through:
                head = None
            own = [number for number in range(first, stop) if number != head]
            named = self._of_paragraphs(self._topics[run], own) if own else []
            if len(own) < stop - first and head is not None:
                # What stands above the title is counted with what follows it.
                named.insert(head - first, (self._topics[run], "", False))
            self._made[run] = named
        return self._made[run]

    def _of_paragraphs(self, topic: str, own: list[int]) -> list[Reference]:
        blocks = [self._document.blocks[number] for number in own]
        if self._through:
            numbers = [self._through.get(number, "") for number in own]
            named = through_references(blocks, numbers)
            return [(topic, of, False) if of.startswith("[") else ("", of, True) for of in named]
        named = article_references(blocks, topic) if is_article(topic) else references(blocks)
        return [(topic, of, False) for of in named]
