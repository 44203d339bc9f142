"""Which page is shown beside the text: the one that is read, drawn where files are read."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage

from data.messages import said
from viewer.reading.sources.source_pages.source_file import (
    PDF_MARK,
    SourceGoneError,
    source_content,
)
from viewer.session.catalogue import told, tr
from viewer.session.feature import Feature

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from data.basis.progress import Progress
    from data.confined.reading_process import ReadingProcess
    from data.document import Document
    from viewer.reading.place import ReadingPosition
    from viewer.reading.sources.source_pages.source_pane import SourcePane
    from viewer.session.current_document import CurrentDocument
    from viewer.session.jobs import Jobs
    from viewer.session.settings import Settings

_MOST_BYTES = 64 * 2**20
"""What pictures are kept take together; the one that is shown is always kept."""


class _Wanted(NamedTuple):
    """A page of a document, from 1, and its width in pixels of the screen."""

    document_id: str
    page: int
    width: int


class _Drawn(NamedTuple):
    """A picture of a page, of a document of so many."""

    image: QImage
    pages: int


class _Fault(NamedTuple):
    """Why no page of a document can be shown, and whether another file may help."""

    line: str
    can_find: bool


class PageShowing(Feature):
    """Keeps the pane at the page that is read, as long as it is seen; one page is drawn at a time.

    `process` gives the process that reads files, which draws pages; it is called on the worker.
    """

    def __init__(
        self,
        pane: SourcePane,
        position: ReadingPosition,
        document: CurrentDocument,
        *,
        jobs: Jobs,
        process: Callable[[], ReadingProcess],
        settings: Settings,
    ) -> None:
        super().__init__(pane)
        self._pane, self._position, self._current = pane, position, document
        self._jobs, self._process, self._settings = jobs, process, settings
        self._kept: OrderedDict[_Wanted, _Drawn] = OrderedDict()
        self._found: dict[str, Path] = {}
        self._faults: dict[str, tuple[str, bool]] = {}
        self._wanted: _Wanted | None = None
        self._is_busy = False
        self._page = 0
        self._beginning = QTimer(self)  # a pane that was just opened has its width by then
        self._beginning.setSingleShot(True)
        self._beginning.setInterval(0)
        self._beginning.timeout.connect(self._draw)
        pane.looked.connect(self._show_again)
        pane.stepped.connect(self._step)
        pane.file_wanted.connect(self._ask)
        position.moved.connect(self._follow)
        document.changed.connect(self._change)

    def _change(self, _session: object) -> None:
        self._page = 0
        self._faults.clear()
        self._follow(self._position.offset)

    def _follow(self, offset: int) -> None:
        """Show the page of what is read."""
        if not self._pane.isVisible():
            self._page = 0
            return
        document = self._document
        if document is None:
            self._kept.clear()
            self._pane.say("")
            return
        page = page_at(document, offset)
        if page != self._page or not page:
            self._page = page
            self._show()

    def _show_again(self) -> None:
        """Show the page that is shown in another width, or for the first time."""
        if self._page:
            self._show()
        else:
            self._follow(self._position.offset)

    def _step(self, steps: int) -> None:
        self._page = max(1, self._page + steps)
        self._show()

    @property
    def _document(self) -> Document | None:
        session = self._current.session
        return session.document if session is not None else None

    def _show(self) -> None:
        document = self._document
        if document is None or not self._pane.isVisible():
            return
        if not self._page:
            self._pane.say(tr("This document has no pages: it was not read from a PDF."))
            return
        fault = self._faults.get(document.id)
        if fault is not None:
            self._pane.say(fault[0], can_find=fault[1])
            return
        ratio = self._pane.devicePixelRatioF()
        wanted = _Wanted(document.id, self._page, round(self._pane.wanted_width * ratio))
        self._wanted = wanted
        known = self._kept.get(wanted)
        if known is not None:
            self._kept.move_to_end(wanted)
            self._pane.show_page(known.image, wanted.page, known.pages)
        else:
            self._begin(wanted)

    def _begin(self, wanted: _Wanted) -> None:
        self._pane.say(tr("Drawing page {page}…", page=wanted.page), keep=True)
        self._beginning.start()

    def _draw(self) -> None:
        """Have drawn what is wanted now; where something is, what is wanted when that has ended."""
        wanted = self._wanted
        if self._is_busy or wanted is None or wanted in self._kept:
            return
        self._is_busy = True
        path = self._found.get(wanted.document_id) or self._current.path
        work = partial(_drawn, path, wanted, self._process)
        job = self._jobs.start(work, said("The picture of the page"), self._pane)
        job.finished.connect(partial(self._take, wanted))
        job.failed.connect(partial(self._fail, wanted))
        job.cancelled.connect(self._rest)

    def _take(self, wanted: _Wanted, found: _Drawn | _Fault) -> None:
        if isinstance(found, _Fault):
            self._faults[wanted.document_id] = found.line, found.can_find
        else:
            self._kept[wanted] = found
            while len(self._kept) > 1 and self._size > _MOST_BYTES:
                self._kept.popitem(last=False)
        self._rest()
        self._show()

    def _fail(self, wanted: _Wanted, line: str) -> None:
        self._rest()
        if wanted == self._wanted:
            self._pane.say(line)
        else:
            self._show()

    def _rest(self) -> None:
        self._is_busy = False

    @property
    def _size(self) -> int:
        return sum(drawn.image.sizeInBytes() for drawn in self._kept.values())

    def _ask(self) -> None:
        """Ask for the file that was read; whether it is the same, its bytes say."""
        from data.intake import reading_formats  # not at start-up
        from viewer.widgets import file_dialogs

        document = self._document
        if document is None:
            return
        kind = reading_formats.format_of(PDF_MARK, "")
        offered = (file_dialogs.Kind(told(kind.name), kind.suffixes).pattern,)
        title = tr("Find the File That Was Read")
        path = file_dialogs.ask_file(self._pane.window(), title, offered, self._settings, "open")
        if path is not None:
            self._found[document.id] = path
            self._faults.pop(document.id, None)
            self._show()


def page_at(document: Document, offset: int) -> int:
    """Return the page of the source, from 1, that an offset stands on; 0 where there are none."""
    for index in range(document.block_at(offset), -1, -1):
        if document.blocks[index].page:
            return document.blocks[index].page
    return next((block.page for block in document.blocks if block.page), 0)


def _drawn(
    path: Path | None,
    wanted: _Wanted,
    process: Callable[[], ReadingProcess],
    on_progress: Progress,
) -> _Drawn | _Fault:
    """Draw a page, on the worker."""
    try:
        content = source_content(path, wanted.document_id)
    except SourceGoneError as error:
        return _Fault(told(error), can_find=True)
    name = path.name if path is not None else ""
    page = process().draw(content, name, (wanted.page, wanted.width), on_progress)
    kind = QImage.Format.Format_RGB32
    image = QImage(page.pixels, page.width, page.height, 4 * page.width, kind).copy()
    return _Drawn(image, page.pages)
