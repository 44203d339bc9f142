"""How the card of a piece is drawn."""

from functools import lru_cache, partial

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from viewer.briefing.composer.piece_card import TOGGLES, PieceCard
from viewer.briefing.composer.piece_layout import (
    FOOT_HEIGHT,
    GRIP,
    HEAD_PITCH,
    QUOTE_PITCH,
    SIDE,
    TOP,
    PieceLayout,
    lay_out,
    renew_text,
)
from viewer.briefing.composer.piece_model import CARD_ROLE, Index
from viewer.look.appearance import Appearance
from viewer.session.catalogue import told, tr
from viewer.widgets.card_fonts import CardFonts
from viewer.widgets.chips import draw_chip, draw_focus_ring
from viewer.widgets.fitted_lines import baseline, elided, elided_middle

_RADIUS = 7
_GAP = 9
_MARGIN = 14
_REMEMBERED = 1024
_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_START = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_HEADING_PITCH = 22


class PieceDelegate(QStyledItemDelegate):
    """Draws cards of one width, and says where their parts are."""

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.card_width = 480
        self._fonts = CardFonts()
        self._layout = lru_cache(_REMEMBERED)(partial(lay_out, fonts=self._fonts))

    def layout(self, card: PieceCard) -> PieceLayout:
        """Return the layout of a card."""
        return self._layout(card, self.card_width)

    def frame(self, row: QRect) -> QRectF:
        """Return the card's outline in the rectangle of its row."""
        return QRectF(row.left() + _MARGIN, row.top(), self.card_width, row.height() - _GAP)

    def part_at(self, row: QRect, card: PieceCard, point: QPointF) -> str:
        """Return the name of what is to be clicked at a point; "" for nothing."""
        corner = self.frame(row).topLeft()
        parts = self.layout(card).parts
        hit = (name for name, place in parts if place.translated(corner).contains(point))
        return next(hit, "")

    def editor_frame(self, row: QRect, card: PieceCard) -> QRect:
        """Return where the editor of the author's words stands."""
        layout, frame = self.layout(card), self.frame(row)
        left = frame.left() + layout.text_left - 6
        lines = max(2, len(layout.head) + 1)
        return QRect(
            round(left), round(frame.top() + 5), round(frame.right() - left - 6),
            lines * HEAD_PITCH + 8,
        )  # fmt: skip

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a card; a selected one is ringed."""
        card: PieceCard = index.data(CARD_ROLE)
        frame, layout = self.frame(option.rect), self.layout(card)
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_frame(painter, frame, card, is_selected=is_selected)
        self._draw_grip(painter, frame, card)
        if card.is_heading:
            self._draw_heading(painter, frame, card, layout)
        else:
            self._draw_words(painter, frame, card, layout)
            self._draw_foot(painter, frame, card, layout)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the row's height: the card's and the gap after it."""
        card: PieceCard = index.data(CARD_ROLE)
        return QSize(self.card_width + 2 * _MARGIN, self.layout(card).height + _GAP)

    def _draw_frame(
        self, painter: QPainter, frame: QRectF, card: PieceCard, *, is_selected: bool
    ) -> None:
        theme = self._appearance.theme
        if not card.is_heading:
            painter.setPen(QColor(theme.line))
            painter.setBrush(QColor(theme.page))
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        if is_selected:
            draw_focus_ring(painter, frame, theme, _RADIUS)

    def _draw_grip(self, painter: QPainter, frame: QRectF, card: PieceCard) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._appearance.theme.faint))
        top = frame.top() + (20 if card.is_heading else TOP + 3)
        for column in (0, 5):
            for row in (0, 5, 10):
                painter.drawEllipse(QRectF(frame.left() + 9 + column, top + row, 2, 2))

    def _draw_heading(
        self, painter: QPainter, frame: QRectF, card: PieceCard, layout: PieceLayout
    ) -> None:
        theme = self._appearance.theme
        painter.setFont(self._fonts.heading)
        top = frame.top() + layout.head_top + baseline(self._fonts.heading, _HEADING_PITCH)
        painter.setPen(QColor(theme.accent))
        painter.drawText(QPointF(frame.left() + GRIP + 4, top), card.number)
        painter.setPen(QColor(theme.ink if card.head else theme.faint))
        left = frame.left() + layout.text_left + 14 * (card.level - 1)
        for number, line in enumerate(layout.head):
            painter.drawText(QPointF(left, top + number * _HEADING_PITCH), line)
        self._draw_warning(painter, frame, card, layout)

    def _draw_words(
        self, painter: QPainter, frame: QRectF, card: PieceCard, layout: PieceLayout
    ) -> None:
        theme = self._appearance.theme
        if card.label is not None:
            draw_chip(painter, frame.topLeft() + QPointF(GRIP, TOP), card.label, theme)
        left = frame.left() + layout.text_left
        painter.setFont(self._fonts.own)
        painter.setPen(QColor(theme.ink))
        self._lines(painter, left, frame.top() + layout.head_top, layout.head, HEAD_PITCH)
        painter.setFont(self._fonts.quoting(card.quote))
        painter.setPen(QColor(theme.soft))
        self._lines(painter, left, frame.top() + layout.quote_top, layout.quote, QUOTE_PITCH)
        painter.setFont(self._fonts.small)
        if card.cost:
            place = QRectF(frame.right() - SIDE - 90, frame.top() + TOP, 90, HEAD_PITCH)
            painter.drawText(place, _END, card.cost)

    def _draw_foot(
        self, painter: QPainter, frame: QRectF, card: PieceCard, layout: PieceLayout
    ) -> None:
        theme = self._appearance.theme
        painter.setFont(self._fonts.small)
        left, corner = frame.left() + layout.text_left, frame.topLeft()
        on = dict(card.toggles)
        stop = frame.right() - SIDE
        for name, place in layout.parts:
            if name in on:
                painter.setPen(QColor(theme.accent if on[name] else theme.faint))
                painter.drawText(place.translated(corner), _START, told(TOGGLES[name]))
                stop = min(stop, corner.x() + place.left())
            else:
                painter.setPen(QColor(theme.accent))
                painter.drawText(place.translated(corner), _START, renew_text())
        painter.setPen(QColor(theme.soft))
        cited = f"({card.portion})  {card.citation}" if card.portion else card.citation
        room = QRectF(left, frame.top() + layout.foot_top, stop - left - 10, FOOT_HEIGHT)
        painter.drawText(room, _START, elided_middle(cited, self._fonts.small, room.width()))
        self._draw_warning(painter, frame, card, layout)

    def _draw_warning(
        self, painter: QPainter, frame: QRectF, card: PieceCard, layout: PieceLayout
    ) -> None:
        if not card.warning:
            return
        painter.setFont(self._fonts.small)
        painter.setPen(QColor(self._appearance.theme.danger))
        left = frame.left() + layout.text_left
        width = frame.right() - left - SIDE
        if card.can_renew:
            width -= QFontMetricsF(self._fonts.small).horizontalAdvance(renew_text()) + 12
        place = QRectF(left, frame.top() + layout.warning_top, width, FOOT_HEIGHT)
        painter.drawText(place, _START, elided(card.warning, self._fonts.small, width))

    @staticmethod
    def _lines(
        painter: QPainter, left: float, top: float, lines: tuple[str, ...], pitch: int
    ) -> None:
        line = top + baseline(painter.font(), pitch)
        for number, text in enumerate(lines):
            painter.drawText(QPointF(left, line + number * pitch), text)


def empty_hint() -> str:
    """Return what an empty list of pieces says."""
    return tr(
        "Drop a passage here, or press Insert for a heading, your own text, a table, or a page "
        "break"
    )
