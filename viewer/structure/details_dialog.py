"""The details of a document, each with what was read of it, to be corrected."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from data.messages import said
from data.structure_corrections.details import given
from viewer.services.document_details import DetailError, known_details
from viewer.session.catalogue import told, tr
from viewer.session.document_session import DocumentSession
from viewer.structure.detail_row import DetailRow
from viewer.widgets.dialog_parts import button, plain, row_of
from viewer.widgets.window_manners import Dialog

_HOW = said(
    "The library, citations and handouts say what stands here; the file itself is never changed."
)


class DetailsDialog(Dialog):
    """Asks for details; what is wrong with one is said below it, and nothing is taken then."""

    wanted = Signal(object)
    """The values of the details that the user changed, by their kinds."""

    def __init__(self, session: DocumentSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Details"))
        page = QWidget()
        page.setObjectName("report")
        grid = QGridLayout(page)
        grid.setContentsMargins(18, 14, 18, 14)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        details = known_details(session.as_read, session.document, given(session.corrections))
        self.rows = tuple(DetailRow(detail, page) for detail in details)
        """One for each detail, in their order."""
        for row in self.rows:
            row.put_into(grid)
        grid.setRowStretch(grid.rowCount(), 1)
        area = QScrollArea(self)
        area.setObjectName("choices")
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumWidth(
            page.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width() + 4
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(plain(session.document.source.name, "headline"))
        column.addWidget(area, 1)
        column.addWidget(plain(told(_HOW), "secondary"))
        cancel = button(tr("Cancel"), self.reject)
        save = button(tr("&Save"), self._save, primary=True)
        column.addLayout(row_of(right=(cancel, save)))
        self.resize(640, 620)
        self.rows[0].field.setFocus()

    def _save(self) -> None:
        values = {}
        faults = []
        for row in self.rows:
            row.complain("")
            if row.is_changed:
                try:
                    values[row.kind] = row.value()
                except DetailError as error:
                    faults.append((row, told(error)))
        for row, fault in reversed(faults):  # the first one has the keyboard in the end
            row.complain(fault)
        if not faults:
            if values:
                self.wanted.emit(values)
            self.accept()
