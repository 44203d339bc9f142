"""Pictures of pages come from the file that is shown, whatever was under way before."""

import threading
from io import BytesIO

import pytest
from pypdf import PdfWriter
from reportlab.pdfgen.canvas import Canvas
from shiboken6 import delete

from viewer.briefing.sheets import page_pictures
from viewer.briefing.sheets.sheet_drawing import SheetDrawing
from viewer.briefing.sheets.sheet_view import SheetView


def pdf_of(*colours):
    """Return a PDF with a page of each colour."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(200, 300))
    for colour in colours:
        canvas.setFillColorRGB(*colour)
        canvas.rect(0, 0, 200, 300, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


RED, GREEN, BLUE = (1, 0, 0), (0, 1, 0), (0, 0, 1)


@pytest.fixture
def view(qtbot, appearance):
    view = SheetView(appearance, None)
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show()
    return view


@pytest.fixture
def drawing(view, jobs):
    return SheetDrawing(view, jobs)


@pytest.fixture
def held(jobs):
    """Keep the worker busy until the event that this returns is set."""
    events = []

    def held():
        event = threading.Event()
        events.append(event)
        jobs.start(lambda _: event.wait(), "The work before")
        return event

    yield held
    for event in events:
        event.set()


def seen(view):
    """Return the colour in the middle of what is in sight."""
    picture = view.viewport().grab().toImage()
    return picture.pixelColor(picture.width() // 2, picture.height() // 2).getRgb()[:3]


def show(view, drawing, pdf):
    view.renew_pages(page_pictures.sizes(pdf))
    drawing.show_file(pdf)


def settled(qtbot, view):
    qtbot.waitUntil(lambda: view.wanted() is None)


def test_what_was_being_drawn_of_a_file_of_before_is_not_shown(qtbot, view, drawing, held):
    for before, after in ((RED, GREEN), (GREEN, BLUE)):
        event = held()
        show(view, drawing, pdf_of(before))
        show(view, drawing, pdf_of(after))
        event.set()
        settled(qtbot, view)
        assert seen(view) == tuple(255 * part for part in after)


def test_a_page_that_cannot_be_drawn_is_told_once_and_the_next_file_is_drawn(qtbot, view, drawing):
    told = []
    drawing.failed.connect(told.append)
    for count, colour in enumerate((RED, GREEN), 1):
        view.renew_pages(((200, 300),))
        with qtbot.waitSignal(drawing.failed):
            drawing.show_file(b"no file")
        view.picture_wanted.emit()
        assert len(told) == count
        show(view, drawing, pdf_of(colour))
        settled(qtbot, view)
        assert seen(view) == tuple(255 * part for part in colour)
    assert len(told) == 2


def test_pages_are_drawn_as_they_come_into_sight_and_no_others(qtbot, view, drawing):
    colours = (RED, GREEN, BLUE, RED, GREEN, BLUE)
    show(view, drawing, pdf_of(*colours))
    settled(qtbot, view)
    assert set(view._pictures) == set(view.in_sight)
    for number in (4, 1):
        view.go_to(number)
        settled(qtbot, view)
        assert seen(view) == tuple(255 * part for part in colours[number])


def test_a_view_that_is_gone_is_told_nothing(qtbot, appearance, held, jobs):
    event = held()
    view = SheetView(appearance, None)
    view.show()
    show(view, SheetDrawing(view, jobs), pdf_of(RED))
    delete(view)
    event.set()
    with qtbot.waitSignal(jobs.start(lambda _: None, "The next").finished):
        pass


def test_an_empty_file_of_pages_wants_nothing(view, drawing):
    file = BytesIO()
    PdfWriter().write(file)
    drawing.show_file(file.getvalue())
    assert view.wanted() is None
