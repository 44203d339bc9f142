"""The places that links of a PDF lead to, found among the runs of its pages.

Patterns served: places at the upper edge of a line or well above it, on its baseline, in one of two
columns, at the foot of a page whose text goes on with the next.
"""

from bisect import bisect_left
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from data.intake.pdf.page_stream import PdfPage, TextRun

_NUMBERS = 3
_LOW = 0.25
"""So far below its baseline, in ems, a place may be and still be that of a line."""
_NEAREST = 50
"""Among so many runs below a place one is looked for that reaches to its right."""
_MOST = 100_000


def named(pages: Sequence[PdfPage], places: Sequence[str]) -> list[PdfPage]:
    """Return the pages with the names of `places`, as they are told, on the runs that stand there.

    Each is the nearest below, on its page or on the next that has text.
    """
    made: dict[int, dict[TextRun, list[str]]] = {}
    down: dict[int, list[TextRun]] = {}
    with_text = [number for number, page in enumerate(pages) if page.runs]
    for name, page, left, top in filter(None, map(_read, places[:_MOST])):
        following = bisect_left(with_text, page + 1)
        behind = with_text[following : following + 1]
        for number in [page, *behind] if page < len(pages) else []:
            if number not in down:
                down[number] = sorted(pages[number].runs, key=_from_above)
            here = number == page
            run = _below(down[number], left if here else 0.0, top if here else float("inf"))
            if run is not None:
                made.setdefault(number, {}).setdefault(run, []).append(name)
                break
    return [
        page if number not in made else _called(page, made[number])
        for number, page in enumerate(pages)
    ]


def _called(page: PdfPage, names: dict[TextRun, list[str]]) -> PdfPage:
    runs = (replace(run, names=tuple(names.pop(run))) if run in names else run for run in page.runs)
    return replace(page, runs=tuple(runs))


def _below(runs: Sequence[TextRun], left: float, top: float) -> TextRun | None:
    """Return the run at a place or nearest below it; `runs` go down the page."""
    first = bisect_left(runs, -top, key=lambda run: -run.base - _LOW * run.size)
    near = runs[first : first + _NEAREST]
    return next((run for run in near if run.right > left), next(iter(near), None))


def _from_above(run: TextRun) -> tuple[float, float]:
    return -run.base - _LOW * run.size, run.left


def _read(place: str) -> tuple[str, int, float, float] | None:
    name, _, numbers = place.partition("\t")
    told = numbers.split(" ")
    with suppress(ValueError):
        if name and len(told) == _NUMBERS:
            return name, max(0, int(told[0])), float(told[1]), float(told[2])
    return None
