"""Which actions can be used now, and which are checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from viewer.reading.reading_pane import ReadingPane
    from viewer.reading.steering.navigation import Navigating
    from viewer.session.current_document import CurrentDocument
    from viewer.session.document_session import DocumentSession
    from viewer.window.actions import Actions


class State(NamedTuple):
    """What actions depend on; `undoable` and `redoable` are the names of changes, or None."""

    document: bool
    selection: bool
    annotation: bool
    in_briefing: bool
    corrected: bool
    choice: bool
    undoable: str | None
    redoable: str | None


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
        self._state: State | None = None
        for turn in (
            document.annotations_changed,
            document.current_changed,
            reading.selection_changed,
        ):
            turn.connect(self._enable)
        # There may be other actions now, or one that looks as if it had done what it could not.
        for turn in (document.availability_changed, document.failed):
            turn.connect(self._enable_anew)
        navigating.history_changed.connect(self._enable_ways)
        self._enable()

    def _enable_anew(self) -> None:
        self._state = None
        self._enable()

    def _enable(self) -> None:
        """Look what can be used now; nothing is done where that is as it was."""
        session = self._document.at_hand
        current = session.annotation(session.current) if session else None
        state = State(
            document=session is not None,
            selection=session is not None and self._reading.selection() is not None,
            annotation=current is not None,
            in_briefing=current is not None and current.in_briefing,
            corrected=session is not None and bool(session.corrections),
            choice=self._has_choice(session),
            undoable=session.undoable if session else None,
            redoable=session.redoable if session else None,
        )
        if state != self._state:
            self._state = state
            self._show(state)
        self._navigating.announce()

    def _show(self, state: State) -> None:
        actions = self._actions
        actions.enable(
            document=state.document, selection=state.selection, annotation=state.annotation
        )
        actions["visibility"].setChecked(state.in_briefing)
        actions["as_read"].setEnabled(state.corrected)
        actions["choose_topics"].setEnabled(state.choice)
        actions.show_history(state.undoable, state.redoable)

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
