"""Words shaped by pairs of letters, which a face that kerns nothing but pairs allows.

HarfBuzz shapes each pair once. Where one joins, or moves, the word is not ours to shape.
"""

from collections.abc import Mapping

from exporters.pdf.text.font_files.font_program import FontProgram, Glyph
from exporters.pdf.text.font_files.glyph_codes import GlyphCodes
from exporters.pdf.text.shaping import COMPLEX

_WHOLE = float("nan")
"""In place of the advance of a letter that its neighbour changes: any sum with it is no number."""


class Pairs:
    """What letters come to before their neighbours, learnt as they are met.

    `drawn` says which sign is drawn for another.
    """

    def __init__(self, program: FontProgram, drawn: Mapping[int, str]) -> None:
        self._advances = _Advances(program, drawn)
        self._bodies: dict[str, str] = {}

    def advance(self, unit: str) -> int | None:
        """Return how wide a unit is, in thousandths, or None where pairs do not tell."""
        advances = self._advances
        width = sum([advances[unit[at : at + 2]] for at in range(len(unit))])
        return int(width) if width == width else None  # noqa: PLR0124  # whether it is a number

    def body(self, unit: str, codes: GlyphCodes) -> str | None:
        """Return what shows a unit in one TJ, or None where pairs do not tell."""
        bodies = self._bodies
        try:
            return "".join([bodies[unit[at : at + 2]] for at in range(len(unit))])
        except KeyError:
            pass
        if self.advance(unit) is None:
            return None
        for at in range(len(unit)):
            pair = unit[at : at + 2]
            if pair not in bodies:
                bodies[pair] = self._shown(pair, codes)
        return self.body(unit, codes)

    def _shown(self, pair: str, codes: GlyphCodes) -> str:
        number, advance = self._advances.first[pair], int(self._advances[pair])
        _, code = codes.code(Glyph(number, advance, 0, 0, pair[0]))
        return code + codes.moved(codes.width(number) - advance)


class _Advances(dict[str, float]):
    """How far it is from each letter to the next; `first` has the letter's glyph."""

    def __init__(self, program: FontProgram, drawn: Mapping[int, str]) -> None:
        super().__init__()
        self._program = program
        self._drawn = drawn
        self.first: dict[str, int] = {}

    def __missing__(self, pair: str) -> float:
        found = None
        if pair.isascii() or not COMPLEX.search(pair):
            found = self._program.first(pair.translate(self._drawn))
        if found is None:
            self[pair] = _WHOLE
        else:
            self.first[pair], self[pair] = found
        return self[pair]
