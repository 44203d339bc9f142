"""Tell what stands outside the reading flow.

Running heads and page numbers are not told here: only a reader whose format has pages knows them
(`pages`, `pdf.edges`), by where they stand. A line that returns in the text is text.

Patterns served: the title repeated below itself (window title, then headline); a long title
repeated further down (photo captions); what a browser prints above pages ("5:57 AM …") and below
them ("https://… 1/3"); links left over from a web page ("• back", "Back to Index") at either end;
menus in one line ("About Us | News | Countries"), breadcrumbs ("Top > Asia > Japan") and menus in
tables, outside the sentences; a copyright notice at the end and what follows it; rules and end
marks ("-----", "###", "（以上）").
"""

import re
from collections.abc import Collection, Iterator, Sequence

from data.document import BlockKind, FurnitureKind
from data.intake.lexicon import shapes
from data.intake.lines.wrapping import is_rule
from data.intake.stream import Piece
from data.intake.structure import page_stamps
from data.intake.structure.titles import Title

_LINKS = frozenset(
    (
        "back", "next", "previous", "prev", "home", "top", "index", "print", "share",
        "back to index", "back to top", "back to contents", "return to index", "page top",
        "top of page", "next page", "previous page", "skip to main content", "site map", "sitemap",
        "print this page", "戻る", "次へ", "前へ", "ページの先頭へ",
    )
)  # fmt: skip

_SITE_PARTS = frozenset(
    (
        *_LINKS, "about", "about us", "accessibility", "contact", "contact us", "faq", "help",
        "jobs", "links", "log in", "login", "news", "privacy", "privacy policy", "search",
        "sign in", "accueil", "impressum", "kontakt", "startseite", "suche", "ホーム", "トップ",
        "検索", "サイトマップ", "お問い合わせ",
    )
)  # fmt: skip
"""What names in a menu say; names between bars without any of them may be those of members."""

_SKIP_LINK = re.compile(r"skip to (?:main )?content", re.IGNORECASE)
_BREADCRUMB = re.compile(r"\b(?:top|home|ホーム|トップ)\s+[>»›]\s+\S.*[>»›]", re.IGNORECASE)
_IMPRINT = re.compile(r"copyright\s*(?:©|\(c\))|©|all rights reserved", re.IGNORECASE)
_PRINT_HEAD = re.compile(r"\d{1,2}:\d{2}\s*(?:AM|PM)\b")
_PRINT_FOOT = re.compile(r"((?:https?|file)://\S+)\s+(\d{1,4})/(\d{1,4})")
_SITE = re.compile(r"\S\s*[|｜]\s*\S")
_BAR = re.compile(r"[|｜]")
_SENTENCE_INSIDE = re.compile(r"[a-z]{2}[.!?] [A-Z][a-z]|[。！？]")
_SAYS_ON = re.compile(r"[a-z]{2}[.!?] (?!All rights)[A-Z][a-z]|[。！？].", re.DOTALL)
"""Of a notice that goes on as running text does: conditions, a disclaimer."""
_END_WORDS = frozenset({"以上", "以\u3000上", "了", "END", "End", "- END -", "- 30 -"})
_LONGEST_LINK, _LONGEST_LINE, _LONGEST_NOTICE = 40, 120, 300
_FOOT = 12
_SHORTEST_TITLE = 16
"""Shorter titles ("Budget", "Motion carried") return in the text as headings and refrains."""


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
    menus = _menus(pieces)
    is_web = bool(menus)
    found |= page_stamps.find(pieces, _around(pieces), found)
    found = menus | _printed(pieces, is_web=is_web) | _imprint(pieces, is_web=is_web) | found
    found |= _links(pieces, range(len(pieces)), found)
    found |= _links(pieces, range(len(pieces))[::-1], found)
    return found | _rules(pieces, found)


