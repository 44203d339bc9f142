"""What the dialogs of the library are made of."""

from collections.abc import Callable

from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QWidget,
)

from viewer.session.catalogue import tr
from viewer.widgets.dialog_host import present
from viewer.widgets.literal_text import plain_label
from viewer.widgets.message_boxes import PlainBox


def plain(text: str = "", name: str = "") -> QLabel:
    """Return a text that is shown as it is, over several lines where it must."""
    label = plain_label(text)
    label.setWordWrap(True)
    if name:
        label.setObjectName(name)
    return label


def button(text: str, clicked: Callable[[], object], *, primary: bool = False) -> QPushButton:
    """Return a button; the primary one is what the Enter key presses."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    made.clicked.connect(lambda _=False: clicked())
    if primary:
        made.setObjectName("primary")
        made.setDefault(True)
    return made


def row_of(*left: QWidget, right: tuple[QWidget, ...] = ()) -> QHBoxLayout:
    """Return widgets in a row: some at its start, some at its end."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in left:
        row.addWidget(widget)
    row.addStretch(1)
    for widget in right:
        row.addWidget(widget)
    return row


def ask(
    parent: QWidget,
    question: tuple[str, str],
    yes: str,
    agreed: Callable[[], object],
    no: str = "",
) -> QMessageBox:
    """Ask whether to go on, without stopping the event loop; `question` is text and consequence."""
    box = PlainBox(parent)
    box.setWindowTitle(parent.windowTitle())
    box.setText(question[0])
    box.setInformativeText(question[1])
    accept: QAbstractButton = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(no or tr("&Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    box.buttonClicked.connect(lambda pressed: agreed() if pressed is accept else None)
    present(box)
    return box
