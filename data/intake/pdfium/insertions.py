"""Runs that were drawn into a gap of a line, read where they stand and not where they were drawn.

Patterns served: a footnote's raised mark, drawn when its line is done (WordPerfect); a lowered
figure, a word in another font, a cell of a table, drawn so; several of them in one line.

A line whose letters leave no room for it is no host: text that is drawn twice, ruby, accents.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple, TypeAlias

from data.intake.pdfium.text_page import PageRun, PlacedLetter

_LEVEL, _SMALL, _RAISED, _LOWERED = 0.15, 0.86, 0.75, -0.4
"""As of lines: data.intake.pdf.page_lines."""
_NEAREST, _FARTHEST = -0.15, 0.9  # between two runs of one stretch, in ems
_COVERED = 0.3  # of an insertion's width, by the letters of its host
_GAP = 0.1  # ems: a blank between words
_MOST = 100  # stretches on about one height; where there are more, no lines are


Letters: TypeAlias = Callable[[PageRun], Sequence[PlacedLetter]]
"""Tells a run's letters and blanks in order; nothing where it cannot be parted."""


def in_place(runs: Sequence[PageRun], letters_of: Letters) -> list[PageRun]:
    """Return the runs with insertions where they stand; no letter is lost or doubled.

    Parts of a run share its style. Time goes with the number of the runs.
    """
    stretches = _stretches(runs)
    held = _held(stretches, letters_of)
    if not held:
        return list(runs)
    inserted = {id(one) for insertions in held.values() for one, _ in insertions}
    for stretch in sorted(stretches, key=_width):
        if insertions := held.get(id(stretch)):
            stretch.runs = list(_joined(stretch, insertions))
    return [run for one in stretches if id(one) not in inserted for run in one.runs]


class _Place(NamedTuple):
    """A letter of a stretch: the number of its run, and its own among the letters of that run."""

    left: float
    right: float
    run: int
    letter: int


@dataclass(slots=True)
class _Stretch:
    """Runs that follow each other closely on one height as they are drawn."""

    runs: list[PageRun]
    left: float
    right: float
    base: float
    size: float
    letters: Sequence[Sequence[PlacedLetter]] = ()
    places: Sequence[_Place] = ()


_Insertion: TypeAlias = tuple[_Stretch, int]
"""A stretch, and the number of its host's letter before which it stands."""


def _stretches(runs: Sequence[PageRun]) -> list[_Stretch]:
    found: list[_Stretch] = []
    for run in runs:
        last, size = found[-1] if found else None, run.style.size
        if last is None or not _goes_on(last, run):
            found.append(_Stretch([run], run.left, run.right, run.base, size))
            continue
        last.runs.append(run)
        last.right = max(last.right, run.right)
        if size > last.size:
            last.base, last.size = run.base, size
    return found


def _goes_on(last: _Stretch, run: PageRun) -> bool:
    style, em = run.style, max(last.size, run.style.size, 1.0)
    if not _NEAREST <= (run.left - last.right) / em <= _FARTHEST:
        return False
    if style.oblique or run.right < run.left or last.right < last.left:
        return False
    same = style.quarter == last.runs[0].style.quarter
    return same and abs(run.base - last.base) < _RAISED * em


def _held(stretches: Sequence[_Stretch], letters_of: Letters) -> dict[int, list[_Insertion]]:
    """Return the insertions of each host, by its id: in the narrowest that has room for them."""
    level = sorted((one for one in stretches if _is_known(one)), key=_base)
    bases = [one.base for one in level]
    em = max(1.0, *(one.size for one in level)) if level else 1.0
    found: dict[int, list[_Insertion]] = {}
    for one in level:
        first = bisect_left(bases, one.base - _RAISED * em)
        stop = bisect_left(bases, one.base - _LOWERED * em, first)
        if not 1 < stop - first <= _MOST:
            continue
        left, right = one.left, one.right
        hosts = [host for host in level[first:stop] if host.left < left and right < host.right]
        for host in sorted(hosts, key=_width) if hosts else ():
            if _is_level(host, one) and (place := _room(host, one, letters_of)):
                found.setdefault(id(host), []).append((one, place))
                break
    return found


def _is_known(one: _Stretch) -> bool:
    """Tell whether a stretch runs to the right, as far as is known."""
    return one.left <= one.right and not one.runs[0].style.oblique


def _base(one: _Stretch) -> float:
    return one.base


def _width(one: _Stretch) -> float:
    return one.right - one.left


def _is_level(host: _Stretch, one: _Stretch) -> bool:
    """Tell whether a stretch stands on the host's height, or is small and raised or lowered."""
    if host.runs[0].style.quarter != one.runs[0].style.quarter:
        return False
    rise = (one.base - host.base) / max(host.size, one.size, 1.0)
    small = one.size < _SMALL * host.size and _LOWERED < rise < _RAISED
    return small or abs(rise) <= _LEVEL


