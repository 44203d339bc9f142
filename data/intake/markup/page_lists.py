"""Lay the pieces of a web page out: captions, and the lists of links that its content holds.

Patterns served: menus inside the content; buttons ("PDF", "Share"); "See also" above links to
other pages, each of which may be a heading or have a line of text; headings that only head what is
no text.
"""

from collections.abc import Collection, Sequence, Set
from dataclasses import replace
from itertools import groupby

from data.document import BlockKind, FurnitureKind
from data.intake.markup import page_captions, page_frames
from data.intake.markup.page_findings import PageFindings, WalkedPage, outside
from data.intake.stream import Piece

_LINKS_IN_A_ROW = 3
_SHORT = 80
_FEW, _LABEL = 3, 30
_WHOLLY = 0.9
_TEASER, _SMALL_PART = 300, 0.2


_PARAGRAPHS = frozenset({"li", "p", "dd"})


def laid_out(page: WalkedPage, inside: Sequence[bool], headline: int | None) -> list[Piece]:
    """Return the pieces; those that are not inside the content, or point away from it, outside."""
    found = page.found
    captions = page_captions.find(page, inside, headline)
    away = {*_link_lists(found, inside), *_buttons(found, inside, captions)} - captions
    away -= {number for number in away if _goes_on(page, number)}
    text = [
        within and number not in away and number not in captions and not item.piece.furniture
        for number, (item, within) in enumerate(zip(found, inside, strict=True))
    ]
    away |= _pointing(found, inside, text, headline)
    captions |= _above_captions(found, captions, text)
    return [
        _piece(item, within=within, away=number in away, caption=number in captions)
        for number, (item, within) in enumerate(zip(found, inside, strict=True))
    ]


def _above_captions(
    found: Sequence[PageFindings], captions: Set[int], text: Sequence[bool]
) -> set[int]:
    """Return the headings right above captions that head no text: of galleries."""
    return {
        number
        for number, (item, is_text) in enumerate(zip(found, text, strict=True))
        if is_text
        and item.piece.hint is BlockKind.HEADING
        and not captions.isdisjoint(_gallery(found, number))
        and not any(text[one] and page_frames.prose(found[one]) for one in _gallery(found, number))
    }


def _gallery(found: Sequence[PageFindings], number: int) -> range:
    """Return what stands between a heading and the next one, whatever its level."""
    end = number + 1
    while end < len(found) and found[end].piece.hint is not BlockKind.HEADING:
        end += 1
    return range(number + 1, end)


def _piece(item: PageFindings, *, within: bool, away: bool, caption: bool) -> Piece:
    if away:
        return outside(item, FurnitureKind.NAVIGATION)
    if not within:
        is_link = item.links > 0.5
        return outside(item, FurnitureKind.NAVIGATION if is_link else FurnitureKind.PAGE_FRAME)
    return replace(item.piece, hint=BlockKind.CAPTION) if caption else item.piece


def _link_lists(found: Sequence[PageFindings], inside: Sequence[bool]) -> list[int]:
    """Return the pieces that are runs of short links: menus inside the content."""
    numbers = []
    for is_link, run in groupby(
        range(len(found)),
        key=lambda number: (
            inside[number]
            and found[number].links > _WHOLLY
            and len(found[number].piece.text) <= _SHORT
            and found[number].piece.hint is not BlockKind.HEADING
        ),
    ):
        members = list(run)
        if is_link and len(members) >= _LINKS_IN_A_ROW:
            numbers += members
    return numbers


def _buttons(
    found: Sequence[PageFindings], inside: Sequence[bool], captions: Collection[int]
) -> list[int]:
    """Return links of a few words that stand alone: "PDF", "Share", "Watch live".

    Such are longer links, too, behind a caption and behind all running text.
    """
    last = max((number for number, item in enumerate(found) if page_frames.prose(item)), default=0)
    return [
        number
        for number, item in enumerate(found)
        if inside[number]
        and item.links > _WHOLLY
        and (
            (len(item.piece.text.split()) <= _FEW and len(item.piece.text) <= _LABEL)
            or (len(item.piece.text) <= _SHORT and (number > last or number - 1 in captions))
        )
        and item.piece.hint is not BlockKind.HEADING
    ]


