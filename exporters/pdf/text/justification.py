"""Lines of even length."""

from collections.abc import Sequence
from dataclasses import replace

from exporters.pdf.text.glyph_classes import CJK
from exporters.pdf.text.hyphenation import SOFT_HYPHEN
from exporters.pdf.text.ink_runs import Line

_WIDEST_SPACE = 0.6
"""How much a space may be widened, in shares of the size; a line that needs more stays ragged."""
_NARROWEST_SPACE = 0.07
"""How much it may be narrowed."""
_WIDEST_GAP = 0.12
"""How much East Asian letters may be set apart, in shares of the size."""
HANGING = 0.4
"""How far a small sign at a line's end stands beyond the edge, in shares of its width."""
_SMALL = frozenset(f".,:;-‐’”{SOFT_HYPHEN}")


def justified(lines: Sequence[Line], measure: float) -> list[Line]:
    """Return lines whose spaces are widened to fill `measure`, except for the last line.

    So are gaps between East Asian letters, where there are more of these than of spaces.
    """
    return [*(_justified(line, measure) for line in lines[:-1]), *lines[-1:]]


def _justified(line: Line, measure: float) -> Line:
    if not line.segments or any(segment.leftwards for segment in line.segments):
        return line
    texts = [segment.text for segment in line.segments]
    texts[-1] = texts[-1].rstrip(" ")
    size = line.segments[0].run.ink.style.size
    room = measure + _hanging(line) - line.width
    spaces = [text.count(" ") for text in texts]
    letters = [len(CJK.findall(text)) for text in texts]
    if texts[-1] and CJK.match(texts[-1][-1]):
        letters[-1] -= 1
    if sum(letters) > 2 * sum(spaces):
        gap = room / sum(letters)
        fits = 0 < gap <= _WIDEST_GAP * size
        return _set(line, measure, letters, gap, "loosened") if fits else line
    spacing = room / sum(spaces) if sum(spaces) else 0.0
    if not -_NARROWEST_SPACE * size <= spacing <= _WIDEST_SPACE * size or not spacing:
        return line
    return _set(line, measure, spaces, spacing, "spacing")


def _hanging(line: Line) -> float:
    """Return how far the last sign of a line may stand beyond its edge, in points."""
    last = line.segments[-1]
    sign = last.text.rstrip(" ")[-1:]
    return HANGING * last.run.widths(sign)[0] if sign in _SMALL and not last.run.ink.rise else 0.0


def _set(line: Line, measure: float, counts: Sequence[int], more: float, what: str) -> Line:
    segments, before = [], 0
    for segment, count in zip(line.segments, counts, strict=True):
        x, width = segment.x + before * more, segment.width + count * more
        spacing, loosened = (more, 0.0) if what == "spacing" else (0.0, more)
        segments.append(replace(segment, x=x, width=width, spacing=spacing, loosened=loosened))
        before += count
    return Line(tuple(segments), measure)
