"""Runs that were drawn into a gap of a line, read where they stand and not where they were drawn.

Patterns served: a footnote's raised mark, drawn when its line is done (WordPerfect), in it or at
either end; a lowered figure, a word in another font, a cell of a table, drawn so; several of them
in one line, and in columns beside each other.

A line whose letters leave no room for it is no host: text that is drawn twice, ruby, accents.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby
from typing import TypeAlias

from data.intake.pdfium.run_stretches import (
    RAISED,
    LetterPlace,
    Letters,
    RunStretch,
    measure,
    stretches_of,
)
from data.intake.pdfium.text_page import PageRun, PlacedLetter

_LEVEL, _SMALL, _LOWERED = 0.15, 0.86, -0.4
"""As of lines: data.intake.pdf.page_lines."""
_EDGE = 0.5  # ems between the end of a line and a mark at it
_COVERED = 0.3  # of an insertion's width, by the letters of its host
_GAP = 0.1  # ems: a blank between words
_MOST = 100  # stretches on about one height; where there are more, no lines are
_INFERRED = PlacedLetter(" ", 0.0, 0.0)

_Insertion: TypeAlias = tuple[RunStretch, int]
"""A stretch, and the number of its host's letter before which it stands; behind all, of none."""


def in_place(runs: Sequence[PageRun], letters_of: Letters) -> list[PageRun]:
    """Return the runs with insertions where they stand; no letter is lost or doubled.

    Parts of a run share its style. Time goes with the number of the runs.
    """
    stretches = stretches_of(runs)
    held = _held(stretches, letters_of)
    if not held:
        return list(runs)
    inserted = {id(one) for insertions in held.values() for one, _ in insertions}
    for stretch in sorted(stretches, key=_width):
        if insertions := held.get(id(stretch)):
            stretch.runs = list(_joined(stretch, insertions))
    return [run for one in stretches if id(one) not in inserted for run in one.runs]


def _held(stretches: Sequence[RunStretch], letters_of: Letters) -> dict[int, list[_Insertion]]:
    """Return the insertions of each host, by its id: in the narrowest that has room for them.

    A host is wider than what stands in it or at it. Lines that run to the left have none.
    """
    level = sorted((one for one in stretches if _is_known(one)), key=_base)
    bases = [one.base for one in level]
    leftward = sorted(one.base for one in stretches if one.right < one.left)
    em = max(1.0, *(one.size for one in level)) if level else 1.0
    found: dict[int, list[_Insertion]] = {}
    for one in level:
        first = bisect_left(bases, one.base - RAISED * em)
        stop = bisect_left(bases, one.base - _LOWERED * em, first)
        if not 1 < stop - first <= _MOST or _is_among(leftward, one.base, em):
            continue
        left, right = one.left - _EDGE * em, one.right + _EDGE * em
        near = [host for host in level[first:stop] if host.left < right and left < host.right]
        if len(near) > 1 and (insertion := _insertion(one, near, letters_of)):
            host, place = insertion
            found.setdefault(id(host), []).append((one, place))
    return found


def _is_among(bases: Sequence[float], base: float, em: float) -> bool:
    """Tell whether one of the bases, in order, is within the reach of a line on another."""
    return bisect_left(bases, base - em) < bisect_left(bases, base + em) if bases else False


def _insertion(one: RunStretch, near: list[RunStretch], letters_of: Letters) -> _Insertion | None:
    """Return the host of a stretch, and its place there: in it, or else at the nearest end."""
    hosts = sorted((host for host in near if _width(host) > _width(one)), key=_width)
    for host in hosts:
        if host.left < one.left and one.right < host.right and _stands_on(host, one):
            place = _room(host, one, letters_of)
            if place:
                return host, place
    ends: list[tuple[float, int, RunStretch]] = []
    for host in hosts:
        em = max(host.size, 1.0)
        if _stands_on(host, one) == "small" and (one.left > host.left or one.right < host.right):
            behind, before = (one.left - host.right) / em, (host.left - one.right) / em
            ends += [(max(behind, 0.0), 1, host)] if abs(behind) <= _EDGE else []
            ends += [(max(before, 0.0), 0, host)] if abs(before) <= _EDGE else []
    if not ends:
        return None
    _, is_behind, host = min(ends, key=lambda end: (end[0], -end[1]))
    measure(host, letters_of)
    return host, len(host.places) * is_behind


