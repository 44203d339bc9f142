"""Stream to Document, for all readers: masthead, title, furniture, topics, meeting, report."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice, takewhile
from pathlib import PurePath

from data.basis.progress import Progress
from data.document import Block, Document, FurnitureKind, Masthead, Source
from data.intake.lexicon import front_words, markers
from data.intake.stream import Declared, Piece, Stream
from data.intake.structure import (
    block_layout,
    days,
    declared_outline,
    end_notes,
    furniture,
    language,
    masthead,
    meeting,
    reference_lists,
    title_lines,
    titles,
    zones,
)
from data.intake.structure.outlines import meant_headings, outlining, run_in_headings
from data.intake.structure.titles import Title
from data.intake.structure.zones import LineRole, Zones
from data.intake_report import Certainty, Finding, Report
from data.messages import Message, said
from data.topics import topics_of

_SHORT = 200
_LETTERHEAD = frozenset(
    {LineRole.MASTHEAD, LineRole.DATE, LineRole.PAPER, LineRole.SYMBOL, LineRole.CONTACT}
)
"""Roles of lines that stand outside the text where they stand above the title."""
_ISSUED = frozenset({LineRole.MASTHEAD, LineRole.PAPER})
"""Those of lines that do so on top of a text whose title stands outside it."""
_MOST_NAMES = 8
"""So many lines of bodies and holders of an office a letterhead has at most."""
_OPENING = 6
"""How many pieces below the title may tell of the meeting."""


def build(stream: Stream, source: Source, form: Message, on_progress: Progress) -> Document:
    """Return the document that a stream makes; each of its pieces becomes a block or furniture.

    `on_progress` is told the share that is done, from 0 to 1.
    """
    pieces = reference_lists.told(end_notes.told(markers.attach(stream.pieces)))
    pieces = title_lines.in_one(meant_headings.told(run_in_headings.apart(pieces)))
    declared = stream.declared
    issue, title, outside, told = _frame(pieces, declared)
    start = -1 if title is None or title.piece is None else title.piece
    body = [number for number in range(len(pieces)) if number not in outside and number != start]
    styles = markers.sequences([piece.marker for piece in pieces])
    below = [number for number in body if number > start]
    divided = outlining.divide(pieces, styles, below, told)
    depths = divided.levels
    opening = list(islice(takewhile(lambda number: number not in depths, body), _OPENING))
    blocks, kept = block_layout.lay_out(
        pieces, styles, depths, outside, title=title, on_progress=on_progress
    )
    piece = title.piece if title else None
    issued = issue or Masthead()
    looked_at = days.DayEvidence(pieces, told, outside, piece, body, issued.issue_date)
    lines = [title.text if title else "", *(pieces[number].printed for number in opening)]
    day, place = days.find(looked_at, declared), days.place(looked_at)
    met, dated = meeting.read("\n".join(lines), day, place)
    spoken, topics = _language(declared, blocks), topics_of(blocks)
    findings = (
        _titled(title),
        dated,
        *_issued(issue, pieces[0]),
        _spoken(spoken),
        divided.finding(topics),
        *stream.findings,
    )
    return Document(
        source=source,
        title=title.text if title else PurePath(source.name).stem or "Untitled",
        blocks=blocks,
        topics=topics,
        furniture=kept,
        masthead=issued,
        meeting=met,
        language=spoken,
        report=Report(
            form,
            stream.encoding,
            findings,
            stream.repairs,
            (*stream.warnings, *_suspicions(title)),
            divided.outlines(_blocks_of(pieces, outside, title)),
        ),
    )


def _frame(
    pieces: Sequence[Piece], declared: Declared
) -> tuple[Masthead | None, Title | None, dict[int, FurnitureKind], Zones]:
    """Return masthead, title, what stands outside the reading flow, and the zones.

    Something always is in the flow; contents lists are not.
    """
    number, issue = masthead.find(pieces) or (None, None)
    outside = furniture.find(pieces, number)
    if len(outside) == len(pieces):
        issue, outside = None, {}
    told = zones.find(pieces, outside)
    title = titles.find(pieces, told, outside, declared)
    outside |= {number: FurnitureKind.NAVIGATION for number in told.lists if number not in outside}
    flow = (piece for number, piece in enumerate(pieces) if number not in outside)
    topics = declared_outline.topics(declared.outline, title.text if title else "", flow)
    told = replace(told, outline=topics)
    if title is not None:
        if title.piece is not None:
            outside.pop(title.piece, None)
            told = told.titled(pieces, title.piece)
        else:
            told = told.titled_outside(pieces)
        outside |= _letterhead(pieces, told, title.piece, outside)
        outside |= furniture.repeats(pieces, title, outside)
        if title.piece is None and len(outside) == len(pieces):
            outside = {}
    return issue, title, outside, told


def _letterhead(
    pieces: Sequence[Piece], told: Zones, title: int | None, outside: Mapping[int, FurnitureKind]
) -> dict[int, FurnitureKind]:
    """Return the lines above the title that say who wrote, when, and what kind of paper it is.

    Where no piece is the title, these are the lines on top of the text, but for the day.

    Below a line that leads in ("Present:") stands who was there, and more names than a letterhead
    has are a list of them: text. So is whom a memorandum is to and from.
    """
    found: list[int] = []
    end, roles = (told.front_end, _ISSUED) if title is None else (title, _LETTERHEAD)
    for number in range(end):
        if number in outside:
            continue
        text = pieces[number].text
        if front_words.is_address(text):
            break
        if told.roles.get(number) in roles and pieces[number].hint is None:
            found.append(number)
        elif text.endswith((":", "：")) or front_words.heads_a_part(text):
            break
    names = sum(told.roles[number] is LineRole.MASTHEAD for number in found)
    return dict.fromkeys(found if names <= _MOST_NAMES else (), FurnitureKind.MASTHEAD)


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


def _issued(issue: Masthead | None, first: Piece) -> tuple[Finding, ...]:
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
    is_first = masthead.read(first.printed) == issue
    place = said("the first line") if is_first else said("the opening lines")
    return (Finding(said("Publication"), issued, place),)


def _spoken(code: str) -> Finding:
    if not code:
        return Finding(
            said("Language"), "", said("the words are of no language that is known here")
        )
    return Finding(said("Language"), language.name(code), said("the words"), Certainty.LIKELY)


def _blocks_of(
    pieces: Sequence[Piece], outside: Mapping[int, FurnitureKind], title: Title | None
) -> dict[int, int]:
    """Return the number of the block that each piece in the reading flow becomes."""
    first = 1 if title is not None and title.piece is None else 0
    flow = (number for number in range(len(pieces)) if number not in outside)
    return {number: block for block, number in enumerate(flow, first)}
