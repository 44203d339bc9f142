"""Lines of even length."""

from collections.abc import Sequence

from exporters.pdf.text.east_asian_spacing import HALF, giving
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
SPACE_GIVES = 0.25
"""What a space gives easily to a line that is too wide, in shares of its width."""
_ROUNDING = 1e-6
_SMALL = frozenset(f".,:;-‐’”{SOFT_HYPHEN}")


def justified(lines: Sequence[Line], measure: float) -> list[Line]:
    """Return lines whose spaces fill `measure`; those of the last line are but narrowed.

    So are gaps between East Asian letters, where there are more of these than of spaces.
    """
    last = [_justified(line, measure) if line.width > measure else line for line in lines[-1:]]
    return [*(_justified(line, measure) for line in lines[:-1]), *last]


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
    closer = narrowed(line, measure, -room) if room < 0 else None
    if closer is not None:
        return closer
    if sum(letters) > 2 * sum(spaces):
        gap = room / sum(letters)
        fits = 0 < gap <= _WIDEST_GAP * size
        return _set(line, measure, letters, gap, "loosened") if fits else line
    spacing = room / sum(spaces) if sum(spaces) else 0.0
    if not -_NARROWEST_SPACE * size <= spacing <= _WIDEST_SPACE * size or not spacing:
        return line
    return _set(line, measure, spaces, spacing, "spacing")


def narrowed(line: Line, measure: float, over: float) -> Line | None:
    """Return a line made narrower by `over` where East Asian letters have room, if that is enough.

    Room beside Western letters can be halved, that of brackets and commas taken; spaces give their
    part.
    """
    texts = [segment.text for segment in line.segments]
    texts[-1] = texts[-1].rstrip(" ")
    halves = [
        HALF * segment.run.ink.style.size * len(giving(text, segment.run.face.wide))
        for segment, text in zip(line.segments, texts, strict=True)
    ]
    last = line.segments[-1].run
    if giving(texts[-1][-1:], last.face.wide):
        halves[-1] -= HALF * last.ink.style.size
    aparts = [HALF * segment.apart for segment in line.segments]
    spaces = [SPACE_GIVES * segment.run.widths(" ")[1] for segment in line.segments]
    counts = [text.count(" ") for text in texts]
    room = sum(halves) + sum(aparts)
    if not room:
        return None
    room += sum(space * count for space, count in zip(spaces, counts, strict=True))
    if over > room + _ROUNDING:
        return None
    share, before = min(over / room, 1.0), 0.0
    segments = []
    parts = zip(line.segments, halves, aparts, spaces, counts, strict=True)
    for segment, half, apart, space, count in parts:
        less = share * (half + space * count)
        segments.append(
            segment._replace(
                x=segment.x - before,
                width=segment.width - less,
                spacing=-share * space,
                squeezed=share * HALF * segment.run.ink.style.size if half else 0.0,
                apart=segment.apart - share * apart,
            )
        )
        before += less + share * apart
    return line._replace(segments=tuple(segments), width=measure)


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
        segments.append(segment._replace(x=x, width=width, spacing=spacing, loosened=loosened))
        before += count
    return line._replace(segments=tuple(segments), width=measure)
