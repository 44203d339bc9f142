"""How high the divisions stand that the lines of a text begin."""

from collections.abc import Sequence

from data.intake.lexicon import division_words
from data.intake.stream import Piece
from data.intake.structure import headings
from data.intake.structure.outlines.signatures import Signature


def ranks(lines: Sequence[Piece], set_as: Sequence[Signature | None]) -> list[int]:
    """Return the rank of the division that each line begins; `NO_DIVISION` where none may."""
    able = [
        "" if signature is None else _words(lines, place) for place, signature in enumerate(set_as)
    ]
    found = [
        division_words.rank(printed) if printed else division_words.NO_DIVISION for printed in able
    ]
    return division_words.ordered(found, [division_words.is_first(one) for one in able])


def _words(lines: Sequence[Piece], place: int) -> str:
    """Return the words that name a division, of a caption above one those below it."""
    line, after = lines[place], place + 1
    if headings.ARTICLE_CAPTION.fullmatch(line.text) and after < len(lines):
        line = lines[after]
    return line.printed
