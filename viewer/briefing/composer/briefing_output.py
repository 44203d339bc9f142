"""The pages of the briefing at hand, and what becomes of them: print and files."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol

from PySide6.QtCore import QObject, Signal

from data.annotation import Label
from data.basis.progress import Progress
from data.briefing.briefing import Briefing
from data.briefing.checks import Caution, CautionKind
from data.briefing.profile import Profile
from data.errors import ExportError, LibraryError
from data.files.paths import shown
from data.library import Library
from data.messages import Words
from exporters import writing_formats
from exporters.destination import Kept
from exporters.page_measure import Measure
from viewer.briefing import save_dialog
from viewer.briefing.composer.composer_window import ComposerWindow
from viewer.briefing.preview import PrintPreview
from viewer.briefing.profiles.copies_dialog import CopiesDialog
from viewer.look.appearance import Appearance
from viewer.services.briefings.briefing_options import check_office, file_stem, options_for
from viewer.services.briefings.briefing_workshop import BriefingPages, BriefingWorkshop
from viewer.services.briefings.numbered_copies import (
    NumberedCopy,
    numbered_copies,
    write_copies,
    write_in_one,
)
from viewer.services.choices import MARKINGS
from viewer.session.catalogue import told, tr, trn, window_words
from viewer.session.jobs import Job, Jobs
from viewer.session.settings import Settings
from viewer.widgets.dialog_host import present

_NOT_ON_PAGES = frozenset({CautionKind.LEFT_OUT, CautionKind.UNPRINTED})
_LINES = 46
"""About so many lines of points fill a page."""


class OutcomeReport(Protocol):
    """Says in one line what was done, or what could not be done."""

    def __call__(self, text: str, *, failed: bool) -> None:
        """Say it."""


class Asked(NamedTuple):
    """What pages are made of, at one moment."""

    briefing: Briefing
    labels: tuple[Label, ...]
    profile: Profile | None
    words: Words


class BriefingOutput(QObject):
    """Has pages made after each change, and prints and exports what is shown."""

    failed = Signal(str)

    def __init__(
        self,
        window: ComposerWindow,
        workshop: BriefingWorkshop,
        jobs: Jobs,
        appearance: Appearance,
        *,
        library: Library,
        settings: Settings,
        kept: Callable[[], Kept],
        report: OutcomeReport,
    ) -> None:
        """Serve a window; `report` is told how exports end, and may outlive it."""
        super().__init__(window)
        self._window = window
        self._workshop = workshop
        self._jobs = jobs
        self._appearance = appearance
        self._library = library
        self._settings = settings
        self._kept = kept
        self._report = report
        self._measure: Measure | None = None
        self._looking: Job | None = None
        window.session.changed.connect(lambda _briefing: self.show_pages())
        window.pages.made.connect(self._show_found)
        window.pages.page_clicked.connect(self._go_to_piece)
        window.export_requested.connect(self._export)
        window.copies_requested.connect(self._offer_copies)
        window.print_requested.connect(self._print)
        self.show_pages()

    def show_pages(self) -> None:
        """Have the pages made of the briefing as it is now."""
        if self._looking is not None:
            self._looking.cancel()
        make = self._maker()
        self._window.pages.show_made(lambda progress: _parted(make(progress)))

    def _asked(self) -> Asked:
        briefing = self._window.session.briefing
        try:
            profiles, labels = self._library.profiles.listed(), self._library.labels()
        except LibraryError as error:
            self.failed.emit(told(error))
            profiles, labels = (), self._window.labels
        profile = next((one for one in profiles if one.name == briefing.profile), None)
        usual = tuple(told(marking) for marking in MARKINGS)
        self._window.show_office(profile, usual)
        return Asked(briefing, labels, profile, window_words())

    def _maker(self) -> Callable[[Progress], BriefingPages]:
        asked, workshop = self._asked(), self._workshop
        return lambda progress: workshop.pages(*asked, progress)

    def _show_found(self, pages: BriefingPages) -> None:
        window, measure = self._window, pages.measure
        costs = {
            name: trn("{count} line", "{count} lines", extent.lines)
            for name, extent in measure.pieces.items()
        }
        window.show_found(pages.states, costs)
        window.title.show_briefing(window.session.briefing, pages.proposals)
        window.pages.show_meter(*_meter(measure))
        self._measure = measure
        if self._looking is not None:
            self._looking.cancel()
        self._looking = self._jobs.start(
            lambda _: pages.cautions(), tr("The look at the pages"), self
        )
        self._looking.finished.connect(self._show_cautions)
        self._looking.failed.connect(self.failed)

    def _show_cautions(self, found: tuple[Caution, ...]) -> None:
        cautions: dict[str, str] = {}
        for caution in found:
            cautions.setdefault(caution.piece_id, told(caution.message))
        unprinted = (one.piece_id for one in found if one.kind in _NOT_ON_PAGES)
        self._window.show_cautions(cautions, frozenset(unprinted))

    def _go_to_piece(self, page: int, share: float) -> None:
        """Make the piece current that stands where a page was clicked."""
        if self._measure is None:
            return
        name = self._measure.piece_at(page + 1, share * self._window.pages.page_height(page))
        if name:  # a piece that its template puts twice has its own id before a “~”
            known = self._window.session.briefing.piece(name)
            self._window.pieces.choose([name if known else name.rpartition("~")[0]])

    def _print(self) -> None:
        self._window.commit()
        asked = self._asked()
        try:
            check_office(asked.briefing, asked.profile)
        except ExportError as error:
            self.failed.emit(told(error))
            return
        workshop = self._workshop
        preview = PrintPreview(
            lambda progress: workshop.pages(*asked, progress).pdf,
            self._jobs,
            self._appearance,
            self._window.session.briefing.name,
            kept=self._kept(),
            parent=self._window,
        )
        present(preview)

    def _export(self, format_name: str) -> None:
        window = self._window
        window.commit()
        briefing, labels, profile, words = self._asked()
        chosen = writing_formats.choose(Path(), format_name)
        name = file_stem(briefing, profile) or tr("Briefing")
        folder = save_dialog.last_folder(self._settings)
        path = save_dialog.ask_path(window, folder / f"{name}{chosen.suffixes[0]}", chosen)
        if path is None:
            return
        save_dialog.remember_folder(self._settings, path.parent)
        workshop, kept = self._workshop, self._kept()
        options = options_for(briefing, profile, words, format=format_name)
        job = self._jobs.start(
            lambda progress: workshop.export(
                briefing,
                path,
                labels=labels,
                options=options,
                profile=profile,
                kept=kept,
                on_progress=progress,
            ),
            tr("The export"),
        )
        report = self._report
        report(tr("Writing “{name}” …", name=path.name), failed=False)
        done = tr("Written to {path}", path=shown(path))
        job.finished.connect(lambda _: report(done, failed=False))
        job.failed.connect(partial(report, failed=True))

    def _offer_copies(self) -> None:
        """Offer a copy for each recipient of the profile, one file each."""
        window = self._window
        window.commit()
        briefing, labels, profile, words = self._asked()
        workshop, kept, paged = self._workshop, self._kept(), writing_formats.paged()
        options = options_for(briefing, profile, words, format=paged.name)
        name = f"{file_stem(briefing, profile) or tr('Briefing')}{paged.suffixes[0]}"

        def plan(folder: Path) -> tuple[NumberedCopy, ...]:
            return tuple(numbered_copies(briefing, profile, folder / name, options.words))

        def write(
            copies: Sequence[NumberedCopy], one: Path | None, progress: Progress
        ) -> tuple[Path, ...]:
            writer = partial(write_in_one, path=one) if one else write_copies
            return writer(
                workshop,
                copies,
                labels=labels,
                options=options,
                profile=profile,
                kept=kept,
                on_progress=progress,
            )

        tools = self._jobs, self._settings
        try:
            dialog = CopiesDialog(
                plan,
                write,
                *tools,
                together=name,
                appearance=self._appearance,
                parent=window,
            )
        except ExportError as error:
            self.failed.emit(told(error))
            return
        present(dialog)


def _meter(measure: Measure) -> tuple[str, float]:
    """Return what is said of the room that is left, and how much of the last page is filled."""
    left = trn("{count} line left", "{count} lines left", measure.lines_left)
    share = 1 - min(measure.lines_left / _LINES, 1.0)
    if measure.pages == 1:
        return tr("fits one side, {left}", left=left), share
    sides = trn("{count} page", "{count} pages", measure.pages)
    return tr("{sides}, {left}", sides=sides, left=left), share


def _parted(pages: BriefingPages) -> tuple[bytes, object]:
    return pages.pdf, pages
