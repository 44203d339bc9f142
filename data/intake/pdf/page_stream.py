"""What PDFium tells, checked: the document's properties, and its pages as runs of text."""

from dataclasses import dataclass
from typing import NamedTuple

from data.errors import FormatError
from data.messages import said
from data.serial.fields import MisfitError, Record

_NUMBERS, _ENDS = 7, 4
_STATES = frozenset({"text", "unread", "fields", "picture", "drawing", "empty", "damaged"})


@dataclass(frozen=True, slots=True)
class TextRun:
    """A stretch of one line in one style, as `data.intake.pdfium.text_page` tells it.

    Lengths are points from the lower left corner of the page as it is shown, turned clockwise by
    so many quarters that the text runs to the right; `base` is the baseline's height. `turned` text
    is oblique: no quarter lets it run so. `target` is that of a link. `look` names its font, and
    its colour where it is not black. `names` are what links inside the document call it by.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    strong: bool = False
    emphasis: bool = False
    turned: bool = False
    target: str = ""
    quarter: int = 0
    look: str = ""
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.text.strip() or "\n" in self.text:
            raise ValueError("a run holds text of one line")
        if self.size < 0:
            raise ValueError("a size is not negative")


class Rule(NamedTuple):
    """A level or an upright line, in points from the lower left corner of its page."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page in points, with its runs in the order in which they are drawn, and its lines.

    `state` is "text", or why there is none: "damaged", or as `data.intake.pdfium.textless` has it.
    """

    width: float
    height: float
    runs: tuple[TextRun, ...]
    state: str = "text"
    rules: tuple[Rule, ...] = ()

    def __post_init__(self) -> None:
        if self.state not in _STATES:
            raise ValueError("a page is in one of the known states")


@dataclass(frozen=True, slots=True)
class Properties:
    """How many pages there are, and what the file says of itself.

    Each of the `bookmarks` is its depth, from 1, a tab, and its title.
    """

    pages: int
    title: str = ""
    language: str = ""
    bookmarks: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not all(one.partition("\t")[0].isdecimal() for one in self.bookmarks):
            raise ValueError("a bookmark begins with its depth")


@dataclass(frozen=True, slots=True)
class PageRefusal:
    """Why it is read no further: "protected", "damaged", "pages" or "text"."""

    reason: str


@dataclass(frozen=True, slots=True)
class PagesEnd:
    """All pages were told; `fonts` are those that are not in the file and would be needed.

    `places` are those that links lead to: a name, a tab, and after it the number of a page, from 0,
    and how far from its left and its lower edge the place is, in points.
    """

    fonts: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as it is told: lengths in hundredths of a point, runs in one line each."""

    width: int
    height: int
    runs: tuple[str, ...]
    links: tuple[str, ...]
    state: str
    looks: tuple[str, ...]
    rules: tuple[str, ...]


_TOLD = {
    name: Record(kind, {})
    for name, kind in (
        ("page", _Page),
        ("document", Properties),
        ("refusal", PageRefusal),
        ("end", PagesEnd),
    )
}


def understood(told: dict[str, object]) -> PdfPage | Properties | PageRefusal | PagesEnd:
    """Return what one thing that was told says.

    Raises:
        FormatError: if it is not what is told of a PDF.
    """
    fields = dict(told)
    try:
        found = _TOLD[str(fields.pop("tell", ""))].take(fields)
        return _page(found) if isinstance(found, _Page) else found
    except (MisfitError, ValueError, KeyError):
        raise FormatError(said("What PDFium tells is damaged.")) from None


def _page(told: _Page) -> PdfPage:
    runs = tuple(_run(line, told.links, told.looks) for line in told.runs)
    rules = tuple(map(_rule, told.rules))
    return PdfPage(told.width / 100, told.height / 100, runs, told.state, rules)


def _rule(line: str) -> Rule:
    left, bottom, right, top = (int(number) / 100 for number in line.split(" ", _ENDS))
    return Rule(left, bottom, right, top)


def _run(line: str, links: tuple[str, ...], looks: tuple[str, ...]) -> TextRun:
    numbers, _, text = line.partition("\t")
    values = [int(number) for number in numbers.split(" ", _NUMBERS)]
    left, right, base, size, look, link, number = values
    if not (0 <= link <= len(links) and 0 <= look < 32 and 0 <= number < len(looks)):
        raise ValueError("no such link or look")
    return TextRun(
        text,
        left / 100,
        right / 100,
        base / 100,
        size / 100,
        strong=bool(look & 1),
        emphasis=bool(look & 2),
        turned=bool(look & 4),
        target=links[link - 1] if link else "",
        quarter=look >> 3,
        look=looks[number],
    )
