"""The part of the page that scrolls, made by hand."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QTextEdit, QWidget


def give_viewport(view: QTextEdit) -> None:
    """Give a view a viewport like the one that Qt made for it, but of a class that Python knows.

    To tell the class of a widget that Qt made, PySide first sets up every class of widgets there
    is, which takes a twentieth of the start.
    """
    viewport = QWidget()
    viewport.setObjectName("qt_scrollarea_viewport")  # as styles know it
    viewport.setBackgroundRole(QPalette.ColorRole.Base)
    viewport.setAutoFillBackground(True)
    viewport.setCursor(Qt.CursorShape.IBeamCursor)
    viewport.setMouseTracking(True)
    viewport.setAcceptDrops(True)
    viewport.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
    view.setViewport(viewport)
    view.document().documentLayout().setPaintDevice(viewport)
