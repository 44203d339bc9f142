"""What every format says of a handout, in the same words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import reduce
from hashlib import sha256

from data.annotation import Label
from data.briefing.content import Content, ContentBlock, Note, Part, PartKind, Section
from data.messages import Words, said
from exporters.frame.citation_phrases import quotation_marks, sample_citations
from exporters.options import Contents

CONTENTS = said("Contents")
LABELS = said("Labels")
DISTRIBUTION = said("Distribution")
WHOLE_DOCUMENT = said("whole document")
"""What a note says that hangs on no passage."""
SOURCE_WORDS = said("Words of the source")
OWN_WORDS = said("Words of the analyst")
"""What tells the author's own words from those of the source."""
DISTRIBUTED_TO = said("Distribution:")
"""What stands before those who get a handout."""
_WIDE_STOPS = ("：", "。", "、", "！", "？", "」", "』", "）")
_CONTENTS_FROM = 3
"""So many topics make contents worth their place."""
_CONTENTS_DEPTH = 2
_UNDETERMINED = "und"
"""The language of what no language is known of (ISO 639-2, BCP 47): a file must name one."""


def place_of(index: int) -> str:
    """Return the name of the topic with that number, for links to it."""
    return f"topic-{index + 1}"


def place_of_note(number: int) -> str:
    """Return the name of the place where the note with that number begins, for links to it."""
    return f"note-{number}"


def place_of_passage(number: int) -> str:
    """Return the name of the place that the note with that number is on, for links back to it."""
    return f"passage-{number}"


def place_of_mark(annotation_id: str) -> str:
    """Return the name of the place where the passage of that annotation begins."""
    return f"mark-{sha256(annotation_id.encode(errors='replace')).hexdigest()[:16]}"


def place_of_footnote(number: int) -> str:
    """Return the name of the place of a footnote of the source, for links to it."""
    return f"footnote-{number}"


def place_of_block(number: int) -> str:
    """Return the name of the place of a block of the source, counted from 1, for links to it."""
    return f"place-{number}"


def place_of_part(index: int) -> str:
    """Return the name of the part with that number, for links to it."""
    return f"part-{index + 1}"


def is_of_pieces(content: Content) -> bool:
    """Return whether the analyst's own page was composed of the pieces of a briefing."""
    return bool(content.sources) or any(
        part.piece_id or any(entry.piece_id for entry in part.entries) for part in content.parts
    )


def closing_parts(content: Content) -> tuple[Part, ...]:
    """Return what closes a handout of pieces, or one with a text: the sources, if they are last."""
    last = content.parts[-1:]
    is_apart = bool(content.sections) or is_of_pieces(content)
    return last if is_apart and last and last[0].kind is PartKind.SOURCE else ()


def is_digest(part: Part, said: str) -> bool:
    """Return whether a source's line is the SHA-256 of its file and not its name."""
    return part.kind is PartKind.SOURCE and said.startswith("SHA-256 ")


def listed_topics(
    content: Content, contents: Contents = Contents.AUTO
) -> tuple[tuple[str, Section], ...]:
    """Return what the contents list, each with its place."""
    topics = content.topics
    if contents is Contents.OFF or (contents is Contents.AUTO and len(topics) < _CONTENTS_FROM):
        return ()
    return tuple(
        (place_of(index), topic)
        for index, topic in enumerate(topics)
        if topic.level <= _CONTENTS_DEPTH
    )


def labels_used(content: Content) -> tuple[Label, ...]:
    """Return the labels that stand in the handout, in their own order."""
    used = {item.label.id for block in all_blocks(content) for item in block.highlights}
    used |= {note.label.id for note in content.notes}
    return tuple(label for label in content.labels if label.id in used)


def unlabelled(content: Content) -> tuple[Label, ...]:
    """Return what stands for no label, where something in the handout has none."""
    shown = [item.label for block in all_blocks(content) for item in block.highlights]
    shown += [note.label for note in content.notes]
    return tuple(dict.fromkeys(label for label in shown if label.is_none))


def all_blocks(content: Content) -> tuple[ContentBlock, ...]:
    """Return every quoted block in order: the title, then headings and their texts."""
    blocks = [content.title_block] if content.title_block else []
    for section in content.sections:
        if section.heading:
            blocks.append(section.heading)
        blocks += section.blocks
    return tuple(blocks)


