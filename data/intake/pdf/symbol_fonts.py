"""Signs of symbol fonts, of which a PDF's text layer tells letters: "!", "q", "§", "\uf0b7".

Patterns served: bullets of Word, WordPerfect and presentations, boxes to be ticked, Greek letters
in formulas. Where nothing says that a font holds signs, its letters are letters.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from data.intake.decode import symbols
from data.intake.pdf.page_stream import PdfPage, TextRun

_PRIVATE = re.compile("[\uf020-\uf0ff]")
_WORD = re.compile(r"[^\W\d_]{4}")
"""Signs make no words: what does is text, in a font that is named as if it held signs."""
_SHAPES = frozenset("●❍❏❐❑❒◗➔➢➣➤→⇨▶▲▼❖★✦✧☛☞")
"""Signs that say no more than a bullet does where they are one."""
_BULLET = "•"
_SEVERAL = 2
_LEVEL, _BEFORE, _BEHIND = 0.3, 1.2, 6.0  # ems
_NEAREST = 50
"""Runs on the height of a sign that are looked at."""


def with_signs(pages: Sequence[PdfPage]) -> list[PdfPage]:
    """Return the pages with signs for the letters of symbol fonts, and bullets before items.

    A sign is a bullet where it stands alone before something several times.
    """
    fonts = _symbol_fonts(pages)
    signs = [[run for run in page.runs if _is_sign(run, fonts)] for page in pages]
    if not any(signs):
        return list(pages)
    before = [_before_items(page, found) for page, found in zip(pages, signs, strict=True)]
    times = Counter(_key(run) for found in before for run in found)
    return [
        page
        if not found
        else replace(
            page,
            runs=tuple(
                _read(run, fonts, is_bullet=run in bullets and times[_key(run)] >= _SEVERAL)
                if run in found
                else run
                for run in page.runs
            ),
        )
        for page, found, bullets in zip(pages, map(frozenset, signs), before, strict=True)
    ]


def _font(run: TextRun) -> str:
    return run.look.partition(" #")[0]


def _key(run: TextRun) -> tuple[str, str]:
    return _font(run), run.text.strip()


def _symbol_fonts(pages: Sequence[PdfPage]) -> frozenset[str]:
    """Return the looks of fonts that hold signs, by their name, and make no words."""
    looks = {run.look for page in pages for run in page.runs}
    named = {look for look in looks if symbols.is_symbolic(look.partition(" #")[0])}
    runs = (run for page in pages for run in page.runs) if named else ()
    words = {_font(run) for run in runs if run.look in named and _WORD.search(run.text)}
    return frozenset(look for look in named if look.partition(" #")[0] not in words)


def _is_sign(run: TextRun, fonts: Collection[str]) -> bool:
    return run.look in fonts or _PRIVATE.search(run.text) is not None


def _read(run: TextRun, fonts: Collection[str], *, is_bullet: bool) -> TextRun:
    font = _font(run)
    text = symbols.meant(run.text, font) if run.look in fonts else run.text
    sign = text.strip()
    if is_bullet and (sign in _SHAPES or symbols.says_nothing(sign, font)):
        text = text.replace(sign, _BULLET)
    return replace(run, text=text)


def _before_items(page: PdfPage, signs: Sequence[TextRun]) -> frozenset[TextRun]:
    """Return the signs that stand alone, at the start of a line, before something else."""
    alone = [run for run in signs if len(run.text.strip()) == 1 and not run.turned]
    if not alone:
        return frozenset()
    level = sorted(page.runs, key=_base)
    return frozenset(run for run in alone if _is_before(run, list(_beside(run, level))))


def _base(run: TextRun) -> float:
    return run.base


def _beside(run: TextRun, level: Sequence[TextRun]) -> Iterator[TextRun]:
    """Yield the runs on a run's height; `level` are all of the page, from its foot."""
    room = _LEVEL * max(run.size, 1.0)
    first = bisect_left(level, run.base - room, key=_base)
    last = bisect_right(level, run.base + room, first, key=_base)
    for other in level[first : min(last, first + _NEAREST)]:
        if other is not run and other.quarter == run.quarter:
            yield other


def _is_before(run: TextRun, beside: Sequence[TextRun]) -> bool:
    em = max(run.size, 1.0)
    follows = any(-_LEVEL <= (other.left - run.right) / em <= _BEHIND for other in beside)
    return follows and not any(
        other.left < run.left and run.left - other.right < _BEFORE * em for other in beside
    )
