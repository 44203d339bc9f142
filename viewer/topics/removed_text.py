"""The line at the foot of the sidebar that says what was taken out of the reading flow."""

from collections import Counter

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from data.document import Document, Furniture, FurnitureKind, Masthead
from viewer.look.appearance import Appearance
from viewer.look.theme import interface
from viewer.services.wording import pieces_of
from viewer.session.catalogue import told, tr
from viewer.widgets.chips import draw_focus_ring
from viewer.widgets.fitted_lines import baseline, broken
from viewer.widgets.literal_text import tool_tip

_SIDE = 18
_LINE = 15
_PADDING = 8


def summary(document: Document) -> str:
    """Return what stands outside the reading flow, in words; empty where nothing does.

    The lines that name the publication are not counted: the page shows it. A letterhead is.
    """
    counts = Counter(
        piece.kind for piece in document.furniture if not _is_shown(piece, document.masthead)
    )
    parts = [told(pieces_of(kind, counts[kind])) for kind in FurnitureKind if counts[kind]]
    return tr("Removed text: {pieces}", pieces=", ".join(parts)) if parts else ""


def _is_shown(piece: Furniture, masthead: Masthead) -> bool:
    """Tell whether a piece names the publication, which stands above the title."""
    text = piece.text.casefold()
    names = (masthead.publication, masthead.short_name)
    return piece.kind is FurnitureKind.MASTHEAD and any(
        name and name.casefold() in text for name in names
    )


class RemovedText(QAbstractButton):
    """A flat button; a long summary takes two lines."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        does = tr("Show the text that was taken out of the reading flow")
        self.setToolTip(tool_tip(does))
        self.setAccessibleDescription(does)

    def set_summary(self, text: str) -> None:
        """Show `text`; an empty one hides the button."""
        self.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def _lines(self, width: int) -> tuple[str, ...]:
        return broken(self.text(), interface(11), width - 2 * _SIDE, 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the lines; underlined under the pointer."""
        font = QFont(interface(11))
        font.setUnderline(self.underMouse())
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(font)
            painter.setPen(
                QColor(
                    self._appearance.theme.soft
                    if self.underMouse()
                    else self._appearance.theme.faint
                )
            )
            top = _PADDING + baseline(font, _LINE)
            for place, line in enumerate(self._lines(self.width())):
                painter.drawText(_SIDE, round(top + place * _LINE), line)
            if self.hasFocus():
                draw_focus_ring(
                    painter, QRectF(self.rect()).adjusted(8, 0, -8, 0), self._appearance.theme, 6
                )

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height for one or two lines."""
        return len(self._lines(width)) * _LINE + 2 * _PADDING

    def sizeHint(self) -> QSize:
        """Return the size for the present width."""
        return QSize(264, self.heightForWidth(max(self.width(), 200)))
