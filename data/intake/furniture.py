"""Tell what stands outside the reading flow.

Running heads and page numbers are not told here: only a reader whose format has pages knows them
(`pages`, `pdf.edges`), by where they stand. A line that returns in the text is text.

Patterns served: the title repeated below itself (window title, then headline); the title repeated
further down (photo captions); what a browser prints above pages ("5:57 AM …") and below them
("https://… 1/3"); links left over from a web page
("• back", "Back to Index") at either end; menus in one line ("About Us | News | Countries"),
breadcrumbs ("Top > Asia > Japan"), menus in tables; what follows a copyright notice at the end;
rules and end marks ("-----", "###", "（以上）").
"""

import re
from collections.abc import Collection, Iterator, Sequence

from data.document import BlockKind, FurnitureKind
from data.intake import shapes
from data.intake.stream import Piece
from data.intake.titles import Title
from data.intake.wrapping import is_rule

_LINKS = frozenset(
    (
        "back", "next", "previous", "prev", "home", "top", "index", "print", "share", "contents",
        "back to index", "back to top", "back to contents", "return to index", "page top",
        "top of page", "next page", "previous page", "skip to main content", "site map", "sitemap",
        "print this page", "戻る", "次へ", "前へ", "ページの先頭へ",
    )
)  # fmt: skip

_SKIP_LINK = re.compile(r"skip to (?:main )?content|site ?map", re.IGNORECASE)
_BREADCRUMB = re.compile(r"\b(?:top|home|ホーム|トップ)\s+[>»›]\s+\S.*[>»›]", re.IGNORECASE)
_IMPRINT = re.compile(
    r"copyright\s*(?:©|\(c\))|©|all rights reserved|privacy policy", re.IGNORECASE
)
_PRINT_HEAD = re.compile(r"\d{1,2}:\d{2}\s*(?:AM|PM)\b")
_PRINT_FOOT = re.compile(r"(?:https?|file)://\S+\s+\d+/\d+")
_SITE = re.compile(r"\S\s*[|｜]\s*\S")
_SENTENCE_INSIDE = re.compile(r"[a-z]{2}[.!?] [A-Z][a-z]|[。！？]")
_END_WORDS = frozenset({"以上", "以\u3000上", "了", "END", "End", "- END -", "- 30 -"})
_LONGEST_LINK, _LONGEST_LINE = 40, 120
_FOOT = 12


def find(pieces: Sequence[Piece], masthead: int | None) -> dict[int, FurnitureKind]:
    """Return the numbers of masthead, links, rules and end marks; `masthead` is found already."""
    found: dict[int, FurnitureKind] = {}
    if masthead is not None:
        found[masthead] = FurnitureKind.MASTHEAD
    found |= {
        number: piece.furniture
        for number, piece in enumerate(pieces)
        if piece.furniture is not None
    }
    found = _menus(pieces) | _printed(pieces) | _imprint(pieces) | found
    found |= _links(pieces, range(len(pieces)), found)
    found |= _links(pieces, range(len(pieces))[::-1], found)
    return found | _rules(pieces, found)


def _menus(pieces: Sequence[Piece]) -> dict[int, FurnitureKind]:
    """Return menus and breadcrumbs that stand in one line, and tables of links."""
    found: dict[int, FurnitureKind] = {}
    in_table = False
    for number, piece in enumerate(pieces):
        if piece.hint is BlockKind.TABLE_ROW:
            in_table = in_table and not piece.gap
            in_table = in_table or _SKIP_LINK.search(piece.text) is not None
            if in_table:
                found[number] = FurnitureKind.NAVIGATION
            continue
        in_table = False
        if _BREADCRUMB.search(piece.text):
            found[number] = FurnitureKind.NAVIGATION
    return found | {
        number: FurnitureKind.NAVIGATION
        for number in _around(pieces)
        if _is_menu(pieces[number].text)
        and not any(_is_menu(pieces[near].text) for near in _beside(number, len(pieces)))
    }


def _around(pieces: Sequence[Piece]) -> Iterator[int]:
    """Yield the numbers of the pieces before the first sentence and after the last one."""
    sentences = [number for number, piece in enumerate(pieces) if shapes.ends_sentence(piece.text)]
    first, last = (sentences[0], sentences[-1]) if sentences else (len(pieces), len(pieces))
    yield from range(first)
    yield from range(last + 1, len(pieces))