def _menus(pieces: Sequence[Piece]) -> dict[int, FurnitureKind]:
    """Return menus and breadcrumbs that stand in one line, and tables of links, around the text."""
    found: dict[int, FurnitureKind] = {}
    in_table = False
    around = list(_around(pieces))
    for number in around:
        piece = pieces[number]
        if piece.hint is BlockKind.TABLE_ROW:
            in_table = in_table and not piece.gap
            in_table = in_table or _SKIP_LINK.search(piece.text) is not None
            if in_table:
                found[number] = FurnitureKind.NAVIGATION
            continue
        in_table = False
        if _is_breadcrumb(piece.text):
            found[number] = FurnitureKind.NAVIGATION
    return found | {
        number: FurnitureKind.NAVIGATION
        for number in around
        if _is_menu(pieces[number])
        and not any(_is_row(pieces[near].text) for near in _beside(number, len(pieces)))
    }


def _is_breadcrumb(text: str) -> bool:
    """Tell whether a line leads down to a page, behind a menu perhaps."""
    match = _BREADCRUMB.search(text)
    return match is not None and (not text[: match.start()].strip() or bool(_BAR.search(text)))


def _says(text: str) -> bool:
    """Tell whether a text ends with a sentence, or holds one."""
    return shapes.ends_sentence(text) or _SENTENCE_INSIDE.search(text) is not None


def _around(pieces: Sequence[Piece]) -> Iterator[int]:
    """Yield the numbers of the pieces before the first sentence and after the last one."""
    count = len(pieces)
    first = next((number for number in range(count) if _says(pieces[number].text)), count)
    after = reversed(range(first, count))
    last = next((number for number in after if _says(pieces[number].text)), count)
    yield from range(first)
    yield from range(last + 1, len(pieces))


def _beside(number: int, count: int) -> Iterator[int]:
    yield from (near for near in (number - 1, number + 1) if 0 <= near < count)


def _is_menu(piece: Piece) -> bool:
    """Tell whether a line is a row of names between bars, one of them such as sites have.

    Two rows of names, one right under the other, are rows of a table.
    """
    names = {part.strip().casefold() for part in _BAR.split(piece.text)}
    return _is_row(piece.text) and (piece.linked or not _SITE_PARTS.isdisjoint(names))


def _is_row(text: str) -> bool:
    """Tell whether a line is a row of names between bars; rows with figures tell of something."""
    parts = [part.strip() for part in _BAR.split(text)]
    return (
        len(parts) >= 4
        and not text.startswith("|")
        and all(0 < len(part) <= _LONGEST_LINK for part in parts)
        and not any(map(str.isdigit, text))
        and not shapes.ends_sentence(text)
    )


def _printed(pieces: Sequence[Piece], *, is_web: bool) -> dict[int, FurnitureKind]:
    """Return what a browser prints around a page: its head, as often as it returns, and its feet.

    A head is the first thing in the file, and names the site, or returns as it stands in what is
    left of a web page; lines that only begin with a time, as an agenda's do, are text.
    """
    first = pieces[0].text
    again = is_web and sum(piece.text == first for piece in pieces) > 1
    has_head = _PRINT_HEAD.match(first) and not shapes.ends_sentence(first)
    head = first if has_head and (again or _SITE.search(first)) else None
    heads = [number for number, piece in enumerate(pieces) if piece.text == head]
    return dict.fromkeys([*heads, *_feet(pieces)], FurnitureKind.RUNNING_HEAD)


def _feet(pieces: Sequence[Piece]) -> Iterator[int]:
    """Yield the lines with an address and a page's number that stand at an end, or count on."""
    found = [
        (number, match[1], int(match[2]), match[3])
        for number, piece in enumerate(pieces)
        if (match := _PRINT_FOOT.fullmatch(piece.text))
    ]
    known = {(address, page, of) for _, address, page, of in found}
    for number, address, page, of in found:
        at_an_end = number in (0, len(pieces) - 1)
        if at_an_end or not known.isdisjoint({(address, page - 1, of), (address, page + 1, of)}):
            yield number


