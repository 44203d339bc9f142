"""Lines of text: runs are cut into words, words are filled into lines.

The work is linear in the text and done per word; widths come from the faces' memory of words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from exporters.pdf.text import line_breaks
from exporters.pdf.text.bidi_order import ordered
from exporters.pdf.text.even_breaks import Atom, ends
from exporters.pdf.text.glyph_classes import CJK
from exporters.pdf.text.hyphenation import SOFT_HYPHEN, Hyphenator
from exporters.pdf.text.ink_runs import Line, Run, Segment
from exporters.pdf.text.shaping import RIGHT_TO_LEFT

_LADDER = 2
"""At most so many lines on end are hyphenated."""
_STRETCH, _SHRINK = 0.5, 0.25
"""What a space of a justified line gives easily, in shares of its width."""
_EAST_ASIAN_STRETCH = 0.05
"""What East Asian letters give easily between each other, in em."""
_LEAST_LAST = 2.5
"""A last line of a justified text is at least so wide, in em, if that can be."""


_Part = tuple[int, str, float]
"""Run number, text, width with the space after it."""
_Word = tuple[float, float, tuple[_Part, ...]]
"""Width without and with the space after the word, and its parts."""


def fill(
    runs: Sequence[Run],
    measure: float,
    hyphenator: Hyphenator | None = None,
    *,
    justified: bool = False,
) -> list[Line]:
    """Break runs into lines of at most `measure` points; what has no text has no lines.

    Lines that are to be `justified` are chosen together, and may be wider by what their spaces
    give. The last line too ends in a space, so that what follows is not read as part of its last
    word.
    """
    runs = [run for run in runs if run.text]
    if justified and not any(_runs_leftwards(run) for run in runs):
        even = _fill_evenly(runs, measure, hyphenator)
        return [*even[:-1], _ended(even[-1])] if even else []
    lines = _fill_plain(runs[0], measure) if len(runs) == 1 and not hyphenator else None
    if lines is None:
        lines = _fill_mixed(runs, measure, hyphenator)
    if lines:
        lines[-1] = _ended(lines[-1])
    if any(_runs_leftwards(run) for run in runs):
        return ordered(lines, measure)
    return lines


def balanced(runs: Sequence[Run], measure: float) -> list[Line]:
    """Break runs into as few lines as `fill` does, of lengths as even as can be."""
    best = fill(runs, measure)
    low, high = measure / 2, measure
    while len(best) > 1 and high - low > 1:
        middle = (low + high) / 2
        lines = fill(runs, middle)
        if len(lines) > len(best):
            low = middle
        else:
            best, high = lines, middle
    return best


def _break(
    widths: Sequence[tuple[float, float]], measure: float
) -> Iterator[tuple[int, int, float]]:
    """Yield where lines start and stop and how wide they are, from the words' widths."""
    start, x, end = 0, 0.0, 0.0
    for index, (bare, full) in enumerate(widths):
        if x + bare > measure and index > start:
            yield start, index, end
            start, x = index, 0.0
        end = x + bare
        x += full
    if widths:
        yield start, len(widths), end


def _fill_plain(run: Run, measure: float) -> list[Line] | None:
    """Break one run into lines, or return None where it is tracked or has too wide a word."""
    style = run.ink.style
    scale = style.size / 1000
    limit = measure / scale
    pieces = line_breaks.pieces(run.text)
    measured = run.face.widths
    widths = [measured[piece] for piece in pieces]
    while widths and pieces[len(widths) - 1].isspace():
        widths.pop()
    if style.tracking or (widths and max(widths)[0] > limit):
        return None
    return [
        Line((Segment(run, "".join(pieces[start:stop]), 0.0, width * scale),), width * scale)
        for start, stop, width in _break(widths, limit)
    ]


def _fill_mixed(runs: Sequence[Run], measure: float, hyphenator: Hyphenator | None) -> list[Line]:
    words = _fitting(_words(runs), runs, measure)
    if hyphenator:
        words = list(_divided(words, runs, measure, hyphenator))
    while words and all(text.isspace() for _, text, _ in words[-1][2]):
        words.pop()
    return [
        _line(runs, words[start:stop], width)
        for start, stop, width in _break([word[:2] for word in words], measure)
    ]


def _runs_leftwards(run: Run) -> bool:
    return not run.text.isascii() and RIGHT_TO_LEFT.search(run.text) is not None


def _fill_evenly(runs: Sequence[Run], measure: float, hyphenator: Hyphenator | None) -> list[Line]:
    """Break runs into lines that are filled as evenly as can be."""
    words = _fitting(_words(runs), runs, measure)
    while words and all(text.isspace() for _, text, _ in words[-1][2]):
        words.pop()
    if not words:
        return []
    size = max(run.ink.style.size for run in runs)
    atoms: list[Atom] = []
    places: list[tuple[int, int]] = []
    """The word of each atom, and where in it the atom ends; 0 is at the word's own end."""
    for index, word in enumerate(words):
        splits = hyphenator and len(word[2]) == 1 and index + 1 < len(words)
        cuts = hyphenator.splits(word[2][0][1])[::-1] if hyphenator and splits else ()
        before = 0.0
        for cut in cuts:
            number, text, _ = word[2][0]
            width = runs[number].widths(text[:cut])[0]
            last = runs[number].widths(text[:cut] + SOFT_HYPHEN)[0]
            atoms.append(Atom(width - before, last - before, 0.0, 0.0, divided=True))
            places.append((index, cut))
            before = width
        bare, full, _ = word
        stretch, shrink = _given(word, size)
        atoms.append(Atom(full - before, bare - before, stretch, shrink))
        places.append((index, 0))
    lines, at, start = [], 0, 0
    for stop in ends(atoms, measure, least=_LEAST_LAST * size):
        index, cut = places[stop - 1]
        chosen = [*words[at : index + (0 if cut else 1)]]
        if start and chosen:
            chosen[0] = _part_of(words[at], runs, start, 0)
        if cut:
            chosen.append(_part_of(words[index], runs, start if index == at else 0, cut))
        at, start = (index, cut) if cut else (index + 1, 0)
        width = sum(full for _, full, _ in chosen[:-1]) + chosen[-1][0]
        lines.append(_line(runs, chosen, width))
    return lines


