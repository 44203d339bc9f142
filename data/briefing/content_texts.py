"""The texts of a compiled content that say something, in the order of its pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from data.briefing.content import Content, Part, PartKind
from data.messages import Message, said

WHERE_SAID = said("Where said")
"""The head of a column of citations."""
_FRAME = frozenset({PartKind.SOURCE, PartKind.GLOSSARY})
"""What a handout says of itself: nothing that somebody has to explain."""


@dataclass(frozen=True, slots=True)
class ContentText:
    """A text of a handout; `piece_id` names the piece that it was made of, where that is known."""

    text: str
    piece_id: str = ""


def content_texts(content: Content) -> tuple[ContentText, ...]:
    """Return what the author and the sources say; not the frame, citations, labels and sources."""
    found = [ContentText(content.title)]
    for part in content.parts:
        if part.kind not in _FRAME:
            found += _of_part(part)
    for section in content.sections:
        name = section.piece_id
        found.append(ContentText(section.title, name))
        found += [ContentText(one.text, one.piece_id or name) for one in section.blocks]
        found += _of_part(section.own_table) if section.own_table else ()
    found += [ContentText(note.words, note.piece_id) for note in content.notes]
    return tuple(one for one in found if one.text)


def _of_part(part: Part) -> Iterator[ContentText]:
    for entry in part.entries:
        for text in (entry.lead_in, entry.text, entry.evidence):
            yield from _plain(text, entry.piece_id)
    table = part.table
    if table is None:
        return
    cited = [head == WHERE_SAID for head in table.head]
    for number, row in enumerate(table.rows):
        name = table.piece_ids[number] if table.piece_ids else part.piece_id
        for cell, is_citation in zip(row, cited, strict=True):
            if not is_citation:
                yield from _plain(cell, name)


def _plain(text: Message | str, piece_id: str) -> Iterator[ContentText]:
    """Yield a text that is the author's or the source's: messages are the program's own."""
    if isinstance(text, str):
        yield ContentText(text, piece_id)
