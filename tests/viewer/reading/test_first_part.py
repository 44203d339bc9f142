"""A large document: the part that is seen first is painted before the rest is laid out."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from data.annotation import standard_labels
from data.intake import read_bytes
from tests.fixtures.documents import NOW
from tests.fixtures.windows import running
from viewer.reading.reading_pane import ReadingPane
from viewer.reading.restyling import Restyling
from viewer.session.document_session import DocumentSession

COUNT = 2_000
TEXT = "A long list\n\n" + "".join(f"Sentence number {it} is here.\n\n" for it in range(COUNT))


@pytest.fixture
def large(qapp, library, clock, new_id):
    document = read_bytes(TEXT.encode(), "list.txt")
    library.remember(document, NOW)
    notebook = library.notebook(document.id)
    return DocumentSession(document, notebook, standard_labels(), clock=clock, new_id=new_id)


@pytest.fixture
def pane(qtbot, appearance, current):
    pane = ReadingPane(appearance, current)
    pane.furnish(standard_labels())
    qtbot.addWidget(pane)
    pane.resize(900, 600)
    with qtbot.waitExposed(pane):
        pane.show()
    return pane


def blocks(pane):
    return pane.page.document().blockCount()


def is_whole(pane, document):
    """Tell whether all of a document is on the page: it is set bit by bit after the first paint."""
    return lambda: blocks(pane) > len(document.blocks)


def lines(pane, session):
    """Return what is at the top of the view, and how far below its edge."""
    top = pane.page.first_visible()
    return session.document.text[top : top + 40], round(pane.page.line_rect(top).top())


@pytest.mark.parametrize("number", [0, COUNT // 2, COUNT - 1])
def test_the_same_is_seen_before_and_after_the_rest_is_laid_out(
    qtbot, pane, current, large, number
):
    for _ in range(2):
        start = large.document.text.index(f"Sentence number {number} is")
        with qtbot.wait_signal(pane.painted):
            current.show(large, offset=start)
            assert blocks(pane) < COUNT / 2
            pane.page.select(start, start + 8)
            before = lines(pane, large)
        qtbot.waitUntil(is_whole(pane, large.document))
        assert lines(pane, large) == before
        assert pane.selection() == (start, start + 8)


def test_what_is_seen_stays_wherever_the_first_part_began(
    qtbot, pane, current, library, clock, new_id
):
    words = "was looked at by both sides. "
    items = (f"Item {it} {words * (it % 9)}\n\n" for it in range(9_000))
    document = read_bytes(f"A long report\n\n{''.join(items)}".encode(), "report.txt")
    library.remember(document, NOW)
    for near in range(6_200, 10_600, 400):
        start = document.text.index("Item", near)
        notebook = library.notebook(document.id)
        session = DocumentSession(document, notebook, standard_labels(), clock=clock, new_id=new_id)
        with qtbot.wait_signal(pane.painted):
            current.show(session, offset=start)
            before = lines(pane, session)
        qtbot.waitUntil(is_whole(pane, document))
        assert lines(pane, session) == before


def test_going_elsewhere_at_once_finds_the_whole_document(pane, current, large):
    current.show(large)
    start = large.document.text.index(f"Sentence number {COUNT - 9} is")
    pane.go_to(start)
    assert blocks(pane) > COUNT
    assert pane.page.shows(start)


def test_a_page_of_text_is_laid_out_at_once(pane, current, session):
    current.show(session)
    assert blocks(pane) >= len(session.document.blocks)


@pytest.mark.parametrize("height", [600, 500, 640])
@pytest.mark.parametrize("width", [900, 700, 980, 520])
def test_the_place_stays_when_a_window_is_furnished_around_a_large_page(
    qtbot, pane, current, large, width, height
):
    start = large.document.text.index("Sentence number 1500 is")
    with qtbot.wait_signal(pane.painted):
        current.show(large, offset=start)
    pane.resize(width, height)
    assert lines(pane, large)[0].startswith("Sentence number 1500 is")


def test_the_place_stays_from_start_to_start(qtbot, tmp_path, clock):
    path = tmp_path / "large.txt"
    path.write_text(TEXT * 9, encoding="utf-8")
    with running(qtbot, tmp_path, clock, size=(800, 600)) as window:
        with qtbot.wait_signal(window.first.opener.opened):
            window.open(path)
        words = window.session.document.text
        place = words.index("Sentence number 1500 is", len(words) // 2)
        window.first.reading.go_to(place)
        window.first.reading.page.scroll_to(place)
        assert window.first.reading.page.first_visible() == place
    for _ in range(2):
        with running(qtbot, tmp_path, clock, size=(800, 600), furnished=False) as window:
            with qtbot.wait_signal(window.first.reading.painted):
                window.open(path)
            window.furnish_now()
            QApplication.processEvents()
            assert window.first.reading.page.first_visible() == place


def test_another_look_is_shown_before_all_of_a_large_document_is_set_in_it(
    qtbot, pane, current, appearance, large
):
    Restyling(pane, appearance, pane)
    text = large.document.text
    with qtbot.wait_signal(pane.completed):
        current.show(large, offset=text.index("Sentence number 900 is"))
    selected = text.index("Sentence number 12 is"), text.index("Sentence number 14 is")
    pane.page.select(*selected)
    pane.page.scroll_to(text.index("Sentence number 900 is"))
    (words, _), look = lines(pane, large), appearance.look
    for size in (24, 17, 26):
        with qtbot.wait_signal(pane.completed):
            appearance.set_look(replace(look, size=size))
            assert blocks(pane) < COUNT / 2
            assert lines(pane, large)[0] == words
        assert is_whole(pane, large.document)()
        assert lines(pane, large)[0] == words
        assert pane.page.selection() == selected


def test_what_is_selected_while_the_rest_is_set_in_another_look_stays_selected(
    qtbot, pane, current, appearance, large
):
    Restyling(pane, appearance, pane)
    text = large.document.text
    start = text.index("Sentence number 900 is")
    with qtbot.wait_signal(pane.completed):
        current.show(large, offset=start)
    pane.page.select(12, 30)
    pane.page.scroll_to(start)
    with qtbot.wait_signal(pane.completed):
        appearance.set_look(replace(appearance.look, size=25))
        pane.page.select(start, start + 8)
    assert pane.page.selection() == (start, start + 8)
