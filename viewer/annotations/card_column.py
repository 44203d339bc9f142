"""A column of items whose heights are found only when they come into view."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from viewer.annotations.listing.card_model import AnyIndex, CardModel
from viewer.annotations.listing.card_role import CardRole
from viewer.annotations.row_stack import Stack

_USUAL_HEIGHT = 140
_STEP = 40
Hint = QAbstractItemView.ScrollHint
ENSURE_VISIBLE = Hint.EnsureVisible


class CardColumn(QListView):
    """A list view with a layout of its own.

    QListView asks every item for its height before it shows the first, and all of them again
    after each change. Here an item stands at an estimate until it comes into view; then it is
    measured, and what the reader looks at stays where it is.
    """

    def __init__(
        self,
        model: CardModel,
        delegate: QAbstractItemDelegate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._stack = Stack(_USUAL_HEIGHT)
        self._settling = False
        self.hovered = QPersistentModelIndex()
        self._kept: tuple[str, int, str] | None = None
        self._cards_model = model
        self.setItemDelegate(delegate)
        # Heard before the view itself hears it: what it then asks must be of the rows there are.
        model.rowsRemoved.connect(self._rows_removed)
        model.modelAboutToBeReset.connect(self._keep_place)
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(_STEP)

    def measure_again(self, index: AnyIndex) -> None:
        """Find a row's height anew, because what it shows has changed."""
        if index.isValid():
            self._stack.forget(index.row(), index.row())
            self.doItemsLayout()

    def measure_all_again(self) -> None:
        """Find all heights anew, because the width or the font has changed."""
        self._stack.forget(0, len(self._stack) - 1)
        self.doItemsLayout()

    def _rows_removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        top, bottom = self._stack.top(first), self._stack.top(last + 1)
        self._stack.remove(first, last)
        if bottom <= self.verticalOffset():
            self._shift(top - bottom)
        self.scheduleDelayedItemsLayout()

    def _keep_place(self) -> None:
        """Remember which item is the first in view, how much of it is, and which is current."""
        index = self.indexAt(QPoint(0, 0))
        if index.isValid() and not index.data(CardRole.ID):  # a head: what it heads stays in view
            index = index.siblingAtRow(index.row() + 1)
        name, current = (one.data(CardRole.ID) or "" for one in (index, self.currentIndex()))
        self._kept = name, self.visualRect(index).top(), current

    def _go_back(self) -> None:
        kept, self._kept = self._kept, None
        name, top, current = kept or ("", 0, "")
        index, again = (self._cards_model.index_of(one) for one in (name, current))
        if again.isValid():
            self.selectionModel().setCurrentIndex(
                again, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
        self._set_offset(self._stack.top(index.row()) - top if index.isValid() else 0)

    def _shift(self, distance: int) -> None:
        """Scroll along with what is in view, when rows above it come or go."""
        self._settling = True
        self._set_offset(self.verticalOffset() + distance)
        self._settling = False

    def _settle(self) -> None:
        """Measure what is in view, until nothing unmeasured is."""
        if self._settling:
            return
        self._settling = True
        while self._measure_view():
            pass
        self._settling = False

    def _measure_view(self) -> bool:
        """Measure the rows in view; the first known one stays in place. Return if any was new."""
        height, offset = self.viewport().height(), self.verticalOffset()
        if not len(self._stack):
            self._set_offset(0)
            return False
        rows = range(self._stack.row_at(offset), self._stack.row_at(offset + height) + 1)
        anchor = next((row for row in rows if self._stack.is_known(row)), rows[0])
        place = self._stack.top(anchor) - offset
        fresh = 0
        row, edge = anchor, place
        while row < len(self._stack) and edge < height:
            fresh += self._measure(row)
            edge += self._stack.height(row)
            row += 1
        row, edge = anchor, place
        while row > 0 and edge > 0:
            row -= 1
            fresh += self._measure(row)
            edge -= self._stack.height(row)
        self._set_offset(self._stack.top(anchor) - place)
        return fresh > 0

    def _measure(self, row: int) -> bool:
        if self._stack.is_known(row):
            return False
        index = self.model().index(row, 0)
        size: QSize = self.itemDelegate().sizeHint(QStyleOptionViewItem(), index)
        self._stack.set_height(row, size.height())
        return True

    def _set_offset(self, offset: int) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(height)
        bar.setRange(0, max(0, self._stack.total - height))
        bar.setValue(offset)

    def _option(self, index: QModelIndex) -> QStyleOptionViewItem:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.visualRect(index)
        state = QStyle.StateFlag.State_Enabled
        if self.selectionModel().isSelected(index):
            state |= QStyle.StateFlag.State_Selected
        if self.hasFocus() and index == self.currentIndex():
            state |= QStyle.StateFlag.State_HasFocus
        if self.hovered == index:
            state |= QStyle.StateFlag.State_MouseOver
        option.state = state
        return option

    def doItemsLayout(self) -> None:
        """Bring the layout up to date with the model."""
        if len(self._stack) != self.model().rowCount():
            self._stack.reset(self.model().rowCount())
        self._settle()
        self.updateGeometries()
        self.viewport().update()

    def updateGeometries(self) -> None:
        """Leave the scroll bars to this layout."""
        QAbstractItemView.updateGeometries(self)

    def rowsInserted(self, parent: AnyIndex, start: int, end: int) -> None:
        """Make room for new rows."""
        above = self._stack.top(start) < self.verticalOffset()
        self._stack.insert(start, end - start + 1)
        if above:
            self._shift(self._stack.top(end + 1) - self._stack.top(start))
        super().rowsInserted(parent, start, end)

    def dataChanged(self, top: AnyIndex, bottom: AnyIndex, roles: Sequence[int] = ()) -> None:
        """Measure the changed rows again."""
        self._stack.forget(top.row(), bottom.row())
        super().dataChanged(top, bottom, roles)
        self.scheduleDelayedItemsLayout()

    def reset(self) -> None:
        """Start anew: at the items that were in view, or where they are gone at the top."""
        super().reset()
        self.hovered = QPersistentModelIndex()
        self._stack.reset(self.model().rowCount())
        self._go_back()

    def visualRect(self, index: AnyIndex) -> QRect:
        """Return where an item stands, in the viewport."""
        if not index.isValid() or index.row() >= len(self._stack):
            return QRect()
        top = self._stack.top(index.row()) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._stack.height(index.row()))

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the item at a point of the viewport."""
        offset = point.y() + self.verticalOffset()
        if not 0 <= offset < self._stack.total:
            return QModelIndex()
        return self.model().index(self._stack.row_at(offset), 0)

    def scrollTo(self, index: AnyIndex, hint: Hint = ENSURE_VISIBLE) -> None:
        """Bring an item into view, moving no more than is needed."""
        if not index.isValid() or index.row() >= len(self._stack):
            return
        bar = self.verticalScrollBar()
        for _ in range(2):  # what comes into view may turn out to be of another height
            self._measure(index.row())
            rect, height = self.visualRect(index), self.viewport().height()
            if hint is not ENSURE_VISIBLE or rect.top() < 0 or rect.height() > height:
                self._set_offset(bar.value() + rect.top())
            elif rect.bottom() >= height:
                self._set_offset(bar.value() + rect.bottom() + 1 - height)
            self._settle()
        self.viewport().update()

    def verticalOffset(self) -> int:
        """Return how far the column is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        """Return 0: cards are as wide as the column."""
        return 0

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Return the item that a key leads to."""
        move = QAbstractItemView.CursorAction
        last = self.model().rowCount() - 1
        row = self.currentIndex().row()
        page = self.viewport().height()
        match action:
            case move.MoveHome:
                row = 0
            case move.MoveEnd:
                row = last
            case move.MoveUp | move.MovePrevious | move.MoveLeft:
                row -= 1
            case move.MoveDown | move.MoveNext | move.MoveRight:
                row += 1
            case move.MovePageUp if row > 0:
                row = min(row - 1, self._stack.row_at(self._stack.top(row) - page))
            case move.MovePageDown if 0 <= row < last:
                row = max(row + 1, self._stack.row_at(self._stack.top(row) + page))
        return self.model().index(min(max(row, 0), last), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the item at the rectangle's corner: there is only ever one."""
        index = self.indexAt(rect.topLeft())
        self.selectionModel().select(QItemSelection(index, index), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Return where selected items may be drawn: no more is painted than is in view."""
        return QRegion() if selection.isEmpty() else QRegion(self.viewport().rect())

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Measure what came into view."""
        self._settle()
        self.updateEditorGeometries()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure what came into view."""
        super().resizeEvent(event)
        self._settle()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the items in view."""
        if not len(self._stack):
            return
        offset = self.verticalOffset()
        first = self._stack.row_at(event.rect().top() + offset)
        last = self._stack.row_at(event.rect().bottom() + offset)
        with QPainter(self.viewport()) as painter:
            for row in range(first, last + 1):
                index = self.model().index(row, 0)
                self.itemDelegate().paint(painter, self._option(index), index)
