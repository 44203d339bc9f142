"""What is done with the profiles of a library: kept, copied, deleted, taken in and out."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from data.briefing.profile import Profile
from data.errors import ReportableError
from data.files.paths import home, shown
from data.library.profile_shelf import ProfileShelf
from exporters.destination import Kept
from viewer.briefing.profiles.profile_dialog import ProfileDialog
from viewer.services.briefings import profile_files
from viewer.services.briefings.profile_files import not_read
from viewer.services.handout import stem
from viewer.session.catalogue import told, tr
from viewer.session.settings import Settings
from viewer.widgets import file_dialogs
from viewer.widgets.dialog_parts import ask
from viewer.widgets.file_dialogs import Kind

_KEY = "profiles"


class ProfileFiles:
    """Asks for the files of profiles and logos, in the folder of the last time."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def ask_logo(self, over: QWidget) -> Path | None:
        """Ask for the picture of a letterhead."""
        kinds = (Kind(tr("Pictures"), (".png", ".svg")).pattern,)
        return file_dialogs.ask_file(over, tr("Choose Logo"), kinds, self._settings, "logos")

    def ask_profile(self, over: QWidget) -> Path | None:
        """Ask for the file of a profile that is to be taken in."""
        kinds = (Kind(tr("Office profiles"), (profile_files.SUFFIX,)).pattern,)
        return file_dialogs.ask_file(over, tr("Import Profile"), kinds, self._settings, _KEY)

    def ask_new(self, over: QWidget, name: str) -> Path | None:
        """Ask for the file that a profile is to be written to."""
        folder = file_dialogs.folder(self._settings, _KEY, home)
        suggested = folder / f"{stem(name) or tr('Profile')}{profile_files.SUFFIX}"
        kind = Kind(tr("Office profiles"), (profile_files.SUFFIX,))
        path = file_dialogs.ask_new(over, tr("Export Profile"), suggested, kind)
        if path is not None:
            file_dialogs.remember_folder(self._settings, _KEY, path.parent)
        return path


class ProfileKeeping(QObject):
    """Serves a dialog with the profiles of a library."""

    changed = Signal()
    """What the library keeps of profiles is another."""
    renamed = Signal(str, str)
    """The name that a profile had, and the one that it has now."""

    def __init__(
        self,
        dialog: ProfileDialog,
        shelf: ProfileShelf,
        files: ProfileFiles,
        kept: Callable[[], Kept],
    ) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._shelf = shelf
        self._files = files
        self._kept = kept
        self._deleted: list[Profile] = []
        dialog.keep_requested.connect(self._keep)
        dialog.new_requested.connect(self._make)
        dialog.copy_requested.connect(self._copy)
        dialog.delete_requested.connect(self._delete)
        dialog.put_back_requested.connect(self._put_back)
        dialog.import_requested.connect(self._import)
        dialog.export_requested.connect(self._export)

    def list_profiles(self, current: str, message: str = "") -> None:
        """Show what the library keeps, with one profile chosen."""
        unread: tuple[str, ...] = ()
        try:
            profiles, unread = self._shelf.listed(), self._shelf.unread()
        except ReportableError as error:
            profiles, message = (), told(error)
        can_put_back = bool(self._deleted)
        self._dialog.show_profiles(profiles, current, message, can_put_back=can_put_back)
        if unread and not message:
            self._dialog.tell(told(not_read(unread)), failed=True)

    def _keep(self, before: str, profile: Profile) -> None:
        def keep() -> None:
            self._shelf.keep(profile)
            if profile.name != before:
                self._shelf.delete(before)

        if self._done(keep, profile.name, tr("“{name}” is kept.", name=profile.name)):
            if profile.name != before:
                self.renamed.emit(before, profile.name)
            self.changed.emit()

    def _make(self) -> None:
        self._add(Profile(self._free(tr("New profile"))), tr("Begun: write its name."))
        self._dialog.edit_name()

    def _copy(self, name: str) -> None:
        held = self._named(name)
        if held is not None:
            self._add(replace(held, name=self._free(name)), tr("Duplicated: write its name."))
            self._dialog.edit_name()

    def _delete(self, name: str) -> None:
        held = self._named(name)
        if held is None:
            return
        self._deleted.append(held)
        done = tr("“{name}” is deleted; Put Back brings it back.", name=name)
        if self._done(lambda: self._shelf.delete(name), "", done):
            self.changed.emit()
        else:
            self._deleted.pop()

    def _put_back(self) -> None:
        held = self._deleted[-1]
        back = replace(held, name=self._free(held.name))
        if self._add(back, tr("“{name}” is back.", name=back.name)):
            self._deleted.pop()
            self.list_profiles(back.name, self._dialog.message)

    def _import(self) -> None:
        path = self._files.ask_profile(self._dialog)
        if path is None:
            return
        try:
            profile = profile_files.read_profile(path)
        except ReportableError as error:
            self._dialog.tell(told(error), failed=True)
            return
        held = self._named(profile.name)
        if held == profile:
            self.list_profiles(profile.name, tr("“{name}” is here already.", name=profile.name))
        elif held is None:
            self._take_in(profile)
        else:
            question = tr("There is another profile “{name}” here. Replace it?", name=profile.name)
            lost = tr("Its letterhead, markings and lists are those of the file then.")
            ask(self._dialog, (question, lost), tr("&Replace"), lambda: self._take_in(profile))

    def _take_in(self, profile: Profile) -> None:
        self._add(profile, tr("“{name}” is imported.", name=profile.name))

    def _export(self, name: str) -> None:
        held = self._named(name)
        path = self._files.ask_new(self._dialog, name) if held is not None else None
        if held is None or path is None:
            return
        try:
            profile_files.write_profile(held, path, keep=self._kept())
        except ReportableError as error:
            self._dialog.tell(told(error), failed=True)
            return
        self._dialog.tell(tr("Written to {path}", path=shown(path)))

    def _add(self, profile: Profile, message: str) -> bool:
        is_done = self._done(lambda: self._shelf.keep(profile), profile.name, message)
        if is_done:
            self.changed.emit()
        return is_done

    def _named(self, name: str) -> Profile | None:
        return next((one for one in self._listed() if one.name == name), None)

    def _free(self, name: str) -> str:
        listed = self._listed()
        taken = (*(one.name for one in listed), *(self._shelf.unread() if listed else ()))
        return profile_files.free_name(name, taken)

    def _listed(self) -> tuple[Profile, ...]:
        try:
            return self._shelf.listed()
        except ReportableError as error:
            self._dialog.tell(told(error), failed=True)
            return ()

    def _done(self, act: Callable[[], object], current: str, message: str) -> bool:
        """Do something and say so, or say why it could not be done; what is written stays then."""
        try:
            act()
        except ReportableError as error:
            self._dialog.tell(told(error), failed=True)
            return False
        self.list_profiles(current, message)
        return True
