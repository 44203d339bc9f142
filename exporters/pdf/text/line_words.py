"""Words of several runs, measured; and words that make a line."""

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from exporters.pdf.text import line_breaks
from exporters.pdf.text.east_asian_spacing import CLOSING, HALF, OPENING, is_east_asian, quarter
from exporters.pdf.text.hyphenation import SOFT_HYPHEN
from exporters.pdf.text.ink_runs import Line, Run, Segment


class LinePart(NamedTuple):
    """What a run gives to a word: its width with what follows it, of which `apart` is no sign."""

    number: int
    text: str
    width: float
    apart: float = 0.0


class LineWord(NamedTuple):
    """What holds together: its width at a line's end, and with the room after it."""

    bare: float
    full: float
    parts: tuple[LinePart, ...]

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to be seen of it."""
        return all(part.text.isspace() for part in self.parts)


def words(runs: Sequence[Run]) -> list[LineWord]:
    """Return the words of several runs, each word cut where a run ends."""
    plain = "".join(map(_plain, runs, (None, *runs[:-1])))
    is_spaced = is_east_asian(plain)
    is_read = any(run.ink.ruby for run in runs)
    number, offset, at = 0, 0, 0
    found: list[LineWord] = []
    for piece in line_breaks.pieces(plain):
        left = len(piece)
        bare = full = 0.0
        parts: list[LinePart] = []
        while left:
            if offset == len(runs[number].text):
                number, offset = number + 1, 0
            run = runs[number]
            text = run.text[offset : offset + left]
            part_bare, part_full = run.widths(text)
            bare = bare if text == " " else full + run.ink.gap + part_bare
            full += run.ink.gap + part_full
            parts.append(LinePart(number, text, part_full))
            left -= len(text)
            offset += len(text)
        word = LineWord(bare, full, tuple(parts))
        if is_spaced:
            at += len(piece)
            is_end = offset == len(runs[number].text)
            following = runs[number + is_end] if number + is_end < len(runs) else None
            last = piece[-1]
            if is_read and runs[number].ink.ruby:
                last = text[-1]
            word = _spaced(word, runs, last, plain[at : at + 1], following)
        found.append(word)
    return found


def _plain(run: Run, before: Run | None) -> str:
    """Return the text of a run as far as it tells where a line may end: not in a mark of ours.

    Nor does one end in words with a reading.
    """
    if run.ink.mark:
        return line_breaks.GLUE * len(run.text)
    if run.ink.ruby is None:
        return run.text
    first = run.text[0] if before is None or before.ink.ruby != run.ink.ruby else line_breaks.GLUE
    return first + line_breaks.GLUE * (len(run.text) - 1)


def _spaced(
    word: LineWord, runs: Sequence[Run], last: str, next_sign: str, following: Run | None
) -> LineWord:
    """Return a word with the room of its brackets and commas, and that before the next word."""
    *others, end = word.parts
    run = runs[end.number]
    trail = apart = after = 0.0
    if last in CLOSING and last in run.face.wide:
        trail = after = HALF * run.ink.style.size
    elif following is not None and next_sign in OPENING and next_sign in following.face.wide:
        after = HALF * following.ink.style.size
    elif (
        following is not None
        and following is not run
        and run.face.widens
        and not following.ink.mark
    ):
        apart = after = quarter(last, next_sign) * run.ink.style.size
    first = word.parts[0]
    opens = first.text[:1] in OPENING and first.text[0] in runs[first.number].face.wide
    lead = HALF * runs[first.number].ink.style.size if opens else 0.0
    if not (lead or trail or after):
        return word
    parts = [*others, LinePart(end.number, end.text, end.width - trail + after, apart)]
    if lead:
        parts[0] = parts[0]._replace(width=parts[0].width - lead)
    return LineWord(word.bare - lead - trail, word.full - lead - trail + after, tuple(parts))


def fitting(found: list[LineWord], runs: Sequence[Run], measure: float) -> list[LineWord]:
    """Return the words with those wider than the measure cut into what fits."""
    if all(word.bare <= measure for word in found):
        return found
    fits: list[LineWord] = []
    for word in found:
        if word.bare <= measure:
            fits.append(word)
            continue
        for part in word.parts:
            run = runs[part.number]
            for scrap in line_breaks.scraps(part.text):
                is_wide = run.widths(scrap)[0] > measure
                for piece in line_breaks.letters(scrap) if is_wide else (scrap,):
                    bare, full = run.widths(piece)
                    gap = run.ink.gap
                    fits.append(
                        LineWord(bare + gap, full + gap, (LinePart(part.number, piece, full),))
                    )
    return fits


def part_of(word: LineWord, runs: Sequence[Run], start: int, stop: int = 0) -> LineWord:
    """Return a word of one part from a place on, up to another with a hyphen, or to its end."""
    ((number, text, _, apart),) = word.parts
    if stop:
        text, apart = text[start:stop] + SOFT_HYPHEN, 0.0
    else:
        text = text[start:]
    bare, full = runs[number].widths(text)
    return LineWord(bare, full + apart, (LinePart(number, text, full + apart, apart),))


def line(runs: Sequence[Run], found: Sequence[LineWord], width: float, within: float) -> Line:
    """Join words into the segments of a line, which begins at a side of a measure or of none."""
    segments: list[Segment] = []
    x = 0.0
    parts = [part for word in found for part in word.parts]
    for number, group in groupby(parts, key=attrgetter("number")):
        x += runs[number].ink.gap
        _, texts, widths, aparts = zip(*group, strict=True)
        stop = x + sum(widths)
        shown = max(0.0, min(stop - aparts[-1], width) - x)
        segments.append(Segment(runs[number], "".join(texts), x, shown, apart=aparts[-1]))
        x = stop
    if segments and segments[-1].apart:
        segments[-1] = segments[-1]._replace(apart=0.0)
    return Line(tuple(segments), width, within)
