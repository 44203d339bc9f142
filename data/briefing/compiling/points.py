"""The points to make: one page in the analyst's words, with what they rest on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.annotation import Annotation, Label
from data.briefing.content import Entry, Part, PartKind
from data.messages import Message, said

_BOTTOM_LINE, _OPEN = "key-point", "question"
_PRESS_LINE = "press-line"
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=\S)|(?<=[。！？])(?=\S)")
_ABBREVIATION = re.compile(r"(?:\b[A-Z]|\b(?:No|Mr|Ms|Mrs|Dr|Art|Sec|vs|cf|e\.g|i\.e))\.$")
_LONGEST_LEAD_IN = 90


@dataclass(frozen=True, slots=True)
class MarkedPoint:
    """An annotation of the handout with what a reader can look it up by.

    `quote` is the passage as it stands now, empty for a note on a topic or on the whole document;
    `page` is that of the source, 0 for none.
    """

    annotation: Annotation
    label: Label
    quote: str
    citation: str
    page: int = 0

    @property
    def says_something(self) -> bool:
        """Whether there are words to print."""
        return bool(self.annotation.note.strip() or self.quote)

    @property
    def is_press_line(self) -> bool:
        """Whether its words may be said to the press."""
        return any(tag.casefold().replace(" ", "-") == _PRESS_LINE for tag in self.annotation.tags)


def parts(
    items: Sequence[MarkedPoint], labels: Sequence[Label], source: Message | str, digest: str
) -> tuple[Part, ...]:
    """Return the page's parts, those without an entry left out.

    The bottom line is the first key point's note, or its passage, with the first open question;
    the points are the other notes in the order of `labels`; the background quotes the key points'
    passages and those that were marked without a note. `digest` is the source's SHA-256.
    """
    press = [item for item in items if item.is_press_line and item.says_something]
    others = [item for item in items if not item.is_press_line and item.says_something]
    bottom = next((item for item in others if item.label.id == _BOTTOM_LINE), None)
    question = next((i for i in others if i.label.id == _OPEN and i.annotation.note), None)
    order = {label.id: place for place, label in enumerate(labels)}
    noted = [item for item in others if item.annotation.note and item not in (bottom, question)]
    noted.sort(key=lambda item: order.get(item.label.id, len(order)))
    quoted = [
        item
        for item in others
        if item.quote
        and (item.label.id == _BOTTOM_LINE or not item.annotation.note)
        and (item is not bottom or item.annotation.note)
    ]
    found = (
        Part(PartKind.BOTTOM_LINE, said("Bottom line"), _bottom_line(bottom, question)),
        Part(PartKind.POINTS, said("Points"), tuple(_point(item) for item in noted)),
        Part(PartKind.BACKGROUND, said("Background"), tuple(_quotation(item) for item in quoted)),
        Part(PartKind.PRESS_LINE, said("Press line"), tuple(_press_line(item) for item in press)),
        Part(PartKind.SOURCE, said("Source"), (Entry(source), Entry(f"SHA-256 {digest}"))),
    )
    return tuple(part for part in found if part.entries)


def _bottom_line(bottom: MarkedPoint | None, question: MarkedPoint | None) -> tuple[Entry, ...]:
    entries = []
    if bottom is not None:
        entries.append(_entry(bottom))
    if question is not None:
        entries.append(_entry(question, lead_in=said("Still open:")))
    return tuple(entries)


def _point(item: MarkedPoint) -> Entry:
    """Return a note; of several sentences the first, if it is short, has the weight."""
    note = " ".join(item.annotation.note_words.split())
    for end in _SENTENCE_END.finditer(note):
        first, rest = note[: end.start()], note[end.end() :]
        if len(first) > _LONGEST_LEAD_IN:
            break
        if not _ABBREVIATION.search(first):
            return _entry(item, lead_in=first, text=rest)
    return _entry(item)


def _quotation(item: MarkedPoint) -> Entry:
    return Entry(item.quote, quoted=True, citation=item.citation, page=item.page)


def _press_line(item: MarkedPoint) -> Entry:
    return replace(_entry(item), lead_in="", label=None, aside=said("Use if asked"))


def _entry(item: MarkedPoint, *, lead_in: Message | str = "", text: str = "") -> Entry:
    """Return what an annotation says: its note, or else its passage."""
    note = text or " ".join(item.annotation.note_words.split())
    return Entry(
        text=note or item.quote,
        lead_in=lead_in,
        quoted=not note,
        citation=item.citation,
        page=item.page,
        label=None if item.label.is_none else item.label,
        aside="" if item.label.is_none else item.label.name,
    )
