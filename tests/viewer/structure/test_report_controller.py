"""How a document was read, and what was left out of it, in the window."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from data.document import FurnitureKind
from data.intake_report import Certainty, Finding, Report
from data.structure_corrections.correction import Correction, CorrectionKind
from viewer.services.reading_report import Understanding
from viewer.structure.removed_dialog import RemovedTextDialog
from viewer.structure.report_dialog import ReportDialog
from viewer.widgets.row_delegate import ROW_ROLE
from viewer.widgets.row_list import RowList

REPORT = Report(
    "Web page",
    "Shift_JIS",
    (
        Finding("Title", "Minutes", "the first line"),
        Finding("Date", "29 June 2018", "the words", Certainty.LIKELY),
        Finding("Language", "", "no words are known", Certainty.UNSURE),
    ),
    ("Two signs were set right.",),
    ("The title has invisible signs.",),
)


def rows_of(dialog):
    model = dialog.findChild(RowList).rows
    rows = [model.index(number) for number in range(model.rowCount())]
    return [index.data(ROW_ROLE) for index in rows]


def said(dialog):
    return [label.text() for label in dialog.findChildren(QLabel) if not label.isHidden()]


def button(dialog, text):
    return next(b for b in dialog.findChildren(QPushButton) if b.text().replace("&", "") == text)


@pytest.fixture
def removed(opened):
    def show():
        opened.parts.actions["removed"].trigger()
        return opened.findChildren(RemovedTextDialog)[-1]

    return show


def take_out(window, words):
    window.first.reading.go_to(window.session.document.text.index(words))
    window.parts.actions["take_out"].trigger()


def test_the_removed_text_is_shown_piece_by_piece_with_its_place(opened, removed):
    rows = rows_of(removed())
    heads = [row.head for row in rows]
    assert heads == [
        "Masthead",
        "Repeated title",
        "Caption",
        "Caption",
        "Link or contents",
        "Link or contents",
    ]
    assert (rows[0].aside, rows[-1].aside) == ("at the beginning", "at the end")
    assert rows[-2].text == "• back"


def test_what_the_user_took_out_comes_first_and_is_put_back(opened, removed):
    before = opened.session.document
    take_out(opened, "On June 29th")
    dialog = removed()
    first = rows_of(dialog)[0]
    assert (first.head, first.aside) == ("Passage taken out by you", "before §1")
    button(dialog, "Put Back into the Text").click()
    assert opened.session.document == before
    assert rows_of(dialog)[0].head == "Masthead"
    assert opened.session.undoable == "Put Back into the Text"


def test_what_intake_set_aside_is_put_into_the_text_and_undo_sets_it_aside(opened, removed):
    before = opened.session.document
    dialog = removed()
    dialog.findChild(RowList).set_current(2)
    button(dialog, "Put Back into the Text").click()
    now = opened.session.document
    assert len(now.furniture) == len(before.furniture) - 1
    assert len(now.blocks) == len(before.blocks) + 1
    opened.parts.actions["undo"].trigger()
    assert opened.session.document == before


def test_all_that_the_user_took_out_is_put_back_at_once(opened, removed):
    before = opened.session.document
    take_out(opened, "On June 29th")
    take_out(opened, "Regional")
    button(removed(), "Put All of Yours Back").click()
    assert opened.session.document == before


def test_all_pieces_of_one_kind_are_put_back_at_once_as_one_change(opened, removed):
    before = opened.session.document
    dialog = removed()
    dialog.findChild(RowList).set_current(2)
    button(dialog, "Put All of This Kind Back").click()
    put = [piece for piece in before.furniture if piece.kind is FurnitureKind.CAPTION]
    now = opened.session.document
    assert len(now.furniture) == len(before.furniture) - len(put)
    assert {piece.text for piece in put} <= {block.text for block in now.blocks}
    opened.parts.actions["undo"].trigger()
    assert opened.session.document == before


def test_a_document_with_all_of_its_source_in_the_text_says_so(qtbot, window, tmp_path):
    path = tmp_path / "minutes.txt"
    path.write_text("Minutes\n\nThey met.\n")
    window.open(path)
    window.parts.actions["removed"].trigger()
    dialog = window.findChildren(RemovedTextDialog)[-1]
    assert said(dialog)[0] == "Nothing was taken out: all of the source is in the text."
    assert dialog.findChild(RowList).isHidden()


def test_what_is_doubtful_is_told_first_and_marked(qtbot, appearance, document):
    dialog = ReportDialog(Understanding.of(replace(document, report=REPORT)), appearance)
    qtbot.addWidget(dialog)
    texts = said(dialog)
    wanted = ["Please check", "What was found", "! not sure", "likely", "sure", "The file"]
    assert [text for text in texts if text in wanted] == wanted
    assert "Two signs were set right." in texts
    assert texts.index("Language") < texts.index("Date") < texts.index("Title")


def test_corrections_are_told_and_those_that_were_not_applied_first(qtbot, appearance, document):
    lost = Correction.of(CorrectionKind.CAPTION, 3, "Other words")
    good = Correction.of(CorrectionKind.HEADING, 1, document.blocks[1].text, level=2)
    known = Understanding.of(document, (good, lost))
    dialog = ReportDialog(known, appearance)
    qtbot.addWidget(dialog)
    texts = said(dialog)
    assert texts.index("“Other words”") < texts.index("Heading 2")
    assert "not applied: the passage reads otherwise now" in texts


def test_a_document_cannot_bring_mark_up_into_the_report(qtbot, appearance, document):
    source = replace(document.source, name="<b>bold</b>.txt")
    dialog = ReportDialog(Understanding.of(replace(document, source=source)), appearance)
    qtbot.addWidget(dialog)
    assert "<b>bold</b>.txt" in said(dialog)
    from PySide6.QtCore import Qt

    assert {label.textFormat() for label in dialog.findChildren(QLabel)} == {
        Qt.TextFormat.PlainText
    }


def test_the_report_opens_from_the_menu_and_follows_the_theme(opened):
    opened.parts.actions["report"].trigger()
    dialog = opened.findChildren(ReportDialog)[-1]
    assert "Plain text" in said(dialog)
    opened.parts.actions["theme_dark"].trigger()
    assert dialog.isVisible()


def test_warnings_of_intake_are_told_when_the_document_opens(opened, monkeypatch, tmp_path):
    from data import intake

    read = intake.read_document
    monkeypatch.setattr(intake, "read_document", lambda path: replace(read(path), report=REPORT))
    path = tmp_path / "other.txt"
    path.write_text("A statement\n\nWords of that statement.\n", encoding="utf-8")
    opened.open(path)
    assert opened.parts.message.message == "The title has invisible signs."


def test_every_kind_of_furniture_has_a_plural_of_its_own():
    from viewer.services.wording import pieces_of

    several = [str(pieces_of(kind, 2)) for kind in FurnitureKind]
    assert len(set(several)) == len(several)
    assert str(pieces_of(FurnitureKind.TAKEN_OUT, 2)) == "2 passages taken out by you"
