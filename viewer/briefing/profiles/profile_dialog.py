"""The profiles of offices: made, edited, copied, deleted, taken in and out as files."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from data.briefing.profile import Profile
from viewer.briefing.profiles.logo_field import LogoChooser
from viewer.briefing.profiles.profile_draft import draft_of
from viewer.briefing.profiles.profile_form import ProfileForm
from viewer.look.appearance import Appearance
from viewer.session.catalogue import tr
from viewer.widgets.dialog_parts import ask, button, plain, row_of
from viewer.widgets.row_list import RowList
from viewer.widgets.row_model import Row
from viewer.widgets.window_manners import Dialog

_LIST, _BAR = 190, 14
_MESSAGE = 18
"""A line of the larger letters in which a failure is told, in pixels."""


class ProfileDialog(Dialog):
    """Shows profiles and the fields of one; what becomes of them, others do.

    What was changed is kept before anything else is done, and where it cannot be, nothing else is.
    """

    keep_requested = Signal(str, object)
    """The name that a profile has so far, and the Profile that is to take its place."""
    new_requested = Signal()
    copy_requested = Signal(str)
    delete_requested = Signal(str)
    put_back_requested = Signal()
    """The profile that was deleted last is to be put back."""
    import_requested = Signal()
    export_requested = Signal(str)

    def __init__(
        self,
        appearance: Appearance,
        choose_logo: LogoChooser,
        parent: QWidget | None = None,
        *,
        is_read_only: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("profiles")
        self.setWindowTitle(tr("Office Profile"))
        self._profiles: tuple[Profile, ...] = ()
        self._shown: Profile | None = None
        self._is_read_only = is_read_only
        self._list = RowList(tr("Office profiles"), appearance, 0, self)
        self.form = ProfileForm(choose_logo, self)
        self._message = plain(name="secondary")
        self._message.setMinimumHeight(_MESSAGE)
        self._new = button(tr("Ne&w"), self._after_keeping(self.new_requested.emit))
        self._copy = button(tr("D&uplicate"), self._after_keeping(self._ask_copy))
        self._delete = button(tr("Dele&te"), self._ask_delete)
        self._back = button(tr("Put &Back"), self._after_keeping(self.put_back_requested.emit))
        self._import = button(tr("&Import…"), self._after_keeping(self.import_requested.emit))
        self._export = button(tr("&Export…"), self._after_keeping(self._ask_export))
        self._revert = button(tr("Re&vert"), self._show_again)
        self._save = button(tr("&Save"), self.commit, primary=True)
        self._lay_out()
        # Not before the list has done with the click: it may be told to go back.
        self._list.current_changed.connect(self._follow_list, Qt.ConnectionType.QueuedConnection)
        self.form.changed.connect(self._look)

    @property
    def current(self) -> str:
        """The name of the profile that is shown, as it is kept; empty for none."""
        return self._shown.name if self._shown else ""

    @property
    def is_changed(self) -> bool:
        """Whether the fields say something else than what is kept."""
        return self._shown is not None and self.form.draft != draft_of(self._shown)

    @property
    def message(self) -> str:
        """What was said last."""
        return self._message.text()

    def show_profiles(
        self,
        profiles: Sequence[Profile],
        current: str,
        message: str = "",
        *,
        can_put_back: bool = False,
    ) -> None:
        """List profiles, show one of them, and say what was done."""
        self._profiles = tuple(profiles)
        self._list.rows.set_rows([Row(one.name) for one in self._profiles])
        self._back.setVisible(can_put_back)
        self._show_named(current)
        self.tell(message)

    def tell(self, text: str, *, failed: bool = False) -> None:
        """Say in one line what was done, or what could not be done."""
        nothing = tr("There is no profile yet: begin one with New, or import one.")
        usual = (
            tr("What you change is saved when you go on or close.") if self._profiles else nothing
        )
        self._message.setText(text or usual)
        self._message.setObjectName("failure" if failed else "secondary")
        self._message.style().unpolish(self._message)
        self._message.style().polish(self._message)

    def commit(self) -> bool:
        """Keep what was changed, if that can be; tell whether nothing is left to be kept."""
        if self._shown is None or not self.is_changed or self._is_read_only:
            return True
        draft = self.form.draft
        faults = draft.faults(frozenset(one.name for one in self._profiles) - {self.current})
        self.form.show_faults(faults)
        if faults:
            self.form.focus(next(iter(faults)))
            self.tell(tr("Not kept yet: see what stands below the fields."), failed=True)
            return False
        profile = draft.profile()
        if profile == self._shown:
            self._show_again()
            return True
        self.keep_requested.emit(self.current, profile)
        return self._shown == profile

    def edit_name(self) -> None:
        """Let the name be written first."""
        self.form.focus("name")

    def _after_keeping(self, act: Callable[[], object]) -> Callable[[], None]:
        def go_on() -> None:
            if self.commit():
                act()

        return go_on

    def _ask_copy(self) -> None:
        self.copy_requested.emit(self.current)

    def _ask_export(self) -> None:
        self.export_requested.emit(self.current)

    def _ask_delete(self) -> None:
        self.delete_requested.emit(self.current)

    def _follow_list(self) -> None:
        """Show the profile that was chosen, once what was changed in the one before is kept."""
        number = self._list.current
        if number is None:
            return
        wanted = self._profiles[number].name
        if wanted == self.current:
            return
        self._show_named(wanted if self.commit() else self.current, anew=not self.is_changed)

    def _show_named(self, name: str, *, anew: bool = True) -> None:
        names = [one.name for one in self._profiles]
        number = names.index(name) if name in names else 0
        if names:
            self._list.set_current(number)
        if anew:
            self._shown = self._profiles[number] if names else None
            self._show_again()

    def _show_again(self) -> None:
        if self._shown is not None:
            self.form.show_draft(draft_of(self._shown))
        self._look()

    def _look(self) -> None:
        has_one = self._shown is not None
        may = not self._is_read_only
        self.form.setEnabled(has_one and may)
        self.form.setVisible(has_one)
        for one in (self._new, self._import):
            one.setEnabled(may)
        for one in (self._copy, self._delete):
            one.setEnabled(has_one and may)
        self._export.setEnabled(has_one)
        for one in (self._save, self._revert):
            one.setEnabled(may and self.is_changed)

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(self._list, 1)
        for pair in ((self._new, self._copy), (self._import, self._export), (self._delete,)):
            row = QHBoxLayout()
            row.setSpacing(8)
            for one in pair:
                row.addWidget(one, 1)
            side.addLayout(row)
        side.addWidget(self._back)
        self._list.setMinimumWidth(_LIST)
        self._list.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        area = QScrollArea(self)
        area.setObjectName("plain")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(self.form)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields bring themselves into view
        area.setMinimumWidth(self.form.minimumSizeHint().width() + _BAR)
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addLayout(side)
        columns.addWidget(area, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addLayout(columns, 1)
        column.addWidget(self._message)
        close = button(tr("Close"), self.reject)
        column.addLayout(row_of(self._revert, right=(close, self._save)))
        self.resize(920, 720)

    def reject(self) -> None:
        """Close, with what was changed kept; what cannot be kept is asked about."""
        if self.commit():
            super().reject()
            return
        lost = tr("What is wrong stands below the fields. What you changed is lost otherwise.")
        question = (tr("The profile cannot be kept as it is. Close all the same?"), lost)
        ask(self, question, tr("&Close"), super().reject)
