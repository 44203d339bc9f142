"""The list of hits below the find bar, topic by topic."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from viewer.look.appearance import Appearance
from viewer.look.theme import Theme
from viewer.reading.finding.find import Search
from viewer.reading.finding.hit_delegate import ROW, HitDelegate
from viewer.reading.finding.hit_model import HitModel
from viewer.reading.finding.hit_rows import HitRows
from viewer.session.catalogue import tr
from viewer.session.document_session import DocumentSession

_ROWS = 8
_MOST_OF_WINDOW = 0.34


class HitList(QTableView):
    """Shows what was found; the row that is current is the hit on the page.

    A table of one column: Qt's lists look at every row whenever others are shown.
    """

    looked_at = Signal(int)
    """The keyboard or the pointer went to this row."""
    chosen = Signal(int)
    """This row is gone to, for good."""
    left = Signal()
    """The keyboard is to go back to the field."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.setObjectName("hitList")
        self.setAccessibleName(tr("Hits"))
        self._hint = ""
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        for header in (rows, columns):
            header.hide()
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(ROW)
        rows.setDefaultSectionSize(ROW)
        columns.setStretchLastSection(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.hits = HitModel()
        self.setItemDelegate(HitDelegate(appearance, self))
        self.setModel(self.hits)
        appearance.follow(self._colour)
        self.hide()

    def sizeHint(self) -> QSize:
        room = self.window().height() * _MOST_OF_WINDOW
        return QSize(200, min(_ROWS, max(3, int(room / ROW))) * ROW + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 3 * ROW)

    def show_hits(self, session: DocumentSession | None, search: Search, rows: HitRows) -> None:
        """Show other rows, unless they are shown already."""
        is_none = search.is_asked and search.is_complete and not search.error
        self._hint = tr("No match") if is_none else tr("Hits are listed here, topic by topic")
        if rows is not self.hits.rows:
            self.hits.show(session, search, rows)

    def show_current(self, row: int | None) -> None:
        """Make a row current without telling, and bring it into view."""
        if row is None or not self.isVisible():
            return
        index = self.hits.index(row)
        if index != self.currentIndex():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def enter(self) -> bool:
        """Take the keyboard, if there is a row; return whether it did."""
        if not len(self.hits.rows):
            return False
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.hits.index(min(1, len(self.hits.rows) - 1)))
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current row in view."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not len(self.hits.rows):
            with QPainter(self.viewport()) as painter:
                painter.setPen(QColor(self._appearance.theme.soft))
                centre = Qt.AlignmentFlag.AlignCenter
                painter.drawText(self.viewport().rect(), centre, self._hint)

    def _colour(self, _theme: Theme) -> None:
        self.viewport().update()

    def _row(self) -> int:
        return self.currentIndex().row()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let arrows look at rows, Return go to one, and Esc, or Up on the first, leave."""
        row = self._row()
        if event.key() == Qt.Key.Key_Escape or (event.key() == Qt.Key.Key_Up and row <= 0):
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if row >= 0:
                self.chosen.emit(row)
        else:
            super().keyPressEvent(event)
            if self._row() != row and self._row() >= 0:
                self.looked_at.emit(self._row())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            self.chosen.emit(index.row())
