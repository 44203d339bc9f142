"""Annotations that go out to colleagues as files, and come in from them."""

from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from data.document import Document
from data.errors import LibraryError
from data.files.paths import shown
from data.interchange import exchange_formats
from data.library import Library
from data.messages import said
from viewer.library.upkeep import Upkeep
from viewer.look.appearance import Appearance
from viewer.session.arrivals import Arrivals
from viewer.session.catalogue import told, tr, trn
from viewer.session.current_document import CurrentDocument
from viewer.session.document_session import DocumentSession
from viewer.session.jobs import Jobs
from viewer.session.settings import AUTHOR, Settings
from viewer.system.folders import Folders
from viewer.widgets import file_dialogs
from viewer.widgets.dialog_host import DialogHost
from viewer.widgets.file_dialogs import Kind

if TYPE_CHECKING:
    from exporters.destination import Kept
    from viewer.library.exchange_dialogs import ImportAnswer
    from viewer.services.exchange import Incoming

OutChooser = Callable[[QWidget, Path], Path | None]
"""Asks for the file to write, given the window and the suggested path."""
InChooser = Callable[[QWidget, Settings], Path | None]
"""Asks for the file to read, given the window and where the folder of the last time is kept."""
_KEY = "exchange"


class Exchange(DialogHost):
    """Exports the open document's annotations, and imports others'."""

    document_wanted = Signal(str)
    """The id of a document of the library that is to be opened."""

    def __init__(
        self,
        library: Library,
        jobs: Jobs,
        upkeep: Upkeep,
        settings: Settings,
        appearance: Appearance,
        *,
        document: CurrentDocument,
        clock: Callable[[], datetime],
        choose_out: OutChooser | None = None,
        choose_in: InChooser | None = None,
        arrivals: Arrivals | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(appearance, document, arrivals, parent)
        self._library = library
        self._jobs = jobs
        self._upkeep = upkeep
        self._settings = settings
        self._clock = clock
        self._choose_out = choose_out or _ask_out
        self._choose_in = choose_in or _ask_in

    def export(self, session: DocumentSession, window: QWidget) -> None:
        """Write the document's annotations into a file, after asking what is to be in it."""
        from viewer.library.exchange_dialogs import ExportQuestion  # not at start-up

        count = sum(item.in_briefing for item in session.annotations)
        private = len(session.annotations) - count
        question = ExportQuestion(count, private, self._settings.value(AUTHOR), window)
        question.answered.connect(partial(self._export, session.document, session.path, window))
        self._open(question)

    def import_into(self, session: DocumentSession | None, window: QWidget) -> None:
        """Take annotations in from a file, after showing what would come."""
        path = self._choose_in(window, self._settings)
        if path is not None:
            self.take_in(path, session, window)

    def take_in(self, path: Path, session: DocumentSession | None, window: QWidget) -> None:
        """Take annotations in from that file, after showing what would come."""
        document = session.document if session else None
        job = self._jobs.start(lambda _: self._read(path, document), said("The import"))
        job.failed.connect(self.failed)
        job.finished.connect(
            lambda read: self._later(partial(self._preview, _Read(read, path), window))
        )

    def _export(
        self, document: Document, source: Path | None, window: QWidget, answer: "ImportAnswer"
    ) -> None:
        self._settings.set_value(AUTHOR, answer.author)
        folder = file_dialogs.folder(self._settings, _KEY)
        stem = PurePath(document.source.name).stem or "annotations"
        path = self._choose_out(window, folder / f"{stem}-annotations{answer.suffix}")
        if path is None:
            return
        file_dialogs.remember_folder(self._settings, _KEY, path.parent)
        own = (source, said("the document itself"))
        keep = Folders(self._library.location.path, self._settings.path).kept(own)
        job = self._jobs.start(
            lambda _: self._write(document, path, answer, keep), said("The export")
        )
        job.failed.connect(self.failed)
        job.finished.connect(self.told.emit)

    def _write(self, document: Document, path: Path, answer: "ImportAnswer", keep: "Kept") -> str:
        from viewer.services import exchange

        with closing(self._library.location.open_to_read()) as library:
            count = exchange.write(
                library, document, path, keep=keep, private=answer.private, author=answer.author
            )
        return trn(
            "{count} annotation written to {path}",
            "{count} annotations written to {path}",
            count,
            path=shown(path),
        )

    def _read(self, path: Path, document: Document | None) -> "Incoming":
        from viewer.services import exchange

        is_package = exchange_formats.brings_document(path.name)
        with closing(self._library.location.open_to_read()) as library:
            given = None if is_package else document
            content = exchange.read_file(path)
            return exchange.incoming(library, given, content, is_package=is_package)

    def _preview(self, read: "_Read", window: QWidget) -> None:
        from viewer.library.exchange_dialogs import ImportPreview  # not at start-up

        (document, merge, account), path = read
        labels = self._library.labels()
        is_new = merge.change is None and self._library.entry(document.id) is None
        title = document.title if is_new else ""
        dialog = ImportPreview(
            merge, labels, self._appearance, path, window, brings=title, account=account
        )
        dialog.accepted_merge.connect(partial(self._import, read))
        self._open(dialog)

    def _import(self, read: "_Read") -> None:
        """Make the import as one change; a copy of the library is made before."""
        job = self._upkeep.back_up()
        job.finished.connect(lambda _: self._take_in(read))

    def _take_in(self, read: "_Read") -> None:
        from viewer.services import exchange

        come, library = read.incoming, self._library
        name = come.document.id
        is_open = self._session_on(name) is not None
        try:
            taken = exchange.take_in(
                library, come, self._clock(), partial(self._apply, library, name)
            )
        except LibraryError as error:
            self.failed.emit(told(error))
            return
        if not taken.is_saved:
            return
        back = tr("The document was in the trash, and is back.") if taken.is_back else ""
        self.told.emit(f"{back} {told(come.in_words())}".strip())
        if not (is_open and come.merge.change):
            self._later(partial(self.document_wanted.emit, name))


class _Read(NamedTuple):
    """What was read, and from which file."""

    incoming: "Incoming"
    path: Path


def _ask_out(window: QWidget, path: Path) -> Path | None:
    known = exchange_formats.choose(path.name)
    return file_dialogs.ask_new(
        window, tr("Export Annotations"), path, Kind(told(known.name), (path.suffix,))
    )


def _ask_in(window: QWidget, settings: Settings) -> Path | None:
    kinds = [
        Kind(told(known.name), known.suffixes)
        for known in exchange_formats.formats()
        if known.comes_in
    ]
    offered = file_dialogs.filters(tr("Annotations"), kinds)
    return file_dialogs.ask_file(window, tr("Import Annotations"), offered, settings, _KEY)
