"""The export dialog: what goes in, by label, one by one and by topic, and how it gets out."""

import stat
from contextlib import contextmanager
from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from data.annotation import Visibility
from data.briefing.plan import Plan, Template
from data.errors import CancelledError
from data.messages import said
from exporters.options import Imposition, NotePlacement, PageSetup, Paper, Standard
from tests.fixtures.pseudo import spoken
from viewer.briefing import page_fields
from viewer.briefing.annotation_rows import AnnotationRows
from viewer.briefing.empty_question import EmptyQuestion
from viewer.briefing.export_dialog import ExportDialog
from viewer.briefing.label_boxes import LabelBoxes
from viewer.briefing.page_fields import PageFields
from viewer.briefing.topic_boxes import TopicBoxes
from viewer.services.choices import Choices, remembered
from viewer.services.handout import Handout

TIMEOUT = 20_000


@pytest.fixture
def dialog(qtbot, session, clock, tools):
    """The dialog; the user chooses the files in `paths`, in turn, whatever is suggested."""
    suggested, paths = [], []

    def choose(_parent, suggestion, _kind):
        suggested.append(suggestion)
        return paths.pop(0) if paths else None

    dialog = ExportDialog(
        session,
        tools.jobs,
        tools.settings,
        choices=Choices(),
        appearance=tools.appearance,
        clock=clock,
        choose_path=choose,
    )
    dialog.suggested, dialog.paths = suggested, paths
    dialog.visibility_requested.connect(session.set_visibility)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@contextmanager
def held(jobs):
    """Keep the worker busy, so that what is started meanwhile waits in its queue."""
    go_on = Event()
    jobs.start(lambda _: go_on.wait(60), "The wait")
    try:
        yield
    finally:
        go_on.set()


def button(parent, text):
    found = [b for b in parent.findChildren(QPushButton) if b.text().replace("&", "") == text]
    assert len(found) == 1, text
    return found[0]


def box(dialog, name):
    return next(
        b for b in dialog.findChildren(QCheckBox) if b.accessibleName().startswith(f"{name}, ")
    )


def field(dialog, name, kind):
    return next(f for f in dialog.findChildren(kind) if f.accessibleName() == name)


def headline(dialog):
    return dialog.findChild(QLabel, "headline").text()


def in_briefing(session):
    return {item.id for item in session.annotations if item.in_briefing}


def question(dialog):
    return dialog.findChild(EmptyQuestion)


def test_it_says_how_many_go_in_and_how_many_stay_private(annotated, dialog):
    assert headline(dialog) == "2 annotations go into the handout, 2 stay private."


def test_it_follows_changes_made_elsewhere(annotated, dialog, session):
    session.toggle_visibility(annotated["korea"])
    assert headline(dialog) == "3 annotations go into the handout, 1 stays private."
    session.undo()
    assert headline(dialog) == "2 annotations go into the handout, 2 stay private."


def test_a_label_goes_in_and_out_as_a_whole(annotated, dialog, session):
    session.toggle_visibility(annotated["article"])
    commitment = box(dialog, "Commitment")
    assert commitment.checkState() is Qt.CheckState.PartiallyChecked
    commitment.click()
    assert commitment.checkState() is Qt.CheckState.Checked
    assert in_briefing(session) == {annotated["formula"], annotated["article"]}
    commitment.click()
    assert commitment.checkState() is Qt.CheckState.Unchecked
    assert in_briefing(session) == set()


def test_putting_a_label_in_is_one_step_to_undo(annotated, dialog, session):
    box(dialog, "Commitment").click()
    session.undo()
    assert in_briefing(session) == {annotated["formula"], annotated["article"]}


def test_all_go_in_and_out_at_once(annotated, dialog, session):
    everything = box(dialog, "All")
    everything.click()
    assert in_briefing(session) == set(annotated.values())
    everything.click()
    assert in_briefing(session) == set()


def test_only_labels_in_use_have_a_box(annotated, dialog):
    boxes = dialog.findChild(LabelBoxes).findChildren(QCheckBox)
    shown = [b.accessibleName() for b in boxes if b.isVisible()]
    assert shown == [
        "All, 2 of 4 in the briefing",
        "Key point, 0 of 1 in the briefing",
        "Commitment, 2 of 2 in the briefing",
        "Concern, 0 of 1 in the briefing",
    ]


def test_the_boxes_keep_to_their_half_of_the_dialog_in_any_language(qapp, annotated, request):
    assert annotated
    with spoken(qapp):
        dialog = request.getfixturevalue("dialog")
        qapp.processEvents()
        group = dialog.findChild(LabelBoxes)
        boxes = [box for box in group.findChildren(QCheckBox) if box.isVisible()]
        assert max(box.x() + box.sizeHint().width() for box in boxes) <= 508
        assert len({box.x() for box in boxes}) < 3


