"""The logo of a letterhead: chosen from a file, proved, and shown small."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from data.briefing.content import Logo, PictureKind
from data.briefing.pictures.logo import LARGEST_FILE, proved
from data.errors import ReportableError
from data.files import paths
from viewer.session.catalogue import told, tr
from viewer.widgets.dialog_parts import button, plain

LogoChooser = Callable[[QWidget], Path | None]
"""Asks for the file of a logo, given what it belongs to; None if the user cancels."""

_WIDTH, _HEIGHT, _AROUND = 108, 66, 6
_MOST_READ = 20 * LARGEST_FILE
"""Bytes; of a file that is not larger it is said how large a logo may be."""


class LogoField(QWidget):
    """Shows a logo, and lets another one be chosen; a file that is none leaves it as it is."""

    changed = Signal()

    def __init__(self, choose: LogoChooser, parent: QWidget) -> None:
        super().__init__(parent)
        self._choose_file = choose
        self._logo: Logo | None = None
        self._picture = _Picture(self)
        self._choose = button(tr("Choose &Logo…"), self._ask)
        self._remove = button(tr("&Remove Logo"), self._take_off)
        self._fault = plain(name="failure")
        ways = QVBoxLayout()
        ways.setSpacing(6)
        ways.addWidget(self._choose)
        ways.addWidget(self._remove)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._picture)
        row.addLayout(ways)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._fault)
        self.show_logo(None)

    @property
    def logo(self) -> Logo | None:
        """The logo that is shown, or None."""
        return self._logo

    @property
    def fault(self) -> str:
        """Why the file that was chosen last is no logo; empty where it is one."""
        return self._fault.text()

    def show_logo(self, logo: Logo | None) -> None:
        """Show a logo, or that there is none; one that cannot be proved is not drawn."""
        self._logo = logo
        self._remove.setEnabled(logo is not None)
        self._say("")
        try:
            self._picture.show_logo(proved(logo.file) if logo is not None else None)
        except ReportableError as error:
            self._picture.show_logo(None)
            self._say(told(error))

    def take(self, path: Path) -> None:
        """Take the logo that a file holds, or say in one line why it is none."""
        try:
            logo = proved(paths.content(path, most=_MOST_READ))
        except ReportableError as error:
            self._say(told(error))
            return
        self.show_logo(logo)
        self.changed.emit()

    def _ask(self) -> None:
        path = self._choose_file(self)
        if path is not None:
            self.take(path)

    def _take_off(self) -> None:
        self.show_logo(None)
        self.changed.emit()

    def _say(self, fault: str) -> None:
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))


class _Picture(QWidget):
    """A logo on white, as it is printed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(_WIDTH, _HEIGHT)
        self._drawing: QSvgRenderer | None = None
        self._pixels = QPixmap()

    def show_logo(self, logo: Logo | None) -> None:
        """Draw another logo; it is one that was proved, which refers to nothing."""
        self._drawing, self._pixels = None, QPixmap()
        if logo is not None and logo.kind is PictureKind.SVG:
            self._drawing = QSvgRenderer(QByteArray(logo.file), self)
        elif logo is not None:
            self._pixels.loadFromData(logo.file, "PNG")
        self.setAccessibleName(tr("Logo") if logo else tr("No logo"))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the logo as large as it fits."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.setPen(self.palette().mid().color())
            painter.setBrush(Qt.GlobalColor.white)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
            room = QRectF(self.rect()).adjusted(_AROUND, _AROUND, -_AROUND, -_AROUND)
            if self._drawing is not None:
                self._drawing.render(painter, _fitted(self._drawing.viewBoxF(), room))
            elif not self._pixels.isNull():
                target = _fitted(QRectF(self._pixels.rect()), room)
                painter.drawPixmap(target, self._pixels, QRectF(self._pixels.rect()))
            else:
                painter.setPen(Qt.GlobalColor.darkGray)
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, tr("No logo"))


def _fitted(picture: QRectF, room: QRectF) -> QRectF:
    """Return where a picture of that shape goes in the middle of a room."""
    if picture.isEmpty():
        return room
    scale = min(room.width() / picture.width(), room.height() / picture.height())
    fitted = QRectF(0, 0, picture.width() * scale, picture.height() * scale)
    fitted.moveCenter(room.center())
    return fitted
