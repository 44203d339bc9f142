"""The letter tabs at the margin: side by side, and a count where there are too many of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from data.basis.values import dataclass
from viewer.look.theme import interface

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from data.annotation import Label
    from viewer.look.theme import Theme
    from viewer.reading.page.page_layout import ReadingPage

_TAB, _AWAY = 17, 22
"""Side of a tab, and how far it stands from the text, in pixels at 100 %."""
_GAP = 3
_EDGE = 2
"""Pixels that stay free beside the text, and beside the edge of the page."""
_MOST_SHOWN = 99


@dataclass(frozen=True, slots=True)
class PaintedTab:
    """A tab at the margin: where it stands, and the annotations that it stands for.

    That is one, by its label's letter, or all that there was no more room for, by their number.
    """

    rect: QRectF
    ids: tuple[str, ...]


def tabs_beside(page: ReadingPage, middle: float, ids: Sequence[str]) -> list[PaintedTab]:
    """Return the tabs of annotations that start in one line, whose middle is that far down.

    They begin nearer to the text where that makes room; at least two stand beside each other.
    """
    edge = page.text.textWidth() - page.gutter
    room = page.gutter - 2 * _EDGE
    size = min(_TAB * page.zoom, (room - _GAP) / 2)
    step = size + _GAP
    fitting = int((room + _GAP) // step)
    shown = len(ids) if len(ids) <= fitting else fitting - 1
    groups: list[tuple[str, ...]] = [(one,) for one in ids[:shown]]
    if shown < len(ids):
        groups.append(tuple(ids[shown:]))
    left = min(_AWAY * page.zoom, page.gutter - _EDGE - size) - (len(groups) - 1) * step
    left = edge + max(_EDGE, left)
    return [
        PaintedTab(QRectF(left + place * step, middle - size / 2, size, size), group)
        for place, group in enumerate(groups)
    ]


def paint_tabs(
    painter: QPainter, tabs: Sequence[PaintedTab], labels: Mapping[str, Label], theme: Theme
) -> None:
    """Paint tabs; `labels` are those of the annotations, by id."""
    for tab in tabs:
        size = tab.rect.height()
        is_count = len(tab.ids) > 1
        label = labels[tab.ids[0]]
        ground = theme.pill if is_count else theme.solid(label)
        painter.setPen(QPen(QColor(theme.faint if is_count else theme.page), 1))
        painter.setBrush(QColor(ground))
        radius = 3 * size / _TAB
        painter.drawRoundedRect(tab.rect, radius, radius)
        sign = _count(len(tab.ids)) if is_count else label.letter
        painter.setPen(QColor(theme.ink if is_count else theme.on_solid(label)))
        pixels = size * (11 if len(sign) < 3 else 9) / _TAB
        painter.setFont(interface(round(pixels), QFont.Weight.DemiBold))
        painter.drawText(tab.rect, Qt.AlignmentFlag.AlignCenter, sign)


def _count(number: int) -> str:
    return f"+{min(number, _MOST_SHOWN)}"
