"""A list of two-part rows, of which one is current."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from viewer.look.appearance import Appearance
from viewer.widgets.row_delegate import RowDelegate
from viewer.widgets.row_model import RowModel


def show_focus_when_empty(view: QAbstractItemView) -> None:
    """Have the style sheet ring a list while it has no row that could be ringed."""

    def tell() -> None:
        is_empty = not view.model().rowCount()
        if view.property("empty") != is_empty:
            view.setProperty("empty", is_empty)
            view.style().polish(view)

    for changed in ("modelReset", "rowsInserted", "rowsRemoved"):
        getattr(view.model(), changed).connect(tell)
    tell()


class RowList(QListView):
    """Shows rows of one height; `lines` is how many lines each has for its text."""

    chosen = Signal(int)
    """The row with this number was opened, by a double click or the Enter key."""
    current_changed = Signal()

    def __init__(
        self, name: str, appearance: Appearance, lines: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("choices")
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.rows = RowModel(self)
        self._delegate = RowDelegate(appearance, lines, self)
        self.setItemDelegate(self._delegate)
        self.setModel(self.rows)
        show_focus_when_empty(self)
        self.activated.connect(lambda index: self.chosen.emit(index.row()))
        self.selectionModel().currentChanged.connect(lambda *_: self.current_changed.emit())
        self.rows.modelReset.connect(self.current_changed)

    @property
    def current(self) -> int | None:
        """The number of the current row, or None."""
        index = self.currentIndex()
        return index.row() if index.isValid() else None

    def set_current(self, number: int) -> None:
        """Make a row the current one."""
        self.setCurrentIndex(self.rows.index(number))

    def set_lines(self, lines: int) -> None:
        """Give each row another number of lines for its text."""
        self._delegate.lines = lines
        self.scheduleDelayedItemsLayout()
