"""A document as it is after the user's corrections, and the corrections that can be made of it.

Corrections are applied in their order, each to what the ones before it made. No character that is
not space is lost: it stays in a block, or in a piece of furniture.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from data.document import TITLE_LEVEL, Block, BlockKind, Document, Furniture, FurnitureKind, place
from data.structure_corrections.block_edits import (
    SINGLE_LINES,
    joined,
    printed,
    relinked,
    retyped,
    split,
)
from data.structure_corrections.correction import Correction, CorrectionKind, DetailKind
from data.structure_corrections.details import with_details
from data.topics import topics_of

_PLAIN = {
    CorrectionKind.PARAGRAPH: BlockKind.PARAGRAPH,
    CorrectionKind.LIST_ITEM: BlockKind.LIST_ITEM,
    CorrectionKind.CAPTION: BlockKind.CAPTION,
}


class Corrected(NamedTuple):
    """A document after corrections, and those that could not be applied to it."""

    document: Document
    dropped: tuple[Correction, ...] = ()


def corrected(document: Document, corrections: Sequence[Correction]) -> Corrected:
    """Return a document as it was read with corrections applied.

    One whose block is not found, by its text nearest to its number, is dropped; so is one that
    does not fit what was found. A detail that is given holds whatever the blocks are; a title that
    is given, until a block is made the title after it.
    """
    if not corrections:
        return Corrected(document)
    draft = None
    dropped = []
    given = {}
    for item in corrections:
        if item.detail is not None:
            given[item.detail] = item.value
            continue
        draft = draft or _Draft(document)
        if not draft.apply(item):
            dropped.append(item)
        elif item.kind is CorrectionKind.TITLE:
            given.pop(DetailKind.TITLE, None)
    made = draft.document() if draft is not None else document
    return Corrected(with_details(made, given), tuple(dropped))


def correct(
    document: Document,
    kind: CorrectionKind,
    numbers: range,
    *,
    level: int = 0,
    offset: int = 0,
) -> tuple[Correction, ...]:
    """Return the corrections that make the blocks with these numbers what `kind` says.

    `level` is that of a heading; `offset` is where to split, in code points of the block. One block
    is joined with the one before, several with each other. Blocks that cannot be so, or are so
    already, are left out; none may be left.
    """
    draft = _Draft(document)
    if kind is CorrectionKind.JOIN and len(numbers) > 1:
        numbers = numbers[1:]
    elif kind in {CorrectionKind.SPLIT, CorrectionKind.TITLE}:
        numbers = numbers[:1]
    made = []
    for number in reversed(numbers):  # so that the numbers before stay what they are
        item = draft.correction(kind, number, level, offset)
        if item is not None and draft.apply(item):
            made.append(item)
    return tuple(made)


def put_back(document: Document, numbers: Iterable[int]) -> tuple[Correction, ...]:
    """Return what puts pieces of furniture into the text, whoever took them out.

    What the user took out is again what it was; anything else becomes a paragraph.
    """
    found = (document.furniture[number] for number in sorted(numbers, reverse=True))
    return tuple(
        Correction.of(CorrectionKind.PUT_BACK, piece.before, piece.text) for piece in found
    )


class _Piece(NamedTuple):
    """A piece of furniture; `block` is what it was in the text, if a correction took it out."""

    kind: FurnitureKind
    text: str
    block: Block | None = None


class _Draft:
    """A document that is being corrected: its blocks, and the furniture before each of them."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._blocks = list(document.blocks)
        self._last_title: int | None = None  # -1 for no title, None while it is not known
        self._pieces: list[list[_Piece]] = [[] for _ in range(len(self._blocks) + 1)]
        for piece in document.furniture:
            self._pieces[piece.before].append(_Piece(piece.kind, piece.text))

    def document(self) -> Document:
        """Return the document that has been made."""
        gone = [[piece.block for piece in pieces if piece.block] for pieces in self._pieces]
        blocks = place(relinked(self._blocks, gone))
        furniture = tuple(
            Furniture(piece.kind, piece.text, before)
            for before, pieces in enumerate(self._pieces)
            for piece in pieces
        )
        made = replace(self._document, blocks=blocks, topics=topics_of(blocks), furniture=furniture)
        read, now = self._document.title_block, made.title_block
        if now is None or (
            read is not None and self._document.blocks[read].text == blocks[now].text
        ):
            return made
        return replace(made, title=blocks[now].text)

    def correction(
        self, kind: CorrectionKind, number: int, level: int, offset: int
    ) -> Correction | None:
        """Return a correction of the block with that number, or None if there is none such."""
        if not 0 <= number < len(self._blocks):
            return None
        block = self._blocks[number]
        if kind is CorrectionKind.LEVEL_UP:
            level = block.level - 1
        elif kind is CorrectionKind.LEVEL_DOWN:
            level = block.level + 1
        before = self._before(number) if kind is CorrectionKind.JOIN else ""
        try:
            return Correction.of(
                kind, number, block.text, before=before, level=level, offset=offset
            )
        except ValueError:
            return None

    def apply(self, correction: Correction) -> bool:
        """Make a correction; tell whether its block was found and it could be made."""
        if correction.kind is CorrectionKind.PUT_BACK:
            return self._put_back(correction)
        number = self._find(correction)
        if number is None:
            return False
        if correction.kind is CorrectionKind.TAKE_OUT:
            return self._take_out(number)
        if correction.kind is CorrectionKind.JOIN:
            return self._join(number)
        if correction.kind is CorrectionKind.SPLIT:
            return self._split(number, correction.offset)
        return self._retype(number, correction)

    def _before(self, number: int) -> str:
        return self._blocks[number - 1].text if number else ""

    def _find(self, correction: Correction) -> int | None:
        """Return the block that is meant: the nearest one, unless two are equally near."""
        last = len(self._blocks) - 1
        number = min(correction.block, last)
        for distance in range(max(number, last - number) + 1):
            found = [
                place
                for place in {number - distance, number + distance}
                if 0 <= place <= last
                and correction.means(self._blocks[place].text, self._before(place))
            ]
            if found:
                return found[0] if len(found) == 1 else None
        return None

    def _retype(self, number: int, correction: Correction) -> bool:
        block, kind = self._blocks[number], correction.kind
        if kind is CorrectionKind.TITLE:
            return self._entitle(number)
        if kind in _PLAIN:
            made = retyped(block, _PLAIN[kind], 1 if kind is CorrectionKind.LIST_ITEM else 0)
            if block.kind is made.kind:
                return False
        elif kind is CorrectionKind.HEADING:
            made = retyped(block, BlockKind.HEADING, correction.level)
        elif block.kind in {BlockKind.HEADING, BlockKind.LIST_ITEM}:
            made = retyped(block, block.kind, correction.level)
        else:
            return False
        if made == block or (made.kind is BlockKind.HEADING and self._is_above_title(number)):
            return False
        if _is_title(block):
            self._last_title = None
        self._blocks[number] = made
        return True

    def _is_above_title(self, number: int) -> bool:
        """Tell whether the title stands further down: no other heading may stand above it."""
        if self._last_title is None:
            titles = (place for place, block in enumerate(self._blocks) if _is_title(block))
            self._last_title = max(titles, default=-1)
        return number < self._last_title

    def _entitle(self, number: int) -> bool:
        """Make a block the title; a title that was, and headings above it, become paragraphs."""
        if _is_title(self._blocks[number]):
            return False
        self._last_title = None
        for other, block in enumerate(self._blocks):
            if _is_title(block) or (other < number and block.kind is BlockKind.HEADING):
                self._blocks[other] = retyped(block, BlockKind.PARAGRAPH)
        self._blocks[number] = retyped(self._blocks[number], BlockKind.HEADING, TITLE_LEVEL)
        return True

    def _take_out(self, number: int) -> bool:
        if len(self._blocks) == 1:
            return False
        self._last_title = None
        block = self._blocks.pop(number)
        piece = _Piece(FurnitureKind.TAKEN_OUT, printed(block), block)
        self._pieces[number : number + 2] = [
            [*self._pieces[number], piece, *self._pieces[number + 1]]
        ]
        return True

    def _put_back(self, correction: Correction) -> bool:
        last = len(self._pieces) - 1
        number = min(correction.block, last)
        for distance in range(max(number, last - number) + 1):
            found = [
                (place, index)
                for place in {number - distance, number + distance}
                if 0 <= place <= last
                for index, piece in enumerate(self._pieces[place])
                if correction.means(piece.text, "")
            ]
            if found:
                # Of two that stand in one place either may come back; elsewhere none is guessed.
                return len({at for at, _ in found}) == 1 and self._restore(*found[0])
        return False

    def _restore(self, number: int, index: int) -> bool:
        pieces = self._pieces[number]
        piece = pieces[index]
        block = piece.block or Block(BlockKind.PARAGRAPH, " ".join(piece.text.split()))
        self._pieces[number : number + 1] = [pieces[:index], pieces[index + 1 :]]
        self._last_title = None
        self._blocks.insert(number, block)
        if block.kind is BlockKind.HEADING and not self._may_head(number):
            self._last_title = None
            self._blocks[number] = retyped(block, BlockKind.PARAGRAPH)
        return True

    def _may_head(self, number: int) -> bool:
        """Tell whether a heading that came back may be one there, now that others may be titles."""
        if self._is_above_title(number):
            return False
        above = self._blocks[:number]
        return not _is_title(self._blocks[number]) or all(
            block.kind is not BlockKind.HEADING for block in above
        )

    def _join(self, number: int) -> bool:
        if not number:
            return False
        first, second = self._blocks[number - 1 : number + 1]
        if SINGLE_LINES & {first.kind, second.kind} or _is_title(second):
            return False
        self._last_title = None
        self._blocks[number - 1 : number + 1] = [joined(first, second)]
        # What stood between the two stands after both.
        self._pieces[number : number + 2] = [[*self._pieces[number], *self._pieces[number + 1]]]
        return True

    def _split(self, number: int, offset: int) -> bool:
        parts = split(self._blocks[number], offset)
        if parts is None:
            return False
        self._last_title = None
        self._blocks[number : number + 1] = parts
        self._pieces.insert(number + 1, [])
        return True


def _is_title(block: Block) -> bool:
    return block.kind is BlockKind.HEADING and block.level == TITLE_LEVEL
