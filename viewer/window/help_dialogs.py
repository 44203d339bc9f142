"""Small dialogs: going to a citation, the keys, and what this program is."""

from functools import reduce

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from data.citation import CitationIndex
from data.messages import said
from data.text.addresses import Addresses
from viewer.look.icons import program_icon
from viewer.look.theme import interface
from viewer.session.catalogue import told, tr
from viewer.widgets.dialog_host import present
from viewer.widgets.fitted_lines import elided
from viewer.widgets.literal_text import plain_label, spoken, window_title
from viewer.widgets.window_manners import Dialog
from viewer.window.action_table import MENUS, Action, title_of

_PREVIEW = 420
"""Pixels that what would be gone to may take."""
_ICON_EDGE = 8
"""What is empty at each side of the program's icon, in pixels."""
_SHEET, _LEAST_SHEET = 680, 160
"""Usual height of the window of keys, and least height of the sheet in it, in pixels."""
_ABOUT = (
    said(
        "Reads official meeting documents offline, annotates them, and prints a formatted briefing."
    ),
    said("It never uses the network. Notes stay private until you put them into a briefing."),
    said(
        "IBM Plex, Inter, BIZ UDPGothic and BIZ UDMincho are used under the SIL Open Font License "
        "1.1."
    ),
)


class CitationDialog(Dialog):
    """Asks for a place of the document, and accepts only what names one; says which that is.

    `near` is the reader's place, in code points: of several places that are called alike it is the
    nearest one.
    """

    chosen = Signal(int)
    """The number of the block to go to."""

    def __init__(
        self, citations: CitationIndex, parent: QWidget | None = None, *, near: int = 0
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Go to Citation"))
        self._citations = citations
        self._addresses = Addresses(citations)
        self._near = near
        self._field = QLineEdit(self)
        self._field.setPlaceholderText(tr("§1 ¶2, or 1 2 for short"))
        self._field.setAccessibleName(tr("Citation"))
        self._field.setMinimumWidth(420)
        self._field.textChanged.connect(self._preview)
        self._message = plain_label()
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(10)
        asked = plain_label(tr("A citation, a number on the page, or words of a heading"))
        for widget in (asked, self._field, self._message, buttons):
            layout.addWidget(widget)

    def _preview(self) -> None:
        """Say what would be gone to."""
        block = self._addresses.block(self._field.text(), self._near)
        shown = ""
        if block is not None:
            text = self._citations.document.blocks[block].text
            shown = elided(f"{self._citations.of_block(block)}: {text}", self.font(), _PREVIEW)
        self._say(shown, "secondary")

    def _accept(self) -> None:
        block = self._addresses.block(self._field.text(), self._near)
        if block is None:
            asked = self._field.text()
            self._say(tr("“{asked}” is not in this document.", asked=asked), "failure")
            self._field.selectAll()
            self._field.setFocus()
        else:
            self.accept()
            self.chosen.emit(block)

    def _say(self, message: str, name: str) -> None:
        self._message.setText(message)
        self._message.setObjectName(name)
        self._message.style().polish(self._message)


class _Scrolled(QScrollArea):
    """Shows a sheet in its full width, beside the bar that scrolls it up and down."""

    def __init__(self, sheet: QWidget) -> None:
        super().__init__()
        self._sheet = sheet
        self.setWidget(sheet)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)

    def _width(self) -> int:
        return self._sheet.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()

    def minimumSizeHint(self) -> QSize:
        """Return the width of the sheet, and the height of a few of its lines."""
        return QSize(self._width(), _LEAST_SHEET)


def show_shortcuts(table: tuple[Action, ...], parent: QWidget) -> None:
    """Show every key of the program, menu by menu."""
    sheet = QWidget()
    sheet.setObjectName("shortcuts")
    grid = QGridLayout(sheet)
    grid.setHorizontalSpacing(28)
    grid.setVerticalSpacing(3)
    for column, menus in enumerate((MENUS[:3], MENUS[3:])):
        row = 0
        for menu in menus:
            keyed = [entry for entry in table if entry.menu.startswith(menu) and entry.keys]
            if not keyed:
                continue
            head = _label(spoken(title_of(menu)))
            head.setFont(interface(12, head.font().Weight.DemiBold))
            grid.addWidget(head, row, 3 * column, 1, 2)
            for offset, entry in enumerate(keyed, start=1):
                name = spoken(entry.text).rstrip("…")
                grid.addWidget(_label(name), row + offset, 3 * column)
                keys = _label(reduce(_or, entry.keys))
                keys.setObjectName("secondary")
                grid.addWidget(keys, row + offset, 3 * column + 1)
            row += len(keyed) + 1
            grid.setRowMinimumHeight(row, 10)
            row += 1
    _show(tr("Keyboard Shortcuts"), [_Scrolled(sheet)], parent, height=_SHEET)


def show_about(version: str, parent: QWidget) -> None:
    """Say what this program is, which version, and what it does with notes."""
    sign = plain_label()
    sign.setPixmap(program_icon().pixmap(QSize(56, 56), parent.devicePixelRatioF()))
    sign.setContentsMargins(-_ICON_EDGE, 0, -_ICON_EDGE, 0)
    name, number = _label("Briefing Viewer"), _label(tr("Version {version}", version=version))
    name.setObjectName("programName")
    number.setObjectName("secondary")
    names = QVBoxLayout()
    names.setSpacing(2)
    names.addStretch(1)
    names.addWidget(name)
    names.addWidget(number)
    names.addStretch(1)
    head = QWidget()
    row = QHBoxLayout(head)
    row.setContentsMargins(0, 0, 0, 4)
    row.setSpacing(14)
    row.addWidget(sign)
    row.addLayout(names, 1)
    texts = [_label(told(text)) for text in _ABOUT]
    for text in texts:
        text.setWordWrap(True)
        text.setFixedWidth(380)
    texts[-1].setObjectName("secondary")
    _show(tr("About Briefing Viewer"), [head, *texts], parent)


def _show(title: str, widgets: list[QWidget], parent: QWidget, *, height: int = 0) -> None:
    dialog = Dialog(parent)
    dialog.setWindowTitle(window_title(title))
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(20, 20, 20, 16)
    layout.setSpacing(12)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    for widget in (*widgets, buttons):
        layout.addWidget(widget)
    if height:
        dialog.resize(dialog.sizeHint().width(), height)
    present(dialog)


def _or(keys: str, more: str) -> str:
    return tr("{keys} or {more}", keys=keys, more=more)


def _label(text: str) -> QLabel:
    return plain_label(text)
