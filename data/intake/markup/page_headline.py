"""Find the headline of a web page: the line that says what the page's head declares.

Patterns served: "Site – Title" in `<title>`; an h1 that is the site's logo; an h1 far from the
text, among menus; a date or a roof line inside the h1; a title that is no heading.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from data.document import BlockKind, FurnitureKind
from data.intake.lexicon import shapes
from data.intake.markup.html_frames import Leaning
from data.intake.markup.page_findings import PageFindings, WalkedPage

_MOSTLY = 0.5
_LONGEST = 300
_EDGES = " \t|:–—-·,;"
_MENUS = frozenset({Leaning.FRAME, Leaning.NAMED, Leaning.BUTTON})


class Headline(NamedTuple):
    """The number of the piece that names the page, and the title that it says.

    `agreed` tells that the page's head says the same.
    """

    number: int
    title: str
    agreed: bool


def find(page: WalkedPage, declared: Sequence[str]) -> Headline | None:
    """Return the headline; None where no line says what is declared, and no h1 stands alone.

    `declared` are the titles, and parts of them, that the page's head says.
    """
    wanted = [(shapes.key(part), part) for part in declared]
    able = [number for number, item in enumerate(page.found) if _can_be(page, item)]
    for fits in (_is_equal, _ends_with):
        for key, part in wanted:
            numbers = [number for number in able if key and fits(_key(page, number), key)]
            if numbers:
                best = min(numbers, key=lambda number: (_rank(page, number), number))
                return Headline(best, part, agreed=True)
    tops = [number for number in able if page.found[number].piece.level == 1]
    tops = [number for number in tops if page.found[number].piece.hint is BlockKind.HEADING]
    if len(tops) == 1:
        return Headline(tops[0], page.found[tops[0]].piece.printed, agreed=False)
    return None


def part(page: WalkedPage, headline: Headline) -> int:
    """Set apart what stands in the headline above the title; return the title's number now."""
    item = page.found[headline.number]
    piece, shown = item.piece, item.piece.printed
    if not headline.agreed or shapes.key(shown) == shapes.key(headline.title):
        return headline.number
    start = shown.casefold().rfind(headline.title.casefold())
    above = shown[:start].strip(_EDGES) if start > 0 else ""
    if not above or shapes.key(shown[start:]) != shapes.key(headline.title):
        return headline.number
    roof = replace(
        piece, text=above, marker="", hint=None, level=0, spans=(),
        furniture=FurnitureKind.PAGE_FRAME,
    )  # fmt: skip
    title = replace(piece, text=shown[start:].strip(), marker="", spans=(), gap=True)
    page.found[headline.number : headline.number + 1] = [
        replace(item, piece=roof),
        replace(item, piece=title),
    ]
    for place, (number, said) in enumerate(page.times):
        page.times[place] = (number + (number > headline.number), said)
    return headline.number + 1


def _can_be(page: WalkedPage, item: PageFindings) -> bool:
    """Tell whether a piece may be the headline: no logo, no menu, no item of a list."""
    piece = item.piece
    if piece.furniture or piece.hint not in {None, BlockKind.HEADING} or item.links > _MOSTLY:
        return False
    is_menu = any(page.leanings.get(name) in _MENUS for name in item.path)
    return len(piece.text) <= _LONGEST and not is_menu and any(map(str.isalpha, piece.text))


def _rank(page: WalkedPage, number: int) -> int:
    """Return how likely a piece is the headline among those that say the same; less is likelier."""
    piece = page.found[number].piece
    return piece.level if piece.hint is BlockKind.HEADING else 7


def _key(page: WalkedPage, number: int) -> str:
    return shapes.key(page.found[number].piece.printed)


def _is_equal(key: str, wanted: str) -> bool:
    return key == wanted


def _ends_with(key: str, wanted: str) -> bool:
    return key.endswith(wanted) and len(wanted) >= _MOSTLY * len(key)
