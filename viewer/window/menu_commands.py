"""What each action of the menus does."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from data.errors import LibraryError
from viewer.look.theme_choice import CHOICES
from viewer.reading.passages.snapping import End
from viewer.session.catalogue import told, tr
from viewer.session.document_session import DocumentSession
from viewer.session.shortcuts import kept_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from data.annotation import Label
    from viewer.window.arrangement import Arrangement
    from viewer.window.components import FirstParts
    from viewer.window.document_switching import DocumentSwitching
    from viewer.window.opening_controller import OpeningController
    from viewer.window.panes import Parts

    Command = Callable[[], object]


class MenuCommands:
    """Binds the actions to what the features do; dialogs lie over `window`."""

    def __init__(
        self,
        window: QWidget,
        first: FirstParts,
        parts: Parts,
        *,
        opening: OpeningController,
        switching: DocumentSwitching,
        arrangement: Arrangement,
    ) -> None:
        self._window = window
        self._first = first
        self._parts = parts
        self._opening = opening
        self._switching = switching
        self._arrangement = arrangement

    def bind(self) -> None:
        """Let every action of the table do something, but for what the window itself does."""
        bind = self._parts.actions.bind
        bind(self._of_files())
        bind(self._of_reading())
        bind(self._of_notes())
        bind(self._saving_first(self._changes()))
        bind({name: partial(self._with_document, act) for name, act in self._dialogs().items()})
        self.bind_labels(self._parts.labels)
        self._parts.annotations.several.put_in_requested.connect(self._put_in_all)
        self._parts.preferring.keys_changed.connect(self._use_keys)
        self._serve_highlights()

    def _serve_highlights(self) -> None:
        """Do what is asked for at the passages of highlights."""
        passages, annotating = self._first.reading.passages, self._parts.annotating
        passages.ends_moved.connect(annotating.move_ends)
        passages.told.connect(annotating.told)
        notes = self._parts.at_passage
        notes.serve(passages)
        passages.opened.connect(notes.open)
        notes.given_up.connect(annotating.give_up)
        notes.note_finished.connect(self._first.reading.resume)
        self._first.reading.zoom_changed.connect(passages.moved)

    def write_note(self, annotation_id: str) -> None:
        """Let a note be written: at its passage if it is shown there, else in the list."""
        if not self._parts.at_passage.write(annotation_id):
            self._arrangement.show_annotations()
            self._parts.annotations.edit_note(annotation_id)

    def bind_labels(self, labels: tuple[Label, ...]) -> None:
        """Let the labels' keys put them on; there are other actions for other labels."""
        apply = self._parts.annotating.label
        commands = {f"label_{label.id}": partial(apply, label.id) for label in labels}
        self._parts.actions.bind(self._saving_first(commands))

    def renew(self) -> None:
        """Show anew what is open, with the labels and annotations that the library holds now."""
        try:
            labels = self._first.library.labels()
        except LibraryError as error:
            self._opening.failed.emit(told(error))
            return
        self._parts.actions.set_labels(labels)
        self.bind_labels(labels)
        self._first.reading.set_labels(labels)
        self._parts.beside.end()
        self._parts.documents.renew()
        self._opening.reopen()

    def _of_files(self) -> dict[str, Command]:
        window, choose = self._window, self._first.themes.choose
        return {
            "open": partial(self._parts.files.ask, window),
            "sample": partial(self._opening.open, self._first.sample),
            "close": self._switching.close_current,
            "reopen_closed": self._switching.reopen_closed,
            **self._parts.tabbing.commands(),
            "quit": window.close,
            "library": partial(self._parts.shelf.search, window),
            "briefings": partial(self._parts.composing.choose, window),
            "guide": lambda: self._parts.guiding.show(self._parts.actions.key_rows(), window),
            "shortcuts": self._show_shortcuts,
            "about": self._show_about,
            "look": self._choose_look,
            "preferences": partial(
                self._parts.preferring.open, self._parts.actions.key_rows, window
            ),
            **{f"theme_{name}": partial(choose, name) for name in CHOICES},
        }

    def _of_reading(self) -> dict[str, Command]:
        navigating, reading = self._parts.navigating, self._first.reading
        return {
            "copy": reading.page.copy,
            "cite": self.copy_with_citation,
            "find": reading.find_tool.open,
            "find_next": partial(reading.find_tool.step, 1),
            "find_previous": partial(reading.find_tool.step, -1),
            "zoom_in": partial(reading.zoom_by, 1),
            "zoom_out": partial(reading.zoom_by, -1),
            "zoom_reset": partial(reading.set_zoom, 1.0),
            "back": navigating.back,
            "forward": navigating.forward,
            "citation": self._go_to_address,
            "caret": self._set_caret_mode,
            "footnote": self._go_to_footnote,
            "follow": self._parts.referring.follow,
            "next_topic": partial(navigating.step_topic, 1),
            "previous_topic": partial(navigating.step_topic, -1),
            "next_here": reading.passages.turn,
            "show_annotation": reading.passages.open,
            **{
                f"{end.value}_{name}": partial(reading.passages.step, end, steps)
                for end in End
                for name, steps in (("back", -1), ("on", 1))
            },
            "next_annotation": partial(navigating.step_annotation, 1),
            "previous_annotation": partial(navigating.step_annotation, -1),
        }

    def _of_notes(self) -> dict[str, Command]:
        annotating = self._parts.annotating
        return {
            "filter": self._filter_annotations,
            "note": annotating.note,
            "note_topic": self._note_on_topic,
            "note_document": partial(annotating.note_on_topic, None),
        }

    def _changes(self) -> dict[str, Command]:
        """Return what would change what is being typed, which is saved before."""
        parts, document, window = self._parts, self._first.document, self._window
        annotating = parts.annotating
        return {
            "undo": annotating.undo,
            "redo": annotating.redo,
            "visibility": partial(document.do, DocumentSession.toggle_visibility),
            "delete": partial(document.do, DocumentSession.delete),
            "attach": annotating.attach,
            "unlabel": partial(annotating.label, ""),
            **parts.structuring.commands(),
            **parts.outlining.commands(),
            "import_annotations": lambda: parts.exchange.import_into(document.session, window),
            "labels": partial(parts.shelf.labels, window),
            "trash": partial(parts.shelf.trash, window),
            "backups": partial(parts.safekeeping.show, window),
        }

    def _dialogs(self) -> dict[str, Callable[[DocumentSession, QWidget], None]]:
        """Return what opens a dialog on the document."""
        parts = self._parts
        return {
            "print": parts.handouts.preview,
            "removed": parts.explaining.removed,
            "report": parts.explaining.report,
            "details": parts.explaining.details,
            "briefing": parts.handouts.make,
            "put_in": parts.composing.put_in,
            "preview": parts.handouts.preview,
            "export_annotations": parts.exchange.export,
            "history": parts.shelf.history,
            "carry": parts.editions.choose,
        }

    def _saving_first(self, commands: Mapping[str, Command]) -> dict[str, Command]:
        return {name: partial(self._after_edits, act) for name, act in commands.items()}

    def _after_edits(self, command: Callable[[], object]) -> None:
        if self._first.document.commit():
            command()

    def _with_document(self, start: Callable[[DocumentSession, QWidget], None]) -> None:
        document = self._first.document
        if document.commit() and document.session is not None:
            start(document.session, self._window)

    def _put_in_all(self, names: tuple[str, ...]) -> None:
        put_in = self._parts.composing.put_in_all
        self._with_document(lambda session, window: put_in(session, names, window))

    def copy_with_citation(self) -> None:
        """Copy the selected passage with where it stands, and say so."""
        session, selection = self._first.document.session, self._first.reading.selection()
        if session is not None and selection:
            from viewer.reading.steering.citation_copy import copy_with_citation

            cells = self._first.reading.cells()
            citation = copy_with_citation(session, *selection, cells.text if cells else "")
            self._parts.annotating.told.emit(tr("Copied with {citation}", citation=citation))

    def _go_to_address(self) -> None:
        self._parts.toolbar.show_address()
        self._parts.address.start()

    def _choose_look(self) -> None:
        parts, page = self._parts, self._first.reading.page
        button = parts.toolbar.widgetForAction(parts.actions["look"])
        parts.preferring.choose_look(self._window, button, page.setFocus)

    def _use_keys(self) -> None:
        actions = self._parts.actions
        actions.use_keys(kept_keys(self._first.settings, actions.names))

    def _go_to_footnote(self) -> None:
        if self._first.document.session is not None:
            self._parts.navigating.to_counterpart(self._first.reading.position.offset)

    def _note_on_topic(self) -> None:
        topic = self._first.reading.position.topic
        self._parts.annotating.note_on_topic(topic if topic >= 0 else None)
        if topic < 0:
            self._parts.annotating.told.emit(
                tr("No topic begins before here: the note is on the whole document")
            )

    def _set_caret_mode(self) -> None:
        is_on = self._parts.actions["caret"].isChecked()
        self._first.reading.page.set_caret_mode(on=is_on)
        self._parts.status.show_caret_mode(on=is_on)
        self._first.reading.page.setFocus()

    def _filter_annotations(self) -> None:
        self._arrangement.show_annotations()
        self._parts.annotations.focus_filter()

    def _show_shortcuts(self) -> None:
        from viewer.window.help_dialogs import show_shortcuts

        show_shortcuts(self._parts.actions.table, self._window)

    def _show_about(self) -> None:
        from viewer.window.help_dialogs import show_about

        show_about(self._parts.version(), self._window)
