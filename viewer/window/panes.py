"""The second half of the composition root: what stands around the page."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from data.annotation import Label
from viewer.annotations.annotation_controller import Annotating
from viewer.annotations.annotation_panel import AnnotationPanel
from viewer.annotations.popover.passage_notes import PassageNotes
from viewer.briefing.composer.composing import Composing
from viewer.briefing.handout_controller import Handouts
from viewer.guide.guiding import Guiding
from viewer.guide.sample_annotations import SampleAnnotations
from viewer.library.backup_controller import Safekeeping
from viewer.library.edition_controller import EditionController
from viewer.library.exchange_controller import Exchange
from viewer.library.library_controller import Shelf
from viewer.library.upkeep import Upkeep
from viewer.look import theme
from viewer.look.icons import program_icon
from viewer.preferences.preferring import Preferring
from viewer.reading.beside.reading_beside import ReadingBeside
from viewer.reading.restyling import Restyling
from viewer.reading.sources.references.referring import Referring
from viewer.reading.sources.source_pages.page_showing import PageShowing
from viewer.reading.sources.source_pages.source_pane import SourcePane
from viewer.reading.steering.address_tool import AddressTool
from viewer.reading.steering.navigation import Navigating
from viewer.services.clock import LocalZone
from viewer.session.catalogue import told
from viewer.session.feature import Feature
from viewer.session.jobs import Jobs
from viewer.session.kept_documents import DocumentsKeeper, kept_documents
from viewer.session.open_documents import OpenDocuments
from viewer.session.place_keeper import PlaceKeeper
from viewer.session.settings import Settings
from viewer.session.shortcuts import kept_keys
from viewer.structure.outline_controller import Outlining
from viewer.structure.report_controller import Explaining
from viewer.structure.structure_controller import Structuring
from viewer.tabs.tabbing import Tabbing
from viewer.topics.topic_sidebar import TopicSidebar
from viewer.window.action_table import entries
from viewer.window.actions import Actions
from viewer.window.components import FirstParts
from viewer.window.file_choice import Files
from viewer.window.message_bar import MessageBar
from viewer.window.start.welcome import Welcome
from viewer.window.status_bar import StatusBar
from viewer.window.toolbar import Toolbar


class Pane(NamedTuple):
    """What stands beside the page, and the checkable action of the View menu that shows it."""

    action: str
    widget: QWidget


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything that stands around the page; built once the page is on the screen."""

    labels: tuple[Label, ...]
    files: Files
    annotating: Annotating
    structuring: Structuring
    outlining: Outlining
    explaining: Explaining
    navigating: Navigating
    address: AddressTool
    referring: Referring
    showing: PageShowing
    places: PlaceKeeper
    documents: OpenDocuments
    documents_keeper: DocumentsKeeper
    tabbing: Tabbing
    beside: ReadingBeside
    handouts: Handouts
    composing: Composing
    shelf: Shelf
    safekeeping: Safekeeping
    exchange: Exchange
    editions: EditionController
    upkeep: Upkeep
    preferring: Preferring
    guiding: Guiding
    samples: SampleAnnotations
    actions: Actions
    topics: TopicSidebar
    annotations: AnnotationPanel
    at_passage: PassageNotes
    welcome: Welcome
    message: MessageBar
    status: StatusBar
    toolbar: Toolbar
    version: Callable[[], str]
    left: tuple[Pane, ...]
    right: tuple[Pane, ...]
    """What stands in the columns beside the page, from the top."""

    @property
    def features(self) -> tuple[Feature, ...]:
        """Those that tell the user what they did."""
        held = (getattr(self, item.name) for item in fields(self))
        return tuple(part for part in held if isinstance(part, Feature))