def test_one_annotation_goes_in_by_the_space_bar(qtbot, annotated, dialog, session):
    rows = dialog.findChild(AnnotationRows)
    rows.setCurrentIndex(rows.model().index(1, 0))
    qtbot.keyClick(rows, Qt.Key.Key_Space)
    assert annotated["exercises"] in in_briefing(session)


def test_a_topic_left_out_takes_its_annotations_along(annotated, dialog):
    topics = dialog.findChild(TopicBoxes)
    topics.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.choices.plan.topics == frozenset({-1, 1, 2, 3})
    assert headline(dialog) == (
        "1 annotation goes into the handout, 2 stay private, 1 left out with the topic."
    )


def test_without_any_topic_nothing_can_be_made(annotated, dialog):
    topics = dialog.findChild(TopicBoxes)
    for row in range(topics.count()):
        topics.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert headline(dialog) == "No topic is chosen: tick at least one."
    assert not any(button(dialog, text).isEnabled() for text in ("Preview", "Print…", "Export…"))
    topics.item(0).setCheckState(Qt.CheckState.Checked)
    assert button(dialog, "Export…").isEnabled()


def test_the_fields_are_the_plan_and_are_remembered(qtbot, annotated, dialog, tools):
    field(dialog, "Marking", QComboBox).setCurrentText("INTERNAL – DRAFT ")
    field(dialog, "Prepared for", QLineEdit).setText("The Director")
    field(dialog, "Prepared by", QLineEdit).setText("The desk")
    field(dialog, "Copy", QLineEdit).setText("1 of 2")
    field(dialog, "Paper", QComboBox).setCurrentText("Letter")
    chosen = Choices(
        Plan(
            marking="INTERNAL – DRAFT",
            prepared_for="The Director",
            prepared_by="The desk",
            copy="1 of 2",
            page=PageSetup(Paper.LETTER),
        )
    )
    assert dialog.choices == chosen
    button(dialog, "Close").click()
    # Which copy this was says nothing of the next document's.
    assert remembered(tools.settings) == replace(chosen, plan=replace(chosen.plan, copy=""))


def test_rarer_choices_stay_out_of_sight_until_they_are_wanted(qtbot, annotated, dialog, tools):
    notes = field(dialog, "Notes", QComboBox)
    assert not notes.isVisible()
    more = next(b for b in dialog.findChildren(QToolButton) if b.text() == "More options")
    more.setFocus()
    qtbot.keyClick(more, Qt.Key.Key_Space)
    assert notes.isVisible()
    notes.setCurrentText("After the text")
    field(dialog, "Pages on a sheet", QComboBox).setCurrentText("Booklet, to be folded")
    field(dialog, "Standard of the PDF", QComboBox).setCurrentText("PDF/UA-2, PDF/A-4 (PDF 2.0)")
    field(dialog, "Watermark", QLineEdit).setText(" DRAFT ")
    for name in ("Large print", "Two-sided", "Greyscale", "Justified lines", "Hyphenation"):
        field(dialog, name, QCheckBox).setChecked(True)
    chosen = PageSetup(
        notes=NotePlacement.ENDNOTES,
        imposition=Imposition.BOOKLET,
        standard=Standard.UA2,
        watermark="DRAFT",
        large_print=True,
        two_sided=True,
        greyscale=True,
        justified=True,
        hyphenated=True,
    )
    assert dialog.choices.page == chosen
    button(dialog, "Close").click()
    assert remembered(tools.settings).page == chosen


def test_the_points_are_a_template(qtbot, annotated, dialog, tmp_path, read):
    field(dialog, "Template", QComboBox).setCurrentText("Points to make, one page")
    dialog.paths.append(tmp_path / "points.pdf")
    with qtbot.wait_signal(dialog.exported, timeout=TIMEOUT):
        button(dialog, "Export…").click()
    (page,) = read((tmp_path / "points.pdf").read_bytes()).pages
    text = " ".join(page.extract_text().split())
    assert "Points to make" in text
    assert "The usual words." in text
    assert "Ask which exercises" not in text


