"""Tell what stands outside the reading flow.

Patterns served: the title repeated below itself (window title, then headline); the title repeated
further down (photo captions) or on every page (running heads); links left over from a web page
("• back", "Back to Index") at either end; rules and end marks ("-----", "###").
"""

from collections.abc import Collection, Sequence

from data.document import FurnitureKind
from data.intake.stream import Piece
from data.intake.wrapping import is_rule

_LINKS = frozenset(
    (
        "back", "next", "previous", "prev", "home", "top", "index", "print", "share", "contents",
        "back to index", "back to top", "back to contents", "return to index", "page top",
        "top of page", "next page", "previous page", "skip to main content", "site map", "sitemap",
        "print this page", "戻る", "次へ", "前へ", "ページの先頭へ",
    )
)  # fmt: skip


def find(pieces: Sequence[Piece], masthead: int | None) -> dict[int, FurnitureKind]:
    """Return the numbers of masthead, links, rules and end marks; `masthead` is found already."""
    found: dict[int, FurnitureKind] = {}
    if masthead is not None:
        found[masthead] = FurnitureKind.MASTHEAD
    found |= _links(pieces, range(len(pieces))) | _links(pieces, range(len(pieces))[::-1])
    return found | _rules(pieces, found)


def _links(pieces: Sequence[Piece], numbers: range) -> dict[int, FurnitureKind]:
    """Return the unbroken run of links that starts the range."""
    found = {}
    for number in numbers:
        text = pieces[number].text
        if len(text) > 40 or text.strip(" «»<>|[]()←→↑").casefold() not in _LINKS:
            break
        found[number] = FurnitureKind.NAVIGATION
    return found


def _rules(pieces: Sequence[Piece], found: Collection[int]) -> dict[int, FurnitureKind]:
    """Return rules and end marks: what only furniture follows is an end mark."""
    rules = {}
    at_end = True
    for number in range(len(pieces) - 1, -1, -1):
        piece = pieces[number]
        if not piece.marker and not piece.sign and is_rule(piece.text):
            rules[number] = FurnitureKind.END_MARK if at_end else FurnitureKind.MARKUP
        elif number not in found:
            at_end = False
    return rules


def repeats(
    pieces: Sequence[Piece], title: int, found: Collection[int]
) -> dict[int, FurnitureKind]:
    """Return the pieces that repeat the title: right below it, in few places, or in many.

    `found` are the numbers of the pieces that are known to be furniture.
    """
    name = pieces[title].text.casefold()
    below: dict[int, FurnitureKind] = {}
    later: list[int] = []
    runs, previous, in_text = 0, -1, False
    for number in range(title + 1, len(pieces)):
        if number in found:
            continue
        if pieces[number].printed.casefold() != name:
            in_text = True
            continue
        if not in_text:
            below[number] = FurnitureKind.REPEATED_TITLE
            continue
        later.append(number)
        runs += number != previous + 1
        previous = number
    kind = FurnitureKind.CAPTION if runs <= 2 else FurnitureKind.RUNNING_HEAD
    return below | dict.fromkeys(later, kind)
