"""The question above the topics which of several outlines a document is to have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.look.icons import icon
from viewer.look.theme import Theme, interface
from viewer.session.catalogue import told, tr, trn
from viewer.widgets.chips import draw_focus_ring
from viewer.widgets.fitted_lines import baseline, broken, elided
from viewer.widgets.literal_text import plain_label, tool_tip

if TYPE_CHECKING:
    from viewer.look.appearance import Appearance
    from viewer.services.outline_choices import OutlineOffer, OutlineOption

_SIDE, _INNER, _PADDING = 10, 10, 8
_HEAD, _LINE = 17, 15
_BULLET = 10
_DEEPEST = 3
"""So many steps a heading is set in at most."""


class OutlineQuestion(QFrame):
    """Shows each outline with its first headings; one click chooses."""

    chosen = Signal(int)
    """The number of an outline."""
    dismissed = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._choices: tuple[OutlineChoice, ...] = ()
        self._title = plain_label(parent=self, name="head")
        self._title.setWordWrap(True)
        self._close = QToolButton(self)
        self._close.setToolTip(tr("Leave the topics as they are"))
        self._close.setAccessibleName(tr("Leave the topics as they are"))
        self._close.clicked.connect(self.dismissed)
        top = QHBoxLayout()
        top.setContentsMargins(18, 0, _SIDE, 0)
        top.addWidget(self._title, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 10, 0, 4)
        self._column.setSpacing(6)
        self._column.addLayout(top)
        appearance.follow(self._colour)
        self.hide()

    @property
    def choices(self) -> tuple[OutlineChoice, ...]:
        """The buttons, one for each outline."""
        return self._choices

    def show_offer(self, offer: OutlineOffer | None) -> None:
        """Put the question, or for None none."""
        had_keys = any(choice.hasFocus() for choice in self._choices)
        for choice in self._choices:
            self._column.removeWidget(choice)
            choice.hide()
            choice.deleteLater()
        self._choices = ()
        self.setVisible(offer is not None)
        if offer is None:
            return
        self._title.setText(_question(offer))
        self.setAccessibleName(self._title.text())
        made = []
        for option in offer.options:
            choice = OutlineChoice(option, self._appearance, is_shown=option.number == offer.shown)
            choice.clicked.connect(lambda _=False, number=option.number: self.chosen.emit(number))
            self._column.addWidget(choice)
            choice.show()  # the layout would later, and what is hidden takes no keys
            made.append(choice)
        self._choices = tuple(made)
        if had_keys:
            self.take_keys()

    def take_keys(self) -> None:
        """Let the keyboard choose."""
        if self._choices:
            self._choices[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _colour(self, theme: Theme) -> None:
        self._close.setIcon(icon("close", theme))


class OutlineChoice(QAbstractButton):
    """A button that stands for one outline: how many topics, told by what, and the first ones."""

    def __init__(self, option: OutlineOption, appearance: Appearance, *, is_shown: bool) -> None:
        super().__init__()
        self._appearance = appearance
        self._is_shown = is_shown
        self._head = _topics(option)
        self._place = told(option.place)
        self._lines = [(" ".join(title.split()), depth) for title, depth in option.titles]
        if option.before:
            self._lines.insert(0, ("…", 0))
        if option.after:
            self._lines.append(("…", 0))
        titles = [title for title, _ in self._lines]
        shown = tr("shown now") if is_shown else ""
        self._aside = shown
        self.setAccessibleName(", ".join(filter(None, (self._head, self._place, shown))))
        self.setAccessibleDescription("; ".join(titles))
        self.setToolTip(tool_tip("\n".join((self._head, self._place, *titles))))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._fit()

    def _places(self, width: int) -> tuple[str, ...]:
        return broken(self._place, interface(11), width - 2 * (_SIDE + _INNER), 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a card; that of what is shown has the accent's edge."""
        theme = self._appearance.theme
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            card = QRectF(self.rect()).adjusted(_SIDE, 0.5, -_SIDE, -0.5)
            painter.setPen(QPen(QColor(theme.accent if self._is_shown else theme.line), 1))
            tone = theme.selection if self.underMouse() or self.isDown() else theme.page
            painter.setBrush(QColor(tone))
            painter.drawRoundedRect(card, 6, 6)
            if self.hasFocus():
                draw_focus_ring(painter, card, theme, 6)
            self._draw_words(painter, theme)

    def _draw_words(self, painter: QPainter, theme: Theme) -> None:
        left, room = _SIDE + _INNER, self.width() - 2 * (_SIDE + _INNER)
        top: float = _PADDING
        head = interface(13, QFont.Weight.DemiBold)
        small = interface(11)
        painter.setFont(small)
        painter.setPen(QColor(theme.soft))
        used = painter.fontMetrics().horizontalAdvance(self._aside) if self._aside else 0
        painter.drawText(left + room - used, round(top + baseline(small, _HEAD)), self._aside)
        painter.setFont(head)
        painter.setPen(QColor(theme.ink))
        beside = room - used - (_BULLET if used else 0)
        painter.drawText(left, round(top + baseline(head, _HEAD)), elided(self._head, head, beside))
        painter.setFont(small)
        painter.setPen(QColor(theme.soft))
        top += _HEAD
        for line in self._places(self.width()):
            painter.drawText(left, round(top + baseline(small, _LINE)), line)
            top += _LINE
        painter.setPen(QColor(theme.ink))
        for title, depth in self._lines:
            inset = _BULLET * (1 + min(depth, _DEEPEST))
            line = elided(title, small, room - inset)
            painter.drawText(left + inset, round(top + baseline(small, _LINE)), line)
            top += _LINE

    def _fit(self) -> None:
        """Be as high as all lines: where the window is low, the sidebar scrolls."""
        lines = len(self._places(self.width())) + len(self._lines)
        self.setFixedHeight(_HEAD + lines * _LINE + 2 * _PADDING)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Return as well as with the space bar."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def sizeHint(self) -> QSize:
        """Return the usual width, and the height of all lines."""
        return QSize(264, self.minimumHeight())


def _question(offer: OutlineOffer) -> str:
    """Return the question by what tells the outlines apart: topics, or those below them too."""
    on_top = [option.topics for option in offer.options]
    in_all = [option.topics + option.below for option in offer.options]
    for counts in (on_top, in_all):
        if len(counts) == 2 and counts[0] != counts[1]:
            return tr("Topics: {one} or {other}?", one=counts[0], other=counts[1])
    return tr("Which topics?")


def _topics(option: OutlineOption) -> str:
    count, below = option.topics, option.below
    if below:
        return trn(
            "{count} topic, {below} below", "{count} topics, {below} below", count, below=below
        )
    return trn("{count} topic", "{count} topics", count) if count else tr("No topics")
