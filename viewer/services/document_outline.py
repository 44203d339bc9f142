"""A document's outline, as text for people and as facts for programs."""

from collections import Counter
from collections.abc import Collection, Iterable
from itertools import accumulate
from textwrap import wrap

from data.briefing.compiling.title_block import source_line
from data.document import BlockKind, Document, FurnitureKind
from data.files.paths import clean
from data.intake import formalities
from data.messages import ENGLISH, Words, said
from data.text.fixed_pitch import columns_of, columns_of_letter
from data.text.printed_dates import long_date

_BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTATION})
_WIDTH = 76
_KINDS = {
    FurnitureKind.MASTHEAD: said("masthead"),
    FurnitureKind.REPEATED_TITLE: said("repeated title"),
    FurnitureKind.CAPTION: said("caption"),
    FurnitureKind.NAVIGATION: said("link or contents"),
    FurnitureKind.RUNNING_HEAD: said("running head"),
    FurnitureKind.PAGE_NUMBER: said("page number"),
    FurnitureKind.END_MARK: said("end mark"),
    FurnitureKind.IMAGE: said("image"),
    FurnitureKind.PAGE_FRAME: said("page frame"),
    FurnitureKind.FRONT_MATTER: said("front matter"),
    FurnitureKind.MARKUP: said("mark-up"),
    FurnitureKind.TAKEN_OUT: said("passage taken out by you"),
}


def facts(document: Document, *, is_titled: bool = False) -> dict[str, object]:
    """Return title, date, language, topics and number of paragraphs; None for what is unknown.

    A title that is no block of the document is known where it `is_titled` by its user. A topic's
    paragraphs include those of its sub-topics; list items and quotations count too, and formalities
    (who issues the paper, when and where, who was there, who signs) do not: they are told beside.
    """
    meeting = document.meeting
    beside = formalities.of(document)
    text = _text(document, beside)
    return {
        "title": document.title if is_titled or document.title_block is not None else None,
        "date": meeting.date.isoformat() if meeting.date else None,
        "language": document.language or None,
        "topics": [
            {
                "number": topic.number or None,
                "title": topic.title,
                "level": topic.level,
                "paragraphs": _paragraphs(text, range(topic.first, topic.stop)),
            }
            for topic in document.topics
        ],
        "paragraphs": len(text),
        "formalities": [document.blocks[number].text for number in sorted(beside)],
        "place": meeting.place or None,
        "persons": list(meeting.persons),
        "source": {
            "line": str(source_line(document)),
            "publisher": document.source.publisher or None,
            "sha256": document.source.sha256,
        },
    }


def printed(document: Document, words: Words = ENGLISH) -> str:
    """Return the outline as lines of at most 76 columns, where the titles allow it."""
    meeting = document.meeting
    source = str(source_line(document))
    about = (long_date(meeting.date) if meeting.date else "", meeting.place)
    head = [
        document.title,
        " · ".join(part for part in (source, document.source.publisher) if part),
        " · ".join(part for part in (*about, ", ".join(meeting.persons)) if part),
    ]
    beside = formalities.of(document)
    text = _text(document, beside)
    rows = []
    if document.lead:
        lead = words.tr("Lead") if document.topics else words.tr("Text")
        rows.append(_row("", lead, 1, _paragraphs(text, document.lead), words))
    for topic in document.topics:
        count = _paragraphs(text, range(topic.first, topic.stop))
        rows.append(_row(topic.number, topic.title, topic.level, count, words))
    if beside:
        rows.append(_formalities(len(beside), words))
    foot = wrap(_left_out(document, words), _WIDTH, subsequent_indent="    ")
    lines = [*(line for line in head if line), "", *rows, *(("", *foot) if foot else ())]
    return "\n".join(clean(line) for line in lines)


def _formalities(count: int, words: Words) -> str:
    """Return the row that says how many paragraphs tell of the paper, so that none is missed."""
    return _row("", words.tr("Place and day, presence, signatures, contacts"), 1, count, words)


def _row(number: str, title: str, level: int, count: int, words: Words) -> str:
    counted = words.trn("{count} paragraph", "{count} paragraphs", count)
    left = f"{'  ' * (level - 1)}{number:>3}  {title}"
    room = _WIDTH - columns_of(counted) - 2
    shown = left if columns_of(left) <= room else f"{_cut(left, room - 1)}…"
    return f"{shown}{' ' * (room - columns_of(shown))}  {counted}"


def _cut(text: str, room: int) -> str:
    """Return as much of a text as has room in so many columns."""
    ends = accumulate(map(columns_of_letter, text))
    return "".join(sign for sign, end in zip(text, ends, strict=True) if end <= room)


def _left_out(document: Document, words: Words) -> str:
    kinds = Counter(piece.kind for piece in document.furniture)
    named = [
        f"{words(_KINDS[kind])} ({count})" if count > 1 else words(_KINDS[kind])
        for kind, count in kinds.items()
    ]
    return words.tr("Outside the text: {pieces}", pieces=", ".join(named)) if named else ""


def _text(document: Document, beside: Collection[int]) -> frozenset[int]:
    """Return the numbers of the paragraphs of the text, without those that stand `beside` it."""
    body = (number for number, block in enumerate(document.blocks) if block.kind in _BODY)
    return frozenset(body).difference(beside)


def _paragraphs(text: Collection[int], blocks: Iterable[int]) -> int:
    return sum(number in text for number in blocks)
