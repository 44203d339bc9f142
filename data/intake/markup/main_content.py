"""Tell a page's main content from its menus, footers and other frame.

Elements are compared by how much of the prose, of the headings and of the headline each keeps, and
how many links come along; what the page declares to be its content goes before. The choice is
checked: a section with a heading is never frame, and where little of the page is kept and much
prose is lost, all is kept that is no menu.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass

from data.document import BlockKind, FurnitureKind
from data.intake.markup import page_frames, page_lists
from data.intake.markup.html_frames import Leaning
from data.intake.markup.page_findings import PageFindings, WalkedPage, outside
from data.intake.stream import Piece

_ENOUGH, _DECLARED = 0.5, 0.6
_HEADLINE, _HEADINGS, _LINKS = 0.3, 0.3, 0.4
_FEW_WORDS, _FEW_LINKS = 500, 160
_MOSTLY, _WHOLLY, _NEARLY = 0.5, 0.9, 0.01
_LITTLE, _MUCH = 0.35, 0.3
_SECTION = 200
"""So many letters of prose below a heading are a section, wherever it stands."""

_BESIDE = 0.1
"""Beside what a page declares to be its content, less than this is none."""

_REPEATED = 20


@dataclass(slots=True)
class _Kept:
    """What an element would keep: weight of the text, letters, those of links, and headings.

    `words` and `linked` are the letters of the pieces that are text, and of those that are links,
    `sections` the headings right above running text.
    """

    weight: float = 0.0
    letters: int = 0
    links: float = 0.0
    words: int = 0
    linked: int = 0
    headings: int = 0
    sections: int = 0
    headline: bool = False
    depth: int = 0


def choose(page: WalkedPage, headline: int | None = None) -> list[Piece]:
    """Return the pieces of a page; those outside its main content as furniture.

    `headline` is the number of the piece that names the page, which is always kept.
    """
    found = page.found
    frames = page_frames.frames(page, headline)
    hidden = {name for name, leaning in page.leanings.items() if leaning is Leaning.HIDDEN}
    framed = [not frames.isdisjoint(item.path) for item in found]
    unseen = [not hidden.isdisjoint(item.path) for item in found]
    weights = [
        0.0 if is_framed else page_frames.weight(item)
        for item, is_framed in zip(found, framed, strict=True)
    ]
    teasers = page_frames.teasers(page)
    weights = [
        0.0 if _points_away(found, number, teasers) else weight
        for number, weight in enumerate(weights)
    ]
    seen = [0.0 if out else weight for weight, out in zip(weights, unseen, strict=True)]
    if sum(seen) >= _ENOUGH * sum(weights):
        weights = seen
    inside = _inside(page, weights, headline)
    inside = _checked(page, inside, framed)
    shown = _shown(page, inside, unseen)
    inside = [
        number == headline or (within and number in shown and not is_framed)
        for number, (within, is_framed) in enumerate(zip(inside, framed, strict=True))
    ]
    return page_lists.laid_out(page, inside, headline)


def _points_away(found: Sequence[PageFindings], number: int, teasers: Set[int]) -> bool:
    """Tell whether a piece tells of another paper: in a teaser, or in a line below a link."""
    item = found[number]
    if not teasers.isdisjoint(item.path):
        return True
    return number > 0 and found[number - 1].links > _WHOLLY and not page_frames.prose(item)


def plain(page: WalkedPage) -> list[Piece]:
    """Return the pieces of what is content as a whole, but for menus and what is out of sight."""
    return [
        outside(item, FurnitureKind.PAGE_FRAME)
        if any(page.leanings.get(name) in _NO_TEXT for name in item.path)
        else item.piece
        for item in page.found
    ]


_NO_TEXT = frozenset({Leaning.FRAME, Leaning.HIDDEN, Leaning.UNSEEN, Leaning.BUTTON})


def _inside(page: WalkedPage, weights: Sequence[float], headline: int | None) -> list[bool]:
    """Return which pieces stand in the element that keeps most of what belongs together."""
    found, total = page.found, sum(weights)
    if not total:
        return [True] * len(found)
    declared = sum(weight for item, weight in zip(found, weights, strict=True) if item.main)
    if declared >= _DECLARED * total:
        return [item.main for item in found]
    kept = _kept(page, weights, headline)
    chosen = _widened(found, kept, _best(kept))
    return [chosen is None or chosen in item.path for item in found]


def _kept(page: WalkedPage, weights: Sequence[float], headline: int | None) -> dict[int, _Kept]:
    """Return what each element would keep; 0 stands for the page itself."""
    kept: dict[int, _Kept] = {}
    heads = set(page_frames.titled(page))
    for number, (item, weight) in enumerate(zip(page.found, weights, strict=True)):
        letters = len(item.piece.text)
        is_heading = item.piece.hint is BlockKind.HEADING and number != headline
        is_text, is_link = item.piece.furniture is None, item.links > _MOSTLY
        for depth, name in enumerate((0, *item.path)):
            one = kept.get(name)
            if one is None:
                one = kept[name] = _Kept(depth=depth)
            one.weight += weight
            one.letters += letters
            one.links += item.links * letters
            one.headings += is_heading
            one.sections += number in heads
            one.headline |= number == headline
            one.words += letters * (is_text and not is_link)
            one.linked += letters * (is_text and is_link)
    return kept


def _best(kept: Mapping[int, _Kept]) -> int:
    """Return the element that keeps most; of those that keep nearly as much the innermost."""
    whole = kept[0]
    worths = {
        name: _worth(one, whole)
        for name, one in kept.items()
        if one.weight >= _ENOUGH * whole.weight
    }
    least = max(worths.values()) - _NEARLY
    able = [name for name, worth in worths.items() if worth >= least]
    return max(able, key=lambda name: (kept[name].depth, worths[name]))


def _worth(one: _Kept, whole: _Kept) -> float:
    """Return how much of a page an element keeps, and how little else."""
    return (
        one.weight / whole.weight
        + _HEADLINE * one.headline
        + _HEADINGS * one.sections / max(1, whole.sections)
        - _LINKS * one.links / max(1, one.letters)
    )


def _widened(found: Sequence[PageFindings], kept: Mapping[int, _Kept], chosen: int) -> int | None:
    """Return the outermost element around `chosen` that adds only a few lines; None for a page."""
    if not chosen:
        return None
    path = next(item.path for item in found if chosen in item.path)
    for name in reversed(path[: path.index(chosen)]):
        words = kept[name].words - kept[chosen].words
        links = kept[name].linked - kept[chosen].linked
        heads = kept[name].headings - kept[chosen].headings
        if words > _FEW_WORDS or links > _FEW_LINKS or heads:
            break
        chosen = name
    return chosen


def _checked(page: WalkedPage, inside: Sequence[bool], framed: Sequence[bool]) -> list[bool]:
    """Return the choice with whole sections added, or all that is no menu where it kept little."""
    found = page.found
    sections = _sections(page, inside)
    kept = [within or number in sections for number, within in enumerate(inside)]
    letters = sum(len(item.piece.text) for item in found)
    inner = sum(len(item.piece.text) for item, one in zip(found, kept, strict=True) if one)
    running = [page_frames.prose(item) for item in found]
    lost = sum(
        size
        for size, one, is_framed in zip(running, kept, framed, strict=True)
        if not one and not is_framed
    )
    had = sum(size for size, one in zip(running, kept, strict=True) if one)
    if inner < _LITTLE * letters and lost > _MUCH * had:
        return [True] * len(found)
    return kept


def _sections(page: WalkedPage, inside: Sequence[bool]) -> set[int]:
    """Return the pieces outside that are a heading with much prose below it."""
    found: set[int] = set()
    for number in page_frames.titled(page):
        if inside[number]:
            continue
        end, size = number + 1, 0
        while end < len(page.found) and not inside[end] and page_frames.prose(page.found[end]):
            size += page_frames.prose(page.found[end])
            end += 1
        if size >= _SECTION:
            found.update(range(number, end))
    sizes = [page_frames.weight(item) for item in page.found]
    had = sum(size for size, one in zip(sizes, inside, strict=True) if one)
    is_declared = all(item.main for item, one in zip(page.found, inside, strict=True) if one)
    is_little = sum(sizes[number] for number in found) < _BESIDE * had
    return set() if is_declared and is_little else found


def _shown(page: WalkedPage, inside: Sequence[bool], unseen: Sequence[bool]) -> Collection[int]:
    """Return the numbers of the pieces that are shown, or folded away though they are text.

    What is out of sight is text if it is much, or a section, and stands nowhere else on the page.
    """
    found = page.found
    numbers = range(len(found))
    if not any(unseen):
        return numbers
    said = Counter(item.piece.text for item, out in zip(found, unseen, strict=True) if not out)
    names = {name for name, leaning in page.leanings.items() if leaning is Leaning.HIDDEN}
    holdings = page_frames.held(page, names)
    total = max(1, sum(page_frames.prose(found[number]) for number in numbers if inside[number]))
    again = {number for number in numbers if unseen[number] and _is_said(found[number], said)}
    folded = sum(
        page_frames.prose(found[number])
        for number in numbers
        if inside[number] and unseen[number] and number not in again
    )
    much = folded >= page_frames.SMALL * total
    texts = {
        name
        for name, one in holdings.items()
        if one.prose and not one.is_linked and (much or one.sections or one.paragraphs > 1)
    }
    return {
        number
        for number in numbers
        if not unseen[number]
        or (
            number not in again
            and all(name not in names or name in texts for name in found[number].path)
        )
    }


def _is_said(item: PageFindings, said: Counter[str]) -> bool:
    """Tell whether a text that is no mere word stands elsewhere on the page, too."""
    return len(item.piece.text) > _REPEATED and said[item.piece.text] > 0
