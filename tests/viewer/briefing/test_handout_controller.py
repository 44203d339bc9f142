"""The way from the main window to a handout."""

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from data.briefing.plan import LAST_USED, Plan
from data.structure_corrections.application import correct
from data.structure_corrections.correction import CorrectionKind
from viewer.briefing.empty_question import EmptyQuestion
from viewer.briefing.export_dialog import ExportDialog
from viewer.briefing.handout_controller import Handouts
from viewer.briefing.preview import PrintPreview
from viewer.briefing.topic_boxes import TopicBoxes
from viewer.look import theme
from viewer.services.choices import Choices, remember
from viewer.session.jobs import Jobs
from viewer.session.settings import Settings

TIMEOUT = 20_000


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def settings(tmp_path):
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def handouts(qapp, session, library, settings, appearance, current, clock):
    faults = []
    jobs = Jobs(faults.append)
    handouts = Handouts(jobs, settings, appearance, current, clock, library=library)
    handouts.visibility_requested.connect(session.set_visibility)
    yield handouts
    jobs.close()
    assert faults == []


@pytest.fixture
def note(session, annotate):
    """A note in the briefing."""
    name = annotate("work together to realize", "commitment", "The usual words.")
    session.toggle_visibility(name)
    return name


def press(parent, text):
    next(b for b in parent.findChildren(QPushButton) if b.text().replace("&", "") == text).click()


def test_the_dialog_changes_annotations_through_the_window(handouts, window, session, note):
    handouts.make(session, window)
    dialog = window.findChild(ExportDialog)
    next(b for b in dialog.findChildren(QWidget) if b.accessibleName().startswith("All,")).click()
    assert not session.annotation(note).in_briefing


def test_fields_of_the_last_time_are_there_again(handouts, window, session, settings):
    remember(Choices(Plan(marking="INTERNAL – DRAFT")), settings)
    handouts.make(session, window)
    assert window.findChild(ExportDialog).choices.plan.marking == "INTERNAL – DRAFT"


def test_topics_are_kept_while_the_program_runs(qtbot, handouts, window, session, note):
    handouts.make(session, window)
    first = window.findChild(ExportDialog)
    first.findChild(TopicBoxes).item(2).setCheckState(Qt.CheckState.Unchecked)
    first.reject()
    qtbot.waitUntil(lambda: window.findChild(ExportDialog) is None)
    handouts.make(session, window)
    assert window.findChild(ExportDialog).choices.plan.topics == frozenset({-1, 0, 2, 3})


def test_topics_kept_while_the_program_runs_go_by_their_headings_after_a_correction(
    qtbot, handouts, window, session, library, note
):
    handouts.make(session, window)
    first = window.findChild(ExportDialog)
    first.findChild(TopicBoxes).item(2).setCheckState(Qt.CheckState.Unchecked)
    first.reject()
    qtbot.waitUntil(lambda: window.findChild(ExportDialog) is None)
    within = session.document.topics[1].first + 1  # in "2 Regional affairs", which is left out
    corrections = correct(
        session.document, CorrectionKind.HEADING, range(within, within + 1), level=1
    )
    session.correct("Make Heading", corrections)
    session.document = library.document(session.document.id)
    handouts.make(session, window)
    topics = session.document.topics
    chosen = window.findChild(ExportDialog).choices.plan.topics
    assert [topics[number].number for number in sorted(chosen - {-1})] == ["1", "3", "4"]


def test_a_preview_shows_the_pages_over_the_window(qtbot, handouts, window, session, note):
    handouts.preview(session, window)
    preview = window.findChild(PrintPreview)
    with qtbot.wait_signal(preview.shown, timeout=TIMEOUT):
        pass
    assert preview.isVisible()
    assert preview.isModal()


def test_a_preview_of_no_annotations_is_asked_for_first(handouts, window, session, annotate):
    annotate("work together to realize")
    handouts.preview(session, window)
    assert window.findChild(PrintPreview) is None
    press(window.findChild(EmptyQuestion), "Text Alone")
    assert window.findChild(PrintPreview).isVisible()


def test_putting_annotations_in_first_opens_the_dialog(handouts, window, session, annotate):
    annotate("work together to realize")
    handouts.preview(session, window)
    press(window.findChild(EmptyQuestion), "Put Them In First")
    assert window.findChild(PrintPreview) is None
    assert window.findChild(ExportDialog).isVisible()


def test_a_cancelled_question_opens_nothing(handouts, window, session):
    handouts.preview(session, window)
    press(window.findChild(EmptyQuestion), "Cancel")
    assert window.findChild(PrintPreview) is None
    assert window.findChild(ExportDialog) is None


def test_a_preview_of_topics_that_are_others_by_now_opens_the_dialog(
    handouts, window, session, library, note
):
    plan = Plan(topics=frozenset({0}), outline="of another edition")
    library.set_plan(session.document.id, LAST_USED, plan)
    handouts.preview(session, window)
    assert window.findChild(PrintPreview) is None
    assert "tick them anew" in window.findChild(ExportDialog).message


def test_what_was_changed_without_a_handout_is_kept_while_the_program_runs(
    qtbot, handouts, window, session, library
):
    library.set_plan(session.document.id, LAST_USED, Plan(copy="1 of 3"))
    handouts.make(session, window)
    first = window.findChild(ExportDialog)
    line = next(f for f in first.findChildren(QLineEdit) if f.accessibleName() == "Copy")
    assert line.text() == "1 of 3"
    line.setText("2 of 3")
    first.reject()
    qtbot.waitUntil(lambda: window.findChild(ExportDialog) is None)
    handouts.make(session, window)
    assert window.findChild(ExportDialog).choices.plan.copy == "2 of 3"


def test_the_dialog_opens_the_preview(qtbot, handouts, window, session, note):
    handouts.make(session, window)
    press(window.findChild(ExportDialog), "Preview")
    preview = window.findChild(PrintPreview)
    with qtbot.wait_signal(preview.shown, timeout=TIMEOUT):
        pass


def test_a_closed_dialog_is_gone_and_its_jobs_are_silent(
    qtbot, handouts, window, session, note, appearance
):
    handouts.preview(session, window)
    window.findChild(PrintPreview).reject()
    qtbot.waitUntil(lambda: window.findChild(PrintPreview) is None)
    appearance.show(theme.dark())
    handouts.preview(session, window)
    with qtbot.wait_signal(window.findChild(PrintPreview).shown, timeout=TIMEOUT):
        pass


def test_what_is_open_follows_the_theme(handouts, window, session, note, appearance):
    handouts.make(session, window)
    dialog = window.findChild(ExportDialog)
    before = dialog.grab().toImage()
    appearance.show(theme.dark())
    assert dialog.grab().toImage() != before


def test_nothing_that_a_handout_needs_is_imported_at_start_up():
    late = ("viewer.briefing.export_dialog", "exporters.pdf", "reportlab", "pypdfium2",
            "PySide6.QtPrintSupport")  # fmt: skip
    start = "import sys, viewer.briefing.handout_controller"
    program = f"{start}; print([m for m in {late!r} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_printing_and_pages_are_imported_only_when_they_are_wanted():
    late = ("reportlab", "jinja2", "pypdfium2", "PySide6.QtPrintSupport")
    program = (
        "import sys, viewer.briefing.export_dialog, viewer.briefing.preview;"
        f"print([m for m in {late!r} if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
