"""A file that was opened before, as a flat button."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from data.files.paths import clean, home, shown
from viewer.look.theme import interface
from viewer.session.catalogue import tr
from viewer.widgets.fitted_lines import elided_middle
from viewer.widgets.literal_text import caption, tool_tip

_SIDE = 12
_GAP = 16
_SHARE = 0.6
_TONE = 0.1


class RecentRow(QAbstractButton):
    """Shows a file's name and, fainter, the folder that it lies in; both are cut where needed."""

    path_requested = Signal(object)
    """The Path, when the row is clicked."""

    HEIGHT: ClassVar[int] = 30

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._name = clean(path.name)
        self._folder = clean(_short(path.parent))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setText(caption(self._name))
        self.setToolTip(tool_tip(shown(path)))
        self.setAccessibleName(tr("Open {name}", name=self._name))
        self.setAccessibleDescription(shown(path.parent))
        self.clicked.connect(lambda: self.path_requested.emit(self._path))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the row; the one under the pointer is toned, the one with the keyboard ringed."""
        palette = self.palette()
        accent = palette.color(QPalette.ColorRole.Accent)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            tone = QColor(accent)
            tone.setAlphaF(_TONE if self.underMouse() or self.isDown() else 0)
            painter.setBrush(tone)
            painter.setPen(QPen(accent, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(frame, 6, 6)
            inner = QRectF(self.rect()).adjusted(_SIDE, 0, -_SIDE, 0)
            font = interface(13)
            name = elided_middle(self._name, font, inner.width() * _SHARE)
            painter.setFont(font)
            painter.setPen(palette.color(QPalette.ColorRole.WindowText))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, name)
            room = inner.width() - QFontMetricsF(font).horizontalAdvance(name) - _GAP
            font = interface(12)
            painter.setFont(font)
            painter.setPen(palette.color(QPalette.ColorRole.Dark))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(inner, right, elided_middle(self._folder, font, room))

    def sizeHint(self) -> QSize:
        """Return the row's usual size."""
        return QSize(320, self.HEIGHT)


def _short(folder: Path) -> str:
    """Return a folder's name, with the user's own as ~."""
    own = home()
    is_own = own != Path("/") and folder.is_relative_to(own)
    return str(Path("~", folder.relative_to(own))) if is_own else str(folder)