def _room(host: _Stretch, one: _Stretch, letters_of: Letters) -> int:
    """Return the number of the host's letter before which a stretch has room; 0 for none."""
    if not host.places:
        host.letters = [letters_of(run) or _whole(run) for run in host.runs]
        host.places = _places(host.letters)
    middle, places = (one.left + one.right) / 2, host.places
    after = bisect_right(places, middle, key=lambda place: place.left)
    if not 0 < after < len(places):
        return 0
    before, following = places[after - 1], places[after]
    covered = max(0.0, before.right - one.left) + max(0.0, one.right - following.left)
    return after if covered <= _COVERED * (one.right - one.left) else 0


def _whole(run: PageRun) -> tuple[PlacedLetter]:
    return (PlacedLetter(run.text, run.left, run.right),)


def _places(runs: Sequence[Sequence[PlacedLetter]]) -> list[_Place]:
    """Return the places of a stretch's letters; one that is nowhere if they run to the left."""
    found = []
    for run, letters in enumerate(runs):
        narrow = _narrowness(letters)
        for number, letter in enumerate(letters):
            if letter.text != " ":
                right = letter.left + narrow * (letter.right - letter.left)
                found.append(_Place(letter.left, right, run, number))
    rises = all(before.left <= after.left for before, after in pairwise(found))
    return found if rises else found[:1]


def _narrowness(letters: Sequence[PlacedLetter]) -> float:
    """Return what share of their width letters take: a font that is not in the file misleads."""
    steps = [
        (after.left - letter.left) / max(letter.right - letter.left, 0.01)
        for letter, after in pairwise(letters)
        if letter.text != " " != after.text
    ]
    return min(1.0, max(0.0, median(steps))) if steps else 1.0


def _joined(host: _Stretch, insertions: Sequence[_Insertion]) -> Iterator[PageRun]:
    """Yield a host's runs, parted where insertions stand, and these between them."""
    ordered = sorted(insertions, key=lambda item: (item[1], item[0].left))
    run, start = 0, 0
    for place, group in groupby(ordered, key=lambda item: item[1]):
        last, following = host.places[place - 1], host.places[place]
        while run < last.run:
            yield _part(host, run, start)
            run, start = run + 1, 0
        before = _part(host, run, start, last.letter + 1)
        blank = _blank(host, last, following)
        pieces = [[before], *([*one.runs] for one, _ in group)]
        yield from _spaced(pieces, _part(host, following.run, following.letter), blank)
        run, start = following.run, following.letter
    while run < len(host.runs):
        yield _part(host, run, start)
        run, start = run + 1, 0


def _part(host: _Stretch, number: int, start: int, stop: int | None = None) -> PageRun:
    """Return a run's letters from one to before another; all of them are the run as it is."""
    run, letters = host.runs[number], host.letters[number]
    if not start and stop in {None, len(letters)}:
        return run
    kept = letters[start:stop]
    parts = [letter.text for letter in kept]
    if stop is None and _ends(run):
        parts.append(" ")
    return replace(run, left=kept[0].left, right=kept[-1].right, parts=parts, first=-1)


def _blank(host: _Stretch, last: _Place, following: _Place) -> PlacedLetter | None:
    """Return the blank of a gap; one between runs is drawn, as far as is known, before a word."""
    letters = host.letters[last.run]
    if last.run == following.run:
        return letters[last.letter + 1] if last.letter + 1 < following.letter else None
    if not _ends(host.runs[last.run]):
        return None
    return PlacedLetter(" ", 0.0, float(host.letters[following.run][0].text[:1].isalnum()))


def _spaced(
    pieces: Sequence[Sequence[PageRun]], following: PageRun, blank: PlacedLetter | None
) -> Iterator[PageRun]:
    """Yield what stands in a gap, and before it, with blanks where room is, and between words.

    Where no `blank` was in the gap, none is; one that was drawn, and not inferred, is never lost.
    """
    beyond = [piece[0] for piece in pieces[1:]] + [following]
    apart = [
        blank is not None and _are_apart(piece[-1], after)
        for piece, after in zip(pieces, beyond, strict=True)
    ]
    is_drawn = blank is not None and blank.right > blank.left
    apart[-1] = apart[-1] or (is_drawn and not any(apart))
    for piece, has_blank in zip(pieces, apart, strict=True):
        yield from piece[:-1]
        text = "".join(piece[-1].parts).rstrip(" ")
        yield replace(piece[-1], parts=[text, " "] if has_blank else [text])


def _are_apart(before: PageRun, after: PageRun) -> bool:
    """Tell whether a blank is between runs: there is room for one, or both are words of a line."""
    small, large = sorted((before.style.size, after.style.size))
    if after.left - before.right >= _GAP * large:
        return True
    are_words = before.text.rstrip()[-1:].isalnum() and after.text[:1].isalnum()
    return are_words and small >= _SMALL * large


def _ends(run: PageRun) -> bool:
    """Tell whether a blank follows a run."""
    return run.parts[-1] == " "
