"""Lists of the works that a text refers to: like notes, they go with it and are none of it.

Patterns served: "References", "Bibliography", "Literatur", … above entries that have a year or an
address each, up to the next heading or the notes.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from data.document import BlockKind
from data.intake.stream import Piece

_HEADING = re.compile(
    r"(?:list of )?(?:works cited|(?:selected )?(?:references|bibliography))(?: and notes)?"
    r"|literatur(?:verzeichnis|hinweise)?|quellenverzeichnis|références(?: bibliographiques)?"
    r"|bibliographie|referencias(?: bibliográficas)?|bibliografía|bibliografia"
    r"|referências(?: bibliográficas)?|riferimenti bibliografici|literatuur(?:lijst)?"
    r"|список литературы|литература|参考文献|引用文献",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\b(?:1[5-9]|20)\d\d[a-z]?\b|\bn\.d\.|\bforthcoming\b|https?://|\bwww\.", re.IGNORECASE
)
_LONGEST_HEADING = 60
_LONGEST = 1_000
_LEAST = 2
_MOSTLY = 0.8


def told(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces with the entries of lists of references declared as notes."""
    heads = [number for number, piece in enumerate(pieces) if _heads(piece)]
    if not heads:
        return pieces
    found = list(pieces)
    for head in heads:
        entries = _below(pieces, head)
        dated = [number for number in entries if _is_entry(pieces[number])]
        if len(dated) >= max(_LEAST, _MOSTLY * len(entries)):
            for number in entries:
                found[number] = replace(pieces[number], hint=BlockKind.FOOTNOTE, level=0)
    return found


def _heads(piece: Piece) -> bool:
    if len(piece.text) > _LONGEST_HEADING or piece.furniture is not None:
        return False
    return _HEADING.fullmatch(piece.text.strip(" :.*_")) is not None


def _below(pieces: Sequence[Piece], head: int) -> list[int]:
    """Return what stands below a heading, up to the next one and to notes; furniture apart."""
    found: list[int] = []
    for number in range(head + 1, len(pieces)):
        piece = pieces[number]
        if piece.furniture is not None:
            continue
        if piece.hint not in {None, BlockKind.LIST_ITEM} or piece.sign or piece.strong:
            break
        if not any(map(str.isalnum, piece.text)):
            break
        found.append(number)
    while found and not _is_entry(pieces[found[-1]]):
        found.pop()
    return found


def _is_entry(piece: Piece) -> bool:
    return len(piece.text) <= _LONGEST and _DATED.search(piece.text) is not None