def own_words(content: Content, words: Words) -> Iterator[str]:
    """Yield what stands on a handout besides the document, the user's words and the title block."""
    yield words(content.kind)
    yield from (words(part.title) for part in content.parts)
    yield from map(words, (CONTENTS, LABELS, WHOLE_DOCUMENT, DISTRIBUTION))
    yield from quotation_marks(words)
    said = legend(content, words)
    yield said.title
    yield from (text for _, *row in said.rows for text in row)


def label_name(label: Label, words: Words) -> str:
    """Return a label's name; for the reader, an annotation without a label is a note."""
    return words.tr("Note") if label.is_none else label.name


def in_one_row(texts: Iterable[str], words: Words) -> str:
    """Return texts that stand beside each other, the empty ones left out: "a · b"."""
    found = [text for text in texts if text]
    return reduce(lambda one, two: words.tr("{one} · {other}", one=one, other=two), found or [""])


def recipients(names: Iterable[str], words: Words) -> str:
    """Return those who get a handout, one at least, in one line."""
    return reduce(lambda one, two: words.tr("{one}; {other}", one=one, other=two), names)


def leading(text: str) -> str:
    """Return what stands before a text, with the blank behind it."""
    return text + blank_behind(text)


def blank_behind(text: str) -> str:
    """Return the blank between what leads in and what follows; East Asian stops have their own."""
    return "" if text.endswith(_WIDE_STOPS) else " "


def logo_text(name: str, words: Words) -> str:
    """Return what a letterhead's logo is, for those who do not see it."""
    return words.tr("Logo of {name}", name=name) if name else words.tr("Logo")


def copy_line(content: Content, words: Words) -> str:
    """Return which copy of the handout this is; nothing where it has no name."""
    return words.tr("Copy {copy}", copy=content.copy) if content.copy else ""


def foreign_language(content: Content, words: Words) -> str:
    """Return the document's language where the handout's own words are in another, else nothing."""
    known = content.language or _UNDETERMINED
    return "" if known == words.language else known


class Sample(Enum):
    """How a sample in the legend looks: set as the source, as the analyst, or as a citation."""

    SOURCE = "source"
    ANALYST = "analyst"
    CITATION = "citation"


@dataclass(frozen=True, slots=True)
class Legend:
    """How to read a handout: its title, then samples, each with its look and what it means."""

    title: str
    rows: tuple[tuple[Sample, str, str], ...]


def has_own_words(content: Content) -> bool:
    """Return whether anything in a handout is the analyst's, so that a reader has to tell."""
    return bool(content.notes or content.parts) or any(block.own for block in all_blocks(content))


def legend(content: Content, words: Words) -> Legend:
    """Return what the legend says, besides the labels."""
    rows = [(Sample.SOURCE, words.tr("Serif"), words(SOURCE_WORDS))]
    if has_own_words(content):
        rows.append((Sample.ANALYST, words.tr("Sans"), words(OWN_WORDS)))
    rows += [(Sample.CITATION, *sample) for sample in sample_citations(content, words)]
    return Legend(words.tr("How to read this handout"), tuple(rows))


def opening_notes(content: Content) -> tuple[Note, ...]:
    """Return the notes on the whole document and on its title."""
    title = content.title_block.highlights if content.title_block else ()
    numbers = {*content.document_notes, *(item.note for item in title if item.opens)}
    return tuple(note for note in content.notes if note.number in numbers)


def loose_notes(content: Content) -> tuple[Note, ...]:
    """Return the notes that neither a passage nor a heading of the handout shows."""
    shown = {note.number for note in opening_notes(content)}
    shown.update(number for section in content.sections for number in section.notes)
    for block in all_blocks(content):
        shown.update(item.note for item in block.highlights if item.opens and item.note)
    return tuple(note for note in content.notes if note.number not in shown)


def source_of(content: Content, words: Words) -> str:
    """Return the title and where it is from, once where the file's name is all that is known."""
    title, source = content.title, words(content.source)
    known = source.casefold().startswith(title.casefold())
    return source if known else words.tr("{title} · {source}", title=title, source=source)


def short_hash(digest: str) -> str:
    """Return a SHA-256 as a reader can compare it: "b6ff a362 … aaa7 90c4"."""
    return f"{digest[:4]} {digest[4:8]} … {digest[-8:-4]} {digest[-4:]}"
