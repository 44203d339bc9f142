"""The trash: removed documents and deleted annotations, to be put back or deleted for good."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from data.annotation import Label
from data.library.records import Removed, ShelfEntry, Trashed
from data.messages import Message, counted, said
from viewer.look.appearance import Appearance
from viewer.services.wording import annotations_of
from viewer.session.catalogue import told, tr, trn
from viewer.widgets.dialog_parts import ask, button, plain, row_of
from viewer.widgets.row_list import RowList
from viewer.widgets.row_model import Row
from viewer.widgets.window_manners import Dialog


class TrashDialog(Dialog):
    """Shows what was deleted; changes are asked of others, who then show what is left."""

    put_back_requested = Signal(object)
    """The annotation that is to come back."""
    delete_requested = Signal(object)
    """The ids of the annotations that are to be deleted for good."""
    document_back_requested = Signal(object)
    """The ShelfEntry of a document that is to come back."""
    documents_delete_requested = Signal(object, bool)
    """The ShelfEntries that are to be deleted for good, and whether out of the backups, too."""

    def __init__(
        self,
        trashed: Sequence[Trashed],
        labels: tuple[Label, ...],
        appearance: Appearance,
        parent: QWidget | None = None,
        *,
        removed: Sequence[Removed] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Trash"))
        self._labels = {label.id: label for label in labels}
        self._entries: tuple[Trashed | Removed, ...] = ()
        self._is_busy = False
        self._list = RowList(tr("Deleted documents and annotations"), appearance, 2, self)
        self._count = plain(name="secondary")
        self._message = plain(name="headline")
        self._message.hide()
        self._put_back = button(tr("&Put Back"), self._ask_back, primary=True)
        self._delete = button(tr("&Delete for Good…"), self._ask_delete)
        self._empty = button(tr("&Empty Trash…"), self._ask_empty)
        self._close = button(tr("Close"), self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self._count)
        column.addWidget(self._message)
        column.addWidget(self._list, 1)
        column.addLayout(row_of(self._delete, self._empty, right=(self._close, self._put_back)))
        self.setMinimumSize(500, 320)
        self.resize(660, 520)
        self._list.chosen.connect(lambda _: self._ask_back())
        self._list.current_changed.connect(self._enable)
        self.show_trash(trashed, removed)

    def show_trash(self, trashed: Sequence[Trashed], removed: Sequence[Removed] = ()) -> None:
        """Show what is in the trash now, deleted last first."""
        place = self._list.current or 0
        both: list[Trashed | Removed] = [*removed, *trashed]
        self._entries = tuple(sorted(both, key=_when, reverse=True))
        self._list.rows.set_rows([self._row(entry) for entry in self._entries])
        if self._entries:
            self._list.set_current(min(place, len(self._entries) - 1))
        self._count.setText(told(_held(len(removed), len(trashed))))
        self._enable()

    def show_message(self, message: str) -> None:
        """Say how something went."""
        self._message.setText(message)
        self._message.setAccessibleName(message)
        self._message.setVisible(bool(message))

    def set_busy(self, *, busy: bool) -> None:
        """Let nothing else be started while something is being done, and stay until it is.

        The window would wait for the library meanwhile, and seem frozen.
        """
        self._is_busy = busy
        if busy:
            self.show_message(tr("Deleting for good…"))
        self._close.setEnabled(not busy)
        self._enable()

    def reject(self) -> None:
        """Close, unless something is being done."""
        if not self._is_busy:
            super().reject()

    def _current(self) -> Trashed | Removed | None:
        number = self._list.current
        return None if number is None or self._is_busy else self._entries[number]

    def _enable(self) -> None:
        for made in (self._put_back, self._delete):
            made.setEnabled(self._current() is not None)
        self._empty.setEnabled(bool(self._entries) and not self._is_busy)

    def _ask_back(self) -> None:
        entry = self._current()
        if isinstance(entry, Removed):
            self.document_back_requested.emit(entry.entry)
        elif entry is not None:
            self.put_back_requested.emit(entry.annotation)

    def _ask_delete(self) -> None:
        entry = self._current()
        if isinstance(entry, Removed):
            self._ask_documents((entry.entry,), ())
        elif entry is not None:
            name = entry.annotation.id
            question = (
                tr("Delete this annotation for good?"),
                tr("Its history is deleted, too. Backups that were made before still hold it."),
            )
            ask(self, question, tr("&Delete"), lambda: self.delete_requested.emit((name,)))

    def _ask_empty(self) -> None:
        removed = tuple(item.entry for item in self._entries if isinstance(item, Removed))
        names = tuple(item.annotation.id for item in self._entries if isinstance(item, Trashed))
        if removed:
            self._ask_documents(removed, names)
            return
        question = (
            trn(
                "Delete {count} annotation for good?",
                "Delete {count} annotations for good?",
                len(names),
            ),
            tr("Their history is deleted, too. Backups that were made before still hold them."),
        )
        ask(self, question, tr("&Empty Trash"), lambda: self.delete_requested.emit(names))

    def _ask_documents(self, entries: tuple[ShelfEntry, ...], names: tuple[str, ...]) -> None:
        """Ask whether documents, and single annotations beside them, are to be gone for good."""
        if len(entries) == 1 and not names:
            asked = tr("Delete “{title}” for good?", title=entries[0].title)
            goes = tr(
                "It goes with {annotations} and its history. Briefings keep the words that were "
                "put into them. Backups that were made before still hold it, unless it is taken "
                "out of those, too.",
                annotations=annotations_of(entries[0]),
            )
            ticked = QCheckBox(tr("Take it out of the backups, too"))
        else:
            asked = told(_asked(len(entries), len(names)))
            goes = tr(
                "All annotations and history of the documents go with them. Briefings keep the "
                "words that were put into them. Backups that were made before still hold all of "
                "this, unless the documents are taken out of those, too."
            )
            ticked = QCheckBox(tr("Take the documents out of the backups, too"))
        question = asked, goes
        yes = tr("&Empty Trash") if names or len(entries) > 1 else tr("&Delete")
        box = ask(self, question, yes, partial(self._delete_all, entries, names, ticked))
        box.setCheckBox(ticked)

    def _delete_all(
        self, entries: tuple[ShelfEntry, ...], names: tuple[str, ...], tick: QCheckBox
    ) -> None:
        with_backups = tick.isChecked()
        if names:
            self.delete_requested.emit(names)
        self.documents_delete_requested.emit(entries, with_backups)

    def _row(self, entry: Trashed | Removed) -> Row:
        when = f"{_when(entry).astimezone():%Y-%m-%d %H:%M}"
        if isinstance(entry, Removed):
            known = entry.entry
            parts = (told(annotations_of(known)), known.date, known.source_name)
            text = " · ".join(part for part in parts if part)
            return Row(head=known.title, aside=tr("document, removed {when}", when=when), text=text)
        item = entry.annotation
        quote = f"“{item.anchor.exact}”" if item.anchor else ""
        return Row(
            head=entry.document_title,
            aside=tr("deleted {when}", when=when),
            text=" ".join(f"{item.note_words} {quote}".split()),
            label=self._labels.get(item.label_id),
        )


def _held(documents: int, annotations: int) -> Message:
    """Return what there is in the trash."""
    if not annotations:
        return (
            counted(
                "{count} removed document, kept until the trash is emptied.",
                "{count} removed documents, kept until the trash is emptied.",
                documents,
            )
            if documents
            else said("The trash is empty.")
        )
    if not documents:
        return counted(
            "{count} deleted annotation, kept until the trash is emptied.",
            "{count} deleted annotations, kept until the trash is emptied.",
            annotations,
        )
    return said(
        "{documents} and {annotations}, kept until the trash is emptied.",
        documents=counted("{count} removed document", "{count} removed documents", documents),
        annotations=counted(
            "{count} deleted annotation", "{count} deleted annotations", annotations
        ),
    )


def _asked(documents: int, annotations: int) -> Message:
    """Return the question whether documents, and annotations beside them, are to be gone."""
    if not annotations:
        return counted(
            "Delete {count} document for good?", "Delete {count} documents for good?", documents
        )
    return said(
        "Delete {documents} and {annotations} for good?",
        documents=counted("{count} document", "{count} documents", documents),
        annotations=counted("{count} annotation", "{count} annotations", annotations),
    )


def _when(entry: Trashed | Removed) -> datetime:
    return entry.removed if isinstance(entry, Removed) else entry.deleted
