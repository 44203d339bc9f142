"""What a briefing takes of an office is chosen: its profile, its pages, its abbreviations."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from data.briefing.page_setup import PageSetup
from data.briefing.profile import Profile
from data.errors import LibraryError
from data.library import Library
from exporters.destination import Kept
from viewer.briefing.profiles.office_button import OfficeButton
from viewer.briefing.profiles.pages_dialog import PagesDialog
from viewer.briefing.profiles.profile_dialog import ProfileDialog
from viewer.briefing.profiles.profile_keeping import ProfileFiles, ProfileKeeping
from viewer.look.appearance import Appearance
from viewer.session.briefing_session import BriefingSession
from viewer.session.catalogue import told, tr
from viewer.session.settings import Settings
from viewer.widgets.dialog_host import present
from viewer.widgets.literal_text import caption
from viewer.widgets.menus import pop_up


class OfficeChoice(QObject):
    """Offers what can be chosen at a button, and opens what edits it."""

    changed = Signal()
    """The library's profiles are others."""
    failed = Signal(str)

    def __init__(
        self,
        session: BriefingSession,
        button: OfficeButton,
        over: QWidget,
        appearance: Appearance,
        *,
        library: Library,
        settings: Settings,
        kept: Callable[[], Kept],
    ) -> None:
        super().__init__(over)
        self._session = session
        self._button = button
        self._over = over
        self._appearance = appearance
        self._library = library
        self._settings = settings
        self._kept = kept
        button.clicked.connect(self._offer)

    def menu(self) -> QMenu:
        """Return what can be chosen now."""
        briefing = self._session.briefing
        names, unread = self._names()
        menu = QMenu(self._button)
        menu.setAccessibleName(tr("Pages and office profile"))
        group = QActionGroup(menu)
        if briefing.profile and briefing.profile not in names:
            named = caption(briefing.profile)
            gone = tr("“{name}” is gone", name=named)
            if briefing.profile in unread:
                gone = tr("“{name}” cannot be read", name=named)
            self._add_choice(menu, group, gone, briefing.profile).setEnabled(False)
        for name in names:
            self._add_choice(menu, group, caption(name), name)
        self._add_choice(menu, group, tr("&No Profile"), "")
        menu.addSeparator()
        menu.addAction(tr("&Pages of This Briefing…"), self.edit_pages)
        listed = QAction(tr("&List Abbreviations"), menu, checkable=True)
        listed.setChecked(briefing.has_glossary)
        listed.toggled.connect(self._session.set_glossary)
        menu.addAction(listed)
        menu.addSeparator()
        menu.addAction(tr("&Edit Profiles…"), self.edit_profiles)
        return menu

    def edit_pages(self) -> None:
        """Ask how the pages of this briefing are to look."""
        briefing = self._session.briefing
        profile = next((one for one in self._profiles() if one.name == briefing.profile), None)
        usual = profile.page if profile else PageSetup()
        name = profile.name if profile else ""
        dialog = PagesDialog(briefing.page, usual, name, self._over)
        dialog.chosen.connect(self._session.set_page)
        present(dialog)

    def edit_profiles(self) -> ProfileDialog:
        """Open the library's profiles."""
        files = ProfileFiles(self._settings)
        dialog = ProfileDialog(
            self._appearance,
            files.ask_logo,
            self._over,
            is_read_only=self._library.is_read_only,
        )
        keeping = ProfileKeeping(dialog, self._library.profiles, files, self._kept)
        keeping.renamed.connect(self._follow_name)
        keeping.changed.connect(self.changed)
        keeping.list_profiles(self._session.briefing.profile)
        present(dialog)
        return dialog

    def _add_choice(self, menu: QMenu, group: QActionGroup, text: str, name: str) -> QAction:
        action = QAction(text, menu, checkable=True)
        action.setChecked(name == self._session.briefing.profile)
        action.triggered.connect(partial(self._session.set_profile, name))
        group.addAction(action)
        menu.addAction(action)
        return action

    def _offer(self) -> None:
        menu = self.menu()
        above = QPoint(0, -menu.sizeHint().height())
        pop_up(menu, self._button.mapToGlobal(above))

    def _follow_name(self, before: str, name: str) -> None:
        """Let every briefing stay with a profile that has another name now."""
        shelf = self._library.briefings
        if self._session.briefing.profile == before:
            self._session.set_profile(name)
        try:
            for entry in shelf.listed():
                held = None if entry.unread else shelf.read(entry.id)
                if held is not None and held.profile == before:
                    shelf.change(tr("Change Profile"), replace(held, profile=name))
        except LibraryError as error:
            self.failed.emit(told(error))

    def _names(self) -> tuple[list[str], tuple[str, ...]]:
        """Return the names of the profiles, and of those that cannot be read."""
        names = [profile.name for profile in self._profiles()]
        try:
            return names, self._library.profiles.unread()
        except LibraryError as error:
            self.failed.emit(told(error))
            return names, ()

    def _profiles(self) -> tuple[Profile, ...]:
        try:
            return self._library.profiles.listed()
        except LibraryError as error:
            self.failed.emit(told(error))
            return ()