def test_a_handout_is_exported_with_its_fields_and_public_notes_alone(
    qtbot, annotated, dialog, tmp_path, read
):
    dialog.paths.append(tmp_path / "handout.pdf")
    field(dialog, "Marking", QComboBox).setCurrentText("INTERNAL – FOR BRIEFING")
    with qtbot.wait_signal(dialog.exported, timeout=TIMEOUT):
        button(dialog, "Export…").click()
    pages = read((tmp_path / "handout.pdf").read_bytes()).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert text.count("INTERNAL – FOR BRIEFING") == 2 * len(pages)
    assert "The usual words." in text
    assert "Ask which exercises" not in text
    assert stat.S_IMODE((tmp_path / "handout.pdf").stat().st_mode) == 0o600


def test_success_names_the_file_and_offers_its_folder(qtbot, annotated, dialog, tmp_path):
    dialog.paths.append(tmp_path / "handout.pdf")
    assert button(dialog, "Open Folder").isHidden()
    with qtbot.wait_signal(dialog.exported, timeout=TIMEOUT):
        button(dialog, "Export…").click()
    assert dialog.message == f"Saved as {tmp_path / 'handout.pdf'}"
    assert button(dialog, "Open Folder").isVisible()


def test_the_next_export_starts_from_the_folder_of_the_last(qtbot, annotated, dialog, tmp_path):
    dialog.paths.append(tmp_path / "handout.pdf")
    with qtbot.wait_signal(dialog.exported, timeout=TIMEOUT):
        button(dialog, "Export…").click()
    button(dialog, "Export…").click()
    assert dialog.suggested[1] == (
        tmp_path / "Japan-U.S. Defense Ministerial Meeting – briefing.pdf"
    )


def test_the_chosen_format_is_suggested_and_written(qtbot, annotated, dialog, tmp_path):
    formats = field(dialog, "Format", QComboBox)
    formats.setCurrentIndex(formats.findData("html"))
    dialog.paths.append(tmp_path / "handout.html")
    with qtbot.wait_signal(dialog.exported, timeout=TIMEOUT):
        button(dialog, "Export…").click()
    assert dialog.suggested[0].suffix == ".html"
    assert "The usual words." in (tmp_path / "handout.html").read_text(encoding="utf-8")


def test_choosing_no_file_exports_nothing(annotated, dialog, tmp_path):
    button(dialog, "Export…").click()
    assert dialog.message == ""
    assert button(dialog, "Export…").isEnabled()


def test_what_fails_is_said_in_one_line_and_can_be_tried_again(qtbot, annotated, dialog, tmp_path):
    dialog.paths.append(tmp_path / "missing" / "handout.pdf")
    button(dialog, "Export…").click()
    assert not button(dialog, "Export…").isEnabled()
    qtbot.waitUntil(button(dialog, "Export…").isEnabled, timeout=TIMEOUT)
    assert "the folder does not exist" in dialog.message
    assert "\n" not in dialog.message
    assert button(dialog, "Open Folder").isHidden()


def test_a_cancelled_export_leaves_no_file(qtbot, annotated, dialog, tools, tmp_path):
    dialog.paths.append(tmp_path / "folder" / "handout.pdf")
    (tmp_path / "folder").mkdir()
    with held(tools.jobs):
        button(dialog, "Export…").click()
        button(dialog, "Cancel").click()
    qtbot.waitUntil(button(dialog, "Export…").isEnabled, timeout=TIMEOUT)
    assert dialog.message == "Cancelled."
    assert list((tmp_path / "folder").iterdir()) == []


def test_an_export_cancelled_at_any_moment_leaves_no_file(session, annotated, clock, tmp_path):
    handout = Handout(
        session.document,
        session.annotations,
        session.resolutions,
        session.labels,
        Choices().plan,
        Choices().options,
        clock(),
    )
    steps = []
    handout.export(tmp_path / "whole.pdf", steps.append)
    assert len(steps) > 3
    for last in range(len(steps)):
        calls = []

        def cancel(done, last=last, calls=calls):
            calls.append(done)
            if len(calls) > last:
                raise CancelledError("Cancelled.")

        with pytest.raises(CancelledError):
            handout.export(tmp_path / "part.pdf", cancel)
        assert not (tmp_path / "part.pdf").exists()


def test_closing_during_an_export_cancels_it(qtbot, annotated, dialog, tools, tmp_path):
    dialog.paths.append(tmp_path / "folder" / "handout.pdf")
    (tmp_path / "folder").mkdir()
    with held(tools.jobs):
        button(dialog, "Export…").click()
        dialog.reject()
    with qtbot.wait_signal(tools.jobs.start(lambda _: None, "The next").finished, timeout=TIMEOUT):
        pass
    assert list((tmp_path / "folder").iterdir()) == []


