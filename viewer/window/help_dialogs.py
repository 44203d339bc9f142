"""Small dialogs: the keys, and what this program is."""

from collections.abc import Sequence
from functools import reduce
from typing import TypeAlias

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from data.messages import said
from viewer.look.icons import program_icon
from viewer.look.theme import interface
from viewer.session.catalogue import told, tr
from viewer.widgets.dialog_host import present
from viewer.widgets.literal_text import plain_label, spoken, window_title
from viewer.widgets.window_manners import Dialog
from viewer.window.action_table import MENUS, Action, title_of

_ICON_EDGE = 8
"""What is empty at each side of the program's icon, in pixels."""
_SHEET, _LEAST_SHEET = 680, 160
"""Usual height of the window of keys, and least height of the sheet in it, in pixels."""
_WHILE_FINDING = (
    (said("Next hit"), "Return"),
    (said("Previous hit"), "Shift+Return"),
    (said("List of hits"), "Down"),
    (said("Stay and close"), "Ctrl+Return"),
    (said("Back to where you were"), "Esc"),
)
"""What keys do there that are in no menu."""
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


_Keyed: TypeAlias = tuple[str, tuple[str, ...]]
"""What keys do, and the keys."""


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
            named = [(spoken(entry.text).rstrip("…"), entry.keys) for entry in keyed]
            row = _add_keys(grid, row, column, spoken(title_of(menu)), named)
        if column:
            finding = [(told(name), (key,)) for name, key in _WHILE_FINDING]
            _add_keys(grid, row, column, tr("In the find bar"), finding)
        else:
            _add_keys(grid, row, column, tr("In the list of annotations"), _keys_of_list())
    _show(tr("Keyboard Shortcuts"), [_Scrolled(sheet)], parent, height=_SHEET)


def _add_keys(
    grid: QGridLayout, row: int, column: int, title: str, named: Sequence[tuple[str, Sequence[str]]]
) -> int:
    """Add what keys do below a title, from a row on, if it is anything; return the next row."""
    if not named:
        return row
    head = _label(title)
    head.setFont(interface(12, head.font().Weight.DemiBold))
    grid.addWidget(head, row, 3 * column, 1, 2)
    for offset, (name, keys) in enumerate(named, start=1):
        grid.addWidget(_label(name), row + offset, 3 * column)
        shown = _label(reduce(_or, keys))
        shown.setObjectName("secondary")
        grid.addWidget(shown, row + offset, 3 * column + 1)
    row += len(named) + 1
    grid.setRowMinimumHeight(row, 10)
    return row + 1


def _keys_of_list() -> list[_Keyed]:
    return [
        (tr("To the passage; edit"), (tr("Return; E"),)),
        (tr("Expand or cut a note"), (tr("Space"),)),
        (tr("Choose several"), (tr("Shift+Down"), "Ctrl+A")),
        (tr("Tag them; use them"), (tr("T; B"),)),
        (tr("Choose one again"), (tr("Esc"),)),
    ]


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
