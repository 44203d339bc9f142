"""What topics and paragraphs were called before documents were cited by their own numbers.

All topics were counted as soon as two numbers looked alike, and distances were "¶12+1" and "¶(1)".
"""

from collections.abc import Sequence

from data.citation.topic_references import alike, counted
from data.document import Block, BlockKind, Document, Topic


def former_references(document: Document) -> list[tuple[str, str]]:
    """Return the topic and the paragraph that each block was cited by."""
    firsts = [0, *(topic.first for topic in document.topics)]
    stops = [*firsts[1:], len(document.blocks)]
    topics = ["", *_topics(document.topics)]
    cited = []
    for run, (topic, first, stop) in enumerate(zip(topics, firsts, stops, strict=True)):
        head = first if run else document.title_block
        own = [document.blocks[number] for number in range(first, stop) if number != head]
        named = [(topic, paragraph) for paragraph in _paragraphs(own)]
        if len(own) < stop - first and head is not None:
            named.insert(head - first, (topic, ""))
        cited += named
    return cited


def _topics(topics: tuple[Topic, ...]) -> list[str]:
    for printed in (True, False):
        references = counted(topics, printed=printed)
        if len(set(map(alike, references))) == len(references):
            break
    return references


def _paragraphs(run: Sequence[Block]) -> list[str]:
    own = [
        "".join(block.number.split()).replace("¶", "").replace("§", "")
        if block.kind is BlockKind.PARAGRAPH
        else ""
        for block in run
    ]
    named = [number for number in own if number]
    if not named or len(set(named)) < len(named):
        return [str(n) for n in range(1, len(run) + 1)]
    cited = []
    base, after = "", 0
    for number in own:
        base, after = (number, 0) if number else (base, after + 1)
        cited.append(number or (f"{base}+{after}" if base else f"({after})"))
    return cited
