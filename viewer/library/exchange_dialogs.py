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
from viewer.services.wording import visibility_of
from viewer.session.catalogue import told, tr, trn
from viewer.widgets.dialog_parts import button, plain, row_of
from viewer.widgets.prompts import prompt
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
        self.setWindowTitle(tr("Export Annotations"))
        self._counts = briefing, private
        self._told = plain(name="headline")
        self._kind = QComboBox(self)
        self._kind.setAccessibleName(tr("Form"))
        for known in formats():
            suffix = known.suffixes[0]
            self._kind.addItem(f"{told(known.name)} ({suffix})", suffix)
        self._about = plain(name="secondary")
        with_them = trn(
            "With the {count} that is private", "With the {count} that are private", private
        )
        self._private = QCheckBox(with_them, self)
        self._private.setVisible(private > 0)
        self._warning = plain(name="failure")
        self._author = QLineEdit(author, self)
        self._author.setAccessibleName(tr("Your name"))
        prompt(self._author, tr("Your name, so that colleagues know whose they are"))
        self._author.setMaxLength(100)
        self._export = button(tr("&Export…"), self._answer, primary=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for widget in (self._told, self._kind, self._about, self._author, self._private):
            column.addWidget(widget)
        column.addWidget(self._warning)
        column.addStretch(1)
        column.addLayout(row_of(right=(button(tr("Cancel"), self.reject), self._export)))
        self.setMinimumWidth(440)
        self._kind.currentIndexChanged.connect(self._follow)
        self._private.toggled.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        briefing, private = self._counts
        count = briefing + (private if self._private.isChecked() else 0)
        some = trn(
            "{count} annotation would be exported.",
            "{count} annotations would be exported.",
            count,
        )
        self._told.setText(some if count else tr("No annotation would be exported."))
        self._about.setText(told(formats()[self._kind.currentIndex()].about))
        leaves = self._private.isChecked()
        self._warning.setText(
            tr("Whoever gets the file can read your private notes.") if leaves else ""
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
        self.setWindowTitle(tr("Import Annotations"))
        known = {label.id: label for label in labels}
        document = tr("The document “{title}”, without annotations.", title=brings)
        comes = plain(document if brings else told(merge.in_words()), "headline")
        besides = plain(told(account.in_words()), "failure" if account.left_out else "secondary")
        besides.setVisible(bool(account.in_words()))
        origin = tr("From {file}. One step of undo takes all of it back.", file=clean(path.name))
        source = plain(origin, "secondary")
        self._list = RowList(tr("What would come in"), appearance, 2, self)
        kinds = (
            (tr("new"), merge.added, False),
            (tr("updated"), merge.updated, False),
            (tr("conflict"), merge.conflicts, True),
        )
        self._list.rows.set_rows(
            [
                *_remarks(tr("left out"), account.left_out, is_alarming=True),
                *_remarks(tr("otherwise"), account.changed),
                *(
                    _row(item, kind, known.get(item.label_id), is_alarming=is_alarming)
                    for kind, items, is_alarming in kinds
                    for item in items
                ),
            ]
        )
        accept = button(tr("&Import"), self._accept, primary=True)
        accept.setEnabled(bool(merge.incoming or brings))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for widget in (comes, besides, source):
            column.addWidget(widget)
        column.addWidget(self._list, 1)
        column.addLayout(row_of(right=(button(tr("Cancel"), self.reject), accept)))
        self.setMinimumSize(420, 360)
        self.resize(640, 480)

    def _accept(self) -> None:
        self.accept()
        self.accepted_merge.emit()


def _remarks(kind: str, remarks: Sequence[Remark], *, is_alarming: bool = False) -> list[Row]:
    return [
        Row(
            head=tr("Entry {number}", number=remark.entry.number),
            aside=kind,
            text=f"{told(remark.why)} {_named(remark.entry)}".strip(),
            is_alarming=is_alarming,
        )
        for remark in remarks
    ]


def _named(entry: AccountEntry) -> str:
    words = f"“{entry.words}”" if entry.words else ""
    return f"· {' '.join(part for part in (words, entry.id) if part)}" if words or entry.id else ""


def _row(item: Annotation, kind: str, label: Label | None, *, is_alarming: bool) -> Row:
    quote = f"“{item.anchor.exact}”" if item.anchor else tr("The whole document")
    return Row(
        head=item.author or tr("Author unknown"),
        aside=f"{kind}, {told(visibility_of(item))}",
        text=" ".join(f"{item.note_words} {quote}".split()),
        label=label,
        is_alarming=is_alarming,
    )