def _given(word: _Word, size: float) -> tuple[float, float]:
    """Return how much what follows a word may be widened, and narrowed, in points."""
    space = word[1] - word[0]
    if space > 0:
        return space * _STRETCH, space * _SHRINK
    return (_EAST_ASIAN_STRETCH * size if CJK.match(word[2][-1][1][-1]) else 0.0), 0.0


def _part_of(word: _Word, runs: Sequence[Run], start: int, stop: int) -> _Word:
    """Return a word from a place on, up to another with a hyphen, or to its end."""
    number, text, _ = word[2][0]
    part = text[start:stop] + SOFT_HYPHEN if stop else text[start:]
    bare, full = runs[number].widths(part)
    return bare, full, ((number, part, full),)


def _ended(line: Line) -> Line:
    *others, last = line.segments
    if last.text.endswith(" ") or CJK.match(last.text[-1]):
        return line
    return Line((*others, replace(last, text=f"{last.text} ")), line.width)


def _words(runs: Sequence[Run]) -> list[_Word]:
    """Return the words of several runs, each word cut where a run ends."""
    plain = "".join(line_breaks.GLUE * len(run.text) if run.ink.mark else run.text for run in runs)
    number, offset = 0, 0
    words: list[_Word] = []
    for piece in line_breaks.pieces(plain):
        left = len(piece)
        bare = full = 0.0
        parts: list[_Part] = []
        while left:
            if offset == len(runs[number].text):
                number, offset = number + 1, 0
            run = runs[number]
            text = run.text[offset : offset + left]
            part_bare, part_full = run.widths(text)
            bare = bare if text == " " else full + run.ink.gap + part_bare
            full += run.ink.gap + part_full
            parts.append((number, text, part_full))
            left -= len(text)
            offset += len(text)
        words.append((bare, full, tuple(parts)))
    return words


def _fitting(words: list[_Word], runs: Sequence[Run], measure: float) -> list[_Word]:
    """Return the words with those wider than the measure cut into what fits."""
    if all(word[0] <= measure for word in words):
        return words
    fitting: list[_Word] = []
    for word in words:
        if word[0] <= measure:
            fitting.append(word)
            continue
        for number, text, _ in word[2]:
            run = runs[number]
            for scrap in line_breaks.scraps(text):
                is_wide = run.widths(scrap)[0] > measure
                for piece in line_breaks.letters(scrap) if is_wide else (scrap,):
                    bare, full = run.widths(piece)
                    part = (number, piece, full)
                    fitting.append((bare + run.ink.gap, full + run.ink.gap, (part,)))
    return fitting


def _divided(
    words: list[_Word], runs: Sequence[Run], measure: float, hyphenator: Hyphenator
) -> Iterator[_Word]:
    """Yield the words with those that a line ends within in two; the last one stays whole."""
    x, ladder = 0.0, 0
    for index, whole in enumerate(words):
        word = whole
        if x and x + word[0] > measure:
            halves = None
            if ladder < _LADDER and index + 1 < len(words):
                halves = _halves(word, runs, measure - x, hyphenator)
            if halves:
                yield halves[0]
                word = halves[1]
            ladder = ladder + 1 if halves else 0
            x = 0.0
        yield word
        x += word[1]


def _halves(
    word: _Word, runs: Sequence[Run], room: float, hyphenator: Hyphenator
) -> tuple[_Word, _Word] | None:
    """Return as much of a word as fits into `room`, with a hyphen, and the rest of it."""
    if len(word[2]) != 1:
        return None
    number, text, _ = word[2][0]
    run = runs[number]
    for place in hyphenator.splits(text):
        head = text[:place] + SOFT_HYPHEN
        width = run.widths(head)[1]
        if width <= room:
            bare, full = run.widths(text[place:])
            return (width, width, ((number, head, width),)), (
                bare,
                full,
                ((number, text[place:], full),),
            )
    return None


def _line(runs: Sequence[Run], words: Sequence[_Word], width: float) -> Line:
    """Join words into the segments of a line."""
    segments: list[Segment] = []
    x = 0.0
    parts = (part for word in words for part in word[2])
    for number, group in groupby(parts, key=itemgetter(0)):
        x += runs[number].ink.gap
        _, texts, widths = zip(*group, strict=True)
        stop = x + sum(widths)
        text = "".join(texts)
        segments.append(Segment(runs[number], text, x, max(0.0, min(stop, width) - x)))
        x = stop
    return Line(tuple(segments), width)
