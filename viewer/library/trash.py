"""The trash: deleted annotations of all documents, to be put back or deleted for good."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from data.annotation import Label
from data.library.trash import Trashed
from viewer.library.parts import ask, button, plain, row_of
from viewer.library.rows import Row, RowList
from viewer.manners import Dialog
from viewer.theme import Theme


class TrashDialog(Dialog):
    """Shows what was deleted; changes are asked of others, who then show what is left."""

    put_back_requested = Signal(object)
    """The annotation that is to come back."""
    delete_requested = Signal(object)
    """The ids that are to be deleted for good."""

    def __init__(
        self,
        trashed: Sequence[Trashed],
        labels: tuple[Label, ...],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Trash")
        self._labels = {label.id: label for label in labels}
        self._trashed: tuple[Trashed, ...] = ()
        self._list = RowList("Deleted annotations", theme, 2, self)
        self._count = plain(name="secondary")
        self._put_back = button("&Put Back", self._ask_back, primary=True)
        self._delete = button("&Delete for Good…", self._ask_delete)
        self._empty = button("&Empty Trash…", self._ask_empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self._count)
        column.addWidget(self._list, 1)
        column.addLayout(
            row_of(self._delete, self._empty, right=(button("Close", self.reject), self._put_back))
        )
        self.setMinimumSize(500, 320)
        self.resize(660, 520)
        self._list.chosen.connect(lambda _: self._ask_back())
        self._list.current_changed.connect(self._enable)
        self.show_trash(trashed)

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of `theme`."""
        self._list.set_theme(theme)

    def show_trash(self, trashed: Sequence[Trashed]) -> None:
        """Show what is in the trash now."""
        place = self._list.current or 0
        self._trashed = tuple(trashed)
        self._list.rows.set_rows([self._row(entry) for entry in trashed])
        if trashed:
            self._list.set_current(min(place, len(trashed) - 1))
        count = len(trashed)
        self._count.setText(
            f"{count:,} deleted annotation{'' if count == 1 else 's'}, kept until the trash is "
            "emptied."
            if count
            else "The trash is empty."
        )
        self._enable()

    def _enable(self) -> None:
        for made in (self._put_back, self._delete):
            made.setEnabled(self._list.current is not None)
        self._empty.setEnabled(bool(self._trashed))

    def _ask_back(self) -> None:
        if self._list.current is not None:
            self.put_back_requested.emit(self._trashed[self._list.current].annotation)

    def _ask_delete(self) -> None:
        if self._list.current is not None:
            name = self._trashed[self._list.current].annotation.id
            question = (
                "Delete this annotation for good?",
                "Its history is deleted, too. Backups that were made before still hold it.",
            )
            ask(self, question, "&Delete", lambda: self.delete_requested.emit((name,)))

    def _ask_empty(self) -> None:
        names = tuple(entry.annotation.id for entry in self._trashed)
        question = (
            f"Delete {len(names):,} annotation{'' if len(names) == 1 else 's'} for good?",
            "Their history is deleted, too. Backups that were made before still hold them.",
        )
        ask(self, question, "&Empty Trash", lambda: self.delete_requested.emit(names))

    def _row(self, entry: Trashed) -> Row:
        item = entry.annotation
        quote = f"“{item.anchor.exact}”" if item.anchor else ""
        return Row(
            head=entry.document_title,
            aside=f"deleted {entry.deleted.astimezone():%Y-%m-%d %H:%M}",
            text=" ".join(f"{item.note} {quote}".split()),
            label=self._labels.get(item.label_id),
        )