def _imprint(pieces: Sequence[Piece], *, is_web: bool) -> dict[int, FurnitureKind]:
    """Return the copyright notices behind the last sentence, and what follows them.

    What stands before them is text: signatures, contacts, places. Of a web page, so are not the
    links and the names of its parts. What follows is text, too, where it holds figures, and where
    nothing else is left of a web page and it is more than a line ("Site by …"): someone signs.
    """
    foot = len(pieces)
    while foot > max(1, len(pieces) - _FOOT) and _is_foot(pieces[foot - 1]):
        foot -= 1
    notices = [number for number in range(foot, len(pieces)) if _is_notice(pieces[number])]
    if not notices:
        return {}
    behind = range(notices[-1] + 1, len(pieces))
    if is_web:
        notices += [n for n in range(foot, notices[-1]) if _is_part_of_site(pieces[n])]
    if is_web or len(behind) == 1:
        notices += [n for n in behind if not any(map(str.isdigit, pieces[n].text))]
    else:
        notices += [n for n in behind if _is_part_of_site(pieces[n])]
    return dict.fromkeys(notices, FurnitureKind.PAGE_FRAME)


def _is_part_of_site(piece: Piece) -> bool:
    """Tell whether a piece is a link as a whole, or is named as the parts of sites are."""
    return piece.linked or piece.text.strip(" «»<>|[]()←→↑").casefold() in _SITE_PARTS


def _is_notice(piece: Piece) -> bool:
    """Tell whether a piece is a copyright notice, without a sentence before it."""
    match = _IMPRINT.search(piece.text)
    if match is None or len(piece.text) > _LONGEST_NOTICE or _SAYS_ON.search(piece.text):
        return False
    before = piece.text[: match.start()].rstrip()
    says = shapes.ends_sentence(piece.text) and before != ""
    return not says and not _SENTENCE_INSIDE.search(before) and not shapes.ends_sentence(before)


def _is_foot(piece: Piece) -> bool:
    """Tell whether a piece is a notice, or holds no sentence, heads nothing and is in no table."""
    is_text = _says(piece.text) or piece.hint in {BlockKind.HEADING, BlockKind.TABLE_ROW}
    return _is_notice(piece) or not is_text


def _links(
    pieces: Sequence[Piece], numbers: range, known: Collection[int]
) -> dict[int, FurnitureKind]:
    """Return the unbroken run of links that starts the range, other furniture apart.

    At the end, lines that are links as a whole are such, too: "Implementation Note issued …". What
    stands right below a heading is its text.
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
    first = min(found, default=0)
    is_headed = first > 0 and pieces[first - 1].hint is BlockKind.HEADING
    return {} if numbers.step < 0 and is_headed else found


def _rules(pieces: Sequence[Piece], found: Collection[int]) -> dict[int, FurnitureKind]:
    """Return rules and end marks: what only furniture follows is an end mark."""
    rules = {}
    at_end = True
    for number in range(len(pieces) - 1, -1, -1):
        piece = pieces[number]
        ends = at_end and _is_end_mark(piece.text)
        if not piece.marker and not piece.sign and (ends or is_rule(piece.text)):
            rules[number] = FurnitureKind.END_MARK if at_end else FurnitureKind.MARKUP
        elif number not in found:
            at_end = False
    return rules


def _is_end_mark(text: str) -> bool:
    """Tell whether a line says that this is the end, and perhaps when: "END 12:31 P.M."."""
    word, _, behind = text.strip("()（） \u3000").partition(" ")
    bare = text.strip("()（） \u3000")
    return bare in _END_WORDS or (word in _END_WORDS and shapes.is_time(behind.strip()))


def repeats(
    pieces: Sequence[Piece], title: Title, found: Collection[int]
) -> dict[int, FurnitureKind]:
    """Return the pieces that repeat the title: right below it, in few places, or in many.

    Further down, headings are text, and so is what repeats a short title, a sentence, or the title
    in the manner of a heading (an annex has it again). `found` are the numbers of the pieces that
    are known to be furniture.
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
        if len(name) < _SHORTEST_TITLE or shapes.ends_sentence(name) or _heads(pieces[number]):
            continue
        later.append(number)
        runs += number != previous + 1
        previous = number
    kind = FurnitureKind.CAPTION if runs <= 2 else FurnitureKind.REPEATED_TITLE
    return below | dict.fromkeys(later, kind)


def _heads(piece: Piece) -> bool:
    """Tell whether a piece is a heading, or set as one."""
    return piece.hint is BlockKind.HEADING or piece.strong or piece.centred
