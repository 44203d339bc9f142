"""Lines that head text though their format takes them for something else, made headings.

Patterns served: "I." and "II." alone on their lines between the parts of a speech; numbered items
of an agenda or of minutes that is nothing but a list, each with what was said below it; "**Harbour
road.** It was agreed …" in all paragraphs, or "ROLL CALL: All members were there". Where a format
declares headings, it knows better.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from data.document import BlockKind, SpanKind
from data.intake.lexicon import acts, markers, shapes
from data.intake.stream import Piece
from data.intake.structure.outlines import run_in_headings, signatures

_LEVEL = 2
"""Below the title, and above all that stands in a part."""
_FEWEST, _FEWEST_NUMERALS, _MOSTLY, _LONGEST = 3, 2, 0.6, 90
_TOP = 1
_LONGEST_NUMERAL = len("XXXVIII.")
_ENDS = (".", "!", ";", ",", "。")


def told(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces with such headings as headings."""
    declared = [n for n, piece in enumerate(pieces) if _is_declared(piece)]
    if len(declared) > 1 or any(n > _first_text(pieces) for n in declared):
        return pieces
    return _numerals(pieces) or _items(pieces) or _run_in(pieces) or pieces


def _is_declared(piece: Piece) -> bool:
    return piece.hint is BlockKind.HEADING and not piece.furniture


def _first_text(pieces: Sequence[Piece]) -> int:
    return next(
        (
            number
            for number, piece in enumerate(pieces)
            if not piece.furniture
            and (piece.hint is BlockKind.LIST_ITEM or signatures.is_running(piece))
        ),
        len(pieces),
    )


def _headed(piece: Piece) -> Piece:
    return replace(piece, hint=BlockKind.HEADING, level=_LEVEL)


def _numerals(pieces: Sequence[Piece]) -> Sequence[Piece] | None:
    """Make Roman numbers that stand alone above text headings, if they count on from the first."""
    found: list[int] = []
    short = (n for n, piece in enumerate(pieces[:-1]) if len(piece.text) <= _LONGEST_NUMERAL)
    for number in short:
        piece = pieces[number]
        if piece.hint is None and not piece.furniture and _is_numeral(piece, len(found) + 1):
            if not signatures.is_running(pieces[number + 1]):
                return None
            found.append(number)
    if len(found) < _FEWEST_NUMERALS:
        return None
    chosen = frozenset(found)
    return [_headed(piece) if n in chosen else piece for n, piece in enumerate(pieces)]


def _is_numeral(piece: Piece, value: int) -> bool:
    core = piece.printed.strip(" .")
    if not core.isupper():
        return False
    return any(
        signatures.kind_of_marker(core) == "I" and found == value
        for _, found in markers.readings(f"{core}.")
    )


def _items(pieces: Sequence[Piece]) -> Sequence[Piece] | None:
    """Make the numbered items of a text that is a list headings of what is nested in them."""
    items = [n for n, piece in enumerate(pieces) if piece.hint is BlockKind.LIST_ITEM]
    flow = [n for n, piece in enumerate(pieces) if not piece.furniture]
    top = [n for n in items if pieces[n].level == _TOP]
    if len(top) < _FEWEST or len(items) < _MOSTLY * len(flow):
        return None
    holding = sum(_holds(pieces, n) for n in top)
    if holding * 2 < len(top) or not all(_may_head(pieces[n]) for n in top):
        return None
    chosen = frozenset(top)
    return [
        _headed(piece) if number in chosen else _raised(piece) if number > top[0] else piece
        for number, piece in enumerate(pieces)
    ]


def _raised(piece: Piece) -> Piece:
    """Return an item one level higher, as the list that held it is none now."""
    is_nested = piece.hint is BlockKind.LIST_ITEM and piece.level > _TOP
    return replace(piece, level=piece.level - 1) if is_nested else piece


def _holds(pieces: Sequence[Piece], number: int) -> bool:
    """Tell whether an item has others nested in it."""
    following = pieces[number + 1] if number + 1 < len(pieces) else None
    return (
        following is not None and following.hint is BlockKind.LIST_ITEM and following.level > _TOP
    )


def _may_head(piece: Piece) -> bool:
    is_numbered = bool(piece.marker) and not markers.is_bullet(piece.marker)
    return is_numbered and len(piece.text) <= _LONGEST and not piece.text.endswith(_ENDS)


def _run_in(pieces: Sequence[Piece]) -> Sequence[Piece] | None:
    """Take apart words that head the text behind them at the start of most paragraphs.

    Bold words that end like a sentence, or words in capitals before a colon, of which one heads a
    part of many meetings: who speaks is printed so as well.
    """
    for end_of in (_bold_end, _capitals_end):
        ends = {n: end for n, piece in enumerate(pieces) if (end := end_of(piece))}
        heads = [pieces[number].text[:end] for number, end in ends.items()]
        if len(ends) < _FEWEST or len(set(heads)) < len(ends):
            continue
        is_told = end_of is _bold_end or any(map(acts.heads_part_of_meeting, heads))
        running = [n for n in range(min(ends), len(pieces)) if signatures.is_running(pieces[n])]
        if is_told and len(ends) >= _MOSTLY * len(running):
            return _split(pieces, ends)
    return None


def _split(pieces: Sequence[Piece], ends: Mapping[int, int]) -> list[Piece]:
    split: list[Piece] = []
    for number, piece in enumerate(pieces):
        if number not in ends:
            split.append(piece)
            continue
        end = ends[number]
        start = end + len(piece.text[end:]) - len(piece.text[end:].lstrip())
        head, text = run_in_headings.split_at(piece, end, start, "")
        split += [_headed(head), text]
    return split


def _capitals_end(piece: Piece) -> int:
    """Return where words in capitals and a colon end at the start of a text; 0 where none do."""
    if piece.hint is not None or piece.furniture or piece.marker:
        return 0
    head, colon, rest = piece.text.partition(":")
    is_head = bool(colon) and len(head) <= _LONGEST and shapes.is_capitals(head)
    return len(head) + 1 if is_head and rest[:1] == " " and not rest.isupper() else 0


def _bold_end(piece: Piece) -> int:
    """Return where bold words that may head a paragraph end at its start; 0 where none do."""
    if piece.hint is not None or piece.furniture or not piece.spans or piece.marker:
        return 0
    span = piece.spans[0]
    if span.kind is not SpanKind.STRONG or span.start or not signatures.is_running(piece):
        return 0
    head = piece.text[: span.end].rstrip()
    following = piece.text[span.end :].lstrip()[:1]
    is_head = (
        head.endswith((".", "。")) and len(head) <= _LONGEST and not shapes.speaker(piece.text)
    )
    return len(head) if is_head and following.isupper() else 0
