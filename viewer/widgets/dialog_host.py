"""What opens dialogs over the window: they are gone once closed.

A host holds no session longer than a call lasts: what is done later, because a dialog was answered
or a job has ended, names its document and asks then for the session on it.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

from data.library import Library
from data.notebook import Change
from viewer.look.appearance import Appearance
from viewer.session.arrivals import Arrivals
from viewer.session.current_document import CurrentDocument
from viewer.session.document_session import DocumentSession
from viewer.session.feature import Feature


def present(dialog: QDialog) -> None:
    """Show a dialog, which blocks the window that it lies over and is gone once closed."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()


class DialogHost(Feature):
    """Base of those that open dialogs, which they import when they are first wanted."""

    def __init__(
        self,
        appearance: Appearance,
        document: CurrentDocument,
        arrivals: Arrivals | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._document = document
        self._arrivals = arrivals or Arrivals(self)
        self._bound: list[QDialog] = []
        document.changed.connect(self._follow)

    @property
    def _session(self) -> DocumentSession | None:
        """The session on the document that is open, or None."""
        return self._document.session

    def _follow(self, session: DocumentSession | None) -> None:
        """Let dialogs that act on the document before follow, or close them.

        A dialog follows, by its own `set_session`, while its document is only corrected.
        """
        bound, self._bound = [dialog for dialog in self._bound if isValid(dialog)], []
        for dialog in bound:
            follow = getattr(dialog, "set_session", None)
            if follow is not None and session is not None and self._document.is_continued:
                follow(session)
                self._bound.append(dialog)
            else:
                dialog.reject()

    def _open(self, dialog: QDialog, *, bound: bool = False) -> None:
        """Show a dialog; one that is `bound` acts on the open document, and ends with it."""
        self._bound = [one for one in self._bound if isValid(one)]
        if bound:
            self._bound.append(dialog)
        present(dialog)

    def _later(self, act: Callable[[], object]) -> None:
        """Do what a job has led to, once no other dialog is open."""
        self._arrivals.admit(act)

    def _session_on(self, document_id: str) -> DocumentSession | None:
        """Return the session on a document, or None where another one is open, or none."""
        session = self._session
        return session if session is not None and session.document.id == document_id else None

    def _apply(self, library: Library, document_id: str, change: Change) -> bool:
        """Make a change of a document's annotations, be it open or not; tell whether it was saved.

        Raises:
            LibraryError: if the document is not open, and the change could not be saved.
        """
        session = self._session_on(document_id)
        if session is not None:
            return session.apply(change)
        library.notebook(document_id).apply(change)
        return True
