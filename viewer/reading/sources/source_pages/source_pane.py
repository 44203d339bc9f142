"""The pane that shows a page of the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.look.icons import icon
from viewer.session.catalogue import tr
from viewer.widgets.literal_text import plain_label, tool_tip

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage, QPaintEvent, QShowEvent

    from viewer.look.appearance import Appearance
    from viewer.look.theme import Theme

_LEAST = 240
_ENLARGED = 2


class PageSheet(QWidget):
    """A picture, as wide as it is to be; what comes of it at another size is shown meanwhile."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self.setAccessibleName(tr("Page as it is printed"))

    def show_image(self, image: QImage | None, width: int) -> None:
        """Show a picture at a width in pixels of the window, or nothing."""
        self._image = image
        height = round(image.height() * width / image.width()) if image is not None else 0
        self.setFixedSize(max(1, width), height)
        self.update()

    @property
    def image(self) -> QImage | None:
        """The picture that is shown."""
        return self._image

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._image is not None:
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawImage(QRectF(self.rect()), self._image)


class SourcePane(QWidget):
    """Shows one page, or in one line why there is none."""

    looked = Signal()
    """The pane is seen, or as wide as it was not before."""
    stepped = Signal(int)
    """The next page is wanted, or with -1 the one before."""
    file_wanted = Signal()
    """The file is to be looked for."""
    close_requested = Signal()

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pagePane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Page of the source"))
        self.setMinimumWidth(_LEAST)
        self._head = plain_label(name="secondary")
        self._before = self._button(tr("Page before"), lambda: self.stepped.emit(-1))
        self._after = self._button(tr("Next page"), lambda: self.stepped.emit(1))
        self._larger = self._button(tr("Enlarge"), self.looked.emit)
        self._larger.setCheckable(True)
        self._close = self._button(tr("Close"), self.close_requested.emit)
        self._line = plain_label(parent=self, name="secondary")
        self._line.setWordWrap(True)
        self._find = QPushButton(tr("&Find the File…"))
        self._find.clicked.connect(lambda _=False: self.file_wanted.emit())
        self.sheet = PageSheet()
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._area.setWidget(self.sheet)
        self._area.viewport().installEventFilter(self)
        self.setFocusProxy(self._area)
        self._arrange()
        appearance.follow(self._colour)
        self.say("")

    @property
    def wanted_width(self) -> int:
        """How wide the picture is to be, in pixels of the window."""
        room = max(1, self._area.viewport().width())
        return room * (_ENLARGED if self._larger.isChecked() else 1)

    @property
    def line(self) -> str:
        """What is said instead of a page."""
        return self._line.text()

    def show_page(self, image: QImage, number: int, pages: int) -> None:
        """Show a page of so many."""
        self.say("")
        self._head.setText(tr("Page {page} of {pages}", page=number, pages=pages))
        self._before.setEnabled(number > 1)
        self._after.setEnabled(number < pages)
        is_other = self.sheet.accessibleDescription() != str(number)
        self.sheet.setAccessibleDescription(str(number))
        self.sheet.show_image(image, self.wanted_width)
        if is_other:
            self._area.verticalScrollBar().setValue(0)

    def say(self, line: str, *, can_find: bool = False, keep: bool = False) -> None:
        """Say in one line why there is no page, or with `keep` what is done about another one."""
        self._line.setText(line)
        self._line.setVisible(bool(line))
        self._find.setVisible(can_find)
        if line and not keep:
            self._head.setText(tr("Page"))
            self.sheet.show_image(None, 1)
            self._before.setEnabled(False)
            self._after.setEnabled(False)

    def _button(self, name: str, act: Callable[[], object]) -> QToolButton:
        made = QToolButton(self)
        made.setFixedSize(QSize(26, 26))
        made.setToolTip(tool_tip(name))
        made.setAccessibleName(name)
        made.clicked.connect(lambda _=False: act())
        return made

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(2)
        top.addWidget(self._head, 1)
        for button in (self._before, self._after, self._larger, self._close):
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self._line)
        column.addWidget(self._find, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._area, 1)

    def _colour(self, theme: Theme) -> None:
        signs = (
            (self._before, "up"),
            (self._after, "down"),
            (self._larger, "find"),
            (self._close, "close"),
        )
        for button, name in signs:
            button.setIcon(icon(name, theme))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take note of another width."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self.looked.emit()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.looked.emit()
