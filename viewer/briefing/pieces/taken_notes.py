"""Which annotations of a topic or a document go into one briefing: a list of boxes to tick."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from data.annotation import Annotation, Label, label_of
from data.briefing.briefing_source import BriefingSource
from data.briefing.compiling.selection import in_order
from data.briefing.pieces import BriefingPiece
from viewer.session.catalogue import tr, trn
from viewer.widgets.dialog_parts import button, plain, row_of
from viewer.widgets.window_manners import Dialog

_LONGEST = 90
"""Letters of a note or a passage that a row shows."""


class TakenNotes(Dialog):
    """Lets the author say which annotations a piece takes; what is private says so."""

    chosen = Signal(object)
    """The ids of the annotations that are to go in."""

    def __init__(
        self,
        piece: BriefingPiece,
        source: BriefingSource,
        labels: tuple[Label, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("takenNotes")
        self.setWindowTitle(tr("Annotations of This Piece"))
        self._offered = in_order(source.offered(piece), source.resolutions)
        self._list = QListWidget(self)
        self._list.setObjectName("choices")
        self._list.setAccessibleName(tr("Annotations of this piece"))
        self._list.setWordWrap(True)
        self._list.setSpacing(3)
        taken = {item.id for item in source.included(piece)}
        for item in self._offered:
            self._add(item, label_of(labels, item.label_id), is_taken=item.id in taken)
        self._told = plain(name="secondary")
        self._list.itemChanged.connect(self._tell)
        topic = source.topic(piece)
        self._lay_out(topic.title if topic is not None else source.document.title)
        self._tell()

    @property
    def taken(self) -> frozenset[str]:
        """The ids of the annotations whose boxes are ticked."""
        rows = zip(self._offered, range(self._list.count()), strict=True)
        return frozenset(
            item.id
            for item, row in rows
            if self._list.item(row).checkState() is Qt.CheckState.Checked
        )

    def _add(self, item: Annotation, label: Label, *, is_taken: bool) -> None:
        row = QListWidgetItem(_row(item, label), self._list)
        row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        row.setCheckState(Qt.CheckState.Checked if is_taken else Qt.CheckState.Unchecked)

    def _tell(self) -> None:
        """Say how many go in, and what becomes of those that are private elsewhere."""
        taken = self.taken
        private = sum(item.id in taken and not item.in_briefing for item in self._offered)
        count = tr("{count} of {every} go in.", count=len(taken), every=len(self._offered))
        if not self._offered:
            count = tr("Nothing in it is annotated.")
        elif private:
            count += " " + trn(
                "{count} private note is among them; everywhere else it stays private.",
                "{count} private notes are among them; everywhere else they stay private.",
                private,
            )
        self._told.setText(count)

    def _as_usual(self) -> None:
        """Tick what goes into briefings by its visibility."""
        for row, item in enumerate(self._offered):
            state = Qt.CheckState.Checked if item.in_briefing else Qt.CheckState.Unchecked
            self._list.item(row).setCheckState(state)

    def _take(self) -> None:
        self.chosen.emit(self.taken)
        self.accept()

    def _lay_out(self, name: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(plain(name, "headline"))
        column.addWidget(plain(tr("What goes into this briefing, and into no other, of it:")))
        column.addWidget(self._list, 1)
        column.addWidget(self._told)
        usual = button(tr("As Their &Visibility Says"), self._as_usual)
        cancel = button(tr("Cancel"), self.reject)
        take = button(tr("&Put In"), self._take, primary=True)
        column.addLayout(row_of(usual, right=(cancel, take)))
        self.resize(620, 460)


def _row(item: Annotation, label: Label) -> str:
    """Return an annotation in one line: label, note or words, and that it is private."""
    note = " ".join(item.note_words.split())
    quote = " ".join(item.anchor.exact.split()) if item.anchor else ""
    words = _cut(note) if note else f"“{_cut(quote)}”"
    told = words if label.is_none else tr("{label}: {note}", label=label.name, note=words)
    return told if item.in_briefing else tr("{note} (private)", note=told)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"
