"""Lines of text: runs are cut into words, words are filled into lines.

The work is linear in the text and done per word; widths come from the faces' memory of words.
"""

from collections.abc import Iterator, Sequence

from exporters.pdf.text import line_breaks
from exporters.pdf.text.bidi_order import ordered
from exporters.pdf.text.east_asian_spacing import HALF, giving
from exporters.pdf.text.even_breaks import Atom, ends
from exporters.pdf.text.glyph_classes import CJK
from exporters.pdf.text.hyphenation import SOFT_HYPHEN, Hyphenator
from exporters.pdf.text.ink_runs import Line, Run, Segment
from exporters.pdf.text.justification import SPACE_GIVES
from exporters.pdf.text.line_words import LinePart, LineWord, fitting, line, part_of, words
from exporters.pdf.text.shaping import RIGHT_TO_LEFT

_LADDER = 2
"""At most so many lines on end are hyphenated."""
_STRETCH = 0.5
"""How much a space of a justified line is easily widened, in shares of its width."""
_EAST_ASIAN_STRETCH = 0.05
"""What East Asian letters give easily between each other, and words without spaces, in em."""
_LEAST_LAST = 2.5
"""A last line of a justified or an East Asian text is at least so wide, in em, if that can be."""
_LEFT = 4
"""So many words the line before it keeps."""


def fill(
    runs: Sequence[Run],
    measure: float,
    hyphenator: Hyphenator | None = None,
    *,
    justified: bool = False,
    leftwards: bool | None = None,
) -> list[Line]:
    """Break runs into lines of at most `measure` points; what has no text has no lines.

    Lines that are to be `justified` are chosen together, and may be wider by what their spaces
    give. The last line too ends in a space, so that what follows is not read as part of its last
    word. Which way a paragraph runs its first letter tells, or `leftwards`.
    """
    runs = [run for run in runs if run.text]
    if justified and not any(_runs_leftwards(run) for run in runs):
        even = _fill_evenly(runs, measure, hyphenator)
        return [*even[:-1], _ended(even[-1])] if even else []
    is_plain = len(runs) == 1 and not hyphenator and not _has_room(runs[0]) and not runs[0].ink.ruby
    lines = _fill_plain(runs[0], measure) if is_plain else None
    if lines is None:
        lines = _fill_mixed(runs, measure, hyphenator)
    if lines:
        lines[-1] = _ended(lines[-1])
    if any(_runs_leftwards(run) for run in runs):
        return ordered(lines, measure, leftwards=leftwards)
    return lines


def _has_room(run: Run) -> bool:
    """Tell whether brackets or commas of a run have room that lines' ends do without."""
    return bool(run.face.wide) and not run.face.wide.isdisjoint(run.text)


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


def _parts(
    widths: Sequence[tuple[float, float]], measure: float, least: float
) -> list[tuple[int, int, float]]:
    """Return what `_break` yields, with a last line of at least that width if that can be.

    What it lacks comes from the line before.
    """
    parts = list(_break(widths, measure))
    if len(parts) < 2 or parts[-1][2] >= least:
        return parts
    start, cut, _ = parts[-2]
    stop, end = parts[-1][1:]
    while end < least and cut - start > _LEFT:
        cut -= 1
        end += widths[cut][1]
    before = sum(full for _, full in widths[start : cut - 1]) + widths[cut - 1][0]
    parts[-2:] = [(start, cut, before), (cut, stop, end)]
    return parts


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
    least = 1000 * _LEAST_LAST if pieces and CJK.match(pieces[len(widths) - 1]) else 0.0
    parts = _parts(widths, limit, least)
    within = measure if len(parts) > 1 else 0.0
    return [
        Line(
            (Segment(run, "".join(pieces[start:stop]), 0.0, width * scale),), width * scale, within
        )
        for start, stop, width in parts
    ]


def _fill_mixed(runs: Sequence[Run], measure: float, hyphenator: Hyphenator | None) -> list[Line]:
    found = fitting(words(runs), runs, measure)
    if hyphenator:
        found = list(_divided(found, runs, measure, hyphenator))
    while found and found[-1].is_blank:
        found.pop()
    least = 0.0
    if found and CJK.match(found[-1].parts[0].text):
        least = _LEAST_LAST * max(run.ink.style.size for run in runs)
    parts = _parts([word[:2] for word in found], measure, least)
    within = measure if len(parts) > 1 else 0.0
    return [line(runs, found[start:stop], width, within) for start, stop, width in parts]