def parts(
    first: FirstParts, settings: Settings, jobs: Jobs, *, clock: Callable[[], datetime]
) -> Parts:
    """Build everything that stands around the page."""
    QGuiApplication.setWindowIcon(program_icon())
    theme.load_more_fonts()
    library, appearance, document = first.library, first.appearance, first.document
    labels, arrivals = library.labels(), first.arrivals
    actions = Actions(labels, appearance, keys=_keys(settings, labels))
    upkeep = Upkeep(library.location, jobs)
    Restyling(first.reading, appearance, first.reading)
    documents = OpenDocuments(document, first.sample, settings.samples, parent=document)
    topics = TopicSidebar(appearance, document)
    annotations = AnnotationPanel(appearance, document, settings)
    document.library_tags = library.tags
    address = AddressTool(first.reading, document, appearance, location=library.location, jobs=jobs)
    navigating, page = Navigating(document, first.reading.position), _source_pane(first, actions)
    return Parts(
        labels=labels,
        files=Files(settings),
        annotating=Annotating(document, first.reading.selection, first.reading.cells),
        structuring=Structuring(document, first.reading.place),
        outlining=Outlining(library, document),
        explaining=Explaining(appearance, document, arrivals),
        navigating=navigating,
        address=address,
        referring=Referring(first.reading, document, navigating.to_passage),
        showing=_showing(first, settings, jobs, page),
        places=_places(first, settings),
        documents=documents,
        documents_keeper=DocumentsKeeper(documents, settings, documents),
        tabbing=Tabbing(documents, appearance),
        beside=_beside(first, settings, documents),
        handouts=_handouts(first, settings, jobs, clock),
        composing=_composing(first, settings, jobs, clock),
        shelf=_shelf(first, settings, jobs, upkeep),
        safekeeping=_safekeeping(first, jobs, upkeep),
        exchange=_exchange(first, settings, jobs, upkeep),
        editions=EditionController(library, jobs, appearance, document, arrivals=arrivals),
        upkeep=upkeep,
        preferring=Preferring(first.themes, settings),
        guiding=Guiding(appearance),
        samples=SampleAnnotations(settings, document, clock=first.clock, new_id=first.new_id),
        actions=actions,
        topics=topics,
        annotations=annotations,
        at_passage=PassageNotes(document, appearance, first.reading),
        left=(Pane("topics", topics),),
        right=(Pane("page_picture", page), Pane("annotations", annotations)),
        welcome=Welcome(),
        message=MessageBar(appearance),
        status=StatusBar(document),
        toolbar=Toolbar(actions, document, address.field),
        version=_version,
    )


def _keys(settings: Settings, labels: tuple[Label, ...]) -> dict[str, tuple[str, ...]]:
    """Return the keys that the user chose for actions, by their names."""
    return dict(kept_keys(settings, (entry.id for entry in entries(labels) if entry.id)))


def _beside(first: FirstParts, settings: Settings, documents: OpenDocuments) -> ReadingBeside:
    return ReadingBeside(
        first.reading,
        first.document,
        documents,
        first.appearance,
        settings,
        library=first.library,
    )


def _handouts(
    first: FirstParts, settings: Settings, jobs: Jobs, clock: Callable[[], datetime]
) -> Handouts:
    return Handouts(
        jobs,
        settings,
        first.appearance,
        first.document,
        clock,
        library=first.library,
        arrivals=first.arrivals,
    )


def _safekeeping(first: FirstParts, jobs: Jobs, upkeep: Upkeep) -> Safekeeping:
    return Safekeeping(
        first.library,
        jobs,
        upkeep,
        first.appearance,
        first.clock,
        document=first.document,
        arrivals=first.arrivals,
    )


def _source_pane(first: FirstParts, actions: Actions) -> SourcePane:
    pane = SourcePane(first.appearance)
    pane.close_requested.connect(actions["page_picture"].trigger)
    return pane


def _showing(first: FirstParts, settings: Settings, jobs: Jobs, pane: SourcePane) -> PageShowing:
    return PageShowing(
        pane,
        first.reading.position,
        first.document,
        jobs=jobs,
        process=first.opener.reading_process,
        settings=settings,
    )


def _places(first: FirstParts, settings: Settings) -> PlaceKeeper:
    reading, position = first.reading, first.reading.position
    places = PlaceKeeper(
        first.library, settings, first.document, lambda: position.offset, parent=reading
    )
    position.moved.connect(places.look)
    return places


def _composing(
    first: FirstParts, settings: Settings, jobs: Jobs, clock: Callable[[], datetime]
) -> Composing:
    return Composing(
        jobs,
        settings,
        first.appearance,
        first.document,
        clock=clock,
        new_id=first.new_id,
        library=first.library,
        arrivals=first.arrivals,
    )


def _shelf(first: FirstParts, settings: Settings, jobs: Jobs, upkeep: Upkeep) -> Shelf:
    return Shelf(
        first.library,
        jobs,
        upkeep,
        first.appearance,
        first.document,
        clock=first.clock,
        recent=partial(_files, settings),
        zone=LocalZone(),
        arrivals=first.arrivals,
    )


def _files(settings: Settings) -> tuple[Path, ...]:
    """Return every file that settings remember."""
    tabs = (one.path for one in kept_documents(settings))
    return (*settings.files(), *(path for path in tabs if path is not None))


def _exchange(first: FirstParts, settings: Settings, jobs: Jobs, upkeep: Upkeep) -> Exchange:
    return Exchange(
        first.library,
        jobs,
        upkeep,
        settings,
        first.appearance,
        document=first.document,
        clock=first.clock,
        arrivals=first.arrivals,
    )


def _version() -> str:
    from viewer.system.version import version  # slow, and seldom asked for

    return told(version())
