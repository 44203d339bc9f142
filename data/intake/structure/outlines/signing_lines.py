"""Lines by which a paper is signed at its end: they head nothing, in whatever way they are set.

Patterns served: "Sincerely," above a name in capitals; "IN WITNESS WHEREOF …" above names; a place
and a day among names and offices. Lines that are set like headings of the text are none.
"""

from collections.abc import Collection, Sequence

from data.intake.lexicon import acts, front_words, salutations, shapes
from data.intake.stream import Piece
from data.intake.structure.outlines import signatures
from data.intake.structure.outlines.signatures import Signature

_LONGEST, _MOST = 100, 60
"""So many letters such a line has at most, and so many of them sign a paper."""
_MOST_WORDS, _SMALL = 8, 3
"""Of so many words a name or an office is; those of so many letters may begin small."""


def signing(
    lines: Sequence[Piece], set_as: Sequence[Signature | None], front: Collection[int]
) -> list[int]:
    """Return which lines sign the text; `set_as` says how each that may head text is set.

    Below a formula all do. What stands in the `front` with a role is no heading that the others
    could be set like.
    """
    start = len(lines)
    while start > max(1, len(lines) - _MOST) and _may_sign(lines[start - 1]):
        start -= 1
    formula = _formula(lines, start)
    if formula is None and not any(front_words.is_date_line(line.text) for line in lines[start:]):
        return []
    above = {
        signature.unmarked
        for place, signature in enumerate(set_as[:start])
        if signature is not None and place not in front
    }
    return [
        place
        for place in range(start, len(lines))
        if (signature := set_as[place]) is not None
        and ((formula is not None and place >= formula) or signature.unmarked not in above)
    ]


def _may_sign(line: Piece) -> bool:
    """Tell whether a line is short, and neither text nor a part of what is above it."""
    if line.hint is not None or line.marker or len(line.text) > _LONGEST:
        return False
    if signatures.is_running(line):
        return False
    return not shapes.ends_sentence(line.text) or _is_name(line.text)


def _is_name(text: str) -> bool:
    """Tell whether a line is a name or an office with a full stop, as old papers print them."""
    words = text.split()
    is_name = len(words) <= _MOST_WORDS and not any(
        word[0].islower() for word in words if len(word) > _SMALL
    )
    return is_name or front_words.is_date_line(text)


def _formula(lines: Sequence[Piece], start: int) -> int | None:
    """Return the line from which on a closing formula has names below it; None without one."""
    text = lines[start - 1].text if start else ""
    if acts.closes(text) is not None or acts.opens_signature(text) is not None:
        return start
    closing = (n for n in range(start, len(lines)) if salutations.is_closing(lines[n].text))
    return next(closing, None)
