"""Tell which elements of a web page hold no part of its text, by what they hold.

What an element is made for (`html_frames`) is weighed: menus, footers and dialogs are frame unless
most of the page's prose or its declared content stands in them; asides, forms and heads only
where they hold no running text; a section with a heading never is.
"""

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import pairwise

from data.document import BlockKind
from data.intake.markup.html_frames import Leaning
from data.intake.markup.page_findings import PageFindings, WalkedPage

_PROSE = 60
_END = tuple('.!?。！？”"')
_MOSTLY = 0.5
SMALL = 0.1
_SEVERAL = 2
_WHOLLY, _LABEL, _LONGEST_TEASER = 0.9, 30, 600
_SLIGHT = 0.3
"""What a letter counts that is neither in a link nor in a sentence: of a table, a list, a line."""

_BESIDE_A_FIELD = 250
"""So many letters of prose stand beside each field of a form that is only that."""

_TITLED = 60
"""So many letters of running text make a section of a heading."""


@dataclass(slots=True)
class Holding:
    """What an element holds.

    Letters of prose, of all text and of links; pieces of prose, headings, sections with a heading,
    fields to fill in, and the page's declared content.
    """

    prose: int = 0
    letters: int = 0
    links: float = 0.0
    paragraphs: int = 0
    headings: int = 0
    sections: int = 0
    fields: int = 0
    main: bool = False

    @property
    def is_linked(self) -> bool:
        """Tell whether most of it are links."""
        return self.links > _MOSTLY * self.letters


def prose(item: PageFindings) -> int:
    """Return how many characters of running text a piece has."""
    text, piece = item.piece.text, item.piece
    if piece.furniture or item.links > _MOSTLY or piece.hint in _NO_PROSE:
        return 0
    return len(text) if len(text) >= _PROSE or text.endswith(_END) else 0


_NO_PROSE = frozenset({BlockKind.TABLE_ROW, BlockKind.HEADING})


def weight(item: PageFindings) -> float:
    """Return what a piece counts where the text is looked for: prose wholly, links nothing."""
    if item.piece.furniture or item.links > _MOSTLY:
        return 0.0
    return float(prose(item) or _SLIGHT * len(item.piece.text))


def titled(page: WalkedPage) -> list[int]:
    """Return the headings right above running or folded text that are no links to other pages."""
    found = page.found
    return [
        number
        for number, item in enumerate(found[:-1])
        if item.piece.hint is BlockKind.HEADING
        and not item.piece.furniture
        and item.links <= _MOSTLY
        and (prose(found[number + 1]) >= _TITLED or _is_folded(page, found[number + 1]))
    ]


def _is_folded(page: WalkedPage, item: PageFindings) -> bool:
    """Tell whether a piece is text that is folded away, as below a heading that is pressed."""
    folded = any(page.leanings.get(name) is Leaning.HIDDEN for name in item.path)
    return folded and weight(item) > 0


def teasers(page: WalkedPage) -> set[int]:
    """Return the boxes that only tell of another paper: several alike, each with a link at its end.

    Pattern served: a date, a headline, the first words and "read more", five times.
    """
    found, letters = page.found, Counter[int]()
    for item in found:
        for name in item.path:
            letters[name] += len(item.piece.text)
    boxes: dict[tuple[int, str], set[int]] = {}
    for before, item in pairwise(found):
        if not (item.links > _WHOLLY and len(item.piece.text) <= _LABEL and weight(before)):
            continue
        shared = [name for name in item.path if name in before.path]
        if len(shared) > 1 and letters[shared[-1]] <= _LONGEST_TEASER:
            alike = (shared[-2], page.tags.get(shared[-1], ""))
            boxes.setdefault(alike, set()).add(shared[-1])
    return {name for alike in boxes.values() if len(alike) > _SEVERAL for name in alike}


def held(page: WalkedPage, names: Collection[int]) -> dict[int, Holding]:
    """Return what each of these elements holds."""
    holdings = {name: Holding() for name in names}
    heads = set(titled(page))
    for number, item in enumerate(page.found):
        letters, running = len(item.piece.text), prose(item)
        is_main = False
        for name in reversed(item.path):
            holding = holdings.get(name)
            if holding is not None:
                holding.prose += running
                holding.letters += letters
                holding.links += letters * item.links
                holding.paragraphs += running > 0
                holding.headings += item.piece.hint is BlockKind.HEADING
                holding.sections += number in heads
                holding.main |= is_main
            is_main = is_main or page.tags.get(name) == "main"
    for path in page.fields:
        for name in path:
            if name in holdings:
                holdings[name].fields += 1
    return holdings


def frames(page: WalkedPage, headline: int | None) -> set[int]:
    """Return the elements that hold no part of the text, as what is out of sight may or may not."""
    holdings = held(page, page.leanings)
    total = max(1, sum(map(prose, page.found)))
    around = set(page.found[headline].path) if headline is not None else set()
    return {
        name
        for name, holding in holdings.items()
        if _is_frame(page, name, holding, share=holding.prose / total, titled=name in around)
    }


def _is_frame(page: WalkedPage, name: int, holding: Holding, *, share: float, titled: bool) -> bool:
    leaning = page.leanings[name]
    if holding.main or leaning in {Leaning.HIDDEN, Leaning.CAPTION}:
        return False
    if leaning in _CLEAR:
        return _CLEAR[leaning](holding, share)
    if not holding.prose or holding.is_linked:
        return not (titled and holding.prose)
    if titled or holding.sections:
        return False
    if leaning is Leaning.FORM:
        return holding.prose < _BESIDE_A_FIELD * holding.fields
    is_box = leaning is not Leaning.NAMED or page.tags.get(name) in _BOXES
    return is_box and holding.paragraphs < _SEVERAL and share < SMALL


_CLEAR: dict[Leaning, Callable[[Holding, float], bool]] = {
    Leaning.BUTTON: lambda holding, _share: not holding.sections and not holding.prose,
    Leaning.UNSEEN: lambda _holding, share: share <= SMALL,
    Leaning.FRAME: lambda holding, share: holding.is_linked or share <= _MOSTLY,
}
_BOXES = frozenset({"div", "section", "aside", "ul", "ol"})
