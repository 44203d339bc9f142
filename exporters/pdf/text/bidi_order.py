"""Lines that hold words from right to left: where each stretch of them stands (UAX #9)."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from data.text.text_direction import leads_leftwards
from exporters.pdf.text.ink_runs import Line, Segment
from exporters.pdf.text.shaping import levels, visual_order

_NUMBERING = re.compile(r"\(?[0-9]+[.)] ?")
_SIGN = "\ufffc"
"""Stands for an inserted mark: as neutral as the text around it."""


def ordered(lines: Sequence[Line], measure: float, *, leftwards: bool | None = None) -> list[Line]:
    """Return lines whose segments stand where they are read; they stay in their logical order.

    A paragraph that begins from right to left, or is to run `leftwards`, ends at the left: its
    lines go to the right edge of the measure (points).
    """
    if leftwards is None:
        leftwards = leads_leftwards("".join(map(_text, lines)))
    return [_ordered(line, measure, leftwards=leftwards) for line in lines]


def _ordered(line: Line, measure: float, *, leftwards: bool) -> Line:
    text = "".join(map(_standing, line.segments))
    embedded = levels(text, right_to_left=leftwards)
    blank = len(text.rstrip())
    embedded[blank:] = [int(leftwards)] * (len(text) - blank)
    stretches = [(segment, level) for segment, level in _stretches(line, embedded) if segment.text]
    x, within = 0.0, line.measure
    if leftwards:
        full = sum(
            segment.run.widths(segment.text)[1] + segment.run.ink.gap for segment, _ in stretches
        )
        within = measure if measure < float("inf") else full
        x = within - full
    placed: dict[int, Segment] = {}
    for number in visual_order([level for _, level in stretches]):
        segment, level = stretches[number]
        width = segment.run.widths(segment.text)[1]
        gap, against = segment.run.ink.gap, bool(level % 2)
        x += 0.0 if against else gap
        is_drawn_so = against and not segment.run.ink.mark
        placed[number] = segment._replace(x=x, width=width, leftwards=is_drawn_so)
        x += width + (gap if against else 0.0)
    return Line(tuple(placed[number] for number in range(len(stretches))), line.width, within)


def mirrored(line: Line) -> Line:
    """Return a line for a page that is read from the right: its segments measured from there.

    A number with its full stop or bracket runs as the page does.
    """
    if line.is_mirrored:
        return line
    if not line.measure and _NUMBERING.fullmatch(_text(line)):
        line = _ordered(line, float("inf"), leftwards=True)
    measure = line.measure or line.width
    segments = (
        segment._replace(x=measure - segment.x - segment.width) for segment in line.segments
    )
    return Line(tuple(segments), line.width, line.measure, is_mirrored=True)


def _stretches(line: Line, embedded: Sequence[int]) -> Iterator[tuple[Segment, int]]:
    """Cut segments where the direction changes."""
    at = 0
    for segment in line.segments:
        signs = zip(segment.text, embedded[at : at + len(segment.text)], strict=True)
        for level, group in groupby(signs, key=lambda pair: pair[1]):
            yield segment._replace(text="".join(sign for sign, _ in group)), level
        at += len(segment.text)


def _standing(segment: Segment) -> str:
    """Return what decides where a segment stands; a mark of ours is one sign, and no figure."""
    if not segment.run.ink.mark:
        return segment.text
    return _SIGN * len(segment.text.rstrip()) + " " * segment.text.endswith(" ")


def _text(line: Line) -> str:
    return "".join(segment.text for segment in line.segments)
