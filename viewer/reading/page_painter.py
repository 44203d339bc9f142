"""Paint what stands behind and beside the text: highlights, numbers, citations and letter tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from data.document import BlockKind
from viewer.look.theme import interface
from viewer.reading.highlights import Marks
from viewer.reading.page.page_style import MARKER_GAP, style_of
from viewer.reading.page.visible_lines import VisibleLine, visible_blocks, visible_lines
from viewer.widgets.fills import fill

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QTextBlock

    from data.annotation import Label
    from data.citation import CitationIndex
    from data.document import Block
    from viewer.look.appearance import Appearance
    from viewer.look.theme import Theme
    from viewer.reading.highlights import HighlightMark, Passages
    from viewer.reading.page.page_layout import ReadingPage
    from viewer.reading.passages.margin_tabs import PaintedTab

_NUMBER_AWAY, _NUMBER_GAP = 38, 8
_MARKER_AWAY = 14
_SMALLEST = 9
"""How high a sign is at least, in pixels."""
_CITATION_AWAY = 42
_CITATION_GAP, _CITATION_EDGE = 10, 8
_ABOVE, _BELOW = 0.93, 0.32
"""How far a highlight reaches over and under the baseline, as shares of the type size."""


class PagePainter:
    """Paints around the text of one page. All coordinates are the page's own, in pixels."""

    def __init__(self, appearance: Appearance, label: Callable[[str], Label]) -> None:
        self._appearance = appearance
        self.label = label
        """Tells the label with an id."""
        self._page: ReadingPage | None = None
        self._citations: CitationIndex | None = None
        self._highlights = self._tabbed = Marks()
        self._moved: HighlightMark | None = None
        self._current = ""
        self._hits: Passages = Marks()
        self._hit: HighlightMark | None = None
        self._grounds: dict[tuple[Theme, tuple[Label, ...]], QColor] = {}
        self.tabs: list[PaintedTab] = []
        """The letter tabs that are on the page, where they were painted last."""

    def set_page(self, page: ReadingPage, citations: CitationIndex) -> None:
        """Paint around another page, with these citations beside its paragraphs."""
        self._page = page
        self._citations = citations
        self._moved = None
        self.tabs = []

    def set_highlights(self, highlights: Marks, tabbed: Marks, current: str) -> None:
        """Paint these passages, and a letter tab at the start of each of `tabbed`.

        `current` is the id of the one that is underlined.
        """
        self._highlights = highlights
        self._tabbed = tabbed
        self._moved = None
        self._current = current

    def set_moved(self, moved: HighlightMark | None) -> None:
        """Paint one of the passages elsewhere for now, or again where it is."""
        self._moved = moved

    def set_current(self, current: str) -> None:
        """Underline the passage of the annotation with this id."""
        self._current = current

    def set_hits(self, hits: Passages, current: HighlightMark | None) -> None:
        """Mark these hits of a search; `current` is the one that stands out."""
        self._hits = hits
        self._hit = current

    def tab_at(self, point: QPointF) -> tuple[str, ...]:
        """Return the ids of the annotations whose tab is at a point: none, one, or a count's."""
        return next((tab.ids for tab in self.tabs if tab.rect.contains(point)), ())

    def paint(self, painter: QPainter, clip: QRectF, *, is_all: bool = False) -> None:
        """Paint what lies within `clip`; the text is painted over it afterwards.

        `is_all` says that nothing else is in view.
        """
        page = self._page
        if page is None:
            return
        kept = () if is_all else self.tabs
        self.tabs = [tab for tab in kept if not tab.rect.intersects(clip)]
        blocks = [*visible_blocks(page, clip)]
        marks, tabbed = self._near(page, [index for index, _ in blocks])
        for index, block in blocks:
            self._beside(painter, page, block, index)
            for line in visible_lines(page, index, block, clip):
                self._behind(painter, line, marks)
                starting = tabbed.starting(line.start, max(line.end, line.start + 1))
                if starting:
                    self.tabs += self._tabs_of(painter, page, line, starting)

    def _near(self, page: ReadingPage, numbers: Sequence[int]) -> tuple[Marks, Marks]:
        """Return the passages and tabs among some blocks, of which there may be many elsewhere."""
        if not numbers:
            return Marks(), Marks()
        blocks = page.positions.document.blocks
        start, end = blocks[numbers[0]].start, blocks[numbers[-1]].end + 1
        marks, tabbed = self._highlights.overlapping(start, end), self._tabbed.starting(start, end)
        if self._moved is not None:
            from viewer.reading.passages.stretches import moved  # while one is drawn by its ends

            marks, tabbed = moved(marks, self._moved), moved(tabbed, self._moved)
        return Marks(marks), Marks(tabbed)

    def _behind(self, painter: QPainter, line: VisibleLine, marks: Marks) -> None:
        lying = marks.overlapping(line.start, line.end)
        if lying:
            self._tint(painter, line, lying)
        for mark in self._hits.overlapping(line.start, line.end):
            if mark != self._hit:  # the current one is the selection
                accent = QColor(self._appearance.theme.accent)
                accent.setAlphaF(0.20)
                fill(painter, _band(line, mark.start, mark.end), accent)

    def _tint(self, painter: QPainter, line: VisibleLine, lying: list[HighlightMark]) -> None:
        """Lay highlights under a line, and a line under the current one."""
        from viewer.reading.passages.stretches import stretches  # not for a page without any

        for stretch in stretches(lying, line.start, line.end):
            labels = [self.label(mark.label_id) for mark in stretch.marks]
            fill(painter, _band(line, stretch.start, stretch.end), self._ground(labels))
        for mark in lying:
            if mark.id == self._current:
                band = _band(line, mark.start, mark.end)
                solid = QColor(self._appearance.theme.solid(self.label(mark.label_id)))
                fill(painter, band.adjusted(0, band.height() - 2, 0, 0), solid)

    def _ground(self, labels: list[Label]) -> QColor:
        """Return the colour where highlights of these labels lie over each other."""
        theme = self._appearance.theme
        key = theme, tuple(sorted(labels, key=lambda label: label.id))
        if key not in self._grounds:
            from viewer.look.layers import layered

            self._grounds[key] = QColor(layered(theme, key[1]))
        return self._grounds[key]

    def _tabs_of(
        self, painter: QPainter, page: ReadingPage, line: VisibleLine, marks: list[HighlightMark]
    ) -> list[PaintedTab]:
        from viewer.reading.passages.margin_tabs import paint_tabs, tabs_beside

        middle = line.baseline - 0.34 * line.size
        tabs = tabs_beside(page, middle, [mark.id for mark in marks])
        labels = {mark.id: self.label(mark.label_id) for mark in marks}
        paint_tabs(painter, tabs, labels, self._appearance.theme)
        return tabs

    def _beside(
        self, painter: QPainter, page: ReadingPage, text_block: QTextBlock, index: int
    ) -> None:
        layout = text_block.layout()
        if self._citations is None or layout.lineCount() == 0:
            return
        block = page.positions.document.blocks[index]
        line = layout.lineAt(0)
        baseline = layout.position().y() + line.y() + line.ascent()
        zoom, left = page.zoom, page.gutter
        is_backward = text_block.textDirection() is Qt.LayoutDirection.RightToLeft
        begins = layout.position().x() + line.x() + line.width()
        if block.kind is BlockKind.HEADING:
            painter.setPen(QColor(self._appearance.theme.accent))
            font = page.look.font(style_of(block).size * page.type_zoom, QFont.Weight.DemiBold)
            gap, room = _NUMBER_GAP * zoom, left - _NUMBER_GAP * zoom
            if is_backward:
                start = QPointF(begins + gap, baseline)
                _hang_behind(painter, font, block.number, start, away=0, room=room)
            else:
                ends = QPointF(room, baseline)
                _hang(painter, font, block.number, ends, away=_NUMBER_AWAY * zoom, room=room)
            return
        if page.look.numbers:
            self._cite(painter, page, index, baseline)
        style = style_of(block)
        if block.marker and style.indent:
            painter.setPen(QColor(self._appearance.theme.soft))
            self._mark_item(painter, page, block, baseline, begins if is_backward else None)

    def _mark_item(
        self,
        painter: QPainter,
        page: ReadingPage,
        block: Block,
        baseline: float,
        begins: float | None,
    ) -> None:
        """Draw an item's sign in its indent; `begins` is where a text that runs leftwards does."""
        style, gap = style_of(block), MARKER_GAP * page.zoom
        indent = style.indent * page.type_zoom
        font = page.look.font(style.size * page.type_zoom)
        if begins is not None:
            start, away = QPointF(begins + gap, baseline), _MARKER_AWAY * page.type_zoom
            _hang_behind(painter, font, block.marker, start, away=away, room=indent)
            return
        ends = QPointF(page.gutter + indent - gap, baseline)
        _hang(painter, font, block.marker, ends, away=_MARKER_AWAY * page.type_zoom, room=indent)

    def _cite(self, painter: QPainter, page: ReadingPage, index: int, baseline: float) -> None:
        """Write a paragraph's citation beside its first line."""
        if self._citations is None:
            return
        zoom, left = page.zoom, page.gutter
        painter.setFont(interface(max(9, round(11 * zoom))))
        painter.setPen(QColor(self._appearance.theme.faint))
        cited = self._citations.of_block(index)
        advance = painter.fontMetrics().horizontalAdvance
        citation = cited.within_topic
        if advance(citation) + _CITATION_GAP + _CITATION_EDGE > left:
            citation = cited.last_part
        room = advance(citation) + _CITATION_GAP
        away = min(max(_CITATION_AWAY * zoom, room), left)
        painter.drawText(QPointF(left - away, baseline), citation)


