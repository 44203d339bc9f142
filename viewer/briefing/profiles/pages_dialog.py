"""How the pages of one briefing look, where that is not as its office's profile says."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from data.briefing.page_setup import PageSetup, Paper
from viewer.briefing.page_fields import PageFields
from viewer.session.catalogue import tr
from viewer.widgets.dialog_parts import button, plain, row_of
from viewer.widgets.literal_text import caption, spoken
from viewer.widgets.window_manners import Dialog


class PagesDialog(Dialog):
    """Asks for a page set-up; `usual` is what stands where the briefing says nothing."""

    chosen = Signal(object)
    """The PageSetup of the briefing, or None for the usual one."""

    def __init__(
        self,
        page: PageSetup | None,
        usual: PageSetup,
        profile: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("briefingPages")
        self.setWindowTitle(tr("Pages of This Briefing"))
        self._usual = usual
        text = tr("&As the profile “{name}” says", name=caption(profile, 40))
        self._follows = QCheckBox(text if profile else tr("&As usual"), self)
        self._fields = QWidget(self)
        self._paper = QComboBox(self._fields)
        for paper in Paper:
            self._paper.addItem(paper.title, paper)
        label = plain(tr("&Paper"), "secondary")
        label.setBuddy(self._paper)
        self._paper.setAccessibleName(spoken(tr("&Paper")))
        self._page = PageFields(page or usual, self._fields)
        held = QVBoxLayout(self._fields)
        held.setContentsMargins(0, 0, 0, 0)
        held.setSpacing(4)
        for widget in (label, self._paper, self._page):
            held.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self._follows)
        column.addWidget(self._fields)
        column.addStretch(1)
        keep = button(tr("&OK"), self._tell, primary=True)
        column.addLayout(row_of(right=(button(tr("Cancel"), self.reject), keep)))
        self.setMinimumWidth(400)
        self._show(page or usual)
        self._follows.toggled.connect(self._follow)
        self._follows.setChecked(page is None)

    @property
    def page(self) -> PageSetup | None:
        """What is chosen."""
        if self._follows.isChecked():
            return None
        return self._page.setup(self._paper.currentData())

    def _show(self, page: PageSetup) -> None:
        self._paper.setCurrentIndex(self._paper.findData(page.paper))
        self._page.show_setup(page)

    def _follow(self, follows: bool) -> None:  # a signal's
        self._fields.setEnabled(not follows)
        if follows:
            self._show(self._usual)

    def _tell(self) -> None:
        self.chosen.emit(self.page)
        self.accept()
