"""Finished sheets two by two on landscape pages, for the printer.

Each sheet becomes a form XObject (ISO 32000-2, 8.10). Imposed pages are for paper: they are a sound
PDF without tags, links, bookmarks and annotations, so they do not claim PDF/UA or PDF/A.
"""

from collections.abc import Collection, Mapping, Sequence

from reportlab.pdfbase.pdfdoc import BasicFonts

from exporters.options import Imposition
from exporters.pdf.file.pdf_objects import (
    Array,
    Dictionary,
    Name,
    PageObject,
    PdfDocument,
    Reference,
    compressed,
)
from exporters.pdf.layout.tagged_elements import Element
from exporters.pdf.text.page_grid import BOOKLET, Grid

Pair = tuple[int | None, int | None]
"""Numbers of the sheets, from 1, on the left and the right of a page; None for nothing."""


class Untagged:
    """Stands for a structure tree where there is none."""

    def begin(self, element: Element, page: int) -> str:  # noqa: ARG002  # a Tagger's
        """Return the operation that begins marked content which belongs to no structure."""
        return "/Span BMC"


def pairs(count: int, imposition: Imposition) -> list[Pair]:
    """Return which of `count` sheets stand side by side, page after page.

    A booklet's pages are printed on both sides, turned over the short edge, and folded: the last
    sheet stands left of the first, and what is missing to a multiple of four is left empty.
    """
    if imposition is not Imposition.BOOKLET:
        return [(left, left + 1 if left < count else None) for left in range(1, count + 1, 2)]
    total = -(-count // 4) * 4
    found: list[Pair] = []
    for low in range(1, total // 2 + 1):
        outer, inner = _there(total + 1 - low, count), _there(low, count)
        found.append((outer, inner) if low % 2 else (inner, outer))
    return found


def impose(
    document: PdfDocument,
    streams: Sequence[bytes],
    grid: Grid,
    imposition: Imposition,
    pictures: Mapping[int, Dictionary],
    *,
    before: int = 0,
    turned: Collection[int] = (),
) -> None:
    """Add pages with the sheets of these content streams, which are in the page's space.

    `pictures` are those of sheets that have some, by the sheet's number; `before` counts the sheets
    that the file has already. Sheets with a `turned` number are landscape and stand on their side.
    """
    width, height = grid.page_size
    paper = _paper(grid, imposition)
    fonts = Reference(BasicFonts)
    forms = {
        number: document.Reference(
            compressed(
                stream,
                Type=Name("XObject"),
                Subtype=Name("Form"),
                BBox=Array(_box(width, height, is_turned=number in turned)),
                Resources=_resources(fonts, pictures.get(number)),
            ),
            f"sheet{before + number}",
        )
        for number, stream in enumerate(streams, start=1)
    }
    for left_right in pairs(len(streams), imposition):
        pair = left_right[::-1] if grid.is_mirrored else left_right
        shown = [(number, side) for side, number in enumerate(pair) if number is not None]
        page = PageObject()
        page.pagewidth, page.pageheight = paper
        page.XObjects = Dictionary({f"S{number}": forms[number] for number, _ in shown})
        drawn = (_shown(grid, paper, *item, is_turned=item[0] in turned) for item in shown)
        page.Contents = compressed("".join(drawn).encode())
        page.ExtGState, page._shadingUsed = None, {}  # noqa: SLF001  # pages have no setters for these
        document.addPage(page)


def _resources(fonts: Reference, pictures: Dictionary | None) -> Dictionary:
    return Dictionary({"Font": fonts} | ({"XObject": pictures} if pictures else {}))


def _box(width: float, height: float, *, is_turned: bool) -> list[float]:
    sides = (height, width) if is_turned else (width, height)
    return [0, 0, *(round(side, 2) for side in sides)]


def _paper(grid: Grid, imposition: Imposition) -> tuple[float, float]:
    """Return the landscape paper; a booklet's sheets, but for large print, are set for half."""
    width, height = grid.page_size
    if imposition is Imposition.BOOKLET and grid.scale == BOOKLET:
        return 2 * width, height
    return height, width


def _shown(
    grid: Grid, paper: tuple[float, float], number: int, side: int, *, is_turned: bool
) -> str:
    """Return the operations that show a sheet on the left (0) or right (1) half of a page."""
    width, height = grid.page_size
    half = paper[0] / 2
    scale = min(half / width, paper[1] / height)
    x = (half - width * scale) / 2 + half * side
    y = (paper[1] - height * scale) / 2
    turn = f" 0 1 -1 0 {width:.2f} 0 cm" if is_turned else ""
    return f"q {scale:.5f} 0 0 {scale:.5f} {x:.2f} {y:.2f} cm{turn} /S{number} Do Q\n"


def _there(number: int, count: int) -> int | None:
    return number if number <= count else None
