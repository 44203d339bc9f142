"""Tell a page's main content from its menus, footers and other frame.

The content is the smallest element that holds nearly all of the prose, widened as long as that
brings only a few lines (date, title, speaker) and not the page's menus.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from data.document import BlockKind, FurnitureKind
from data.intake.markup.page_walk import PageFindings, outside
from data.intake.stream import Piece

_PROSE = 60
_NEARLY_ALL = 0.8
_DECLARED = 0.6
_FEW_WORDS, _FEW_LINKS = 500, 160
_LINKS_IN_A_ROW = 3
_SHORT = 80
_FEW, _LABEL = 3, 30
_END = tuple('.!?。！？”"')


def choose(found: Sequence[PageFindings]) -> list[Piece]:
    """Return the pieces of a page; those outside its main content as furniture."""
    weights = [_prose(item) for item in found]
    total = sum(weights)
    if not total:
        return [item.piece for item in found]
    declared = sum(weight for item, weight in zip(found, weights, strict=True) if item.main)
    if declared >= _DECLARED * total:
        inside = [item.main for item in found]
    else:
        chosen = _widened(found, _smallest(found, weights, total))
        inside = [chosen is None or chosen in item.path for item in found]
    kept = [
        item.piece if within else outside(item, _frame(item))
        for item, within in zip(found, inside, strict=True)
    ]
    for number in (*_link_lists(found, inside), *_buttons(found, inside)):
        kept[number] = outside(found[number], FurnitureKind.NAVIGATION)
    return kept


def _prose(item: PageFindings) -> int:
    """Return how many characters of running text a piece has."""
    text, piece = item.piece.text, item.piece
    if piece.furniture or item.links > 0.5 or piece.hint is BlockKind.TABLE_ROW:
        return 0
    return len(text) if len(text) >= _PROSE or text.endswith(_END) else 0


def _smallest(found: Sequence[PageFindings], weights: Sequence[int], total: int) -> int | None:
    """Return the innermost element that holds nearly all prose; None for the page itself."""
    held: Counter[int] = Counter()
    depth: dict[int, int] = {}
    for item, weight in zip(found, weights, strict=True):
        if weight:
            held.update(dict.fromkeys(item.path, weight))
            depth |= {name: place for place, name in enumerate(item.path)}
    enough = [name for name, weight in held.items() if weight >= _NEARLY_ALL * total]
    return max(enough, key=depth.__getitem__, default=None)


def _widened(found: Sequence[PageFindings], chosen: int | None) -> int | None:
    """Return the outermost element around `chosen` that adds only a few lines to it."""
    if chosen is None:
        return None
    path = next(item.path for item in found if chosen in item.path)
    for name in reversed(path[: path.index(chosen)]):
        added = [item for item in found if name in item.path and chosen not in item.path]
        texts = [item for item in added if not item.piece.furniture]
        words = sum(len(item.piece.text) for item in texts if item.links <= 0.5)
        links = sum(len(item.piece.text) for item in texts if item.links > 0.5)
        if words > _FEW_WORDS or links > _FEW_LINKS:
            break
        chosen = name
    return chosen


def _link_lists(found: Sequence[PageFindings], inside: Sequence[bool]) -> list[int]:
    """Return the pieces that are runs of short links: menus inside the content."""
    numbers = []
    for is_link, run in groupby(
        range(len(found)),
        key=lambda number: (
            inside[number]
            and found[number].links > 0.9
            and len(found[number].piece.text) <= _SHORT
            and found[number].piece.hint is not BlockKind.HEADING
        ),
    ):
        members = list(run)
        if is_link and len(members) >= _LINKS_IN_A_ROW:
            numbers += members
    return numbers


def _buttons(found: Sequence[PageFindings], inside: Sequence[bool]) -> list[int]:
    """Return links of a few words that stand alone: "PDF", "Share", "Watch live"."""
    return [
        number
        for number, item in enumerate(found)
        if inside[number]
        and item.links > 0.9
        and len(item.piece.text.split()) <= _FEW
        and len(item.piece.text) <= _LABEL
        and item.piece.hint is not BlockKind.HEADING
    ]


def _frame(item: PageFindings) -> FurnitureKind:
    return FurnitureKind.NAVIGATION if item.links > 0.5 else FurnitureKind.PAGE_FRAME
