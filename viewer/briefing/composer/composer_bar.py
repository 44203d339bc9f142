"""The bar above a briefing: the way back, its name, its depth, and the way out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from data.briefing.briefing import Briefing
from viewer.briefing.composer.composer_menus import export_menu
from viewer.briefing.composer.depth_bar import DepthBar
from viewer.session.catalogue import tr, trn
from viewer.widgets.literal_text import caption, plain_label, tool_tip

_WIDE = 1240
_LONG_NAME, _SHORT_NAME = 44, 18
"""Pixels from which on there is room for all; characters of the name that are shown."""


class ComposerBar(QWidget):
    """Tells what is wanted; where the window is narrow, the depths come first."""

    reading_requested = Signal()
    rename_requested = Signal()
    print_requested = Signal()
    export_requested = Signal(str)
    """The name of the format in which the briefing is wanted."""
    copies_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("composerBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.depths = DepthBar(self)
        """The depths, one of them pressed."""
        self._full = ""
        self._name = QPushButton(self)
        self._name.setObjectName("briefingName")
        self._name.setFlat(True)
        self._name.setAccessibleName(tr("Rename the briefing"))
        self._name.clicked.connect(self.rename_requested)
        self._about = plain_label(parent=self, name="secondary")
        self._copies = QAction(tr("&Numbered Copies…"), self)
        self._copies.triggered.connect(self.copies_requested)
        self._lay_out()

    def show_briefing(self, briefing: Briefing) -> None:
        """Show what a briefing is called, how many documents it is made of, and its depth."""
        self._full = briefing.name
        self._name.setToolTip(tool_tip(briefing.name))
        documents = len(briefing.document_ids)
        counted = trn("{count} document", "{count} documents", documents)
        self._about.setText(tr("{counted} · saved", counted=counted))
        self.depths.show_depth(briefing.depth)
        self._fit()

    def offer_copies(self, *, has_recipients: bool) -> None:
        """Offer numbered copies where there is somebody to get them."""
        self._copies.setEnabled(has_recipients)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit what stands here to the width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        is_wide = self.width() >= _WIDE
        self._about.setVisible(is_wide)
        self._name.setText(caption(self._full, _LONG_NAME if is_wide else _SHORT_NAME))

    def _lay_out(self) -> None:
        back = QPushButton(tr("‹ Reading"), self)
        back.clicked.connect(self.reading_requested)
        printing = QPushButton(tr("Print…"), self)
        printing.clicked.connect(self.print_requested)
        export = QPushButton(tr("Export ▾"), self)
        export.setAccessibleName(tr("Export"))
        export.setObjectName("primary")
        export.setMenu(export_menu(export, self.export_requested.emit, self._copies))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(10)
        row.addWidget(back)
        row.addStretch(1)
        row.addWidget(self._name)
        row.addWidget(self._about)
        row.addStretch(1)
        row.addWidget(self.depths)
        row.addSpacing(6)
        row.addWidget(printing)
        row.addWidget(export)