def _is_known(one: RunStretch) -> bool:
    """Tell whether a stretch runs to the right, as far as is known."""
    return one.left <= one.right and not one.runs[0].style.oblique


def _base(one: RunStretch) -> float:
    return one.base


def _width(one: RunStretch) -> float:
    return one.right - one.left


def _stands_on(host: RunStretch, one: RunStretch) -> str:
    """Tell how a stretch stands on the host's height: "level", or "small", raised or lowered."""
    if host.runs[0].style.quarter != one.runs[0].style.quarter:
        return ""
    rise = (one.base - host.base) / max(host.size, one.size, 1.0)
    if abs(rise) <= _LEVEL and one.size >= _SMALL * host.size:
        return "level"
    if one.size < _SMALL * host.size and _LOWERED < rise < RAISED:
        return "small"
    return "level" if abs(rise) <= _LEVEL else ""


def _room(host: RunStretch, one: RunStretch, letters_of: Letters) -> int:
    """Return the number of the host's letter before which a stretch has room; 0 for none."""
    measure(host, letters_of)
    middle, places = (one.left + one.right) / 2, host.places
    after = bisect_right(places, middle, key=lambda place: place.left)
    if not 0 < after < len(places):
        return 0
    before, following = places[after - 1], places[after]
    covered = max(0.0, before.right - one.left) + max(0.0, one.right - following.left)
    return after if covered <= _COVERED * (one.right - one.left) else 0


def _joined(host: RunStretch, insertions: Sequence[_Insertion]) -> Iterator[PageRun]:
    """Yield a host's runs, parted where insertions stand, and these between them."""
    ordered = sorted(insertions, key=lambda item: (item[1], item[0].left))
    run, start = 0, 0
    for place, group in groupby(ordered, key=lambda item: item[1]):
        inserted = [one.runs for one, _ in group]
        if not place:
            yield from chain(*inserted)
            continue
        is_last = place >= len(host.places)
        last = len(host.runs) - 1 if is_last else host.places[place - 1].run
        while run < last:
            yield _part(host, run, start)
            run, start = run + 1, 0
        before = _part(host, run, start, None if is_last else host.places[place - 1].letter + 1)
        pieces = [[before], *inserted]
        if is_last:
            yield from _spaced(pieces, None, _INFERRED if _ends(before) else None)
            return
        following = host.places[place]
        after = _part(host, following.run, following.letter)
        yield from _spaced(pieces, after, _blank(host, host.places[place - 1], following))
        run, start = following.run, following.letter
    while run < len(host.runs):
        yield _part(host, run, start)
        run, start = run + 1, 0


def _part(host: RunStretch, number: int, start: int, stop: int | None = None) -> PageRun:
    """Return a run's letters from one to before another; all of them are the run as it is."""
    run, letters = host.runs[number], host.letters[number]
    if not start and stop in {None, len(letters)}:
        return run
    kept = letters[start:stop]
    parts = [letter.text for letter in kept]
    if stop is None and _ends(run):
        parts.append(" ")
    return replace(run, left=kept[0].left, right=kept[-1].right, parts=parts, first=-1)


def _blank(host: RunStretch, last: LetterPlace, following: LetterPlace) -> PlacedLetter | None:
    """Return the blank of a gap; one between runs is drawn, as far as is known, before a word."""
    letters = host.letters[last.run]
    if last.run == following.run:
        return letters[last.letter + 1] if last.letter + 1 < following.letter else None
    if not _ends(host.runs[last.run]):
        return None
    return PlacedLetter(" ", 0.0, float(host.letters[following.run][0].text[:1].isalnum()))


def _spaced(
    pieces: Sequence[Sequence[PageRun]], following: PageRun | None, blank: PlacedLetter | None
) -> Iterator[PageRun]:
    """Yield what stands in a gap, and before it, with blanks where room is, and between words.

    Where no `blank` was in the gap, none is; one that was drawn, and not inferred, is never lost.
    """
    beyond = [*(piece[0] for piece in pieces[1:]), following]
    apart = [
        blank is not None and (after is None or _are_apart(piece[-1], after))
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
