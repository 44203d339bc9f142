"""The main window: places the rooms and connects them with each other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QDialog, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from data.errors import LibraryError
from data.files.paths import written
from viewer.session.catalogue import told, tr
from viewer.session.document_session import DocumentSession
from viewer.widgets.literal_text import window_title
from viewer.window import window_state
from viewer.window.opening_controller import OpeningController
from viewer.window.side_panes import SidePanes, column

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QPaintEvent,
    )

    from viewer.window.arrangement import Arrangement
    from viewer.window.components import FirstParts
    from viewer.window.panes import Parts

PROGRAM = "Briefing Viewer"
_HINT_FOR = 6000
"""Milliseconds for which a hint stands in the status bar."""


class MainWindow(QMainWindow):
    """The window: three columns under a tool bar.

    It shows the page first and is furnished with the rest right afterwards; until then there is
    room for the rest, so that nothing moves.
    """

    painted = Signal()
    """The window was painted for the first time."""

    def __init__(self, first: FirstParts) -> None:
        super().__init__()
        self._first = first
        self._furnished: Parts | None = None
        self._message = ""
        self._is_painted = False
        self.opening = OpeningController(first, self)
        """What opens and closes documents."""
        self.opening.failed.connect(self.show_message)
        self.open = self.opening.open
        self.setMinimumSize(640, 420)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(first.reading)
        middle = QWidget(self)
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._stack, 1)
        self._panes = SidePanes(middle, self)
        self._panes.setFocusProxy(first.reading.page)
        middle.setFocusProxy(first.reading.page)
        self.setCentralWidget(self._panes)
        first.document.follow(self._show_title)
        window_state.restore(self, first)
        window_state.keep_room(self._panes, first.settings)

    @property
    def session(self) -> DocumentSession | None:
        """The session on the open document, or None."""
        return self._first.document.session

    @property
    def first(self) -> FirstParts:
        """What the first picture was made with."""
        return self._first

    @property
    def parts(self) -> Parts:
        """What stands around the page.

        Raises:
            RuntimeError: while the window is not furnished.
        """
        if self._furnished is None:
            raise RuntimeError("the window is not furnished yet")
        return self._furnished

    def furnish(self, parts: Parts) -> None:
        """Put everything else around the page and make it work."""
        from viewer.window.action_states import ActionStates
        from viewer.window.arrangement import Arrangement, FullScreen
        from viewer.window.menu_commands import MenuCommands

        first = self._first
        self._furnished = parts
        self.setAcceptDrops(True)
        self._place(parts)
        window_state.restore_parts(first, parts, self._panes)
        arrangement = Arrangement(first, parts, self._stack, self._panes, self)
        ActionStates(parts.actions, first.document, first.reading, parts.navigating, self)
        self._commands = MenuCommands(self, first, parts, self.opening, arrangement)
        self._commands.bind()
        parts.actions.bind({"next_pane": self._panes.focus_next})
        FullScreen(self, first, parts, arrangement, self._panes)
        self._connect_reading()
        self._connect_annotations()
        self._connect_library(arrangement)
        self._connect_files()
        self._connect_messages()
        first.reading.position.tell()
        if self._message:
            self.show_message(self._message)
        if not first.library.is_read_only:
            parts.upkeep.back_up()
            self._catch_up()
        self.opening.serve_packages(self._take_in)
        self.opening.serve_places(parts.places)

    def come_forward(self) -> None:
        """Show the window before all others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def show_message(self, message: str) -> None:
        """Say in one line what went wrong."""
        self._message = message
        if self._furnished is not None:
            self._furnished.message.show_message(message)

    def _place(self, parts: Parts) -> None:
        self._first.reading.furnish(parts.labels, self._first.settings)
        self._panes.put_above(parts.message)
        self._panes.furnish(
            *(column([pane for _, pane in side]) for side in (parts.left, parts.right))
        )
        self._panes.setContentsMargins(0, 0, 0, 0)
        self.addToolBar(parts.toolbar)
        self.setStatusBar(parts.status)
        parts.actions.attach(self)
        parts.actions.fill(self.menuBar())

    def _connect_reading(self) -> None:
        parts, reading = self.parts, self._first.reading
        parts.navigating.guide(reading, parts.address.left, self.opening.left)
        parts.address.document_wanted.connect(self.opening.open_known)
        reading.position.topic_changed.connect(parts.topics.set_current_topic)
        reading.position.moved.connect(parts.status.show_place)
        reading.zoom_changed.connect(parts.status.show_zoom)
        reading.menu_requested.connect(self._show_menu)
        reading.copy_requested.connect(self._commands.copy_with_citation)
        parts.topics.topic_requested.connect(parts.navigating.to_topic)
        self._first.document.changed.connect(reading.position.tell)

    def _connect_annotations(self) -> None:
        parts, reading, document = self.parts, self._first.reading, self._first.document
        annotating = parts.annotating
        annotating.serve(parts.annotations)
        parts.annotations.passage_requested.connect(parts.navigating.to_annotation)
        parts.topics.label_requested.connect(annotating.label_selection)
        reading.label_requested.connect(annotating.label)
        reading.note_requested.connect(annotating.note)
        document.carry_out(reading.annotation_clicked, DocumentSession.set_current)
        document.carry_out(parts.handouts.visibility_requested, DocumentSession.set_visibility)
        annotating.annotated.connect(reading.page.clear_selection)
        annotating.note_wanted.connect(self._commands.write_note)
        parts.annotations.note_finished.connect(reading.resume)

    def _connect_library(self, arrangement: Arrangement) -> None:
        parts, navigating = self.parts, self.parts.navigating
        parts.topics.removed_text_requested.connect(parts.actions["removed"].trigger)
        parts.explaining.put_back_requested.connect(parts.structuring.put_back)
        parts.shelf.removing.leaving.connect(self.opening.let_go)
        parts.shelf.removing.left.connect(self._first.settings.forget)
        parts.shelf.removing.left.connect(arrangement.refresh)
        parts.shelf.passage_wanted.connect(navigating.to_passage)
        parts.shelf.annotation_wanted.connect(navigating.to_annotation)
        parts.shelf.labels_changed.connect(self._renew)
        parts.safekeeping.replaced.connect(self._renew)
        parts.composing.reading_requested.connect(self.come_forward)
        parts.shelf.document_wanted.connect(self.opening.open_known)
        parts.exchange.document_wanted.connect(self.opening.open_known)

    def _connect_files(self) -> None:
        parts, opener, welcome = self.parts, self._first.opener, self.parts.welcome
        recent = parts.actions.recent
        recent.aboutToShow.connect(partial(parts.files.fill, recent))
        parts.files.open_requested.connect(self.opening.open)
        opener.progressed.connect(welcome.set_progress)
        opener.opened.connect(self._catch_up)
        welcome.open_requested.connect(partial(parts.files.ask, self))
        welcome.cancel_requested.connect(opener.cancel)
        welcome.sample_requested.connect(parts.actions["sample"].trigger)
        welcome.recent_requested.connect(self.opening.open)

    def _connect_messages(self) -> None:
        parts, document = self.parts, self._first.document
        for feature in parts.features:
            feature.failed.connect(self.show_message)
            feature.told.connect(self._tell)
        self._first.receiving.told.connect(parts.status.showMessage)
        document.failed.connect(parts.message.show_message)
        document.annotations_changed.connect(parts.message.clear)
        self.opening.begun.connect(parts.message.clear_all)
        self.opening.reading_offered.connect(parts.message.show_offer)
        parts.message.declined.connect(self.opening.decline_reading)
        parts.samples.offered.connect(parts.message.show_offer)
        parts.message.declined.connect(parts.samples.decline)
        parts.samples.start()

    def _tell(self, hint: str) -> None:
        self.parts.status.showMessage(hint, _HINT_FOR)

    def _show_title(self, session: DocumentSession | None) -> None:
        title = PROGRAM
        if session is not None:
            title = tr("{title} — {program}", title=session.document.title, program=PROGRAM)
        self.setWindowTitle(window_title(title))

    def _take_in(self, path: Path) -> None:
        self.parts.exchange.take_in(path, self.session, self)

    def _catch_up(self) -> None:
        """Do for a document that was just opened what can be done once it is on the screen."""
        self.parts.upkeep.index()
        self.opening.read_anew()
        self._first.arrivals.admit(self._offer_edition)

    def _offer_edition(self) -> None:
        session = self._first.document.at_hand
        if session is not None:
            self.parts.editions.offer(session, self)

    def _renew(self) -> None:
        """Show anew what is open, with the labels and annotations that the library holds now."""
        try:
            labels = self._first.library.labels()
        except LibraryError as error:
            self.show_message(told(error))
            return
        self.parts.actions.set_labels(labels)
        self._commands.bind_labels(labels)
        self._first.reading.set_labels(labels)
        self.opening.reopen()

    def _show_menu(self, point: QPoint) -> None:
        from viewer.widgets.menus import pop_up  # not at start-up

        pop_up(self.parts.actions.context_menu(self), point)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._first.document.commit():
            # What was typed could not be saved; the message says why, and the editor is open.
            event.ignore()
            return
        self._first.arrivals.end()
        for dialog in reversed(self.findChildren(QDialog)):
            dialog.reject()  # only a signal from outside ends the program under an open dialog
        self.opening.end()
        waiting = self._first.receiving.waiting
        last = waiting[-1] if waiting else self._first.document.path
        name = written(last) if last else ""
        window_state.remember(self, self._first, self._furnished, self._panes, name)
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.parts.files.dropped(event.mimeData()) and self.parts.files.accept_copy(event):
            self.parts.welcome.set_drop_active(True)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self.parts.files.accept_copy(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.parts.welcome.set_drop_active(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.parts.welcome.set_drop_active(False)
        paths = self.parts.files.dropped(event.mimeData())
        if paths and self.parts.files.accept_copy(event):
            for path in paths:
                self._first.receiving.receive(path)