@pytest.mark.parametrize("text", ["Preview", "Print…", "Export…"])
def test_no_empty_handout_is_made_without_asking(annotated, dialog, session, text):
    session.set_visibility(tuple(annotated.values()), Visibility.PRIVATE)
    button(dialog, text).click()
    assert question(dialog).text() == "No annotation would be in this handout."
    assert question(dialog).informativeText() == (
        "4 are private. The handout would hold the text alone."
    )
    assert question(dialog).defaultButton().text() == "&Put Them In First"
    assert dialog.suggested == []


def test_the_text_alone_goes_out_only_when_it_is_wanted(
    qtbot, annotated, dialog, session, tmp_path
):
    session.set_visibility(tuple(annotated.values()), Visibility.PRIVATE)
    dialog.paths.append(tmp_path / "handout.pdf")
    button(dialog, "Export…").click()
    with qtbot.wait_signal(dialog.exported, timeout=TIMEOUT):
        button(question(dialog), "Text Alone").click()
    assert (tmp_path / "handout.pdf").exists()


@pytest.mark.parametrize("answer", ["Put Them In First", "Cancel"])
def test_an_empty_handout_is_not_made_when_it_is_not_wanted(annotated, dialog, session, answer):
    session.set_visibility(tuple(annotated.values()), Visibility.PRIVATE)
    button(dialog, "Export…").click()
    button(question(dialog), answer).click()
    assert dialog.suggested == []
    assert dialog.isVisible()


def test_a_document_without_annotations_says_how_to_make_one(dialog):
    text = "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
    assert "No annotations yet. Select text on the page and press 1 to 5" in text
    button(dialog, "Export…").click()
    assert question(dialog).text() == "This document has no annotations yet."
    button(question(dialog), "Annotate First").click()
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("text", "signal"), [("Preview", "preview_requested"), ("Print…", "print_requested")]
)
def test_previewing_and_printing_are_asked_for_with_the_handout(
    qtbot, annotated, dialog, text, signal
):
    with qtbot.wait_signal(getattr(dialog, signal)) as asked:
        button(dialog, text).click()
    assert asked.args[0].tally.included == 2


def test_every_field_has_a_name_and_is_reached_by_the_tab_key(annotated, dialog):
    fields = [w for kind in (QComboBox, QLineEdit, QPushButton, QCheckBox)
              for w in dialog.findChildren(kind) if w.isVisible()]  # fmt: skip
    assert len(fields) > 12
    for widget in fields:
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not isinstance(widget.parent(), QComboBox):
            assert widget.accessibleName() or widget.text()


def test_keys_reach_the_boxes_first(qtbot, annotated, dialog):
    assert dialog.focusWidget().accessibleName() == "All, 2 of 4 in the briefing"
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    assert dialog.focusWidget().accessibleName() != "All, 2 of 4 in the briefing"
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Backtab)
    assert dialog.focusWidget().accessibleName() == "All, 2 of 4 in the briefing"


def test_no_two_things_share_an_access_key(annotated, dialog):
    named = [label for label in dialog.findChildren(QLabel) if label.buddy()]
    named += dialog.findChildren(QPushButton) + dialog.findChildren(QCheckBox)
    keys = [widget.text().split("&")[1][0].lower() for widget in named if "&" in widget.text()]
    assert len(keys) > 8
    assert len(set(keys)) == len(keys)


def test_topics_stand_in_a_column_beside_their_numbers(annotated, dialog):
    topics = dialog.findChild(TopicBoxes)
    assert [topics.item(row).text() for row in range(2)] == ["Lead", "1  North Korea"]
    image = topics.viewport().grab().toImage()

    def ink(row):
        place = topics.visualItemRect(topics.item(row))
        ground = image.pixelColor(place.right() - 4, place.center().y())
        return [
            x
            for x in range(26, place.right())
            if any(
                image.pixelColor(x, y) != ground for y in range(place.top() + 4, place.bottom() - 4)
            )
        ]

    lead, first = ink(0), ink(1)
    number = [x for x in first if x < lead[0] - 4]
    assert number
    assert abs(min(x for x in first if x > max(number) + 4) - lead[0]) <= 2


def test_every_template_is_offered_by_its_name(dialog):
    box = field(dialog, "Template", QComboBox)
    for number, template in enumerate(Template):
        box.setCurrentIndex(number)
        assert box.currentText() == str(template.composition.caption)
        assert dialog.choices.plan.template is template


def test_no_choice_makes_the_column_wider_than_the_dialog(qtbot, monkeypatch):
    long = said("A standard whose name is much longer than any column of any dialog of the program")
    monkeypatch.setitem(page_fields.STANDARDS, Standard.UA1, long)
    around = QWidget()
    qtbot.addWidget(around)
    assert PageFields(PageSetup(), around).least_width < 262
