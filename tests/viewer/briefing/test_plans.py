"""Plans in the export dialog, kept with the document in a real library."""

from contextlib import closing

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from data.briefing.plan import LAST_USED, Plan, Template
from data.briefing.plan_topics import outline
from data.documents import shipped
from data.errors import LibraryError
from data.library.location import location_of
from data.structure_corrections.application import correct
from data.structure_corrections.correction import CorrectionKind
from exporters.options import NotePlacement, PageSetup, Paper
from tests.fixtures.documents import NOW, document_of
from tests.fixtures.newer import bodies, let_be_newer
from viewer.briefing.empty_question import EmptyQuestion
from viewer.briefing.export_dialog import ExportDialog
from viewer.briefing.handout_controller import Handouts
from viewer.briefing.plan_line import PlanLine
from viewer.briefing.plan_name import PlanName
from viewer.briefing.preview import PrintPreview
from viewer.briefing.topic_boxes import TopicBoxes
from viewer.services.choices import Choices
from viewer.session.document_session import DocumentSession
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
def make(qapp, tmp_path, session, appearance, current, clock, window):
    """Open the dialog as a new start of the program would, on a library of choice."""
    faults, workers = [], []

    def make(library, shown=session):
        workers.append(Jobs(faults.append))
        settings = Settings(tmp_path / f"settings-{len(workers)}.ini")
        handouts = Handouts(
            workers[-1], settings, appearance, current, clock, library=library, parent=window
        )
        for dialog in window.findChildren(ExportDialog):
            dialog.setParent(None)
        handouts.make(shown, window)
        return window.findChild(ExportDialog)

    yield make
    for jobs in workers:
        jobs.close()
    assert faults == []


@pytest.fixture
def noted(session, annotate):
    """A note in the briefing, so that a handout is made without a question."""
    session.toggle_visibility(annotate("work together to realize", "commitment", "Usual words."))


def button(parent, text):
    return next(b for b in parent.findChildren(QPushButton) if b.text().replace("&", "") == text)


def field(dialog, name, kind):
    return next(f for f in dialog.findChildren(kind) if f.accessibleName() == name)


def names(dialog):
    box = field(dialog, "Plan", QComboBox)
    return [box.itemText(row) for row in range(box.count()) if box.itemText(row)]


def chosen(dialog):
    return dialog.findChild(PlanLine).name


def choose(dialog, name):
    """Choose a plan as a user does."""
    box = field(dialog, "Plan", QComboBox)
    box.setCurrentIndex(box.findText(name))
    box.activated.emit(box.currentIndex())


def save_as(qtbot, dialog, name):
    """Save the fields under a name; return what the dialog that asks for it said."""
    button(dialog, "Save As…").click()
    asked = dialog.findChildren(PlanName)[-1]  # one that was closed may not be gone yet
    line = asked.findChild(QLineEdit)
    line.clear()
    qtbot.keyClicks(line, name)
    said = [label.text() for label in asked.findChildren(QLabel)][-1]
    qtbot.keyClick(line, Qt.Key.Key_Return)
    return said


def ticked(dialog):
    """Return the topics that are ticked, as they are read."""
    boxes = dialog.findChild(TopicBoxes)
    rows = [boxes.item(row) for row in range(boxes.count())]
    return [row.text() for row in rows if row.checkState() is Qt.CheckState.Checked]


def corrected_session(before, library):
    """Return a session on the document as the library has it after corrections."""
    document = library.document(before.document.id)
    return DocumentSession(
        document,
        library.notebook(document.id),
        before.labels,
        clock=lambda: NOW,
        new_id=iter(()).__next__,
        as_read=before.as_read,
    )


def untick(dialog, row):
    dialog.findChild(TopicBoxes).item(row).setCheckState(Qt.CheckState.Unchecked)


