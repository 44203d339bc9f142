"""How windows of the program behave: on the screen, under the wheel, and from Tab to Tab."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QChildEvent, QEvent, QMargins, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QDialog, QVBoxLayout, QWidget

_FRAME = QMargins(6, 40, 6, 6)
"""What a desktop puts around a window at most, in pixels, as long as none of ours has its frame."""
_GROWS = 48
"""What a dialog may still grow by while it is open, in pixels: two lines of a message."""
_FIELDS = ("QComboBox", "QAbstractSpinBox", "QAbstractSlider", "QTabBar")
"""By name: the first picture needs none of them, and to import a class takes time."""


class Manners(QObject):
    """Lets a dialog open within its screen, and its fields leave the wheel to what scrolls.

    It goes by what Qt tells the dialog, so that it serves Qt's own dialogs as well as ours. A
    field answers to the wheel once it has the keyboard, as a user who clicked into it expects. What
    Qt's dialogs say of a file in boxes of their own shows its name as it stands.
    """

    def __init__(self, dialog: QWidget) -> None:
        super().__init__(dialog)
        dialog.installEventFilter(self)

    @property
    def dialog(self) -> QWidget:
        """The dialog.

        Held by Qt alone: in a circle it would be destroyed by the garbage collector, on any thread.
        """
        dialog = self.parent()
        assert isinstance(dialog, QWidget)  # noqa: S101
        return dialog

    def _calm(self) -> None:
        for field in self.dialog.findChildren(QWidget):
            if not any(map(field.inherits, _FIELDS)) or field.inherits("QScrollBar"):
                continue
            if field.focusPolicy() is Qt.FocusPolicy.WheelFocus:
                field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            field.installEventFilter(self)  # Qt keeps a filter once, however often it is put in

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the dialog and its boxes right before they are seen; send the wheel on to it."""
        if event.type() is QEvent.Type.Show and watched is self.dialog:
            if not event.spontaneous():
                self._calm()
                if self.dialog.isWindow():
                    fit(self.dialog)
        elif event.type() is QEvent.Type.ChildPolished and isinstance(event, QChildEvent):
            if event.child().inherits("QMessageBox"):
                event.child().setProperty("textFormat", Qt.TextFormat.PlainText)
        elif (
            event.type() is QEvent.Type.Wheel
            and isinstance(watched, QWidget)
            and watched is not self.dialog
            and not watched.hasFocus()
        ):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class Dialog(QDialog):
    """Base of our dialogs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        Manners(self)


def fit(window: QWidget) -> None:
    """Give a window a size and a place within its screen, with its frame.

    A dialog is as wide as its words, which may be longer than the English ones. One whose content
    needs more height than there is scrolls it, above its last row, which holds the buttons.
    """
    around, parent = _around(), window.parentWidget()
    screen = (parent.window() if parent else window).screen()
    room = screen.availableGeometry().marginsRemoved(around)
    layout = window.layout()
    if isinstance(window, QDialog) and isinstance(layout, QVBoxLayout) and layout.count() > 1:
        least = layout.totalMinimumSize().expandedTo(window.minimumSize())
        if least.height() + _GROWS > room.height() or least.width() > room.width():
            _scroll(window, layout)
        words = QSize(layout.totalMinimumSize().width(), 0)
        window.setMinimumSize(window.minimumSize().expandedTo(words))
    window.setMinimumSize(window.minimumSize().boundedTo(room.size()))
    if window.isMaximized() or window.isFullScreen():
        return
    window.resize(window.size().boundedTo(room.size()))
    if window.testAttribute(Qt.WidgetAttribute.WA_Moved):
        # Qt's `move` speaks of the frame, also before there is one.
        place = QRect(window.pos() + QPoint(around.left(), around.top()), window.size())
        window.move(_inside(place, room) - QPoint(around.left(), around.top()))


def _around() -> QMargins:
    """Return what the desktop puts around a window: what it put around one of ours, or enough."""
    for other in QApplication.topLevelWidgets():
        frame, inner = other.frameGeometry(), other.geometry()
        if other.isVisible() and frame.top() < inner.top():
            return QMargins(
                inner.left() - frame.left(),
                inner.top() - frame.top(),
                frame.right() - inner.right(),
                frame.bottom() - inner.bottom(),
            )
    return _FRAME


def _inside(box: QRect, room: QRect) -> QPoint:
    """Return where the top left corner of `box` goes for it to lie in `room`."""
    left = max(room.left(), min(box.left(), room.right() + 1 - box.width()))
    top = max(room.top(), min(box.top(), room.bottom() + 1 - box.height()))
    return QPoint(left, top)


def _scroll(dialog: QWidget, column: QVBoxLayout) -> None:
    """Put all rows but the last one into an area that scrolls."""
    from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy  # not at start-up

    focused = dialog.focusWidget()
    page = QWidget(dialog)
    rows = QVBoxLayout(page)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(column.spacing())
    while column.count() > 1:
        _move_first(column, rows)
    area = QScrollArea(dialog)
    area.setObjectName("plain")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(page)
    area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    column.insertWidget(0, area, 1)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields bring themselves into view
    dialog.setMinimumSize(QSize(0, 0))
    if focused is not None:
        focused.setFocus()


def _move_first(column: QBoxLayout, rows: QBoxLayout) -> None:
    """Take the first item out of one column and append it to another, as it was."""
    stretch = column.stretch(0)
    item = column.takeAt(0)
    if item is None:
        return
    widget, inner = item.widget(), item.layout()
    if widget is not None:
        rows.addWidget(widget, stretch, item.alignment())
    elif inner is not None:
        rows.addLayout(inner, stretch)
    elif stretch:
        rows.addStretch(stretch)
    else:
        rows.addSpacing(item.sizeHint().height())


def in_tab_order(widgets: Iterable[QWidget]) -> None:
    """Let Tab go from one widget to the next; what is made later stands else at the end."""
    for one, other in pairwise(widgets):
        QWidget.setTabOrder(one, other)