def _goes_on(page: WalkedPage, number: int) -> bool:
    """Tell whether a linked line stands in a paragraph or an item that says more."""
    item = page.found[number]
    if not item.path or page.tags.get(item.path[-1]) not in _PARAGRAPHS:
        return False
    near = (one for one in (number - 1, number + 1) if 0 <= one < len(page.found))
    return any(
        page.found[one].path == item.path
        and page.found[one].links <= 0.5
        and not page.found[one].piece.furniture
        for one in near
    )


def _pointing(
    found: Sequence[PageFindings],
    inside: Sequence[bool],
    text: Sequence[bool],
    headline: int | None,
) -> set[int]:
    """Return the headings that head links alone, and those that are links, with their teasers."""
    heads = [
        number
        for number, item in enumerate(found)
        if text[number] and item.piece.hint is BlockKind.HEADING and number != headline
    ]
    running = sum(page_frames.prose(item) for item, one in zip(found, text, strict=True) if one)
    boxes = _sections_of(found, text, headline)
    teasers: set[int] = set()
    for number in heads:
        below = _below(found, number, text)
        size = sum(len(found[one].piece.text) for one in below)
        levels, last = boxes.get(found[number].path[:-1], (set(), 0))
        is_section = bool(below) and (found[number].piece.level in levels or number < last)
        is_teaser = found[number].links > _WHOLLY and size <= _TEASER and not is_section
        if is_teaser or (below and all(found[one].links > _WHOLLY for one in below)):
            teasers.update((number, *below))
    if sum(page_frames.prose(found[number]) for number in teasers) > _SMALL_PART * running:
        teasers = {number for number in teasers if not _below(found, number, text)}
    left = [one and number not in teasers for number, one in enumerate(text)]
    return teasers | {
        number
        for number in heads
        if number not in teasers and _heads_links(found, number, inside, left)
    }


def _sections_of(
    found: Sequence[PageFindings], text: Sequence[bool], headline: int | None
) -> dict[tuple[int, ...], tuple[set[int], int]]:
    """Return the elements in which headings that are no links head running text.

    Each has the levels of these headings, and the last piece of that text. A linked heading of such
    a level, or before that text, is one of the text: of a bill, a law that it leads to.
    """
    boxes: dict[tuple[int, ...], tuple[set[int], int]] = {}
    level = 0
    for number, item in enumerate(found):
        if text[number] and item.piece.hint is BlockKind.HEADING:
            level = 0 if item.links > _WHOLLY or number == headline else item.piece.level
        elif text[number] and level and page_frames.prose(item):
            levels, _ = boxes.get(item.path[:-1], (set(), 0))
            boxes[item.path[:-1]] = (levels | {level}, number)
    return boxes


def _section(found: Sequence[PageFindings], number: int) -> range:
    """Return the pieces from a heading up to the next one that is not below it."""
    level = found[number].piece.level
    end = number + 1
    while end < len(found):
        piece = found[end].piece
        if piece.hint is BlockKind.HEADING and piece.level <= level and not piece.furniture:
            break
        end += 1
    return range(number + 1, end)


def _below(found: Sequence[PageFindings], number: int, text: Sequence[bool]) -> list[int]:
    """Return the text right below a heading, up to any other heading."""
    if found[number].piece.hint is not BlockKind.HEADING:
        return []
    below = []
    for one in range(number + 1, len(found)):
        if found[one].piece.hint is BlockKind.HEADING and text[one]:
            break
        below += [one] if text[one] else []
    return below


def _heads_links(
    found: Sequence[PageFindings], number: int, inside: Sequence[bool], left: Sequence[bool]
) -> bool:
    """Tell whether below a heading stands no text, but something of the page all the same."""
    section = _section(found, number)
    if any(left[one] and found[one].piece.hint is not BlockKind.HEADING for one in section):
        return False
    return any(
        inside[one] and not left[one] and found[one].piece.furniture is not FurnitureKind.IMAGE
        for one in section
    ) or any(not inside[one] for one in section[:1])
