"""The verbs by which commitments are proposed, to be read."""

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from data.briefing.wording.verb_choice import VerbChoice
from data.briefing.wording.verb_list import verb_list
from viewer.session.catalogue import tr
from viewer.widgets.dialog_parts import button, plain, row_of
from viewer.widgets.window_manners import Dialog


class VerbsDialog(Dialog):
    """Lists the verbs in both languages; any other verb the author writes into a row."""

    def __init__(self, choice: VerbChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("verbs")
        self.setWindowTitle(tr("Verbs of Commitment"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(
            plain(
                tr(
                    "A row is proposed where somebody does one of these, or “will” or “shall” do "
                    "something. The office’s profile adds verbs and leaves some out. Any other "
                    "verb you can write into a row yourself."
                )
            )
        )
        found = verb_list(choice)
        for name, verbs in (
            (tr("English"), ", ".join(sorted(found.bases))),
            (tr("Japanese"), "、".join(sorted(found.doing | found.others))),
        ):
            column.addWidget(plain(name, "secondary"))
            column.addWidget(_list(name, verbs), 1)
        column.addLayout(row_of(right=(button(tr("Close"), self.accept, primary=True),)))
        self.resize(560, 540)


def _list(name: str, verbs: str) -> QPlainTextEdit:
    view = QPlainTextEdit(verbs)
    view.setReadOnly(True)
    view.setTabChangesFocus(True)
    view.setAccessibleName(name)
    return view
