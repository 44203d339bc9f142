"""Find contents lists, whoever made them: by their heading, their page numbers, or what returns.

Patterns served: "Contents" above lines that come again below; lines that end in a page number,
with leaders or without; an agenda whose items head the minutes further down.
"""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from data.document import BlockKind
from data.intake.lexicon import front_words, shapes
from data.intake.stream import Piece

_LONGEST = 200
_LEADERS = " \t\u3000.…‥·・_-–"
_START, _LONGEST_LIST = 250, 500
"""A list without a heading starts among so many pieces; any list has at most so many lines."""
_MISSES = 2
"""So many lines in a row may be no entries: a long one that was broken, a heading between."""
_FEWEST, _FEWEST_NUMBERED = 3, 4
_IN_ORDER = 0.8
_FEW_KNOWN = 4
"""Of lines with leaders, one of so many has to come again: headings are often worded otherwise."""


class ContentsEntry(NamedTuple):
    """An entry of a contents list: what it says without its page, its level, and its piece.

    `level` counts from 1; it is None where nothing tells it. `piece` is the number of the piece.
    """

    text: str
    level: int | None
    piece: int


@dataclass(frozen=True, slots=True)
class ContentsLists:
    """All lists of a document: their entries, and the numbers of their pieces and headings.

    `declared` are the pieces of the lists that are such by their heading or their page numbers.
    """

    entries: tuple[ContentsEntry, ...] = ()
    numbers: tuple[int, ...] = ()
    declared: tuple[int, ...] = ()


class _Line(NamedTuple):
    """A line that may be an entry: what it says, its page, and where that comes again.

    `led` tells that leaders, or a tab, lead to its page, `key` is what it has in common with what
    it announces, `able` that it may stand in a list, and `is_entry` that it says where something
    is: it comes again, or names its page.
    """

    number: int
    text: str
    page: int | None
    target: int | None
    led: bool
    key: str
    able: bool
    is_entry: bool


def find(pieces: Sequence[Piece], outside: Collection[int]) -> ContentsLists:
    """Return the contents lists of a document; what they announce is no furniture (`outside`)."""
    heads = {n for n, piece in enumerate(pieces) if front_words.heads_contents(piece.text)}
    targets = _targets(pieces, outside, heads)
    entries: list[ContentsEntry] = []
    numbers: list[int] = []
    declared: list[int] = []
    told: dict[int, _Line] = {}
    for place in sorted(heads | set(range(min(_START, len(pieces))))):
        if numbers and place <= numbers[-1]:
            continue
        headed = place in heads
        run = _run(pieces, place + headed, targets, told, headed=headed)
        behind = len(pieces) - place - len(run)
        if not _is_list(run, behind, headed=headed):
            continue
        whole = range(place if headed else run[0].number, run[-1].number + 1)
        own = [n for n in whole if not front_words.is_date_line(pieces[n].printed)]
        numbers += own
        if headed or _counts_pages(run, behind):
            declared += own
        entries += [_entry(pieces, line) for line in run]
    return ContentsLists(tuple(entries), tuple(numbers), tuple(declared))


def split_page(text: str) -> tuple[str, int | None]:
    """Return a line without the page number at its end and its leaders, and that number."""
    bare = text.rstrip("0123456789")
    digits = text[len(bare) :]
    said = bare.rstrip(_LEADERS)
    if not digits or len(digits) > 4 or not said or bare == said:
        return text, None
    if len(digits) == 4 and digits < "2200" and not bare[len(said) :].strip():
        return text, None  # a year
    return said, int(digits)


def _targets(
    pieces: Sequence[Piece], outside: Collection[int], heads: Collection[int]
) -> dict[str, list[int]]:
    """Return where what may be entries say stands, by what it says."""
    wanted: dict[str, list[int]] = {}
    end = 0
    for start in sorted({0, *heads}):
        for piece in pieces[max(start, end) : start + _LONGEST_LIST]:
            if _may_be_entry(piece):
                wanted.setdefault(_folded(split_page(piece.text)[0]), [])
        end = start + _LONGEST_LIST
    for number, piece in enumerate(pieces):
        if len(piece.text) <= _LONGEST and number not in outside:
            found = wanted.get(_folded(piece.text))
            if found is not None:
                found.append(number)
    return wanted


def _folded(text: str) -> str:
    """Return what an entry and the heading that it announces have in common, in no time."""
    return "".join(text.casefold().split()).rstrip(".:：。")


def _may_be_entry(piece: Piece) -> bool:
    is_line = len(piece.text) <= _LONGEST and not shapes.ends_sentence(piece.text)
    return is_line and piece.hint is not BlockKind.HEADING