def test_what_a_handout_was_made_with_is_there_again_at_the_next_start(
    qtbot, make, library, noted, tmp_path
):
    dialog = make(library)
    assert (names(dialog), chosen(dialog)) == ([], "")
    field(dialog, "Marking", QComboBox).setCurrentText("INTERNAL – DRAFT")
    field(dialog, "Copy", QLineEdit).setText("2 of 3")
    field(dialog, "Template", QComboBox).setCurrentText("Points to make, one page")
    field(dialog, "Paper", QComboBox).setCurrentText("JIS B5")
    field(dialog, "Notes", QComboBox).setCurrentText("After the text")
    field(dialog, "Large print", QCheckBox).setChecked(True)
    untick(dialog, 2)
    dialog._choose_path = lambda *_: tmp_path / "handout.pdf"
    with qtbot.wait_signal(dialog.exported, timeout=TIMEOUT):
        button(dialog, "Export…").click()
    made = dialog.choices
    assert made.page == PageSetup(Paper.B5, notes=NotePlacement.ENDNOTES, large_print=True)
    assert made.plan.topics == frozenset({-1, 0, 2, 3})
    assert dialog.message == f"Saved as {tmp_path / 'handout.pdf'}"
    with closing(location_of(library.path).open_to_read()) as again:
        reopened = make(again)
        assert reopened.choices == made
        assert (names(reopened), chosen(reopened)) == ([LAST_USED], LAST_USED)


@pytest.mark.parametrize("text", ["Preview", "Print…"])
def test_a_preview_keeps_its_choices_too(qtbot, make, library, session, noted, text, monkeypatch):
    monkeypatch.setattr(PrintPreview, "print_pages", lambda _: None)
    dialog = make(library)
    field(dialog, "Prepared for", QLineEdit).setText("The Director")
    with qtbot.wait_signal(dialog.plan_used):
        button(dialog, text).click()
    kept = library.plans(session.document.id)[LAST_USED]
    assert (kept.prepared_for, kept.outline) == ("The Director", outline(session.document))
    assert chosen(dialog) == ""
    assert names(dialog) == [LAST_USED]


def test_an_export_that_was_not_made_keeps_nothing(make, library, session, noted):
    dialog = make(library)
    dialog._choose_path = lambda *_: None
    button(dialog, "Export…").click()
    dialog.reject()
    assert library.plans(session.document.id) == {}


def test_the_same_choices_again_are_not_written_again(
    qtbot, make, library, session, noted, monkeypatch
):
    dialog = make(library)
    button(dialog, "Preview").click()
    written = []
    monkeypatch.setattr(library, "set_plan", lambda *plan: written.append(plan))
    button(dialog, "Preview").click()
    assert written == []


def test_a_named_plan_is_saved_chosen_replaced_and_deleted(qtbot, make, library, session):
    dialog = make(library)
    untick(dialog, 2)
    field(dialog, "Paper", QComboBox).setCurrentText("Letter")
    assert save_as(qtbot, dialog, "  For  the Director ") == ""
    assert "“For the Director” is saved with the document" in dialog.message
    assert chosen(dialog) == "For the Director"
    assert library.plans(session.document.id)["For the Director"].topics == {-1, 0, 2, 3}

    dialog.findChild(TopicBoxes).item(2).setCheckState(Qt.CheckState.Checked)
    field(dialog, "Paper", QComboBox).setCurrentText("A4")
    choose(dialog, "For the Director")
    assert dialog.choices == Choices(
        Plan(topics=frozenset({-1, 0, 2, 3}), page=PageSetup(Paper.LETTER))
    )

    field(dialog, "Copy", QLineEdit).setText("1 of 1")
    assert save_as(qtbot, dialog, "For the Director") == "The plan of this name is replaced."
    (plan,) = library.plans(session.document.id).values()
    assert plan.copy == "1 of 1"

    button(dialog, "Delete").click()
    assert library.plans(session.document.id) == {}
    assert (names(dialog), chosen(dialog)) == ([], "")
    assert dialog.choices.plan.copy == "1 of 1"


def test_the_return_key_in_the_name_saves_and_exports_nothing(qtbot, make, library, noted):
    dialog = make(library)
    with qtbot.assert_not_emitted(dialog.exported), qtbot.wait_signal(dialog.plan_saved):
        save_as(qtbot, dialog, "Short")
    assert dialog.message == "The plan “Short” is saved with the document."


@pytest.mark.parametrize("name", ["", "   ", "Last used", "last  USED"])
def test_no_plan_is_saved_without_a_name_of_its_own(qtbot, make, library, session, name):
    dialog = make(library)
    save_as(qtbot, dialog, name)
    assert library.plans(session.document.id) == {}
    assert not button(dialog.findChild(PlanName), "Save").isEnabled()


