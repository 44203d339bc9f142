"""What the window is put together from; `app` builds each of these once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from data.annotation import Label
    from data.library import Library
    from viewer.annotations.annotation_controller import Annotating
    from viewer.annotations.annotation_panel import AnnotationPanel
    from viewer.briefing.handout_controller import Handouts
    from viewer.library.backup_controller import Safekeeping
    from viewer.library.edition_controller import EditionController
    from viewer.library.exchange_controller import Exchange
    from viewer.library.library_controller import Shelf
    from viewer.library.upkeep import Upkeep
    from viewer.look.appearance import Appearance
    from viewer.reading.navigation import Navigating
    from viewer.reading.reading_pane import ReadingPane
    from viewer.session.arrivals import Arrivals
    from viewer.session.document_opener import Opener
    from viewer.session.received_documents import Receiving
    from viewer.session.settings import Settings
    from viewer.structure.report_controller import Explaining
    from viewer.structure.structure_controller import Structuring
    from viewer.topics.topic_sidebar import TopicSidebar
    from viewer.widgets.dialog_host import DialogHost
    from viewer.window.actions import Actions
    from viewer.window.file_choice import Files
    from viewer.window.message_bar import MessageBar
    from viewer.window.status_bar import StatusBar
    from viewer.window.toolbar import Toolbar
    from viewer.window.welcome import Welcome


@dataclass(frozen=True, slots=True)
class FirstParts:
    """What the first picture needs: the page, and what fills it."""

    library: Library
    settings: Settings
    appearance: Appearance
    arrivals: Arrivals
    opener: Opener
    receiving: Receiving
    reading: ReadingPane
    sample: Path
    clock: Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that stands around the page; built once the page is on the screen."""

    labels: tuple[Label, ...]
    files: Files
    annotating: Annotating
    structuring: Structuring
    explaining: Explaining
    navigating: Navigating
    handouts: Handouts
    shelf: Shelf
    safekeeping: Safekeeping
    exchange: Exchange
    editions: EditionController
    upkeep: Upkeep
    actions: Actions
    topics: TopicSidebar
    annotations: AnnotationPanel
    welcome: Welcome
    message: MessageBar
    status: StatusBar
    toolbar: Toolbar
    version: Callable[[], str]

    @property
    def hosts(self) -> tuple[DialogHost, ...]:
        """Those that open dialogs."""
        return (
            self.explaining,
            self.handouts,
            self.shelf,
            self.safekeeping,
            self.exchange,
            self.editions,
        )
