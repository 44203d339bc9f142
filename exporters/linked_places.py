"""Links inside the source, as links of the handout: to the blocks of theirs that are in it.

The names that documents use never leave: a place has a name of ours.
"""

from collections.abc import Iterator
from dataclasses import replace

from data.briefing.content import Content, ContentBlock, Section
from data.document import BlockKind, Span
from data.text import table_rows
from data.text.inside_links import name_in
from exporters.phrases import all_blocks, place_of, place_of_block


def with_places(content: Content) -> Content:
    """Return a content whose blocks are called by their place, where a link leads to them.

    A link to what is not in the handout is none; its words stay. Of two blocks of one name, of
    which a passage may be quoted twice, it leads to the first.
    """
    if not any(block.names or _targets(block) for block in all_blocks(content)):
        return content
    return _Places(content).content()


class _Places:
    """Goes through one content; blocks are known by their identity, as two may say the same."""

    def __init__(self, content: Content) -> None:
        self._content = content
        wanted = {name for block in all_blocks(content) for name in _targets(block)}
        self._of: dict[int, str] = {}
        self._owners: dict[str, ContentBlock] = {}
        for block, place in _placed(content):
            for name in block.names:
                if name in wanted and name not in self._owners:
                    self._owners[name] = block
                    self._of[id(block)] = place
        self._reached = {
            self._of[id(owner)]
            for block in all_blocks(content)
            for name in _targets(block)
            if (owner := self._owners.get(name)) is not None and owner is not block
        }

    def content(self) -> Content:
        content = self._content
        return replace(
            content,
            title_block=self._block(content.title_block) if content.title_block else None,
            sections=tuple(map(self._section, content.sections)),
        )

    def _section(self, section: Section) -> Section:
        heading = self._block(section.heading) if section.heading else None
        return replace(section, heading=heading, blocks=tuple(map(self._block, section.blocks)))

    def _block(self, block: ContentBlock) -> ContentBlock:
        if not block.names and not _targets(block):
            return block
        place = self._of.get(id(block), "")
        names = (place,) if place in self._reached else ()
        spans = (self._span(block, span) for span in block.spans)
        return replace(block, names=names, spans=tuple(filter(None, spans)))

    def _span(self, block: ContentBlock, span: Span) -> Span | None:
        """Return a span, leading to a place of the handout; None for a link to none."""
        name = name_in(span)
        if not name:
            return span
        owner = self._owners.get(name)
        if owner is None or owner is block:
            return None
        return replace(span, target=f"#{self._of[id(owner)]}")


def _placed(content: Content) -> Iterator[tuple[ContentBlock, str]]:
    """Yield the blocks that are set, each with the name of its place."""
    headings = [section.heading for section in content.topics]
    topics = {id(heading): place_of(number) for number, heading in enumerate(headings)}
    for number, block in enumerate(all_blocks(content), 1):
        is_rule = block.kind is BlockKind.TABLE_ROW and table_rows.is_rule(block.text)
        if not is_rule:
            yield block, topics.get(id(block), place_of_block(number))


def _targets(block: ContentBlock) -> list[str]:
    return [name for span in block.spans if (name := name_in(span))]