def _run(
    pieces: Sequence[Piece],
    start: int,
    targets: dict[str, list[int]],
    told: dict[int, _Line],
    *,
    headed: bool,
) -> list[_Line]:
    """Return the entries from `start` on, without what misses behind the last.

    What is found of a line is kept in `told`: runs begin at each of many lines, one after another.
    """
    run: list[_Line] = []
    misses = 0
    seen: set[str] = set()
    for number in range(start, min(start + _LONGEST_LIST, len(pieces))):
        line = told.get(number)
        if line is None:
            line = told[number] = _line(pieces[number], number, targets)
        if not line.able or line.key in seen:
            break
        if run and _falls_back(run[-1], line):
            break
        if line.is_entry:
            run.append(line)
            seen.add(line.key)
            misses = 0
        elif not (run or headed) or misses == (0 if _is_unsure(run) else _MISSES):
            break
        else:
            misses += 1
    return _without_body(run)


def _line(piece: Piece, number: int, targets: dict[str, list[int]]) -> _Line:
    said, page = split_page(piece.text)
    between = piece.text[len(said) :].rstrip("0123456789")
    is_led = "\t" in between or len(between.strip()) > 1
    key = _folded(said)
    places = targets.get(key, ())
    later = bisect_right(places, number)
    target = places[later] if later < len(places) else None
    able = _may_be_entry(piece) and not front_words.heads_contents(piece.text)
    is_entry = able and len(key) > 1 and (target is not None or page is not None)
    is_entry = is_entry and not front_words.is_date_line(piece.printed)
    return _Line(number, said, page, target, is_led, key, able, is_entry)


def _falls_back(before: _Line, line: _Line) -> bool:
    """Tell whether a figure cannot be the page of an entry: it is less than the one before."""
    known = line.led or line.target is not None
    return not known and (before.page or 0) > (line.page if line.page is not None else 9999)


def _is_unsure(run: Sequence[_Line]) -> bool:
    """Tell whether nothing but the figures at their ends tells that lines are entries."""
    return bool(run) and not any(line.led or line.target is not None for line in run)


def _without_body(run: list[_Line]) -> list[_Line]:
    """Cut a run where the text begins: at the first line that an entry before it announced."""
    first = min((line.target for line in run if line.target is not None), default=None)
    return [line for line in run if first is None or line.number < first]


def _is_list(run: Sequence[_Line], behind: int, *, headed: bool) -> bool:
    """Tell whether lines are a contents list; so many pieces stand `behind` them."""
    places = [line.target for line in run if line.target is not None]
    if headed:
        return bool(places) or (len(run) >= 2 and _has_pages(run, behind))
    if _counts_pages(run, behind):
        return True
    if len(places) < _FEWEST or len(places) < _IN_ORDER * len(run):
        return False
    steps = [after - before for before, after in pairwise(places)]
    return _is_in_order(places) and sum(abs(step) > 1 for step in steps) * 2 >= len(steps)


def _counts_pages(run: Sequence[_Line], behind: int) -> bool:
    """Tell whether lines end in page numbers, though no heading says so.

    Figures that go up may be votes or amounts: they are pages if the lines come again below, half
    of them or, behind leaders, a few, in the same order.
    """
    pages = [line.page for line in run if line.page is not None]
    places = [line.target for line in run if line.target is not None and line.page is not None]
    led = sum(line.led for line in run)
    is_led = led * 2 >= len(pages) >= _FEWEST_NUMBERED and len(places) * _FEW_KNOWN >= len(pages)
    sure = is_led or len(places) * 2 >= len(pages) >= _FEWEST
    is_mostly = len(pages) >= _IN_ORDER * len(run)
    return sure and is_mostly and _is_in_order(places) and _has_pages(run, behind)


def _has_pages(run: Sequence[_Line], behind: int) -> bool:
    """Tell whether a list's figures may be pages: none falls back, and each holds a piece."""
    pages = [line.page for line in run if line.page is not None]
    up = all(before <= after for before, after in pairwise(pages))
    return bool(pages) and up and pages[-1] - pages[0] <= behind


def _is_in_order(places: Sequence[int]) -> bool:
    steps = [after > before for before, after in pairwise(places)]
    return sum(steps) >= _IN_ORDER * len(steps)


def _entry(pieces: Sequence[Piece], line: _Line) -> ContentsEntry:
    piece = pieces[line.number]
    core = piece.marker.strip(".()（）")
    if piece.hint is BlockKind.LIST_ITEM and piece.level:
        return ContentsEntry(line.text, piece.level, line.number)
    if core and core.replace(".", "").isdecimal() and "." in core:
        return ContentsEntry(line.text, core.count(".") + 1, line.number)
    return ContentsEntry(line.text, None, line.number)
