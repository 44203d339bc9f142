"""A field for tags that offers those which are used; the keyboard never leaves it."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QVBoxLayout, QWidget

from data.text.tags import of_line
from viewer.session.catalogue import tr
from viewer.session.current_document import TagCounts
from viewer.widgets.announcements import announce

_WIDEST = 260
_ACCEPTING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Comma})
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class TagField(QLineEdit):
    """Tags, parted by commas; below it stands what the one at the caret may become.

    Down and Up choose there, Return or a comma takes what is chosen, Esc puts the offer away; so
    does the mouse. What is offered stands in the window and is no window of its own, which could
    take the keyboard.
    """

    taken = Signal(str)
    """A tag was taken from what is offered."""

    def __init__(self, counts: TagCounts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = counts
        self._used: dict[str, int] = {}
        self._is_told = False
        self._offer: _Offer | None = None
        self.setAccessibleName(tr("Tags, parted by commas"))
        self.textEdited.connect(self._look)
        self.cursorPositionChanged.connect(self._follow_caret)

    def offer_from(self, counts: TagCounts) -> None:
        """Offer other tags, or the same as they are used now."""
        self._counts, self._is_told = counts, False

    @property
    def offers(self) -> tuple[str, ...]:
        """The tags that are offered now."""
        return self._offer.tags if self._offer is not None and self._offer.isVisible() else ()

    @property
    def chosen(self) -> str:
        """The tag that is chosen among those; empty for none."""
        return self._offer.chosen if self._offer is not None and self.offers else ""

    def wants(self, event: QKeyEvent) -> bool:
        """Tell whether a key is one of those that what is offered goes by."""
        if not self.offers or event.modifiers() & _HELD:
            return False
        key = event.key()
        return (
            key == Qt.Key.Key_Escape or key in _STEPS or (key in _ACCEPTING and self.chosen != "")
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let what is offered see keys first."""
        if self._offer is None or not self.wants(event):
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.put_away()
        elif event.key() in _STEPS:
            self._offer.step(_STEPS[Qt.Key(event.key())])
            announce(self, self.chosen)
        else:
            self._take(self.chosen)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of what is offered from being shortcuts of the window."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride
        if is_asked and isinstance(event, QKeyEvent) and self.wants(event):
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: object) -> None:
        """Offer nothing where nothing is typed."""
        self.put_away()
        super().focusOutEvent(event)  # type: ignore[arg-type]  # a QFocusEvent

    def hideEvent(self, event: QHideEvent) -> None:
        """Offer nothing where the field is not seen."""
        self.put_away()
        super().hideEvent(event)

    def put_away(self) -> None:
        """Offer nothing any more."""
        if self._offer is not None:
            self._offer.hide()

    def _follow_caret(self, old: int, new: int) -> None:
        if self.offers and abs(new - old) > 1:  # not by typing
            self.put_away()

    def _look(self) -> None:
        """Offer what the tag at the caret may become."""
        from viewer.annotations.notes.tag_offer import offered, typed_at

        typed = typed_at(self.text(), self.cursorPosition())
        if not self._is_told:
            self._used, self._is_told = dict(self._counts()), True
        tags = offered(typed.text, self._used, of_line(self.text())) if typed else ()
        if not tags:
            self.put_away()
            return
        if self._offer is None or self._offer.parentWidget() is not self.window():
            self._offer = _Offer(self.window())
            self._offer.clicked.connect(self._take)
            self.destroyed.connect(self._offer.deleteLater)
        self._offer.show_tags(tags, self)

    def _take(self, tag: str) -> None:
        from viewer.annotations.notes.tag_offer import completed, typed_at

        typed = typed_at(self.text(), self.cursorPosition())
        self.put_away()
        if typed is None:
            return
        line, caret = completed(self.text(), typed, tag)
        self.setText(line)
        self.setCursorPosition(caret)
        self.textEdited.emit(line)
        self.taken.emit(tag)


_HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class _Offer(QFrame):
    """The tags that are offered, over the window that the field is in."""

    clicked = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("tagOffer")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list = QListWidget(self)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setUniformItemSizes(True)
        self._list.setAccessibleName(tr("Tags that are used"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(lambda item: self.clicked.emit(item.text()))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self._list)

    @property
    def tags(self) -> tuple[str, ...]:
        """What is offered."""
        return tuple(self._list.item(row).text() for row in range(self._list.count()))

    @property
    def chosen(self) -> str:
        """What is chosen; empty for nothing."""
        row = self._list.currentRow()
        return self._list.item(row).text() if row >= 0 else ""

    def step(self, count: int) -> None:
        """Choose the next or the one before; from the ends, nothing."""
        row = self._list.currentRow() + count
        if row < -1:
            row = self._list.count() - 1
        self._list.setCurrentRow(row if row < self._list.count() else -1)

    def show_tags(self, tags: tuple[str, ...], field: QWidget) -> None:
        """Offer tags below a field, or where the window ends there above it."""
        self._list.clear()
        self._list.addItems(list(tags))
        self._list.setCurrentRow(-1)
        height = self._list.sizeHintForRow(0) * len(tags) + 2 * self._list.frameWidth() + 2
        around = self.window()
        width = min(max(field.width(), 120), _WIDEST)
        place = field.mapTo(around, QPoint(0, field.height() + 2))
        if place.y() + height > around.height():
            place = field.mapTo(around, QPoint(0, -height - 2))
        self.setGeometry(place.x(), max(place.y(), 0), width, height)
        self.show()
        self.raise_()
