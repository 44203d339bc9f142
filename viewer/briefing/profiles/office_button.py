"""What the pages of a briefing are: their paper, and the profile of an office."""

from PySide6.QtWidgets import QPushButton, QWidget

from data.briefing.briefing import Briefing
from data.briefing.page_setup import PageSetup
from data.briefing.profile import Profile
from viewer.session.catalogue import tr
from viewer.widgets.literal_text import caption

_LONGEST = 48


class OfficeButton(QPushButton):
    """Says so in one line, and opens what can be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("office")
        self.setFlat(True)
        self.setAutoDefault(False)
        self.setAccessibleDescription(tr("Choose the office's profile, and the pages"))

    def show_office(self, briefing: Briefing, profile: Profile | None) -> None:
        """Show what a briefing's pages are; `profile` is None where it has none, or it is gone."""
        page = briefing.page or (profile.page if profile else PageSetup())
        text = _told(page.paper.title, briefing.profile, is_known=profile is not None)
        self.setText(text)
        self.setAccessibleName(text)


def _told(paper: str, name: str, *, is_known: bool) -> str:
    if not name:
        return tr("{paper} · No office profile", paper=paper)
    name = caption(name, _LONGEST)
    if is_known:
        return tr("{paper} · Office profile “{name}”", paper=paper, name=name)
    return tr("{paper} · The office profile “{name}” is gone", paper=paper, name=name)
