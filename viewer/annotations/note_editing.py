"""The one note that is being written: opened on its card, saved, given up, or held as a draft."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from viewer.annotations.note_editor import NoteEditor
from viewer.session.document_session import DocumentSession


class EditorPlace(Protocol):
    """Where a note is shown, and makes room for its editor."""

    def viewport(self) -> QWidget:
        """Return what the editor is to be a child of."""

    def open_editor(self, annotation_id: str, editor: QWidget) -> None:
        """Show the editor where the note is shown."""

    def fit_editor(self) -> None:
        """Give the editor the room that it asks for."""

    def close_editor(self) -> None:
        """Show the note again."""


class Editing(QObject):
    """Opens the editor on a card, and saves what was typed in it or asks what becomes of it.

    From the first letter on the text is a draft of the session's, until it is saved or given up.
    """

    given_up = Signal(str, str, tuple)
    """The id of an annotation, and what was typed in its note and tags but is not to be saved."""
    finished = Signal(int)
    """The reader is done with a note: reading goes on at this offset, or where it was for -1."""

    def __init__(
        self,
        place: EditorPlace,
        look_again: Callable[[str], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._place = place
        self._look_again = look_again
        self._session: DocumentSession | None = None
        self._editor: NoteEditor | None = None

    def set_session(self, session: DocumentSession | None) -> None:
        """Work on another document; what is still being written stays a draft of the one before."""
        self.hold()
        self._session = session

    @property
    def is_open(self) -> bool:
        """Whether a note is being written."""
        return self._editor is not None

    def open(self, annotation_id: str) -> None:
        """Open the editor on a card that is shown, with the draft of its note if there is one."""
        item = self._session.annotation(annotation_id) if self._session else None
        if self._session is None or item is None:
            return
        draft = self._session.drafts.of(annotation_id)
        note, tags = (draft.over(item.note), draft.tags) if draft else (item.note, item.tags)
        self._editor = NoteEditor(
            annotation_id, note, tags, self._place.viewport(), is_draft=draft is not None
        )
        self._editor.typed.connect(self._keep_typed)
        self._editor.save_requested.connect(self._save)
        self._editor.left.connect(self._leave)
        self._editor.height_changed.connect(self._place.fit_editor)
        self._place.open_editor(annotation_id, self._editor)
        self._editor.start()

    def commit(self) -> bool:
        """Hand over what was typed and close the editor.

        Returns False, and leaves the editor open, where it could not be saved.
        """
        saved = self._hand_over()
        if saved:
            self._close()
        return saved

    def hold(self) -> None:
        """Close the editor; what was typed in it stays a draft."""
        self._keep_typed()
        self._close()

    def hold_unless(self, is_shown: Callable[[str], bool]) -> None:
        """Close the editor of an annotation that is not shown any more; its text stays a draft."""
        if self._editor and not is_shown(self._editor.annotation_id):
            self.hold()

    def _hand_over(self) -> bool:
        editor, session = self._editor, self._session
        item = session.annotation(editor.annotation_id) if editor and session else None
        if editor is None or session is None or item is None:
            self._keep_typed()
            return True
        note, tags = editor.note, editor.tags
        if note != item.note:
            session.set_note(item.id, note)
        if tags != item.tags:
            session.set_tags(item.id, tags)
        kept = session.annotation(item.id)
        if kept is not None and (kept.note, kept.tags) != (note, tags):
            return False
        self._keep_typed()
        return True

    def _keep_typed(self) -> None:
        """Keep what is in the editor as a draft, as far as it is not what is saved."""
        editor, session = self._editor, self._session
        if editor is None or session is None:
            return
        item = session.annotation(editor.annotation_id)
        note, tags = editor.note, editor.tags
        if item is not None and (item.note, item.tags) == (note, tags):
            session.drafts.drop(item.id)
        elif note or tags or item is not None:
            session.drafts.type(editor.annotation_id, note, tags, item.note if item else "")

    def _save(self, close: bool) -> None:
        focus = QApplication.focusWidget()
        editor = self._editor
        by_key = bool(editor and focus and editor.isAncestorOf(focus))
        if not close:
            self._hand_over()
        elif editor is not None and self.commit() and by_key:
            self.finished.emit(self._place_of(editor.annotation_id))

    def _leave(self) -> None:
        """Close the editor without saving; what was typed is told, so that it can be had back."""
        editor = self._editor
        if editor is not None:
            place = self._place_of(editor.annotation_id)  # as long as there is one
            self._close(given_up=(editor.annotation_id, editor.note, editor.tags))
            self.finished.emit(place)

    def _place_of(self, annotation_id: str) -> int:
        """Return where an annotation's passage begins; -1 for none."""
        place = self._session.resolution(annotation_id) if self._session else None
        return -1 if place is None or place.start is None else place.start

    def _close(self, given_up: tuple[str, str, tuple[str, ...]] | None = None) -> None:
        editor, self._editor = self._editor, None
        if editor is None:
            return
        editor.blockSignals(True)  # Qt's own; what it has to say is not of the next editor
        editor.hide()
        editor.deleteLater()
        self._place.close_editor()
        if given_up is not None:
            self.given_up.emit(*given_up)
        self._look_again(editor.annotation_id)
        if self._session is not None and self._session.drafts.fresh == editor.annotation_id:
            self._session.drafts.fresh = ""
