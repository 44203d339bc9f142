"""How a document was read: what was found and how surely, repaired, left out and corrected."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from data.messages import said
from viewer.look.appearance import Appearance
from viewer.look.theme import Theme, interface
from viewer.services.reading_report import ReportLine, ReportSection, Understanding, sections
from viewer.session.catalogue import told, tr
from viewer.widgets.dialog_parts import button, plain, row_of
from viewer.widgets.window_manners import Dialog

_HOW = said(
    "What is wrong can be corrected with Edit ▸ Structure and Edit ▸ Details; the file itself is "
    "never changed."
)
_NAMES = 132
"""The width of what things are called, in pixels."""


class ReportDialog(Dialog):
    """Tells in plain words how a document was understood; what is doubtful stands first."""

    details_requested = Signal()
    """The details are to be corrected."""

    def __init__(
        self, known: Understanding, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("How This Document Was Read"))
        self._doubtful: list[QLabel] = []
        page = QWidget()
        page.setObjectName("report")
        self._rows = QVBoxLayout(page)
        self._rows.setContentsMargins(18, 14, 18, 14)
        self._rows.setSpacing(6)
        for number, section in enumerate(sections(known)):
            self._add(section, is_first=number == 0)
        self._rows.addStretch(1)
        area = QScrollArea(self)
        area.setObjectName("choices")
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(tr("How this document was read"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(plain(known.document.source.name, "headline"))
        column.addWidget(area, 1)
        column.addWidget(plain(told(_HOW), "secondary"))
        close = button(tr("Close"), self.reject, primary=True)
        details = button(tr("&Details…"), self._ask_for_details)
        column.addLayout(row_of(details, right=(close,)))
        self.resize(640, 560)
        appearance.follow(self._mark_doubtful)

    def _ask_for_details(self) -> None:
        self.accept()
        self.details_requested.emit()

    def _mark_doubtful(self, theme: Theme) -> None:
        """Mark what is doubtful in the colours of `theme`."""
        for label in self._doubtful:
            label.setStyleSheet(f"color: {theme.danger};")

    def _add(self, section: ReportSection, *, is_first: bool) -> None:
        head = plain(told(section.head), "head")
        head.setFont(interface(13, QFont.Weight.DemiBold))
        if not is_first:
            self._rows.addSpacing(6)
            self._rows.addWidget(_rule())
            self._rows.addSpacing(6)
        self._rows.addWidget(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, _NAMES if any(line.what for line in section.lines) else 0)
        for row, line in enumerate(section.lines):
            self._add_line(grid, row, line)
        self._rows.addLayout(grid)

    def _add_line(self, grid: QGridLayout, row: int, line: ReportLine) -> None:
        top = Qt.AlignmentFlag.AlignTop
        if line.what:
            grid.addWidget(plain(told(line.what), "secondary"), row, 0, top)
        cell = QVBoxLayout()
        cell.setSpacing(1)
        cell.addWidget(plain(told(line.value)))
        if line.place:
            cell.addWidget(plain(told(line.place), "secondary"))
        grid.addLayout(cell, row, 1)
        if line.is_doubtful:
            mark = f"! {told(line.certainty)}".rstrip()
            self._doubtful.append(_word(mark, ""))
            grid.addWidget(self._doubtful[-1], row, 2 if line.what else 0, top)
        elif line.certainty:
            grid.addWidget(_word(told(line.certainty), "secondary"), row, 2, top)


def _word(text: str, name: str) -> QLabel:
    label = plain(text, name)
    label.setWordWrap(False)
    return label


def _rule() -> QFrame:
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line
