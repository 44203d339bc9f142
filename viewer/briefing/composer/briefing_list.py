"""What is done in the list of briefings: made, copied, removed and put back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject

from data.briefing.briefing import LONGEST_NAME, Briefing
from data.errors import LibraryError
from data.library.briefing_shelf import BriefingShelf
from viewer.briefing.composer.briefings_dialog import BriefingName, BriefingsDialog
from viewer.session.catalogue import told, tr
from viewer.widgets.dialog_host import present


class BriefingListing(QObject):
    """Serves a dialog; `made` is given the id of a new briefing, `leaving` of one that goes."""

    def __init__(
        self,
        dialog: BriefingsDialog,
        shelf: BriefingShelf,
        *,
        new_id: Callable[[], str],
        clock: Callable[[], datetime],
        made: Callable[[str], bool],
        leaving: Callable[[str], object],
    ) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._shelf = shelf
        self._new_id = new_id
        self._clock = clock
        self._made = made
        self._leaving = leaving
        dialog.new_requested.connect(self._ask_name)
        dialog.copy_requested.connect(self._duplicate)
        dialog.remove_requested.connect(self._remove)
        dialog.put_back_requested.connect(self._put_back)
        self._list("")

    def _ask_name(self) -> None:
        asked = BriefingName("", tr("New Briefing"), self._dialog)
        asked.named.connect(self._make)
        present(asked)

    def _make(self, name: str) -> None:
        now = self._clock()
        briefing = Briefing(self._new_id(), name, now, now)
        if self._done(lambda: self._shelf.add(briefing), "") and self._made(briefing.id):
            self._dialog.accept()

    def _duplicate(self, briefing_id: str) -> None:
        def copy() -> None:
            held, now = self._shelf.read(briefing_id), self._clock()
            if held is not None:
                name = tr("{name} (copy)", name=held.name)[:LONGEST_NAME].strip()
                anew = replace(held, id=self._new_id(), name=name, created=now, modified=now)
                self._shelf.add(anew)

        self._done(copy, tr("Duplicated"))

    def _remove(self, briefing_id: str) -> None:
        self._leaving(briefing_id)
        self._done(lambda: self._shelf.remove(briefing_id), tr("Removed; Put Back brings it back"))

    def _put_back(self) -> None:
        def put_back() -> None:
            last = next(iter(self._shelf.removed()), None)
            if last is not None:
                self._shelf.put_back(last.id)

        self._done(put_back, tr("Put back"))

    def _done(self, act: Callable[[], object], message: str) -> bool:
        """Do something and say so, or say why it could not be done."""
        try:
            act()
        except LibraryError as error:
            self._list(told(error))
            return False
        self._list(message)
        return True

    def _list(self, message: str) -> None:
        try:
            entries, removed = self._shelf.listed(), self._shelf.removed()
        except LibraryError as error:
            entries, removed, message = (), (), told(error)
        self._dialog.show_entries(entries, can_put_back=bool(removed), message=message)
