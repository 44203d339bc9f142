"""Texts that have one line and no more."""

from dataclasses import replace

from exporters.pdf.layout.composition import Composer
from exporters.pdf.text.ink_runs import Line
from exporters.pdf.text.style import TextStyle
from exporters.pdf.text.text_lines import fill


def fitted(composer: Composer, text: str, chosen: TextStyle, room: float) -> Line:
    """Return `text` on one line, smaller where it is longer than `room`."""
    line = composer.line(text, chosen)
    if line.width <= room:
        return line
    scale = room / line.width
    smaller = replace(chosen, size=chosen.size * scale, tracking=chosen.tracking * scale)
    return composer.line(text, smaller)


def shortened(composer: Composer, text: str, chosen: TextStyle, room: float) -> Line:
    """Return `text` on one line, cut at a word with an ellipsis where it is too long."""
    lines = fill(composer.runs(text, chosen), room)
    if len(lines) <= 1:
        return composer.line(text, chosen)
    kept = "".join(
        segment.text for segment in fill(composer.runs(text, chosen), room - 8)[0].segments
    )
    return composer.line(f"{kept.rstrip()} …", chosen)
