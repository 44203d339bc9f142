"""The status bar: where the reader is, what the document holds, whether everything is saved."""

from collections.abc import Iterator
from time import perf_counter

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QStatusBar, QStyle, QStyleOption, QWidget

from data.annotation import Annotation
from data.basis.values import dataclass
from data.document import Document
from data.messages import Forms, Message, said
from data.notebook import ChangeRecord
from viewer.look.theme import interface
from viewer.session.catalogue import told, tr, trn
from viewer.session.current_document import CurrentDocument
from viewer.session.document_session import DocumentSession
from viewer.widgets.announcements import announce
from viewer.widgets.fitted_lines import elided
from viewer.widgets.literal_text import plain_label

_LEFT = 16
_GAP = 12
_LARGE = 200_000
"""Characters of a document whose words are counted in slices of so many seconds."""
_SLICE = 0.005


@dataclass(frozen=True, slots=True)
class Things:
    """What is called how: none of them, and so many."""

    none: Message
    some: Forms


TOPICS = Things(said("No topics"), Forms("{count} topic", "{count} topics"))
WORDS = Things(said("No words"), Forms("{count} word", "{count} words"))
CHARACTERS = Things(said("No characters"), Forms("{count} character", "{count} characters"))
ANNOTATIONS = Things(said("No annotations"), Forms("{count} annotation", "{count} annotations"))


class StatusBar(QStatusBar):
    """Small texts, each in its place.

    Screen readers hear of each change that it is saved, or the hint that says more of it.
    """

    def __init__(self, document: CurrentDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self._document = document
        self._counts: tuple[str, ...] = ()
        self._total = self._in_briefing = self._words = 0
        self._unit = WORDS
        self._unread: Iterator[int] = iter(())
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._count_slice)
        self._to_say = ""
        self._saying = QTimer(self)
        self._saying.setSingleShot(True)
        self._saying.setInterval(0)
        self._saying.timeout.connect(self._say)
        self.messageChanged.connect(self._hear)
        self._place = self._label(tr("Place in the document"))
        self._place.setObjectName("place")
        self._contents = self._label(tr("What the document holds"))
        self._saved = self._label(tr("Whether everything is saved"))
        self._zoom = self._label(tr("Zoom"))
        self._zoom.setObjectName("last")
        self.addWidget(self._place)
        self.addWidget(self._contents, 1)
        self._caret = plain_label(parent=self)  # without a name, which would be read in its place
        self.addPermanentWidget(self._caret)
        self._caret.hide()
        self.addPermanentWidget(self._saved)
        self.addPermanentWidget(self._zoom)
        document.annotations_changed.connect(self._show_change)
        document.failed.connect(self._show_unsaved)
        document.follow(self._show)

    def show_place(self, offset: int) -> None:
        """Show the citation of the paragraph at an offset, the reading position."""
        session = self._document.session
        if session is not None:
            place = session.citations.of_offset(offset)
            is_title = not (place.topic or place.paragraph)
            self._place.setText(tr("Title") if is_title else str(place))

    def _show(self, session: DocumentSession | None) -> None:
        """Count what a document holds."""
        self._place.setText("")
        self._saved.setText("")
        self._counts = ()
        self._timer.stop()
        if session is None:
            self._contents.setText("")
            return
        document = session.document
        unit = CHARACTERS if document.language in {"ja", "zh"} else WORDS
        self._counts = (counted(len(document.topics), TOPICS),)
        self._unit, self._words, self._unread = unit, 0, _counts(document)
        if len(document.text) < _LARGE:
            self._count_on(float("inf"))
        else:
            self._timer.start()
        self._total = len(session.annotations)
        self._in_briefing = _in_briefing(session.annotations)
        self._show_annotations()

    def _count_on(self, until: float) -> None:
        """Count words until a point in time, and show how many there are once all are counted."""
        for count in self._unread:
            self._words += count
            if perf_counter() > until:
                return
        self._timer.stop()
        self._counts = (*self._counts, counted(self._words, self._unit))

    def _count_slice(self) -> None:
        self._count_on(perf_counter() + _SLICE)
        if not self._timer.isActive():
            self._show_annotations()

    def _show_change(self, record: ChangeRecord) -> None:
        if self._document.session is not None:
            self.clearMessage()  # a hint speaks of the change before
            self._hear(tr("{change}: saved", change=record.description))
            self._total += len(record.after) - len(record.before)
            self._in_briefing += _in_briefing(record.after) - _in_briefing(record.before)
            self._show_annotations()

    def _show_annotations(self) -> None:
        """Tell how many annotations there are and are in the briefing; what is shown is on disk."""
        counts = counted(self._total, ANNOTATIONS)
        if self._total:
            counts = trn(
                "{annotations}, {count} in briefing",
                "{annotations}, {count} in briefing",
                self._in_briefing,
                annotations=counts,
            )
        self._contents.setText(" · ".join((*self._counts, counts)))
        self._saved.setText(tr("Saved"))

    def _hear(self, text: str) -> None:
        """Have a text said once all that belongs to it was done: the last one counts."""
        if text:
            self._to_say = text
            self._saying.start()

    def _say(self) -> None:
        announce(self, self._to_say)

    def _show_unsaved(self, _message: str) -> None:
        self._saved.setText(tr("Not saved"))

    def show_caret_mode(self, *, on: bool) -> None:
        """Show whether keys move a caret, instead of the page."""
        self._caret.setText(tr("Caret mode: F9 ends it") if on else "")
        self._caret.setVisible(on)

    def show_zoom(self, zoom: float) -> None:
        """Show the page's scale; 1.0 is 100 %."""
        self._zoom.setText(tr("{number} %", number=str(round(zoom * 100))))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a hint like the texts that it stands in for; a long one is cut."""
        hint = self.currentMessage()
        if not hint:
            super().paintEvent(event)
            return
        option = QStyleOption()
        option.initFrom(self)
        right = min(
            label.x() for label in (self._caret, self._saved, self._zoom) if label.isVisible()
        )
        cell = self.rect().adjusted(_LEFT, 1, right - _GAP - self.width(), 0)
        with QPainter(self) as painter:
            self.style().drawPrimitive(
                QStyle.PrimitiveElement.PE_PanelStatusBar, option, painter, self
            )
            font = interface(11)
            painter.setFont(font)
            painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
            painter.drawText(cell, Qt.AlignmentFlag.AlignVCenter, elided(hint, font, cell.width()))

    def _label(self, name: str) -> QLabel:
        label = plain_label(parent=self)
        # A name would be read in place of what the label says.
        label.setAccessibleDescription(name)
        return label


def _in_briefing(annotations: tuple[Annotation, ...]) -> int:
    return sum(item.in_briefing for item in annotations)


def counted(count: int, things: Things) -> str:
    """Return "1 topic", "4 topics", "No topics"."""
    return told(things.some.of(count) if count else things.none)


def word_count(document: Document) -> int:
    """Return the number of words, or of characters in a language written without spaces."""
    return sum(_counts(document))


def _counts(document: Document) -> Iterator[int]:
    """Yield the number of words, or of characters, of each block."""
    by_character = document.language in {"ja", "zh"}
    for block in document.blocks:
        words = block.text.split()
        yield sum(map(len, words)) if by_character else len(words)
