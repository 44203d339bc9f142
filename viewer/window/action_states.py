"""Which actions can be used now, and which are checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from viewer.reading.reading_pane import ReadingPane
    from viewer.reading.steering.navigation import Navigating
    from viewer.session.current_document import CurrentDocument
    from viewer.session.document_session import DocumentSession
    from viewer.window.actions import Actions


class ActionStates(QObject):
    """Lets those actions be used that can do something with the document and the selection."""

    def __init__(
        self,
        actions: Actions,
        document: CurrentDocument,
        reading: ReadingPane,
        navigating: Navigating,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._document = document
        self._reading = reading
        self._navigating = navigating
        for turn in (
            document.availability_changed,
            document.annotations_changed,
            document.current_changed,
            document.failed,
            reading.selection_changed,
        ):
            turn.connect(self._enable)
        navigating.history_changed.connect(self._enable_ways)
        self._enable()

    def _enable(self) -> None:
        session, actions = self._document.at_hand, self._actions
        current = session.annotation(session.current) if session else None
        actions.enable(
            document=session is not None,
            selection=session is not None and self._reading.selection() is not None,
            annotation=current is not None,
        )
        actions["visibility"].setChecked(current is not None and current.in_briefing)
        actions["as_read"].setEnabled(session is not None and bool(session.corrections))
        actions["choose_topics"].setEnabled(self._has_choice(session))
        undoable, redoable = (session.undoable, session.redoable) if session else (None, None)
        actions.show_history(undoable, redoable)
        self._navigating.announce()

    @staticmethod
    def _has_choice(session: DocumentSession | None) -> bool:
        """Tell whether there is more than one outline to choose from."""
        if session is None or len(session.as_read.report.outlines) < 2:
            return False
        from data.structure_corrections.outlines import outlines_of  # for few documents

        return bool(outlines_of(session.as_read))

    def _enable_ways(self, back: bool, forward: bool) -> None:
        self._actions["back"].setEnabled(back)
        self._actions["forward"].setEnabled(forward)