def _runs_leftwards(run: Run) -> bool:
    return not run.text.isascii() and RIGHT_TO_LEFT.search(run.text) is not None


def _fill_evenly(runs: Sequence[Run], measure: float, hyphenator: Hyphenator | None) -> list[Line]:
    """Break runs into lines that are filled as evenly as can be."""
    found = fitting(words(runs), runs, measure)
    while found and found[-1].is_blank:
        found.pop()
    if not found:
        return []
    size = max(run.ink.style.size for run in runs)
    spaces = [run.widths(" ")[1] for run in runs]
    atoms: list[Atom] = []
    places: list[tuple[int, int]] = []
    """The word of each atom, and where in it the atom ends; 0 is at the word's own end."""
    for index, word in enumerate(found):
        splits = hyphenator and len(word.parts) == 1 and index + 1 < len(found)
        cuts = hyphenator.splits(word.parts[0].text)[::-1] if hyphenator and splits else ()
        before = 0.0
        for cut in cuts:
            number, text, *_ = word.parts[0]
            head, measured = text[:cut], runs[number].widths
            width, last = measured(head)[0], measured(head + SOFT_HYPHEN)[0]
            atoms.append(Atom(width - before, last - before, 0.0, 0.0, divided=True))
            places.append((index, cut))
            before = width
        if word.parts[-1].text[-1] == " ":
            space = spaces[word.parts[-1].number]
            stretch, shrink = space * _STRETCH, space * SPACE_GIVES
        else:
            stretch, shrink = _given(word, runs, size)
        atoms.append(Atom(word.full - before, word.bare - before, stretch, shrink))
        places.append((index, 0))
    lines, at, start = [], 0, 0
    for stop in ends(atoms, measure, least=_LEAST_LAST * size):
        index, cut = places[stop - 1]
        chosen = [*found[at : index + (0 if cut else 1)]]
        if start and chosen:
            chosen[0] = part_of(found[at], runs, start)
        if cut:
            chosen.append(part_of(found[index], runs, start if index == at else 0, cut))
        at, start = (index, cut) if cut else (index + 1, 0)
        width = sum(word.full for word in chosen[:-1]) + chosen[-1].bare
        lines.append(line(runs, chosen, width, measure))
    return lines


def _given(word: LineWord, runs: Sequence[Run], size: float) -> tuple[float, float]:
    """Return how much what follows a word without a space may be widened, and narrowed."""
    end = word.parts[-1]
    gives = giving(end.text[-1], runs[end.number].face.wide)
    shrink = end.apart * HALF + HALF * runs[end.number].ink.style.size * len(gives)
    is_loose = CJK.match(end.text[-1]) or line_breaks.UNSPACED.match(end.text[-1])
    return (_EAST_ASIAN_STRETCH * size if is_loose else 0.0), shrink


def _ended(line: Line) -> Line:
    *others, last = line.segments
    if last.text.endswith(" ") or CJK.match(last.text[-1]):
        return line
    return line._replace(segments=(*others, last._replace(text=f"{last.text} ")))


def _divided(
    found: list[LineWord], runs: Sequence[Run], measure: float, hyphenator: Hyphenator
) -> Iterator[LineWord]:
    """Yield the words with those that a line ends within in two; the last one stays whole."""
    x, ladder = 0.0, 0
    for index, whole in enumerate(found):
        word = whole
        if x and x + word.bare > measure:
            halves = None
            if ladder < _LADDER and index + 1 < len(found):
                halves = _halves(word, runs, measure - x, hyphenator)
            if halves:
                yield halves[0]
                word = halves[1]
            ladder = ladder + 1 if halves else 0
            x = 0.0
        yield word
        x += word.full


def _halves(
    word: LineWord, runs: Sequence[Run], room: float, hyphenator: Hyphenator
) -> tuple[LineWord, LineWord] | None:
    """Return as much of a word as fits into `room`, with a hyphen, and the rest of it."""
    if len(word.parts) != 1:
        return None
    number, text, *_ = word.parts[0]
    run = runs[number]
    for place in hyphenator.splits(text):
        head = text[:place] + SOFT_HYPHEN
        width = run.widths(head)[1]
        if width <= room:
            return LineWord(width, width, (LinePart(number, head, width),)), part_of(
                word, runs, place
            )
    return None
