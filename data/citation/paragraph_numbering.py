"""Whether a document numbers its paragraphs through, from the first topic to the last."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from data.citation.topic_references import bare
from data.document import Block, BlockKind

_FIGURES = re.compile(r"\d{1,5}(?:\.\d{1,4}){0,3}")
_FEWEST = 3
_LEAST_SHARE = 1 / 3
"""Of the paragraphs between the first and the last numbered one: others have several each."""
_LEAST_TOPICS = 1 / 2


def through(blocks: Sequence[Block], firsts: Sequence[int]) -> dict[int, str]:
    """Return the number of each block that has one of its own in the whole document, if they do.

    The numbers rise from block to block, in figures ("34", "3.2"), so that each stands once, and
    they stand in most topics. `firsts` are the blocks that topics begin with, in order. A heading
    whose number fits between its neighbours is a paragraph of them, too.
    """
    numbered = {
        index: bare(block.number)
        for index, block in enumerate(blocks)
        if block.marker and block.kind is BlockKind.PARAGRAPH and block.number
    }
    values = {index: _value(number) for index, number in numbered.items()}
    is_rising = all(one and two and one < two for one, two in pairwise(values.values()))
    if len(numbered) < _FEWEST or not is_rising or not all(values.values()):
        return {}
    if not (_are_many(blocks, list(numbered)) and _are_spread(blocks, list(numbered), firsts)):
        return {}
    return {**numbered, **_between(blocks, values, firsts)}


def _value(number: str) -> tuple[int, ...]:
    return tuple(map(int, number.split("."))) if _FIGURES.fullmatch(number) else ()


def _are_many(blocks: Sequence[Block], numbered: list[int]) -> bool:
    among = blocks[numbered[0] : numbered[-1] + 1]
    return len(numbered) >= _LEAST_SHARE * sum(_is_paragraph(block) for block in among)


def _are_spread(blocks: Sequence[Block], numbered: list[int], firsts: Sequence[int]) -> bool:
    """Tell whether most topics with paragraphs have a numbered one."""
    stops = [*firsts[1:], len(blocks)]
    wordy, having, place = 0, 0, 0
    for first, stop in zip(firsts, stops, strict=True):
        wordy += any(_is_paragraph(block) for block in blocks[first:stop])
        while place < len(numbered) and numbered[place] < first:
            place += 1
        having += place < len(numbered) and numbered[place] < stop
    return having >= _LEAST_TOPICS * wordy


def _between(
    blocks: Sequence[Block], values: dict[int, tuple[int, ...]], firsts: Sequence[int]
) -> dict[int, str]:
    """Return the numbers of headings that are one more than the last paragraph's."""
    order = list(values)
    found: dict[tuple[int, ...], int] = {}
    for first in firsts:
        value = _value(bare(blocks[first].number))
        place = bisect_left(order, first)
        if value and 0 < place < len(order):
            *above, last = values[order[place - 1]]
            if value == (*above, last + 1) and value < values[order[place]]:
                found.setdefault(value, first)
    return {index: bare(blocks[index].number) for index in found.values()}


def _is_paragraph(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH
