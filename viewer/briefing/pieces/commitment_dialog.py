"""The commitments of one passage: as they are proposed, and as the author has them."""

from dataclasses import replace
from itertools import zip_longest

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from data.briefing.compiling.passage_blocks import Sentences
from data.briefing.pieces import CommitmentRow
from data.briefing.wording.verb_choice import VerbChoice
from viewer.briefing.pieces.commitment_fields import CommitmentFields
from viewer.briefing.pieces.verbs_dialog import VerbsDialog
from viewer.session.catalogue import tr, trn
from viewer.widgets.dialog_host import present
from viewer.widgets.dialog_parts import button, plain, row_of
from viewer.widgets.window_manners import Dialog

_WIDTH, _HEIGHT = 680, 640
_LINES = 4
"""Of the passage are shown at once; more are scrolled."""


class CommitmentDialog(Dialog):
    """Shows a passage, what is proposed of it, and lets the author have it otherwise.

    `rows` are the author's, None where he has said nothing. A row of his stands in the place of
    the proposal of the same number; what is left over on either side stands by itself.
    """

    chosen = Signal(object)
    """The rows of the passage; None for as they are proposed."""

    def __init__(
        self,
        around: Sentences,
        proposals: tuple[CommitmentRow, ...],
        rows: tuple[CommitmentRow, ...] | None,
        verbs: VerbChoice,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("commitments")
        self.setWindowTitle(tr("Commitments of the Passage"))
        self._proposals = proposals
        self._verbs = verbs
        self._rows: list[CommitmentFields] = []
        self._head = plain(name="headline")
        self._reset = button(tr("&Use the Proposal"), self.use_proposals)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(10)
        self._column.addStretch(1)
        self._lay_out(_passage(around))
        self._show(rows)

    @property
    def rows(self) -> tuple[CommitmentRow, ...] | None:
        """The rows as the author has them; None for as they are proposed."""
        said = tuple(row for fields in self._rows if (row := fields.row) is not None)
        return None if said == self._proposals else said

    @property
    def fields(self) -> tuple[CommitmentFields, ...]:
        """The rows that are shown."""
        return tuple(self._rows)

    def use_proposals(self) -> None:
        """Go back to what is proposed, without rows of the author's own."""
        self._show(None)

    def add_row(self) -> None:
        """Put in an empty row of the author's own."""
        fields = self._add(CommitmentRow(), None)
        fields.begin()

    def _show(self, rows: tuple[CommitmentRow, ...] | None) -> None:
        for fields in self._rows:
            fields.hide()
            fields.deleteLater()
        self._rows = []
        for row, proposal in zip_longest(rows or (), self._proposals):
            is_new = row is None and rows is not None  # the author did not see it yet
            self._add(replace(proposal, is_listed=False) if is_new else row or proposal, proposal)
        if not self._rows:
            self._add(CommitmentRow(), None)
        self._follow()

    def _add(self, row: CommitmentRow, proposal: CommitmentRow | None) -> CommitmentFields:
        fields = CommitmentFields(row, proposal, self)
        self._rows.append(fields)
        self._column.insertWidget(self._column.count() - 1, fields)
        fields.changed.connect(self._follow)
        self._follow()
        return fields

    def _follow(self) -> None:
        count = len(self._proposals)
        listed = sum(bool(one.row and one.row.is_listed) for one in self._rows)
        found = (
            trn("{count} commitment is proposed", "{count} commitments are proposed", count)
            if count
            else tr("No commitment is found in this passage: write it here.")
        )
        in_table = trn("{count} is listed", "{count} are listed", listed)
        self._head.setText(f"{found} · {in_table}" if count or listed else found)
        self._reset.setEnabled(self.rows is not None)

    def _show_verbs(self) -> None:
        present(VerbsDialog(self._verbs, self))

    def _keep(self) -> None:
        self.chosen.emit(self.rows)
        self.accept()

    def _lay_out(self, passage: QWidget) -> None:
        inner = QWidget(self)
        inner.setLayout(self._column)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        hint = tr(
            "In italics: as proposed. Until you change something here, all is read anew from the "
            "document; from then on the rows stay as they are."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(self._head)
        column.addWidget(passage)
        column.addWidget(area, 1)
        column.addWidget(plain(hint, "secondary"))
        left = (
            button(tr("Add a &Row"), self.add_row),
            self._reset,
            button(tr("Verbs…"), self._show_verbs),
        )
        keep = button(tr("&OK"), self._keep, primary=True)
        column.addLayout(row_of(*left, right=(button(tr("Cancel"), self.reject), keep)))
        self.resize(_WIDTH, _HEIGHT)


def _passage(around: Sentences) -> QPlainTextEdit:
    """Return the sentences, to be read and copied, with the passage itself in bold."""
    view = QPlainTextEdit(around.text)
    view.setReadOnly(True)
    view.setTabChangesFocus(True)
    view.setAccessibleName(tr("The passage, in its sentence"))
    view.setFixedHeight(_LINES * view.fontMetrics().lineSpacing() + 20)
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.Bold)
    cursor = QTextCursor(view.document())
    start, end = (_units(around.text[:place]) for place in around.passage)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.mergeCharFormat(bold)
    return view


def _units(text: str) -> int:
    """Return how long Qt takes a text to be: in units of UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
