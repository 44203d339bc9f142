"""The export dialog: what goes into a handout, what its title block says, and the ways out."""

from collections.abc import Callable, Collection
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from data.briefing.plan import Plan
from data.briefing.plan_topics import fitting, outlined
from data.files.paths import shown
from data.messages import said
from exporters import WritingFormat, formats
from exporters.destination import NOTHING, Kept
from exporters.writing_formats import usual
from viewer.briefing import save_dialog
from viewer.briefing.content_choice import ContentChoice
from viewer.briefing.empty_question import EmptyAnswer, EmptyQuestion
from viewer.briefing.glyph_line import FontChooser, GlyphLine, ask_font
from viewer.briefing.handout_form import Form
from viewer.briefing.job_line import JobLine
from viewer.briefing.new_briefing_name import NewBriefingName
from viewer.look.appearance import Appearance
from viewer.services.choices import Choices, ChoiceSettings, remember
from viewer.services.handout import Handout, file_name, in_words, snapshot
from viewer.session.catalogue import told, tr, window_words
from viewer.session.document_session import DocumentSession
from viewer.session.jobs import Jobs
from viewer.widgets.desktop_folders import failure_to_open
from viewer.widgets.dialog_host import present
from viewer.widgets.literal_text import plain_label, tool_tip
from viewer.widgets.window_manners import Dialog

PathChooser = Callable[[QWidget, Path, WritingFormat], Path | None]
"""Asks for a file, given the dialog, the suggested path and the format."""

_NO_SOURCE = said("The file is not where it was opened: open it anew")
_OTHER_TOPICS = said("The topics are others than at the last handout: tick them anew.")
_MORE_TOPICS = said("Not all topics are as at the last handout: see which are ticked.")
_KEEP = said("Keep this in the library as a document of its own, whose pieces can be changed")


