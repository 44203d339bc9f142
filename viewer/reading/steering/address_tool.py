"""Going to what is typed: shown while one types, taken back with Esc, kept with Return."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal

from data.citation import on_page
from data.messages import said
from viewer.reading.place import Stand, View
from viewer.reading.steering.address_field import AddressField
from viewer.reading.steering.address_list import AddressList
from viewer.session.catalogue import told, tr
from viewer.widgets.announcements import announce
from viewer.widgets.row_model import Row

if TYPE_CHECKING:
    from data.library import Location, ShelfEntry
    from data.text.address_search import AddressHit, AddressSearch
    from viewer.look.appearance import Appearance
    from viewer.reading.reading_pane import ReadingPane
    from viewer.session.current_document import CurrentDocument
    from viewer.session.document_session import DocumentSession
    from viewer.session.jobs import Jobs

_LONGEST = 160
"""Of a block's text, what a row could show."""


class _Origin(NamedTuple):
    """Where the reader was before anything was typed."""

    view: View
    stand: Stand


class AddressTool(QObject):
    """Serves the address field: its places, the page that follows, and the way back.

    What is previewed is where the reader is, for all that follows the reading position.
    """

    left = Signal(object)
    """The reader went from this Stand to a place, and stays there."""
    document_wanted = Signal(str, str)
    """The document with this id is to be opened, at what was typed."""

    def __init__(
        self,
        pane: ReadingPane,
        document: CurrentDocument,
        appearance: Appearance,
        *,
        location: Location,
        jobs: Jobs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pane = pane
        self._document = document
        self._appearance = appearance
        self._location = location
        self._jobs = jobs
        self._origin: _Origin | None = None
        self._search: AddressSearch | None = None
        self._hits: tuple[AddressHit, ...] = ()
        self._other: ShelfEntry | None = None
        self.field = AddressField()
        self.list = AddressList(appearance, self.field)
        self.field.begun.connect(self._begin)
        self.field.textEdited.connect(self._look)
        self.field.stepped.connect(self._step)
        self.field.accepted.connect(self._accept)
        self.field.given_up.connect(self._give_up)
        self.field.left.connect(self._end)
        self.list.clicked.connect(lambda index: self._choose(index.row()))
        document.availability_changed.connect(self._enable)
        document.follow(self._show)

    def start(self) -> None:
        """Give the field the keyboard; what is in it is typed over."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def _enable(self) -> None:
        self.field.setEnabled(self._document.at_hand is not None)

    def _show(self, _session: DocumentSession | None) -> None:
        """Go about another document, or this one corrected."""
        self._search, self._origin = None, None
        self._hits, self._other = (), None
        self.list.show_rows(())
        if not self._document.is_continued:
            self.field.clear()
        self._enable()

    def _begin(self) -> None:
        if self._origin is None and self._document.session is not None:
            page = self._pane.page
            self._origin = _Origin(View.of(page), Stand.of(page))
            self._prepare(self._document.session)

    def _prepare(self, session: DocumentSession) -> AddressSearch:
        """Return what finds places; what that takes for a large document is made meanwhile."""
        if self._search is None:
            from data.text.address_search import AddressSearch  # once something is typed

            self._pane.complete()
            self._search = AddressSearch(session.citations)
            self._jobs.start(self._search.prepare, said("The preparation of addresses"))
        return self._search

    def _look(self, typed: str) -> None:
        """Show the places that may be meant, and the first of them on the page."""
        session = self._document.at_hand
        if session is None:
            return
        self._begin()
        search = self._prepare(session)
        near = self._origin.stand.offset if self._origin else 0
        self._other = None
        other = search.other_document(typed)
        self._hits = ()
        if other:
            self._look_elsewhere(other, typed)
            return
        self._hits = search.hits(typed, near)
        missing = tr("“{asked}” is no place in this document", asked=typed.strip())
        self._show_hits("" if self._hits or not typed.strip() else missing)

    def _show_hits(self, missing: str) -> None:
        """Show the places, and what is `missing`, which is said where it is not empty."""
        session = self._document.session
        rows = [self._row(hit, session) for hit in self._hits] if session is not None else []
        if missing:
            about = "" if rows else tr("Find looks for words of the text")
            rows.append(Row(missing, text=about, is_alarming=True))
            announce(self.field, missing)
        self._set_failed(failed=bool(missing) and not self._hits)
        self.list.show_rows(rows)
        self._preview()

    def _look_elsewhere(self, name: str, typed: str) -> None:
        """Ask the library which document is called so; its own places are shown where none is."""
        from viewer.services.named_documents import named_document  # for few citations

        job = self._jobs.start(
            partial(named_document, self._location, name), said("The search for a document"), self
        )
        self._go_back()
        self.list.show_rows((Row(tr("Looking for “{name}” …", name=name)),))
        job.finished.connect(partial(self._tell_other, name, typed))
        job.failed.connect(lambda _message: self._tell_other(name, typed, None))

    def _tell_other(self, name: str, typed: str, entry: ShelfEntry | None) -> None:
        session, search = self._document.at_hand, self._search
        if session is None or search is None or typed != self.field.text():
            return  # something else was typed meanwhile
        self._other = entry
        if entry is not None and entry.id != session.document.id:
            row = Row(
                tr("That is in “{title}”", title=entry.title), tr("Return opens it"), typed.strip()
            )
            self._set_failed(failed=False)
            self.list.show_rows((row,))
            announce(self.field, str(row))
            return
        self._other = None
        self._hits = search.hits(typed, self._origin.stand.offset if self._origin else 0)
        missing = tr("No document of the library is called “{name}”", name=name)
        self._show_hits("" if entry is not None else missing)

    def _row(self, hit: AddressHit, session: DocumentSession) -> Row:
        cited = told(on_page(str(session.citations.of_block(hit.block)), hit.page))
        block = session.document.blocks[hit.block]
        return Row(cited, text=" ".join(block.text[:_LONGEST].split()), is_quote=True)

    def _step(self, steps: int) -> None:
        current = self.list.current
        if self._hits and current is not None:
            self.list.set_current((current + steps) % len(self._hits))
            self._preview()

    def _preview(self) -> None:
        """Show the current place on the page; without one, what was seen before."""
        current, session = self.list.current, self._document.session
        if session is None or self._origin is None:
            return
        if current is None or current >= len(self._hits):
            self._go_back()
            return
        block = session.document.blocks[self._hits[current].block]
        self._pane.go_to(block.start, block.end)
        self._pane.page.tint(block.start, block.end, self._appearance.theme.selection)
        announce(self.field, str(self._row(self._hits[current], session)))

    def _choose(self, number: int) -> None:
        if number < len(self._hits):
            self.list.set_current(number)
            self._preview()
        self._accept()

    def _accept(self) -> None:
        """Stay at the place that is shown, or open the document that was named."""
        if self._other is not None:
            entry, typed = self._other, self.field.text()
            self._leave_field()
            self.document_wanted.emit(entry.id, typed)
        elif self._hits:
            self._leave_field()
        elif self.field.text().strip():
            self.field.selectAll()
        else:
            self._give_up()

    def _give_up(self) -> None:
        self._go_back()
        self._origin = None
        self._leave_field()

    def _leave_field(self) -> None:
        self._end()
        self._pane.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _end(self) -> None:
        """Take the list away; where the page shows a place, the one before is left for good."""
        origin, self._origin = self._origin, None
        self.list.show_rows(())
        self.field.clear()
        self._set_failed(failed=False)
        self._pane.page.tint()
        if origin is not None and origin.stand != self._pane.position.stand():
            self.left.emit(origin.stand)
        self._hits, self._other = (), None

    def _go_back(self) -> None:
        if self._origin is not None:
            self._pane.page.tint()
            with self._pane.position.settling():
                self._origin.view.restore(self._pane.page)

    def _set_failed(self, *, failed: bool) -> None:
        if bool(self.field.property("failed")) != failed:
            self.field.setProperty("failed", failed)
            self.field.style().polish(self.field)
