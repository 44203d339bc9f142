from io import BytesIO

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QComboBox, QPushButton, QSpinBox

from data.briefing.plan import Plan, Template
from data.errors import ExportError
from viewer.briefing.preview import PrintPreview
from viewer.look.theme import style_sheet
from viewer.services.choices import Choices
from viewer.services.handout import snapshot

TIMEOUT = 20_000


@pytest.fixture
def handout(session, annotated, clock):
    return snapshot(session, Choices(), clock())


@pytest.fixture
def preview(qtbot, jobs, appearance, tmp_path):
    """Open a preview of what a function makes; it prints into a file."""

    def choose(printer, _pages, _parent):
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        printer.setResolution(72)
        return True

    def preview(make, choose=choose):
        window = PrintPreview(make, jobs, appearance, "The Meeting", choose_printer=choose)
        qtbot.addWidget(window)
        window.show()
        return window

    return preview


def print_button(window):
    return next(b for b in window.findChildren(QPushButton) if b.objectName() == "primary")


def shown(qtbot, window):
    with qtbot.wait_signal(window.shown, timeout=TIMEOUT):
        pass
    return window


def test_points_that_take_more_than_a_page_are_told_of_before_they_are_printed(
    qtbot, jobs, appearance, session, annotated, clock
):
    for note, expected in (
        ("Short.", ""),
        ("Ask again. " * 900, "The points take 4 pages, not one"),
    ):
        session.set_note(annotated["formula"], note)
        points = snapshot(session, Choices(plan=Plan(template=Template.POINTS)), clock())
        for _ in range(2):
            window = PrintPreview(points.pdf, jobs, appearance, "The Meeting", remark=points.remark)
            qtbot.addWidget(window)
            window.show()
            shown(qtbot, window)
            assert window.message.startswith(expected)
            assert bool(window.message) == bool(expected)


def test_the_true_pages_are_shown(qtbot, preview, handout):
    window = shown(qtbot, preview(handout.pdf))
    pages = PdfReader(BytesIO(handout.pdf(lambda _: None))).pages
    assert window.findChild(QSpinBox).maximum() == len(pages)
    blank = window.view.grab().toImage()
    qtbot.waitUntil(lambda: window.view.wanted() is None, timeout=TIMEOUT)
    assert window.view.grab().toImage() != blank
    assert window.message == ""


def test_pages_that_come_into_sight_are_drawn(qtbot, preview, handout):
    window = shown(qtbot, preview(handout.pdf))
    window.view.go_to(1)
    qtbot.waitUntil(lambda: window.view.wanted() is None, timeout=TIMEOUT)
    assert 1 in window.view.in_sight


def test_the_page_number_follows_the_page_and_leads_it(qtbot, preview, handout):
    window = shown(qtbot, preview(handout.pdf))
    number = window.findChild(QSpinBox)
    number.setValue(2)
    assert window.view.page == 1
    window.view.go_to(0)
    assert number.value() == 1


def test_the_size_is_chosen_from_three(qtbot, preview, handout):
    window = shown(qtbot, preview(handout.pdf))
    zoom = window.findChild(QComboBox)
    assert [zoom.itemText(n) for n in range(zoom.count())] == ["Fit width", "Fit page", "100 %"]
    before = window.view.wanted()
    zoom.setCurrentIndex(1)
    assert window.view.zoom is zoom.currentData()
    assert window.view.wanted() != before


def test_those_very_pages_are_printed(qtbot, preview, handout, tmp_path):
    window = shown(qtbot, preview(handout.pdf))
    with qtbot.wait_signal(window.printed, timeout=TIMEOUT) as told:
        print_button(window).click()
    assert told.args == [2]
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 2
    assert window.message == "2 pages printed."


def test_no_printer_chosen_prints_nothing(qtbot, preview, handout, tmp_path):
    window = shown(qtbot, preview(handout.pdf, lambda *_: False))
    print_button(window).click()
    assert print_button(window).isEnabled()
    assert not (tmp_path / "printed.pdf").exists()


def test_nothing_can_be_printed_before_the_pages_are_there(qtbot, preview, handout):
    window = preview(handout.pdf)
    assert not print_button(window).isEnabled()
    window.print_pages()
    shown(qtbot, window)
    assert print_button(window).isEnabled()


def test_a_handout_that_cannot_be_made_is_said_so_in_one_line(qtbot, preview):
    def make(_):
        raise ExportError("No font has the character U+12000.")

    window = preview(make)
    qtbot.waitUntil(lambda: "U+12000" in window.message, timeout=TIMEOUT)
    assert not print_button(window).isEnabled()


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_no_pages_is_said_so(qtbot, preview, handout, tmp_path):
    def choose(printer, *_):
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "no folder" / "printed.pdf"))
        return True

    window = shown(qtbot, preview(handout.pdf, choose))
    print_button(window).click()
    qtbot.waitUntil(print_button(window).isEnabled, timeout=TIMEOUT)
    assert window.message.startswith("The printer does not take the pages")


def test_closing_before_the_pages_are_there_is_quiet(qtbot, preview, handout, jobs):
    window = preview(handout.pdf)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()
    with qtbot.wait_signal(jobs.start(lambda _: None, "The next").finished, timeout=TIMEOUT):
        pass


def test_the_page_number_stands_off_the_edge_of_its_field(qtbot, preview, handout, light):
    window = shown(qtbot, preview(handout.pdf))
    window.setStyleSheet(style_sheet(light))
    field = window.findChild(QSpinBox).lineEdit()
    field.setCursorPosition(0)
    caret = field.cursorRect().center()  # the rectangle is wider than the caret
    assert field.mapTo(window.findChild(QSpinBox), caret).x() >= 7
