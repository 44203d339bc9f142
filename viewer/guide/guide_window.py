"""The window of the guide: chapters at the left, the text, and a field that searches it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMarginsF, QSizeF, Qt
from PySide6.QtGui import QKeyEvent, QPageLayout, QTextCursor, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from viewer.guide.guide_page import print_guide, set_guide
from viewer.guide.guide_text import GuideBlock
from viewer.look.appearance import Appearance
from viewer.look.theme import Theme, light
from viewer.session.catalogue import tr
from viewer.widgets.dialog_parts import button
from viewer.widgets.literal_text import plain_label
from viewer.widgets.window_manners import Manners

_SIZE = (880, 680)
_CHAPTERS_WIDTH = 190
_POINTS = 72
_MARGIN = 18
"""Around a printed page, in millimetres."""


class GuideWindow(QWidget):
    """Shows the guide beside the window that it is about; Esc closes it."""

    def __init__(
        self,
        blocks: Sequence[GuideBlock],
        appearance: Appearance,
        parent: QWidget,
        *,
        choose_printer: Callable[[QPrinter, QWidget], bool] | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("guide")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("Guide"))
        self._blocks, self._appearance = blocks, appearance
        self._choose_printer = choose_printer or _ask_printer
        self._places: dict[str, int] = {}
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(tr("Search the guide"))
        self.field.setAccessibleName(tr("Search the guide"))
        self.field.setClearButtonEnabled(True)
        self.count = plain_label(name="secondary")
        self.chapters = QListWidget(self)
        self.chapters.setObjectName("topicChoices")
        self.chapters.setAccessibleName(tr("Chapters"))
        self.chapters.setFixedWidth(_CHAPTERS_WIDTH)
        self.text = QTextEdit(self)
        self.text.setObjectName("page")
        self.text.setAccessibleName(tr("Guide"))
        self.text.setReadOnly(True)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.print = button(tr("&Print…"), self._print)
        self._lay_out()
        appearance.follow(self._draw)
        self.chapters.addItems(list(self._places))
        self.chapters.currentTextChanged.connect(self._go_to_chapter)
        self.chapters.itemClicked.connect(lambda item: self._go_to_chapter(item.text()))
        self.field.textChanged.connect(self._search)
        Manners(self)
        self.resize(*_SIZE)
        self.field.setFocus()

    def _draw(self, theme: Theme) -> None:
        scroll = self.text.verticalScrollBar().value()
        document, self._places = set_guide(self._blocks, theme)
        document.setParent(self.text)
        self.text.setDocument(document)
        self.text.verticalScrollBar().setValue(scroll)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 12)
        head.setSpacing(10)
        head.addWidget(self.field, 1)
        head.addWidget(self.count)
        head.addWidget(self.print)
        body = QHBoxLayout()
        body.setContentsMargins(16, 0, 0, 0)
        body.setSpacing(16)
        body.addWidget(self.chapters)
        body.addWidget(self.text, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(body, 1)

    def _go_to_chapter(self, title: str) -> None:
        if title in self._places:
            cursor = QTextCursor(self.text.document())
            cursor.setPosition(self._places[title])
            bar = self.text.verticalScrollBar()
            self.text.setTextCursor(cursor)
            bar.setValue(bar.value() + self.text.cursorRect(cursor).top() - 24)

    def _search(self, words: str) -> None:
        """Show the first hit, and say how many there are."""
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        found = 0
        cursor = self.text.document().find(words) if words else QTextCursor()
        while not cursor.isNull():
            found += 1
            cursor = self.text.document().find(words, cursor)
        self.count.setText("" if not words else str(found) if found else tr("No match"))
        if found:
            self.step(1)

    def step(self, steps: int) -> None:
        """Show the next hit, or with -1 the one before; after the last one comes the first."""
        words = self.field.text()
        if not words:
            return
        back = QTextDocument.FindFlag.FindBackward if steps < 0 else QTextDocument.FindFlag(0)
        if not self.text.find(words, back):
            end = QTextCursor.MoveOperation.End if steps < 0 else QTextCursor.MoveOperation.Start
            self.text.moveCursor(end)
            self.text.find(words, back)

    def _print(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(tr("Guide"))
        if self._choose_printer(printer, self):
            margins = QMarginsF(*(4 * (_MARGIN,)))
            printer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
            room = printer.pageLayout().paintRectPoints()
            page = QSizeF(room.width(), room.height()) * (96 / _POINTS)
            print_guide(self._blocks, light(), page).print_(printer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.field.hasFocus():
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)


def _ask_printer(printer: QPrinter, parent: QWidget) -> bool:
    dialog = QPrintDialog(printer, parent)
    try:
        return bool(dialog.exec())
    finally:
        dialog.deleteLater()
