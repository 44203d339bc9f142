"""Text as operations of a content stream: only what changes is written (ISO 32000-1, 9.3)."""

from functools import cache

from exporters.pdf.text.faces import Face
from exporters.pdf.text.ink_runs import Segment
from exporters.pdf.text.shaping import COMPLEX

_THICKENING = 0.03
"""The stroke around a glyph that stands in for a bold one, in shares of the size."""


class TextState:
    """The text state inside one text object, so that only changes are written."""

    __slots__ = ("_colour", "_font", "_rise", "_spacing", "_thickened", "_tracking")

    def __init__(self) -> None:
        self._font: tuple[str, float] | None = None
        self._colour = ""
        self._rise = 0.0
        self._spacing = 0.0
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
        if ink.rise != self._rise:
            self._rise = ink.rise
            operations.append(f"{ink.rise:g} Ts")
        if style.tracking != self._tracking:
            self._tracking = style.tracking
            operations.append(f"{style.tracking:g} Tc")
        if segment.spacing != self._spacing:
            self._spacing = segment.spacing
            operations.append(f"{segment.spacing:.3f} Tw")
        if run.thickened != self._thickened:
            self._thickened = run.thickened
            width = _THICKENING * style.size
            stroke = f"2 Tr {rgb(style.colour)} RG {width:.2f} w [] 0 d"
            operations.append(stroke if run.thickened else "0 Tr")
        if segment.leftwards or (run.face.shapes and COMPLEX.search(segment.text)):
            self._show_shaped(operations, segment, x, y)
            return
        text = segment.text
        if ink.leads_to:
            text = f" {text}"
            x -= run.widths(" ")[1] + segment.spacing
        operations.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
        self._show_codes(operations, run.face, text, style.size)

    def _show_codes(self, operations: list[str], face: Face, text: str, size: float) -> None:
        for font, codes in face.shown(text):
            if (font, size) != self._font:
                self._font = (font, size)
                operations.append(f"{font} {size:g} Tf")
            operations.append(f"({codes}) Tj")

    def _show_shaped(self, operations: list[str], segment: Segment, x: float, y: float) -> None:
        """Draw glyph by glyph from the left; what runs leftwards is said to be reversed so.

        (ISO 32000-1, 14.8.2.3.3.)
        """
        face, size = segment.run.face, segment.run.ink.style.size
        scale = size / 1000
        if segment.leftwards:
            operations.append("/ReversedChars BMC")
        for code, glyph in face.glyphs(segment.text, leftwards=segment.leftwards):
            right, up = x + glyph.right * scale, y + glyph.up * scale
            operations.append(f"1 0 0 1 {right:.2f} {up:.2f} Tm")
            self._show_codes(operations, face, code, size)
            x += glyph.advance * scale
        if segment.leftwards:
            operations.append("EMC")

    def reset(self, operations: list[str]) -> None:
        """Undo what would last beyond the text object (ISO 32000-2, 9.3.1)."""
        if self._rise:
            operations.append("0 Ts")
        if self._tracking:
            operations.append("0 Tc")
        if self._spacing:
            operations.append("0 Tw")
        if self._thickened:
            operations.append("0 Tr")


@cache
def rgb(colour: str) -> str:
    """Return the operands of #RRGGBB in a content stream."""
    return " ".join(f"{int(colour[start : start + 2], 16) / 255:.4g}" for start in (1, 3, 5))
