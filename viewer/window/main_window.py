"""The main window: places the panes and connects their signals, nothing else."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QDialog, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from data.anchors.reattachment import OffsetMap
from data.citation import short_name
from data.errors import LibraryError
from data.files.paths import written
from viewer.reading.place import here
from viewer.widgets.literal_text import window_title
from viewer.window import window_state
from viewer.window.side_panes import SidePanes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import (
        QCloseEvent,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QPaintEvent,
    )

    from data.annotation import Label
    from data.notebook import ChangeRecord
    from viewer.look.theme import Theme
    from viewer.services.loading import Loaded
    from viewer.session.document_session import DocumentSession
    from viewer.window.components import FirstParts, Parts

PROGRAM = "Briefing Viewer"
_DRAFT = "A note is not saved yet: N opens the draft of it."
_LOST_DRAFT = (
    "There is the draft of a note whose annotation was deleted: put that back out of the trash."
)
_NEWER_READING = (
    "This version of the program reads the file otherwise than the one that opened it first. "
    "Annotations and corrections are kept."
)
_HINT_FOR = 6000
"""Milliseconds for which a hint stands in the status bar."""


class MainWindow(QMainWindow):
    """The window: three columns under a tool bar, and the signals between them.

    It shows the page first and is furnished with the rest right afterwards; until then there is
    room for the rest, so that nothing moves.
    """

    painted = Signal()
    """The window was painted for the first time."""

    def __init__(self, first: FirstParts) -> None:
        super().__init__()
        self._first = first
        self._furnished: Parts | None = None
        self._session: DocumentSession | None = None
        self._path: Path | None = None
        self._brought: Path | None = None
        self._message = ""
        self._is_painted = False
        self._has_cards = True
        self.setMinimumSize(640, 420)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(first.reading)
        self._middle = QWidget(self)
        column = QVBoxLayout(self._middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        self._panes = SidePanes(self._middle, self)
        self._panes.setFocusProxy(first.reading.page)
        self._middle.setFocusProxy(first.reading.page)
        self.setCentralWidget(self._panes)
        first.opener.opened.connect(self._opened)
        first.receiving.wanted.connect(self.open)
        first.opener.failed.connect(self.show_message)
        first.opener.warned.connect(self.show_message)
        first.appearance.theme_changed.connect(first.reading.set_theme)
        first.appearance.theme_changed.connect(self._set_theme)
        window_state.restore(self, first)
        window_state.keep_room(self._panes, first.settings)

    @property
    def session(self) -> DocumentSession | None:
        """The open document, or None."""
        return self._session

    @property
    def _shown(self) -> DocumentSession | None:
        """The document on the page; None while another one is being opened in its place."""
        return None if self._first.opener.opening else self._session

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
        self._furnished = parts
        self.setAcceptDrops(True)
        self._first.reading.furnish(parts.labels)
        self._stack.addWidget(parts.welcome)
        self._panes.put_above(parts.message)
        self._panes.furnish(parts.topics, parts.annotations)
        self._panes.setContentsMargins(0, 0, 0, 0)
        self.addToolBar(parts.toolbar)
        self.setStatusBar(parts.status)
        parts.actions.attach(self)
        parts.actions.fill(self.menuBar())
        window_state.restore_parts(self._first, parts, self._panes)
        self._connect_actions()
        self._connect_menus()
        self._connect_opening()
        self._connect_reading()
        self._connect_annotations()
        self._connect_structure()
        self._connect_library()
        self._set_theme(self._first.appearance.theme)
        self._show_around()
        self._panes.narrowed.connect(self._narrowed)
        if self._panes.is_narrow:
            self._narrowed(True)
        if self._message:
            self.show_message(self._message)
        if not self._first.library.is_read_only:
            parts.upkeep.back_up()
            self._catch_up()
        if self._brought is not None:
            self.open(self._brought)

    def open(self, path: Path) -> None:
        """Open a document; what is wrong with it is said in the window."""
        if self._furnished is not None:
            if not self._furnished.annotations.commit_edits():
                return
            self._furnished.message.clear()
        from data.interchange import PACKAGE

        if path.suffix.lower() == PACKAGE:
            self._import(path)
            return
        self._keep_place()
        self._first.opener.open(path.absolute())

    def _import(self, path: Path) -> None:
        """Take in what is no document but brings one; once the window can ask about it."""
        if self._furnished is None:
            self._brought = path
        else:
            self._furnished.exchange.take_in(path.absolute(), self._session, self)

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
            self._opening_changed()
            self._furnished.message.show_message(message)

    def _connect_actions(self) -> None:
        parts = self.parts
        annotating, navigating, reading = parts.annotating, parts.navigating, self._first.reading
        parts.actions.bind(
            {
                "undo": partial(self._after_edits, annotating.undo),
                "redo": partial(self._after_edits, annotating.redo),
                "copy": reading.page.copy,
                "cite": self._copy_with_citation,
                "find": reading.find_tool.open,
                "find_next": partial(reading.find_tool.step, 1),
                "find_previous": partial(reading.find_tool.step, -1),
                "filter": self._filter_annotations,
                "zoom_in": partial(reading.zoom_by, 1),
                "zoom_out": partial(reading.zoom_by, -1),
                "zoom_reset": partial(reading.set_zoom, 1.0),
                "back": navigating.back,
                "forward": navigating.forward,
                "citation": self._ask_for_citation,
                "footnote": self._go_to_footnote,
                "next_topic": partial(navigating.step_topic, 1),
                "previous_topic": partial(navigating.step_topic, -1),
                "next_annotation": lambda: navigating.step_annotation(1, here(reading.page)),
                "previous_annotation": lambda: navigating.step_annotation(-1, here(reading.page)),
                "next_pane": self._panes.focus_next,
                "note": annotating.note,
                "note_topic": self._note_on_topic,
                "note_document": partial(annotating.note_on_topic, None),
                "visibility": partial(self._after_edits, annotating.toggle_visibility),
                "delete": partial(self._after_edits, annotating.delete),
                "attach": partial(self._after_edits, annotating.attach),
                "unlabel": partial(self._after_edits, partial(annotating.label, "")),
            }
        )
        self._connect_labels(parts.labels)

    def _connect_labels(self, labels: tuple[Label, ...]) -> None:
        apply = self.parts.annotating.label
        self.parts.actions.bind(
            {
                f"label_{label.id}": partial(self._after_edits, partial(apply, label.id))
                for label in labels
            }
        )

    def _connect_menus(self) -> None:
        parts, choose = self.parts, self._first.appearance.choose
        parts.actions.bind(
            {
                "open": partial(parts.files.ask, self),
                "sample": lambda: self.open(self._first.sample),
                "print": partial(self._with_document, parts.handouts.preview),
                "close": self._close_document,
                "quit": self.close,
                "topics": self._arrange,
                "annotations": self._arrange,
                "removed": self._show_removed_text,
                "report": partial(self._with_document, parts.explaining.report),
                "full_screen": self._toggle_full_screen,
                "briefing": partial(self._with_document, parts.handouts.make),
                "preview": partial(self._with_document, parts.handouts.preview),
                "shortcuts": self._show_shortcuts,
                "about": self._show_about,
                **{
                    f"theme_{name}": partial(choose, name)
                    for name in self._first.appearance.choices
                },
            }
        )
        recent = parts.actions.recent
        recent.aboutToShow.connect(partial(parts.files.fill, recent))
        parts.files.open_requested.connect(self.open)
        parts.handouts.visibility_requested.connect(parts.annotating.set_visibility)

    def _connect_structure(self) -> None:
        structuring = self.parts.structuring
        self.parts.actions.bind(
            {
                name: partial(self._after_edits, command)
                for name, command in structuring.commands().items()
            }
        )
        self.parts.explaining.put_back_requested.connect(structuring.put_back)
        structuring.hinted.connect(lambda hint: self.parts.status.showMessage(hint, _HINT_FOR))

    def _connect_library(self) -> None:
        parts, message = self.parts, self.parts.status.showMessage
        parts.actions.bind(
            {
                "library": lambda: parts.shelf.search(self),
                "export_annotations": partial(self._with_document, parts.exchange.export),
                "import_annotations": partial(
                    self._after_edits, lambda: parts.exchange.import_into(self._session, self)
                ),
                "history": partial(self._with_document, parts.shelf.history),
                "carry": partial(self._with_document, parts.editions.choose),
                "labels": partial(self._after_edits, lambda: parts.shelf.labels(self)),
                "trash": partial(self._after_edits, lambda: parts.shelf.trash(self)),
                "backups": partial(self._after_edits, lambda: parts.safekeeping.show(self)),
            }
        )
        for part in (parts.shelf, parts.safekeeping, parts.exchange, parts.editions, parts.upkeep):
            part.failed.connect(self.show_message)
        for wants in (parts.shelf, parts.exchange):
            wants.document_wanted.connect(self._open_known)
        for teller in (parts.exchange, parts.editions):
            teller.told.connect(lambda told: message(told, _HINT_FOR))
        removing = parts.shelf.removing
        removing.failed.connect(self.show_message)
        removing.told.connect(lambda told: message(told, _HINT_FOR))
        removing.leaving.connect(self._let_go)
        removing.left.connect(self._forget)
        parts.shelf.passage_wanted.connect(parts.navigating.to_passage)
        parts.shelf.annotation_wanted.connect(parts.navigating.to_annotation)
        parts.shelf.labels_changed.connect(self._renew)
        parts.safekeeping.replaced.connect(self._renew)
        self._first.opener.opened.connect(self._catch_up)

    def _connect_opening(self) -> None:
        opener, welcome = self._first.opener, self.parts.welcome
        self._first.receiving.told.connect(self.parts.status.showMessage)
        opener.started.connect(self._opening_changed)
        opener.progressed.connect(welcome.set_progress)
        opener.cancelled.connect(self._opening_changed)
        opener.renewal.offered.connect(self._offer_reading)
        welcome.open_requested.connect(partial(self.parts.files.ask, self))
        welcome.cancel_requested.connect(opener.cancel)
        welcome.sample_requested.connect(lambda: self.open(self._first.sample))
        welcome.recent_requested.connect(self.open)

    def _connect_reading(self) -> None:
        parts = self.parts
        annotating, navigating, reading = parts.annotating, parts.navigating, self._first.reading
        parts.topics.topic_requested.connect(navigating.to_topic)
        parts.topics.label_requested.connect(annotating.label_selection)
        parts.topics.removed_text_requested.connect(self._show_removed_text)
        reading.topic_changed.connect(parts.topics.set_current_topic)
        reading.topic_changed.connect(navigating.set_topic)
        reading.place_changed.connect(self._placed)
        reading.zoom_changed.connect(parts.status.show_zoom)
        reading.selection_changed.connect(self._enable)
        reading.label_requested.connect(annotating.label)
        reading.note_requested.connect(annotating.note)
        reading.copy_requested.connect(self._copy_with_citation)
        reading.annotation_clicked.connect(self._make_current)
        reading.page.clicked.connect(navigating.follow)
        reading.page.left.connect(navigating.leave)
        reading.find_tool.left.connect(navigating.leave)
        reading.menu_requested.connect(self._show_menu)
        reading.escaped.connect(self._uncover)
        navigating.passage_wanted.connect(reading.go_to)
        navigating.topic_wanted.connect(reading.go_to_topic)
        navigating.place_wanted.connect(reading.page.scroll_to)
        navigating.history_changed.connect(self._history_changed)

    def _connect_annotations(self) -> None:
        parts = self.parts
        annotating, cards = parts.annotating, parts.annotations
        cards.passage_requested.connect(parts.navigating.to_annotation)
        cards.current_requested.connect(self._make_current)
        cards.note_edited.connect(annotating.set_note)
        cards.tags_edited.connect(annotating.set_tags)
        cards.given_up.connect(annotating.give_up)
        cards.edit_ended.connect(annotating.end_note)
        cards.visibility_requested.connect(annotating.toggle_visibility)
        cards.delete_requested.connect(annotating.delete)
        cards.label_requested.connect(annotating.set_label)
        annotating.annotated.connect(self._first.reading.page.clear_selection)
        annotating.note_wanted.connect(self._edit_note)
        annotating.hinted.connect(lambda hint: parts.status.showMessage(hint, _HINT_FOR))

    def _close_document(self) -> None:
        if self.parts.annotations.commit_edits():
            self._keep_place()
            self._show_session(None)

    def _let_go(self, document_id: str) -> None:
        """Close a document that leaves the library, if it is the one that is open."""
        if self._session is not None and self._session.document.id == document_id:
            self._close_document()

    def _forget(self, paths: tuple[str, ...]) -> None:
        """Offer files no more whose document left the library."""
        self._first.settings.forget(paths)
        self._show_page()

    def _show_session(
        self, session: DocumentSession | None, path: Path | None = None, offset: int = 0
    ) -> None:
        """Show another document, or the welcome where there is none."""
        previous, self._session, self._path = self._session, session, path
        self._first.reading.set_session(session, offset=offset)
        if session is not None:
            session.setParent(self)
            session.annotations_changed.connect(self._annotations_changed)
            session.current_changed.connect(self._enable)
            session.restructured.connect(self._restructured)
            session.failed.connect(self._saving_failed)
        title = f"{session.document.title} — {PROGRAM}" if session else PROGRAM
        self.setWindowTitle(window_title(title))
        if self._furnished is not None:
            self._show_around()
        if previous is not None:
            previous.deleteLater()

    def _show_around(self) -> None:
        """Let everything around the page follow the document that is open."""
        parts, session = self.parts, self._session
        for part in (
            parts.topics,
            parts.annotations,
            parts.annotating,
            parts.structuring,
            parts.navigating,
        ):
            part.set_session(session)
        for host in parts.hosts:
            host.set_session(session)
        parts.status.set_document(session.document if session else None)
        name = short_name(session.document) if session else ""
        parts.toolbar.title.set_document(session.document.title if session else "", name)
        if session is not None:
            parts.status.show_annotations(session.annotations)
            parts.status.show_saved(saved=True)
            self._first.reading.tell_place()
        self._show_page()
        self._arrange()
        self._enable()

    def _show_page(self) -> None:
        """Show the page, or the welcome where no document is open."""
        name = self._first.opener.opening
        if name:
            self.parts.welcome.show_opening(name)
        else:
            self.parts.welcome.set_recent(self._first.settings.recent())
            self.parts.welcome.show_idle()
        has_page = self._session is not None and not name
        self._stack.setCurrentWidget(self._first.reading if has_page else self.parts.welcome)
        self._middle.setFocusProxy(self._first.reading.page if has_page else self.parts.welcome)

    def _opening_changed(self) -> None:
        """Let nothing be done with a document that makes way for another one."""
        self.parts.annotating.set_session(self._shown)
        self.parts.structuring.set_session(self._shown)
        self._show_page()
        self._arrange()
        self._enable()

    def _opened(self, session: DocumentSession, path: Path, offset: int) -> None:
        if self._furnished is not None:
            self._opening_changed()
            if not self._furnished.annotations.commit_edits():
                session.deleteLater()
                return
        if session.drafts.ids and not session.continues(self._session):
            self._tell_drafts(session)
        self._show_session(session, path, offset)
        self._first.settings.add_recent(path)
        self._first.reading.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_drafts(self, session: DocumentSession) -> None:
        """Lead to what was being typed when the program ended, or the session on the document."""
        here = [name for name in session.drafts.ids if session.annotation(name)]
        session.set_current(here[0] if here else "")
        self.show_message(_DRAFT if here else _LOST_DRAFT)

    def _annotations_changed(self, _record: ChangeRecord) -> None:
        if self._session is not None:
            self.parts.message.clear()
            self.parts.status.clearMessage()  # a hint speaks of the change before
            self.parts.status.show_annotations(self._session.annotations)
            self.parts.status.show_saved(saved=True)
        self._enable()

    def _restructured(self, _record: ChangeRecord) -> None:
        """Show the corrected document: the reader stays at the same words, the caret as well."""
        session, page = self._session, self._first.reading.page
        if session is None or self._path is None:
            return
        self.parts.message.clear()
        caret = self._first.reading.place()
        self._first.opener.follow(session, self._path, page.first_visible())
        if self._session is not None and self._session is not session:
            self._session.set_current(session.current)
            if caret is not None:
                passage = OffsetMap(session.document, self._session.document)
                page.place_caret(passage.near(caret[0]))

    def _saving_failed(self, message: str) -> None:
        self.parts.status.show_saved(saved=False)
        self.parts.message.show_message(message)
        self._enable()

    def _make_current(self, annotation_id: str) -> None:
        if self._session is not None:
            self._session.set_current(annotation_id)

    def _edit_note(self, annotation_id: str) -> None:
        self.parts.actions["annotations"].setChecked(True)
        self._panes.show_right(shown=True)
        self.parts.annotations.edit_note(annotation_id)

    def _note_on_topic(self) -> None:
        topic = self.parts.navigating.topic
        self.parts.annotating.note_on_topic(topic if topic >= 0 else None)

    def _filter_annotations(self) -> None:
        self.parts.actions["annotations"].setChecked(True)
        self._panes.show_right(shown=True)
        self.parts.annotations.focus_filter()

    def _copy_with_citation(self) -> None:
        selection = self._first.reading.selection()
        if self._session is not None and selection:
            from viewer.reading.citation_copy import copy_with_citation

            copied = copy_with_citation(self._session, *selection)
            self.parts.status.showMessage(f"Copied with {copied}", _HINT_FOR)

    def _ask_for_citation(self) -> None:
        if self._session is not None:
            from viewer.widgets.dialog_host import present
            from viewer.window.help_dialogs import CitationDialog

            near = here(self._first.reading.page)
            dialog = CitationDialog(self._session.citations, self, near=near)
            dialog.chosen.connect(self.parts.navigating.to_block)
            present(dialog)

    def _show_removed_text(self) -> None:
        self._with_document(self.parts.explaining.removed)

    def _show_shortcuts(self) -> None:
        from viewer.window.help_dialogs import show_shortcuts

        show_shortcuts(self.parts.actions.table, self)

    def _show_about(self) -> None:
        from viewer.window.help_dialogs import show_about

        show_about(self.parts.version(), self)

    def _after_edits(self, command: Callable[[], None]) -> None:
        """Save what is being typed before a command that would change it."""
        if self.parts.annotations.commit_edits():
            command()

    def _open_known(self, document_id: str) -> None:
        if self.parts.annotations.commit_edits():
            self.parts.message.clear()
            self._keep_place()
            self._first.opener.open_known(document_id)

    def _catch_up(self) -> None:
        """Do for a document that was just opened what can be done once it is on the screen."""
        self.parts.upkeep.index()
        if self._session is not None and self._path is not None:
            self._first.opener.read_anew(self._session, self._path)
        self._first.arrivals.admit(self._offer_edition)

    def _offer_edition(self) -> None:
        if self._shown is not None:
            self.parts.editions.offer(self._shown, self)

    def _offer_reading(self, session: DocumentSession, read: Loaded) -> None:
        """Let the user decide whether a document is shown as it is read by now."""
        if session is self._session and self._furnished is not None:
            take = partial(self._take_reading, session, read)
            self._furnished.message.show_offer(_NEWER_READING, "Use New Reading", take)

    def _take_reading(self, session: DocumentSession, read: Loaded) -> None:
        path = self._path
        if session is self._session and path and self.parts.annotations.commit_edits():
            place = self._first.reading.page.first_visible()
            self._first.opener.take_reading(session, read, path, place)

    def _renew(self) -> None:
        """Show anew what is open, with the labels and annotations that the library holds now."""
        try:
            labels = self._first.library.labels()
        except LibraryError as error:
            self.show_message(str(error))
            return
        self.parts.actions.set_labels(labels)
        self._connect_labels(labels)
        self._first.reading.set_labels(labels)
        if self._session is not None and self._path is not None:
            place = self._first.reading.page.first_visible()
            self._first.opener.reopen(self._session, self._path, place)

    def _with_document(self, start: Callable[[DocumentSession, QWidget], None]) -> None:
        if self.parts.annotations.commit_edits() and self._session is not None:
            start(self._session, self)

    def _go_to_footnote(self) -> None:
        place = self._first.reading.place()
        if place is not None:
            self.parts.navigating.to_counterpart(place[0])

    def _show_menu(self, point: QPoint) -> None:
        from viewer.widgets.menus import pop_up  # not at start-up

        pop_up(self.parts.actions.context_menu(self), point)

    def _placed(self, offset: int) -> None:
        self.parts.navigating.set_place(offset)
        if self._session is not None:
            self.parts.status.show_place(str(self._session.citations.of_offset(offset)))

    def _history_changed(self, back: bool, forward: bool) -> None:
        self.parts.actions["back"].setEnabled(back)
        self.parts.actions["forward"].setEnabled(forward)

    def _enable(self) -> None:
        """Let those actions be used that can do something now."""
        session, actions = self._shown, self.parts.actions
        current = session.annotation(session.current) if session else None
        actions.enable(
            document=session is not None,
            selection=session is not None and self._first.reading.selection() is not None,
            annotation=current is not None,
        )
        actions["visibility"].setChecked(current is not None and current.in_briefing)
        actions["as_read"].setEnabled(session is not None and bool(session.corrections))
        undoable, redoable = (session.undoable, session.redoable) if session else (None, None)
        actions.show_history(undoable, redoable)
        self.parts.navigating.announce()

    def _narrowed(self, narrow: bool) -> None:
        """Hide the annotations where they would cover the page, until there is room again."""
        action = self.parts.actions["annotations"]
        if narrow:
            self._has_cards = action.isChecked()
        action.setChecked(not narrow and self._has_cards)
        self._arrange()

    def _uncover(self) -> None:
        """Take the annotations away where they lie over the page."""
        if self._panes.is_narrow:
            self.parts.actions["annotations"].setChecked(False)
            self._arrange()

    def _arrange(self) -> None:
        actions, is_open = self.parts.actions, self._shown is not None
        self._panes.show_left(shown=is_open and actions["topics"].isChecked())
        self._panes.show_right(shown=is_open and actions["annotations"].isChecked())

    def _set_theme(self, theme: Theme) -> None:
        parts = self._furnished
        if parts is None:
            return
        for part in (
            parts.actions,
            parts.topics,
            parts.annotations,
            parts.message,
        ):
            part.set_theme(theme)
        for host in parts.hosts:
            host.set_theme(theme)

    def _toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _keep_place(self) -> None:
        if self._session is not None and not self._first.library.is_read_only:
            place = self._first.reading.page.first_visible()
            try:
                self._first.library.set_position(self._session.document.id, place)
            except LibraryError as error:
                self.show_message(str(error))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._furnished is not None and not self._furnished.annotations.commit_edits():
            # What was typed could not be saved; the message says why, and the editor is open.
            event.ignore()
            return
        self._first.arrivals.end()
        for dialog in reversed(self.findChildren(QDialog)):
            dialog.reject()  # only a signal from outside ends the program under an open dialog
        self._keep_place()
        waiting = self._first.receiving.waiting
        last = waiting[-1] if waiting else self._path
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