def test_the_last_used_plan_stands_first_and_is_not_deleted_by_hand(make, library, session):
    library.set_plan(session.document.id, LAST_USED, Plan(marking="DRAFT"))
    library.set_plan(session.document.id, "A", Plan(template=Template.POINTS))
    dialog = make(library)
    assert names(dialog) == [LAST_USED, "A"]
    assert dialog.choices.plan.marking == "DRAFT"
    assert not button(dialog, "Delete").isEnabled()
    assert "kept by itself" in button(dialog, "Delete").toolTip()
    choose(dialog, "A")
    assert button(dialog, "Delete").isEnabled()


def test_what_one_document_was_made_with_does_not_reach_another(make, library, clock):
    other = document_of("Another text.")
    library.remember(other, clock())
    library.set_plan(other.id, LAST_USED, Plan(marking="DRAFT"))
    dialog = make(library)
    assert dialog.choices == Choices()
    assert names(dialog) == []


def test_a_plan_of_an_older_version_leaves_the_page_as_it_is(make, library, session):
    library.set_plan(session.document.id, "Old", Plan(marking="DRAFT"))
    dialog = make(library)
    field(dialog, "Paper", QComboBox).setCurrentText("Letter")
    choose(dialog, "Old")
    assert dialog.choices == Choices(Plan(marking="DRAFT", page=PageSetup(Paper.LETTER)))


def test_after_a_correction_the_topics_come_back_by_their_headings_at_the_next_start(
    make, library, session, noted
):
    dialog = make(library)
    untick(dialog, 2)
    button(dialog, "Preview").click()
    corrections = correct(session.document, CorrectionKind.HEADING, range(1, 2), level=1)
    session.correct("Make Heading", corrections)
    reopened = make(library, corrected_session(session, library))
    assert ticked(reopened) == [
        "1  North Korea",
        "3  Defense equipment and technology cooperation",
        "4  The U.S. Forces in Japan",
    ]
    assert "Not all topics are as when the plan was saved" not in dialog.message
    assert "Not all topics are as when the plan was saved" in reopened.message


@pytest.mark.parametrize("name", [LAST_USED, "Old"])
def test_a_plan_for_other_topics_chooses_none_and_says_so(make, library, session, name):
    plan = Plan(topics=frozenset({0}), marking="DRAFT", outline="of another edition")
    library.set_plan(session.document.id, name, plan)
    dialog = make(library)
    choose(dialog, name)
    assert (dialog.choices.plan.topics, dialog.choices.plan.marking) == (frozenset(), "DRAFT")
    assert "tick them anew" in dialog.message
    assert not button(dialog, "Export…").isEnabled()


def test_in_a_library_that_is_read_only_plans_are_chosen_but_not_saved(
    make, library, session, noted
):
    library.set_plan(session.document.id, "A", Plan(marking="DRAFT"))
    with closing(location_of(library.path).open_to_read()) as reading:
        dialog = make(reading)
        choose(dialog, "A")
        assert dialog.choices.plan.marking == "DRAFT"
        for text in ("Save As…", "Delete"):
            assert not button(dialog, text).isEnabled()
            assert "Another window has the library" in button(dialog, text).toolTip()
        button(dialog, "Preview").click()
        assert names(dialog) == ["A"]


def test_what_cannot_be_kept_is_said_and_the_handout_is_made(
    qtbot, make, library, noted, monkeypatch
):
    def refuse(*_):
        raise LibraryError("The disk is full.")

    monkeypatch.setattr(library, "set_plan", refuse)
    dialog = make(library)
    with qtbot.wait_signal(dialog.preview_requested):
        button(dialog, "Preview").click()
    assert dialog.message == "The choices were not kept: The disk is full."
    save_as(qtbot, dialog, "Short")
    assert dialog.message == "The disk is full."
    assert names(dialog) == []


def test_the_source_travels_in_the_pdf_where_it_is_wanted(
    qtbot, make, library, document, clock, noted, tmp_path
):
    library.remember(document, clock(), shipped())
    dialog = make(library)
    field(dialog, "Attach the source file", QCheckBox).setChecked(True)
    dialog._choose_path = lambda *_: tmp_path / "handout.pdf"
    with qtbot.wait_signal(dialog.exported, timeout=TIMEOUT):
        button(dialog, "Export…").click()
    attached = PdfReader(tmp_path / "handout.pdf").attachments
    assert attached == {shipped().name: [shipped().read_bytes()]}


