"""All annotations of a document as a list to tick: what is ticked is in the briefing."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from data.anchors.anchoring import Resolution
from data.annotation import Annotation, Label, Scope, Visibility
from data.notebook import ChangeRecord
from viewer.services.wording import name_of
from viewer.session.catalogue import told, tr
from viewer.session.document_session import DocumentSession

Index = QModelIndex | QPersistentModelIndex

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The Row to be drawn."""

_LONGEST = 300


@dataclass(frozen=True, slots=True)
class AnnotationRow:
    """What the list shows of an annotation, each text in one line.

    `lost` says that its passage is not surely in the text, so that no handout can carry it.
    """

    label: Label
    citation: str
    quote: str
    note: str
    included: bool
    lost: bool

    def __str__(self) -> str:
        parts = (
            told(name_of(self.label)),
            self.citation,
            self.quote,
            tr("Note: {note}", note=self.note) if self.note else "",
            tr("Without a passage in this text") if self.lost else "",
            tr("In briefing") if self.included else tr("Private"),
        )
        return ", ".join(part for part in parts if part)


class AnnotationModel(QAbstractListModel):
    """The annotations in reading order; ticking one asks for its visibility, and changes nothing.

    The tick follows once the session says that the annotation has changed; until then all that is
    shown is as it was.
    """

    visibility_requested = Signal(object, object)
    """A tuple of ids, and the Visibility that they are to have."""

    def __init__(self, session: DocumentSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._rows = _held(session)
        session.annotations_changed.connect(self._follow)

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """The annotations that are shown."""
        return tuple(item for item, _ in self._rows)

    def request(self, annotations: tuple[Annotation, ...], *, included: bool) -> None:
        """Ask that annotations be put into the briefing, or be made private."""
        visibility = Visibility.BRIEFING if included else Visibility.PRIVATE
        ids = tuple(item.id for item in annotations if item.visibility is not visibility)
        if ids:
            self.visibility_requested.emit(ids, visibility)

    def _follow(self, record: ChangeRecord) -> None:
        rows, before = _held(self._session), self._rows
        if [item.id for item, _ in rows] != [item.id for item, _ in before]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        self._rows = rows
        ids = record.ids
        changed = [number for number, (item, _) in enumerate(rows) if item.id in ids]
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    def _row(self, number: int) -> AnnotationRow:
        item, resolution = self._rows[number]
        return AnnotationRow(
            label=self._session.label(item.label_id),
            citation=item.anchor.citation if item.anchor else "",
            quote=_quote(item),
            note=_one_line(item.note_words),
            included=item.in_briefing,
            lost=resolution is not None and not resolution.attached,
        )

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of annotations."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row shows."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._row(index.row())
        value: object = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                value = told(name_of(row.label))
            case Qt.ItemDataRole.CheckStateRole:
                value = Qt.CheckState.Checked if row.included else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                value = str(row)
            case _ if role == ROW_ROLE:
                value = row
        return value

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for the visibility that a tick means."""
        if not index.isValid() or role != Qt.ItemDataRole.CheckStateRole:
            return False
        ticked = Qt.CheckState(value) is Qt.CheckState.Checked
        self.request((self._rows[index.row()][0],), included=ticked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every row can be chosen and ticked."""
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else usual


def _held(session: DocumentSession) -> tuple[tuple[Annotation, Resolution | None], ...]:
    """Return what the session holds now: annotations, and where their passages stand."""
    return tuple((item, session.resolution(item.id)) for item in session.annotations)


def _quote(item: Annotation) -> str:
    if item.anchor is None:
        return tr("The whole document")
    quote = _one_line(item.anchor.exact)
    return tr("Topic: {heading}", heading=quote) if item.scope is Scope.TOPIC else f"“{quote}”"


def _one_line(text: str) -> str:
    return " ".join(text[:_LONGEST].split())
