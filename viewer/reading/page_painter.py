"""Paint what stands behind and beside the text: highlights, numbers, citations and letter tabs."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextBlock

from data.annotation import Label
from data.basis.values import dataclass
from data.citation import CitationIndex
from data.document import BlockKind
from viewer.look.appearance import Appearance
from viewer.look.theme import interface
from viewer.reading.highlights import HighlightMark, Marks, Passages
from viewer.reading.page.page_layout import ReadingPage
from viewer.reading.page.page_style import style_of
from viewer.reading.page.visible_lines import VisibleLine, visible_blocks, visible_lines
from viewer.widgets.fills import fill

_TAB = 17
_TAB_AWAY = 22
_NUMBER_AWAY, _NUMBER_GAP = 38, 8
_MARKER_AWAY, _MARKER_GAP = 14, 6
_SMALLEST = 9
"""How high a sign is at least, in pixels."""
_CITATION_AWAY = 42
_CITATION_GAP = 10
_MOST_TABS = 3
SECOND_LAYER = 0.3
"""How much of its share a highlight keeps where it lies on another one."""
_ABOVE, _BELOW = 0.93, 0.32
"""How far a highlight reaches over and under the baseline, as shares of the type size."""


@dataclass(frozen=True, slots=True)
class PaintedTab:
    """The letter tab of an annotation: where it was painted, and whose it is."""

    rect: QRectF
    id: str


class PagePainter:
    """Paints around the text of one page. All coordinates are the page's own, in pixels."""

    def __init__(self, appearance: Appearance, label: Callable[[str], Label]) -> None:
        self._appearance = appearance
        self._label = label
        self._page: ReadingPage | None = None
        self._citations: CitationIndex | None = None
        self._highlights = Marks()
        self._tabbed = Marks()
        self._current = ""
        self._hits: Passages = Marks()
        self._hit: HighlightMark | None = None
        self._tabs: list[PaintedTab] = []

    def set_page(self, page: ReadingPage, citations: CitationIndex) -> None:
        """Paint around another page, with these citations beside its paragraphs."""
        self._page = page
        self._citations = citations
        self._tabs = []

    def set_highlights(self, highlights: Marks, tabbed: Marks, current: str) -> None:
        """Paint these passages, and a letter tab at the start of each of `tabbed`.

        `current` is the id of the one that is underlined.
        """
        self._highlights = highlights
        self._tabbed = tabbed
        self._current = current

    def set_current(self, current: str) -> None:
        """Underline the passage of the annotation with this id."""
        self._current = current

    def set_hits(self, hits: Passages, current: HighlightMark | None) -> None:
        """Mark these hits of a search; `current` is the one that stands out."""
        self._hits = hits
        self._hit = current

    def tab_at(self, point: QPointF) -> str:
        """Return the id of the annotation whose tab is at a point, or an empty text."""
        return next((tab.id for tab in self._tabs if tab.rect.contains(point)), "")

    def paint(self, painter: QPainter, clip: QRectF) -> None:
        """Paint what lies within `clip`; the text is painted over it afterwards."""
        if self._page is None:
            return
        self._tabs = [tab for tab in self._tabs if not tab.rect.intersects(clip)]
        for index, block in visible_blocks(self._page, clip):
            self._beside(painter, self._page, block, index)
            for line in visible_lines(self._page, index, block, clip):
                self._behind(painter, line)
                self._tabs_of(painter, self._page, line)

    def _behind(self, painter: QPainter, line: VisibleLine) -> None:
        reached = line.start
        for mark in self._highlights.overlapping(line.start, line.end):
            label = self._label(mark.label_id)
            solid = QColor(self._appearance.theme.solid(label))
            tint = QColor(solid)
            # Laid over the page rather than mixed with it, so that overlaps can be seen; the
            # second layer is thin, so that the text on it can be read, and has a border below.
            overlaps = max(mark.start, line.start) < reached
            share = self._appearance.theme.share(label)
            tint.setAlphaF(share * SECOND_LAYER if overlaps else share)
            band = _band(line, mark)
            fill(painter, band, tint)
            if mark.id == self._current or overlaps:
                fill(painter, band.adjusted(0, band.height() - 2, 0, 0), solid)
            reached = max(reached, mark.end)
        for mark in self._hits.overlapping(line.start, line.end):
            if mark != self._hit:  # the current one is the selection
                accent = QColor(self._appearance.theme.accent)
                accent.setAlphaF(0.20)
                fill(painter, _band(line, mark), accent)

    def _tabs_of(self, painter: QPainter, page: ReadingPage, line: VisibleLine) -> None:
        size = _TAB * page.zoom
        room = page.text.textWidth() - size - 4
        edge = page.text.textWidth() - page.gutter
        left = min(edge + _TAB_AWAY * page.zoom, room)
        step = min(size + 3, (left - edge - 4) / 2)
        top = line.baseline - 0.34 * line.size - size / 2
        marks = self._tabbed.starting(line.start, max(line.end, line.start + 1))
        # More than fit beside the text stand behind each other, the first in front.
        shown = list(enumerate(marks[:_MOST_TABS]))
        for place, mark in reversed(shown):
            rect = QRectF(left - place * step, top, size, size)
            label = self._label(mark.label_id)
            painter.setPen(QPen(QColor(self._appearance.theme.page), 1))
            painter.setBrush(QColor(self._appearance.theme.solid(label)))
            painter.drawRoundedRect(rect, 3 * page.zoom, 3 * page.zoom)
            painter.setPen(QColor(self._appearance.theme.on_solid(label)))
            painter.setFont(interface(round(11 * page.zoom), QFont.Weight.DemiBold))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, label.letter)
            self._tabs.insert(0, PaintedTab(rect, mark.id))

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
        if block.kind is BlockKind.HEADING:
            painter.setPen(QColor(self._appearance.theme.accent))
            font = page.look.font(style_of(block).size * page.type_zoom, QFont.Weight.DemiBold)
            ends = QPointF(left - _NUMBER_GAP * zoom, baseline)
            _hang(painter, font, block.number, ends, away=_NUMBER_AWAY * zoom, room=ends.x())
            return
        if page.look.numbers:
            self._cite(painter, page, index, baseline)
        style = style_of(block)
        if block.marker and style.indent:
            painter.setPen(QColor(self._appearance.theme.soft))
            indent = style.indent * page.type_zoom
            ends = QPointF(left + indent - _MARKER_GAP * zoom, baseline)
            reach = indent + _MARKER_GAP * zoom
            font = page.look.font(style.size * page.type_zoom)
            _hang(painter, font, block.marker, ends, away=_MARKER_AWAY * page.type_zoom, room=reach)

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
        if advance(citation) + _CITATION_GAP > left:
            citation = cited.last_part
        room = advance(citation) + _CITATION_GAP
        away = min(max(_CITATION_AWAY * zoom, room), left)
        painter.drawText(QPointF(left - away, baseline), citation)


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


def _band(line: VisibleLine, mark: HighlightMark) -> QRectF:
    """Return the mark's part of a line."""
    start, end = line.x(mark.start), line.x(mark.end)
    top = line.baseline - _ABOVE * line.size
    return QRectF(min(start, end), top, abs(end - start), (_ABOVE + _BELOW) * line.size)