def test_a_source_that_has_changed_is_not_attached(
    qtbot, make, library, document, clock, noted, tmp_path
):
    source = tmp_path / "source.txt"
    source.write_text("Another text.")
    library.remember(document, clock(), source)
    dialog = make(library)
    field(dialog, "Attach the source file", QCheckBox).setChecked(True)
    dialog._choose_path = lambda *_: tmp_path / "handout.pdf"
    button(dialog, "Export…").click()
    qtbot.waitUntil(button(dialog, "Export…").isEnabled, timeout=TIMEOUT)
    assert "“source.txt” has changed since it was opened" in dialog.message
    assert not (tmp_path / "handout.pdf").exists()


def test_the_source_can_be_attached_only_where_the_handout_can_carry_it(
    make, library, document, clock
):
    library.remember(document, clock(), shipped())
    dialog = make(library)
    box = field(dialog, "Attach the source file", QCheckBox)
    box.setChecked(True)
    assert dialog.choices.attach_source
    formats, sheets = (
        field(dialog, "Format", QComboBox),
        field(dialog, "Pages on a sheet", QComboBox),
    )
    formats.setCurrentIndex(formats.findData("html"))
    assert (box.isEnabled(), box.toolTip()) == (False, "Only a PDF carries its source")
    assert not dialog.choices.attach_source
    formats.setCurrentIndex(formats.findData("pdf"))
    sheets.setCurrentText("Booklet, to be folded")
    assert (box.isEnabled(), box.toolTip()) == (False, "Sheets for printing carry no files")
    sheets.setCurrentText("One page")
    assert dialog.choices.attach_source


def test_without_the_file_nothing_can_be_attached_and_why_is_said(make, library):
    box = field(make(library), "Attach the source file", QCheckBox)
    assert not box.isEnabled()
    assert "is not where it was opened" in box.toolTip()


def test_the_whole_program_brings_the_last_choices_back_when_it_is_started_again(start, qtbot):
    for copy in ("", "2 of 3"):
        with start() as window:
            window.open(shipped())
            qtbot.waitUntil(lambda window=window: window.session is not None, timeout=TIMEOUT)
            window.parts.handouts.make(window.session, window)
            dialog = window.findChild(ExportDialog)
            assert field(dialog, "Copy", QLineEdit).text() == copy
            assert field(dialog, "Attach the source file", QCheckBox).isEnabled()
            assert chosen(dialog) == (LAST_USED if copy else "")
            field(dialog, "Copy", QLineEdit).setText("2 of 3")
            button(dialog, "Preview").click()
            button(window.findChild(EmptyQuestion), "Text Alone").click()
            window.findChild(PrintPreview).reject()
            field(dialog, "Copy", QLineEdit).setText("of another document")
            dialog.reject()  # which is remembered for documents that have no plan yet


def test_a_plan_that_cannot_be_read_is_named_and_never_lost_until_it_is_deleted(
    qtbot, make, library, session
):
    library.set_plan(session.document.id, "A", Plan(marking="DRAFT"))
    library.set_plan(session.document.id, "Minister", Plan(marking="DRAFT"))
    newer = let_be_newer(library.path, "plans", "name", "Minister")
    dialog = make(library)
    assert names(dialog) == ["A", "Minister (cannot be read)"]
    box = field(dialog, "Plan", QComboBox)
    before = dialog.choices
    for _ in range(2):
        choose(dialog, "Minister (cannot be read)")
        assert "comes from another version of Briefing Viewer (format 99)" in dialog.message
        assert dialog.choices == before
    save_as(qtbot, dialog, "Minister")
    assert "cannot be read, and was not replaced" in dialog.message
    save_as(qtbot, dialog, "Other")
    assert names(dialog) == ["Other", "A", "Minister (cannot be read)"]
    assert newer in bodies(library.path, "plans")
    assert box.currentText() == "Other"
    choose(dialog, "Minister (cannot be read)")
    button(dialog, "Delete").click()
    assert names(dialog) == ["Other", "A"]
