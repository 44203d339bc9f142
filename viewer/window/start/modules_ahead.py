"""What the rest of the window is made with, imported a module a turn of the event loop."""

from collections.abc import Iterator, Sequence
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal

ROOMS = (
    "data.anchors.reattachment",
    "data.interchange.incoming",
    "viewer.widgets.dialog_host",
    "viewer.widgets.menus",
    "viewer.session.changes.passage_changes",
    "viewer.annotations.card",
    "viewer.annotations.listing.card_model",
    "viewer.annotations.card_delegate",
    "viewer.annotations.card_list",
    "viewer.annotations.note_editing",
    "viewer.annotations.annotation_controller",
    "viewer.annotations.annotation_panel",
    "viewer.annotations.popover.passage_notes",
    "viewer.briefing.composer.composing",
    "data.briefing.content",
    "data.briefing.compiling.compilation",
    "exporters.writing_formats",
    "exporters.leaks",
    "viewer.services.handout",
    "viewer.briefing.handout_controller",
    "viewer.guide.guiding",
    "viewer.guide.sample_annotations",
    "viewer.library.backup_controller",
    "viewer.library.edition_controller",
    "viewer.library.exchange_controller",
    "viewer.library.library_controller",
    "viewer.preferences.preferring",
    "viewer.reading.beside.reading_beside",
    "viewer.reading.sources.references.referring",
    "viewer.reading.sources.source_pages.page_showing",
    "viewer.reading.sources.source_pages.source_pane",
    "viewer.reading.steering.address_tool",
    "viewer.structure.outline_controller",
    "viewer.structure.report_controller",
    "viewer.structure.structure_controller",
    "viewer.tabs.tabbing",
    "viewer.topics.topic_sidebar",
    "viewer.window.start.welcome",
    "viewer.window.panes",
    "viewer.window.action_states",
    "viewer.window.arrangement",
    "viewer.window.document_switching",
    "viewer.window.menu_commands",
)
"""Modules in such an order that none of them brings many others along."""


class ModulesAhead(QObject):
    """Imports modules one by one, so that the window answers its user between any two of them."""

    ready = Signal()
    """All of them are there; emitted once."""

    def __init__(self, names: Sequence[str] = ROOMS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names: Iterator[str] = iter(names)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    def start(self) -> None:
        """Begin with the next turn of the event loop."""
        self._timer.start()

    def _go_on(self) -> None:
        name = next(self._names, None)
        if name is not None:
            import_module(name)
            return
        self._timer.stop()
        self.ready.emit()
