"""The editor of a note and its tags, in place on the card."""

from math import ceil

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from data.basis.note_format import NoteFormat
from data.messages import said
from data.text.tags import in_line, of_line
from viewer.annotations.notes.note_field import NoteField
from viewer.annotations.notes.tag_field import TagField
from viewer.look.theme import interface
from viewer.session.catalogue import told, tr
from viewer.session.current_document import TagCounts
from viewer.widgets.literal_text import plain_label, tool_tip

_HINT = said("Ctrl+Return saves · Esc leaves it as it was")
_DRAFT_HINT = said("A draft, not saved yet · Ctrl+Return saves")
_MARKED = said("Markdown: **bold**, *italic*, - list")
_PLAIN = said("Plain text")
_MARKS = said("**bold** with Ctrl+B, *italic* with Ctrl+I, lists with - or 1., quotations with >")
_FEWEST_LINES = 3
_MOST_LINES = 14
_TEXT_LEFT = 11


class NoteEditor(QFrame):
    """Two fields; Ctrl+Return or leaving them saves, Esc leaves without saving.

    A note in Markdown has keys for marks, and its lists go on; a plain one can be made one.
    """

    save_requested = Signal(bool)
    """Save what was typed; True if the editor shall then close."""
    left = Signal()
    """Close without saving."""
    typed = Signal()
    """The note or the tags are others than before."""
    height_changed = Signal()

    def __init__(
        self,
        annotation_id: str,
        note: str,
        tags: tuple[str, ...],
        parent: QWidget,
        *,
        is_draft: bool = False,
        note_format: NoteFormat = NoteFormat.MARKDOWN,
        tag_counts: TagCounts = dict,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("noteEditor")
        self.annotation_id = annotation_id
        self._note = NoteField(note, self)
        self._before, self._first = note, self._typed()
        self._note.setAccessibleName(tr("Note"))
        self._note.setPlaceholderText(tr("Write a note …"))
        self._note.setTabChangesFocus(True)
        # Whole lines alone are in view: the space around them is the style sheet's.
        self._note.document().setDocumentMargin(0)
        self._note.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A field has one line: what a tag holds of others is shown as blanks, and not lost.
        self._kept = {" ".join(tag.split()): tag for tag in tags}
        self._tags = TagField(tag_counts, self)
        self._tags.setText(in_line(self._kept))
        self._shown, self._given = self._tags.text(), tags
        self._tags.setPlaceholderText(tr("Tags, parted by commas"))
        self._tags.setToolTip(tool_tip(tr("A tag with a comma in it stands in quotation marks")))
        self._note_format = note_format
        self._can_turn = note_format is NoteFormat.PLAIN
        self._format = self._hint("")
        self._turn = QPushButton(self)
        self._turn.setObjectName("link")
        self._turn.setFont(interface(11))
        self._turn.clicked.connect(self._turn_format)
        hint = self._hint(told(_DRAFT_HINT if is_draft else _HINT))
        self._column = self._placed(hint)
        self._show_format()
        for field in (self._note, self._tags):
            field.installEventFilter(self)
        self._note.document().documentLayout().documentSizeChanged.connect(self._follow_height)
        self._note.resized.connect(self._follow_height)
        self._note.textChanged.connect(self.typed)
        self._tags.textEdited.connect(self.typed)
        self._follow_height()
        self.setFocusProxy(self._note)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)

    @property
    def note(self) -> str:
        """The note as typed, without outer space; as it was where nothing was typed."""
        typed = self._typed()
        return self._before if typed == self._first else typed.strip()

    @property
    def note_format(self) -> NoteFormat:
        """How the note is written."""
        return self._note_format

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags as typed, each once, without outer space; those that were left as they were."""
        text = self._tags.text()
        if text == self._shown:
            return self._given
        return tuple(self._kept.get(tag, tag) for tag in of_line(text))

    def _typed(self) -> str:
        """Return what the field holds; Qt's plain text would have other blanks than the note."""
        return self._note.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def start(self) -> None:
        """Give the note the keyboard, with the caret at its end."""
        cursor = self._note.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self._note.setTextCursor(cursor)
        self._note.setFocus(Qt.FocusReason.OtherFocusReason)

    def _hint(self, text: str) -> QLabel:
        hint = plain_label(text, self)
        hint.setObjectName("editorHint")
        hint.setContentsMargins(_TEXT_LEFT, 0, 0, 0)
        hint.setFont(interface(11))
        return hint

    def _placed(self, hint: QLabel) -> QVBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._format)
        row.addWidget(self._turn)
        row.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._note)
        column.addWidget(self._tags)
        column.addLayout(row)
        column.addWidget(hint)
        return column

    def _turn_format(self) -> None:
        """Make a plain note one in Markdown, or let it be plain after all."""
        is_plain = self._note_format is NoteFormat.PLAIN
        self._note_format = NoteFormat.MARKDOWN if is_plain else NoteFormat.PLAIN
        self._show_format()
        self._note.setFocus(Qt.FocusReason.OtherFocusReason)
        self.typed.emit()

    def _show_format(self) -> None:
        is_plain = self._note_format is NoteFormat.PLAIN
        self._note.is_marked = not is_plain
        self._format.setText(told(_PLAIN if is_plain else _MARKED))
        self._format.setToolTip(tool_tip("" if is_plain else told(_MARKS)))
        self._turn.setText(tr("Use Markdown") if is_plain else tr("Keep it plain"))
        self._turn.setVisible(self._can_turn)

    def _follow_height(self) -> None:
        lines = round(self._note.document().size().height())
        always, never = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._note.setVerticalScrollBarPolicy(always if lines > _MOST_LINES else never)
        lines = min(max(lines, _FEWEST_LINES), _MOST_LINES)
        around = self._note.height() - self._note.viewport().height() if self.isVisible() else 0
        height = lines * ceil(QFontMetricsF(self._note.font()).lineSpacing()) + 1 + around
        if height != self._note.minimumHeight():
            self._note.setFixedHeight(height)
            self.height_changed.emit()

    def _follow_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """Save when the keyboard goes elsewhere; close too, unless the whole window lost it."""
        if old is not None and self.isAncestorOf(old) and not (new and self.isAncestorOf(new)):
            self.save_requested.emit(new is not None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Catch the keys that leave the editor, before the window's shortcuts see them."""
        if isinstance(event, QKeyEvent) and event.type() in {
            QEvent.Type.ShortcutOverride,
            QEvent.Type.KeyPress,
        }:
            saves = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and (
                event.modifiers() & Qt.KeyboardModifier.ControlModifier or watched is self._tags
            )
            leaves = event.key() == Qt.Key.Key_Escape
            if watched is self._tags and self._tags.wants(event):
                return False
            if saves or leaves:
                event.accept()
                if event.type() is QEvent.Type.KeyPress and saves:
                    self.save_requested.emit(True)
                elif event.type() is QEvent.Type.KeyPress:
                    self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        """Return the height that the text needs, up to a limit."""
        return QSize(280, self._column.sizeHint().height())
