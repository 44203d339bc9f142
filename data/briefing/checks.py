"""What is said beside the pages of a briefing before it goes out: what its author may want to mend.

Nothing here stops an export. What a page cannot hold, and characters without a face, those say who
set it.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from data.anchors.anchoring import AnchorState
from data.briefing.abbreviations import undefined
from data.briefing.content import Content, Entry, PartKind
from data.briefing.content_texts import content_texts
from data.briefing.wording.known_abbreviations import KNOWN_ABBREVIATIONS
from data.messages import Message, said


class CautionKind(StrEnum):
    """What may be wrong with a piece."""

    LOST_PASSAGE = "lost passage"
    UNSURE_PASSAGE = "unsure passage"
    MISSING_SOURCE = "missing source"
    CHANGED_QUOTE = "changed quote"
    BARE_POINT = "bare point"
    UNDEFINED_ABBREVIATION = "undefined abbreviation"
    FAULTY_TEMPLATE = "faulty template"
    LEFT_OUT = "left out by its template"
    UNPRINTED = "not printed"
    TOO_LONG = "too long for one page"


@dataclass(frozen=True, slots=True)
class QuotedPiece:
    """The words that a piece quotes, and its source as it is now.

    `source` is the text of the document, None where there is none to be had. `state` says how its
    passage was found there.
    """

    piece_id: str
    quote: str
    source: str | None
    state: AnchorState = AnchorState.EXACT


@dataclass(frozen=True, slots=True)
class Caution:
    """A sentence beside a piece of a briefing; `piece_id` is empty where it is about none alone."""

    kind: CautionKind
    piece_id: str
    message: Message


_BLANK_BESIDE_KANJI = re.compile(
    "(?<=[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]) | (?=[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef])"
)
_LOST = said(
    "The passage is no longer in its document: attach the note to another one, or take the piece "
    "out."
)
_UNSURE = said("It is not sure that this is still the passage that was marked: review it.")
_MISSING = said(
    "The source is not in the library, so the quotation was not compared with it: open the source."
)
_CHANGED = said("The source does not have these words any more: take its new ones, or quote again.")
_BARE = said("The point has neither a quotation nor a citation: add what it rests on.")


def cautions(
    content: Content,
    quoted: Sequence[QuotedPiece] = (),
    known: Collection[str] = KNOWN_ABBREVIATIONS,
) -> tuple[Caution, ...]:
    """Return what is to be said beside the pages: first of quotations, then points, then words.

    Quotations are compared letter by letter, blanks aside; what is only alike has changed. `known`
    are the keys of abbreviations that need no definition.
    """
    return (*_of_quotes(quoted), *_of_points(content), *_of_abbreviations(content, known))


def _of_quotes(quoted: Sequence[QuotedPiece]) -> Iterator[Caution]:
    sources: dict[str, str] = {}
    for piece in quoted:
        if piece.state is AnchorState.ORPHAN:
            yield Caution(CautionKind.LOST_PASSAGE, piece.piece_id, _LOST)
        elif piece.state is AnchorState.REVIEW:
            yield Caution(CautionKind.UNSURE_PASSAGE, piece.piece_id, _UNSURE)
        if piece.source is None:
            yield Caution(CautionKind.MISSING_SOURCE, piece.piece_id, _MISSING)
        elif piece.state is not AnchorState.ORPHAN:
            if piece.source not in sources:
                sources[piece.source] = _compared(piece.source)
            if _compared(piece.quote) not in sources[piece.source]:
                yield Caution(CautionKind.CHANGED_QUOTE, piece.piece_id, _CHANGED)


def _of_points(content: Content) -> Iterator[Caution]:
    for part in content.parts:
        if part.kind is PartKind.POINTS:
            for entry in filter(_is_bare, part.entries):
                yield Caution(CautionKind.BARE_POINT, entry.piece_id, _BARE)


def _is_bare(entry: Entry) -> bool:
    return entry.is_point and not (entry.quoted or entry.evidence or entry.citation)


def _of_abbreviations(content: Content, known: Collection[str]) -> Iterator[Caution]:
    texts = content_texts(content)
    for one in undefined([item.text for item in texts], known):
        message = said(
            "Nothing says what “{short}” stands for: write it out where it stands first.",
            short=one.short,
        )
        kind = CautionKind.UNDEFINED_ABBREVIATION
        yield Caution(kind, texts[one.text].piece_id, message)


def _compared(text: str) -> str:
    """Return a text with one space for any blanks, and none beside letters that need none."""
    return _BLANK_BESIDE_KANJI.sub("", " ".join(text.split()))


def too_long(pages: int) -> Message:
    """Return what is said of points of a document that take so many pages, two at least."""
    return said(
        "The points take {pages} pages, not one: leave out topics or labels, or shorten notes.",
        pages=pages,
    )
