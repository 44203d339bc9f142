"""Stream to Document, for all readers: masthead, title, furniture, topics, meeting, report."""

from collections.abc import Sequence
from itertools import islice, takewhile
from pathlib import PurePath

from data.basis.progress import Progress
from data.document import Block, Document, FurnitureKind, Masthead, Source, Topic
from data.intake.lexicon import markers
from data.intake.stream import Declared, Piece, Stream
from data.intake.structure import (
    block_layout,
    furniture,
    headings,
    language,
    levels,
    masthead,
    meeting,
    titles,
)
from data.intake.structure.titles import Title
from data.intake_report import Certainty, Finding, Report
from data.messages import Message, said
from data.topics import topics_of

_SHORT = 200
_OPENING, _CLOSING = 6, 3
"""How many pieces below the title, and at the end, may tell of the meeting."""


def build(stream: Stream, source: Source, form: Message, on_progress: Progress) -> Document:
    """Return the document that a stream makes; each of its pieces becomes a block or furniture.

    `on_progress` is told the share that is done, from 0 to 1.
    """
    pieces = titles.in_one(markers.attach(stream.pieces))
    declared = stream.declared
    issue, title, outside = _frame(pieces, declared)
    start = -1 if title is None or title.piece is None else title.piece
    body = [number for number in range(len(pieces)) if number not in outside and number != start]
    styles = markers.sequences([piece.marker for piece in pieces])
    below = [number for number in body if number > start]
    found = headings.find(pieces, styles, below)
    depths = levels.give(pieces, found)
    opening = list(islice(takewhile(lambda number: number not in depths, body), _OPENING))
    blocks, kept = block_layout.lay_out(
        pieces, styles, depths, outside, title=title, on_progress=on_progress
    )
    met, dated = meeting.read(
        "\n".join([title.text if title else "", *(pieces[number].printed for number in opening)]),
        "\n".join(piece.text for piece in _closing(pieces, body)),
        issue or Masthead(),
        declared,
    )
    spoken, topics = _language(declared, blocks), topics_of(blocks)
    findings = (_titled(title), dated, *_issued(issue), _spoken(spoken), _divided(topics, found))
    findings += stream.findings
    return Document(
        source=source,
        title=title.text if title else PurePath(source.name).stem or "Untitled",
        blocks=blocks,
        topics=topics,
        furniture=kept,
        masthead=issue or Masthead(),
        meeting=met,
        language=spoken,
        report=Report(
            form,
            stream.encoding,
            findings,
            stream.repairs,
            (*stream.warnings, *_suspicions(title)),
        ),
    )


def _frame(
    pieces: Sequence[Piece], declared: Declared
) -> tuple[Masthead | None, Title | None, dict[int, FurnitureKind]]:
    """Return masthead, title, and what stands outside the reading flow; some of it always is in."""
    issue = masthead.read(pieces[0].printed)
    outside = furniture.find(pieces, None if issue is None else 0)
    if len(outside) == len(pieces):
        issue, outside = None, {}
    title = titles.find(pieces, outside, declared)
    if title is not None:
        outside |= furniture.repeats(pieces, title, outside)
        if title.piece is None and len(outside) == len(pieces):
            outside = {}
    return issue, title, outside


def _closing(pieces: Sequence[Piece], body: Sequence[int]) -> list[Piece]:
    """Return the last pieces of the text, and what points on from there to other papers."""
    last = set(body[-_CLOSING:])
    pointers = {
        number
        for number in range(max(0, len(pieces) - _CLOSING), len(pieces))
        if pieces[number].linked
    }
    return [pieces[number] for number in sorted(last | pointers)]


def _language(declared: Declared, blocks: Sequence[Block]) -> str:
    """Return the language of the text; what a format declares only where the text does not tell."""
    guessed = language.guess(" ".join(block.text for block in blocks[:200]))
    return guessed or declared.language


def _suspicions(title: Title | None) -> tuple[Message, ...]:
    if title is None or (title.text.isascii() and len(title.text) < _SHORT):
        return ()
    from data.intake.structure import suspicion  # noqa: PLC0415  # plain letters deceive nobody

    return suspicion.warnings(title.text)


def _titled(title: Title | None) -> Finding:
    if title is None:
        place = said("no line names the document; the file's name stands in")
        return Finding(said("Title"), "", place, Certainty.UNSURE)
    return Finding(said("Title"), title.text, title.place, title.certainty)


def _issued(issue: Masthead | None) -> tuple[Finding, ...]:
    """Return where the masthead was found; most documents have none, which is no finding."""
    if issue is None:
        return ()
    if issue.issue_date:
        issued = said(
            "{publication} No. {number}, {date}",
            publication=issue.publication,
            number=issue.issue_number,
            date=issue.issue_date,
        )
    else:
        issued = said(
            "{publication} No. {number}", publication=issue.publication, number=issue.issue_number
        )
    return (Finding(said("Publication"), issued, said("the first line")),)


def _spoken(code: str) -> Finding:
    if not code:
        return Finding(
            said("Language"), "", said("the words are of no language that is known here")
        )
    return Finding(said("Language"), language.name(code), said("the words"), Certainty.LIKELY)


def _divided(topics: Sequence[Topic], found: dict[int, int]) -> Finding:
    """Return how the topics were told, and how surely."""
    if not topics:
        return Finding(said("Topics"), "", said("no lines look like headings"), Certainty.LIKELY)
    places = {
        headings.DECLARED: (
            said("headings that the format or their wording declares"),
            Certainty.SURE,
        ),
        headings.SIZED: (said("lines in larger type"), Certainty.LIKELY),
        headings.STRONG: (said("lines that are bold, underlined or in capitals"), Certainty.LIKELY),
        headings.EMPHATIC: (said("lines in italics"), Certainty.UNSURE),
        headings.PLAIN: (said("lines that are numbered or stand alone"), Certainty.UNSURE),
    }
    place, certainty = places[min(found.values())]
    count = sum(topic.level == 1 for topic in topics)
    below = len(topics) - count
    if below:
        number = said("{count}, and {below} below them", count=count, below=below)
    else:
        number = said("{count}", count=count)
    return Finding(said("Topics"), number, place, certainty)
