"""What is asked before annotations leave for a colleague, and before a colleague's come in."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from data.annotation import Annotation, Label
from data.files.paths import clean
from data.interchange.annotation_merge import Merge
from data.interchange.exchange_formats import formats
from data.interchange.import_account import Account, AccountEntry, Remark
from viewer.look.appearance import Appearance
from viewer.widgets.dialog_parts import button, plain, row_of
from viewer.widgets.row_list import RowList
from viewer.widgets.row_model import Row
from viewer.widgets.window_manners import Dialog

_WHOLE = Account()
"""Of a file of which all comes in as it is."""


class ImportAnswer(NamedTuple):
    """The suffix of the file, whether private annotations go out, too, and the author's name."""

    suffix: str
    private: bool
    author: str


class ExportQuestion(Dialog):
    """Asks in which form annotations are to go out, and whether private ones go, too."""

    answered = Signal(object)
    """The Answer."""

    def __init__(
        self, briefing: int, private: int, author: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export Annotations")
        self._counts = briefing, private
        self._told = plain(name="headline")
        self._kind = QComboBox(self)
        self._kind.setAccessibleName("Form")
        for known in formats():
            suffix = known.suffixes[0]
            self._kind.addItem(f"{known.name} ({suffix})", suffix)
        self._about = plain(name="secondary")
        self._private = QCheckBox(f"With the {private:,} that are private", self)
        self._private.setVisible(private > 0)
        self._warning = plain(name="failure")
        self._author = QLineEdit(author, self)
        self._author.setAccessibleName("Your name")
        self._author.setPlaceholderText("Your name, so that colleagues know whose they are")
        self._author.setMaxLength(100)
        self._export = button("&Export…", self._answer, primary=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for widget in (self._told, self._kind, self._about, self._author, self._private):
            column.addWidget(widget)
        column.addWidget(self._warning)
        column.addStretch(1)
        column.addLayout(row_of(right=(button("Cancel", self.reject), self._export)))
        self.setMinimumWidth(440)
        self._kind.currentIndexChanged.connect(self._follow)
        self._private.toggled.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        briefing, private = self._counts
        count = briefing + (private if self._private.isChecked() else 0)
        noun = "annotation" if count == 1 else "annotations"
        told = f"{count:,} {noun}" if count else "No annotation"
        self._told.setText(f"{told} would be exported.")
        self._about.setText(formats()[self._kind.currentIndex()].about)
        leaves = self._private.isChecked()
        self._warning.setText(
            "Whoever gets the file can read your private notes." if leaves else ""
        )

    def _answer(self) -> None:
        self.accept()
        author = self._author.text().strip()
        self.answered.emit(
            ImportAnswer(self._kind.currentData(), self._private.isChecked(), author)
        )


class ImportPreview(Dialog):
    """Shows what a file would bring, before anything is changed.

    `brings` is the title of the document that comes along where no annotation does. `account` names
    what of the file does not come in, or otherwise than it is written.
    """

    accepted_merge = Signal()

    def __init__(
        self,
        merge: Merge,
        labels: Sequence[Label],
        appearance: Appearance,
        path: Path,
        parent: QWidget | None = None,
        *,
        brings: str = "",
        account: Account = _WHOLE,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Import Annotations")
        known = {label.id: label for label in labels}
        document = f"The document “{brings}”, without annotations."
        told = plain(document if brings else merge.in_words(), "headline")
        besides = plain(account.in_words(), "failure" if account.left_out else "secondary")
        besides.setVisible(bool(account.in_words()))
        source = plain(
            f"From {clean(path.name)}. One step of undo takes all of it back.", "secondary"
        )
        self._list = RowList("What would come in", appearance, 2, self)
        kinds = (("new", merge.added), ("updated", merge.updated), ("conflict", merge.conflicts))
        self._list.rows.set_rows(
            [
                *_remarks("left out", account.left_out),
                *_remarks("otherwise", account.changed),
                *(
                    _row(item, kind, known.get(item.label_id))
                    for kind, items in kinds
                    for item in items
                ),
            ]
        )
        accept = button("&Import", self._accept, primary=True)
        accept.setEnabled(bool(merge.incoming or brings))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for widget in (told, besides, source):
            column.addWidget(widget)
        column.addWidget(self._list, 1)
        column.addLayout(row_of(right=(button("Cancel", self.reject), accept)))
        self.setMinimumSize(420, 360)
        self.resize(640, 480)

    def _accept(self) -> None:
        self.accept()
        self.accepted_merge.emit()


def _remarks(kind: str, remarks: Sequence[Remark]) -> list[Row]:
    return [
        Row(
            head=f"Entry {remark.entry.number:,}",
            aside=kind,
            text=f"{remark.why} {_named(remark.entry)}".strip(),
            is_alarming=kind == "left out",
        )
        for remark in remarks
    ]


def _named(entry: AccountEntry) -> str:
    words = f"“{entry.words}”" if entry.words else ""
    return f"· {' '.join(part for part in (words, entry.id) if part)}" if words or entry.id else ""


def _row(item: Annotation, kind: str, label: Label | None) -> Row:
    quote = f"“{item.anchor.exact}”" if item.anchor else "The whole document"
    return Row(
        head=item.author or "Author unknown",
        aside=f"{kind}, {item.visibility.value}",
        text=" ".join(f"{item.note} {quote}".split()),
        label=label,
        is_alarming=kind == "conflict",
    )
