"""Readings above their words: how wide, how far apart and where on a line.

After Requirements for Japanese Text Layout (W3C, 3.3): half the size, centred, a short reading of
several letters spread over its words, a long one over what stands beside these. What finds no room
so is narrowed.
"""

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from exporters.pdf.text.glyph_classes import CJK
from exporters.pdf.text.ink_runs import Line, Ruby, Run, Segment
from exporters.pdf.text.text_state import rgb

Owner = TypeVar("Owner")
_OVERHANG = 0.5
"""How far a reading reaches over what stands beside its words, in shares of their size."""
_STEP = 100
"""By so many thousandths of a reading's size letters are set apart: few further glyphs."""
_WIDEST = 1000
_FOOT = 0.9
"""How high a reading's baseline is above that of its words, in shares of their size."""


class BaseOnLine(NamedTuple):
    """What a line has of words with a reading: from `x` on, letters from `first` to `last`.

    `left` and `right` are how far the reading may reach beyond them.
    """

    ruby: Ruby
    run: Run
    x: float
    width: float
    first: int
    last: int
    left: float
    right: float

    def operations(self, x: float, y: float) -> list[str]:
        """Return what draws the reading above words that begin at `x` on the baseline `y`."""
        parts = _parts(self)
        if not parts:
            return []
        style = parts[0][0].ink.style
        step = self._spread(parts)
        more = step * style.size / 1000
        full = sum(run.widths(text)[0] + more * len(text) for run, text in parts)
        scale = min(1.0, (self.width + self.left + self.right) / full)
        over = full * scale - self.width
        x += more / 2 - (min(self.left, max(over / 2, over - self.right)) if over > 0 else over / 2)
        y += _FOOT * self.run.ink.style.size
        found = [f"{rgb(style.colour)} rg"]
        if scale < 1:
            found.append(f"{100 * scale:.1f} Tz")
        for run, text in parts:
            found.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
            glyphs = run.face.closed_up(text)
            spread = (run.face.widened(glyph, step / 1000) for glyph in glyphs) if step else glyphs
            for shown in run.face.pieces(spread):
                found += [f"/{shown.font} {style.size:g} Tf", run.face.string(shown.codes)]
            x += (run.widths(text)[0] + more * len(text)) * scale
        return [*found, "100 Tz"] if scale < 1 else found

    def _spread(self, parts: Sequence[tuple[Run, str]]) -> int:
        """Return how far apart the letters of a short reading stand, in thousandths of its size."""
        said = "".join(text for _, text in parts)
        widens = all(run.face.widens for run, _ in parts) and all(map(CJK.match, said))
        if len(said) < 2 or not widens:
            return 0
        width = sum(run.widths(text)[0] for run, text in parts)
        gap = (self.width - width) / len(said) / parts[0][0].ink.style.size * 1000
        return max(0, min(int(gap / _STEP) * _STEP, _WIDEST))


class PlacedReadings(Generic[Owner]):
    """The words with readings of some lines, each with what owns them and where its line begins.

    `drawn` counts the letters of each that were drawn before, on other sheets.
    """

    def __init__(self, drawn: dict[Ruby, int]) -> None:
        self.found: list[tuple[Owner, BaseOnLine, tuple[float, float]]] = []
        self._drawn = drawn
        self._line: Line | None = None
        self._left: list[BaseOnLine] = []

    def take(self, segment: Segment, line: Line, at: tuple[float, float], owner: Owner) -> None:
        """Take a segment of words with a reading; the first of them on a line places them."""
        if line is not self._line:
            self._line, self._left = line, _bases_on(line, self._drawn)
        if self._left and self._left[0].ruby == segment.run.ink.ruby:
            self.found.append((owner, self._left.pop(0), at))


def _bases_on(line: Line, drawn: dict[Ruby, int]) -> list[BaseOnLine]:
    """Return the words of a line that have readings; `drawn` counts the letters of each so far."""
    found: list[BaseOnLine] = []
    segments = line.segments
    at = 0
    while at < len(segments):
        ruby = segments[at].run.ink.ruby
        stop = at + 1
        while ruby and stop < len(segments) and segments[stop].run.ink.ruby == ruby:
            stop += 1
        if ruby is not None:
            found.append(_base(ruby, segments, at, stop, drawn))
        at = stop
    return found


def _base(
    ruby: Ruby, segments: Sequence[Segment], at: int, stop: int, drawn: dict[Ruby, int]
) -> BaseOnLine:
    inside = segments[at:stop]
    letters = sum(len(segment.text) for segment in inside)
    first = drawn.get(ruby, 0) % ruby.length
    drawn[ruby] = min(first + letters, ruby.length)
    start = min(segment.x for segment in inside)
    end = max(segment.x + segment.width for segment in inside)
    size = inside[0].run.ink.style.size
    beside = (
        segments[at - 1] if at else None,
        segments[stop] if stop < len(segments) else None,
    )
    left, right = (
        _OVERHANG * size if each and not each.run.ink.ruby and each.width > size else 0.0
        for each in beside
    )
    return BaseOnLine(ruby, inside[0].run, start, end - start, first, drawn[ruby], left, right)


def _parts(base: BaseOnLine) -> list[tuple[Run, str]]:
    """Return what of a reading belongs to what a line has of its words, which may be broken."""
    reading = base.ruby.reading
    total = sum(len(run.text) for run in reading)
    start = total * base.first // base.ruby.length
    stop = total * base.last // base.ruby.length
    found, at = [], 0
    for run in reading:
        text = run.text[max(0, start - at) : max(0, stop - at)]
        at += len(run.text)
        if text.strip():
            found.append((run, text.strip()))
    return found