def _beside(number: int, count: int) -> Iterator[int]:
    yield from (near for near in (number - 1, number + 1) if 0 <= near < count)


def _is_menu(text: str) -> bool:
    """Tell whether a line is a row of names between bars; rows with figures tell of something.

    Two such lines, one right under the other, are rows of a table.
    """
    parts = [part.strip() for part in re.split(r"[|｜]", text)]
    return (
        len(parts) >= 4
        and not text.startswith("|")
        and all(0 < len(part) <= _LONGEST_LINK for part in parts)
        and not any(map(str.isdigit, text))
        and not shapes.ends_sentence(text)
    )


def _printed(pieces: Sequence[Piece]) -> dict[int, FurnitureKind]:
    """Return what a browser prints around a page: its head, as often as it returns, and its foot.

    A head is the first thing in the file, and either returns as it stands or names the site; lines
    that only begin with a time, as an agenda's do, are text.
    """
    first = pieces[0].text
    again = sum(piece.text == first for piece in pieces)
    has_head = _PRINT_HEAD.match(first) and not shapes.ends_sentence(first)
    head = first if has_head and (again > 1 or _SITE.search(first)) else None
    return {
        number: FurnitureKind.RUNNING_HEAD
        for number, piece in enumerate(pieces)
        if piece.text == head or _PRINT_FOOT.fullmatch(piece.text)
    }


def _imprint(pieces: Sequence[Piece]) -> dict[int, FurnitureKind]:
    """Return what stands around a copyright notice at the end and is no sentence."""
    last = range(max(1, len(pieces) - _FOOT), len(pieces))
    first = next((number for number in last if _IMPRINT.search(pieces[number].text)), None)
    if first is None:
        return {}
    while first - 1 in last and _is_menu_text(pieces[first - 1]):
        first -= 1
    rest = range(first, len(pieces))
    return {
        number: FurnitureKind.PAGE_FRAME
        for number in rest
        if _IMPRINT.search(pieces[number].text) or _is_menu_text(pieces[number])
    }


def _is_menu_text(piece: Piece) -> bool:
    """Tell whether a piece holds no sentence and heads nothing."""
    sentence = shapes.ends_sentence(piece.text) or _SENTENCE_INSIDE.search(piece.text)
    return not sentence and piece.hint is not BlockKind.HEADING


def _links(
    pieces: Sequence[Piece], numbers: range, known: Collection[int]
) -> dict[int, FurnitureKind]:
    """Return the unbroken run of links that starts the range, other furniture apart.

    At the end, lines that are links as a whole are such, too: "Implementation Note issued …".
    """
    found = {}
    for number in numbers:
        if number in known:
            continue
        text = pieces[number].text
        named = len(text) <= 40 and text.strip(" «»<>|[]()←→↑").casefold() in _LINKS
        pointer = numbers.step < 0 and pieces[number].linked and len(text) <= _LONGEST_LINE
        if not named and not pointer:
            break
        found[number] = FurnitureKind.NAVIGATION
    return found


def _rules(pieces: Sequence[Piece], found: Collection[int]) -> dict[int, FurnitureKind]:
    """Return rules and end marks: what only furniture follows is an end mark."""
    rules = {}
    at_end = True
    for number in range(len(pieces) - 1, -1, -1):
        piece = pieces[number]
        ends = at_end and piece.text.strip("()（） \u3000") in _END_WORDS
        if not piece.marker and not piece.sign and (ends or is_rule(piece.text)):
            rules[number] = FurnitureKind.END_MARK if at_end else FurnitureKind.MARKUP
        elif number not in found:
            at_end = False
    return rules


def repeats(
    pieces: Sequence[Piece], title: Title, found: Collection[int]
) -> dict[int, FurnitureKind]:
    """Return the pieces that repeat the title: right below it, in few places, or in many.

    `found` are the numbers of the pieces that are known to be furniture.
    """
    name = title.text.casefold()
    below: dict[int, FurnitureKind] = {}
    later: list[int] = []
    runs, previous, in_text = 0, -1, False
    for number in range(0 if title.piece is None else title.piece + 1, len(pieces)):
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
    kind = FurnitureKind.CAPTION if runs <= 2 else FurnitureKind.REPEATED_TITLE
    return below | dict.fromkeys(later, kind)
