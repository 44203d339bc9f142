"""What became of one annotation: every change of it, the latest first."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from data.annotation import Annotation, Label
from data.library.records import Version
from viewer.look.appearance import Appearance
from viewer.services.wording import visibility_of
from viewer.session.catalogue import told, tr
from viewer.widgets.dialog_parts import button, plain, row_of
from viewer.widgets.row_list import RowList
from viewer.widgets.row_model import Row
from viewer.widgets.window_manners import Dialog


class HistoryDialog(Dialog):
    """Shows the versions of an annotation; an earlier one can be asked back."""

    version_requested = Signal(object)
    """The Annotation as it is to be again."""

    def __init__(
        self,
        versions: Sequence[Version],
        labels: Sequence[Label],
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("History of the Annotation"))
        self._labels = {label.id: label for label in labels}
        self._versions = tuple(reversed(versions))
        self._list = RowList(tr("Versions"), appearance, 2, self)
        self._list.rows.set_rows([self._row(version) for version in self._versions])
        self._take = button(tr("&Take This Version"), self._ask, primary=True)
        about = tr("Every change is kept, until the annotation is deleted for good.")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(plain(about))
        column.addWidget(self._list, 1)
        column.addLayout(row_of(right=(button(tr("Close"), self.reject), self._take)))
        self.setMinimumSize(420, 300)
        self.resize(620, 460)
        self._list.current_changed.connect(self._enable)
        self._list.set_current(0)
        self._enable()

    def _current(self) -> Annotation | None:
        number = self._list.current
        return None if number is None else self._versions[number].annotation

    def _enable(self) -> None:
        self._take.setEnabled(self._current() is not None and self._list.current != 0)

    def _ask(self) -> None:
        annotation = self._current()
        if annotation is not None:
            self.accept()
            self.version_requested.emit(annotation)

    def _row(self, version: Version) -> Row:
        item = version.annotation
        text = ""
        if item is not None:
            tags = " ".join(f"#{tag}" for tag in item.tags)
            quote = f"“{item.anchor.exact}”" if item.anchor else ""
            parts = (item.note or tr("No note"), tags, told(visibility_of(item)), quote)
            text = " · ".join(" ".join(part.split()) for part in parts if part)
        change = version.description
        return Row(
            head=tr("{change} (undone)", change=change) if version.undone else change,
            aside=f"{version.made.astimezone():%Y-%m-%d %H:%M}",
            text=text,
            label=self._labels.get(item.label_id) if item else None,
        )
