"""`briefing-viewer briefing list` and `show`: the briefings, and what they are made of."""

from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from types import MappingProxyType

from data.briefing.briefing import Briefing
from data.briefing.checks import Caution
from data.briefing.piece_making import PieceState
from data.briefing.pieces import BriefingPiece, PieceKind
from data.errors import LibraryError
from data.files.paths import clean
from data.library import Library
from data.library.briefing_shelf import BriefingEntry
from data.messages import Message, counted, said
from data.serial.briefing_json import BRIEFING
from viewer.commands.briefing_lookup import add_briefing, briefing_named, kept_library
from viewer.commands.grammar import VerbAction
from viewer.services.briefings.briefing_workshop import BriefingWorkshop
from viewer.services.clock import now
from viewer.system.printed_output import say, say_json, words

_LONGEST = 160
"""So many signs of a piece's words stand on its line; --json has all of them."""
_MOST_NUMBERS = 20
_KINDS: Mapping[PieceKind, Message] = MappingProxyType(
    {
        PieceKind.HEADING: said("heading"),
        PieceKind.TEXT: said("own text"),
        PieceKind.PRESS_LINE: said("press line"),
        PieceKind.PAGE_BREAK: said("page break"),
        PieceKind.PASSAGE: said("passage"),
        PieceKind.NOTE: said("note"),
        PieceKind.LEAD: said("opening text"),
        PieceKind.TOPIC: said("topic"),
        PieceKind.DOCUMENT: said("document"),
        PieceKind.TABLE: said("table"),
    }
)
_STATES: Mapping[PieceState, Message] = MappingProxyType(
    {
        PieceState.CHANGED: said("changed in its source"),
        PieceState.GONE: said("no longer in its source"),
        PieceState.NO_DOCUMENT: said("its document is not in the library"),
    }
)


def _list(options: Namespace) -> int:
    with closing(kept_library(options.data_folder)) as library:
        found = [(entry, *_read(library, entry)) for entry in library.briefings.listed()]
    if options.json:
        say_json({"briefings": [_row(*one) for one in found]})
        return 0
    for entry, briefing, unread in found:
        held = words()(_size(briefing) if briefing else unread)
        changed = f"{entry.modified.astimezone():%Y-%m-%d}"
        say(f"{clean(entry.id[:8]):8}  {changed}  {clean(entry.name)}  ({clean(held)})\n")
    if not found:
        say(said("No briefing is in the library."))
    return 0


def _read(library: Library, entry: BriefingEntry) -> tuple[Briefing | None, Message | str]:
    """Return a briefing, or why it cannot be read: one that is damaged hides no other."""
    try:
        return library.briefings.read(entry.id), ""
    except LibraryError as error:
        return None, error.message


def _row(
    entry: BriefingEntry, briefing: Briefing | None, unread: Message | str
) -> dict[str, object]:
    row: dict[str, object] = {
        "id": entry.id,
        "name": entry.name,
        "changed": entry.modified.isoformat(),
    }
    if briefing is None:
        return row | {"unread": str(unread)}
    return row | {
        "depth": briefing.depth.value,
        "profile": briefing.profile,
        "pieces": len(briefing.pieces),
        "documents": list(briefing.document_ids),
    }


def _size(briefing: Briefing) -> Message:
    return said(
        "{pieces}, {documents}",
        pieces=counted("{count} piece", "{count} pieces", len(briefing.pieces)),
        documents=counted("{count} document", "{count} documents", len(briefing.document_ids)),
    )


def drift(states: Mapping[str, PieceState]) -> Message | str:
    """Return how many pieces are no longer as their sources say; nothing where all are."""
    if not states:
        return ""
    return counted(
        "{count} piece is no longer as in its source.",
        "{count} pieces are no longer as in their sources.",
        len(states),
    )


def _show(options: Namespace) -> int:
    with closing(kept_library(options.data_folder)) as library:
        briefing = briefing_named(options.briefing, library)
        location, labels = library.location, library.labels()
    workshop = BriefingWorkshop(location, now)
    states = workshop.states(briefing)
    remarks = workshop.remarks(briefing, labels, words())
    if options.json:
        say_json(_told(briefing, states) | {"not_printed": not_printed(remarks)})
        return 0
    why = {remark.piece_id: remark.message for remark in remarks}
    head = said(
        "{name}: {size} ({depth})",
        name=clean(briefing.name),
        size=_size(briefing),
        depth=briefing.depth.caption,
    )
    say(head)
    for number, piece in enumerate(briefing.pieces, 1):
        say(f"{_line(number, piece, states.get(piece.id), why.get(piece.id, ''))}\n")
    if states:
        say(f"{words()(drift(states))}\n")
    if "" in why:
        say(f"{words()(why[''])}\n")
    return 0


def not_printed(remarks: Iterable[Caution]) -> dict[str, str]:
    """Return why pieces are not printed, by their ids; of no piece alone, by ""."""
    return {remark.piece_id: words()(remark.message) for remark in remarks}


def unprinted_lines(briefing: Briefing, remarks: Iterable[Caution]) -> Iterator[Message | str]:
    """Yield why pieces are not printed, in a line for each reason that names them by numbers."""
    places = {piece.id: number for number, piece in enumerate(briefing.pieces, 1)}
    found: dict[Message, list[int]] = {}
    for remark in remarks:
        found.setdefault(remark.message, []).append(places.get(remark.piece_id, 0))
    for why, numbers in found.items():
        listed = ", ".join(map(str, numbers[:_MOST_NUMBERS]))
        listed += ", …" if len(numbers) > _MOST_NUMBERS else ""
        yield why if numbers == [0] else counted(
            "Piece {numbers}: {why}", "Pieces {numbers}: {why}", len(numbers),
            numbers=listed, why=why,
        )  # fmt: skip


def _line(number: int, piece: BriefingPiece, state: PieceState | None, why: Message | str) -> str:
    kind = words()(_KINDS[piece.kind])
    told = clean(" ".join(_words_of(piece).split()))
    if len(told) > _LONGEST:
        told = f"{told[: _LONGEST - 1].rstrip()}…"
    lost = f"[{words()(_STATES[state])}]" if state else ""
    left_out = f"[{clean(words()(why))}]" if why else ""
    line = "  ".join(part for part in (f"{number:3}", f"{kind:12}", told, lost, left_out) if part)
    return line.rstrip()


def _words_of(piece: BriefingPiece) -> str:
    """Return what a piece says, and where its words are from, as one text."""
    held = piece.words
    quote = f"“{held.quote}”" if held.quote and piece.has_quote else ""
    own = piece.note_words or piece.text
    where = ", ".join(part for part in (held.source, held.citation) if part)
    said_so = " – ".join(part for part in (quote, own) if part)
    return f"{said_so} ({where})".strip() if where else said_so


def _told(briefing: Briefing, states: Mapping[str, PieceState]) -> dict[str, object]:
    """Return a briefing as it is kept, and what became of each of its pieces."""
    told = BRIEFING.plain(briefing)
    return told | {"states": {name: state.value for name, state in states.items()}}


LIST = VerbAction("list", said("print the briefings, changed last first"), _list)
SHOW = VerbAction(
    "show",
    said("print a briefing's pieces, what their sources lost, and what its depth leaves out"),
    _show,
    add_briefing,
)
