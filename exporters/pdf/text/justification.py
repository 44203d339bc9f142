"""Lines of even length."""

from collections.abc import Sequence

from exporters.pdf.text.ink_runs import Line, Segment

_WIDEST_SPACE = 0.6
"""How much a space may be widened, in shares of the size; a line that needs more stays ragged."""


def justified(lines: Sequence[Line], measure: float) -> list[Line]:
    """Return lines whose spaces are widened to fill `measure`, except for the last line."""
    return [*(_justified(line, measure) for line in lines[:-1]), *lines[-1:]]


def _justified(line: Line, measure: float) -> Line:
    counts = [segment.text.count(" ") for segment in line.segments]
    if counts and line.segments[-1].text.endswith(" "):
        counts[-1] -= 1
    spaces = sum(counts)
    spacing = (measure - line.width) / spaces if spaces else 0.0
    if not 0 < spacing <= _WIDEST_SPACE * line.segments[0].run.ink.style.size:
        return line
    segments, before = [], 0
    for segment, count in zip(line.segments, counts, strict=True):
        x = segment.x + before * spacing
        width = segment.width + count * spacing
        segments.append(Segment(segment.run, segment.text, x, width, spacing))
        before += count
    return Line(tuple(segments), measure)
