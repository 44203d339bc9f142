"""Text as operations of a content stream: only what changes is written (ISO 32000-1, 9.3)."""

from functools import cache

from exporters.pdf.text.east_asian_spacing import HALF, OPENING, QUARTER, giving
from exporters.pdf.text.glyph_classes import CJK
from exporters.pdf.text.ink_runs import Segment

_THICKENING = 0.03
"""The stroke around a glyph that stands in for a bold one, in shares of the size."""


class TextState:
    """The text state inside one text object, so that only changes are written."""

    __slots__ = ("_colour", "_font", "_rise", "_thickened", "_tracking")

    def __init__(self) -> None:
        self._font: tuple[str, float] | None = None
        self._colour = ""
        self._rise = 0.0
        self._tracking = 0.0
        self._thickened = False

    def show(self, operations: list[str], segment: Segment, x: float, y: float) -> None:
        """Add the operations that draw a segment from `x` on the baseline `y`, from the foot."""
        run = segment.run
        ink = run.ink
        style = ink.style
        if style.colour != self._colour:
            self._colour = style.colour
            operations.append(f"{rgb(style.colour)} rg")
        self._raise(operations, ink.rise)
        if style.tracking != self._tracking:
            self._tracking = style.tracking
            operations.append(f"{style.tracking:g} Tc")
        if run.thickened != self._thickened:
            self._thickened = run.thickened
            width = _THICKENING * style.size
            stroke = f"2 Tr {rgb(style.colour)} RG {width:.2f} w [] 0 d"
            operations.append(stroke if run.thickened else "0 Tr")
        text = segment.text
        if ink.leads_to and not segment.leftwards:
            text = f" {text}"
            x -= run.widths(" ")[1] + segment.spacing
        if text[:1] in OPENING and text[0] in run.face.wide:
            x -= HALF * style.size
        operations.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
        spacing = segment.spacing / style.size * 1000
        is_plain = not (segment.leftwards or segment.loosened or segment.squeezed or segment.apart)
        line = run.face.line(text, spacing) if is_plain else None
        if line is not None:
            self._choose(operations, run.face.font, style.size)
            operations.append(run.face.string(line))
            return
        if segment.leftwards:
            operations.append("/ReversedChars BMC")
        self._show_pieces(operations, segment, text)
        if segment.leftwards:
            operations.append("EMC")

    def _choose(self, operations: list[str], font: str, size: float) -> None:
        if (font, size) != self._font:
            self._font = (font, size)
            operations.append(f"/{font} {size:g} Tf")

    def _show_pieces(self, operations: list[str], segment: Segment, text: str) -> None:
        """Draw glyphs of several heights, or from the left what runs leftwards.

        That is said to be reversed so (ISO 32000-1, 14.8.2.3.3).
        """
        face, size = segment.run.face, segment.run.ink.style.size
        leftwards = segment.leftwards
        glyphs = list(face.glyphs(text, leftwards=True) if leftwards else face.closed_up(text))
        if segment.apart:
            glyphs[-1] = face.widened(glyphs[-1], QUARTER)
        spacing = segment.spacing / size * 1000
        loosened = segment.loosened / size * 1000
        gaps = [
            spacing if glyph.spelled == " " else loosened if CJK.match(glyph.spelled) else 0.0
            for glyph in glyphs
        ]
        if segment.squeezed and len(glyphs) == len(text):
            for at in giving(text, face.wide):
                gaps[at] -= segment.squeezed / size * 1000
        for shown in face.pieces(iter(glyphs), gaps):
            self._raise(operations, round(segment.run.ink.rise + shown.up * size / 1000, 2))
            self._choose(operations, shown.font, size)
            operations.append(face.string(shown.codes))

    def _raise(self, operations: list[str], rise: float) -> None:
        if rise != self._rise:
            self._rise = rise
            operations.append(f"{rise:g} Ts")

    def reset(self, operations: list[str]) -> None:
        """Undo what would last beyond the text object (ISO 32000-2, 9.3.1)."""
        if self._rise:
            operations.append("0 Ts")
        if self._tracking:
            operations.append("0 Tc")
        if self._thickened:
            operations.append("0 Tr")


@cache
def rgb(colour: str) -> str:
    """Return the operands of #RRGGBB in a content stream."""
    return " ".join(f"{int(colour[start : start + 2], 16) / 255:.4g}" for start in (1, 3, 5))
