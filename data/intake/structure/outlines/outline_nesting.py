"""The levels of all headings, once those of the topics of the first level are chosen."""

from collections.abc import Mapping, Sequence

from data.document import BlockKind
from data.intake.lexicon import shapes
from data.intake.stream import Piece
from data.intake.structure import levels
from data.intake.structure.outlines import head_lines
from data.intake.structure.outlines.outline_facts import OutlineFacts
from data.intake.structure.zones import is_running


def nested(
    pieces: Sequence[Piece], facts: OutlineFacts, heads: Sequence[int], found: Mapping[int, int]
) -> dict[int, int]:
    """Return the level of each heading by its piece's number; `heads` are lines and have 1.

    `found` are the headings that the rules for single classes take, with how strongly each is set
    apart. Between two topics these are nested by themselves. Above the first topic only declared
    ones stay, and without topics none but these.
    """
    tops = [facts.numbers[place] for place in heads]
    depths = dict.fromkeys(tops, 1)
    first = tops[0] if tops else len(pieces)
    below: dict[int, int] = {}
    chosen = iter(tops[1:])
    end = next(chosen, len(pieces))
    zone = facts.numbers[facts.zone] if facts.zone < len(facts.numbers) else len(pieces)
    for number, rank in found.items():
        if number in depths:
            continue
        if number < first:
            piece = pieces[number]
            is_declared = piece.hint is BlockKind.HEADING and number >= zone
            is_text = head_lines.is_around(piece) or shapes.is_aside(piece.text)
            is_text = is_text or not any(map(str.isalpha, piece.text))
            if is_declared and not (is_text or _stands_over(pieces, number, tops)):
                depths[number] = 1
            continue
        while number > end:
            _close(pieces, below, depths)
            end = next(chosen, len(pieces))
        below[number] = rank
    _close(pieces, below, depths)
    return dict(sorted(depths.items()))


def _stands_over(pieces: Sequence[Piece], number: int, tops: Sequence[int]) -> bool:
    """Tell whether a heading has all topics below it, and no text of its own: it heads the paper.

    Patterns served: the body's name above the sections of its minutes, where the title is another.
    """
    if not tops or any(pieces[top].hint is not BlockKind.HEADING for top in tops):
        return False
    is_higher = pieces[number].level < min(pieces[top].level for top in tops)
    return is_higher and not is_running(pieces[number + 1])


def _close(pieces: Sequence[Piece], below: dict[int, int], depths: dict[int, int]) -> None:
    """Give the headings of one topic their levels below it."""
    given = levels.give(pieces, below)
    depths |= {number: min(level + 1, levels.DEEPEST) for number, level in given.items()}
    below.clear()
