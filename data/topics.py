"""The topics that headings make of a text."""

from collections.abc import Sequence

from data.document import TITLE_LEVEL, Block, BlockKind, Topic


def topics_of(blocks: Sequence[Block]) -> tuple[Topic, ...]:
    """Return the topics that the headings among `blocks` make, each up to the next of its level."""
    topics: list[Topic] = []
    stop_at: list[int] = []  # by level: the first block after a topic of that level that is open
    for index in range(len(blocks) - 1, -1, -1):
        block = blocks[index]
        if block.kind is not BlockKind.HEADING or block.level == TITLE_LEVEL:
            continue
        stop_at += [len(blocks)] * (block.level + 1 - len(stop_at))
        number = block.number or _article(blocks, index)
        topics.append(Topic(number, block.text, block.level, index, stop_at[block.level]))
        stop_at[block.level :] = [index] * (len(stop_at) - block.level)
    return tuple(reversed(topics))


def _article(blocks: Sequence[Block], heading: int) -> str:
    """Return the number of an article whose caption stands above it, as Japanese laws print it."""
    following = blocks[heading + 1] if heading + 1 < len(blocks) else None
    is_caption = blocks[heading].text[0] in "（("
    if is_caption and following is not None and is_article(following.marker):
        return following.marker
    return ""


def is_article(marker: str) -> bool:
    """Tell whether a marker numbers an article ("第一条")."""
    return marker.startswith("第") and "条" in marker
