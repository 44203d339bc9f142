"""The briefing at hand, as signals."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from data.briefing.briefing import MOST_PIECES, Briefing, Depth, TitleBlock, moved
from data.briefing.page_setup import PageSetup
from data.briefing.pieces import BriefingPiece, PieceKind
from data.errors import LibraryError
from data.library.briefing_shelf import BriefingShelf, BriefingTurns
from viewer.session.catalogue import told, tr


class BriefingSession(QObject):
    """What the composer shows: one briefing, whose changes are saved before they are shown.

    A change that could not be saved is announced by `failed`, and nothing has changed then.
    """

    changed = Signal(object)
    """The Briefing as it is now."""
    failed = Signal(str)
    """One line for the user: what could not be done, and what to do."""

    def __init__(
        self,
        briefing: Briefing,
        shelf: BriefingShelf,
        *,
        new_id: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._briefing = briefing
        self._shelf = shelf
        self._new_id = new_id

    @property
    def briefing(self) -> Briefing:
        """The briefing as it is kept."""
        return self._briefing

    @property
    def turns(self) -> BriefingTurns:
        """What undo would take back and redo make again, in words."""
        try:
            return self._shelf.turns(self._briefing.id)
        except LibraryError:
            return BriefingTurns()

    def new_id(self) -> str:
        """Return an id that no piece has."""
        return self._new_id()

    def insert(self, pieces: Iterable[BriefingPiece], before: str = "") -> bool:
        """Put pieces before another, or, for an empty id, at the end."""
        added = tuple(pieces)
        held = self._briefing.pieces
        if len(held) + len(added) > MOST_PIECES:
            most = str(MOST_PIECES)
            self.failed.emit(tr("A briefing has at most {most} pieces: begin another.", most=most))
            return False
        place = next((n for n, piece in enumerate(held) if piece.id == before), len(held))
        return bool(added) and self._keep(
            tr("Add to Briefing"), pieces=(*held[:place], *added, *held[place:])
        )

    def insert_own(self, kind: PieceKind, text: str = "", before: str = "") -> str:
        """Put a piece of the author's own before another, and return its id; "" where it failed."""
        piece = BriefingPiece(self._new_id(), kind, text)
        return piece.id if self.insert((piece,), before) else ""

    def replace(self, piece: BriefingPiece, description: str, *, amend: bool = False) -> bool:
        """Let a piece take the place of the one with its id."""
        return self.replace_all((piece,), description, amend=amend)

    def replace_all(
        self, pieces: Iterable[BriefingPiece], description: str, *, amend: bool = False
    ) -> bool:
        """Let pieces take the places of those with their ids, as one change."""
        anew = {piece.id: piece for piece in pieces}
        after = tuple(anew.get(one.id, one) for one in self._briefing.pieces)
        return after == self._briefing.pieces or self._keep(description, amend=amend, pieces=after)

    def move(self, ids: Iterable[str], before: str) -> bool:
        """Put pieces, in their order, before another, or, for an empty id, at the end."""
        pieces = moved(self._briefing.pieces, ids, before)
        if pieces == self._briefing.pieces:
            return True
        return self._keep(tr("Move in Briefing"), pieces=pieces)

    def remove(self, ids: Iterable[str]) -> bool:
        """Take pieces out."""
        gone = frozenset(ids)
        pieces = tuple(piece for piece in self._briefing.pieces if piece.id not in gone)
        if pieces == self._briefing.pieces:
            return True
        return self._keep(tr("Take Out of Briefing"), pieces=pieces)

    def set_title(self, title: TitleBlock) -> bool:
        """Write the title block."""
        return title == self._briefing.title or self._keep(
            tr("Write Title Block"), amend=True, title=title
        )

    def set_bottom_line(self, text: str) -> bool:
        """Write the bottom line."""
        return text == self._briefing.bottom_line or self._keep(
            tr("Write Bottom Line"), amend=True, bottom_line=text
        )

    def set_depth(self, depth: Depth) -> bool:
        """Show the same pieces at another depth."""
        return depth is self._briefing.depth or self._keep(tr("Change Depth"), depth=depth)

    def set_template(self, name: str) -> bool:
        """Take a template of that name, or none: the order of the pieces themselves."""
        return name == self._briefing.template or self._keep(tr("Change Template"), template=name)

    def set_marking(self, marking: str) -> bool:
        """Set the handling line of every page."""
        return marking == self._briefing.marking or self._keep(
            tr("Change Marking"), marking=marking
        )

    def set_profile(self, name: str) -> bool:
        """Take the profile of an office, or none."""
        return name == self._briefing.profile or self._keep(tr("Change Profile"), profile=name)

    def set_page(self, page: PageSetup | None) -> bool:
        """Set how the pages look; None for as the profile says."""
        return page == self._briefing.page or self._keep(tr("Change Pages"), page=page)

    def set_glossary(self, wanted: bool) -> bool:  # as a check box says it
        """List abbreviations at the end, or not."""
        return wanted == self._briefing.has_glossary or self._keep(
            tr("Change Glossary"), has_glossary=wanted
        )

    def rename(self, name: str) -> bool:
        """Give the briefing another name; one that is none, or too long, is refused."""
        if name == self._briefing.name:
            return True
        try:
            return self._keep(tr("Rename Briefing"), name=name)
        except ValueError:
            self.failed.emit(tr("A briefing has a name of one line and at most 120 characters."))
            return False

    def undo(self) -> str:
        """Take the last change back, and return what it is called; "" where there is none."""
        return self._turn(self._shelf.undo, self.turns.undoable)

    def redo(self) -> str:
        """Make the change that was last undone again, and return what it is called."""
        return self._turn(self._shelf.redo, self.turns.redoable)

    def _turn(self, turn: Callable[[str], Briefing | None], name: str) -> str:
        try:
            found = turn(self._briefing.id)
        except LibraryError as error:
            self.failed.emit(told(error))
            return ""
        if found is None:
            return ""
        self._briefing = found
        self.changed.emit(found)
        return name

    def _keep(self, description: str, *, amend: bool = False, **fields: object) -> bool:
        after = replace(self._briefing, **fields)  # type: ignore[arg-type]  # its own
        try:
            self._briefing = self._shelf.change(description, after, amend=amend)
        except LibraryError as error:
            self.failed.emit(told(error))
            return False
        self.changed.emit(self._briefing)
        return True
