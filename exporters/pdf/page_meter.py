"""What a handout takes of its pages, piece by piece, from one layout and without a file."""

from collections.abc import Callable, Iterable
from math import ceil, floor

from data.basis.progress import unheard
from data.briefing.content import Content
from exporters.options import ExportOptions
from exporters.page_measure import Measure, PieceExtent
from exporters.pdf.content_layout import book_of, laid_out
from exporters.pdf.file.pdf_objects import PdfDocument
from exporters.pdf.layout.composed import Taken
from exporters.pdf.layout.flow import Flow
from exporters.pdf.layout.sheets import Sheet
from exporters.pdf.layout.tagged_elements import Element
from exporters.pdf.text import preflight, style
from exporters.pdf.text.ink_runs import Line

_LINE = style.OWN_TEXT.leading
_ROUNDING = 1e-6


def measured(content: Content, options: ExportOptions) -> Measure:
    """Return what a handout takes of its pages; nothing is drawn.

    Raises:
        ExportError: it cannot be set.
    """
    document = PdfDocument(options.words.language)
    book = book_of(document, content, options)
    preflight.check(book, content, options.page.watermark, options.words)
    return measure_of(laid_out(content, options, book, unheard, _UndrawnSheet))


def measure_of(flow: Flow) -> Measure:
    """Return what a layout takes, in page points."""
    found: dict[str, list[Taken]] = {}
    for taken in flow.taken:
        found.setdefault(taken.piece_id, []).append(taken)
    scale = flow.grid.scale
    left = flow.notes.bottom - flow.y if flow.spare is None else flow.spare
    return Measure(
        pages=len(flow.sheets) - flow.unfilled,
        lines_left=max(0, floor(left / _LINE + _ROUNDING)),
        pieces={name: _extent(all_taken, scale) for name, all_taken in found.items()},
    )


def _extent(taken: list[Taken], scale: float) -> PieceExtent:
    first, last = taken[0], taken[-1]
    top = min(item.top for item in taken if item.sheet == first.sheet)
    bottom = max(item.bottom for item in taken if item.sheet == last.sheet)
    room = sum(item.room for item in taken)
    return PieceExtent(
        first.sheet, top * scale, last.sheet, bottom * scale, ceil(room / _LINE - _ROUNDING)
    )


class _UndrawnSheet(Sheet):
    """A sheet that keeps nothing of what is drawn on it."""

    def text(self, element: Element, placed: Iterable[tuple[Line, float, float]]) -> None:
        """Draw nothing."""

    def empty(self, element: Element) -> None:
        """Draw nothing."""

    def rule(
        self,
        points: Iterable[tuple[float, float]],
        colour: str,
        width: float,
        dashes: tuple[float, ...] = (),
    ) -> None:
        """Draw nothing."""

    def box(
        self, left: float, top: float, width: float, height: float, fill: str | tuple[float, ...]
    ) -> None:
        """Draw nothing."""

    def later(self, element: Element, draw: Callable[[Sheet], None]) -> None:
        """Draw nothing, then neither."""