def _hang_behind(
    painter: QPainter, font: QFont, sign: str, start: QPointF, *, away: float, room: float
) -> None:
    """Draw a sign before a text that runs leftwards: it begins `away` to the right of `start`."""
    painter.setFont(font)
    width = painter.fontMetrics().horizontalAdvance(sign)
    ends = start + QPointF(min(max(away, width), max(0.0, room)), 0)
    _hang(painter, font, sign, ends, away=width, room=room)


def _hang(
    painter: QPainter, font: QFont, sign: str, ends: QPointF, *, away: float, room: float
) -> None:
    """Draw a sign before its text, beginning `away` before `ends`, and ending there if it is wide.

    One that is wider than `room` is smaller, and cut where that is not enough.
    """
    painter.setFont(font)
    width = painter.fontMetrics().horizontalAdvance(sign)
    if width > max(0.0, room):
        font.setPixelSize(max(_SMALLEST, int(font.pixelSize() * room / width)))
        painter.setFont(font)
        sign = painter.fontMetrics().elidedText(sign, Qt.TextElideMode.ElideRight, int(room))
        width = painter.fontMetrics().horizontalAdvance(sign)
    painter.drawText(ends - QPointF(min(max(away, width), max(0.0, room)), 0), sign)


def _band(line: VisibleLine, first: int, last: int) -> QRectF:
    """Return the part of a line between two offsets."""
    start, end = line.x(first), line.x(last)
    top = line.baseline - _ABOVE * line.size
    return QRectF(min(start, end), top, abs(end - start), (_ABOVE + _BELOW) * line.size)
