"""The pieces of a briefing in their order: dragged, moved by keys, written in place."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from data.briefing.pieces import NOTED_KINDS, PieceKind
from viewer.briefing.composer.piece_card import PieceCard
from viewer.briefing.composer.piece_delegate import PieceDelegate, empty_hint
from viewer.briefing.composer.piece_editor import PieceEditor
from viewer.briefing.composer.piece_layout import RENEW
from viewer.briefing.composer.piece_model import PieceModel
from viewer.look.appearance import Appearance
from viewer.look.theme import interface
from viewer.session.catalogue import tr
from viewer.widgets.row_list import show_focus_when_empty

WRITTEN = {
    PieceKind.HEADING, PieceKind.TEXT, PieceKind.PRESS_LINE, PieceKind.TABLE, *NOTED_KINDS,
}  # fmt: skip
"""Kinds of pieces in which the author writes."""
_LINES = {PieceKind.HEADING, PieceKind.TABLE}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_SIDES = 46


class PieceList(QListView):
    """Shows pieces and tells what is to become of them; it changes nothing itself."""

    written = Signal(str, str)
    """The id of a piece, and the author's words in it."""
    toggle_requested = Signal(str, str)
    """The id of a piece, and the name of what of it is to be shown or not."""
    renew_requested = Signal(str)
    """The id of a piece that is to take over its annotation's new words."""
    remove_requested = Signal(list)
    """The ids of pieces."""
    move_requested = Signal(list, str)
    """The ids of pieces, and that of the piece before which they are to stand; "" is the end."""
    source_requested = Signal(str)
    """The id of a piece whose place in its document is to be shown."""
    insert_requested = Signal(object)
    """A point on the screen where what can be put in is to be offered."""
    portion_requested = Signal(list, str)
    """The ids of pieces, and how they are to be marked; "" for not at all."""
    level_requested = Signal(str, int)
    """The id of a heading, and the level that it is to have."""
    labels_requested = Signal(str, object)
    """The id of a table, and the ids of the labels that it is to list; None for all."""
    commitments_requested = Signal(str)
    """The id of a passage or note whose commitments are to be corrected."""
    notes_requested = Signal(str)
    """The id of a topic or document whose annotations are to be chosen."""
    menu_requested = Signal(str, object)
    """The id of a piece, and a point on the screen where its menu is wanted."""
    current_changed = Signal(str)
    """The id of the current piece; empty for none."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self.pieces = PieceModel(self)
        self.shows_commitments = False
        """Whether the pages list commitments: then who activates a passage corrects these."""
        self._delegate = PieceDelegate(appearance, self)
        self._editor: PieceEditor | None = None
        self._edited = ""
        self.setObjectName("pieces")
        self.setAccessibleName(tr("Pieces of the briefing"))
        self.setModel(self.pieces)
        show_focus_when_empty(self)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(30)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.setDropIndicatorShown(True)
        self.pieces.move_requested.connect(self.move_requested)
        self.selectionModel().currentChanged.connect(self._tell_current)
        self.doubleClicked.connect(self._edit_or_show)

    @property
    def current(self) -> str:
        """The id of the current piece; empty for none."""
        return self.pieces.id_at(self.currentIndex().row())

    @property
    def chosen(self) -> list[str]:
        """The ids of the selected pieces, in their order."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [self.pieces.id_at(row) for row in rows]

    @property
    def editor(self) -> PieceEditor | None:
        """The editor, while something is written."""
        return self._editor

    def show_cards(self, cards: list[PieceCard]) -> None:
        """Show other cards, and stay with the piece that is current."""
        current, chosen = self.current, self.chosen
        bar = self.verticalScrollBar().value()
        self.pieces.set_cards(cards)
        if self.current != current or self.chosen != chosen:
            self.choose(chosen, current)
            self.verticalScrollBar().setValue(bar)
        if not cards:
            self.viewport().update()

    def choose(self, ids: list[str], current: str = "") -> None:
        """Select pieces, one of which is current."""
        model = self.selectionModel()
        rows = [row for row in map(self.pieces.row_of, ids) if row >= 0]
        row = self.pieces.row_of(current or (ids[-1] if ids else ""))
        if row >= 0:
            model.setCurrentIndex(self.pieces.index(row), model.SelectionFlag.ClearAndSelect)
        for other in rows:
            model.select(self.pieces.index(other), model.SelectionFlag.Select)

    def activate(self, piece_id: str) -> None:
        """Open what of a piece is on the pages: its commitments, or the author's words."""
        card = self.pieces.card(self.pieces.index(self.pieces.row_of(piece_id)))
        if card is not None and card.kind in NOTED_KINDS and self.shows_commitments:
            self.commitments_requested.emit(piece_id)
        else:
            self.edit_piece(piece_id)

    def edit_piece(self, piece_id: str) -> None:
        """Let the author write in a piece."""
        row = self.pieces.row_of(piece_id)
        card = self.pieces.card(self.pieces.index(row)) if row >= 0 else None
        if card is None or card.kind not in WRITTEN:
            return
        self.finish()
        self.choose([piece_id])
        self.scrollTo(self.pieces.index(row))
        is_line = card.kind in _LINES
        self._edited = piece_id
        self._editor = PieceEditor(card.head, self.viewport(), is_line=is_line)
        self._editor.kept.connect(self._keep)
        self._editor.given_up.connect(self._drop_editor)
        self._place_editor()
        self._editor.show()
        self._editor.setFocus()

    def finish(self) -> None:
        """Keep what is being written."""
        if self._editor is not None:
            self._editor.keep()

    def move_chosen(self, steps: int) -> None:
        """Move the selected pieces up (-1) or down (1) past their neighbour."""
        chosen = self.chosen
        rows = [self.pieces.row_of(name) for name in chosen]
        if not rows:
            return
        if steps < 0:
            target = rows[0] - 1
            if target < 0:
                return
        else:
            target = rows[-1] + 2
            if target > self.pieces.rowCount():
                return
        self.move_requested.emit(chosen, self.pieces.id_at(target))

    def _keep(self, text: str) -> None:
        name = self._edited
        self._drop_editor()
        self.written.emit(name, text)

    def _drop_editor(self) -> None:
        editor, self._editor, self._edited = self._editor, None, ""
        if editor is not None:
            editor.hide()
            editor.deleteLater()
            self.setFocus()

    def _place_editor(self) -> None:
        row = self.pieces.row_of(self._edited)
        if self._editor is not None and row >= 0:
            index = self.pieces.index(row)
            card = self.pieces.card(index)
            if card is not None:
                self._editor.setGeometry(self._delegate.editor_frame(self.visualRect(index), card))

    def _edit_or_show(self, index: QModelIndex) -> None:
        card = self.pieces.card(index)
        if card is None:
            return
        if card.kind in WRITTEN:
            self.activate(card.id)
        else:
            self.source_requested.emit(card.id)

    def _tell_current(self, index: QModelIndex | QPersistentModelIndex) -> None:
        self.current_changed.emit(self.pieces.id_at(index.row()))

    def _part(self, point: QPoint) -> tuple[PieceCard, str] | None:
        index = self.indexAt(point)
        card = self.pieces.card(index)
        if card is None:
            return None
        part = self._delegate.part_at(self.visualRect(index), card, QPointF(point))
        return (card, part) if part else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Switch what was clicked on a card; anything else selects."""
        hit = self._part(event.position().toPoint())
        if hit is not None and event.button() is Qt.MouseButton.LeftButton:
            card, part = hit
            self.finish()
            if part == RENEW:
                self.renew_requested.emit(card.id)
            else:
                self.toggle_requested.emit(card.id, part)
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write, move, take out or put in by keys."""
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down} and alt:
            self.move_chosen(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in _ENTER and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.commitments_requested.emit(self.current)
        elif event.key() in _ENTER and self.current:
            self.activate(self.current)
        elif event.key() == Qt.Key.Key_F2 and self.current:
            self.edit_piece(self.current)
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and self.chosen:
            self.remove_requested.emit(self.chosen)
        elif event.key() == Qt.Key.Key_Insert:
            place = self.visualRect(self.currentIndex()).bottomLeft() + QPoint(_SIDES, 0)
            self.insert_requested.emit(self.viewport().mapToGlobal(place))
        elif event.key() == Qt.Key.Key_Space and self.current:
            self.source_requested.emit(self.current)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of a piece; beside all pieces, for what can be put in."""
        is_by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if is_by_key else self.indexAt(event.pos())
        name = self.pieces.id_at(index.row())
        if not name:
            self.insert_requested.emit(event.globalPos())
            return
        if name not in self.chosen:
            self.choose([name])
        middle = self.viewport().mapToGlobal(self.visualRect(index).center())
        self.menu_requested.emit(name, middle if is_by_key else event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the cards be as wide as the list."""
        super().resizeEvent(event)
        width = max(200, self.viewport().width() - 28)
        if width != self._delegate.card_width:
            self._delegate.card_width = width
            self.scheduleDelayedItemsLayout()
        self._place_editor()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Let the editor stay with its piece."""
        super().scrollContentsBy(dx, dy)
        self._place_editor()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cards, or what to do where there are none."""
        super().paintEvent(event)
        if self.pieces.rowCount():
            return
        with QPainter(self.viewport()) as painter:
            box = self.viewport().rect().adjusted(24, 16, -24, 0)
            box.setHeight(min(72, box.height()))
            theme = self._appearance.theme
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            pen = painter.pen()
            pen.setColor(QColor(theme.faint))
            pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawRoundedRect(box, 7, 7)
            painter.setPen(QColor(theme.soft))
            painter.setFont(interface(13))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(box.adjusted(14, 4, -14, -4), flags, empty_hint())
