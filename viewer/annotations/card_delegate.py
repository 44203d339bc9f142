"""How the card of an annotation is drawn."""

from enum import Enum
from functools import lru_cache, partial

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QIcon, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from viewer.annotations.card import Card
from viewer.annotations.card_layout import (
    BOTTOM,
    PILL_HEIGHT,
    QUOTE_PITCH,
    SIDE,
    TOP,
    WARNING_PITCH,
    CardLayout,
    lay_out,
)
from viewer.annotations.listing.card_model import AnyIndex, CardModel
from viewer.annotations.listing.card_role import CardRole
from viewer.annotations.listing.group_head import HEAD_HEIGHT, draw_head
from viewer.annotations.listing.groups import GroupHead
from viewer.annotations.notes.note_layout import NOTE_PITCH
from viewer.annotations.notes.note_painter import draw_note
from viewer.look.appearance import Appearance
from viewer.look.icons import icon
from viewer.look.theme import Theme
from viewer.session.catalogue import tr
from viewer.widgets.card_fonts import CardFonts
from viewer.widgets.chips import CHIP, draw_chip, draw_focus_ring
from viewer.widgets.fitted_lines import baseline, elided

LEFT = 13
RIGHT = 14
GAP = 10
_RADIUS = 7
_NAME_LEFT = SIDE + CHIP + 7
_BUTTON = 24
_ICON = 20
_EDITOR_GAP = 8
_EDITOR_SIDE = 5
_REMEMBERED = 512
_END = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CardAction(Enum):
    """A button on a card; the value is its place from the left."""

    EDIT = 0
    VISIBILITY = 1
    DELETE = 2


class CardPart(Enum):
    """A line of a card that does something when it is clicked."""

    MORE = "more"
    VERSIONS = "versions"


