"""The briefings of the library: one is opened, made, copied or removed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from data.briefing.briefing import LONGEST_NAME
from data.library.briefing_shelf import BriefingEntry
from viewer.look.appearance import Appearance
from viewer.session.catalogue import told, tr, trn
from viewer.widgets.dialog_parts import button, plain, row_of
from viewer.widgets.literal_text import window_title
from viewer.widgets.row_list import RowList
from viewer.widgets.row_model import Row
from viewer.widgets.window_manners import Dialog


class BriefingsDialog(Dialog):
    """Lists briefings, changed last first; what is done with them, others do."""

    wanted = Signal(str)
    """The id of the briefing that is to be opened."""
    new_requested = Signal()
    copy_requested = Signal(str)
    remove_requested = Signal(str)
    put_back_requested = Signal()
    """The briefing that was removed last is to be put back."""

    def __init__(
        self,
        entries: Sequence[BriefingEntry],
        appearance: Appearance,
        parent: QWidget | None = None,
        *,
        is_read_only: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("briefings")
        self.setWindowTitle(tr("Briefings"))
        self._entries: list[BriefingEntry] = []
        self._is_read_only = is_read_only
        self._list = RowList(tr("Briefings"), appearance, 0, self)
        self._count = plain(name="secondary")
        self._open = button(tr("&Open"), self._choose, primary=True)
        self._new = button(tr("&New…"), self.new_requested.emit)
        self._copy = button(tr("&Duplicate"), lambda: self.copy_requested.emit(self.current))
        self._remove = button(tr("&Remove"), lambda: self.remove_requested.emit(self.current))
        self._back = button(tr("&Put Back"), self.put_back_requested.emit)
        self._lay_out()
        self._list.chosen.connect(lambda _row: self._choose())
        self._list.current_changed.connect(self._enable)
        self.show_entries(entries, can_put_back=False)

    @property
    def current(self) -> str:
        """The id of the current briefing; empty for none."""
        number = self._list.current
        return self._entries[number].id if number is not None else ""

    def show_entries(
        self, entries: Sequence[BriefingEntry], *, can_put_back: bool, message: str = ""
    ) -> None:
        """List other briefings; say what was done, or how many there are."""
        current = self._list.current or 0
        self._entries = list(entries)
        self._list.rows.set_rows([self._row(entry) for entry in entries])
        if entries:
            self._list.set_current(min(current, len(entries) - 1))
        counted = trn("{count} briefing", "{count} briefings", len(entries))
        nothing = tr("There is no briefing yet: begin one with New.")
        self._count.setText(message or (counted if entries else nothing))
        self._back.setVisible(can_put_back)
        self._enable()

    def _row(self, entry: BriefingEntry) -> Row:
        when = f"{entry.modified.astimezone():%Y-%m-%d %H:%M}"
        unread = told(entry.unread) if entry.unread else ""
        return Row(entry.name, unread or when, is_alarming=bool(unread))

    def _choose(self) -> None:
        if self.current:
            self.wanted.emit(self.current)

    def _enable(self) -> None:
        has_one = bool(self.current)
        self._open.setEnabled(has_one)
        self._new.setEnabled(not self._is_read_only)
        for one in (self._copy, self._remove):
            one.setEnabled(has_one and not self._is_read_only)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(self._list, 1)
        column.addWidget(self._count)
        close = button(tr("Close"), self.reject)
        column.addLayout(
            row_of(self._new, self._copy, self._remove, self._back, right=(close, self._open))
        )
        self.resize(620, 440)
        self._list.setFocus()


class BriefingName(Dialog):
    """Asks what a briefing is to be called."""

    named = Signal(str)
    """The name, without needless blanks."""

    def __init__(self, suggested: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(window_title(title))
        self._field = QLineEdit(suggested, self)
        self._field.setMaxLength(LONGEST_NAME)
        self._field.setAccessibleName(tr("Name of the briefing"))
        self._field.setPlaceholderText(tr("For the Director"))
        self._field.selectAll()
        label = plain(tr("Name of the briefing"), "secondary")
        label.setBuddy(self._field)
        self._keep = button(tr("&OK"), self._tell, primary=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(8)
        column.addWidget(label)
        column.addWidget(self._field)
        column.addLayout(row_of(right=(button(tr("Cancel"), self.reject), self._keep)))
        self.setMinimumWidth(400)
        self._field.textChanged.connect(self._look)
        self._look()

    @property
    def name(self) -> str:
        """The name in the field, without needless blanks."""
        return " ".join(self._field.text().split())

    def _look(self) -> None:
        self._keep.setEnabled(bool(self.name))

    def _tell(self) -> None:
        self.named.emit(self.name)
        self.accept()