class ExportDialog(Dialog):
    """Composes a handout and exports it; previewing and printing are asked of others."""

    visibility_requested = Signal(object, object)
    """A tuple of annotation ids, and the Visibility that they are to have."""
    preview_requested = Signal(object)
    """A Handout, whose pages are to be shown."""
    print_requested = Signal(object)
    """A Handout, whose pages are to be printed."""
    exported = Signal(object)
    """The Path of a handout that was just written."""
    keeping_requested = Signal(str, object)
    """A name, and the Plan that is to be kept as a briefing of that name."""
    plan_used = Signal(object)
    """The Plan of a handout that was just exported, or is to be previewed or printed."""

    def __init__(
        self,
        session: DocumentSession,
        jobs: Jobs,
        settings: ChoiceSettings,
        *,
        choices: Choices,
        appearance: Appearance,
        clock: Callable[[], datetime],
        names: Callable[[], Collection[str]] = tuple,
        no_keeping: str = "",
        source: Path | None = None,
        kept: Kept = NOTHING,
        choose_path: PathChooser = save_dialog.ask_path,
        choose_font: FontChooser = ask_font,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._jobs = jobs
        self._settings = settings
        self._clock = clock
        self._choose_path = choose_path
        self._formats = {kind.name: kind for kind in formats()}
        self._source = source
        self._kept = kept
        self._saved: Path | None = None
        self._used = Plan()
        self.setObjectName("exportDialog")
        self.setWindowTitle(tr("Make Briefing"))
        self._tally = plain_label(parent=self)
        self._tally.setObjectName("headline")
        self._names = names
        self._no_keeping = no_keeping
        self._contents = ContentChoice(session, choices.plan.topics, appearance, self)
        kinds = tuple(self._formats.values())
        self._form = Form(choices, kinds, self, no_source="" if source else told(_NO_SOURCE))
        self._keep = self._button(tr("&Keep as a Briefing…"), self._ask_name)
        self._keep.setToolTip(tool_tip(no_keeping or told(_KEEP)))
        self._glyphs = GlyphLine(choices.fonts, jobs, self, choose=choose_font)
        self._line = JobLine(self)
        self._open_folder = self._button(tr("Open Fol&der"), self._show_folder)
        self._open_folder.hide()
        self._preview = self._button(tr("Pre&view"), self._ask_preview)
        self._print = self._button(tr("&Print…"), self._ask_print)
        self._close = self._button(tr("Close"), self.reject)
        self._export = self._button(tr("&Export…"), self._ask_export)
        self._export.setObjectName("primary")
        self._export.setDefault(True)
        self._lay_out()
        self._connect()
        self._follow()
        self._contents.focus_first()

    def _connect(self) -> None:
        self._contents.visibility_requested.connect(self.visibility_requested)
        self._contents.changed.connect(self._follow)
        self._line.busy_changed.connect(self._enable)
        self._form.changed.connect(self._watch)
        self._glyphs.fonts_changed.connect(self._watch)

    @property
    def choices(self) -> Choices:
        """What the fields say now."""
        return self._form.choices(self._contents.topics, self._glyphs.fonts)

    @property
    def message(self) -> str:
        """The line that says how the last export went."""
        return self._line.message

    def show_message(self, text: str, *, failed: bool = False) -> None:
        """Say what became of something that was asked of others, or why it failed."""
        self._line.show_message(text, failed=failed)

    def show_plan(self, plan: Plan) -> None:
        """Show in the fields what a plan of the document says."""
        fitted = fitting(plan, self._session.document)
        choices = self.choices.following(fitted)
        self._form.show_choices(choices)
        self._contents.set_topics(choices.plan.topics)
        found = _MORE_TOPICS if fitted.topics else _OTHER_TOPICS
        self._line.show_message("" if fitted is plan else told(found))

    def _ask_name(self) -> None:
        question = NewBriefingName(self._names(), self)
        question.named.connect(self._ask_keeping)
        present(question)

    def _ask_keeping(self, name: str) -> None:
        self.keeping_requested.emit(name, self._outlined(self.choices.plan))

    def _outlined(self, plan: Plan) -> Plan:
        return outlined(plan, self._session.document)

    def _lay_out(self) -> None:
        columns = QHBoxLayout()
        columns.setSpacing(28)
        columns.addWidget(self._contents, 1)
        scroll = QScrollArea(self)
        scroll.setObjectName("plain")
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._form)
        scroll.setFixedWidth(276)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields bring themselves into view
        fields = QVBoxLayout()
        fields.addWidget(scroll, 1)
        fields.addWidget(self._keep)
        columns.addLayout(fields)
        outcome = QHBoxLayout()
        outcome.addWidget(self._line, 1)
        outcome.addWidget(self._open_folder)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._preview)
        buttons.addWidget(self._print)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        buttons.addWidget(self._export)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(self._tally)
        column.addLayout(columns, 1)
        column.addWidget(self._glyphs)
        column.addLayout(outcome)
        column.addLayout(buttons)
        self.resize(860, 720)

    def _button(self, text: str, clicked: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(clicked)
        return button

    def _handout(self) -> Handout:
        now, words = self._clock(), window_words()
        return snapshot(self._session, self.choices, now, self._source, self._kept, words=words)

    def _follow(self) -> None:
        """Show what would go in now, and allow what can be done with it."""
        handout = self._handout()
        blank = handout.is_blank
        self._tally.setText(
            tr("No topic is chosen: tick at least one.") if blank else told(in_words(handout.tally))
        )
        self._tally.setAccessibleName(self._tally.text())
        self._enable()
        self._watch()

    def _watch(self) -> None:
        """Have the characters of what would go in now looked at."""
        self._glyphs.watch(self._handout)

    def _enable(self) -> None:
        blank = self._contents.topics is not None and not self._contents.topics
        for button in (self._preview, self._print, self._export):
            button.setEnabled(not blank and not self._line.is_busy)
        self._keep.setEnabled(not blank and not self._no_keeping)

    def _ask_preview(self) -> None:
        self._unless_empty(self._start_preview)

    def _ask_print(self) -> None:
        self._unless_empty(self._start_printing)

    def _ask_export(self) -> None:
        self._unless_empty(self._start_export)

    def _unless_empty(self, go_on: Callable[[Handout], None]) -> None:
        """Go on with the handout; if no annotation is in it, only when the user wants that."""
        remember(self.choices, self._settings)
        handout = self._handout()
        if handout.tally.included:
            go_on(handout)
            return
        question = EmptyQuestion(handout, self)
        question.answered.connect(lambda answer: self._answered(answer, handout, go_on))
        present(question)

    def _answered(
        self, answer: EmptyAnswer, handout: Handout, go_on: Callable[[Handout], None]
    ) -> None:
        if answer is EmptyAnswer.TEXT_ALONE:
            go_on(handout)
        elif answer is EmptyAnswer.PUT_IN and handout.annotations:
            self._contents.setFocus()
        elif answer is EmptyAnswer.PUT_IN:
            self.reject()

    def _start_preview(self, handout: Handout) -> None:
        self.plan_used.emit(self._outlined(handout.plan))
        self.preview_requested.emit(handout)

    def _start_printing(self, handout: Handout) -> None:
        self.plan_used.emit(self._outlined(handout.plan))
        self.print_requested.emit(handout)

    def _start_export(self, handout: Handout) -> None:
        kind = self._formats[handout.options.format or usual().name]
        name = file_name(handout.document, kind.suffixes[0], handout.options.words)
        path = self._choose_path(self, save_dialog.last_folder(self._settings) / name, kind)
        if path is None:
            return
        save_dialog.remember_folder(self._settings, path.parent)
        self._open_folder.hide()
        self._used = self._outlined(handout.plan)
        job = self._jobs.start(lambda progress: handout.export(path, progress), tr("The export"))
        self._line.follow(job, tr("Exporting …"))
        job.finished.connect(self._show_saved)

    def _show_saved(self, path: Path) -> None:
        self._saved = path
        self._line.show_message(tr("Saved as {path}", path=shown(path)))
        self._open_folder.show()
        self.plan_used.emit(self._used)
        self.exported.emit(path)

    def _show_folder(self) -> None:
        failure = failure_to_open(self._saved.parent) if self._saved is not None else ""
        if failure:
            self._line.show_message(failure)

    def done(self, result: int) -> None:
        """Close; an export under way is cancelled, and the fields are remembered."""
        self._line.cancel()
        self._glyphs.stop()
        remember(self.choices, self._settings)
        super().done(result)
