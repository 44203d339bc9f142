"""What each block of a document is called in citations.

A paragraph has its printed number; what stands below it has its own number behind that ("34(a)"),
or its distance to it in brackets ("34 [+2]"), which no document prints. Where a topic has no
numbers, or the same one twice, its paragraphs are counted, in brackets if it prints figures.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence

from data.citation.topic_references import alike, bare, is_article, topic_references
from data.document import Block, BlockKind, Document

Reference = tuple[str, str, bool]
"""A topic, a paragraph, and whether its number is one of the whole document."""


class BlockReferences:
    """The references of a document's blocks, made a topic at a time, when one is asked for."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._firsts = [0, *(topic.first for topic in document.topics)]
        self._through: dict[int, str] = {}
        has_numbers = any(
            block.marker and block.kind is BlockKind.PARAGRAPH and block.number
            for block in document.blocks
        )
        if has_numbers:
            from data.citation.paragraph_numbering import through  # noqa: PLC0415  # many have none

            self._through = through(document.blocks, self._firsts)
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
            named = _through_references(blocks, numbers)
            return [(topic, of, False) if of.startswith("[") else ("", of, True) for of in named]
        named = _article_references(blocks, topic) if is_article(topic) else _references(blocks)
        return [(topic, of, False) for of in named]


def _through_references(run: Sequence[Block], own: Sequence[str]) -> list[str]:
    """Name the paragraphs of a topic in a document that numbers them through.

    `own` are their numbers. Without any the topic's paragraphs are counted in brackets.
    """
    return _by_number(run, own, str) if any(own) else _bracketed(len(run))


def _article_references(run: Sequence[Block], article: str) -> list[str]:
    """Name the paragraphs of an article: "(2)", "(2)(a)", "第２項", or counted ones."""
    own = _own_numbers(run)
    if article.startswith("第"):
        return _japanese(run, own, article)
    return _by_number(run, own, "({})".format) if own else _counted(run)


def _references(run: Sequence[Block]) -> list[str]:
    """Name the paragraphs of any other topic, or of the lead."""
    own = _own_numbers(run)
    return _by_number(run, own, str) if own else _counted(run)


def _own_numbers(run: Sequence[Block]) -> list[str]:
    """Return the number of each paragraph where no two are alike; nothing where there are none.

    Where no paragraph is numbered, but most of the topic is a numbered list, it is the list's.
    """
    for kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM):
        own = [
            bare(block.number) if block.marker and block.kind is kind and block.level < 2 else ""
            for block in run
        ]
        named = [number for number in own if number]
        if named and len(set(map(alike, named))) < len(named):
            return []
        if named and (kind is BlockKind.PARAGRAPH or 2 * len(named) >= _unlisted(run)):
            return own
    return []


def _unlisted(run: Sequence[Block]) -> int:
    """Return how many blocks are no items behind a bullet, which stand below something."""
    return sum(block.kind is not BlockKind.LIST_ITEM or bool(block.number) for block in run)


def _counted(run: Sequence[Block]) -> list[str]:
    """Count the paragraphs, in brackets where the topic prints figures that could be meant."""
    if any(_prints_figures(block) for block in run):
        return _bracketed(len(run))
    return [str(count) for count in range(1, len(run) + 1)]


def _prints_figures(block: Block) -> bool:
    """Tell whether a number stands before a block that is none of a footnote."""
    is_numbered = block.marker and block.kind is not BlockKind.FOOTNOTE
    return bool(is_numbered) and any(map(str.isdecimal, block.number))


def _bracketed(count: int) -> list[str]:
    return [f"[{number}]" for number in range(1, count + 1)]


def _by_number(
    run: Sequence[Block],
    own: Sequence[str],
    written: Callable[[str], str],
    below: Callable[[str], str] = "({})".format,
) -> list[str]:
    """Name each block by its own number, or by the numbered one that it stands behind.

    What stands before the first one is counted in brackets.
    """
    first = next(index for index, number in enumerate(own) if number)
    cited = _bracketed(first)
    base, after = "", 0
    items: list[tuple[int, str]] = []  # level, name
    seen = set(map(written, filter(None, own)))
    for block, number in zip(run[first:], own[first:], strict=True):
        if number:
            base, after, items = written(number), 0, []
            cited.append(base)
            continue
        after += 1
        while items and items[-1][0] >= block.level:
            items.pop()
        name = ""
        if block.kind is BlockKind.LIST_ITEM and block.marker and bare(block.number):
            name = (items[-1][1] if items else base) + below(bare(block.number))
            items.append((block.level, name))
        cited.append(f"{base} [+{after}]" if not name or name in seen else name)
        seen.add(name)
    return cited


def _japanese(run: Sequence[Block], own: list[str], article: str) -> list[str]:
    """Name the paragraphs (項) and items (号) of an article.

    The paragraph that bears the article's number is its first one, as all readers of laws count,
    though none prints that.
    """
    if own:
        first = "1" if any(sign in "0123456789" for number in own for sign in number) else "１"
        own = [first if alike(number) == alike(article) else number for number in own]
    if not own or len(set(own) - {""}) < sum(map(bool, own)):
        return _counted(run)
    return _by_number(run, own, "第{}項".format, "第{}号".format)
