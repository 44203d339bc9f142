"""Annotations at their passages: opened, followed, written in, and closed again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent

from viewer.session.document_session import DocumentSession
from viewer.widgets.announcements import announce

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from data.notebook import ChangeRecord
    from viewer.annotations.note_editing import Editing
    from viewer.annotations.popover.annotation_popover import AnnotationPopover
    from viewer.look.appearance import Appearance
    from viewer.session.current_document import CurrentDocument


class PassageGround(Protocol):
    """The page, as far as it is asked where passages are; places are pixels of its `view`."""

    moved: SignalInstance
    """The page was scrolled, or is as wide or as large as it was not before."""
    held: SignalInstance
    """Whether the pointer holds an end of a highlight now."""
    selected: SignalInstance
    """Something was selected."""

    @property
    def view(self) -> QWidget: ...

    @property
    def page(self) -> QWidget:
        """What has the keyboard while the page is read."""

    def place(self, annotation_id: str) -> QRect:
        """Return where a passage is in view; empty where it is not."""

    def make_room(self, annotation_id: str, below: int) -> None:
        """Scroll so that so many pixels are free below a passage."""


class PassageNotes(QObject):
    """Has the pop-over stand at the passage of the annotation that it shows."""

    given_up = Signal(str, str, tuple)
    """The id of an annotation, and what was typed in its note and tags but is not to be saved."""
    note_finished = Signal(int)
    """The reader is done with a note: reading goes on at this offset, or where it was for -1."""

    def __init__(self, document: CurrentDocument, appearance: Appearance, ground: QWidget) -> None:
        super().__init__(ground)
        self._document = document
        self._appearance = appearance
        self._over = ground
        self._passages: PassageGround | None = None
        self._popover: AnnotationPopover | None = None
        self._editing: Editing | None = None
        self._shown = ""
        self._is_placing = False
        document.changed.connect(self._show_document)
        document.annotations_changed.connect(self._follow_change)
        document.current_changed.connect(self._follow_current)
        document.save_with(self.commit)

    def serve(self, passages: PassageGround) -> None:
        """Show annotations on this page."""
        self._passages = passages
        passages.moved.connect(self._follow_page)
        passages.held.connect(self._make_way)
        passages.selected.connect(self.close)
        passages.page.installEventFilter(self)

    @property
    def shown(self) -> str:
        """The id of the annotation that is shown; empty for none."""
        return self._shown

    @property
    def popover(self) -> AnnotationPopover:
        """The pop-over, which is made when it is first wanted."""
        if self._popover is None:
            self._popover = self._made()
        return self._popover

    def open(self, annotation_id: str, with_keyboard: bool = False) -> None:
        """Show an annotation at its passage; what is written in another one is saved first."""
        if annotation_id == self._shown and with_keyboard:
            self.popover.take_keyboard()
            return
        session = self._document.session
        item = session.annotation(annotation_id) if session is not None else None
        if item is None or self._passages is None or not self.commit():
            return
        self._shown = annotation_id
        self._renew()
        self._stand()
        if with_keyboard:
            self.popover.take_keyboard()
        else:
            announce(self.popover, self.popover.accessibleName())

    def write(self, annotation_id: str) -> bool:
        """Let the note of the annotation that is shown be written; tell whether it is that one."""
        if not annotation_id or annotation_id != self._shown:
            return False
        if self._document.commit() and self._editing is not None:
            self._editing.open(annotation_id)
            self._stand()
        return True

    def commit(self) -> bool:
        """Save what is being written here; False where that could not be."""
        return self._editing is None or self._editing.commit()

    def close(self) -> None:
        """Take the pop-over away; the keyboard goes back to the page if it was here."""
        if self._shown and self.commit():
            self._take_away()

    def _take_away(self) -> None:
        self._shown = ""
        if self._popover is not None and self._passages is not None:
            had_keyboard = self._has_keyboard()
            self._popover.hide()
            if had_keyboard:
                self._passages.page.setFocus(Qt.FocusReason.PopupFocusReason)

    def _has_keyboard(self) -> bool:
        widget: QWidget | None = self._over.window().focusWidget()
        return self._popover is not None and self._popover.isAncestorOf(widget or self._over)

    def _made(self) -> AnnotationPopover:
        from viewer.annotations.note_editing import Editing
        from viewer.annotations.popover.annotation_popover import AnnotationPopover

        made = AnnotationPopover(self._appearance, self._over)
        self._editing = Editing(made, self._look_again, self._document, self)
        self._editing.set_session(self._document.session)
        self._editing.given_up.connect(self.given_up)
        self._editing.finished.connect(self.note_finished)
        made.edit_wanted.connect(lambda: self.write(self._shown))
        made.closing.connect(self.close)
        made.visibility_wanted.connect(lambda: self._do(DocumentSession.toggle_visibility))
        made.delete_wanted.connect(lambda: self._do(DocumentSession.delete))
        made.label_wanted.connect(self._label)
        made.height_changed.connect(self._stand)
        return made

    def _do(self, method: object) -> None:
        if self._document.commit() and callable(method):
            self._document.do(method, self._shown)

    def _label(self, label_id: str) -> None:
        if self._document.commit():
            self._document.do(DocumentSession.set_label, self._shown, label_id)
            self._renew()

    def _look_again(self, annotation_id: str) -> None:
        if annotation_id == self._shown:
            self._renew()

    def _renew(self) -> None:
        """Say what the annotation is now."""
        from viewer.annotations.card import card_of

        session = self._document.session
        item = session.annotation(self._shown) if session is not None else None
        if session is None or item is None:
            return
        author = item.author if item.author != session.author() else ""
        has_draft = session.drafts.of(item.id) is not None and not self._is_writing
        label, place = session.label(item.label_id), session.resolution(item.id)
        card = card_of(item, label, place, has_draft, author=author)
        self.popover.show_card(card, session.labels)

    @property
    def _is_writing(self) -> bool:
        return self._editing is not None and self._editing.is_open

    def _stand(self) -> None:
        """Stand beside the passage; the page makes room where there is none."""
        if not self._shown or self._passages is None or self._is_placing:
            return
        from viewer.annotations.popover.beside_passage import AWAY, EDGE, beside, most_free

        self._is_placing = True
        room = self._room()
        size = self.popover.fitted(room.width() - 2 * EDGE, room.height() * 2 // 3)
        place = beside(size, self._passage(), room)
        if place is None:
            self._passages.make_room(self._shown, size.height() + AWAY + EDGE)
            place = beside(size, self._passage(), room)
        if place is None:
            size = self.popover.fitted(size.width(), most_free(self._passage(), room))
            place = beside(size, self._passage(), room)
        self._is_placing = False
        if place is not None:
            self.popover.setGeometry(QRect(place, size))
            self.popover.show()
            self.popover.raise_()

    def _room(self) -> QRect:
        view = self._passages.view if self._passages is not None else self._over
        top = view.mapTo(self._over, QPoint(0, 0)).y()
        return QRect(0, top, self._over.width(), view.height())

    def _passage(self) -> QRect:
        if self._passages is None:
            return QRect()
        rect = self._passages.place(self._shown)
        return rect.translated(self._passages.view.mapTo(self._over, QPoint(0, 0)))

    def _follow_page(self) -> None:
        """Go along with the passage; what is out of view is closed, unless it is written in."""
        if self._shown and not self._is_placing:
            if self._passage().height() <= 0 and not self._is_writing:
                self.close()
            else:
                self._stand()

    def _make_way(self, is_held: bool) -> None:
        """Be out of the way while an end of the highlight is drawn."""
        if self._shown and is_held:
            self.popover.hide()
        elif self._shown:
            self._stand()

    def _follow_change(self, record: ChangeRecord) -> None:
        if self._shown not in record.ids:
            return
        session = self._document.session
        if session is None or session.annotation(self._shown) is None:
            self._take_away()
        else:
            self._renew()
            self._stand()

    def _follow_current(self, annotation_id: str) -> None:
        if self._shown and annotation_id != self._shown:
            self.close()

    def _show_document(self, session: DocumentSession | None) -> None:
        if self._editing is not None:
            self._editing.set_session(session)
        self._take_away()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Esc on the page close the pop-over before anything else is left."""
        if (
            self._shown
            and event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.popover.isVisible()
        ):
            self.close()
            return True
        return super().eventFilter(watched, event)