class CardDelegate(QStyledItemDelegate):
    """Draws cards of one width, and says where their parts are."""

    def __init__(self, appearance: Appearance, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ring = False
        self.hot: CardAction | None = None
        self.edited = ""
        self.editor_height = 0
        self.expanded: set[str] = set()
        self.card_width = 296
        self._appearance = appearance
        appearance.follow(self._colour)
        self.forget_fonts()

    def _colour(self, theme: Theme) -> None:
        """Draw the icons in the colours of `theme`."""
        self._icons = {
            name: icon(name, theme) for name in ("edit", "private", "briefing", "delete")
        }

    def forget_fonts(self) -> None:
        """Lay cards out anew in the application's present font."""
        self._fonts = CardFonts()
        self._layout = lru_cache(_REMEMBERED)(partial(lay_out, fonts=self._fonts))

    def layout(self, index: AnyIndex) -> CardLayout:
        """Return the layout of a card."""
        card: Card = index.data(CardRole.CARD)
        return self._layout(card, self.card_width, expanded=card.id in self.expanded)

    def frame(self, row: QRect) -> QRectF:
        """Return the card's outline in the rectangle of its row."""
        return QRectF(row.left() + LEFT, row.top(), self.card_width, row.height() - GAP)

    def editor_frame(self, row: QRect, index: AnyIndex) -> QRect:
        """Return where the editor stands: under the words of the source."""
        top = row.top() + self.layout(index).words_bottom + _EDITOR_GAP
        left = row.left() + LEFT + _EDITOR_SIDE
        return QRect(left, top, self.card_width - 2 * _EDITOR_SIDE, self.editor_height)

    def button(self, row: QRect, card: Card, action: CardAction) -> QRectF:
        """Return where a button stands: left of the citation."""
        frame = self.frame(row)
        citation = QFontMetricsF(self._fonts.small).horizontalAdvance(card.citation)
        right = frame.right() - SIDE - citation - 4
        left = right - (len(CardAction) - action.value) * _BUTTON
        return QRectF(left, frame.top() + TOP + CHIP / 2 - _BUTTON / 2, _BUTTON, _BUTTON)

    def action_at(self, row: QRect, card: Card, point: QPointF) -> CardAction | None:
        """Return the button under `point`, or None."""
        hit = (action for action in CardAction if self.button(row, card, action).contains(point))
        return next(hit, None)

    def part_at(self, row: QRect, index: AnyIndex, point: QPointF) -> CardPart | None:
        """Return the line of a card under `point` that does something of its own, or None."""
        card: Card = index.data(CardRole.CARD)
        layout, frame = self.layout(index), self.frame(row)
        if not frame.contains(point) or card.id == self.edited:
            return None
        below = point.y() - frame.top()
        if layout.has_more and 0 <= below - layout.more_top < NOTE_PITCH:
            return CardPart.MORE
        if card.is_two and 0 <= below - layout.warning_top < WARNING_PITCH:
            return CardPart.VERSIONS
        return None

    def _draw_frame(self, painter: QPainter, frame: QRectF, *, current: bool, ring: bool) -> None:
        theme = self._appearance.theme
        painter.setPen(QColor(theme.line))
        painter.setBrush(QColor(theme.selection if current else theme.page))
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        if ring:
            draw_focus_ring(painter, frame, theme, _RADIUS)

    def _draw_head(self, painter: QPainter, frame: QRectF, card: Card, room: float) -> None:
        draw_chip(painter, frame.topLeft() + QPointF(SIDE, TOP), card.label, self._appearance.theme)
        line = QRectF(frame.left() + _NAME_LEFT, frame.top() + TOP, room, CHIP)
        painter.setFont(self._fonts.name)
        painter.setPen(QColor(self._appearance.theme.ink))
        name = elided(card.label.name, self._fonts.name, room)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(self._fonts.small)
        painter.setPen(QColor(self._appearance.theme.soft))
        line = QRectF(frame.left() + SIDE, frame.top() + TOP, frame.width() - 2 * SIDE, CHIP)
        painter.drawText(line, _END, card.citation)

    def _draw_buttons(self, painter: QPainter, row: QRect, card: Card) -> None:
        names = ("edit", "private" if card.in_briefing else "briefing", "delete")
        for action, name in zip(CardAction, names, strict=True):
            place = self.button(row, card, action)
            hot = action is self.hot
            if hot:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(self._appearance.theme.pill))
                painter.drawRoundedRect(place, 5, 5)
            mode = QIcon.Mode.Active if hot else QIcon.Mode.Normal
            inner = QRect(0, 0, _ICON, _ICON)
            inner.moveCenter(place.center().toPoint())
            self._icons[name].paint(painter, inner, Qt.AlignmentFlag.AlignCenter, mode)

    def _draw_source(
        self, painter: QPainter, frame: QRectF, card: Card, layout: CardLayout
    ) -> None:
        corner = frame.topLeft() + QPointF(SIDE, 0)
        painter.setFont(self._fonts.quoting(card.quote))
        painter.setPen(QColor(self._appearance.theme.soft))
        _draw_lines(painter, corner + QPointF(0, layout.quote_top), layout.quote, QUOTE_PITCH)
        if card.warning:
            painter.setFont(self._fonts.small)
            painter.setPen(
                QColor(self._appearance.theme.danger if card.lost else self._appearance.theme.ink)
            )
            place = corner + QPointF(0, layout.warning_top)
            _draw_lines(painter, place, (card.warning,), WARNING_PITCH)

    def _draw_ours(self, painter: QPainter, frame: QRectF, card: Card, layout: CardLayout) -> None:
        theme = self._appearance.theme
        corner = frame.topLeft() + QPointF(SIDE, layout.note_top)
        draw_note(painter, corner, layout.note, self._fonts, theme)
        painter.setFont(self._fonts.small)
        left = frame.topLeft() + QPointF(SIDE, 0)
        if layout.has_more:
            painter.setPen(QColor(theme.accent))
            more = tr("less") if card.id in self.expanded else tr("more")
            _draw_lines(painter, left + QPointF(0, layout.more_top), (more,), NOTE_PITCH)
        if card.byline:
            painter.setPen(QColor(theme.soft))
            byline = elided(card.byline, self._fonts.small, frame.width() - 2 * SIDE)
            _draw_lines(painter, left + QPointF(0, layout.byline_top), (byline,), WARNING_PITCH)
        for place, text in layout.pills:
            pill = place.translated(frame.topLeft())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.pill))
            painter.drawRoundedRect(pill, PILL_HEIGHT / 2, PILL_HEIGHT / 2)
            painter.setPen(QColor(theme.soft))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
        painter.setPen(QColor(theme.accent if card.in_briefing else theme.faint))
        foot = frame.adjusted(SIDE, layout.foot_top, -SIDE, 0)
        foot.setHeight(PILL_HEIGHT)
        painter.drawText(foot, _END, card.visibility)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one card, or the head of a group; buttons show under pointer and keyboard."""
        head = index.data(CardRole.GROUP)
        if isinstance(head, GroupHead):
            self._paint_head(painter, option, head)
            return
        card: Card = index.data(CardRole.CARD)
        layout = self.layout(index)
        frame = self.frame(option.rect)
        state = option.state
        focused = self.ring and bool(state & QStyle.StateFlag.State_HasFocus)
        editing = self._is_edited(index)
        buttons = not editing and (focused or bool(state & QStyle.StateFlag.State_MouseOver))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = bool(state & QStyle.StateFlag.State_Selected)
        self._draw_frame(painter, frame, current=current, ring=focused and not editing)
        first = self.button(option.rect, card, CardAction.EDIT)
        end = first.left() if buttons else first.left() + len(CardAction) * _BUTTON
        self._draw_head(painter, frame, card, max(end - frame.left() - _NAME_LEFT - 4, 20))
        self._draw_source(painter, frame, card, layout)
        if buttons:
            self._draw_buttons(painter, option.rect, card)
        if not editing:
            self._draw_ours(painter, frame, card, layout)
        painter.restore()

    def _is_edited(self, index: AnyIndex) -> bool:
        """Tell whether the editor stands in that row: the first of all that an annotation has."""
        if not self.edited or index.data(CardRole.ID) != self.edited:
            return False
        model = index.model()
        return isinstance(model, CardModel) and model.index_of(self.edited).row() == index.row()

    def _paint_head(self, painter: QPainter, option: QStyleOptionViewItem, head: GroupHead) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = self.ring and bool(option.state & QStyle.StateFlag.State_HasFocus)
        place = QRectF(option.rect.left() + LEFT, option.rect.top(), self.card_width, HEAD_HEIGHT)
        draw_head(painter, place, head, self._appearance.theme, self._fonts, ring=ring)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return the row's height: the card's and the gap after it."""
        if index.data(CardRole.ID) is None:
            return QSize(self.card_width + LEFT + RIGHT, HEAD_HEIGHT)
        layout = self.layout(index)
        height = layout.height
        if self._is_edited(index):
            height = layout.words_bottom + _EDITOR_GAP + self.editor_height + BOTTOM - 4
        return QSize(self.card_width + LEFT + RIGHT, height + GAP)


def _draw_lines(painter: QPainter, corner: QPointF, lines: tuple[str, ...], pitch: int) -> None:
    """Draw lines `pitch` pixels apart in the painter's font, from `corner` down."""
    line = corner + QPointF(0, baseline(painter.font(), pitch))
    for place, text in enumerate(lines):
        painter.drawText(line + QPointF(0, place * pitch), text)
