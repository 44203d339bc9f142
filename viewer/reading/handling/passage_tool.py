"""Highlights under the reader's hand: which one is meant, where its ends go, where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Signal

from viewer.reading.handling.passage_hand import PassageHand
from viewer.reading.passages.snapping import End, stepped
from viewer.session.catalogue import tr
from viewer.widgets.announcements import announce

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from viewer.reading.highlighting import Highlighting
    from viewer.reading.highlights import HighlightMark
    from viewer.reading.page_painter import PagePainter
    from viewer.reading.page_view import PageView
    from viewer.session.current_document import CurrentDocument


class PassageTool(QObject):
    """Turns clicks and keys on highlights into what is wanted of their annotations."""

    clicked = Signal(str)
    """The annotation with this id was meant; empty for none."""
    opened = Signal(str, bool)
    """The annotation with this id is to be shown at its passage; True to give it the keyboard."""
    ends_moved = Signal(str, int, int, bool)
    """An annotation is to have the passage from start to end; True if a key moved it by a word."""
    moved = Signal()
    """The page was scrolled, or is as wide or as large as it was not before."""
    held = Signal(bool)
    """Whether an end of the highlight is drawn with the mouse now."""
    selected = Signal()
    """A passage was selected."""
    told = Signal(str)
    """Which of several annotations on the same words is current now, and why nothing was done."""

    def __init__(
        self,
        page: PageView,
        painter: PagePainter,
        highlighting: Highlighting,
        document: CurrentDocument,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._highlighting = highlighting
        self._document = document
        self._asked: tuple[str, ...] = ()
        page.hand = self._hand = PassageHand(page, painter)
        self._hand.ends_moved.connect(self._tell_moved)
        self._hand.held.connect(self.held)
        page.scrolled.connect(self._tell_scroll)
        page.selected.connect(self._tell_selected)
        page.installEventFilter(self)
        page.clicked.connect(self._click)
        page.pointed.connect(self._point)
        page.tab_clicked.connect(self._click_tab)
        page.entered.connect(self.open)
        highlighting.current_marked.connect(self._hand.show)
        self._hand.show(self._mark)

    @property
    def page(self) -> QWidget:
        """What has the keyboard while the page is read."""
        return self._page

    @property
    def view(self) -> QWidget:
        """What the places of passages are told in the pixels of."""
        return self._page.viewport()

    @property
    def _mark(self) -> HighlightMark | None:
        """The passage of the current annotation; None where it has none."""
        session = self._document.session
        return self._highlighting.mark(session.current) if session is not None else None

    def open(self) -> None:
        """Show the current annotation at its passage, which is brought into view."""
        mark = self._mark
        if mark is None:
            self.told.emit(tr("Choose a highlight first."))
            return
        self._page.reveal(mark.start)
        self.opened.emit(mark.id, True)

    def turn(self) -> None:
        """Go on to the next annotation that shares words with the current one."""
        mark = self._mark
        if mark is None:
            self.told.emit(tr("Choose a highlight first."))
            return
        ids = self._highlighting.sharing(mark)
        name = ids[(ids.index(mark.id) + 1) % len(ids)]
        self.clicked.emit(name)
        self._page.reveal(self._mark.start if self._mark is not None else mark.start)
        self.opened.emit(name, False)
        self._tell_which(name, ids)

    def step(self, end: End, steps: int) -> None:
        """Move one end of the current highlight by a word: on, or with -1 back."""
        mark = self._mark
        if mark is None:
            self.told.emit(tr("Choose a highlight first."))
            return
        passage = stepped(self._hand.words, (mark.start, mark.end), end, steps)
        if passage == (mark.start, mark.end):
            self.told.emit(tr("A highlight keeps one word at least, within the document."))
            return
        self._page.reveal(passage[0] if end is End.START else passage[1] - 1)
        self.ends_moved.emit(mark.id, *passage, True)
        is_start, words = end is End.START, self._hand.words
        word = words.at(passage[0]) if is_start else words.before(passage[1])
        if word is not None:
            name = words.text[slice(*word)]
            begins, ends = (
                tr("Starts with “{word}”", word=name),
                tr("Ends with “{word}”", word=name),
            )
            announce(self._page, begins if is_start else ends)

    def place(self, annotation_id: str) -> QRect:
        """Return where the lines of a passage are that are in view, in pixels of the viewport.

        Where none is in view it is empty, at the edge behind which the passage is.
        """
        mark, view = self._highlighting.mark(annotation_id), self._page.viewport().rect()
        if mark is None:
            return QRect()
        first = self._page.line_rect(mark.start).toAlignedRect()
        last = self._page.line_rect(max(mark.start, mark.end - 1)).toAlignedRect()
        if last.bottom() < view.top() or first.top() > view.bottom():
            return QRect(first.left(), 0 if last.bottom() < 0 else view.bottom(), 0, 0)
        whole = QRect(view.left(), first.top(), view.width(), last.bottom() - first.top() + 1)
        if first.top() == last.top():
            whole.setLeft(first.left())
            whole.setRight(max(last.left(), first.left()))
        return whole.intersected(view)

    def make_room(self, annotation_id: str, below: int) -> None:
        """Scroll so that so many pixels are free below the end of a passage."""
        mark = self._highlighting.mark(annotation_id)
        if mark is not None:
            last = self._page.line_rect(max(mark.start, mark.end - 1)).bottom()
            missing = last + below - self._page.viewport().height()
            self._page.scroll_down_to(self._page.marks_bar.value() + round(missing))

    def _click(self, offset: int) -> None:
        ids = tuple(mark.id for mark in self._highlighting.lying_at(offset))
        if ids:
            self._turn(ids)
        else:
            self._asked = ()
            self.clicked.emit("")

    def _point(self, offset: int) -> None:
        """Let the menu be the current annotation's if it is there, else the first one's that is."""
        ids = tuple(mark.id for mark in self._highlighting.lying_at(offset))
        self.clicked.emit(self._at_hand(ids) if ids else "")

    def _click_tab(self, ids: tuple[str, ...], for_menu: bool) -> None:
        if for_menu:
            self.clicked.emit(self._at_hand(ids))
        else:
            self._turn(ids)

    def _at_hand(self, ids: Sequence[str]) -> str:
        """Return the current annotation if it is one of these, else the first of them."""
        session = self._document.session
        return session.current if session is not None and session.current in ids else ids[0]

    def _turn(self, ids: tuple[str, ...]) -> None:
        """Let the annotation at hand be current, or the next one if it was asked for before."""
        name = self._at_hand(ids)
        if ids == self._asked:
            name = ids[(ids.index(name) + 1) % len(ids)]
        self._asked = ids
        self.clicked.emit(name)
        self.opened.emit(name, False)
        self._tell_which(name, ids)

    def _tell_which(self, name: str, ids: Sequence[str]) -> None:
        """Say which of several annotations on the same words it is."""
        session = self._document.session
        item = session.annotation(name) if session is not None else None
        if len(ids) > 1 and session is not None and item is not None:
            label = session.label(item.label_id).name
            which, count = str(ids.index(name) + 1), str(len(ids))
            said = tr("{label}: {which} of {count} here", label=label, which=which, count=count)
            self.told.emit(said)
            announce(self._page, said)

    def _tell_scroll(self, _offset: int) -> None:
        self.moved.emit()

    def _tell_selected(self, start: int, end: int) -> None:
        if start < end:
            self.selected.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell when the page has another size; it is laid out anew then."""
        if event.type() is QEvent.Type.Resize:
            self.moved.emit()
        return super().eventFilter(watched, event)

    def _tell_moved(self, annotation_id: str, start: int, end: int) -> None:
        self.ends_moved.emit(annotation_id, start, end, False)
