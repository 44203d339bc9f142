"""The second half of the composition root: what stands around the page."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtGui import QGuiApplication

from viewer.annotations.annotation_controller import Annotating
from viewer.annotations.annotation_panel import AnnotationPanel
from viewer.briefing.handout_controller import Handouts
from viewer.library.backup_controller import Safekeeping
from viewer.library.edition_controller import EditionController
from viewer.library.exchange_controller import Exchange
from viewer.library.library_controller import Shelf
from viewer.library.upkeep import Upkeep
from viewer.look import theme
from viewer.look.icons import program_icon
from viewer.reading.navigation import Navigating
from viewer.services.clock import LocalZone
from viewer.session.jobs import Jobs
from viewer.session.settings import Settings
from viewer.structure.report_controller import Explaining
from viewer.structure.structure_controller import Structuring
from viewer.topics.topic_sidebar import TopicSidebar
from viewer.window.actions import Actions
from viewer.window.components import FirstParts, Parts
from viewer.window.file_choice import Files
from viewer.window.message_bar import MessageBar
from viewer.window.status_bar import StatusBar
from viewer.window.toolbar import Toolbar
from viewer.window.welcome import Welcome


def parts(
    first: FirstParts, settings: Settings, jobs: Jobs, *, clock: Callable[[], datetime]
) -> Parts:
    """Build everything that stands around the page."""
    QGuiApplication.setWindowIcon(program_icon())
    theme.load_more_fonts()
    library, now, arrivals = first.library, first.clock, first.arrivals
    labels = library.labels()
    colours = first.appearance.theme
    actions = Actions(labels)
    upkeep = Upkeep(library.location, jobs)
    return Parts(
        labels=labels,
        files=Files(settings),
        annotating=Annotating(first.reading.selection),
        structuring=Structuring(first.reading.place),
        explaining=Explaining(colours, arrivals),
        navigating=Navigating(),
        handouts=Handouts(jobs, settings, colours, clock, library=library, arrivals=arrivals),
        shelf=Shelf(
            library,
            jobs,
            upkeep,
            colours,
            clock=now,
            recent=settings.files,
            zone=LocalZone(),
            arrivals=arrivals,
        ),
        safekeeping=Safekeeping(library, jobs, upkeep, colours, now, arrivals=arrivals),
        exchange=Exchange(library, jobs, upkeep, settings, colours, clock=now, arrivals=arrivals),
        editions=EditionController(library, jobs, colours, arrivals=arrivals),
        upkeep=upkeep,
        actions=actions,
        topics=TopicSidebar(colours),
        annotations=AnnotationPanel(colours),
        welcome=Welcome(),
        message=MessageBar(colours),
        status=StatusBar(),
        toolbar=Toolbar(actions),
        version=_version,
    )


def _version() -> str:
    from viewer.system.version import version  # slow, and seldom asked for

    return version()
