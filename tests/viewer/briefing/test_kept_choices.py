"""What the export dialog keeps in a real library: the last choices, and briefings out of them."""

from contextlib import closing
from dataclasses import replace

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from data.briefing.briefing import LONGEST_NAME, Briefing, Depth
from data.briefing.briefing_source import BriefingSource
from data.briefing.compiling.briefing_compilation import compile_briefing
from data.briefing.pieces import PieceKind
from data.briefing.plan import LAST_USED, Plan
from data.briefing.plan_topics import outline
from data.documents import shipped
from data.errors import LibraryError
from data.library.location import location_of
from data.library.sqlite.kept_briefings.stored_briefings import StoredBriefings
from data.serial.briefing_json import BRIEFING
from data.structure_corrections.application import correct
from data.structure_corrections.correction import CorrectionKind
from exporters.options import NotePlacement, PageSetup, Paper
from tests.fixtures.documents import NOW, document_of
from tests.fixtures.newer import bodies, let_be_newer
from viewer.briefing.empty_question import EmptyQuestion
from viewer.briefing.export_dialog import ExportDialog
from viewer.briefing.handout_controller import Handouts
from viewer.briefing.new_briefing_name import NewBriefingName
from viewer.briefing.preview import PrintPreview
from viewer.briefing.topic_boxes import TopicBoxes
from viewer.services.choices import Choices
from viewer.services.handout import resolved, snapshot
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


def names(library):
    """Return what the briefings of a library are called, changed last first."""
    return [entry.name for entry in library.briefings.listed()]


def kept(library, name):
    """Return the briefing of that name."""
    (found,) = [entry.id for entry in library.briefings.listed() if entry.name == name]
    return library.briefings.read(found)


def keep_as(qtbot, dialog, name):
    """Keep the fields as a briefing of a name; return what the dialog that asks for it said."""
    button(dialog, "Keep as a Briefing…").click()
    asked = dialog.findChildren(NewBriefingName)[-1]  # one that was closed may not be gone yet
    line = asked.findChild(QLineEdit)
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
    assert names(library) == []


@pytest.mark.parametrize("text", ["Preview", "Print…"])
def test_a_preview_keeps_its_choices_too(qtbot, make, library, session, noted, text, monkeypatch):
    monkeypatch.setattr(PrintPreview, "print_pages", lambda _: None)
    dialog = make(library)
    field(dialog, "Prepared for", QLineEdit).setText("The Director")
    with qtbot.wait_signal(dialog.plan_used):
        button(dialog, text).click()
    used = library.plans(session.document.id)[LAST_USED]
    assert (used.prepared_for, used.outline) == ("The Director", outline(session.document))
    assert names(library) == []


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


def test_what_the_fields_say_is_kept_as_a_briefing_under_a_name(
    qtbot, make, library, session, noted
):
    dialog = make(library)
    untick(dialog, 2)
    field(dialog, "Paper", QComboBox).setCurrentText("Letter")
    field(dialog, "Copy", QLineEdit).setText("1 of 1")
    field(dialog, "Marking", QComboBox).setCurrentText("INTERNAL – DRAFT")
    field(dialog, "Template", QComboBox).setCurrentText("Points to make, one page")
    assert keep_as(qtbot, dialog, "  For  the Director ") == ""
    assert dialog.message == "Kept as the briefing “For the Director”."
    briefing = kept(library, "For the Director")
    assert [piece.kind for piece in briefing.pieces] == [PieceKind.LEAD, *[PieceKind.TOPIC] * 3]
    assert briefing.document_ids == (session.document.id,)
    assert briefing.page == PageSetup(Paper.LETTER)
    assert (briefing.marking, briefing.title.copy) == ("INTERNAL – DRAFT", "1 of 1")
    assert briefing.depth is Depth.POINTS
    assert library.plans(session.document.id) == {}
    assert library.briefings.turns(briefing.id) == ("", "")


def test_a_briefing_holds_what_the_handout_held(qtbot, make, library, session, document, noted):
    dialog = make(library)
    untick(dialog, 2)
    keep_as(qtbot, dialog, "Short")
    made = snapshot(session, dialog.choices, NOW).content()
    items = tuple(library.notebook(document.id))
    source = BriefingSource(document, items, resolved(items, document))
    again = compile_briefing(
        kept(library, "Short"), {document.id: source}, labels=session.labels, now=NOW
    )
    assert again.notes
    sections = tuple(replace(one, piece_id="") for one in again.sections)
    notes = tuple(replace(one, piece_id="") for one in again.notes)
    assert (sections, notes) == (made.sections, made.notes)


def test_a_private_note_does_not_come_into_a_briefing_that_is_kept(
    qtbot, make, library, session, annotate
):
    annotate("work together to realize", "commitment", "Ask the lawyers about this.")
    keep_as(qtbot, make(library), "Short")
    assert "lawyers" not in BRIEFING.dumps(kept(library, "Short"))


def test_the_return_key_in_the_name_keeps_and_exports_nothing(qtbot, make, library, noted):
    dialog = make(library)
    with qtbot.assert_not_emitted(dialog.exported), qtbot.wait_signal(dialog.keeping_requested):
        keep_as(qtbot, dialog, "Short")
    assert dialog.message == "Kept as the briefing “Short”."
    assert names(library) == ["Short"]


@pytest.mark.parametrize("name", ["", "   ", "Last used", "last  USED"])
def test_nothing_is_kept_without_a_name_of_its_own(qtbot, make, library, name):
    dialog = make(library)
    keep_as(qtbot, dialog, name)
    assert names(library) == []
    assert not button(dialog.findChild(NewBriefingName), "Keep").isEnabled()


