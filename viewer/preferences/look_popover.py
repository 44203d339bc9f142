"""The pop-over at the tool bar in which the look of the text is chosen, beside the text itself."""

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from viewer.look.appearance import Appearance, ReadingLook
from viewer.look.theme_choice import ThemeChoice
from viewer.preferences.look_form import LookForm
from viewer.session.catalogue import tr
from viewer.widgets.literal_text import plain_label
from viewer.widgets.window_manners import Manners

_AWAY = 6
"""Pixels between the pop-over and what it belongs to, and from the window's edges."""
_WITH_SHORTCUTS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class LookPopover(QFrame):
    """Lies over the page as a part of the window; Esc, or a click elsewhere, closes it."""

    closed = Signal()
    """It was closed by Esc: the keyboard goes back to the text."""

    def __init__(self, themes: ThemeChoice, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("popover")
        self.setAccessibleName(tr("Look of the Text"))
        appearance: Appearance = themes.appearance
        self.form = LookForm(appearance, themes.choice, self)
        self.form.look_wanted.connect(themes.choose_look)
        self.form.theme_wanted.connect(themes.choose)
        themes.chosen.connect(self.form.show_theme)
        self._reset = QPushButton(tr("As It Comes"), self)
        self._reset.setObjectName("link")
        self._reset.clicked.connect(lambda: themes.choose_look(ReadingLook()))
        head = QHBoxLayout()
        head.addWidget(plain_label(tr("Look of the Text"), name="head"))
        head.addStretch(1)
        head.addWidget(self._reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.form)
        Manners(self)
        QApplication.instance().focusChanged.connect(self._look_for_keyboard)  # type: ignore[union-attr]

    def show_at(self, anchor: QWidget | None) -> None:
        """Show it below a button, or at the window's corner where that is not seen."""
        window = self.window()
        corner = QRect(window.width() - _AWAY, 0, 0, 0)
        if anchor is not None and anchor.isVisible():
            corner = QRect(anchor.mapTo(window, QPoint()), anchor.size())
        size = self.sizeHint().boundedTo(window.size())
        left = min(corner.right() + 1 - size.width(), window.width() - size.width() - _AWAY)
        top = min(corner.bottom() + _AWAY, window.height() - size.height() - _AWAY)
        self.setGeometry(max(_AWAY, left), max(_AWAY, top), size.width(), size.height())
        self.show()
        self.raise_()
        self.form.sliders["size"].setFocus(Qt.FocusReason.PopupFocusReason)

    def _look_for_keyboard(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Go once the keyboard is somewhere else in the program."""
        widget = new
        while widget is not None and widget is not self:
            widget = widget.parentWidget()  # a box's list is a window of its own
        if new is not None and widget is None:
            self.hide()

    def event(self, event: QEvent) -> bool:
        """Keep the letters that are shortcuts of the window for what is chosen here."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and not event.modifiers() & _WITH_SHORTCUTS
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
        else:
            super().keyPressEvent(event)
