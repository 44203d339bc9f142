"""The templates that a briefing may have, in a menu: none, the program's, the office's own."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from data.briefing.briefing import Briefing
from data.files.paths import shown
from viewer.services.briefings.briefing_templates import BriefingTemplates, TemplateChoice
from viewer.session.briefing_session import BriefingSession
from viewer.session.catalogue import told, tr
from viewer.widgets.desktop_folders import failure_to_open
from viewer.widgets.literal_text import caption, tool_tip

_LONGEST_NAME = 18


class TemplateMenu(QPushButton):
    """Shows which template is chosen, and tells which is wanted."""

    asked = Signal()
    """The menu is about to be seen: what can be chosen is to be shown."""
    template_requested = Signal(str)
    """The name of the template that is wanted; "" for none."""
    folder_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("link")
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self.asked)
        self.setMenu(self._menu)
        self.show_chosen("")

    def show_chosen(self, name: str) -> None:
        """Show what the template is called that is chosen; nothing for none."""
        shown = caption(name, _LONGEST_NAME) if name else tr("Template")
        self.setText(f"{shown} ▾")
        about = tr("Template: {name}", name=name) if name else tr("The pieces in your own order")
        self.setToolTip(tool_tip(about))
        self.setAccessibleName(about if name else tr("Template"))

    def show_choices(self, choices: Sequence[TemplateChoice], chosen: str) -> None:
        """Fill the menu."""
        self._menu.clear()
        group = QActionGroup(self._menu)
        for choice in (TemplateChoice("", tr("No Template")), *choices):
            action = self._menu.addAction(caption(told(choice.caption)))
            action.setCheckable(True)
            action.setChecked(choice.name == chosen)
            action.triggered.connect(partial(self.template_requested.emit, choice.name))
            group.addAction(action)
        self._menu.addSeparator()
        self._menu.addAction(tr("Open Templates Folder"), self.folder_requested.emit)


class TemplateOffer(QObject):
    """Has the menu show the templates that there are, and the briefing take one."""

    failed = Signal(str)

    def __init__(
        self, menu: TemplateMenu, session: BriefingSession, templates: BriefingTemplates
    ) -> None:
        super().__init__(menu)
        self._menu, self._session, self._templates = menu, session, templates
        menu.asked.connect(self._offer)
        menu.template_requested.connect(session.set_template)
        menu.folder_requested.connect(self._open_folder)
        session.changed.connect(self._show)
        self._show(session.briefing)

    def _show(self, briefing: Briefing) -> None:
        names = {choice.name: choice.caption for choice in self._templates.choices()}
        self._menu.show_chosen(told(names.get(briefing.template, briefing.template)))

    def _offer(self) -> None:
        self._menu.show_choices(self._templates.choices(), self._session.briefing.template)

    def _open_folder(self) -> None:
        """Open the office's folder, which is made where it is not there."""
        folder = self._templates.folder
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            self.failed.emit(tr("The templates folder cannot be made: {path}", path=shown(folder)))
            return
        failure = failure_to_open(folder)
        if failure:
            self.failed.emit(failure)
