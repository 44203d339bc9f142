"""The ways to divide a document into topics that came close, and one taken in place of another.

An outline names blocks of the document as it was read. What takes it is a list of corrections like
any other, of the headings alone: what the user corrected of everything else is kept.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from data.anchors.editions import series
from data.document import TITLE_LEVEL, Block, BlockKind, Document
from data.intake_report import Outline
from data.structure_corrections.application import corrected
from data.structure_corrections.correction import DEEPEST, Correction, CorrectionKind, digest_of

_SHORTEST_SOURCE = 3

_OF_HEADINGS = frozenset(
    {CorrectionKind.PARAGRAPH, CorrectionKind.LEVEL_UP, CorrectionKind.LEVEL_DOWN}
)
"""What is said of headings, among other blocks."""

Headings = tuple[tuple[str, int], ...]
"""The texts and levels of headings, in their order."""


def outlines_of(as_read: Document) -> tuple[Outline, ...]:
    """Return the outlines to choose from, the document's own first; none where one is no choice.

    A heading that is no block of the document, or is its title, is none.
    """
    outlines = as_read.report.outlines
    last = len(as_read.blocks)
    is_sound = all(head.block < last for outline in outlines for head in outline.heads)
    return outlines if len(outlines) > 1 and is_sound else ()


def kinds_of(as_read: Document) -> tuple[str, ...]:
    """Return what tells the outlines to choose from apart, alike in all papers of a source.

    Where several go by the same evidence that is also how many topics they make, compared with
    each other: of two ways to nest the same headings, the flatter one.
    """
    kinds = [outline.kind for outline in outlines_of(as_read)]
    made = [headings_of(as_read, number) for number in range(len(kinds))]

    def rank(number: int) -> tuple[int, int, Headings]:
        headings = made[number]
        top = min((level for _, level in headings), default=0)
        return sum(level == top for _, level in headings), len(headings), headings

    def name(number: int, kind: str) -> str:
        alike = [other for other, one in enumerate(kinds) if one == kind]
        return f"{kind} {sorted(alike, key=rank).index(number)}" if alike[1:] else kind

    return tuple(name(number, kind) for number, kind in enumerate(kinds))


def headings_of(as_read: Document, number: int) -> Headings:
    """Return the headings that the outline with that number makes."""
    if not number:
        return _headings(as_read)
    title, levels = as_read.title_block, _wanted(as_read, number)
    below = -1 if title is None else title
    return tuple(
        (as_read.blocks[block].text, levels[block]) for block in sorted(levels) if block > below
    )


def shown_outline(as_read: Document, document: Document) -> int | None:
    """Return the number of the outline that a corrected document has; None if it has another."""
    shown = _headings(document)
    numbers = range(len(outlines_of(as_read)))
    return next((number for number in numbers if headings_of(as_read, number) == shown), None)


def taking(
    as_read: Document, corrections: Sequence[Correction], number: int
) -> tuple[Correction, ...]:
    """Return corrections with which a document has the outline with that number.

    They are those that there were, without those of headings, and what the outline needs.
    """
    kept = _others(as_read, corrections)
    document = corrected(as_read, kept).document
    wanted = _wanted(as_read, number)
    title = document.title_block
    made = []
    for place, read in _counterparts(as_read, document):
        block, level = document.blocks[place], wanted.get(read)
        if title is not None and place <= title:
            continue
        if level is not None and (block.kind, block.level) != (BlockKind.HEADING, level):
            made.append(Correction.of(CorrectionKind.HEADING, place, block.text, level=level))
        elif level is None and block.kind is BlockKind.HEADING:
            made.append(Correction.of(CorrectionKind.PARAGRAPH, place, block.text))
    return (*kept, *made)


def source_of(as_read: Document) -> str:
    """Return what papers of one source share; empty where nothing tells them apart.

    That is the publication, or who published it, or else the series of its title.
    """
    found = (
        ("publication", as_read.masthead.publication),
        ("publisher", as_read.source.publisher),
        ("series", series(as_read)),
    )
    names = ((role, " ".join(name.casefold().split())) for role, name in found)
    return next((f"{role}:{name}" for role, name in names if len(name) >= _SHORTEST_SOURCE), "")


def _wanted(as_read: Document, number: int) -> dict[int, int]:
    """Return the levels of headings in an outline, by the numbers of their blocks."""
    if number:
        heads = as_read.report.outlines[number].heads
        return {head.block: min(head.level, DEEPEST) for head in heads}
    return {
        number: block.level
        for number, block in enumerate(as_read.blocks)
        if block.kind is BlockKind.HEADING and block.level != TITLE_LEVEL
    }


def _headings(document: Document) -> Headings:
    return tuple(
        (block.text, block.level)
        for block in document.blocks
        if block.kind is BlockKind.HEADING and block.level != TITLE_LEVEL
    )


def _others(as_read: Document, corrections: Sequence[Correction]) -> tuple[Correction, ...]:
    """Return corrections without those of headings, unless others came to nothing without them."""
    heads = {digest_of(block.text) for block in as_read.blocks if block.kind is BlockKind.HEADING}
    heads |= {item.digest for item in corrections if item.kind is CorrectionKind.HEADING}

    def is_of_heading(item: Correction) -> bool:
        return item.kind is CorrectionKind.HEADING or (
            item.kind in _OF_HEADINGS and item.digest in heads
        )

    kept = tuple(item for item in corrections if not is_of_heading(item))
    before, after = corrected(as_read, corrections), corrected(as_read, kept)
    same = _texts(before.document.blocks) == _texts(after.document.blocks)
    return kept if same and len(after.dropped) <= len(before.dropped) else tuple(corrections)


def _texts(blocks: Sequence[Block]) -> list[str]:
    return [block.text for block in blocks]


def _counterparts(as_read: Document, document: Document) -> Iterator[tuple[int, int]]:
    """Yield the numbers of blocks of a corrected document, and of the same blocks as read.

    Blocks that were joined or split have none. Of blocks with one text, those are the same that
    follow the same block before them.
    """
    places: dict[str, list[int]] = {}
    for number, block in enumerate(as_read.blocks):
        places.setdefault(block.text, []).append(number)
    after = 0
    for number, block in enumerate(document.blocks):
        alike = places.get(block.text, [])
        first = bisect_left(alike, after)
        if first < len(alike):
            yield number, alike[first]
            after = alike[first] + 1