@pytest.mark.parametrize("name", ["Minister", " minister"])
def test_a_briefing_that_there_is_is_never_replaced(qtbot, make, library, name):
    before = Briefing("one", "Minister", NOW, NOW)
    library.briefings.add(before)
    dialog = make(library)
    assert keep_as(qtbot, dialog, name) == "This name is taken: choose another one."
    assert not button(dialog.findChild(NewBriefingName), "Keep").isEnabled()
    assert library.briefings.read("one") == before
    assert names(library) == ["Minister"]


def test_a_name_that_was_just_taken_is_known_when_the_next_is_asked_for(qtbot, make, library):
    dialog = make(library)
    assert keep_as(qtbot, dialog, "Short") == ""
    assert keep_as(qtbot, dialog, "Short") == "This name is taken: choose another one."
    assert keep_as(qtbot, dialog, "Shorter") == ""
    assert sorted(names(library)) == ["Short", "Shorter"]


def test_a_name_is_no_longer_than_a_briefing_may_have(qtbot, make, library):
    keep_as(qtbot, make(library), "x" * (LONGEST_NAME + 5))
    assert names(library) == ["x" * LONGEST_NAME]


def test_without_a_topic_there_is_nothing_to_be_kept(make, library):
    dialog = make(library)
    boxes = dialog.findChild(TopicBoxes)
    for row in range(boxes.count()):
        untick(dialog, row)
    assert not button(dialog, "Keep as a Briefing…").isEnabled()
    boxes.item(1).setCheckState(Qt.CheckState.Checked)
    assert button(dialog, "Keep as a Briefing…").isEnabled()


def test_what_one_document_was_made_with_does_not_reach_another(make, library, clock):
    other = document_of("Another text.")
    library.remember(other, clock())
    library.set_plan(other.id, LAST_USED, Plan(marking="DRAFT"))
    dialog = make(library)
    assert dialog.choices == Choices()


def test_a_last_handout_of_an_older_version_leaves_the_page_as_it_is(make, library, session):
    library.set_plan(session.document.id, LAST_USED, Plan(marking="DRAFT"))
    dialog = make(library)
    assert dialog.choices == Choices(Plan(marking="DRAFT", page=PageSetup()))


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
    assert "Not all topics are as at the last handout" not in dialog.message
    assert "Not all topics are as at the last handout" in reopened.message


def test_a_last_handout_of_other_topics_chooses_none_and_says_so(make, library, session):
    plan = Plan(topics=frozenset({0}), marking="DRAFT", outline="of another edition")
    library.set_plan(session.document.id, LAST_USED, plan)
    dialog = make(library)
    assert (dialog.choices.plan.topics, dialog.choices.plan.marking) == (frozenset(), "DRAFT")
    assert "tick them anew" in dialog.message
    assert not button(dialog, "Export…").isEnabled()


def test_in_a_library_that_is_read_only_nothing_is_kept(make, library, session, noted):
    library.set_plan(session.document.id, LAST_USED, Plan(marking="DRAFT"))
    with closing(location_of(library.path).open_to_read()) as reading:
        dialog = make(reading)
        assert dialog.choices.plan.marking == "DRAFT"
        keep = button(dialog, "Keep as a Briefing…")
        assert not keep.isEnabled()
        assert "Another window has the library" in keep.toolTip()
        field(dialog, "Copy", QLineEdit).setText("1 of 2")
        button(dialog, "Preview").click()
        assert not keep.isEnabled()
        assert dialog.message == ""
    assert library.plans(session.document.id)[LAST_USED].copy == ""


def test_what_cannot_be_kept_is_said_and_the_handout_is_made(
    qtbot, make, library, noted, monkeypatch
):
    def refuse(*_):
        raise LibraryError("The disk is full.")

    monkeypatch.setattr(library, "set_plan", refuse)
    monkeypatch.setattr(StoredBriefings, "add", refuse)
    dialog = make(library)
    with qtbot.wait_signal(dialog.preview_requested):
        button(dialog, "Preview").click()
    assert dialog.message == "The choices were not kept: The disk is full."
    keep_as(qtbot, dialog, "Short")
    assert dialog.message == "The disk is full."
    assert names(library) == []


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
            field(dialog, "Copy", QLineEdit).setText("2 of 3")
            button(dialog, "Preview").click()
            button(window.findChild(EmptyQuestion), "Text Alone").click()
            window.findChild(PrintPreview).reject()
            field(dialog, "Copy", QLineEdit).setText("of another document")
            dialog.reject()  # which is remembered for documents that have no plan yet


def test_a_plan_that_could_not_become_a_briefing_is_never_lost(qtbot, make, library, session):
    library.set_plan(session.document.id, "Minister", Plan(marking="DRAFT"))
    newer = let_be_newer(library.path, "plans", "name", "Minister")
    dialog = make(library)
    button(dialog, "Preview").click()
    keep_as(qtbot, dialog, "Minister")
    assert names(library) == ["Minister"]
    assert newer in bodies(library.path, "plans")


def test_choices_of_the_last_handout_that_cannot_be_read_give_way(make, library, session, noted):
    library.set_plan(session.document.id, LAST_USED, Plan(marking="DRAFT"))
    let_be_newer(library.path, "plans", "name", LAST_USED)
    dialog = make(library)
    assert dialog.choices == Choices()
    button(dialog, "Preview").click()
    assert LAST_USED in library.plans(session.document.id)
